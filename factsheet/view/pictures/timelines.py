"""Dated facts in the order of time: a list by year, and the days between which a page draws them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factsheet.core.days import Day
from factsheet.core.edtf import year_slug, year_words
from factsheet.view.fact import FactView

ENOUGH = 8
"""The fewest dated facts that are worth drawing on one axis."""


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


def dated(facts: Iterable[FactView]) -> list[FactView]:
    """Return the facts whose words give a date, newest first."""
    return sorted((fact for fact in facts if fact.is_dated), key=lambda fact: fact.sort_key, reverse=True)


def years(facts: Iterable[FactView]) -> tuple[Year, ...]:
    """Group dated facts by year, newest first."""
    by_year: dict[int, list[FactView]] = {}
    for fact in dated(facts):
        by_year.setdefault(fact.year, []).append(fact)
    return tuple(Year(year, tuple(members)) for year, members in sorted(by_year.items(), reverse=True))


def span(facts: Sequence[FactView]) -> tuple[Day, Day] | None:
    """Return the first and last day of an axis for all facts, whole years; None if they are too few to draw."""
    in_time = dated(facts)
    if len(in_time) < ENOUGH:
        return None
    first, last = min(fact.date.first for fact in in_time), max(fact.date.last for fact in in_time)
    return Day(first.year, 1, 1), Day(last.year, 12, 31)
