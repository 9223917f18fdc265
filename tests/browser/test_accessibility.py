"""axe finds nothing to object to: on every sort of page, light, dark, narrow and in forced colours."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support import axe
from tests.support.listing import listed
from tests.support.project import CANALS, ROOT, in_process
from tools.browsing import served
from tools.sorts import entities, sorts

pytestmark = pytest.mark.slow


class Mode(NamedTuple):
    """The way in which a reader sees a page: its width, its colours, and whether the system forces its own on it."""

    width: int
    scheme: Literal["light", "dark"] = "light"
    forced: Literal["active", "none"] = "none"

    def apply(self, page: Page) -> None:
        """Make an open page look that way."""
        page.set_viewport_size({"width": self.width, "height": 800})
        page.emulate_media(color_scheme=self.scheme, forced_colors=self.forced)


PHONES = (360, 412)  # the second is what Lighthouse takes
MODES: dict[str, Mode] = {
    "light": Mode(1280),
    "dark": Mode(1280, scheme="dark"),
    "320 px": Mode(320),
    "forced colours": Mode(1280, forced="active"),
}

# All rules: best practices, too, and those that axe runs only when asked, but for WCAG's third level and experiments.
# That what one sees of a link is part of its name is an experiment that works.
ASKED = ("target-size", "label-content-name-mismatch")
ALL: dict[str, Any] = {"rules": {rule: {"enabled": True} for rule in ASKED}}
ALL_BUT_COLOURS: dict[str, Any] = {"rules": {"color-contrast": {"enabled": False}}}
ROOM: dict[str, Any] = {"runOnly": ["target-size"]}

WRONG = '<p>pale</p><img src=x><a href="x" aria-label="another name">what one sees</a>'

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


Objections = dict[str, list[str]]


def open_all(page: Page) -> None:
    """Open every disclosure of a page, and the panels of its first fact and of itself."""
    page.evaluate(OPEN)
    for opener in (".fact .more", "a.cite"):
        if page.locator(opener).count():
            page.locator(opener).first.click()
            expect(page.locator(f"{opener} ~ .panel, :has(> {opener}) ~ .panel").first).to_be_visible()


@pytest.fixture(scope="module")
def objections(profile: BrowserContext, built: Path) -> Objections:
    """The objections of axe, by the mode or the phone: each sort of page is opened once, with all that opens."""
    page, lines = profile.new_page(), defaultdict[str, list[str]](list)
    for sort, url in sorts(built).items():
        page.goto(url)
        open_all(page)

        def note(name: str, options: dict[str, Any], at: str = f"{sort} ({url or '/'})") -> None:
            lines[name] += [f"{at}: {line}" for line in axe.in_lines(axe.violations(page, options))]

        for width in PHONES:
            Mode(width).apply(page)
            note(f"{width} px", ROOM)
        page.evaluate(THIN)
        for name, mode in MODES.items():
            mode.apply(page)
            note(name, ALL)
    page.close()
    return lines


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(mode: str, objections: Objections) -> None:
    found = objections[mode]
    assert not found, "\n" + "\n".join(found)


def test_axe_finds_nothing_on_all_of_a_long_page(page: Page, built: Path) -> None:
    """Every row of it, however alike: that is what the others leave out."""
    page.goto(sorts(built)["entity, long"])
    page.evaluate(OPEN)
    assert axe.in_lines(axe.violations(page, ALL_BUT_COLOURS)) == []


def test_axe_finds_nothing_on_a_page_with_every_section(browser: Browser, tmp_path: Path) -> None:
    """Facts of several sources, plans with an outcome, charts, disputes: what our own facts may lack."""
    done = in_process("build", "--facts", CANALS, "--site-dir", tmp_path / "site", FACTSHEET_SEARCH="off", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    with served(tmp_path / "site") as address:
        page = browser.new_page(base_url=address)
        page.goto(entities(tmp_path / "site")[0])
        open_all(page)
        page.evaluate(THIN)
        found = {}
        for name, mode in MODES.items():
            mode.apply(page)
            found[name] = axe.in_lines(axe.violations(page, ALL))
        page.close()
    assert not any(found.values()), listed(found)


@pytest.mark.parametrize("width", PHONES)
def test_targets_are_large_or_have_room(width: int, objections: Objections) -> None:
    """Line breaks decide what comes close: as Lighthouse sees a phone, and on a smaller one."""
    found = objections[f"{width} px"]
    assert not found, "\n" + "\n".join(found)


# A mark on the timeline is seen if it is drawn in another colour than the page.
UNSEEN = """
() => [...document.querySelectorAll(".drawn > li")].filter(line => {
  const way = line.querySelector(".mark path"), ground = getComputedStyle(document.body).backgroundColor;
  return !way || ["none", ground].includes(getComputedStyle(way).stroke);
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
    marks, unseen = page.locator(".drawn > li").count(), page.evaluate(UNSEEN)
    lines = page.locator("#menu a").evaluate_all("links => links.map(link => getComputedStyle(link).borderBottomStyle)")
    context.close()
    assert marks > 0
    assert unseen == []
    assert lines.count("solid") == 1


def test_axe_would_find_what_is_wrong(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("")
    page.locator("main").evaluate(
        "main => { main.innerHTML = WRONG; main.firstChild.style.color = '#ddd'; }".replace("WRONG", json.dumps(WRONG))
    )
    rules = {violation["id"] for violation in axe.violations(page, ALL)}
    assert {"color-contrast", "image-alt", "label-content-name-mismatch"} <= rules
