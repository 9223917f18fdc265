"""By keyboard alone: the skip link, menus, the theme and citations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.support.keys import focused, has_focus, shows_focus, tab_to
from tools.sorts import entities, facts, sorts, sources

pytestmark = pytest.mark.slow

PHONE: ViewportSize = {"width": 390, "height": 844}
PAPER = "getComputedStyle(document.body).backgroundColor"


def test_the_skip_link_is_the_first_stop_and_leads_into_main(page: Page, built: Path) -> None:
    page.goto(entities(built)[0])
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null"), focused(page)


def test_every_menu_link_is_a_stop_that_shows_its_focus(page: Page) -> None:
    page.goto("")
    for link in page.locator("header nav a").locator("visible=true").all():
        tab_to(page, link)
        assert shows_focus(page), focused(page)


def test_a_menu_link_opens_its_page(page: Page) -> None:
    page.goto("")
    link = page.locator("header nav a").locator("visible=true").first
    target = str(link.evaluate("link => link.href"))
    tab_to(page, link)
    page.keyboard.press("Enter")
    expect(page).to_have_url(target)
    expect(page.locator("header nav a[aria-current=page]").first).to_be_visible()


def test_on_a_phone_the_menu_opens_by_keyboard(page: Page) -> None:
    """Whether it is a button or a link to the footer: the sections are what comes next."""
    page.set_viewport_size(PHONE)
    page.goto("")
    tab_to(page, page.get_by_text("Menu", exact=True).locator("visible=true"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    section = page.locator("nav :focus")
    expect(section).to_be_in_viewport()
    assert section.evaluate("link => link.pathname") != page.evaluate("location.pathname")


def test_the_theme_is_switched_and_remembered(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("")
    dark = page.evaluate(PAPER)
    page.emulate_media(color_scheme="light")
    light = page.evaluate(PAPER)
    toggle = page.locator("[data-theme-toggle]")
    tab_to(page, toggle)
    page.keyboard.press("Enter")
    assert page.evaluate(PAPER) == dark != light
    assert has_focus(toggle)
    page.reload()
    assert page.evaluate(PAPER) == dark
    tab_to(page, toggle)
    page.keyboard.press("Space")
    assert page.evaluate(PAPER) == light


def test_a_chosen_theme_is_the_system_theme_in_every_colour(page: Page, built: Path) -> None:
    """A colour that only follows the system would be lost on those who choose."""
    colours = "[...document.querySelectorAll('body, body *')].map(e => getComputedStyle(e).color).join()"
    page.emulate_media(color_scheme="dark")
    page.goto(entities(built)[0])
    by_system = page.evaluate(colours)
    page.emulate_media(color_scheme="light")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert page.evaluate(colours) == by_system


@pytest.fixture
def marker(page: Page, built: Path) -> Locator:
    """The first citation of the longest entity page, under the focus."""
    page.goto(entities(built)[0])
    page.keyboard.press("Tab")  # from here on the browser knows that a keyboard is used
    marker = page.locator(".fact .cite").first
    marker.focus()
    return marker


@pytest.fixture
def citation(marker: Locator, built: Path) -> dict[str, Any]:
    """What the API says of that citation: the quote and its source."""
    name = marker.evaluate("marker => marker.closest('[data-fact]').dataset.fact")
    source = (marker.get_attribute("href") or "").partition(":")[2]
    fact = next(fact for fact in facts(built) if fact["id"] == name)
    cited: dict[str, Any] = next(citation for citation in fact["citations"] if citation["source"] == source)
    return cited | next(record for record in sources(built) if record["id"] == source)


def test_a_citation_shows_what_it_stands_on(page: Page, marker: Locator, citation: dict[str, Any]) -> None:
    card = page.locator(".preview")
    expect(card).to_be_visible()
    for words in (citation["publisher"], citation["title"], citation["quote"], citation["issued"][:4]):
        expect(card).to_contain_text(words)
    expect(card.locator("a[href*='#:~:text=']").first).to_be_visible()
    assert has_focus(marker)


def test_escape_closes_the_card_and_stays_at_the_citation(page: Page, marker: Locator) -> None:
    expect(page.locator(".preview")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".preview")).to_be_hidden()
    assert has_focus(marker)


def test_tab_goes_into_the_card_and_escape_back(page: Page, marker: Locator) -> None:
    """A card that only a mouse can reach would keep its link from those without one."""
    expect(page.locator(".preview")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.preview') !== null"), focused(page)
    page.keyboard.press("Escape")
    expect(page.locator(".preview")).to_be_hidden()
    assert has_focus(marker)


@pytest.mark.usefixtures("marker")
def test_the_card_goes_when_the_focus_goes(page: Page) -> None:
    expect(page.locator(".preview")).to_be_visible()
    page.locator("header a").first.focus()
    expect(page.locator(".preview")).to_be_hidden()


def test_the_card_stays_while_the_mouse_is_on_it(page: Page, built: Path) -> None:
    page.goto(entities(built)[0])
    page.locator(".fact .cite").first.hover()
    card = page.locator(".preview")
    expect(card).to_be_visible()
    card.hover()
    expect(card).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_card_is_on_the_screen(page: Page, built: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(entities(built)[0])
    for marker in page.locator(".cite").locator("visible=true").all()[:12]:
        marker.focus()
        expect(page.locator(".preview")).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")


def test_every_stop_shows_its_focus(page: Page, built: Path) -> None:
    page.goto(sorts(built)["entity, short"])
    unmarked = []
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement !== document.body"):
        if not shows_focus(page):
            unmarked.append(focused(page))
        page.keyboard.press("Tab")
    assert unmarked == []
