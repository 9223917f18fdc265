"""The links of an entity as rows of its box, by label."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from factsheet.view.box.row import BoxRow, BoxValue, rows_of
from factsheet.view.formatting import plain
from factsheet.view.references import Link


def linked(links: Iterable[Link], shown: Container[str] = ()) -> list[BoxRow]:
    """Return the entities at the other ends of links, by label, and how many they are where some are left out.

    Each has its date unless the box has `shown` it.
    """
    by_label: dict[str, dict[str, BoxValue]] = {}
    counts: dict[str, set[str]] = {}  # by label, the names of counts: two sorts of links may have one label
    for link in links:
        note = {"reported": "", "target": "planned"}.get(link.nature, link.nature)
        date = () if plain(link.date) in shown else link.date
        value = BoxValue(link.entity.full_name, link.entity.url, link.entity.witness, note, date, link.fact)
        by_label.setdefault(link.label, {}).setdefault(link.entity.id, value)
        counts.setdefault(link.label, set()).add(link.counted)
    return [row for label, values in by_label.items() for row in _rows(label, list(values.values()), counts[label])]


def _rows(label: str, values: list[BoxValue], counts: set[str]) -> Iterator[BoxRow]:
    for row in rows_of(label.capitalize(), values):
        yield replace(row, count=len(values), counted=min(counts)) if row.more and len(counts) == 1 else row
