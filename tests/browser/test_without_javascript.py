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

# What does nothing without JavaScript and is on the screen all the same. A form with an action is sent to a page,
# and a popover opens by itself.
IDLE = """
() => [...document.querySelectorAll("[data-theme-toggle], form[data-filter], button")]
  .filter(element => !element.matches("form[action] button, [popovertarget]"))
  .filter(element => element.checkVisibility({visibilityProperty: true}))
  .map(element => `${element.localName}.${element.className} ${element.textContent.trim().slice(0, 20)}`)
"""


@pytest.fixture(scope="module")
def plain(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A browser that runs no script. One tab stays, so that the next needs no new process."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    context.new_page().goto("./")
    yield context
    context.close()


@pytest.fixture
def page(plain: BrowserContext) -> Iterator[Page]:
    page = plain.new_page()
    yield page
    page.close()


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


def test_the_words_of_the_source_are_in_sight(page: Page, built: Path) -> None:
    page.goto(entities(built)[0])
    for row in page.locator(".fact").all():
        expect(row.locator(".words q").first).to_be_visible()


def test_more_leads_to_the_permalink_of_its_fact(page: Page, built: Path) -> None:
    page.goto(entities(built)[0])
    row = page.locator(".fact").last
    row.locator(".more").click()
    assert page.evaluate("decodeURIComponent(location.hash)") == f"#{row.get_attribute('id')}"
    expect(row).to_be_in_viewport()


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


def test_on_a_phone_the_menu_opens(page: Page) -> None:
    """A popover needs no script."""
    page.set_viewport_size(PHONE)
    page.goto("")
    menu = page.locator("header nav")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    for name in ("Topics", "Sources"):
        expect(menu.get_by_role("link", name=name, exact=True)).to_be_in_viewport()
