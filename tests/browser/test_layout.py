"""Where things stand: figures first, nothing wider than the screen, lines and targets of a good size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from tests.support.layout import STICKING_OUT, WITH_STYLES
from tests.support.listing import listed
from tools.sorts import entities, html_of, sorts

pytestmark = pytest.mark.slow

WIDE: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
SCREENS = {"wide": WIDE, "phone": PHONE}
FIGURE_BY = 300
WIDTHS = (320, 390, 768, 1280, 1920)
MEASURE = (60, 75)
TARGETS = "button, select, input, summary, header a, nav a, .more"
TARGET = 24
SMALL_PRINT = 14
TALL = {1440: 7_000, 390: 13_000}
"""The most pixels that the longest entity page is high, by the width of the screen."""
FONTS = ("as the system has it", "Liberation Sans")

# Where the first figure ends, and where it and the box begin.
FIRST_FIGURE = """
() => {
  const top = selector => document.querySelector(selector)?.getBoundingClientRect().top ?? Infinity;
  const figure = document.querySelector(".points .number").getBoundingClientRect();
  return {top: figure.top, bottom: figure.bottom, box: top(".entity aside")};
}
"""


ORDER = ("when", "told", "since", "words", "more")
# For each row of a fact: its parts in the order of the page, and whether each is where a reader looks for it.
ROWS = """
() => [...document.querySelectorAll(".fact")].map(row => {
  const parts = [...row.children].filter(part => part.checkVisibility());
  const order = parts.map(part => getComputedStyle(part).gridRowStart); // the name of its place
  const boxes = parts.filter(part => !part.matches(".more")).map(part => part.getBoundingClientRect());
  const follows = (one, other) => other.left >= one.right - 1 || other.top >= one.bottom - 1;
  return {
    id: row.id, order, ledger: row.matches(".ledger *"),
    inPlace: boxes.every((box, at) => !at || follows(boxes[at - 1], box)),
  };
})
"""

# For each paragraph of running text the characters of its full lines (all but the last), by where its words stand.
LINES = """
selector => [...document.querySelectorAll(selector)].filter(element => element.checkVisibility()).map(element => {
  const lines = [];
  let bottom = -Infinity;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.closest(".unseen")) continue;
    for (const word of walker.currentNode.data.matchAll(/\\S+\\s*/g)) {
      range.setStart(walker.currentNode, word.index);
      range.setEnd(walker.currentNode, word.index + word[0].trimEnd().length);
      const below = range.getBoundingClientRect().bottom;
      if (below > bottom + 8) bottom = below, lines.push("");
      lines[lines.length - 1] += word[0];
    }
  }
  return lines.slice(0, -1).map(text => text.trimEnd().length);
}).flat()
"""

# Targets that are on the screen and smaller than they should be, with their size; the first of each class.
SMALL = """
([selector, least]) => [...document.querySelectorAll(selector)]
  .filter(element => element.checkVisibility({visibilityProperty: true}) && !element.closest(".skip"))
  .map(element => [element, element.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && (box.width < least || box.height < least))
  .map(([element, box]) => [`${element.localName}.${element.className}`, element.textContent.trim().slice(0, 20), box])
  .filter(([name, text, box], at, all) => all.findIndex(other => other[0] === name) === at)
  .map(([name, text, box]) => `${name} “${text}” ${box.width.toFixed(1)}x${box.height.toFixed(1)}`)
"""

# Words in small print, with their size: the first of each class.
FINE = """
least => {
  const found = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, size = parseFloat(getComputedStyle(element).fontSize);
    if (walker.currentNode.data.trim() && element.checkVisibility() && size < least)
      found.set(`${element.localName}.${element.className}`, `${size} px: ${element.textContent.slice(0, 20)}`);
  }
  return [...found].map(([name, text]) => `${name} ${text}`);
}
"""

# What still moves: anything with a transition or animation that lasts.
MOVING = """
() => {
  const lasts = value => value.split(",").some(time => parseFloat(time) > 0);
  const moves = style => lasts(style.transitionDuration) || lasts(style.animationDuration)
    || style.scrollBehavior === "smooth";
  const parts = [null, "::before", "::after"];
  return [...document.querySelectorAll("html, html *")]
    .filter(element => parts.some(part => moves(getComputedStyle(element, part))))
    .map(element => `${element.localName}.${element.className}`);
}
"""


def with_figures(site: Path) -> Iterator[str]:
    """The entity pages that have main points."""
    return (url for url in entities(site) if '<ul class="points">' in html_of(site, url))


@pytest.fixture(scope="module")
def tab(profile: BrowserContext) -> Iterator[Page]:
    """A tab for what is only looked at."""
    page = profile.new_page()
    yield page
    page.close()


Places = dict[str, dict[str, float]]


@pytest.fixture(scope="module")
def first_figures(tab: Page, built: Path) -> dict[str, Places]:
    """The place of the first figure of each page, by the name of the screen."""
    found: dict[str, Places] = {name: {} for name in SCREENS}
    for url in with_figures(built):
        tab.goto(url)
        for name, size in SCREENS.items():
            tab.set_viewport_size(size)
            found[name][url] = tab.evaluate(FIRST_FIGURE)
    assert all(found.values())
    return found


@pytest.fixture(scope="module")
def too_small(tab: Page, built: Path) -> dict[str, dict[str, list[str]]]:
    """The targets and the print that are too small, by what they are and the screen, and by the sort of page."""
    found: dict[str, dict[str, list[str]]] = {}
    for sort, url in sorts(built).items():
        tab.goto(url)
        for name, size in SCREENS.items():
            tab.set_viewport_size(size)
            found.setdefault(f"targets, {name}", {})[sort] = tab.evaluate(SMALL, [TARGETS, TARGET])
            found.setdefault(f"print, {name}", {})[sort] = tab.evaluate(FINE, SMALL_PRINT)
    assert found
    return found


def test_the_first_figure_is_seen_at_once_on_a_wide_screen(first_figures: dict[str, Places]) -> None:
    low = {url: place["bottom"] for url, place in first_figures["wide"].items() if place["bottom"] > FIGURE_BY}
    assert not low, listed(low)


def test_the_first_figure_is_on_the_first_screen_of_a_phone(first_figures: dict[str, Places]) -> None:
    places = first_figures["phone"]
    low = {url: place["bottom"] for url, place in places.items() if place["bottom"] > PHONE["height"]}
    assert not low, listed(low)


def test_on_a_phone_the_figures_come_before_the_box(first_figures: dict[str, Places]) -> None:
    assert [url for url, place in first_figures["phone"].items() if place["top"] > place["box"]] == []


@pytest.mark.parametrize("width", TALL)
def test_the_longest_page_is_not_too_long(page: Page, built: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(entities(built)[0])
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height <= TALL[width]


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_a_row_is_when_statement_status_and_words(page: Page, built: Path, width: int) -> None:
    """Read aloud and seen: each part begins to the right of the one before, or below it."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(entities(built)[0])
    rows = page.evaluate(ROWS)
    assert len(rows) == page.locator(".fact").count() > 0
    assert [row for row in rows if row["order"] != [part for part in ORDER if part in row["order"]]] == []
    assert {"when", "told", "words", "more"} <= set.intersection(*(set(row["order"]) for row in rows))
    assert [row for row in rows if not row["ledger"] and not row["inPlace"]] == []


