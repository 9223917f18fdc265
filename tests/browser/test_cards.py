"""Cards in a real browser, with the fonts that it chooses."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext

OUTSIDE = """() => [...document.querySelectorAll("text")].filter((text) => {
  const box = text.getBBox();
  return box.x < 78 || box.x + box.width > 1122;
}).map((text) => text.textContent)"""


def test_nothing_on_a_card_runs_over_an_edge(context: BrowserContext, address: str, built: Path) -> None:
    page, found = context.new_page(), {}
    for file in sorted(built.rglob("card.svg")):
        page.goto(f"{address}{file.relative_to(built).as_posix()}")
        assert page.locator("text").count() > 3
        if outside := page.evaluate(OUTSIDE):
            found[file.parent.name] = outside
    assert found == {}
