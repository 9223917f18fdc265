"""View of the site -> the data of the home page: counts, and the facts that rules choose."""

from __future__ import annotations

from dataclasses import dataclass

from factsheet.view.fact import FactView
from factsheet.view.highlights import Highlights, highlights
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
        kinds=site.kinds,
        topics=with_best(site, site.ids_on, topics),
        has_more_topics=len(topics) < len(site.topics),
        samples=samples(site),
    )
