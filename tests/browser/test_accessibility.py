"""axe finds nothing to object to: on every sort of page, light, dark, narrow and in forced colours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tools.sorts import sorts

pytestmark = pytest.mark.slow

MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 800}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 800}},
    "320 px": {"color_scheme": "light", "viewport": {"width": 320, "height": 568}},
    "forced colours": {"forced_colors": "active", "viewport": {"width": 1280, "height": 800}},
}

# All rules: best practices, too, and those that axe runs only when asked, but for WCAG's third level and experiments.
# That what one sees of a link is part of its name is an experiment that works.
OPTIONS: dict[str, Any] = {"resultTypes": ["violations"]}
ASKED = ("target-size", "label-content-name-mismatch")
ALL: dict[str, Any] = OPTIONS | {"rules": {rule: {"enabled": True} for rule in ASKED}}
ALL_BUT_COLOURS: dict[str, Any] = OPTIONS | {"rules": {"color-contrast": {"enabled": False}}}
ROOM: dict[str, Any] = OPTIONS | {"runOnly": ["target-size"]}

WRONG = '<p style="color: #ddd">pale</p><img src=x><a href="x" aria-label="another name">what one sees</a>'

OPEN = "document.querySelectorAll('details').forEach(details => { details.open = true; })"

# Takes away rows that are made like an earlier one, to the last class: what has the same classes in the same places has
# the same roles and colours, and checking contrast is slow. What a part holds twice counts once.
THIN = """
() => {
  const shape = element => `${element.localName}.${element.className}(${parts(element).join()})`;
  const parts = element => [...new Set([...element.children].map(shape))].sort();
  const seen = new Set();
  for (const row of document.querySelectorAll("main li, main tr")) {
    if (seen.has(shape(row))) row.remove();
    else seen.add(shape(row));
  }
}
"""


@pytest.mark.parametrize(
    "mode", [pytest.param(mode, marks=pytest.mark.exhaustive) if mode == "forced colours" else mode for mode in MODES]
)
def test_axe_finds_nothing(mode: str, browser: Browser, address: str, built: Path) -> None:
    context = browser.new_context(base_url=address, **MODES[mode])
    page = context.new_page()
    found = [line for sort, url in sorts(built).items() for line in violations(page, sort, url, ALL)]
    context.close()
    assert not found, "\n" + "\n".join(found)


def test_axe_finds_nothing_on_all_of_a_long_page(page: Page, built: Path) -> None:
    """Every row of it, however alike: that is what the others leave out."""
    found = list(violations(page, "entity, long", sorts(built)["entity, long"], ALL_BUT_COLOURS, thin=False))
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("width", [360, pytest.param(412, marks=pytest.mark.exhaustive)])
def test_targets_are_large_or_have_room(width: int, page: Page, built: Path) -> None:
    """Where lines break decides what comes close: as Lighthouse sees a phone (412), and on a smaller one."""
    page.set_viewport_size({"width": width, "height": 800})
    found = [line for sort, url in sorts(built).items() for line in violations(page, sort, url, ROOM, thin=False)]
    assert not found, "\n" + "\n".join(found)


# A mark on the timeline is seen if it has a line around it, or another ground than the page.
UNSEEN = """
() => [...document.querySelectorAll(".drawn .line")].filter(line => {
  const mark = getComputedStyle(line, "::after"), ground = getComputedStyle(document.body).backgroundColor;
  return mark.borderTopWidth === "0px" && ["rgba(0, 0, 0, 0)", ground].includes(mark.backgroundColor);
}).map(line => line.id)
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.ours
def test_forced_colours_leave_every_mark_and_the_current_section(
    scheme: Literal["light", "dark"], browser: Browser, address: str
) -> None:
    context = browser.new_context(base_url=address, forced_colors="active", color_scheme=scheme)
    page = context.new_page()
    page.goto("timeline/")
    marks, unseen = page.locator(".drawn .line").count(), page.evaluate(UNSEEN)
    lines = page.locator("#menu a").evaluate_all("links => links.map(link => getComputedStyle(link).borderBottomStyle)")
    context.close()
    assert marks > 0
    assert unseen == []
    assert lines.count("solid") == 1


def test_axe_would_find_what_is_wrong(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("")
    page.locator("main").evaluate("main => { main.innerHTML = WRONG; }".replace("WRONG", json.dumps(WRONG)))
    rules = {violation["id"] for violation in Axe().run(page, options=ALL).response["violations"]}
    assert {"color-contrast", "image-alt", "label-content-name-mismatch"} <= rules


def violations(page: Page, sort: str, url: str, options: dict[str, Any], thin: bool = True) -> Iterator[str]:
    """What axe objects to on a page with every disclosure open, a line for each rule."""
    page.goto(url)
    page.evaluate(OPEN)
    if thin:
        page.evaluate(THIN)
    for violation in Axe().run(page, options=options).response["violations"]:
        targets = [" ".join(map(str, node["target"])) for node in violation["nodes"]]
        shown = "; ".join(targets[:3]) + (f" and {len(targets) - 3} more" if len(targets) > 3 else "")
        yield f"{sort} ({url or '/'}): [{violation['id']}] {violation['help']}: {shown}"
