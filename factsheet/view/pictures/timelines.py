"""Dated facts in the order of time: a list by year, and the days between which a page draws them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factsheet.core.days import Day
from factsheet.view.fact import FactView

ENOUGH = 8
"""The fewest dated facts that are worth drawing on one axis."""


@dataclass(frozen=True, slots=True)
class Year:
    """The facts of one year, newest first; those of a whole decade or century stand under its name."""

    words: str
    facts: tuple[FactView, ...]

    @property
    def slug(self) -> str:
        """These words as they stand in addresses."""
        return self.words.lower().replace(" ", "-")


def dated(facts: Iterable[FactView]) -> list[FactView]:
    """Return the facts whose words give a date, newest first."""
    return sorted((fact for fact in facts if fact.is_dated), key=lambda fact: fact.sort_key, reverse=True)


def years(facts: Iterable[FactView]) -> tuple[Year, ...]:
    """Group dated facts by year, newest first. A decade comes after its last year."""
    by_year: dict[tuple[int, str], list[FactView]] = {}
    for fact in dated(facts):
        by_year.setdefault((fact.year, fact.period), []).append(fact)
    groups = sorted(by_year.items(), key=lambda group: -group[0][0])
    return tuple(Year(words, tuple(members)) for (_, words), members in groups)


def span(facts: Sequence[FactView]) -> tuple[Day, Day] | None:
    """Return the first and last day of an axis for all facts, whole years; None if they are too few to draw."""
    in_time = dated(facts)
    if len(in_time) < ENOUGH:
        return None
    first, last = min(fact.date.first for fact in in_time), max(fact.date.last for fact in in_time)
    return Day(first.year, 1, 1), Day(last.year, 12, 31)
