"""View of the site -> the data of the home page: counts, and the facts that rules choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from factsheet.history.history import FactChange
from factsheet.view.changes import ChangeView, change_view
from factsheet.view.fact import FactView
from factsheet.view.highlights import SHOWN, Choice, Highlights, choice, shown
from factsheet.view.index import SiteView
from factsheet.view.pages.lists import bests
from factsheet.view.references import KindRef, Label
from factsheet.view.samples import samples
from factsheet.view.search_names import most_used


@dataclass(frozen=True, slots=True)
class HomePage:
    """The data that the home page shows under its own words."""

    facts: int
    entities: int
    sources: int
    lead: Highlights
    news: tuple[ChangeView, ...]  # what is new here, as far as the history of the facts tells
    kinds: tuple[KindRef, ...]
    topics: tuple[tuple[Label, FactView | None], ...]
    has_more_topics: bool
    samples: tuple[str, ...]  # searches that find something


@dataclass(frozen=True, slots=True)
class HomeChoice:
    """All that the home page chooses among all facts, by their global ids. Another process may make the choice."""

    lead: Choice
    best: tuple[str, ...]  # the best figure of each topic, or empty
    samples: tuple[str, ...]


def choose(site: SiteView) -> HomeChoice:
    """Choose what the home page shows, by rules from the facts alone."""
    best = bests(site, site.ids_on, most_used(site.topics.values()))
    return HomeChoice(choice(site, site.records, site.today), best, samples(site))


def home_page(site: SiteView, chosen: HomeChoice | None = None) -> HomePage:
    """Make the home page, from what was chosen for it, if that is done."""
    chosen = chosen or choose(site)
    topics = most_used(site.topics.values())
    return HomePage(
        facts=len(site.records),
        entities=len(site.entities),
        sources=len(site.sources),
        lead=shown(site, chosen.lead),
        news=tuple(change_view(site, one) for one in _news(site)),
        kinds=site.kinds,
        topics=tuple(
            (label, site.fact(name) if name else None) for label, name in zip(topics, chosen.best, strict=True)
        ),
        has_more_topics=len(topics) < len(site.topics),
        samples=chosen.samples,
    )


def _news(site: SiteView) -> Sequence[FactChange]:
    """Return the newest changes of facts that are here, up to SHOWN: of each entity one, what came before the rest."""
    newest: dict[str, FactChange] = {}
    for _, day in groupby(site.history.news, lambda one: one.commit.day):
        for one in sorted(day, key=lambda one: one.change.sort != "added"):
            if one.fact in site.records:
                newest.setdefault(one.entity, one)
        if len(newest) >= SHOWN:
            break
    return list(newest.values())[:SHOWN]
