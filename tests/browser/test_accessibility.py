"""axe finds nothing to object to: on every sort of page, light, dark and narrow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tools.sorts import sorts

MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 800}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 800}},
    "320 px": {"color_scheme": "light", "viewport": {"width": 320, "height": 568}},
}

# Size of targets is a rule of WCAG 2.2 (AA) that axe leaves out unless asked.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}

# Opens every disclosure; marks rows and cards that have the shape of an earlier one, down to the last class.
# Checking contrast is slow, and what has the same classes in the same places has the same colours.
PREPARE = """
() => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const shape = element => `${element.localName}.${element.className}(${[...element.children].map(shape)})`;
  const seen = new Set();
  for (const row of document.querySelectorAll("main li, main tr")) {
    row.toggleAttribute("data-twin", seen.has(shape(row)));
    seen.add(shape(row));
  }
}
"""
NO_TWINS = {"exclude": [["[data-twin]"]]}


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(mode: str, browser: Browser, address: str, built: Path) -> None:
    context = browser.new_context(base_url=address, **MODES[mode])
    page = context.new_page()
    found = [line for sort, url in sorts(built).items() for line in violations(page, sort, url)]
    context.close()
    assert not found, "\n" + "\n".join(found)


def test_axe_finds_nothing_on_all_of_a_long_page(page: Page, built: Path) -> None:
    """Every row of it, however alike: that is what the others leave out."""
    found = list(violations(page, "entity, long", sorts(built)["entity, long"], {}))
    assert not found, "\n" + "\n".join(found)


def test_axe_would_find_what_is_wrong(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("")
    page.locator("main").evaluate("main => { main.innerHTML = '<p style=\"color: #ddd\">pale</p><img src=x>'; }")
    rules = {violation["id"] for violation in Axe().run(page, options=OPTIONS).response["violations"]}
    assert {"color-contrast", "image-alt"} <= rules


def violations(page: Page, sort: str, url: str, context: dict[str, Any] = NO_TWINS) -> Iterator[str]:
    """What axe objects to on a page with every disclosure open, a line for each rule."""
    page.goto(url)
    page.evaluate(PREPARE)
    for violation in Axe().run(page, context or None, OPTIONS).response["violations"]:
        targets = [" ".join(map(str, node["target"])) for node in violation["nodes"]]
        shown = "; ".join(targets[:3]) + (f" and {len(targets) - 3} more" if len(targets) > 3 else "")
        yield f"{sort} ({url or '/'}): [{violation['id']}] {violation['help']}: {shown}"
