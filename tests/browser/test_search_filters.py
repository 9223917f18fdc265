"""Queries with a status, a year, an outlet or a name that the site has not, on the real site."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.searching import ask

pytestmark = [pytest.mark.slow, pytest.mark.ours]

BEIJING = "cities/beijing/"
CHINA = "areas/china/"
NDA = "agencies/national-data-administration/"
PERMITS = "initiatives/one-stop-permit-service/"
FORUM = "events/zhongguancun-forum/"

QUERIES: dict[str, tuple[str, ...]] = {
    "how much data does China generate": (f"{CHINA}#data-generated-2022",),
    "Liu Liehong": (f"{NDA}#chief", f"{NDA}#qizhi-article"),
    "targets for 2025": (
        f"{BEIJING}#new-5g-a-base-stations",
        f"{CHINA}#computing-capacity-target-2025",
        f"{FORUM}#data-policies-unveiling-2025",
    ),
    "trade press": ("sources/opengov-2021-05/",),
    "Shanghai AI companies": (f"{BEIJING}#ai-companies-2024",),
    "Zhongguancun Forum 2025": (FORUM, f"{FORUM}#data-policies-unveiling-2025"),
    "capital of Guizhou": ("cities/guiyang/#capital-of-guizhou",),
    "company registration in one day": ("initiatives/online-company-registration/#registration-time-now",),
    "how do Guizhou and Beijing compare": ("compare/?ids=guizhou,beijing",),
    "5G base stations target": (f"{BEIJING}#new-5g-a-base-stations",),
    "forecast for Chinese technology investment": (f"{CHINA}#frontier-investment", f"{CHINA}#frontier-fields"),
    "where is the eWeek held": ("events/eweek/#geneva", "events/eweek/"),
    "foreign qualifications recognised in Beijing": (f"{BEIJING}#recognized-qualifications",),
    "41.39 billion dollars": (f"{BEIJING}#ai-core-revenue-2024",),
    "work permit processing time": (
        f"{PERMITS}#processing-time-now",
        f"{PERMITS}#processing-time-before",
        "properties/permit-processing-days/",
    ),
}
"""Fifteen more queries of a reader, and what may come first. Written before the search was asked."""


def test_fifteen_queries(asked: Page) -> None:
    assert len(QUERIES) == 15
    first = {query: (ask(asked, query) or [""])[0] for query in QUERIES}
    missed = {query: first[query] for query, right in QUERIES.items() if first[query] not in right}
    assert len(missed) <= 1, missed


def said(page: Page) -> str:
    """The text of the line above the results."""
    return page.locator(".search-count").inner_text()


def sides(page: Page) -> list[str]:
    """The last lines of the facts among the results, the answer first: page, kind, date, status, what is missing."""
    return page.locator(".search-answer .search-side, .search-fact .search-side").all_inner_texts()


@pytest.mark.parametrize(
    ("query", "figure", "quote", "source"),
    [
        ("zettabytes", "more than 8.1 zettabytes", "generated more than 8.1 zettabytes", "South China Morning Post"),
        ("petaflops", "more than 45,000 petaflops", "beyond 45,000 petaflops", "China.org.cn, 21 March 2025"),
        (
            "5G",
            "more than 5,000 base stations",
            "more than 5,000 new 5G-A base stations",
            "China.org.cn, 21 March 2025",
        ),
    ],
)
def test_one_word_is_answered_with_figure_words_and_source(
    asked: Page, query: str, figure: str, quote: str, source: str
) -> None:
    ask(asked, query)
    answer = asked.locator("[role=option]").first
    expect(answer.locator(".search-figure")).to_have_text(figure)
    expect(answer.locator("q")).to_contain_text(quote)
    expect(answer.locator(".search-words")).to_contain_text(source)


@pytest.mark.parametrize(
    ("query", "first", "natures"),
    [
        ("Beijing targets", f"{BEIJING}#new-5g-a-base-stations", {"target", "intention"}),
        ("goals of Guizhou", "areas/guizhou/#computing-infrastructure-plan", {"target", "intention"}),
        ("claims about Guizhou", "areas/guizhou/#benefits-since-2014", {"claim"}),
        ("forecasts for China", f"{CHINA}#", {"forecast"}),
        ("opinion", "", {"claim"}),
    ],
)
def test_a_word_for_a_status_leaves_facts_of_that_status(
    asked: Page, query: str, first: str, natures: set[str]
) -> None:
    assert ask(asked, query)[0].startswith(first)
    assert not said(asked).startswith("No fact")
    assert {side.rpartition(" · ")[2] for side in sides(asked)} <= natures


def test_a_status_stands_before_its_facts_where_the_glossary_has_it(asked: Page) -> None:
    found = ask(asked, "claim")
    assert found[0] == "glossary/#claim"
    assert len(sides(asked)) >= 10


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Beijing computing power 2025", f"{BEIJING}#computing-power-target"),
        ("Beijing figures 2024", f"{BEIJING}#ai-companies-2024"),
        ("what is planned for 2025 in Beijing", f"{BEIJING}#new-5g-a-base-stations"),
        ("five-year plan 2023", "initiatives/fourteenth-five-year-plan/#period"),
        ("big data expo 2024", "events/big-data-expo/#edition-2024"),
    ],
)
def test_a_year_leaves_facts_of_that_year_also_inside_a_span(asked: Page, query: str, first: str) -> None:
    assert ask(asked, query)[0] == first
    assert asked.locator("[role=option]").first.get_attribute("class") == "search-answer"
    year = query.replace(" in Beijing", "")[-4:]
    assert [side for side in sides(asked) if "without" in side and year in side.partition("without")[2]] == []


def test_a_fact_without_a_date_says_that_only_its_source_is_of_the_year(asked: Page) -> None:
    ask(asked, "Beijing computing power 2025")
    assert "not dated · published 21 March 2025" in sides(asked)[0]


def test_a_year_alone_lists_its_facts(asked: Page) -> None:
    found = ask(asked, "2015")
    assert "initiatives/digital-silk-road/#launched-2015" in found
    assert asked.locator(".search-answer").count() == 0
    assert all("2015" in side for side in sides(asked))


def test_the_filter_of_years_reaches_into_spans(search: Page) -> None:
    search.get_by_label("Year", exact=True).select_option("2023")
    period = search.locator("[role=option][href$='fourteenth-five-year-plan/#period']")
    more = search.get_by_role("button", name="More results")
    expect(period.or_(more).first).to_be_visible()
    while more.is_visible() and not period.count():
        count = search.locator("[role=option]").count()
        more.click()
        expect(search.locator("[role=option]")).not_to_have_count(count)
    expect(period).to_have_count(1)


@pytest.mark.parametrize(
    ("query", "word", "first"),
    [
        ("Shanghai AI companies", "Shanghai", f"{BEIJING}#ai-companies-2024"),
        ("Beijing vs Shanghai", "Shanghai", BEIJING),
        ("mayor of Tokyo", "Tokyo", "cities/guiyang/#mayor"),
        ("Beijing 2019", "2019", BEIJING),
    ],
)
def test_a_word_that_no_page_has_is_named_and_left_out(asked: Page, query: str, word: str, first: str) -> None:
    assert ask(asked, query)[0] == first
    assert said(asked).startswith(f"No fact on “{query}”; nearest: ")
    assert said(asked).endswith(f" No page or fact has “{word}”.")
    assert asked.locator(".search-answer").count() == 0
    assert all(f"without: {word.lower()}" in side for side in sides(asked))


def test_words_that_only_other_facts_have_are_not_called_unknown(asked: Page) -> None:
    ask(asked, "digital yuan")
    assert said(asked).startswith("No fact on “digital yuan”; nearest: ")
    assert "No page" not in said(asked)
    assert "without: digital" in sides(asked)[0]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state media", ["sources/chinaorg-2025-03-21/", "sources/chinadaily-2023-12-06/"]),
        ("news", ["sources/scmp-2024-04/"]),
        ("trade press", ["sources/opengov-2021-05/"]),
    ],
)
def test_sources_are_found_by_what_sort_of_outlet_they_have(asked: Page, query: str, found: list[str]) -> None:
    assert [url for url in ask(asked, query) if url.startswith("sources/")] == found
    expect(asked.locator("[role=option]").first).to_contain_text(f"{query} · Source")


def test_each_row_says_what_kind_of_page_it_is_of(asked: Page) -> None:
    ask(asked, "NDA")
    expect(asked.locator("[role=option]").first).to_contain_text("Agency")
    ask(asked, "Beijing AI companies")
    assert sides(asked)[0] == "Beijing · City · 2024"


def test_how_do_two_compare(asked: Page) -> None:
    for query in (
        "how do Beijing and Guiyang compare?",
        "Beijing compared with Guiyang",
        "how do Beijing and Guiyang differ",
    ):
        assert ask(asked, query)[0] == "compare/?ids=beijing,guiyang"


def test_an_empty_search_proposes_what_to_ask_and_where_to_look(search: Page) -> None:
    proposed = search.get_by_role("group", name="For example").get_by_role("option")
    assert "Beijing AI companies" in proposed.all_inner_texts()
    expect(search.get_by_role("group", name="Pages").get_by_role("option").first).to_have_text("Cities 4 pages")
    expect(search.get_by_role("group", name="About")).to_contain_text("Glossary Fact · Figure · Target")
    search.keyboard.press("Enter")
    expect(search.get_by_role("dialog")).to_be_visible()  # nothing was asked, and nothing chosen
    search.keyboard.press("ArrowDown")
    search.keyboard.press("Enter")
    expect(search.get_by_role("combobox", name="Search")).to_have_value("Beijing AI companies")
    expect(search.locator(".search-answer")).to_contain_text("more than 2,400 companies")
