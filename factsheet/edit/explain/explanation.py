"""A fact in hand, and the view of the site if there is one -> everything about it, section by section."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.checks.fact_at import FactAt
from factsheet.core.problems import printable
from factsheet.edit.explain.citations import citations
from factsheet.edit.explain.evidence import evidence
from factsheet.edit.explain.facts import says
from factsheet.edit.explain.pages import pages
from factsheet.edit.explain.rules import rules
from factsheet.load.locations import Locations
from factsheet.view.index import SiteView


def explanation(at: FactAt, places: Locations, site: SiteView | None) -> Iterator[str]:
    """Yield the lines of an explanation. Without a view, because some fact has problems, no page is shown."""
    name = f"{at.entity_id}.{at.fact.id}"
    yield printable(f"{name} at {places.at(at.path_of(()))}")
    sections = [
        ("", says(at)),
        *citations(at),
        ("What bears it out", evidence(at)),
        ("Rules", rules(at, places)),
        ("Shown on", pages(site, name) if site else ["no page: no site is made while `check` finds problems"]),
    ]
    for title, lines in sections:
        content = [f"    {printable(line)}" for line in lines]
        yield from (["", printable(title)] if title and content else ())
        yield from content
