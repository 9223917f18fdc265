"""Tables that compare, and long lists on pages of bounded size."""

from __future__ import annotations

from dataclasses import replace

import jinja2
import pytest

from factsheet.load.sheet import load
from factsheet.render import pages
from factsheet.view import listings, routes
from factsheet.view.index import SiteView, view
from factsheet.view.pages.compare import COLUMNS, best_figures, compare_page, filled, kind_tables
from factsheet.view.pagination import LIMIT
from tests.support.project import ROOT, TODAY
from tests.support.towns import sheet
from tests.support.views import altered, content_of

pytestmark = pytest.mark.slow

ENTITIES = 1_200


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> SiteView:
    """Many towns, some years of each measure."""
    folder = tmp_path_factory.mktemp("large")
    file = folder / "facts.yaml"
    file.write_text(sheet(ENTITIES), encoding="utf-8")
    return view(load(file, folder).sheet, TODAY)


def test_a_kind_without_figures_has_no_table(site: SiteView) -> None:
    assert [(kind.id, url) for kind, url in compare_page(site).kinds] == [("lighthouse", "compare/lighthouses/")]
    assert [list(kind_tables(site, kind)) for kind in site.kinds if kind.id == "keeper-body"] == [[]]


def test_no_page_leads_to_the_table_of_a_kind_of_one_page(site: SiteView) -> None:
    entities = {name: entity for name, entity in site.sheet.entities.items() if name != "pier-7-light"}
    alone = view(replace(site.sheet, entities=entities), TODAY)
    assert compare_page(alone).kinds == ()
    assert [table.url for table in kind_tables(alone, alone.kinds[0])] == ["compare/lighthouses/"]  # an old address


def test_a_table_has_a_row_for_each_entity_with_a_figure(site: SiteView) -> None:
    (table,) = (filled(site, found) for found in kind_tables(site, site.kinds[0]))
    assert [(column.label.id, column.unit) for column in table.columns] == [("lamps", "lamps")]
    cells = {row.entity.id: [fact and fact.id for fact in row.cells] for row in table.rows}
    assert cells == {"north-cape": ["north-cape.new-lamps"], "pier-7-light": ["pier-7-light.lamps"]}
    assert table.is_whole


def test_what_one_entity_alone_measures_stands_below_the_table(site: SiteView) -> None:
    (table,) = kind_tables(site, site.kinds[0])
    assert [fact.id for fact in table.only] == ["north-cape.height-2001"]


def test_entities_without_a_figure_in_common_have_no_table(site: SiteView) -> None:
    pier = site.sheet.entities["pier-7-light"]
    bare = replace(pier, facts=tuple(fact for fact in pier.facts if not fact.figure))
    alone = view(replace(site.sheet, entities={**site.sheet.entities, "pier-7-light": bare}), TODAY)
    (table,) = kind_tables(alone, alone.kinds[0])
    assert (table.columns, table.part.rows) == ((), ())
    assert [fact.id for fact in table.only] == ["north-cape.new-lamps", "north-cape.height-2001"]
    env = pages.prepare(jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "templates")), alone)  # noqa: S701
    spec = next(page for page in routes.listing(alone, frozenset()) if page.url == table.url)
    html = content_of(env, spec)
    assert "No figure in common." in html
    assert "<table" not in html


def test_the_current_reported_figure_of_the_whole_stands_for_an_entity(site: SiteView) -> None:
    old, new = site.fact("north-cape.height-1999"), site.fact("north-cape.height-2001")
    assert best_figures([new, old])["tower-height"] == new
    target = altered(new, id="x.target", nature="target", sort_key=new.sort_key + 1)
    partial = altered(new, id="x.part", of="lantern", sort_key=new.sort_key + 1)
    assert best_figures([target, new, partial])["tower-height"] == new
    assert best_figures([target, old])["tower-height"] == target


def test_a_table_past_the_limit_falls_into_parts(large: SiteView) -> None:
    whole, *tables = (filled(large, found) for found in kind_tables(large, large.kinds[0]))
    assert whole.rows == ()
    assert all(len(table.rows) <= LIMIT for table in tables)
    assert sum(len(table.rows) for table in tables) == ENTITIES
    assert len(tables[0].columns) <= COLUMNS


def test_long_lists_give_pages_of_bounded_size(large: SiteView) -> None:
    env = pages.prepare(jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "templates")), large)  # noqa: S701
    own = {ref.url for ref in large.entities.values()}
    lists = {page.url: page for page in routes.listing(large, frozenset()) if page.url not in own}
    assert len(content_of(env, lists["properties/companies/2020/"])) < 50_000  # a list of parts
    assert len(content_of(env, lists["cities/"])) < 50_000
    for url in (
        "properties/companies/2020/letter.b/",
        "cities/letter.b/",
        "compare/cities/letter.b/",
    ):
        html = content_of(env, lists[url])
        assert 'href="../' in html
        assert 10_000 < len(html) < 2_000_000
    assert "No fact here has" not in content_of(env, lists["timeline/"])  # a list of years
    titles = [page.title for page in lists.values() if page.url.startswith("properties/companies/2")]
    assert titles[0].startswith("AI companies, 2020")
    assert large.fact(lists["properties/companies/2020/"].witness).date.words == "2020"


def test_every_list_is_split_whole(large: SiteView) -> None:
    kind, topic, measure = large.kinds[0], next(iter(large.topics)), next(iter(large.properties))
    for found in (listings.of_kind(large, kind), listings.of_topic(large, topic), listings.of_property(large, measure)):
        assert len(found) > 1
        assert all(len(part.rows) <= LIMIT for part in found)
    assert sum(len(part.rows) for part in listings.of_topic(large, topic)) == len(large.ids_on(topic))
    assert sum(len(part.rows) for part in listings.of_property(large, measure)) == len(large.ids_measuring(measure))


def test_a_fact_is_filed_under_the_year_that_it_names(site: SiteView) -> None:
    years = {name: site.fact(f"north-cape.{name}").year for name in ("lit", "new-lamps", "finest")}
    assert years == {"lit": 1888, "new-lamps": 2001, "finest": 1999}
    assert site.fact("coast-office.not-finest").year == 2001  # reported around 2001


def test_of_equal_figures_the_first_of_the_file_stands_for_an_entity(site: SiteView) -> None:
    """Energies of one atom's ions, none of them dated: what one compares is the first."""
    fact = site.fact("north-cape.height-2001")
    ions = [altered(fact, id=f"north-cape.ion-{number}", of=f"ion {number}") for number in (1, 2, 3)]
    assert [best.id for best in best_figures(ions).values()] == ["north-cape.ion-1"]
