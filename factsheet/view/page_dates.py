"""The day on which what a page shows last changed, as far as the history of its facts tells. It never guesses."""

from __future__ import annotations

from collections.abc import Iterable

from factsheet.view.changes import URL
from factsheet.view.index import SiteView
from factsheet.view.page_spec import PageSpec


def last_changed(site: SiteView, page: PageSpec) -> str:
    """Return the day on which a page last changed, as in `2026-11-28`; empty if it is not known.

    That of an entity changed with its own facts, those that have left it, and those that name it; a list of facts with
    the facts on it. Indexes of names have no day: the history tells of facts alone.
    """
    if page.url == URL:
        return of_site(site)
    shown = (*site.ids[page.entity], *site.ids_naming(page.entity)) if page.entity else page.facts or ()
    days = _days(site, shown)
    gone = site.history.by_entity.get(page.entity, [])[:1] if page.entity and days is not None else []
    return max((*(days or ()), *(one.commit.day for one in gone)), default="")


def of_site(site: SiteView) -> str:
    """Return the day of the latest change of any fact; empty if it is not known, or if one is not committed yet."""
    changes = site.history.changes
    is_known = changes and not (site.history.is_whole and site.records.keys() - site.history.by_fact.keys())
    return changes[0].commit.day if is_known else ""


def _days(site: SiteView, facts: Iterable[str]) -> set[str] | None:
    """Return the days of the latest changes of some facts or points.

    Return None if one has no history though that is whole: it is not committed yet.
    """
    by_fact, days = site.history.by_fact, set[str]()
    for name in facts:
        changes = by_fact.get(name) or by_fact.get(".".join(name.split(".", 2)[:2]))
        if changes:
            days.add(changes[0].commit.day)
        elif site.history.is_whole:
            return None
    return days
