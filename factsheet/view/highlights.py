"""The highlights of the home page: main points, what changed, new facts, targets.

A few are chosen among all facts of the site. The choice reads records, and another process may make it; only chosen
facts get a view.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest, nsmallest
from itertools import chain

from factsheet.core import edtf
from factsheet.core.edtf import RANK_BITS
from factsheet.core.fact import Fact
from factsheet.view import points
from factsheet.view.fact import FactView
from factsheet.view.index import SiteView
from factsheet.view.nature import is_overdue, is_planned
from factsheet.view.sections import title_of

SHOWN = 6
"""The most facts in each of the lists."""

Records = Mapping[str, Fact]
"""Facts by their global ids, in the order of the file."""


@dataclass(frozen=True, slots=True)
class Highlights:
    """A choice of facts, made by rules from the facts alone."""

    points: tuple[FactView, ...]
    changed: tuple[tuple[FactView, FactView], ...]  # figures with the one that each took the place of, the last first
    newest: tuple[FactView, ...]  # those in the newest sources; none where there is but one
    overdue: tuple[FactView, ...]  # targets whose date has passed, the last first
    ahead: tuple[FactView, ...]  # targets for today and after, the nearest first

    @property
    def overdue_title(self) -> str:
        """The name of those whose date has passed: `Targets`, `Forecasts`, or both."""
        return title_of(self.overdue)


@dataclass(frozen=True, slots=True)
class Choice:
    """The global ids of the facts in `Highlights`."""

    points: tuple[str, ...]
    changed: tuple[tuple[str, str], ...]
    newest: tuple[str, ...]
    overdue: tuple[str, ...]
    ahead: tuple[str, ...]


def highlights(site: SiteView, facts: Records, today: date) -> Highlights:
    """Choose the highlights of some facts."""
    return shown(site, choice(site, facts, today))


def shown(site: SiteView, chosen: Choice) -> Highlights:
    """Return the facts that were chosen."""
    return Highlights(
        points=tuple(site.shown(chosen.points)),
        changed=tuple((site.fact(now), site.fact(before)) for now, before in chosen.changed),
        newest=tuple(site.shown(chosen.newest)),
        overdue=tuple(site.shown(chosen.overdue)),
        ahead=tuple(site.shown(chosen.ahead)),
    )


def choice(site: SiteView, facts: Records, today: date) -> Choice:
    """Choose the highlights of some facts, by the facts alone."""
    plans = {name: site.order.when(fact) for name, fact in facts.items() if is_planned(fact) and fact.as_of}
    overdue = [name for name in plans if is_overdue(facts[name], today)]
    ahead = plans.keys() - set(overdue)
    main = points.spread(site.sheet, site.order, site.series.with_leads(facts.items()))
    changed = _changed(site, facts)
    others = {name: fact for name, fact in facts.items() if name not in {*main, *chain.from_iterable(changed)}}
    return Choice(
        points=tuple(main),
        changed=tuple(changed),
        newest=tuple(_newest(site, others)) if len(site.sources) > 1 else (),
        overdue=tuple(nlargest(SHOWN, overdue, key=plans.__getitem__)),
        ahead=tuple(nsmallest(SHOWN, ahead, key=lambda name: (plans[name], name))),
    )


def _changed(site: SiteView, facts: Records) -> list[tuple[str, str]]:
    """Return the figures that took the place of an earlier one, with it, up to SHOWN, the last reported first.

    A part is left out where the whole changed too. Entities take turns.
    """
    measured: defaultdict[tuple[str, str, str | None], list[str]] = defaultdict(list)
    for name, fact in facts.items():
        if fact.figure and fact.nature == "reported":
            measured[_entity_of(name), fact.figure.property, fact.of].append(name)
    pairs = {key: pair for key, names in measured.items() if len(names) > 1 and (pair := _change(site, facts, names))}
    whole = {(entity, property_) for entity, property_, of in pairs if not of}
    before = dict(pair for (entity, property_, of), pair in pairs.items() if not of or (entity, property_) not in whole)
    return [(now, before[now]) for now in _in_turns({now: site.order.news(facts[now]) for now in before})]


def _change(site: SiteView, facts: Records, names: Sequence[str]) -> tuple[str, str] | None:
    """Return the newest of some figures of one thing, and the last one that was true before it, if that was another."""
    now = max((n for n in names if not facts[n].superseded_by), key=lambda n: site.order.when(facts[n]), default="")
    earlier = [name for name in names if now and _is_before(facts[name], facts[now], now)]
    before = max(earlier, key=lambda name: site.order.when(facts[name]), default="")
    return (now, before) if before and facts[before].figure != facts[now].figure else None


def _is_before(fact: Fact, later: Fact, name: str) -> bool:
    """Tell whether a fact was true before the later one with a global id: it says so, or the dates of both do."""
    if fact.superseded_by == name:
        return True
    return bool(fact.as_of and later.as_of) and edtf.parse(fact.as_of).last < edtf.parse(later.as_of).first


def _newest(site: SiteView, facts: Records) -> list[str]:
    """Return the facts reported last, up to SHOWN: those of nature `reported` that are dated.

    What has no date is not new because its source is."""
    news = {name: site.order.news(fact) for name, fact in facts.items() if fact.nature == "reported" and fact.as_of}
    return _in_turns(news)


def _in_turns(news: Mapping[str, int]) -> list[str]:
    """Return SHOWN facts, those of the newest report first. `news` orders them by when they were reported.

    The entities in the reports of one day take turns.
    """
    least = min(nlargest(SHOWN, news.values()), default=0) >> RANK_BITS
    last = [name for name, key in news.items() if key >> RANK_BITS >= least]
    turns: Counter[tuple[int, str]] = Counter()

    def place(name: str) -> tuple[int, int]:
        report, entity = news[name] >> RANK_BITS, _entity_of(name)
        turns[report, entity] += 1
        return (report, -turns[report, entity])

    return sorted(sorted(last, key=news.__getitem__, reverse=True), key=place, reverse=True)[:SHOWN]


def _entity_of(name: str) -> str:
    return name.partition(".")[0]
