"""The axes of a picture of figures over time: where a day and a value stand, in per cent of the picture, and ticks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from factsheet.core import ticks
from factsheet.core.amounts import Amount, grouped
from factsheet.core.days import Day
from factsheet.core.edtf import year_words
from factsheet.view.fact import FactView
from factsheet.view.formatting import FigureView

Dated = Sequence[tuple[FactView, FigureView]]
"""Facts with a date and a figure, in the order of time."""

_BESIDE, _MARGIN = 4, 4
"""Per cent that stay free beside, above and below the dots, for their figures."""

_LAST = 97.0
"""Per cent from the left at which a year stands at most: the middle of the last one may lie behind all dots."""

_APART = 8.0
"""The least distance of two years in per cent, so that they can be read; on a phone every other one is shown."""

_MANY = 12
"""The number of years from which on only round ones are named."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of an axis. `fact` is the id of a fact that names a year; empty on the axis of values."""

    at: float
    text: str
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Axes:
    """The values and the days, as numbers, between which a picture stands."""

    low: Amount
    high: Amount
    first: int
    last: int
    scale: str = ""  # that all figures have; empty if they have several or none

    @classmethod
    def of(cls, dated: Dated, days: tuple[int, int]) -> Axes:
        """Return axes for some figures, from one day to another; values from zero unless the least is far above it."""
        low, high = min(figure.drawn[0] for _, figure in dated), max(figure.drawn[1] for _, figure in dated)
        zero = Fraction(0)
        is_far_above = Fraction(low) > Fraction(high) / 2 and low != high
        scales = {figure.scale for _, figure in dated}
        shared = scales.pop() if len(scales) == 1 else ""
        return cls(low if low < 0 or is_far_above else zero, high if high > 0 else zero, *days, shared)

    def x(self, day: int) -> float:
        """Return how far from the left a day stands."""
        return round(_BESIDE + (100 - 2 * _BESIDE) * (day - self.first) / max(1, self.last - self.first), 2)

    def y(self, value: Amount) -> float:
        """Return how far below the top a value stands."""
        span = Fraction(self.high) - Fraction(self.low) or Fraction(1)
        share = (Fraction(value) - Fraction(self.low)) / span
        return round(float(100 - 5 * _MARGIN - (100 - 8 * _MARGIN) * share), 2)

    def values(self) -> tuple[Tick, ...]:
        """Return the ticks of the values, in the scale of all figures; if they have several, each names its own."""
        axis = ticks.ticks(self.low, self.high)
        scale = self.scale or ticks.scale_of(axis)
        named = "" if self.scale else scale
        texts = (f"{grouped(ticks.in_scale(tick, scale))} {named if tick else ''}".strip() for tick in axis)
        return tuple(map(Tick, map(self.y, axis), texts))

    def years(self, dated: Dated) -> Iterator[Tick]:
        """Yield a tick for each year that a date names: of many the round ones, and none too close to another."""
        by_year = {year: fact.id for fact, _ in dated for year in fact.date.years}
        step = self._step(len(by_year))
        before = -_APART
        for year, fact in sorted(by_year.items()):
            at = self.x((Day(year, 1, 1).ordinal + Day(year, 12, 31).ordinal) // 2)
            if 0 <= at <= 100 and at - before >= _APART and year % step == 0:
                yield Tick(min(at, _LAST), year_words(year), fact)
                before = at

    def _step(self, years: int) -> int:
        """Return the number of years between two ticks: 1 for few years, else a round one that leaves room."""
        if years <= _MANY:
            return 1
        wide = next(year for year in range(1, 10_000) if self.x(self.first + 365 * year) - self.x(self.first) >= _APART)
        return next(step * power for power in (1, 10, 100, 1000) for step in (1, 2, 5) if step * power >= wide)


def in_time(drawn: Dated) -> Dated:
    """Return the facts that have a date, in the order of time (see `DateView.order`)."""
    return sorted((pair for pair in drawn if pair[0].is_dated), key=lambda pair: (pair[0].date.order, pair[0].sort_key))


def places(dated: Dated) -> list[int]:
    """Return the number of the day at which each fact stands, given in the order of time, which these keep.

    It is the middle of its date, or the end where one that ended before stands behind that middle: a year whose third
    quarter is told too stands at its end.
    """
    days: list[int] = []
    dates = [fact.date for fact, _ in dated]
    for at, date in enumerate(dates):
        middle = (date.first.ordinal + date.last.ordinal) // 2
        if at and date.order == dates[at - 1].order:
            middle = days[-1]
        days.append(date.last.ordinal if days and middle < days[-1] else middle)
    return days
