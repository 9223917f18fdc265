"""A series as lists and pages show it: by its newest figure, and between the dates of its first and its last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from factsheet.core import edtf, markdown
from factsheet.core.fact import Fact, PointFact
from factsheet.view.nature import PLANNED, is_key_figure

AnyFact = TypeVar("AnyFact", bound=Fact)

FEWEST = 3
"""The fewest dated figures that make a picture."""


@dataclass(frozen=True)
class SeriesIndex:
    """The points of the series among some facts, which are given by their global ids."""

    facts: Mapping[str, Fact]

    @cached_property
    def points(self) -> dict[str, PointFact]:
        """Every point by its global id, `entity.fact.point`, in the order of the file."""
        series = ((name.partition(".")[0], fact) for name, fact in self.facts.items() if fact.series)
        return {f"{entity}.{point.id}": point for entity, fact in series for point in fact.points()}

    def ids_of(self, name: str) -> Iterator[str]:
        """Yield the global ids of the points of a series, given its own; nothing for any other fact."""
        series = self.facts[name].series
        yield from (f"{name}.{point.id}" for point in series.points) if series else ()

    def with_leads(self, facts: Iterable[tuple[str, Fact]]) -> dict[str, Fact]:
        """Return facts by their global ids, each series replaced by the point that stands for it."""
        leads = ((self._lead_of(name) if fact.series else name, fact) for name, fact in facts)
        return {name: self.points[name] if fact.series else fact for name, fact in leads}

    def without_drawn(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return figures of a property, and of each series that a small picture shows only the point that leads it.

        Small pictures stand side by side (see pictures.multiples): where one entity alone has series, there are none.
        """
        over_time: dict[tuple[str, str | None], list[str]] = {}
        for name in names:
            if name in self.points:
                over_time.setdefault((name.partition(".")[0], self.points[name].of), []).append(name)
        if len({entity for entity, _ in over_time}) == 1:
            return tuple(names)
        drawn = {name for own in over_time.values() if self._fill_picture(own) for name in own}
        leads = {self._lead_of(series) for series in {name.rpartition(".")[0] for name in drawn}}
        return tuple(name for name in names if name in leads or name not in drawn)

    def _fill_picture(self, names: Iterable[str]) -> bool:
        """Tell whether points are of enough times to be drawn, and not all of them planned."""
        points = [self.points[name] for name in names]
        times = {_first(point.as_of or "")[0] for point in points}
        return len(times) >= FEWEST and any(point.nature not in PLANNED for point in points)

    def _lead_of(self, name: str) -> str:
        if name not in self._leads:
            point = lead([self.points[point] for point in self.ids_of(name)])
            self._leads[name] = f"{name.partition('.')[0]}.{point.id}"
        return self._leads[name]

    @cached_property
    def _leads(self) -> dict[str, str]:
        return {}


def last_date(fact: Fact) -> str:
    """Return the date of the last known point of a series; empty for any other fact."""
    return max(_dates(fact), key=_last, default="")


def first_date(fact: Fact) -> str:
    """Return the date of the first known point of a series; empty for any other fact."""
    return min(_dates(fact), key=_first, default="")


def _dates(fact: Fact) -> list[str]:
    """Return the dates of the points of a series; those of planned ones only if there are no others."""
    points = fact.series.points if fact.series else ()
    known = [point.as_of for point in points if (point.nature or fact.nature) not in PLANNED]
    return known or [point.as_of for point in points]


def lead(points: Sequence[AnyFact]) -> AnyFact:
    """Return the point that stands for a series: the newest reported or estimated, else the first of those planned."""
    known = [point for point in points if is_key_figure(point)]
    newest = max(known, key=lambda point: _last(point.as_of or ""), default=None)
    return newest or min(points, key=lambda point: _first(point.as_of or ""))


def with_figure(statement: str, words: str) -> str:
    """Return the statement of a series with a figure of it behind.

    >>> with_figure("People of the town.", "2,400 people")
    'People of the town: 2,400 people.'
    """
    bare = statement.rstrip(".。")
    return f"{bare}: {markdown.literal(words)}{statement[len(bare) :]}"


def _last(as_of: str) -> tuple[int, int]:
    """Return a key for the order of time, as pictures have it: of two dates that end together the longer is later."""
    date = edtf.parse(as_of)
    return date.last.ordinal, -date.first.ordinal


def _first(as_of: str) -> tuple[int, int]:
    date = edtf.parse(as_of)
    return date.first.ordinal, date.last.ordinal
