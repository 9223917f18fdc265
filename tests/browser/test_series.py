"""Series in a browser: pictures and tables fit every width, a point opens its table, the search answers with points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import axe
from tests.support.layout import STICKING_OUT
from tests.support.project import ROOT
from tests.support.searching import ask, opened, search_of

pytestmark = pytest.mark.slow

PAGES = ("towns/springfield/", "properties/population/", "properties/change/")

# Names of dots whose middles lie upon each other in one picture.
OVERLAPPING = """
() => [...document.querySelectorAll(".plot")].flatMap((plot) => {
  const boxes = [...plot.querySelectorAll(".dot text, .year")].filter((text) => text.checkVisibility())
    .map((text) => [text.textContent.trim(), text.getBoundingClientRect()]);
  return boxes.flatMap(([one, a], at) => boxes.slice(at + 1)
    .filter(([, b]) => a.right - 2 > b.left && b.right - 2 > a.left && a.bottom - 4 > b.top && b.bottom - 4 > a.top)
    .map(([other]) => `${one} on ${other}`));
})
"""


@pytest.fixture(scope="module")
def towns(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The site of towns with their people year by year; each test goes to its page."""
    folder: Path = tmp_path_factory.mktemp("censuses") / "site"
    with search_of(ROOT / "tests" / "sites" / "censuses.yaml", folder, browser) as page:
        yield page


def test_the_address_of_a_point_opens_the_table_at_its_row(towns: Page) -> None:
    towns.goto("towns/springfield/#population.1975")
    expect(towns.locator("[id='population.1975']")).to_be_in_viewport()
    towns.goto("towns/ogdenville/")
    expect(towns.locator("[id='population.1975']")).to_be_hidden()
    towns.evaluate("location.hash = 'population.1975'")
    expect(towns.locator("[id='population.1975']")).to_be_in_viewport()


def test_the_table_of_a_series_can_be_sorted(towns: Page) -> None:
    towns.goto("towns/springfield/#population.1975")
    table = towns.locator("table:has([id='population.1975'])")
    table.get_by_role("button", name="Figure").click()
    expect(table.locator("tbody tr").first).to_have_attribute("id", "population.1960")  # the least
    table.get_by_role("button", name="Figure").click()
    expect(table.locator("tbody tr").first).to_have_attribute("id", "population.2009")


def test_a_figure_below_zero_is_found_as_a_keyboard_types_it(towns: Page) -> None:
    towns.goto("properties/change/")
    figure = towns.locator("tbody td.n", has_text="−").first.inner_text()
    towns.get_by_label("Find").fill(figure.replace("−", "-"))
    expect(towns.locator("tbody tr:visible td.n").first).to_have_text(figure)
    towns.get_by_label("Find").fill(figure)
    expect(towns.locator("tbody tr:visible td.n").first).to_have_text(figure)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_sticks_out_or_overlaps(towns: Page, address: str, width: int) -> None:
    towns.set_viewport_size({"width": width, "height": 800})
    towns.goto(address)
    towns.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert towns.evaluate(STICKING_OUT) == []
    assert towns.evaluate(OVERLAPPING) == []


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(towns: Page, address: str) -> None:
    towns.goto(address)
    towns.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert axe.in_lines(axe.violations(towns)) == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("springfield population", "towns/springfield/#population.2001"),
        ("springfield population 1975", "towns/springfield/#population.1975"),
        ("how many people in shelbyville in 1960", "towns/shelbyville/#population.1960"),
        ("springfield population 2009", "towns/springfield/#population.2009"),
    ],
)
def test_the_search_answers_with_the_point_that_is_asked_for(towns: Page, query: str, first: str) -> None:
    towns.set_viewport_size({"width": 1280, "height": 800})
    opened(towns)
    assert ask(towns, query)[0] == first


def test_a_page_and_a_status_give_the_point_of_that_status(towns: Page) -> None:
    opened(towns)
    assert ask(towns, "springfield target")[0] == "towns/springfield/#population.2009"
    assert ask(towns, "ogdenville target")[0] == "towns/ogdenville/"  # it has none


def test_pages_side_by_side_have_the_newest_points(towns: Page) -> None:
    towns.goto("compare/?ids=springfield,ogdenville")
    expect(towns.get_by_role("row", name="Population").get_by_role("link", name="3,240 people")).to_be_visible()
    expect(towns.get_by_text("Only Springfield has")).to_be_visible()
    expect(towns.get_by_text("4 reported")).to_be_visible()  # a series is one fact


def test_more_of_a_series_has_its_address(towns: Page) -> None:
    towns.goto("towns/springfield/")
    towns.locator("#population").get_by_role("button", name="More on").click()
    panel = towns.locator("#population .panel")
    panel.get_by_label("Cite as").select_option("text")
    expect(panel.get_by_label("To copy")).to_have_value(
        re.compile(r"Census office.*“People who live in the town .* 3,240 people\. \(true in 2001\)”\. .*#population ")
    )


def test_the_search_knows_months(browser: Browser, tmp_path: Path) -> None:
    with search_of(ROOT / "examples/us-jobs/facts.yaml", tmp_path / "site", browser) as page:
        assert ask(page, "change of jobs March 2009")[0] == "totals/nonfarm/#change-of-jobs.2009-03"
        assert ask(page, "manufacturing jobs june 2008")[0] == "industries/manufacturing/#jobs.2008-06"
        assert ask(page, "manufacturing jobs 2008")[0] == "industries/manufacturing/#jobs.2008-12"
