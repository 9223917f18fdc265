"""The files under /data: facts as CSV (RFC 4180, UTF-8). Their columns are a contract: see docs/api.md."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from factsheet import addresses
from factsheet.model import Fact, Figure, Range, Sheet
from factsheet.output import Output
from factsheet.view import SiteView

COLUMNS = (
    "id", "entity", "name", "kind", "text", "property", "value", "from", "to", "unit", "scale", "bound", "as_of",
    "nature", "of", "sources", "source_urls", "url",
)  # fmt: skip

Row = tuple[str, ...]

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?").fullmatch
_STARTS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def outputs(site: SiteView) -> Iterator[Output]:
    """One table of all facts, then one for each entity, property and kind."""
    rows = {f"{entity}.{fact.id}": _row(site, entity, fact) for entity, _, fact in site.sheet.facts()}
    for path, names in tables(site):
        yield Output(path, _table(rows[name] for name in names))


def tables(site: SiteView) -> Iterator[tuple[str, list[str]]]:
    """The path of every table, and the facts in it by their global ids."""
    yield addresses.table(), list(site.fact_ids)
    for kind in site.kinds:
        own = (name for name, entity in site.sheet.entities.items() if entity.kind == kind.id)
        yield addresses.table("kinds", kind.id), [name for entity in own for name in _facts_of(site, entity)]
    for entity in site.entities:
        yield addresses.table("entities", entity), _facts_of(site, entity)
    for property_ in site.properties:
        yield addresses.table("properties", property_), [fact.id for fact in site.facts_measuring(property_)]


def _facts_of(site: SiteView, entity: str) -> list[str]:
    return [f"{entity}.{fact.id}" for fact in site.sheet.entities[entity].facts]


def _row(site: SiteView, entity: str, fact: Fact) -> Row:
    """A fact in the order of COLUMNS."""
    shown = site.fact(f"{entity}.{fact.id}")
    figure = _figure(site.sheet, fact.figure) if fact.figure else ("",) * 7
    sources = (" ".join(citation.source for citation in fact.citations), " ".join(c.url for c in shown.citations))
    about = (shown.id, entity, shown.entity.name, shown.entity.kind, shown.text)
    return tuple(map(_safe, (*about, *figure, fact.as_of or "", fact.nature, fact.of or "", *sources, shown.url)))


def _figure(sheet: Sheet, figure: Figure) -> Row:
    value = figure.value
    ends = ("", f"{value.low:f}", f"{value.high:f}") if isinstance(value, Range) else (f"{value:f}", "", "")
    return (figure.property, *ends, sheet.properties[figure.property].unit, figure.scale or "", figure.bound)


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: what starts like one, and is no number, gets an apostrophe."""
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) and not _NUMBER(cell) else cell


def _table(rows: Iterable[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return text.getvalue().encode()
