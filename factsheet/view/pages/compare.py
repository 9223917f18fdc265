"""Figures side by side: for each kind, a table of its entities with a column for each property measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from factsheet.core import urls
from factsheet.view import formatting
from factsheet.view.fact import FactView
from factsheet.view.index import SiteView
from factsheet.view.pagination import LIMIT, ListPage, by_letter
from factsheet.view.references import EntityRef, KindRef, Label
from factsheet.view.search_names import entities_of, most_used

COLUMNS = 8
"""The most properties in a table. Those that most entities have figures of are chosen."""


@dataclass(frozen=True, slots=True)
class Column:
    """A property and its unit. `witness` is the id of a fact that holds the digits of the unit."""

    label: Label
    unit: str
    witness: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """An entity with its figure in each column, or None."""

    entity: EntityRef
    cells: tuple[FactView | None, ...]


@dataclass(frozen=True, slots=True)
class KindTable:
    """The table of a kind, or a part of it."""

    kind: KindRef
    url: str
    csv: str
    columns: tuple[Column, ...]
    only: tuple[FactView, ...]  # figures of properties that one entity alone has, on the table's own page
    is_whole: bool  # whether every entity of the kind has a row
    part: ListPage[EntityRef]
    rows: tuple[TableRow, ...] = ()  # filled in when it is shown


@dataclass(frozen=True, slots=True)
class ComparePage:
    """The tables of the site: by kind, and by property if it has more than one figure."""

    kinds: tuple[tuple[KindRef, str], ...]
    properties: tuple[Label, ...]
    has_more: bool  # whether there are others, with fewer figures


def compare_page(site: SiteView) -> ComparePage:
    """Make the page that leads to all tables."""
    kinds = tuple((kind, urls.compared(kind.url.rstrip("/"))) for kind in site.kinds if is_compared(site, kind))
    several = [label for label in site.properties.values() if label.count > 1]
    chosen = most_used(several)
    return ComparePage(kinds, tuple(chosen), len(chosen) < len(several))


def is_compared(site: SiteView, kind: KindRef) -> bool:
    """Tell whether pages lead to the table of a kind: it has several entities, and figures of any.

    The table of a kind of one stays where it is: it may have been one of several before.
    """
    return kind.count > 1 and kind.id in site.measured


def kind_tables(site: SiteView, kind: KindRef, limit: int = LIMIT) -> Iterator[KindTable]:
    """Yield the parts of a kind's table, still without rows (see `filled`); nothing if it has no figures.

    Entities are in the order of their names.
    """
    records = site.sheet.entities
    refs = entities_of(site, kind)
    measured = {ref: {name for fact in records[ref.id].facts for name in fact.properties()} for ref in refs}
    filled = Counter(name for properties in measured.values() for name in properties)
    names = sorted((name for name in site.properties if filled[name] > 1), key=lambda name: -filled[name])
    columns = tuple(_column(site, name) for name in names[:COLUMNS])
    shared = {column.label.id for column in columns}
    rows = [ref for ref, properties in measured.items() if properties & shared]
    parts = by_letter(rows, lambda ref: ref.filed, limit, named=lambda ref: (ref.full_name, ref.witness))
    for part in parts if filled else ():
        yield KindTable(
            kind=kind,
            url=urls.compared(kind.url.rstrip("/")),
            csv=site.table_of(kind.id),
            columns=columns,
            only=() if part.trail else _only(site, measured, shared | set(names)),
            is_whole=len(rows) == len(refs),
            part=part,
        )


def _only(site: SiteView, measured: Mapping[EntityRef, set[str]], shared: set[str]) -> tuple[FactView, ...]:
    """Return the best figure of each entity and property that is not shared, up to LIMIT; its best first."""
    figures = (
        fact
        for ref, properties in measured.items()
        if properties - shared
        for name, fact in reversed(best_figures(_leads(site, ref)).items())
        if name not in shared
    )
    return tuple(islice(figures, LIMIT))


def filled(site: SiteView, table: KindTable) -> KindTable:
    """Return a table with its rows."""
    return replace(table, rows=tuple(_row(ref, table.columns, _leads(site, ref)) for ref in table.part.rows))


def _leads(site: SiteView, ref: EntityRef) -> list[FactView]:
    return site.shown(site.series.with_leads(site.own_facts(ref.id)))


def _row(ref: EntityRef, columns: Iterable[Column], facts: Iterable[FactView]) -> TableRow:
    best = best_figures(facts)
    return TableRow(ref, tuple(best.get(column.label.id) for column in columns))


def best_figures(facts: Iterable[FactView]) -> dict[str, FactView]:
    """Return by property the figure that stands for an entity (see `FactView.standing`); of equal ones the first."""
    figures: dict[str, FactView] = {}
    for fact in sorted((fact for fact in facts if fact.figure), key=lambda fact: fact.standing, reverse=True):
        assert fact.figure
        figures.setdefault(fact.figure.property_id, fact)
    return figures


def _column(site: SiteView, name: str) -> Column:
    unit = formatting.unit(site.sheet, name).label
    return Column(site.properties[name], unit, site.ids_measuring(name)[0])
