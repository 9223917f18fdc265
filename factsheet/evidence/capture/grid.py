"""The rows and columns of a table, as the HTML standard and browsers form them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from lxml import html
from lxml.html import HtmlElement

_MOST_SPANNED = 1000  # rows or columns, as in the HTML standard
_SECTIONS = ("thead", "tbody", "tfoot")
_PARTS = ("table", *_SECTIONS, "tr")
_INSIDE = frozenset({*_SECTIONS, "tr", "td", "th", "caption", "colgroup", "col"})


class Cell(NamedTuple):
    """A cell, and its text."""

    element: HtmlElement
    text: str


Row = dict[int, Cell]
"""The cell of each column."""


def foster(root: HtmlElement) -> None:
    """Put what stands between the cells of tables before these, as browsers do; a form around rows gives them up."""
    for table in list(root.iter("table")):
        for element in list(table.iter()):
            is_between = element.getparent() is not None and element.getparent().tag in _PARTS
            if element is not table and is_between and element.tag not in _INSIDE and _holds_rows(element):
                element.drop_tag()
        stray = html.Element("span")
        for part in [table, *_parts(table)]:
            _move_stray(part, stray)
        if stray.text or len(stray):
            table.addprevious(stray)


def grid(table: HtmlElement, text: Callable[[HtmlElement], str]) -> list[Row]:
    """Lay out the cells of a table; a cell spans no rows of another section."""
    return [row for section in _sections(table) for row in _laid(section, text)]


def _holds_rows(element: HtmlElement) -> bool:
    is_table = next(element.iter("table"), None) is not None
    return not is_table and next(element.iter("tr", "td", "th"), None) is not None


def _parts(table: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the sections and rows of a table, not of those in its cells."""
    for child in table.iterchildren(*_SECTIONS, "tr"):
        yield child
        yield from _parts(child)


def _move_stray(part: HtmlElement, stray: HtmlElement) -> None:
    """Move what stands between the sections, rows or cells of a part of a table."""
    _append(stray, part.text)
    part.text = None
    for child in list(part):
        tail, child.tail = child.tail, None
        if child.tag not in _INSIDE:
            stray.append(child)
        _append(stray, tail)


def _append(stray: HtmlElement, text: str | None) -> None:
    """Write characters at the end of an element; spaces between cells are none."""
    if not (text and text.strip()):
        return
    if len(stray):
        stray[-1].tail = (stray[-1].tail or "") + text
    else:
        stray.text = (stray.text or "") + text


def _sections(table: HtmlElement) -> Iterator[list[HtmlElement]]:
    """Yield the rows of each section: the first head first, the first foot last."""
    children = list(table.iterchildren(*_SECTIONS, "tr"))
    head = [child for child in children if child.tag == "thead"][:1]
    foot = [child for child in children if child.tag == "tfoot"][:1]
    between = [child for child in children if child not in head and child not in foot]
    for is_row, group in groupby([*head, *between, *foot], lambda child: child.tag == "tr"):
        if is_row:
            yield list(group)
        else:
            yield from (list(section.iterchildren("tr")) for section in group)


def _laid(trs: list[HtmlElement], text: Callable[[HtmlElement], str]) -> list[Row]:
    rows: list[Row] = [{} for _ in trs]
    for at, tr in enumerate(trs):
        column = 0
        for element in tr.iterchildren("td", "th"):
            while column in rows[at]:
                column += 1
            cell = Cell(element, text(element))
            wide, high = _span(element, "colspan") or 1, _span(element, "rowspan") or len(trs)
            for row in rows[at : at + high]:
                row.update(dict.fromkeys(range(column, column + wide), cell))
            column += wide
    return rows


def _span(cell: HtmlElement, name: str) -> int:
    """Return how many rows or columns a cell spans; 0 for a row span means all that follow."""
    written = cell.get(name, "1").strip()
    return min(int(written), _MOST_SPANNED) if written.isascii() and written.isdigit() else 1
