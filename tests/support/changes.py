"""The towns of tests.support.past as a site, and its page of changes."""

from __future__ import annotations

from dataclasses import replace

import jinja2

from factsheet.history.folding import history
from factsheet.load.sheet import load
from factsheet.render import pages
from factsheet.render.theme import Theme
from factsheet.view import routes
from factsheet.view.index import SiteView, view
from factsheet.view.publication import Publication
from tests.support.past import Past
from tests.support.project import ROOT, TODAY
from tests.support.views import content_of

PUBLICATION = Publication(
    "Towns", url="https://facts.example/repo/", feeds="entities", commit="https://code.example/commit/{id}"
)


def site_of(past: Past) -> SiteView:
    """The towns as a site, with all that happened to them."""
    sheet = load(past.project / "towns", past.project).sheet
    return replace(view(sheet, TODAY), history=history(past.project / "towns"), publication=PUBLICATION)


def content(site: SiteView, url: str = "changes/") -> str:
    """The page of changes."""
    env = pages.prepare(jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "templates")), site)  # noqa: S701
    listing = {page.url: page for page in routes.listing(site, Theme((ROOT / "templates",)).names())}
    return " ".join(content_of(env, listing[url]).split())
