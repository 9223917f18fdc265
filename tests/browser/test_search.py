"""The search as a reader uses it, on the real site as a project page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support import axe
from tests.support.axe import SCHEMES
from tests.support.searching import ask

pytestmark = [pytest.mark.slow, pytest.mark.ours]

BEIJING = "cities/beijing/"
NDA = "agencies/national-data-administration/"
REGISTRATION = "initiatives/online-company-registration/"

QUERIES: dict[str, str | tuple[str, str]] = {
    # names, other names, abbreviations
    "Beijing": BEIJING,
    "NDA": NDA,
    "NDRC": "agencies/ndrc/",
    "CAC": "agencies/cyberspace-administration-of-china/",
    "Xian": "cities/xian/",
    "belt road": "initiatives/belt-and-road/",
    "five year plan": "initiatives/fourteenth-five-year-plan/",
    "South China Morning Post": "sources/scmp-2024-04/",
    "facial recognition": REGISTRATION,
    # in Chinese
    "北京": BEIJING,
    "东数西算": "initiatives/eastern-data-western-computing/",
    "国家数据局": NDA,
    "贵州": "areas/guizhou/",
    # with slips
    "Chonqing": "cities/chongqing/",
    "Guiynag": "cities/guiyang/",
    "natoinal data adminstration": NDA,
    "digtal silk raod": "initiatives/digital-silk-road/",
    # figures
    "45000 petaflops": f"{BEIJING}#computing-power-target",
    "45,000 petaflops": f"{BEIJING}#computing-power-target",
    "2400 AI companies": f"{BEIJING}#ai-companies-2024",
    "8.1 zettabytes": "areas/china/#data-generated-2022",
    "300 billion yuan": f"{BEIJING}#ai-core-revenue-2024",
    # what facts are about
    "how many AI companies in Beijing": f"{BEIJING}#ai-companies-2024",
    "who is the mayor of Guiyang": "cities/guiyang/#mayor",
    "multinational regional headquarters": (
        "properties/regional-headquarters/",
        f"{BEIJING}#regional-headquarters-2023",
    ),
    "foreign research centres": ("properties/foreign-research-centers/", f"{BEIJING}#foreign-research-centers-2023"),
    "avatar speech in Geneva": "events/eweek/#digital-avatar-speech",
    "poorest provinces": "areas/guizhou/#among-poorest-regions",
    "how long does it take to register a company": f"{REGISTRATION}#registration-time-now",
    "China second in computing power": "areas/china/#computing-power-rank",
}
"""Queries, and the page or fact that should come first, or either of two. Chosen before the code was tried."""


def test_thirty_queries(search: Page) -> None:
    assert len(QUERIES) == 30
    first = {query: (ask(search, query) or [""])[0] for query in QUERIES}
    assert {query: first[query] for query, right in QUERIES.items() if first[query] not in _either(right)} == {}


def _either(right: str | tuple[str, str]) -> tuple[str, ...]:
    return (right,) if isinstance(right, str) else right


def test_nothing_is_loaded_before_the_search_is_opened(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(BEIJING)
    page.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if "search" in url or "pagefind" in url] == []
    page.keyboard.press("/")
    expect(page.get_by_label("Nature")).to_be_visible()
    assert [url for url in asked if url.endswith("search/names.json")]


def test_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto("./")
    page.get_by_role("link", name="Search /", exact=True).focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("combobox", name="Search")
    expect(box).to_be_focused()
    expect(page.get_by_label("Nature")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("link", name="Search /", exact=True)).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("petaflops")
    expect(page.locator("[role=listbox]")).to_have_attribute("data-query", "petaflops")  # not the first letters of it
    page.keyboard.press("ArrowDown")
    active = page.locator("[role=option][aria-selected=true]")
    expect(box).to_have_attribute("aria-activedescendant", active.get_attribute("id") or "")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}{BEIJING}#computing-power-target")


def test_enter_waits_for_the_first_result(search: Page, address: str) -> None:
    search.keyboard.type("45000 petaflops")
    search.keyboard.press("Enter")
    expect(search).to_have_url(f"{address}{BEIJING}#computing-power-target")


def test_the_fact_is_on_the_page_that_is_open(page: Page, address: str) -> None:
    page.goto(BEIJING)
    page.keyboard.press("/")
    expect(page.get_by_label("Nature")).to_be_visible()
    ask(page, "45000 petaflops")
    page.locator("[role=option]").first.click()
    expect(page).to_have_url(f"{address}{BEIJING}#computing-power-target")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_filters_leave_facts_that_match(search: Page) -> None:
    every = ask(search, "beijing data")
    assert not all("#" in url for url in every)
    search.get_by_label("Nature").select_option("target")
    expect(search.locator(".search-side").first).to_contain_text("target")
    sides = search.locator("[role=option] .search-side").all_inner_texts()
    assert sides
    assert all(" · target" in side for side in sides)
    search.get_by_label("Kind").select_option("Initiatives")
    expect(search.locator("[role=option]").first).to_have_attribute("href", re.compile("/initiatives/"))
    hrefs = search.locator("[role=option]").evaluate_all("options => options.map((option) => option.pathname)")
    assert {href.split("/")[2] for href in hrefs} == {"initiatives"}


def test_filters_answer_without_words(search: Page) -> None:
    search.get_by_label("Year", exact=True).select_option("2015")
    expect(search.locator("[role=option] .search-side").first).to_contain_text("2015")
    sides = search.locator("[role=option] .search-side").all_inner_texts()
    assert sides
    assert all("2015" in side for side in sides)


def test_an_address_with_words_opens_the_search_with_them(page: Page) -> None:
    page.goto("search/?q=NDRC")
    expect(page.get_by_role("combobox", name="Search")).to_have_value("NDRC")
    expect(page.locator("[role=option]").first).to_contain_text("National Development and Reform Commission")


def test_without_an_index_of_the_text_names_are_searched_and_it_says_so(page: Page) -> None:
    page.route("**/pagefind/**", lambda route: route.fulfill(status=404))
    page.goto("./")
    page.keyboard.press("/")
    expect(page.get_by_text("Only names are searched here")).to_be_visible()
    expect(page.get_by_label("Nature")).to_be_hidden()
    assert ask(page, "guiynag") == ["cities/guiyang/"]


def test_without_scripts_the_page_of_names_stands_in(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("./")
    page.get_by_role("link", name="Search /", exact=True).click()
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Guiyang", exact=True))
    expect(row).to_contain_text("贵阳市")
    row.get_by_role("link").click()
    expect(page).to_have_url(f"{address}cities/guiyang/")
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_dialog_is_accessible(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto("search/")
    expect(page.get_by_label("Nature")).to_be_visible()
    for query in ("", "beijing data", "Beijing AI companies", "population of Beijing"):
        if query:
            ask(page, query)
        page.keyboard.press("ArrowDown")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert axe.in_lines(axe.violations(page)) == [], (query, scheme)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("(list => list.scrollWidth <= list.clientWidth)(document.querySelector('.search-results'))")


def test_what_is_typed_while_the_search_loads_is_not_lost(page: Page) -> None:
    def slowly(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    page.goto("")
    page.route("**/search.js", slowly)
    page.keyboard.type("/bejing", delay=20)
    expect(page.get_by_role("combobox", name="Search")).to_have_value("bejing")
