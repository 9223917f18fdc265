"""Small pictures of one property side by side, one for each entity and part that has figures over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factsheet.view.fact import FactView
from factsheet.view.formatting import FigureView
from factsheet.view.pictures.axes import in_time, places
from factsheet.view.pictures.plots import Dot, Plot, plot
from factsheet.view.references import EntityRef

MOST = 60
"""The most small pictures of a page."""


@dataclass(frozen=True, slots=True)
class Multiple:
    """A small picture, on a scale of its own; `first` and `last` are its ends, as far as they are known."""

    entity: EntityRef
    of: str  # the part measured, if it is not the whole
    plot: Plot
    first: Dot
    last: Dot


def multiples(facts: Iterable[FactView]) -> tuple[tuple[Multiple, ...], bool]:
    """Draw the figures of each entity over the same time, in the order of names, and tell whether all are drawn.

    Only series are drawn, and only those of several entities: of too many, those with the largest newest figures.
    """
    by_series: dict[tuple[str, str], list[tuple[FactView, FigureView]]] = {}
    for fact in facts:
        if fact.figure and fact.is_point:
            by_series.setdefault((fact.entity.id, fact.of), []).append((fact, fact.figure))
    if len({entity for entity, _ in by_series}) < 2:
        return (), True
    days = [day for pairs in by_series.values() for day in places(in_time(pairs))]
    drawn = [one for pairs in by_series.values() if (one := _multiple(pairs, (min(days), max(days))))]
    largest = sorted(drawn, key=lambda one: one.last.figure.drawn, reverse=True)[:MOST]
    return tuple(sorted(largest, key=lambda one: (one.entity.full_name, one.of))), len(largest) == len(drawn)


def _multiple(pairs: Sequence[tuple[FactView, FigureView]], days: tuple[int, int]) -> Multiple | None:
    picture = plot(pairs, days)
    known = [dot for dot in picture.dots if not dot.fact.is_planned] if picture else []
    return Multiple(known[0].fact.entity, known[0].fact.of, picture, known[0], known[-1]) if picture and known else None
