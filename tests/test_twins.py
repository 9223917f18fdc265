"""Entities that have one name are told apart wherever a reader meets the name away from its page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factsheet.core.model import Sheet
from factsheet.load.sheet import load
from factsheet.view import routes
from factsheet.view.index import SiteView, view
from factsheet.view.pages.entity import entity_page
from factsheet.view.search_names import in_order
from factsheet.view.update import renewed
from tests.support.project import ROOT, TODAY


@pytest.fixture(scope="module")
def towns() -> SiteView:
    return view(load(ROOT / "tests" / "sites" / "twins.yaml", ROOT).sheet, TODAY)


def test_a_kind_of_its_own_tells_one_apart_else_the_link_that_differs_for_all_else_the_kind(towns: SiteView) -> None:
    assert {name: ref.full_name for name, ref in towns.entities.items() if ref.distinction} == {
        "springfield": "Springfield (North)",
        "springfield-south": "springfield (South)",
        "springfield-river": "Springfield (river)",
        "old-hall": "The Hall (hall)",
        "new-hall": "The Hall (hall)",
    }


def test_titles_and_names_in_the_search_tell_them_apart(towns: SiteView) -> None:
    titles = {page.url: page.title for page in routes.listing(towns, frozenset())}
    assert titles["towns/springfield/"] == "Springfield (North)"
    assert titles["rivers/springfield-river/"] == "Springfield (river)"
    names = [name.name for name in in_order(towns) if "pringfield" in name.name]
    assert sorted(names) == ["Springfield (North)", "Springfield (river)", "springfield (South)"]


def with_south_as_part_of_north(sheet: Sheet) -> Sheet:
    entity = sheet.entities["springfield-south"]
    relation = entity.facts[0].relation
    assert relation
    fact = replace(entity.facts[0], relation=replace(relation, object="north"))
    return replace(sheet, entities={**sheet.entities, "springfield-south": replace(entity, facts=(fact,))})


def test_a_view_made_after_a_change_of_a_fact_tells_them_apart_anew(towns: SiteView) -> None:
    sheet = with_south_as_part_of_north(towns.sheet)
    whole, quick = view(sheet, TODAY), renewed(towns, sheet, ["springfield-south"])
    names = [{name: ref.full_name for name, ref in site.entities.items()} for site in (whole, quick)]
    assert names[0] == names[1]
    assert names[0]["springfield-south"] == "springfield (North)"


def test_the_box_names_an_entity_once_with_its_newest_date_the_newest_links_first(towns: SiteView) -> None:
    rows = {row.label: row.values for row in entity_page(towns, "choir").box}
    told = [(value.text, "".join(text for text, _ in value.date)) for value in rows["Plays in"]]
    assert told == [("Springfield (North)", "1997 to 1999"), ("springfield (South)", "")]
