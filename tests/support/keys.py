"""Moving about a page by keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

MOST_STOPS = 120  # Tab stops before a thing counts as out of reach


def has_focus(target: Locator) -> bool:
    """Whether an element has the focus itself."""
    return bool(target.evaluate("element => element === document.activeElement"))


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until an element has the focus. Fails when it is never reached."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if has_focus(target):
            return
    raise AssertionError(f"{target} is not reached by {MOST_STOPS} presses of Tab")


def focused(page: Page) -> str:
    """The element that has the focus, to be read in a message."""
    return str(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))


def shows_focus(page: Page) -> bool:
    """Whether the focused element is marked by an outline."""
    style = "(({outlineStyle, outlineWidth}) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1)"
    return bool(page.evaluate(f"{style}(getComputedStyle(document.activeElement))"))
