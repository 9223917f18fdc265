"""Many facts under one heading -> a few in sight and the rest folded, by property and by years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import inf

from factsheet.view.fact import FactView

LONG = 40
"""The most facts of a section that all stand in sight."""

_FEW, _SHOWN, _FULL = 8, 4, 8
"""The most facts of a property of which none are folded; those in sight where some are; the fewest of a full fold."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Facts that stand together, in sight or folded under the name of their property and their years."""

    facts: tuple[FactView, ...]
    is_closed: bool = False

    @property
    def label(self) -> str:
        """The name of what they measure, and of the part if it is one; empty for facts without a figure."""
        figure, parts = self.facts[0].figure, {fact.of for fact in self.facts}
        return ", ".join(filter(None, (figure.label, *(parts if len(parts) == 1 else ())))) if figure else ""

    @property
    def years(self) -> tuple[tuple[str, str], ...]:
        """The first and the last year of its facts, each with the id of a fact; one if they are the same."""
        dated = sorted((fact for fact in self.facts if fact.is_dated), key=lambda fact: fact.year)
        ends = {fact.period: fact.id for fact in (*dated[:1], *dated[-1:])}
        return tuple(ends.items())

    @property
    def has_undated(self) -> bool:
        """True if the words of one of its facts give no date."""
        return not all(fact.is_dated for fact in self.facts)


def folded(facts: Sequence[FactView]) -> tuple[Fold, ...]:
    """Divide facts into those in sight and folds: of each property the first stay, the others fold by years."""
    runs = (tuple(run) for _, run in groupby(facts, key=_property))
    folds = (fold for run in runs for fold in _folds(run))
    return tuple(_joined(folds))


def _folds(run: tuple[FactView, ...]) -> Iterator[Fold]:
    if len(run) <= _FEW:
        yield Fold(run)
        return
    yield Fold(run[:_SHOWN])
    begin = _SHOWN
    for at in range(_SHOWN + 1, len(run) - _SHOWN + 1):
        if at - begin >= _enough(run[begin:at], run[at]):
            yield Fold(run[begin:at], is_closed=True)
            begin = at
    yield Fold(run[begin:], is_closed=True)


def _joined(folds: Iterable[Fold]) -> Iterator[Fold]:
    """Put neighbours in sight into one list."""
    for is_closed, alike in groupby(folds, key=lambda fold: fold.is_closed):
        if is_closed:
            yield from alike
        else:
            yield Fold(tuple(fact for fold in alike for fact in fold.facts))


def _property(fact: FactView) -> str:
    return fact.figure.property_id if fact.figure else ""


def _enough(facts: Sequence[FactView], following: FactView) -> float:
    """Return how many facts a fold has to have to end here: few of one part before another, no number in a year.

    Where each fact is of a part of its own, parts divide nothing: folds would all have one name.
    """
    if facts[-1].of != following.of:
        return _SHOWN if facts[0].of == facts[-1].of else inf
    years = [fact.year if fact.is_dated else None for fact in (facts[-1], following)]
    return _FULL if years[0] != years[1] else inf