def test_words_lead_to_their_place_in_the_source(page: Page, built: Path) -> None:
    page.goto(entities(built)[0])
    links = page.locator(".fact .words a")
    targets = links.evaluate_all("links => links.map(link => link.href)")
    assert [target for target in targets if "#:~:text=" not in target] == []
    quotes = links.evaluate_all("links => links.map(link => link.querySelectorAll('q').length)")
    assert all(quotes)


# Wider spacing of text that a reader may set (WCAG 2.2, 1.4.12).
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""

# Elements whose words are cut off, as they have a fixed size and hide what is over it.
CUT = """
() => [...document.querySelectorAll("body *")]
  .filter(element => element.checkVisibility() && !element.closest(".unseen, .by, .skip, .scroll, svg"))
  .filter(element => /hidden|clip/.test(getComputedStyle(element).overflow))
  .filter(element => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
  .map(element => `${element.localName}.${element.className}`)
"""


ZOOMS: dict[str, ViewportSize] = {"100%": {"width": 1280, "height": 800}, "400%": {"width": 320, "height": 200}}
"""The part that a zoom leaves of a screen of 1280 x 800."""


@pytest.mark.ours
def test_wider_spacing_loses_nothing_at_any_zoom(page: Page, built: Path) -> None:
    lost = {}
    for sort, url in sorts(built).items():
        page.goto(url)
        if sort == "search":  # it opens by itself
            expect(page.locator("[role=listbox] [role=option]").first).to_be_visible()
        page.evaluate(WITH_STYLES, SPACED)
        for zoom, size in ZOOMS.items():
            page.set_viewport_size(size)
            lost[f"{sort} at {zoom}"] = page.evaluate(STICKING_OUT) + page.evaluate(CUT)
    lost = {sort: names for sort, names in lost.items() if names}
    assert not lost, listed(lost)


