"""Pages of entities with little to say: they say so, and nothing twice."""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
import pytest

from factsheet.load.sheet import load
from factsheet.render import pages
from factsheet.view import routes
from factsheet.view.index import SiteView, view
from factsheet.view.pages.entity import entity_page
from tests.support.project import ROOT, TODAY, in_process
from tests.support.sheets import Record, fact, sheet, written
from tests.support.views import content_of

ALL = "That is all our sources say."


@pytest.fixture(scope="module")
def islands() -> SiteView:
    return view(load(ROOT / "tests" / "sites" / "islands.yaml", ROOT).sheet, TODAY)


def content(site: SiteView, entity: str) -> str:
    """The content of an entity's page."""
    env = pages.prepare(jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "templates")), site)  # noqa: S701
    return content_of(env, next(routes.of_entity(site, entity, frozenset(), "")))


def parts(html: str) -> list[str]:
    """The headings of a page, and the line that says that this is all."""
    return re.findall(rf"(?<=>)[^<]+(?=</h2>)|{re.escape(ALL)}", html)


def test_a_page_of_two_facts_or_fewer_says_that_this_is_all_behind_its_own_facts(
    islands: SiteView, canals: SiteView
) -> None:
    assert parts(content(islands, "tunnel-plan")) == ["Targets", ALL, "Sources"]
    assert parts(content(islands, "pilot-office")) == ["Who says what", "Facts", ALL, "Sources"]
    assert ALL not in content(canals, "long-canal")


def test_pages_that_name_an_entity_are_a_folded_list_and_open_where_it_has_no_facts_of_its_own(
    islands: SiteView, canals: SiteView
) -> None:
    html = content(islands, "tide-plan")
    assert "<details>" in html
    assert html.index("Named elsewhere") < html.index('href="../../ministries/tide-office/#issues"')
    html = content(canals, "canal-guild")
    assert "<details open>" in html
    assert ALL not in html  # its first line says that it has no facts


def test_the_only_main_point_is_left_out_where_a_chart_tells_what_it_was_before(
    site: SiteView, islands: SiteView
) -> None:
    page = entity_page(site, "north-cape")
    assert [fact.local_id for fact in page.points] == []
    assert [bar.fact.local_id for bar in page.charts[0].bars] == ["height-1999", "height-2001"]
    page = entity_page(islands, "morley")  # its chart compares it with another port
    assert [fact.local_id for fact in page.points] == ["tugs"]
    assert {bar.fact.entity.id for bar in page.charts[0].bars} == {"selby", "morley"}
    assert len(entity_page(islands, "selby").points) > 1


def test_a_site_without_topics_or_entities_has_no_headings_and_addresses_for_them(project: Path) -> None:
    none: Record = {"kinds": {}, "sources": {}, "entities": {}}
    for record in (sheet([fact()], properties={}, topics={}, predicates={}), none):
        (project / "facts.yaml").write_text(written(record), encoding="utf-8")
        done = in_process("build", cwd=project, FACTSHEET_SEARCH="off")
        assert done.returncode == 0, done.stderr
        home, topics, data = ((project / "site" / f"{name}index.html").read_text() for name in ("", "topics/", "data/"))
        assert "Topics</h2>" not in home
        assert "No fact here has a topic." in topics
        assert "entities/.json" not in data
