"""Three and more dated figures of one entity as dots on a true axis of time. All places are per cent of the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from statistics import median
from typing import Literal

from factsheet.view.fact import FactView
from factsheet.view.formatting import FigureView, open_end
from factsheet.view.pictures.axes import Axes, Dated, Tick, in_time, places
from factsheet.view.series import FEWEST

NAMED = 12
"""The most dots that each have their figure beside them; of more, the ends, the lowest and the highest have."""

_FEW = 5
"""The most dots of which each has its figure on a narrow screen too."""

DENSE = 24
"""The most dots that each are drawn large."""

_LOW = 86
"""Per cent from the top; a figure below a dot that stands lower would reach the years."""

_HALF = 7
"""Per cent that half of a figure beside a dot takes at most."""

_LETTER, _LINE = 1.15, 8.0
"""The width of a digit and the height of a line beside a dot, in per cent of a picture on a wide screen."""

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
    anchor: str  # where its name stands: `start`, `middle` or `end` of it at the dot
    name: str = ""  # the figure as it stands beside the dot; empty where there are too many
    is_main: bool = False  # whether it is named on a narrow screen too
    is_below: bool = False  # whether its name stands below it, as the line goes up from here

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
    scale: str  # of all figures and of the values: `million`, or empty
    scale_of: str
    years: tuple[Tick, ...]

    @property
    def axis_characters(self) -> int:
        """The characters that the values need beside the picture, and one for the gap."""
        return max((len(tick.text) for tick in self.values), default=0) + 1

    @property
    def is_dense(self) -> bool:
        """True if its dots are too many to draw each of them large."""
        return len(self.dots) > DENSE


def plot(drawn: Sequence[tuple[FactView, FigureView]], days: tuple[int, int] | None = None) -> Plot | None:
    """Draw the dated figures of one entity and one part; None if they are too few or all of one time.

    With `days` the axis of time runs from one day to another, given by their numbers.
    """
    dated = in_time(drawn)
    if len(dated) < FEWEST or len({fact.date.first for fact, _ in dated}) < FEWEST:
        return None
    at_days = places(dated)
    axes = Axes.of(dated, days or (at_days[0], at_days[-1]))
    main, bare = _main(dated), [_dot(*pair, axes.x(day), axes) for pair, day in zip(dated, at_days, strict=True)]
    named = {
        at: replace(dot, name=_name(dot.figure, axes.scale), is_main=at in main, is_below=_is_below(at, bare))
        for at, dot in enumerate(bare)
        if at in main or len(bare) <= NAMED
    }
    all_are = _have_room([*named.values()])
    dots = tuple(named[at] if at in main or (all_are and at in named) else dot for at, dot in enumerate(bare))
    least = min(dated, key=lambda pair: pair[1].drawn[0])[0].id
    greatest = max(dated, key=lambda pair: pair[1].drawn[1])[0].id
    return Plot(
        dots=dots,
        runs=tuple(_runs(dots)),
        values=axes.values(),
        scale=axes.scale,
        scale_of=" ".join(dict.fromkeys((least, greatest))),
        years=tuple(axes.years(dated)),
    )


def _main(dated: Dated) -> set[int]:
    """Return the places of the ends, and of the lowest and the highest figure if nothing of these is near.

    Near are those of about the same time and of about the same height.
    """
    places = range(len(dated))
    newest = max((at for at in places if not dated[at][0].is_planned), default=0)
    main = {0, newest, len(dated) - 1}
    apart = max(2, len(dated) // 6) if len(dated) > _FEW else 1
    heights = [Fraction(figure.drawn[0]) for _, figure in dated]
    far = (max(heights) - min(heights)) / 2
    for choose in (max, min):
        at = choose(places, key=lambda place: dated[place][1].drawn)
        if all(abs(at - other) >= apart or abs(heights[at] - heights[other]) > far for other in main):
            main.add(at)
    return main


def _have_room(dots: Sequence[Dot]) -> bool:
    """Tell whether the names of dots do not run into each other on a wide screen."""
    return all(
        other.x - one.x >= _LETTER * (len(one.name) + len(other.name)) / 2
        or abs(_height(one) - _height(other)) >= _LINE
        for at, one in enumerate(dots)
        for other in dots[at + 1 :]
    )


def _height(dot: Dot) -> float:
    """Return how far below the top the name of a dot stands."""
    return dot.y + (_LINE if dot.is_below else -_LINE)


def _is_below(at: int, dots: Sequence[Dot]) -> bool:
    """Tell whether the name of a dot is better below it: the line that its name would cover goes up."""
    dot = dots[at]
    left, right = {"start": (0, 2), "middle": (1, 1), "end": (2, 0)}[dot.anchor]
    near = {one.x: one.y for one in dots if -left * _HALF <= one.x - dot.x <= right * _HALF}
    near |= {one.x: one.y for one in dots[max(0, at - min(1, left)) : at + 1 + min(1, right)]}
    return dot.y < _LOW and sum(near.values()) / len(near) < dot.y - 1


def _name(figure: FigureView, scale: str) -> str:
    """Return a figure as it stands beside its dot: without its scale and its unit where the axis has the same."""
    unit = figure.unit if figure.is_converted_for_drawing else ""
    return " ".join(filter(None, (figure.number, figure.scale if figure.scale != scale else "", unit)))


def _dot(fact: FactView, figure: FigureView, x: float, axes: Axes) -> Dot:
    low, high = map(axes.y, figure.drawn)
    anchor = "start" if x < 15 else "end" if x > 85 else "middle"
    style = (*fact.labels, "reported")[0]
    return Dot(fact, figure, x, round((low + high) / 2, 2), high, low, style, open_end(figure.bound), anchor)


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
