"""Three and more dated figures of one entity as dots on a true axis of time. All places are per cent of the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from factsheet.core import ticks
from factsheet.core.amounts import Amount, grouped
from factsheet.core.days import Day
from factsheet.core.edtf import year_words
from factsheet.view.fact import FactView
from factsheet.view.formatting import FigureView, open_end

FEWEST = 3
"""The fewest dated figures that make a picture."""

NAMED = 12
"""The most dots that each have their figure beside them; of more, the first and the last have."""

_LEFT, _RIGHT, _MARGIN = 9, 4, 4
"""Per cent that stay free beside, above and below the dots, for their figures and for the values of the axis."""


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


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of an axis. `fact` is the id of a fact that names a year; empty on the axis of values."""

    at: float
    text: str
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """Dots, the lines between those reported of the whole, and both axes. `scale_of` are the facts of the axis."""

    dots: tuple[Dot, ...]
    lines: tuple[tuple[Dot, Dot], ...]
    values: tuple[Tick, ...]
    scale: str  # of the values: `million`, or empty
    scale_of: str
    years: tuple[Tick, ...]


def plot(drawn: Sequence[tuple[FactView, FigureView]]) -> Plot | None:
    """Draw the dated figures of one entity and one part; None if they are too few or all of one time."""
    dated = sorted((pair for pair in drawn if pair[0].is_dated), key=lambda pair: pair[0].sort_key)
    if len(dated) < FEWEST or len({fact.date.first for fact, _ in dated}) < FEWEST:
        return None
    low, high = _reach(dated)
    axis = ticks.ticks(low, high)
    scale = ticks.scale_of(axis)
    days = [_middle(fact) for fact, _ in dated]
    named = {0, len(dated) - 1} if len(dated) > NAMED else set(range(len(dated)))
    dots = tuple(
        _dot(fact, figure, _share(day, days[0], days[-1]), (low, high), is_named=at in named)
        for at, ((fact, figure), day) in enumerate(zip(dated, days, strict=True))
    )
    reported = [dot for dot in dots if dot.style == "reported"]
    return Plot(
        dots=dots,
        lines=tuple(pairwise(reported)),
        values=tuple(Tick(_height(tick, low, high), grouped(ticks.in_scale(tick, scale))) for tick in axis),
        scale=scale,
        scale_of=" ".join(fact.id for fact, _ in dated),
        years=tuple(_years(dated, days[0], days[-1])),
    )


def _reach(dated: Sequence[tuple[FactView, FigureView]]) -> tuple[Amount, Amount]:
    """Return the least and the greatest value; from zero unless the least is far above it."""
    low, high = min(figure.drawn[0] for _, figure in dated), max(figure.drawn[1] for _, figure in dated)
    zero = Fraction(0)
    is_far_above = Fraction(low) > Fraction(high) / 2 and low != high
    return (low if low < 0 or is_far_above else zero), (high if high > 0 else zero)


def _dot(fact: FactView, figure: FigureView, x: float, reach: tuple[Amount, Amount], *, is_named: bool) -> Dot:
    low, high = (_height(end, *reach) for end in figure.drawn)
    anchor = "start" if x < 15 else "end" if x > 85 else "middle"
    style = (*fact.labels, "reported")[0]
    middle = round((low + high) / 2, 2)
    return Dot(fact, figure, x, middle, high, low, style, open_end(figure.bound), is_named, anchor)


def _middle(fact: FactView) -> int:
    """Return the number of the day in the middle of a fact's date."""
    return (fact.date.first.ordinal + fact.date.last.ordinal) // 2


def _share(day: int, first: int, last: int) -> float:
    return round(_LEFT + (100 - _LEFT - _RIGHT) * (day - first) / max(1, last - first), 2)


def _height(value: Amount, low: Amount, high: Amount) -> float:
    """Return how far below the top a value stands."""
    span = Fraction(high) - Fraction(low) or Fraction(1)
    return round(float(100 - 2 * _MARGIN - (100 - 5 * _MARGIN) * (Fraction(value) - Fraction(low)) / span), 2)


def _years(dated: Sequence[tuple[FactView, FigureView]], first: int, last: int) -> Iterator[Tick]:
    """Yield a tick for each year that a date names, unless it is too close to the one before."""
    by_year = {year: fact.id for fact, _ in dated for year in fact.date.years}
    before = -_APART
    for year, fact in sorted(by_year.items()):
        middle = (Day(year, 1, 1).ordinal + Day(year, 12, 31).ordinal) // 2
        at = _share(middle, first, last)
        if 0 <= at <= 100 and at - before >= _APART:
            yield Tick(at, year_words(year), fact)
            before = at


_APART = 8.0
"""The least distance of two years in per cent, so that they can be read."""
