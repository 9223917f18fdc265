"""A page -> its lines, as a reader sees them: nothing that is hidden, marks apart, a line for each row of a table.

Menus and teasers stay: a browser that looks for words finds those in them too, and a link has to pass them over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from lxml.html import HtmlElement

from factsheet.evidence.capture import elements
from factsheet.evidence.capture.addresses import addresses
from factsheet.evidence.capture.formulas import TAGS as FORMULAS, formula
from factsheet.evidence.capture.grid import foster
from factsheet.evidence.capture.hidden import drop_hidden
from factsheet.evidence.capture.raised import raised
from factsheet.evidence.capture.sheets import Values
from factsheet.evidence.capture.shifted import before, is_note, shift
from factsheet.evidence.capture.signs import UNSEEN, without_unseen
from factsheet.evidence.capture.styles import Styles, styles
from factsheet.evidence.capture.tables import is_data, rows
from factsheet.evidence.rows import BETWEEN_LINES

_SPACE = re.compile(r"[ \t\r\f]+")  # no-break and thin spaces are the source's own
_SPACE_OR_LINE_END = re.compile(r"[ \t\r\f\n]+")
_NO_VALUES: Values = {}


class Page(NamedTuple):
    """The lines of a page, and what a person should look at."""

    lines: tuple[str, ...]
    remarks: tuple[str, ...]


def read_page(root: HtmlElement, file: Path) -> Page:
    """Return the lines of a page that was saved in a file.

    Raises RecursionError where its elements lie too deep, and TooManyRulesError.
    """
    declared = styles(root, file.parent)
    own = frozenset((file.name, *addresses(root)))
    drop_hidden(root, declared)
    foster(root)
    body = root.find(".//body")
    lines = tuple(_lines(_text(root if body is None else body, _Look(declared, own))))
    remarks = tuple(
        f"the rule `{without_unseen(selector)}` hides or shows something, but could not be read"
        for selector in declared.unread
    )
    return Page(lines, remarks)


class _Look(NamedTuple):
    """The look of an element's characters: the styles of the page, its addresses, and what is inherited."""

    styles: Styles
    own: frozenset[str]
    is_seen: bool = True
    is_preformatted: bool = False
    parts_children: bool = False
    """True if each child is a box of its own."""

    def values(self, element: HtmlElement) -> Values:
        """Return what styles declare of an element."""
        return self.styles.of.get(element, _NO_VALUES)

    def inside(self, element: HtmlElement) -> _Look:
        """Return how its own characters look."""
        values = self.values(element)
        is_seen = (values.get("visibility") or ("visible" if self.is_seen else "hidden")) == "visible"
        space = values.get("white-space") or ("pre" if element.tag in elements.PREFORMATTED else "")
        is_preformatted = space.startswith(("pre", "break-spaces")) if space else self.is_preformatted
        display = values.get("display", "")
        parts = self.parts_children if display == "contents" else display.endswith(("flex", "grid"))
        return _Look(self.styles, self.own, is_seen, is_preformatted, parts)

    def is_block(self, element: HtmlElement) -> bool:
        """Tell whether a line ends before and behind an element."""
        values = self.values(element)
        display = values.get("display") or ("block" if element.tag in elements.BLOCKS else "inline")
        if display == "contents":
            return False
        return (
            self.parts_children
            or display.startswith(elements.BLOCK_DISPLAYS)
            or values.get("float", "none") not in ("none", "")
            or values.get("position") in ("absolute", "fixed")
        )

    def written(self, text: str | None) -> str:
        """Return characters as they are shown."""
        if not (text and self.is_seen):
            return ""
        text = text.translate(UNSEEN)
        return text.replace("\r\n", "\n") if self.is_preformatted else _SPACE_OR_LINE_END.sub(" ", text)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text that hold anything."""
    for line in text.split("\n"):
        if line := _SPACE.sub(" ", line).strip():
            yield line


def _text(element: HtmlElement, look: _Look) -> str:
    """Return the text of an element; a line ends where the browser ends one."""
    inside = look.inside(element)
    if element.tag == "br":
        return "\n"
    if element.tag == "table" and is_data(element):
        return f"\n{rows(element, lambda part: _cell(part, element, inside))}\n"
    if element.tag in FORMULAS:
        apart = " " if element.tag == "mfrac" and before(element).rstrip()[-1:].isdigit() else ""
        return apart + formula(str(element.tag), [_text(part, inside) for part in element])
    is_block, write = look.is_block(element), shift(element, look.values(element))
    if not (is_block or write) and is_note(element, look.own):
        write = raised
    text = _inner(element, inside)
    text = write(text) if write else text
    return f"\n{text}\n" if is_block else text


def _cell(cell: HtmlElement, table: HtmlElement, look: _Look) -> str:
    """Return the text of a cell, its lines parted, as its section and its row let it look."""
    around = [*takewhile(lambda outer: outer is not table, cell.iterancestors())]
    for element in (*reversed(around), cell):
        look = look.inside(element)
    return BETWEEN_LINES.join(_lines(_inner(cell, look)))


def _inner(element: HtmlElement, look: _Look) -> str:
    """Return the text inside an element."""
    text = look.written(element.text)
    for child in element:
        text += _text(child, look) + look.written(child.tail)
    return text
