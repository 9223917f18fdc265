"""axe finds nothing to object to: on every sort of page, light, dark and narrow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tools.sorts import sorts

MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 800}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 800}},
    "320 px": {"color_scheme": "light", "viewport": {"width": 320, "height": 568}},
}

# Checking contrast is slow, and every row of evidence has the same colours: all are opened once, later a few.
OPENED = {"light": 10_000, "dark": 3, "320 px": 3}
OPEN = "count => [...document.querySelectorAll('details')].slice(0, count).forEach(each => { each.open = true; })"


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(mode: str, browser: Browser, address: str, built: Path) -> None:
    context = browser.new_context(base_url=address, **MODES[mode])
    page = context.new_page()
    found = [line for sort, url in sorts(built).items() for line in violations(page, sort, url, OPENED[mode])]
    context.close()
    assert not found, "\n" + "\n".join(found)


def violations(page: Page, sort: str, url: str, opened: int) -> Iterator[str]:
    """What axe objects to on a page with its first disclosures open, a line for each rule."""
    page.goto(url)
    page.evaluate(OPEN, opened)
    for violation in Axe().run(page).response["violations"]:
        targets = [" ".join(map(str, node["target"])) for node in violation["nodes"]]
        shown = "; ".join(targets[:3]) + (f" and {len(targets) - 3} more" if len(targets) > 3 else "")
        yield f"{sort} ({url or '/'}): [{violation['id']}] {violation['help']}: {shown}"