def test_no_page_scrolls_sideways(page: Page, built: Path) -> None:
    wider = {}
    for sort, url in sorts(built).items():
        page.goto(url)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if out := page.evaluate(STICKING_OUT):
                wider[f"{sort} at {width}"] = out
    assert not wider, listed(wider)


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("sort", ["entity, long", "topics, one", "sources, one", "methodology"])
@pytest.mark.ours
def test_lines_are_of_a_good_length(page: Page, built: Path, sort: str, font: str) -> None:
    """The usual line has 60 to 75 characters and hardly any has more, in a wide font and in a narrow one."""
    page.goto(sorts(built)[sort])
    if font in FONTS[1:]:
        page.evaluate(WITH_STYLES, f"body, p, li {{ font-family: '{font}' !important; }}")
    least, most = MEASURE
    lengths = page.evaluate(LINES, ".statement, .lines > li > :nth-child(2), .prose p")
    assert lengths
    usual, longest = median(lengths), sorted(lengths)[int(len(lengths) * 0.95)]
    assert least <= usual <= longest <= most, f"usually {usual} characters a line, at the long end {longest}"


@pytest.mark.parametrize("screen", SCREENS)
def test_targets_are_large_enough(too_small: dict[str, dict[str, list[str]]], screen: str) -> None:
    found = {sort: names for sort, names in too_small[f"targets, {screen}"].items() if names}
    assert not found, listed(found)


@pytest.mark.parametrize("screen", SCREENS)
def test_small_print_is_not_too_small(too_small: dict[str, dict[str, list[str]]], screen: str) -> None:
    found = {sort: names for sort, names in too_small[f"print, {screen}"].items() if names}
    assert not found, listed(found)


def test_the_foot_of_a_short_page_is_at_the_foot_of_the_screen(page: Page) -> None:
    page.goto("no/such/page/")
    foot = page.locator("footer").bounding_box()
    assert foot
    assert foot["y"] + foot["height"] == WIDE["height"]


def test_no_font_is_loaded(page: Page, built: Path) -> None:
    assert [file.name for file in built.rglob("*.css") if "@font-face" in file.read_text(encoding="utf-8")] == []
    page.goto(entities(built)[0])
    assert page.evaluate("[...document.fonts].map(font => font.family)") == []


def test_nothing_moves_for_those_who_asked_for_less_motion(page: Page, built: Path) -> None:
    page.emulate_media(reduced_motion="reduce")
    found = {}
    for sort, url in sorts(built).items():
        page.goto(url)
        if moving := page.evaluate(MOVING):
            found[sort] = moving
    assert not found, listed(found)
