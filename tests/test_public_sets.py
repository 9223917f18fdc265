"""A table of others as facts: what pages of it show, written as the conversions in bench/sets write it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.sets import sheet as facts
from factsheet.load.sheet import load
from factsheet.view import points
from factsheet.view.folding import folded
from factsheet.view.index import SiteView, view
from factsheet.view.pages import compare
from factsheet.view.pages.compare import kind_tables
from factsheet.view.pages.entity import entity_page
from factsheet.view.pages.lists import property_page
from factsheet.view.pagination import ListPage, by_letter, by_year
from tests.support.project import TODAY

SOURCE = {
    "type": "dataset",
    "title": "A table",
    "publisher": "Office",
    "issued": "2020",
    "url": "https://example.org/",
    "retrieved": "2021-01-01",
}
PROPERTIES = {
    "half-life": {"label": "Half-life", "unit": "seconds"},
    "share": {"label": "Share", "unit": "%"},
    "weight": {"label": "Weight", "unit": "grams"},
    "people": {"label": "People", "unit": "people"},
}


PARTS = ["I", "II", "III", "IV", "IX", "V", *"QRSTUWXYZ", *(f"A{letter}" for letter in "QRSTUWXYZ")]


def cited(words: str) -> list[dict[str, str]]:
    return [{"source": "table", "quote": words}]


def figure(property_: str, value: str, **other: str) -> dict[str, Any]:
    unit = {"unit": other.pop("unit")} if "unit" in other else {}
    own = {"id": facts.slug(f"{property_} {other.get('of', '')}"), "statement": f"It is {value}.", **other}
    return own | {"figure": {"property": property_, "value": value, **unit}, "citations": cited(value)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteView:
    """Fourteen samples: with half-lives in many units, shares that are all alike, weights, and parts called I to IV."""
    folder = tmp_path_factory.mktemp("table")
    people = [
        {"id": str(year), "value": f"{year}123.4567", "as_of": str(year), "citations": cited("x")}
        for year in range(1952, 2008, 5)
    ]
    entities: dict[str, Any] = {}
    for number in range(14):
        own = [figure("share", "100"), figure("weight", str(number + 1))]
        own.append(figure("half-life", f"{number + 1}", unit="kyr") if number > 12 else figure("half-life", "900"))
        entities[f"sample-{number}"] = {
            "kind": "sample",
            "name": f"Sample {'ABCDEFGHIJKLMN'[number]}",
            "names": {"de": "Probe", "nl": "Probe", "fr": "Sample A", "zh": "样本"},
            "summary": "A sample.",
            "facts": own,
        }
    entities["sample-0"]["facts"] += [figure("weight", "0.1", of=part) for part in PARTS]
    entities["sample-1"]["facts"] += [
        {"id": "inhabitants", "statement": "They live in it.", "series": {"property": "people", "points": people}}
    ]
    kinds = {"sample": {"label": "Sample", "plural": "Samples"}}
    shared = {"kinds": kinds, "sources": {"table": SOURCE}, "properties": PROPERTIES}
    facts.write(folder, {**shared, "entities": entities}, {"table": (["A table"], [{"Sample": "A", "Share": "100"}])})
    return view(load(folder / "facts.yaml", folder).sheet, TODAY)


def test_a_text_has_its_title_and_a_line_for_each_row(tmp_path: Path) -> None:
    facts.write(tmp_path, {"kinds": {}}, {"table": (["A table"], [{"Sample": "A", "Share": "100"}])})
    text = (tmp_path / "sources" / "table.txt").read_text(encoding="utf-8")
    assert text == "A table\nSample: A | Share: 100\n"


def test_of_figures_in_several_units_the_largest_counts_not_the_largest_number(site: SiteView) -> None:
    half_lives = {name: site.record(name) for name in site.ids_measuring("half-life")}
    assert points.best(site.sheet, site.order, half_lives) == "sample-13.half-life"  # 14 kyr, not 900 seconds


def test_bars_of_one_length_and_bars_that_nobody_could_see_are_not_drawn(site: SiteView) -> None:
    drawn = {name: property_page(site, name, whole(site, name)).charts for name in ("share", "half-life", "weight")}
    assert (drawn["share"], drawn["half-life"]) == ((), ())
    assert [bar.figure.number for bar in drawn["weight"][0].bars] == [str(value) for value in range(14, 2, -1)]


def test_a_table_goes_on_in_the_order_of_its_picture(site: SiteView) -> None:
    rows = property_page(site, "weight", whole(site, "weight")).facts
    assert [fact.figure.number for fact in rows if fact.figure and not fact.of][-4:] == ["4", "3", "2", "1"]


def whole(site: SiteView, property_id: str) -> ListPage[str]:
    return by_letter(site.ids_listed(property_id), str)[0]


def test_parts_stand_in_the_order_of_the_file(site: SiteView) -> None:
    (section,) = (one for one in entity_page(site, "sample-0").sections if one.id == "figures")
    assert [fact.of for fact in section.groups[0].facts if fact.of] == PARTS


def test_parts_that_have_one_figure_each_are_one_fold(site: SiteView) -> None:
    facts = [fact for fact in site.facts_of("sample-0") if fact.of]
    assert [len(fold.facts) for fold in folded(facts) if fold.is_closed] == [len(PARTS) - 4]


def test_a_list_without_any_year_asks_for_letters() -> None:
    assert [page.path for page in by_year(["amy", "bea", "bob"], lambda _: None, str, limit=2)][1:] == [
        "letter.a/",
        "letter.b/",
    ]


def test_a_comparison_lists_as_rare_only_what_one_page_has(site: SiteView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "COLUMNS", 1)
    (kind,) = site.kinds
    (table,) = kind_tables(site, kind)
    assert [fact.id for fact in table.only] == ["sample-1.inhabitants.2007"]


def test_a_name_that_several_languages_have_is_told_once(site: SiteView) -> None:
    assert entity_page(site, "sample-0").names == (("de", "Probe"), ("zh", "样本"))
