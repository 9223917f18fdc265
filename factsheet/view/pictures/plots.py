"""Three and more dated figures of one entity as dots on a true axis of time. All places are per cent of the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from factsheet.view.fact import FactView
from factsheet.view.formatting import FigureView, open_end
from factsheet.view.pictures.axes import Axes, Dated, Tick, middle

FEWEST = 3
"""The fewest dated figures that make a picture."""

NAMED = 12
"""The most dots that each have their figure beside them; of more, the ends, the lowest and the highest have."""

DENSE = 24
"""The most dots that each are drawn large."""

_GAP = 1.9
"""A step in time that is so many times as long as the usual one is a gap, over which no line is drawn."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure in its place. `top` and `bottom` are the ends of a range, else both are `y`."""

    fact: FactView
    figure: FigureView
    x: float
    y: float
    top: float
    bottom: float
    style: str  # its first label, or `reported`
    open: str  # `more` or `less`: where its hedge leaves it open
    is_named: bool
    anchor: str  # where the name stands: `start`, `middle` or `end` of it at the dot

    @property
    def is_plain(self) -> bool:
        """True if it is reported, with a figure that is neither a range nor open."""
        return self.style == "reported" and self.top == self.bottom and not self.open


@dataclass(frozen=True, slots=True)
class Run:
    """Dots that a line joins: those that are known, or those that are planned behind the last known one."""

    sort: Literal["known", "planned"]
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """Dots, the lines between them, and both axes. `scale_of` are facts that have the least and the greatest value."""

    dots: tuple[Dot, ...]
    runs: tuple[Run, ...]
    values: tuple[Tick, ...]
    scale: str  # of the values: `million`, or empty
    scale_of: str
    years: tuple[Tick, ...]

    @property
    def is_dense(self) -> bool:
        """True if its dots are too many to draw each of them large."""
        return len(self.dots) > DENSE


def plot(drawn: Sequence[tuple[FactView, FigureView]], days: tuple[int, int] | None = None) -> Plot | None:
    """Draw the dated figures of one entity and one part; None if they are too few or all of one time.

    With `days` the axis of time runs from one day to another, given by their numbers.
    """
    dated = sorted((pair for pair in drawn if pair[0].is_dated), key=lambda pair: pair[0].sort_key)
    if len(dated) < FEWEST or len({fact.date.first for fact, _ in dated}) < FEWEST:
        return None
    axes = Axes.of(dated, days)
    named = _named(dated)
    dots = tuple(_dot(fact, figure, axes, is_named=at in named) for at, (fact, figure) in enumerate(dated))
    values, scale = axes.values()
    least = min(dated, key=lambda pair: pair[1].drawn[0])[0].id
    greatest = max(dated, key=lambda pair: pair[1].drawn[1])[0].id
    return Plot(
        dots=dots,
        runs=tuple(_runs(dots)),
        values=values,
        scale=scale,
        scale_of=" ".join(dict.fromkeys((least, greatest))),
        years=tuple(axes.years(dated)),
    )


def _named(dated: Dated) -> set[int]:
    """Return the places of the figures that have their number beside them; extremes only if nothing is near."""
    places = range(len(dated))
    if len(dated) <= NAMED:
        return set(places)
    newest = max((at for at in places if not dated[at][0].is_planned), default=0)
    named = {0, newest, len(dated) - 1}
    for choose in (max, min):
        at = choose(places, key=lambda place: dated[place][1].drawn)
        if all(abs(at - other) >= len(dated) // 6 for other in named):
            named.add(at)
    return named


def _dot(fact: FactView, figure: FigureView, axes: Axes, *, is_named: bool) -> Dot:
    x, (low, high) = axes.x(middle(fact)), map(axes.y, figure.drawn)
    anchor = "start" if x < 15 else "end" if x > 85 else "middle"
    style = (*fact.labels, "reported")[0]
    return Dot(fact, figure, x, round((low + high) / 2, 2), high, low, style, open_end(figure.bound), is_named, anchor)


def _runs(dots: Sequence[Dot]) -> Iterator[Run]:
    """Yield the lines: one for all facts that are reported, and those of each series, which have gaps."""
    reported = tuple(dot for dot in dots if dot.style == "reported" and not dot.fact.is_point)
    if len(reported) > 1:
        yield Run("known", reported)
    for name in dict.fromkeys(dot.fact.series_id for dot in dots if dot.fact.is_point):
        own = [dot for dot in dots if dot.fact.series_id == name]
        known = [dot for dot in own if not dot.fact.is_planned]
        planned = [dot for dot in own if dot.fact.is_planned]
        yield from (Run("known", run) for run in _without_gaps(known) if len(run) > 1)
        if planned:
            yield Run("planned", (*known[-1:], *planned))


def _without_gaps(dots: Sequence[Dot]) -> Iterator[tuple[Dot, ...]]:
    """Yield runs of dots that follow each other at about the usual step."""
    steps = [other.x - one.x for one, other in pairwise(dots)]
    usual = median(steps) if len(steps) > FEWEST else float("inf")
    start = 0
    for at, step in enumerate(steps, 1):
        if step > _GAP * usual:
            yield tuple(dots[start:at])
            start = at
    yield tuple(dots[start:])
