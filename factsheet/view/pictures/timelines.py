"""Dated facts in the order of time: a list by year, and a strip that shows one entity's dates at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from factsheet.core.days import Day
from factsheet.core.edtf import year_slug, year_words
from factsheet.view.fact import FactView

ENOUGH = 3
"""The fewest dated facts that make a strip worth drawing."""

ROW = 24
"""Pixels from one row of a strip to the next."""

LANES = ("Milestones", "Plans", "Other facts")
"""The lanes of a strip."""


@dataclass(frozen=True, slots=True)
class Year:
    """The facts of one year, newest first."""

    year: int  # 0 is 1 BC
    facts: tuple[FactView, ...]

    @property
    def words(self) -> str:
        """The year as people write it."""
        return year_words(self.year)

    @property
    def slug(self) -> str:
        """The year as it stands in addresses."""
        return year_slug(self.year)


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact on a strip. `left` and `width` are per cent of the strip's length; `row` counts from 0 downwards."""

    fact: FactView
    left: float
    width: float
    row: int

    @property
    def title(self) -> str:
        """The date and the words of its fact."""
        return f"{self.fact.date.words}: {self.fact.text}"

    @property
    def style(self) -> str:
        """Its place, as CSS."""
        return f"left:{self.left}%;width:{self.width}%;top:{self.row * ROW}px"


@dataclass(frozen=True, slots=True)
class Lane:
    """Marks of one sort, in rows so that none overlaps another."""

    label: str
    marks: tuple[Mark, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a year. `fact` is the id of a fact that names the year."""

    left: float
    year: str
    fact: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A picture of an entity's facts in time. Each mark is as long as its date is wide (a year, a month, a day)."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


def dated(facts: Iterable[FactView]) -> list[FactView]:
    """Return the facts whose words give a date, newest first."""
    return sorted((fact for fact in facts if fact.is_dated), key=lambda fact: fact.sort_key, reverse=True)


def years(facts: Iterable[FactView]) -> tuple[Year, ...]:
    """Group dated facts by year, newest first."""
    by_year: dict[int, list[FactView]] = {}
    for fact in dated(facts):
        by_year.setdefault(fact.year, []).append(fact)
    return tuple(Year(year, tuple(members)) for year, members in sorted(by_year.items(), reverse=True))


def strip(facts: Sequence[FactView]) -> Strip | None:
    """Make the strip of an entity's facts. Return None if they are too few or all of one year."""
    in_time = dated(facts)
    if len(in_time) < ENOUGH:
        return None
    spans = [(fact.date.first, fact.date.last) for fact in in_time]
    first_year, last_year = min(spans)[0].year, max(last for _, last in spans).year
    if first_year == last_year:
        return None
    start = Day(first_year, 1, 1).ordinal
    days = Day(last_year, 12, 31).ordinal - start + 1
    sorts: dict[str, list[tuple[FactView, float, float]]] = {lane: [] for lane in LANES}
    for fact, (first, last) in zip(in_time, spans, strict=True):
        begin, end = first.ordinal, last.ordinal
        left, width = _per_cent(begin - start, days), _per_cent(end - begin + 1, days)
        sorts[_lane_of(fact)].append((fact, min(left, 100 - _NARROWEST), width))
    lanes = tuple(_lane(lane, members) for lane, members in sorts.items() if members)
    return Strip(lanes, tuple(_ticks(in_time, start, days)))


def _lane_of(fact: FactView) -> str:
    if fact.nature in ("target", "forecast"):
        return "Plans"
    return "Milestones" if fact.event and fact.nature == "reported" else "Other facts"


def _lane(label: str, placed: list[tuple[FactView, float, float]]) -> Lane:
    """Place marks from left to right, each in the first row that has room for it."""
    ends: list[float] = []
    marks = []
    for fact, left, width in sorted(placed, key=itemgetter(1, 2)):
        row = next((row for row, end in enumerate(ends) if end <= left), len(ends))
        ends[row:] = [left + max(width, _NARROWEST), *ends[row + 1 :]]
        marks.append(Mark(fact, left, width, row))
    return Lane(label, tuple(marks), len(ends))


_NARROWEST = 4.0
"""The least width of a mark in per cent, so that a single day can be seen and hit."""


def _ticks(facts: Iterable[FactView], start: int, days: int) -> Iterable[Tick]:
    """Yield a tick for each year that a date names, unless it is too close to the one before.

    Only those years stand in a fact: "about" makes a date span more years than it names.
    """
    by_year = {year: fact.id for fact in facts for year in fact.date.years}
    last = -_TICKS_APART
    for year, fact in sorted(by_year.items()):
        left = _per_cent(Day(year, 1, 1).ordinal - start, days)
        if left - last >= _TICKS_APART:
            yield Tick(left, year_words(year), fact)
            last = left


_TICKS_APART = 7.0
"""The least distance of two ticks in per cent, so that their years can be read."""


def _per_cent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2)
