"""Everything is readable without JavaScript: what needs it is not shown, what it only eases works without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.support.listing import listed
from tools.sorts import entities, sorts

pytestmark = pytest.mark.slow

PHONE: ViewportSize = {"width": 390, "height": 844}

# Text in <main> that is marked up to be read and cannot be seen; closed disclosures open without JavaScript,
# `.paper` is the head of a printed page.
UNREADABLE = """
() => [...document.querySelectorAll("main :is(h1, h2, h3, p, li, td, th, dt, dd)")]
  .filter(element => element.textContent.trim() && !element.closest("details:not([open]) > :not(summary)"))
  .filter(element => !element.closest("template, noscript, form[hidden], [data-compare], .paper, .unseen"))
  .filter(element => !element.checkVisibility({opacityProperty: true, visibilityProperty: true}))
  .map(element => element.textContent.trim().slice(0, 60))
"""

# What does nothing without JavaScript and is on the screen all the same. A form with an action is sent to a page.
IDLE = """
() => [...document.querySelectorAll("[data-theme-toggle], form[data-filter], button:not(form[action] button)")]
  .filter(element => element.checkVisibility({visibilityProperty: true}))
  .map(element => `${element.localName}.${element.className} ${element.textContent.trim().slice(0, 20)}`)
"""


@pytest.fixture
def plain(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A browser that runs no script."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    yield context
    context.close()


@pytest.fixture
def page(plain: BrowserContext) -> Page:
    return plain.new_page()


def test_every_sort_of_page_shows_its_text(page: Page, built: Path) -> None:
    hidden = {}
    for sort, url in sorts(built).items():
        page.goto(url)
        expect(page.locator("h1")).to_be_visible()
        assert len(page.locator("main").inner_text()) > 50, sort
        hidden[sort] = page.evaluate(UNREADABLE)
    hidden = {sort: words for sort, words in hidden.items() if words}
    assert not hidden, listed(hidden)


def test_a_page_has_the_same_text_with_javascript(page: Page, context: BrowserContext, built: Path) -> None:
    url = entities(built)[0]
    page.goto(url)
    other = context.new_page()
    other.goto(url)
    ours, theirs = (each.locator("main .statement").all_inner_texts() for each in (page, other))
    assert ours == theirs


def test_a_citation_leads_to_its_source(page: Page, built: Path) -> None:
    page.goto(entities(built)[0])
    marker = page.locator(".fact .cite").first
    source = (marker.get_attribute("href") or "").removeprefix("#")
    marker.click()
    entry = page.locator(f"li[id='{source}']")
    expect(entry).to_be_in_viewport()
    assert entry.evaluate("element => element.matches(':target')")


def test_the_evidence_opens(page: Page, built: Path) -> None:
    page.goto(entities(built)[0])
    evidence = page.locator(".fact details").first
    evidence.locator("summary").click()
    link = evidence.locator("a[href*=':~:text=']").first
    expect(link).to_be_visible()


def test_what_needs_javascript_is_not_shown(page: Page, built: Path) -> None:
    shown = {}
    for sort, url in sorts(built).items():
        page.goto(url)
        shown[sort] = page.evaluate(IDLE)
    shown = {sort: words for sort, words in shown.items() if words}
    assert not shown, listed(shown)


def test_search_is_a_link_to_a_page(page: Page) -> None:
    page.goto("")
    page.locator("header [data-search]").click()
    expect(page).to_have_url(page.url.partition("search/")[0] + "search/")
    expect(page.locator("h1")).to_be_visible()


def test_on_a_phone_the_menu_is_a_link_to_every_section(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("")
    page.get_by_text("Menu", exact=True).locator("visible=true").click()
    assert page.evaluate("location.hash") != ""
    for name in ("Topics", "Sources"):
        expect(page.locator("footer").get_by_role("link", name=name, exact=True)).to_be_in_viewport()
