"""Quarters in a browser: their long names stay under their own figure, and figures below zero have a minus sign."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.project import ROOT
from tests.support.searching import ask, opened, search_of

pytestmark = pytest.mark.slow

# Dates that stick out of the tile whose figure they date.
STICKING_OUT_OF_TILES = """
() => [...document.querySelectorAll(".points time")]
  .filter((time) => time.getBoundingClientRect().right > time.closest("li").getBoundingClientRect().right + 0.5)
  .map((time) => time.textContent)
"""


@pytest.fixture(scope="module")
def companies(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A site of companies that tell quarters; each test goes to its page."""
    folder: Path = tmp_path_factory.mktemp("quarters") / "site"
    with search_of(ROOT / "tests" / "sites" / "quarters.yaml", folder, browser) as page:
        yield page


@pytest.mark.parametrize("width", [320, 360, 390, 1280])
def test_a_long_date_wraps_within_its_tile(companies: Page, width: int) -> None:
    companies.set_viewport_size({"width": width, "height": 844})
    companies.goto("companies/north/")
    expect(companies.locator(".points time").first).to_be_visible()
    assert companies.evaluate(STICKING_OUT_OF_TILES) == []


@pytest.mark.parametrize("query", ["North Group growth", "growth -9", "growth −9"])
def test_the_search_finds_a_figure_below_zero_and_shows_its_minus_sign(companies: Page, query: str) -> None:
    companies.goto("./")
    opened(companies)
    ask(companies, query)
    expect(companies.locator(".search-figure").first).to_have_text("−9 %")
