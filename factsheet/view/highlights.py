"""The highlights of the home page: main points, new facts, targets.

A few are chosen among all facts of the site. The choice reads records; only chosen facts get a view.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from heapq import nlargest, nsmallest

from factsheet.core.edtf import RANK_BITS
from factsheet.core.model import Fact
from factsheet.view import points
from factsheet.view.fact import FactView, is_overdue, is_planned
from factsheet.view.index import SiteView

SHOWN = 6
"""The most facts in each of the lists."""

Records = Mapping[str, Fact]
"""Facts by their global ids, in the order of the file."""


@dataclass(frozen=True, slots=True)
class Highlights:
    """A choice of facts, made by rules from the facts alone."""

    points: tuple[FactView, ...]
    newest: tuple[FactView, ...]  # those in the newest sources
    overdue: tuple[FactView, ...]  # targets whose date has passed, the last first
    ahead: tuple[FactView, ...]  # targets for today and after, the nearest first


def highlights(site: SiteView, facts: Records, today: date) -> Highlights:
    """Choose the highlights of some facts."""
    plans = {name: site.order.when(fact) for name, fact in facts.items() if is_planned(fact) and fact.as_of}
    overdue = [name for name in plans if is_overdue(facts[name], today)]
    ahead = plans.keys() - set(overdue)
    return Highlights(
        points=tuple(site.shown(points.spread(site.sheet, site.order, facts))),
        newest=tuple(site.shown(_newest(site, facts))),
        overdue=tuple(site.shown(nlargest(SHOWN, overdue, key=plans.__getitem__))),
        ahead=tuple(site.shown(nsmallest(SHOWN, ahead, key=lambda name: (plans[name], name)))),
    )


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


def _entity_of(name: str) -> str:
    return name.partition(".")[0]
