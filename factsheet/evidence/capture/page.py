"""A page -> its lines, as a reader sees them: nothing that is hidden, marks apart, a line for each row of a table.

Menus and teasers stay: a browser that looks for words finds those in them too, and a link has to pass them over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from lxml.etree import _Element
from lxml.html import HtmlElement

from factsheet.evidence.capture import elements
from factsheet.evidence.capture.raised import lowered, raised
from factsheet.evidence.capture.styles import Styles, Values, styles
from factsheet.evidence.capture.tables import is_data, rows
from factsheet.evidence.rows import BETWEEN_LINES

_SPACE = re.compile(r"[ \t\r\f]+")  # no-break and thin spaces are the source's own
_SPACE_OR_LINE_END = re.compile(r"[ \t\r\f\n]+")
_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
"""Soft hyphens, and places where a line may or may not end: browsers pass them over."""
_NUMBER = re.compile(r"\s*\d{1,3}\s*\Z")
_GLUED_BEFORE = re.compile(r"[\w.,;:!?%)\]’”]\Z")
_NO_VALUES: Values = {}


class Page(NamedTuple):
    """The lines of a page, and what a person should look at."""

    lines: tuple[str, ...]
    remarks: tuple[str, ...]


def read_page(root: HtmlElement, folder: Path) -> Page:
    """Return the lines of a page that was saved in a folder."""
    found = styles(root, folder)
    _drop_hidden(root, found)
    body = root.find(".//body")
    lines = tuple(_lines(_text(root if body is None else body, _Look(found))))
    remarks = tuple(f"the rule `{selector}` hides something, but could not be read" for selector in found.unread)
    return Page(lines, remarks)


class _Look(NamedTuple):
    """How the characters of an element look: the styles of the page, and what is inherited."""

    styles: Styles
    is_seen: bool = True
    is_preformatted: bool = False

    def inside(self, element: _Element, values: Values) -> _Look:
        """Return how its own characters look."""
        is_seen = values.get("visibility", "visible" if self.is_seen else "hidden") == "visible"
        space = values.get("white-space", "pre" if element.tag in elements.PREFORMATTED else "")
        is_preformatted = space.startswith(("pre", "break-spaces")) if space else self.is_preformatted
        return _Look(self.styles, is_seen, is_preformatted)

    def written(self, text: str | None) -> str:
        """Return characters as they are shown."""
        if not (text and self.is_seen):
            return ""
        text = text.translate(_UNSEEN)
        return text.replace("\r\n", "\n") if self.is_preformatted else _SPACE_OR_LINE_END.sub(" ", text)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text that hold anything."""
    for line in text.split("\n"):
        if line := _SPACE.sub(" ", line).strip():
            yield line


def _text(element: _Element, look: _Look) -> str:
    """Return the text of an element; a line ends where the browser ends one."""
    values = look.styles.of.get(element, _NO_VALUES)
    inside = look.inside(element, values)
    if element.tag == "br":
        return "\n"
    if element.tag == "table" and is_data(element):
        cells = rows(element, lambda cell: BETWEEN_LINES.join(_lines(_inner(cell, inside))))
        return f"\n{cells}\n"
    if shift := _shift(element, values):
        return shift(_inner(element, inside))
    text = _inner(element, inside, "⁄" if element.tag == "mfrac" else "")
    display = values.get("display", "block" if element.tag in elements.BLOCKS else "inline")
    return f"\n{text}\n" if display.startswith(elements.BLOCK_DISPLAYS) else text


def _inner(element: _Element, look: _Look, between: str = "") -> str:
    """Return the text inside an element, with something between its children."""
    parts = [f"{_text(child, look)}{look.written(child.tail)}" for child in element]
    return f"{look.written(element.text)}{between.join(parts)}"


def _drop_hidden(root: HtmlElement, found: Styles) -> None:
    """Take what is not shown out of a page; what stands behind it stays."""
    for element in list(root.iter()):
        if element is root or element.tag == "body":
            continue
        if not isinstance(element.tag, str) or _is_hidden(element, found.of.get(element, _NO_VALUES)):
            element.drop_tree()


def _is_hidden(element: _Element, values: Values) -> bool:
    """Tell whether neither an element nor anything in it is shown. What is hidden until found, a browser finds."""
    if element.tag in elements.HIDDEN or values.get("display") == "none":
        return True
    if element.tag == "dialog":
        return element.get("open") is None
    is_hidden = element.get("hidden", "until-found").lower() != "until-found"
    return is_hidden and "display" not in values  # any display that a style gives undoes the attribute


def _shift(element: _Element, values: Values) -> Callable[[str], str] | None:
    """Return what writes the characters of an element as raised or lowered ones; None where it is neither."""
    vertical = values.get("vertical-align", "")
    if element.tag == "sup" or vertical in ("super", "text-top") or _is_note(element) or _is_power(element):
        return raised
    if element.tag == "sub" or vertical == "sub":
        return lowered
    return None


def _is_note(element: _Element) -> bool:
    """Tell whether an element is a number that links within the page and is glued to a word: a note, and its mark."""
    if element.tag != "a" or not element.get("href", "").startswith("#") or not _NUMBER.match(_all_text(element)):
        return False
    before, parent = element.getprevious(), element.getparent()
    left = before.tail if before is not None else parent.text if parent is not None else ""
    return bool(_GLUED_BEFORE.search(left or "") or (element.tail or "")[:1].isalpha())


def _is_power(element: _Element) -> bool:
    """Tell whether an element is the exponent of a formula in MathML."""
    parent = element.getparent()
    return parent is not None and parent.tag == "msup" and element.getprevious() is not None


def _all_text(element: _Element) -> str:
    return "".join(str(piece) for piece in element.itertext())
