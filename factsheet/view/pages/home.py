"""View of the site -> the data of the home page: counts, and the facts that rules choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from factsheet.history.history import FactChange
from factsheet.view.changes import ChangeView, change_view
from factsheet.view.fact import FactView
from factsheet.view.highlights import SHOWN, Highlights, highlights
from factsheet.view.index import SiteView
from factsheet.view.pages.lists import with_best
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


def home_page(site: SiteView) -> HomePage:
    """Make the home page. Its facts are chosen by rules from the facts alone."""
    lead = highlights(site, site.records, site.today)
    topics = most_used(site.topics.values())
    return HomePage(
        facts=len(site.records),
        entities=len(site.entities),
        sources=len(site.sources),
        lead=lead,
        news=tuple(change_view(site, one) for one in _news(site)),
        kinds=site.kinds,
        topics=with_best(site, site.ids_on, topics),
        has_more_topics=len(topics) < len(site.topics),
        samples=samples(site),
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
