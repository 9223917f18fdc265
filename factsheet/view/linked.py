"""The facts that a page tells to programs: a few, as its readers come first. All are under /data."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from factsheet.view import points
from factsheet.view.fact import FactView
from factsheet.view.index import SiteView

FEW = 3
"""The facts that a page tells to programs if it has so many, though fewer are main points."""


@dataclass(frozen=True, slots=True)
class LinkedView:
    """An entity, with those of its facts that its page tells to programs."""

    site: SiteView
    entity: str
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class LinkedPage:
    """A page that tells programs what it is: of a `source`, if it is one's, else a list of facts or an index."""

    site: SiteView
    url: str  # relative to the site's root
    title: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class LinkedByHand:
    """A page by hand that tells programs what it is: the site itself, if it is its home."""

    site: SiteView
    url: str  # relative to the site's root
    title: str
    is_home: bool = False


Linked = LinkedView | LinkedPage | LinkedByHand


def of_entity(site: SiteView, name: str) -> LinkedView:
    """Return an entity with its main points; if these are fewer than FEW, with the first of its other facts too."""
    main = points.main_points(site.sheet, site.order, site.series.with_leads(site.own_facts(name)))
    shown = site.shown(main)
    shown_ids = {fact.series_id or fact.id for fact in shown}
    others = islice((fact for fact in site.ids[name] if fact not in shown_ids), max(0, FEW - len(main)))
    return LinkedView(site, name, (*shown, *site.shown(others)))


def of_fact(site: SiteView, name: str) -> LinkedView:
    """Return an entity with one of its facts, for the small page of that fact."""
    return LinkedView(site, name.partition(".")[0], (site.fact(name),))
