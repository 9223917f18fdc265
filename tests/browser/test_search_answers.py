"""Answers of the search: twenty more questions, and each way in which it understands one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.searching import ask, opened

pytestmark = [pytest.mark.slow, pytest.mark.ours]

BEIJING = "cities/beijing/"
CHINA = "areas/china/"
CONFERENCE = "events/global-digital-economy-conference/"
EXPO = "events/big-data-expo/"

QUESTIONS: dict[str, tuple[str, ...]] = {
    # from the article of China.org.cn
    "how many base stations will Beijing build": (f"{BEIJING}#new-5g-a-base-stations",),
    "brain-computer interface": (f"{BEIJING}#frontier-breakthroughs",),
    "immersive theatres": (f"{BEIJING}#digital-theaters", "properties/digital-theaters/"),
    "Wang Fei": (
        "agencies/beijing-cyberspace-administration/#deputy-director",
        f"{BEIJING}#leads-cross-border-data-reform",
    ),
    "spokesperson of the economy bureau": ("agencies/beijing-economy-it-bureau/#deputy-director",),
    # iaapuk.org
    "big data expo": (EXPO,),
    "when is the 2024 big data expo": (f"{EXPO}#edition-2024",),
    "R&D centres in Beijing": (f"{BEIJING}#foreign-research-centers-2023",),
    "how long do work permits take": (
        "initiatives/one-stop-permit-service/#processing-time-now",
        "initiatives/one-stop-permit-service/#processing-time-before",
        "properties/permit-processing-days/",
    ),
    # OpenGov Asia
    "how many years has Guizhou led digital economy growth": ("areas/guizhou/#years-leading-growth",),
    "which years does the five-year plan cover": ("initiatives/fourteenth-five-year-plan/#period",),
    # China Daily
    "share of Forbes digital companies from Beijing": (f"{BEIJING}#forbes-list-share",),
    "digital human concert": (f"{CONFERENCE}#digital-human-concert-2023",),
    "e-CNY booth": ("initiatives/e-cny/#booth-at-expo",),
    # South China Morning Post
    "who heads the National Data Administration": ("agencies/national-data-administration/#chief",),
    "when was the Digital Silk Road launched": ("initiatives/digital-silk-road/#launched-2015",),
    "Bolivia": (f"{CHINA}#bolivia-meeting", f"{CHINA}#bolivia-cooperation"),
    "Xi Jinping Chongqing": ("cities/chongqing/#xi-visit",),
    "China computing capacity by 2025": (f"{CHINA}#computing-capacity-target-2025",),
    # the words of the site
    "what is a target": ("glossary/#target",),
}
"""Questions of a reader of the five articles, and what may come first. Written before the search was asked."""


def test_twenty_questions(asked: Page) -> None:
    assert len(QUESTIONS) == 20
    first = {question: (ask(asked, question) or [""])[0] for question in QUESTIONS}
    missed = {question: first[question] for question, right in QUESTIONS.items() if first[question] not in right}
    assert len(missed) <= 1, missed


def said(page: Page) -> str:
    """The text of the line above the results."""
    return page.locator(".search-count").inner_text()


def first(page: Page) -> str:
    return page.locator("[role=option]").first.inner_text()


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (
            "Beijing AI companies",
            ["more than 2,400 companies", "over 2,400 AI companies", "China.org.cn, 21 March 2025"],
        ),
        ("AI companies", ["more than 2,400 companies", "over 2,400 AI companies"]),
        ("base stations in Beijing", ["more than 5,000 base stations", "target"]),
        ("mayor of Guiyang", ["Ma Ningyu is the mayor of Guiyang.", "iaapuk.org, around August 2024"]),
    ],
)
def test_what_is_asked_for_is_answered_on_top(asked: Page, query: str, told: list[str]) -> None:
    ask(asked, query)
    assert asked.locator(".search-answer").count() == 1
    assert asked.locator("[role=option]").first.get_attribute("class") == "search-answer"
    assert [text for text in told if text not in first(asked)] == []


def test_where_no_fact_answers_that_is_said_and_what_each_row_lacks(asked: Page) -> None:
    found = ask(asked, "population of Beijing")
    assert said(asked).startswith("No fact on “population of Beijing”; nearest: ")
    assert found[0] == BEIJING
    assert asked.locator(".search-answer").count() == 0
    rows = asked.locator(".search-fact").all_inner_texts()
    assert rows
    assert all("without: population" in row for row in rows)
    assert ask(asked, "unicorns") == []
    assert said(asked) == "No page or fact on “unicorns”"


def test_on_a_small_phone_a_long_report_stands_above_the_rows(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 568})
    ask(opened(page), "how many people live in Beijing")
    report, row = page.locator(".search-count"), page.locator("[role=option]").first
    assert report.evaluate("report => report.scrollHeight - report.clientHeight") == 0
    above, below = report.bounding_box(), row.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("compare Beijing and Guiyang", "beijing,guiyang"),
        ("Beijing vs Guizhou", "beijing,guizhou"),
        ("difference between NDA and NDRC", "national-data-administration,ndrc"),
        ("compare Belt and Road Initiative with Digital Silk Road", "belt-and-road,digital-silk-road"),
        ("compare Beijing, Guiynag and Chongqing", "beijing,guiyang,chongqing"),
    ],
)
def test_a_comparison_leads_to_the_pages_side_by_side(asked: Page, query: str, ids: str) -> None:
    assert ask(asked, query)[0] == f"compare/?ids={ids}"


def test_a_comparison_is_opened_by_enter(search: Page) -> None:
    search.keyboard.type("compare Beijing and Guiyang")
    search.keyboard.press("Enter")
    expect(search.get_by_role("status").first).to_contain_text("Side by side: Beijing and Guiyang")


@pytest.mark.parametrize(
    ("query", "anchor"),
    [
        ("target", "target"),
        ("targets", "target"),
        ("what is a claim", "claim"),
        ("what does true in mean", "true-in"),
        ("definition of estimate", "estimate"),
        ("the source's words", "the-sources-words"),
    ],
)
def test_words_of_the_glossary_are_explained(asked: Page, query: str, anchor: str) -> None:
    assert ask(asked, query)[0] == f"glossary/#{anchor}"


@pytest.mark.parametrize(
    ("query", "url"),
    [
        ("big data expo", EXPO),
        ("digital economy conference", CONFERENCE),
        ("data administration", "agencies/national-data-administration/"),
        ("一带一路", "initiatives/belt-and-road/"),
    ],
)
def test_a_part_of_the_name_of_a_page_finds_it_before_any_property(asked: Page, query: str, url: str) -> None:
    assert ask(asked, query)[0] == url


@pytest.mark.parametrize("query", ["not dated", "Main points", "date passed", "true in 2024", "copy link"])
def test_headings_pictures_and_what_is_hidden_are_no_facts(asked: Page, query: str) -> None:
    whole = [
        row for row in (ask(asked, query), asked.locator(".search-fact").all_inner_texts())[1] if "without" not in row
    ]
    assert whole == []


def test_the_search_of_the_home_page_opens_with_its_words(page: Page) -> None:
    page.goto("./")
    page.get_by_role("searchbox", name="Search").fill("NDRC")
    page.get_by_role("search").get_by_role("button", name="Search").click()
    expect(page.get_by_role("combobox", name="Search")).to_have_value("NDRC")
    expect(page.locator("[role=option]").first).to_contain_text("National Development and Reform Commission")


def test_sample_questions_of_the_home_page_are_answered_by_the_facts_they_are_of(page: Page, built: Path) -> None:
    facts = json.loads((built / "api/v1/facts.json").read_bytes())["facts"]
    names = {one["id"]: one["name"] for one in json.loads((built / "api/v1/entities.json").read_bytes())["entities"]}
    of = {f"{names[f['entity']]} {f['figure']['label']}".lower(): f["url"] for f in facts if f["figure"]}
    page.goto("./")
    samples = page.get_by_role("search").get_by_role("link").all_inner_texts()
    assert len(samples) == 3
    for sample in samples:
        page.goto("./")
        page.get_by_role("search").get_by_role("link", name=sample, exact=True).click()
        expect(page.get_by_role("combobox", name="Search")).to_have_value(sample)
        expect(page.locator("[role=listbox]")).to_have_attribute("data-query", sample)
        first = page.locator("[role=option]").first
        expect(first).to_have_class("search-answer")
        expect(first).to_have_attribute("href", re.compile(f"/{re.escape(of[sample.lower()])}$"))
        assert not said(page).startswith("No fact")
