"""By keyboard alone: the skip link, menus, the theme, and how many stops there are on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from tests.support.keys import focused, has_focus, shows_focus, tab_to
from tests.support.listing import listed
from tools.sorts import entities, sorts

pytestmark = pytest.mark.slow

PHONE: ViewportSize = {"width": 390, "height": 844}
FOCUSABLE = "a[href], button, summary, input, select, textarea, [tabindex='0']"
STOPS = f"""[...document.querySelectorAll("{FOCUSABLE}")]
  .filter(element => element.checkVisibility({{visibilityProperty: true}}) && !element.disabled).length"""
MOST = 250
NO_PLACE = {"", "more", "here", "link", "see", "source", "read more", "details"}
# The name of each link in the page's own part, in a table with its row's, and where it leads.
LINKS = """
() => [...document.querySelectorAll("main a[href]")]
  .filter(link => link.checkVisibility())
  .map(link => {
    const head = link.closest("td") && link.closest("tr").querySelector("th");
    const words = `${head ? head.textContent : ""} ${link.getAttribute("aria-label") ?? link.textContent}`;
    return [words.trim().replace(/\\s+/g, " "), link.href];
  })
"""
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


def test_the_longest_page_has_few_stops(page: Page, built: Path) -> None:
    page.goto(entities(built)[0])
    rows = page.locator(".fact").count()
    assert 2 * rows <= page.evaluate(STOPS) <= MOST
    assert {row.locator(FOCUSABLE).count() for row in page.locator(".fact:not(:has(.note, .since))").all()} == {2}


Visited = dict[str, tuple[int, list[tuple[str, str]]]]


@pytest.fixture(scope="module")
def visited(profile: BrowserContext, built: Path) -> Visited:
    """The number of stops of each sort of page, and its links as (name, target) pairs."""
    page, found = profile.new_page(), Visited()
    for sort, url in sorts(built).items():
        page.goto(url)
        found[sort] = page.evaluate(STOPS), page.evaluate(LINKS)
    page.close()
    return found


def test_no_sort_of_page_has_many_stops(visited: Visited) -> None:
    assert {sort: stops for sort, (stops, _) in visited.items() if stops > MOST} == {}


@pytest.mark.ours
def test_every_link_says_where_it_leads(visited: Visited) -> None:
    """Two links of one name lead to one place, and none is called by a word that names no place."""
    unclear = {}
    for sort, (_, links) in visited.items():
        targets: dict[str, set[str]] = {}
        for name, target in links:
            targets.setdefault(name, set()).add(target)
        names = [name for name, places in targets.items() if len(places) > 1 or name.lower() in NO_PLACE]
        unclear[sort] = [(name, sorted(targets[name])[:2]) for name in names]
    found = {sort: names for sort, names in unclear.items() if names}
    assert not found, listed(found)


def test_every_stop_shows_its_focus(page: Page, built: Path) -> None:
    page.goto(sorts(built)["entity, short"])
    unmarked = []
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement !== document.body"):
        if not shows_focus(page):
            unmarked.append(focused(page))
        page.keyboard.press("Tab")
    assert unmarked == []
