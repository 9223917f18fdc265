"""The parts of a page that a reader does not see."""

from __future__ import annotations

from lxml.html import HtmlElement

from factsheet.evidence.capture import elements
from factsheet.evidence.capture.sheets import Values
from factsheet.evidence.capture.styles import Styles

_NO_VALUES: Values = {}


def drop_hidden(root: HtmlElement, styles: Styles) -> None:
    """Take what is not shown out of a page; what stands behind it stays."""
    for element in list(root.iter()):
        if element is root or element.tag == "body":
            continue
        if not isinstance(element.tag, str) or _is_hidden(element, styles.of.get(element, _NO_VALUES)):
            element.drop_tree()


def _is_hidden(element: HtmlElement, values: Values) -> bool:
    """Tell whether neither an element nor anything in it is shown; any display that a style gives undoes the rest."""
    if element.tag in elements.HIDDEN:
        return True
    if display := values.get("display"):
        return display == "none"
    if element.tag == "dialog":
        return element.get("open") is None
    if element.get("popover") is not None:
        return True
    hidden = str(element.get("hidden", "until-found")).lower()
    return hidden != "until-found"  # what is hidden until found, a browser finds
