"""What leads on from the home page and from an index: key figures, what is new, what is planned, who is quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from factsheet.view.facts import EntityRef, FactView
from factsheet.view.lists import groups

CARDS = 6
"""Key figures shown as cards."""

SHOWN = 6
"""Facts in each of the lists."""

PEOPLE = 8
"""Speakers shown."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is quoted, and for whom they speak."""

    name: str
    role: str
    agency: EntityRef | None
    first: FactView  # what they are quoted with first


@dataclass(frozen=True, slots=True)
class Highlights:
    """A choice of facts, made by the facts alone."""

    cards: tuple[FactView, ...]
    newest: tuple[FactView, ...]
    biggest: tuple[FactView, ...]
    planned: tuple[FactView, ...]
    planned_ahead: bool  # whether what is planned reaches today's year; else these are the latest plans
    people: tuple[Speaker, ...]

    @property
    def facts(self) -> tuple[FactView, ...]:
        """All facts it shows, each once: a citation there needs a number."""
        shown = (*self.cards, *self.newest, *self.planned, *self.biggest, *(person.first for person in self.people))
        return tuple({fact.id: fact for fact in shown}.values())


def highlights(facts: Sequence[FactView], today: date) -> Highlights:
    """The highlights of some facts, in the order of the file."""
    planned, ahead = _planned(facts, today)
    return Highlights(
        cards=_spread(facts),
        newest=_newest(facts),
        biggest=_biggest(facts),
        planned=planned,
        planned_ahead=ahead,
        people=_people(facts),
    )


def _spread(facts: Iterable[FactView]) -> tuple[FactView, ...]:
    """The first key figure of each entity in turn, so that no entity fills the page."""
    queues = [[fact for fact in group.facts if fact.is_key_figure] for group in groups(facts)]
    queues.sort(key=len, reverse=True)
    turns = max(map(len, queues), default=0)
    ordered = [queue[turn] for turn in range(min(turns, CARDS)) for queue in queues if turn < len(queue)]
    return tuple(ordered[:CARDS])


def _newest(facts: Iterable[FactView]) -> tuple[FactView, ...]:
    """What was reported last; of one report's facts each entity's first in turn, so that no entity fills the list."""
    told = sorted(
        (fact for fact in facts if fact.nature == "reported" and not fact.relation),
        key=lambda fact: fact.news_key,
        reverse=True,
    )
    turns: Counter[tuple[object, str]] = Counter()

    def place(fact: FactView) -> tuple[object, int]:
        report = fact.news_key[0]
        turns[report, fact.entity.id] += 1
        return (report, -turns[report, fact.entity.id])

    return tuple(sorted(told, key=place, reverse=True)[:SHOWN])


def _biggest(facts: Iterable[FactView]) -> tuple[FactView, ...]:
    """The highest number reported of each unit, as amounts of different things do not compare. A rank is no amount."""
    best: dict[str, FactView] = {}
    for fact in facts:
        figure = fact.figure
        if not figure or not fact.is_key_figure or figure.unit_first:
            continue
        if figure.unit not in best or _size(fact) > _size(best[figure.unit]):
            best[figure.unit] = fact
    return tuple(sorted(best.values(), key=_size, reverse=True)[:SHOWN])


def _size(fact: FactView) -> tuple[object, ...]:
    assert fact.figure
    return (fact.figure.high, fact.sort_key)


def _planned(facts: Iterable[FactView], today: date) -> tuple[tuple[FactView, ...], bool]:
    """Plans for today's year and after, the nearest first; where there are none the latest, the last first."""
    plans = [fact for fact in facts if fact.nature in ("target", "forecast") and fact.date.known]
    ahead = sorted((fact for fact in plans if fact.date.last.year >= today.year), key=lambda fact: fact.sort_key)
    latest = sorted(plans, key=lambda fact: fact.sort_key, reverse=True)
    return tuple((ahead or latest)[:SHOWN]), bool(ahead)


def _people(facts: Iterable[FactView]) -> tuple[Speaker, ...]:
    """Who is quoted most, by name."""
    said = [fact for fact in facts if fact.speaker_name]
    counts = Counter((fact.speaker_name, fact.speaker_role, fact.agency) for fact in said)
    first = {(fact.speaker_name, fact.speaker_role, fact.agency): fact for fact in reversed(said)}
    return tuple(Speaker(*speaker, first[speaker]) for speaker, _ in counts.most_common(PEOPLE))
