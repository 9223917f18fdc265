"""The bar at the top: whole at every width, with one kind or nine; by touch, too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.project import ROOT, in_process
from tools.browsing import served

pytestmark = pytest.mark.slow

NINE = ["Agencies", "Areas", "Cities", "Companies", "Events", "Initiatives", "Regulations", "Universities", "Zones"]

# What stands in the bar, where that is outside the screen or upon something else there.
MISPLACED = """
() => {
  const shown = [...document.querySelectorAll(".bar a, .bar button")].filter(one => one.checkVisibility());
  const boxes = shown.map(one => [one.textContent, one.getBoundingClientRect()]);
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const outside = boxes.filter(([, box]) => box.left < 0 || box.right > innerWidth).map(([name]) => name);
  const upon = boxes.filter(([, box], at) => boxes.some(([, other], then) => then > at && meet(box, other)));
  return [...outside, ...upon.map(([name]) => name)];
}
"""


@pytest.fixture(scope="module")
def nine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with nine kinds, each with one page of one fact."""
    folder: Path = tmp_path_factory.mktemp("nine")
    source = {"type": "dataset", "title": "A table", "publisher": "Office", "issued": "2020",
              "url": "https://example.org/", "retrieved": "2021-01-01"}  # fmt: skip
    fact = {"id": "open", "statement": "It is open.", "citations": [{"source": "table", "quote": "open"}]}
    kinds = {plural.lower(): {"label": plural[:-1], "plural": plural} for plural in NINE}
    entities = {
        f"first-of-{kind}": {"kind": kind, "name": f"First of {kind}", "summary": "It is one.", "facts": [fact]}
        for kind in kinds
    }
    sheet = {"kinds": kinds, "sources": {"table": source}, "entities": entities}
    (folder / "facts.yaml").write_text(json.dumps(sheet), encoding="utf-8")
    command = ("build", "--facts", folder / "facts.yaml", "--site-dir", folder / "site")
    done = in_process(*command, FACTSHEET_SEARCH="off", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    with served(folder / "site") as address:
        yield address


@pytest.mark.parametrize("width", [320, 641, 768, 900, 1280])
@pytest.mark.parametrize("kinds", ["ours", "nine"])
def test_the_bar_is_whole_at_every_width(page: Page, nine: str, kinds: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("" if kinds == "ours" else nine)
    expect(page.locator("[data-theme-toggle]")).to_be_visible()  # once its script is there
    assert page.evaluate(MISPLACED) == []


def test_nine_kinds_are_within_reach_on_a_phone_by_touch(browser: Browser, nine: str) -> None:
    context = browser.new_context(base_url=nine, viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto("")
    page.get_by_role("button", name="Menu").tap()
    for plural in NINE:
        expect(page.locator("#menu").get_by_role("link", name=plural)).to_be_in_viewport(ratio=1)
    page.locator("#menu").get_by_role("link", name="Zones").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zones")
    page.get_by_role("link", name="First of zones").tap()
    page.get_by_role("button", name="More on: It is open.").tap()
    expect(page.get_by_role("group", name="More on this fact").get_by_role("link", name="Permalink")).to_be_visible()
    page.get_by_role("button", name="Cite this page").tap()
    expect(page.get_by_role("group", name="Cite this page").get_by_label("Cite as")).to_be_visible()
    context.close()
