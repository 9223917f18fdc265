"""axe, the checker of accessibility, in a tab: it is put into each page once, however often it looks."""

from __future__ import annotations

from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_SCRIPT = Axe().axe_script
_RUN = "([within, options]) => axe.run(within ?? document, options).then((results) => results.violations)"

Violation = dict[str, Any]
"""A rule as axe reports it: `id`, `help`, and `nodes`, each with its `target`."""


def violations(page: Page, options: dict[str, Any] | None = None, within: str | None = None) -> list[Violation]:
    """Return the rules that a page breaks as it is now, or that a part of it breaks."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SCRIPT)
    broken: list[Violation] = page.evaluate(_RUN, [within, {"resultTypes": ["violations"], **(options or {})}])
    return broken


def in_lines(broken: list[Violation]) -> list[str]:
    """Return a line for each rule, with the first elements that break it."""
    lines = []
    for violation in broken:
        targets = [" ".join(map(str, node["target"])) for node in violation["nodes"]]
        shown = "; ".join(targets[:3]) + (f" and {len(targets) - 3} more" if len(targets) > 3 else "")
        lines.append(f"[{violation['id']}] {violation['help']}: {shown}")
    return lines
