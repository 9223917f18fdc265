"""The files under /data: facts as CSV (RFC 4180, UTF-8). Their columns are a contract: see docs/api.md."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from itertools import accumulate, chain
from operator import attrgetter
from pathlib import Path

from factsheet.core import days, edtf, markdown, urls
from factsheet.core.amounts import written
from factsheet.core.fact import Fact
from factsheet.core.figure import Conversion, Figure, Range, in_full
from factsheet.core.model import Sheet
from factsheet.core.output import Output
from factsheet.render.exports import columns
from factsheet.render.exports.columns import IDS, WORDS
from factsheet.render.fragments import Opened, Store
from factsheet.view.fact import FactView
from factsheet.view.index import SiteView

COLUMNS = tuple(column.name for column in columns.CSV)

OfFact = Callable[[str], bytes]
"""A function that returns what `of_fact` makes of the fact with a global id."""

FACTS = urls.table()
"""The file with every fact."""

Names = Callable[[], Iterable[str]]
"""A function that returns the global ids of the facts of a table."""

_NUMBER = re.compile(r"-?[0-9]+([./][0-9]+)?").fullmatch
_FORMULA = r"'*[=+\-@\t\r\n＝＋－＠]"  # apostrophes too, so that whoever takes one away has what was there
_STARTS_A_FORMULA = re.compile(_FORMULA).match
_HAS_FORMULA = re.compile(f",{_FORMULA}").search
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
    """Return the path of every table, but for those of single entities."""
    return [path for path, _ in _tables(site)]


def paths_of_entities(site: SiteView) -> list[str]:
    """Return the path of the table of each entity, if entities have any."""
    return [urls.table("entities", name) for name in site.entities] if site.tables == "all" else []


def of_fact(site: SiteView, name: str) -> bytes:
    """Return a fact as a row of a table, in the order of COLUMNS, in UTF-8; a series as a row for each point."""
    view = site.fact(name)
    return "".join([_line(_cells(site, row, view)) for row in view.points or (view,)]).encode()


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


def _cells(site: SiteView, row: FactView, whole: FactView) -> tuple[str, ...]:
    """Return the cells of a row: a fact, or a point of `whole`, which is its series."""
    fact, entity = row.fact, row.entity
    return (
        *(row.id, entity.id, entity.name, entity.kind, markdown.text(fact.statement)),
        *(_figure(site.sheet, fact.figure) if fact.figure else ("",) * 7),
        *(fact.as_of or "", fact.nature, fact.of or ""),
        *(IDS.join([c.source for c in fact.citations]), IDS.join([c.url for c in row.citations]), row.url),
        *(IDS.join(fact.outcome), fact.outcome_sought or "", row.outcome_verdict),
        *(_in_full(fact.figure) if fact.figure else ("",) * 9),
        *(_days(fact.as_of) if fact.as_of else ("", "")),
        *("true" if fact.event else "", IDS.join(fact.topics), IDS.join(fact.about)),
        *((fact.relation.predicate, fact.relation.object) if fact.relation else ("", "")),
        *(_speaker(fact) if fact.attributed_to else ("", "", "")),
        *map(_words, zip(*map(_OF_CITATION, fact.citations), strict=True)),
        _words([str(c.paragraph or "") for c in row.citations]),
        *(fact.reviewed or "", whole.fact.superseded_by or "", IDS.join([other.id for other in whole.disputed_by])),
        site.publication.at(row.url),
    )


_OF_CITATION = attrgetter("quote", "prefix", "suffix", "dated", "heading", "row", "locator")


def _words(parts: Sequence[str | None]) -> str:
    """Join words of sources, one part for each citation; empty if there are none. None of them has a `|` then."""
    return WORDS.join([(part or "").replace("|", "¦") for part in parts]) if any(parts) else ""


def _figure(sheet: Sheet, figure: Figure) -> tuple[str, ...]:
    return (figure.property, *_ends(figure), sheet.unit_of(figure), figure.scale or "", figure.bound)


def _ends(figure: Figure | Conversion) -> tuple[str, str, str]:
    """Return a number, or two ends of a range, as columns."""
    value = figure.value
    return ("", written(value.low), written(value.high)) if isinstance(value, Range) else (written(value), "", "")


def _in_full(figure: Figure) -> tuple[str, ...]:
    """Return a figure without its scale, and its conversion."""
    value, scale, other = figure.value, figure.scale, figure.converted
    is_range = isinstance(value, Range)
    ends = [in_full(end, scale) for end in ((value.low, value.high) if isinstance(value, Range) else (value,))]
    cells = ["" if isinstance(end, Fraction) else written(end) for end in ends]
    converted = (*_ends(other), other.unit, other.scale or "", other.bound) if other else ("",) * 6
    return (*(("", *cells) if is_range else (*cells, "", "")), *converted)


def _days(as_of: str) -> tuple[str, str]:
    date = edtf.parse(as_of)
    return days.iso(date.first), days.iso(date.last)


def _speaker(fact: Fact) -> tuple[str, str, str]:
    speaker = fact.attributed_to
    assert speaker
    return speaker.name or "", speaker.role or "", speaker.agency or ""


def _safe(cell: str) -> str:
    """Keep a spreadsheet from taking a cell for a formula: an apostrophe goes before what starts like one.

    Numbers stay as they are.
    """
    return f"'{cell}" if _STARTS_A_FORMULA(cell) and not _NUMBER(cell) else cell


def _line(cells: Sequence[str]) -> str:
    """Join cells to a line by RFC 4180: a cell with a comma, a quote mark or a line end stands in quote marks."""
    line = ",".join(cells)
    is_bare = line.count(",") == len(cells) - 1 and not ('"' in line or "\r" in line or "\n" in line)
    if is_bare and not _HAS_FORMULA(f",{line}"):  # most are; looking at each cell takes longer
        return f"{line}\r\n"
    return ",".join(f'"{c.replace(chr(34), chr(34) * 2)}"' if _QUOTED(c) else c for c in map(_safe, cells)) + "\r\n"


def _table(path: str, names: Names, of_fact: OfFact) -> Output:
    return Output(path, lambda: chain([_line(COLUMNS).encode()], map(of_fact, names())), names)
