"""Words in which a search may stumble, on a small site: figures in figures, ranges, hyphens, short forms, Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from factsheet.core import edtf
from factsheet.view.alphabet import alphabetical
from tests.support.project import ROOT
from tests.support.searching import ask, opened, search_of

pytestmark = pytest.mark.slow

NEW_YEAR_2026 = "1767225600"

FIRST = {
    # the figure itself, not one that begins or ends like it
    "2,400": "towns/beta/#shops",
    "2400": "towns/beta/#shops",
    "2,400 shops": "towns/beta/#shops",
    # a year inside a range, and its end
    "2021": "towns/beta/#plan",
    "2023": "towns/beta/#plan",
    "2025": "towns/beta/#plan",
    "2021-2025": "towns/beta/#plan",
    "2021–2025": "towns/beta/#plan",
    # behind a dash
    "export": "towns/beta/#harbour",
    "import-export": "towns/beta/#harbour",
    # short forms
    "R&D": "towns/alpha/#centres",
    "r & d": "towns/alpha/#centres",
    # Chinese in running text
    "经济": "towns/beta/#office",
    "信息化局": "towns/beta/#office",
    "设有经济和信息化局": "towns/beta/#office",
}
"""Queries as they are typed, and the first result of each."""

NAMES = [
    "1+3+N", "14th Plan", "5G-A", "Ærø", "aland", "Aland", "Åland", "Alzey", "Alþingi", "co-op", "coop", "Da Nang",
    "Đà Nẵng", "de Haan", "e-CNY", "éCoville", "Izmir", "ısparta", "Lodz", "Łódź", "Lodza", "New York", "Newark",
    "Østby", "resume", "Resume", "résumé", "Résumé", "‘s Plan", "St Gallen", "St. Gallen", "Strasse", "Straße",
    "Umlaut", "Xi'an", "Xian", "Zebra", "Zürich", "Þingvellir", "Αθήνα", "Афины", "قاهرة", "서울", "北京", "贵阳",
]  # fmt: skip
"""Names of many forms; the order is what both sides have to agree on."""


@pytest.fixture(scope="module")
def small(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The search of the small site, open and ready."""
    folder: Path = tmp_path_factory.mktemp("searches") / "site"
    with search_of(
        ROOT / "tests" / "sites" / "searches.yaml", folder, browser, SOURCE_DATE_EPOCH=NEW_YEAR_2026
    ) as page:
        yield page


@pytest.mark.parametrize("query", FIRST)
def test_the_fact_with_the_word_comes_first(small: Page, query: str) -> None:
    assert ask(small, query)[0] == FIRST[query]


@pytest.mark.parametrize("query", ["well-known", "well known"])
def test_a_compound_is_found_in_either_spelling(small: Page, query: str) -> None:
    assert sorted(ask(small, query)) == ["towns/alpha/#bridge", "towns/beta/#mill"]


def test_a_figure_is_not_found_by_its_last_numbers(small: Page) -> None:
    assert ask(small, "400") == []


def test_chinese_that_only_shares_characters_is_not_found(small: Page) -> None:
    assert [
        url for url in ask(small, "济和经") if "without" not in small.locator(f"[href$='{url}']").inner_text()
    ] == []


def test_what_the_empty_search_proposes_is_answered(small: Page) -> None:
    proposed = opened(small).get_by_role("group", name="For example").get_by_role("option").all_inner_texts()
    assert proposed == ["Alpha shops", "Beta shops", "Alpha people", "compare Alpha and Beta"]
    first = {query: ask(small, query)[0] for query in proposed}
    assert first == {
        "Alpha shops": "towns/alpha/#many-shops",
        "Alpha people": "towns/alpha/#dwellers",
        "Beta shops": "towns/beta/#shops",
        "compare Alpha and Beta": "compare/?ids=alpha,beta",
    }


@pytest.mark.parametrize("query", ["Beta 2023", "plan of Beta 2022", "Beta plan"])
def test_a_year_inside_a_span_and_a_word_that_may_be_a_status(small: Page, query: str) -> None:
    assert ask(small, query)[0] == "towns/beta/#plan"
    expect(small.locator("[role=option]").first).to_have_class("search-answer")


def test_names_have_one_order_in_the_pages_and_in_scripts(small: Page) -> None:
    script = """async (names) => {
      const { inOrder } = await import(new URL("assets/order.js", location.href));
      return names.sort(inOrder);
    }"""
    mixed = sorted(NAMES, key=len)
    assert sorted(mixed, key=alphabetical) == NAMES
    assert small.evaluate(script, mixed) == NAMES


def test_a_date_is_of_the_same_year_in_the_pages_and_in_scripts(small: Page) -> None:
    script = """async (dates) => {
      const { yearsOf } = await import(new URL("assets/years.js", location.href));
      return dates.map((date) => Math.max(...yearsOf(date)));
    }"""
    dates = ["2024", "2024-08~", "2021/2025", "199X", "-0752", "0121/0126", "2015/..", "../2019"]
    assert small.evaluate(script, dates) == [edtf.parse(date).year for date in dates]


def test_the_pages_to_compare_are_offered_in_that_order(small: Page) -> None:
    small.goto("compare/")
    field = small.locator("[data-compare] input")
    field.click()
    field.fill("town")
    offered = small.locator("[data-compare] datalist option")
    expect(offered).to_have_count(2)
    assert offered.evaluate_all("options => options.map(({ value }) => value)") == ["Åland Town", "Zürich Town"]
