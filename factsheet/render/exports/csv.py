"""The files under /data: facts as CSV (RFC 4180, UTF-8). Their columns are a contract: see docs/api.md."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, chain
from pathlib import Path

from factsheet.core import markdown, urls
from factsheet.core.amounts import written
from factsheet.core.figure import Figure, Range
from factsheet.core.model import Sheet
from factsheet.core.output import Output
from factsheet.render.fragments import Opened, Store
from factsheet.view.fact import FactView
from factsheet.view.index import SiteView

COLUMNS = (
    "id", "entity", "name", "kind", "text", "property", "value", "from", "to", "unit", "scale", "bound", "as_of",
    "nature", "of", "sources", "source_urls", "url", "outcome", "outcome_sought",
)  # fmt: skip

OfFact = Callable[[str], bytes]
"""A function that returns what `of_fact` makes of the fact with a global id."""

FACTS = urls.table()
"""The file with every fact."""

Names = Callable[[], Iterable[str]]
"""A function that returns the global ids of the facts of a table."""

_NUMBER = re.compile(r"-?[0-9]+([./][0-9]+)?").fullmatch
_STARTS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_HAS_FORMULA = re.compile(f",[{re.escape(''.join(_STARTS_A_FORMULA))}]").search
_QUOTED = re.compile(r'[",\r\n]').search


def of_entity(site: SiteView, entity: str, of_fact: OfFact) -> Output:
    """Return the table of one entity."""
    return _table(urls.table("entities", entity), lambda: site.ids[entity], of_fact)


def of_site(site: SiteView, of_fact: OfFact) -> Iterator[Output]:
    """Yield one table of all facts, then one for each kind, if there are to be `all` tables, and for each property."""
    for path, names in _tables(site):
        yield _table(path, names, of_fact)


def facts_in(file: Path) -> Store:
    """Return what `of_fact` made of each fact, from FACTS as a former build wrote it.

    They are too many if a cell holds a line end, or a fact is a series.
    """
    with file.open("rb") as opened:
        return Store(Opened(file), array("q", accumulate(map(len, opened))))


def paths(site: SiteView) -> list[str]:
    """Return the path of every table."""
    own = site.entities if site.tables == "all" else ()
    return [*(path for path, _ in _tables(site)), *(urls.table("entities", name) for name in own)]


def of_fact(site: SiteView, name: str) -> bytes:
    """Return a fact as a row of a table, in the order of COLUMNS, in UTF-8; a series as a row for each point."""
    view = site.fact(name)
    return "".join(_line(_cells(site.sheet, row)) for row in view.points or (view,)).encode()


def _tables(site: SiteView) -> Iterator[tuple[str, Names]]:
    yield FACTS, lambda: site.fact_ids
    for kind in site.kinds if site.tables == "all" else ():
        yield urls.table("kinds", kind.id), partial(_facts_of_kind, site, kind.id)
    for property_ in site.properties:
        yield urls.table("properties", property_), partial(site.ids_measuring, property_)


def _facts_of_kind(site: SiteView, kind: str) -> Iterator[str]:
    for name, entity in site.sheet.entities.items():
        if entity.kind == kind:
            yield from site.ids[name]


def _cells(sheet: Sheet, view: FactView) -> tuple[str, ...]:
    fact, entity = view.fact, view.entity
    return (
        *(view.id, entity.id, entity.name, entity.kind, markdown.text(fact.statement)),
        *(_figure(sheet, fact.figure) if fact.figure else ("",) * 7),
        *(fact.as_of or "", fact.nature, fact.of or ""),
        *(" ".join([c.source for c in fact.citations]), " ".join([c.url for c in view.citations]), view.url),
        *(" ".join(fact.outcome), fact.outcome_sought or ""),
    )


def _figure(sheet: Sheet, figure: Figure) -> tuple[str, ...]:
    value = figure.value
    ends = ("", written(value.low), written(value.high)) if isinstance(value, Range) else (written(value), "", "")
    return (figure.property, *ends, sheet.unit_of(figure), figure.scale or "", figure.bound)


def _safe(cell: str) -> str:
    """Keep a spreadsheet from taking a cell for a formula: an apostrophe goes before what starts like one.

    Numbers stay as they are.
    """
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) and not _NUMBER(cell) else cell


def _line(cells: Sequence[str]) -> str:
    """Join cells to a line by RFC 4180: a cell with a comma, a quote mark or a line end stands in quote marks."""
    line = ",".join(cells)
    is_bare = line.count(",") == len(cells) - 1 and not ('"' in line or "\r" in line or "\n" in line)
    if is_bare and not _HAS_FORMULA(f",{line}"):  # most are; looking at each cell takes longer
        return f"{line}\r\n"
    return ",".join(f'"{c.replace(chr(34), chr(34) * 2)}"' if _QUOTED(c) else c for c in map(_safe, cells)) + "\r\n"


def _table(path: str, names: Names, of_fact: OfFact) -> Output:
    return Output(path, lambda: chain([_line(COLUMNS).encode()], map(of_fact, names())), names)
