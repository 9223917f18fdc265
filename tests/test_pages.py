"""Pages: golden files of the small site. `UPDATE_GOLDEN=1 pytest tests/test_pages.py` writes them anew."""

from __future__ import annotations

import os
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import jinja2
import pytest

from factsheet.render import pages
from factsheet.render.theme import Theme
from factsheet.view import routes
from factsheet.view.index import SiteView, view
from factsheet.view.page_spec import PageSpec
from tests.support.project import ROOT
from tests.support.views import content_of

GOLDEN = ROOT / "tests" / "golden"
TEMPLATES = ROOT / "templates"
SHOWN = [
    "lighthouses/",
    "lighthouses/north-cape/",
    "lighthouses/pier-7-light/",
    "lighthouses/south-cape/",
    "keepers-offices/coast-office/",
    "sources/",
    "sources/coast-herald-1999/",
    "properties/tower-height/",
    "topics/towers/",
]


@pytest.fixture(scope="module")
def env(site: SiteView) -> jinja2.Environment:
    return pages.prepare(jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES)), site)  # noqa: S701 - prepare


@pytest.fixture(scope="module")
def planned(site: SiteView) -> dict[str, PageSpec]:
    return {page.url: page for page in routes.listing(site, Theme((TEMPLATES,)).names())}


def tidy(html: str) -> str:
    """The page without blank lines and indentation, so that a golden file can be read."""
    return "\n".join(line.strip() for line in html.splitlines() if line.strip()) + "\n"


@pytest.mark.parametrize("url", SHOWN)
def test_golden(url: str, env: jinja2.Environment, planned: dict[str, PageSpec]) -> None:
    html = tidy(content_of(env, planned[url]))
    file = GOLDEN / f"{url.strip('/').replace('/', '.')}.html"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(html, encoding="utf-8")
    assert html == file.read_text(encoding="utf-8")


def test_a_new_day_of_the_same_month_changes_no_page(site: SiteView, planned: dict[str, PageSpec]) -> None:
    other = view(site.sheet, site.today + timedelta(days=1), site.lock)
    assert other.month == site.month
    loader = jinja2.FileSystemLoader(TEMPLATES)
    envs = [pages.prepare(jinja2.Environment(loader=loader), one) for one in (site, other)]  # noqa: S701 - prepare
    later = {page.url: page for page in routes.listing(other, Theme((TEMPLATES,)).names())}
    changed = [url for url in planned if content_of(envs[0], planned[url]) != content_of(envs[1], later[url])]
    assert changed == []


def test_every_planned_page_renders_with_balanced_tags(env: jinja2.Environment, planned: dict[str, PageSpec]) -> None:
    for page in planned.values():
        Balanced().feed(content_of(env, page))


def test_no_two_pages_share_an_address(site: SiteView) -> None:
    urls = [page.url for page in routes.listing(site, frozenset())]
    assert len(urls) == len(set(urls))


def test_a_kind_may_have_a_template_of_its_own(site: SiteView, tmp_path: Path) -> None:
    own = tmp_path / "kinds"
    own.mkdir()
    (own / "lighthouse.html").write_text("Lamp: {{ page.entity.name }}", encoding="utf-8")
    loader = jinja2.FileSystemLoader([tmp_path, TEMPLATES])
    env = pages.prepare(jinja2.Environment(loader=loader), site)  # noqa: S701 - prepare
    names = Theme((tmp_path, TEMPLATES)).names()
    planned = {page.url: page for page in routes.listing(site, names)}
    assert content_of(env, planned["lighthouses/north-cape/"]) == "Lamp: North Cape Light"
    assert '<p class="strip">' in content_of(env, planned["keepers-offices/coast-office/"])


class Balanced(HTMLParser):
    """Fails where a tag is not closed by its own end tag."""

    VOID = frozenset({"br", "img", "meta", "link", "hr", "input"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag
