"""Things that have moved: the old address leads to the new one, with the anchor that was asked for."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jinja2
import pytest

from factsheet.build import invalidation
from factsheet.load.sheet import load
from factsheet.render.pages import prepare
from factsheet.view import routes
from factsheet.view.index import SiteView, view
from factsheet.view.page_spec import PageSpec
from factsheet.view.pages.entity import entity_page
from tests.support.project import FERRIES, ROOT, TODAY, in_process
from tests.support.views import content_of, exported

HERE = "https://ferries.example/repo/"


@pytest.fixture(scope="module")
def ferries() -> SiteView:
    return view(load(FERRIES, ROOT).sheet, TODAY)


@pytest.fixture(scope="module")
def pages(ferries: SiteView) -> dict[str, PageSpec]:
    return {page.url: page for page in routes.listing(ferries, frozenset())}


def test_each_old_address_leads_to_the_new_one_at_once(pages: dict[str, PageSpec]) -> None:
    assert {page.url: page.leads_to for page in pages.values() if page.leads_to} == {
        "boats/": "ferries/",
        "boats/long-ferry/": "ferries/long-ferry/",
        "boats/short-ferry/": "ferries/long-ferry/",
        "compare/boats/": "compare/ferries/",
        "compare/rafts/": "compare/ferries/",
        "ferries/short-ferry/": "ferries/long-ferry/",
        "piers/long-ferry/": "ferries/long-ferry/",
        "rafts/": "ferries/",
        "rafts/long-ferry/": "ferries/long-ferry/",
        "rafts/short-ferry/": "ferries/long-ferry/",
        "properties/travels/": "properties/trips/",
        "sources/post-2020/": "sources/quay-post-2020/",
        "topics/ships/": "topics/boats/",
    }
    assert all(page.leads_to in pages for page in pages.values() if page.leads_to)


def test_search_finds_no_page_that_only_leads_on(pages: dict[str, PageSpec]) -> None:
    assert [page.url for page in pages.values() if page.leads_to and page.search] == []


def test_a_page_keeps_the_anchors_of_facts_that_moved(ferries: SiteView) -> None:
    moved = entity_page(ferries, "long-ferry").moved
    assert [(old, ref.id, ref.url) for old, ref in moved] == [
        ("goal-lines", "long-ferry.goal-trips", "ferries/long-ferry/#goal-trips"),
        ("cabins", "long-ferry.seats-2022", "ferries/long-ferry/#seats-2022"),  # once on the page of the short ferry
    ]


def test_a_page_says_what_these_anchors_are_under_a_heading_of_their_own(
    ferries: SiteView, pages: dict[str, PageSpec]
) -> None:
    loader = jinja2.FileSystemLoader(ROOT / "templates")
    env = prepare(jinja2.Environment(loader=loader), ferries)  # noqa: S701 - prepare
    html = content_of(env, pages["ferries/long-ferry/"])
    section = html[html.index("<h2>Moved</h2>") : html.index('<h2 id="sources">')]
    assert "Facts that had other addresses on this page." in section
    assert '<li id="cabins"><p><code>cabins</code>: now at <a href="../../ferries/long-ferry/#seats-2022"' in section


def test_the_api_lists_what_has_moved(ferries: SiteView) -> None:
    moved = {one["id"]: one for one in json.loads(exported(ferries)["api/v1/index.json"])["moved"]}
    assert list(moved) == list(ferries.sheet.moved)
    assert moved["kinds.ferry"] == {
        "id": "kinds.ferry", "new": "kinds.ferry", "old_url": "boats/", "url": "ferries/",
    }  # fmt: skip
    assert moved["short-ferry.cabins"] == {
        "id": "short-ferry.cabins",
        "new": "long-ferry.seats-2022",
        "old_url": "ferries/short-ferry/#cabins",
        "url": "ferries/long-ferry/#seats-2022",
    }


def test_whatever_moves_every_page_is_made_again(ferries: SiteView) -> None:
    sheet = ferries.sheet
    assert invalidation.diff(sheet, replace(sheet, moved={})) is None
    assert invalidation.diff(sheet, replace(sheet, moved=dict(sheet.moved))) is not None


@pytest.mark.slow
def test_a_built_page_leads_on_with_and_without_script(tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = in_process("build", "--facts", FERRIES, "--site-dir", site, SITE_URL=HERE, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    html = (site / "boats" / "long-ferry" / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{HERE}ferries/long-ferry/">' in html
    assert '<script src="../../assets/onward.js" data-target="../../ferries/long-ferry/"></script>' in html
    assert '<meta http-equiv="refresh" content="0; url=../../ferries/long-ferry/">' in html
    assert '<a href="../../ferries/long-ferry/"' in html
    listed = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert f"{HERE}ferries/long-ferry/" in listed
    assert f"{HERE}boats/" not in listed
    entity = (site / "ferries" / "long-ferry" / "index.html").read_text(encoding="utf-8")
    assert 'id="goal-lines"' in entity
    assert 'http-equiv="refresh' not in entity
