"""The highlights of the home page and of an index: key figures, new facts, large figures, plans and speakers.

A few are chosen among all facts of the site. The choice reads records; only chosen facts get a view.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import nlargest, nsmallest

from factsheet.core.amounts import Amount
from factsheet.core.edtf import RANK_BITS
from factsheet.core.model import Attribution, Fact
from factsheet.view import formatting
from factsheet.view.fact import FactView, is_key_figure
from factsheet.view.index import SiteView
from factsheet.view.references import EntityRef

CARDS = 6
"""The most key figures shown as cards."""

SHOWN = 6
"""The most facts in each of the lists."""

PEOPLE = 8
"""The most speakers shown."""

Records = Mapping[str, Fact]
"""Facts by their global ids, in the order of the file."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person who is quoted, with the entity for which they speak."""

    name: str
    role: str
    agency: EntityRef | None
    first: FactView  # the first fact that quotes them


@dataclass(frozen=True, slots=True)
class Highlights:
    """A choice of facts, made by rules from the facts alone."""

    cards: tuple[FactView, ...]
    newest: tuple[FactView, ...]
    biggest: tuple[FactView, ...]
    planned: tuple[FactView, ...]
    planned_ahead: bool  # True if plans reach today's year; else these are the latest
    people: tuple[Speaker, ...]

    @property
    def facts(self) -> tuple[FactView, ...]:
        """All facts it shows, each once, as a citation there needs a number."""
        facts = (*self.cards, *self.newest, *self.planned, *self.biggest, *(person.first for person in self.people))
        return tuple({fact.id: fact for fact in facts}.values())


def highlights(site: SiteView, facts: Records, today: date) -> Highlights:
    """Choose the highlights of some facts."""
    key_figures = {name: fact for name, fact in facts.items() if is_key_figure(fact)}
    planned, ahead = _planned(site, facts, today)
    return Highlights(
        cards=tuple(site.shown(_spread(key_figures))),
        newest=tuple(site.shown(_newest(site, facts))),
        biggest=tuple(site.shown(_biggest(site, key_figures))),
        planned=tuple(site.shown(planned)),
        planned_ahead=ahead,
        people=tuple(_people(site, facts)),
    )


def _spread(told: Records) -> list[str]:
    """Return the first key figure of each entity, then the second of each, and so on, up to CARDS.

    Taking turns keeps one entity from filling the page. Entities with most key figures come first.
    """
    by_entity: dict[str, list[str]] = {}
    for name in told:
        by_entity.setdefault(_entity_of(name), []).append(name)
    queues = nlargest(CARDS, by_entity.values(), key=len)
    turns = len(queues[0]) if queues else 0
    return [queue[turn] for turn in range(min(turns, CARDS)) for queue in queues if turn < len(queue)][:CARDS]


def _newest(site: SiteView, facts: Records) -> list[str]:
    """Return the facts reported last, up to SHOWN: those of nature `reported` that are no relations.

    The entities in the reports of one day take turns, so that no entity fills the list.
    """
    news = {n: site.order.news(fact) for n, fact in facts.items() if fact.nature == "reported" and not fact.relation}
    least = min(nlargest(SHOWN, news.values()), default=0) >> RANK_BITS
    last = [name for name, key in news.items() if key >> RANK_BITS >= least]
    turns: Counter[tuple[int, str]] = Counter()

    def place(name: str) -> tuple[int, int]:
        report, entity = news[name] >> RANK_BITS, _entity_of(name)
        turns[report, entity] += 1
        return (report, -turns[report, entity])

    return sorted(sorted(last, key=news.__getitem__, reverse=True), key=place, reverse=True)[:SHOWN]


def _biggest(site: SiteView, told: Records) -> list[str]:
    """Return the fact with the highest number of each unit, as amounts of different things do not compare.

    A rank (a unit before the number) is left out, as it is no amount.
    """
    best: dict[str, tuple[Amount, int, str]] = {}
    for name, fact in told.items():
        assert fact.figure
        unit = formatting.unit_named(site.sheet, site.sheet.unit_of(fact.figure))
        if unit.before:
            continue
        counted, high = formatting.counted(unit, fact.figure), formatting.ends(fact.figure)[1]
        if counted in best and high < best[counted][0]:
            continue
        entry = (high, site.order.when(fact), name)
        if counted not in best or entry[:2] > best[counted][:2]:
            best[counted] = entry
    return [name for *_, name in nlargest(SHOWN, best.values(), key=lambda entry: entry[:2])]


def _planned(site: SiteView, facts: Records, today: date) -> tuple[list[str], bool]:
    """Return plans for today's year and after, the nearest first, and True.

    If there are none, return the latest plans, the last first, and False.
    """
    plans = {n: site.order.when(fact) for n, fact in facts.items() if fact.nature in _PLANNED and fact.as_of}
    ahead = [name for name in plans if site.order.date(facts[name]).over.year >= today.year]
    if ahead:
        return nsmallest(SHOWN, ahead, key=plans.__getitem__), True
    return nlargest(SHOWN, plans, key=plans.__getitem__), False


_PLANNED = ("target", "forecast")


def _people(site: SiteView, facts: Records) -> Iterable[Speaker]:
    """Yield the named speakers who are quoted most, up to PEOPLE, with the first fact that quotes each."""
    speakers = [(_speaker(fact.attributed_to), name) for name, fact in facts.items() if fact.attributed_to]
    named = [(speaker, name) for speaker, name in speakers if speaker[0]]
    first = dict(reversed(named))
    for speaker, _ in Counter(speaker for speaker, _ in named).most_common(PEOPLE):
        name, role, agency = speaker
        yield Speaker(name, role, site.entities[agency] if agency else None, site.fact(first[speaker]))


def _speaker(speaker: Attribution) -> tuple[str, str, str]:
    return (speaker.name or "", speaker.role or "", speaker.agency or "")


def _entity_of(name: str) -> str:
    return name.partition(".")[0]
