"""Pages of facts in the frame of another theme: at home there, whole, and without a trace outside of their part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import axe, frames, plugins
from tests.support.layout import STICKING_OUT
from tests.support.project import mkdocs
from tools.browsing import served

pytestmark = pytest.mark.slow

SCHEMES = (("light", "default"), ("dark", "slate"))
PALETTE = ", ".join(f"{{media: '(prefers-color-scheme: {ours})', scheme: {its}}}" for ours, its in SCHEMES)
MATERIAL = f"{{name: material, font: false, palette: [{PALETTE}]}}"
PAGES = ("lighthouses/north-cape/", "timeline/", "properties/", "compare/?ids=north-cape,pier-7-light")

ROOM = {"rules": {"target-size": {"enabled": True}}}

# Every computed style of the theme's own elements, a line each, but for those around ours, which are as high as it is.
OF_THEME = """
() => [...document.querySelectorAll("body *")]
  .filter(element => !element.closest("#factsheet") && !element.querySelector("#factsheet"))
  .flatMap(element => {
    const styles = getComputedStyle(element);
    const named = `${element.localName}.${element.className}`;
    return [...styles].map(name => `${named} ${name}: ${styles.getPropertyValue(name)}`);
  })
"""
WITHOUT_OURS = "document.querySelectorAll('#factsheet link').forEach(link => { link.disabled = true; })"
BESIDE = """
rows => rows.every(row => row.querySelector(".words").getBoundingClientRect().left
  >= row.querySelector(".told").getBoundingClientRect().right)
"""


@pytest.fixture(scope="module")
def readthedocs(pattern: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with this theme."""
    folder = frames.beside(pattern, tmp_path_factory.mktemp("readthedocs"))
    done = mkdocs("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    with served(folder / "site") as address:
        yield address


@pytest.fixture(scope="module")
def material(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with Material."""
    folder = frames.begin(tmp_path_factory.mktemp("material"), MATERIAL, "[search, factsheet]")
    done = plugins.call(installed / "venv/bin/mkdocs", "build", at=folder, FACTSHEET_SEARCH="on")
    assert done.returncode == 0, done.stderr
    with served(folder / "site") as address:
        yield address


OURS_EVERYWHERE = [("readthedocs", 1280, "light"), ("readthedocs", 390, "light")]  # it has no dark colours
WITH_PLUGINS = [("material", width, scheme) for width in (1280, 390) for scheme in ("light", "dark")]


@pytest.fixture(
    params=[*OURS_EVERYWHERE, *(pytest.param(mode, marks=pytest.mark.exhaustive) for mode in WITH_PLUGINS)],
    ids=lambda mode: " ".join(map(str, mode)),
)
def framed(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A tab for pages in the frame of a theme, in a width and a colour scheme."""
    theme, width, scheme = request.param
    address = request.getfixturevalue(theme)
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 800}, color_scheme=scheme)
    yield context.new_page()
    context.close()


def test_a_page_of_facts_is_whole_and_leaves_the_theme_alone(framed: Page) -> None:
    page, problems = framed, []
    for url in PAGES:
        page.goto(url, wait_until="networkidle")
        problems += [f"{url}: {element}" for element in page.evaluate(STICKING_OUT)]
        problems += [f"{url}: {line}" for line in axe.in_lines(axe.violations(page, ROOM, "#factsheet"))]
    assert problems == []
    page.goto(PAGES[0], wait_until="networkidle")
    is_wide = page.evaluate("innerWidth > 1000")
    assert page.locator(".facts:not(.ledger) .fact").evaluate_all(BESIDE) is is_wide
    before = page.evaluate(OF_THEME)
    page.evaluate(WITHOUT_OURS)
    assert sorted({*before} ^ {*page.evaluate(OF_THEME)}) == []


def test_more_and_search_work_there(framed: Page) -> None:
    page = framed
    page.goto(PAGES[0])
    page.locator("a.more").first.click()
    expect(page.get_by_role("link", name="Permalink")).to_have_attribute("href", re.compile("/north-cape/#"))
    page.evaluate("document.querySelector('#factsheet').dataset.index = 'index.html'")  # use_directory_urls: false
    page.locator("a.more").nth(1).click()
    links = page.get_by_role("link", name="Permalink")
    expect(links.nth(1)).to_have_attribute("href", re.compile("/north-cape/index.html#"))
    page.get_by_role("link", name="Search facts").click()
    page.get_by_role("combobox", name="Search").fill("first lit")
    found = page.get_by_role("option", name="The lamp was first lit on 3 May 1888.")
    expect(found).to_have_attribute("href", re.compile("/north-cape/index.html#lit"))
