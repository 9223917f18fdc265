"""A table of data -> a line for each row, each cell behind the heading of its column.

A cell stands once in its line, also where it spans several columns (`Men / Women: 40`), and in the line of every row
that it spans. Tables that only arrange a page are read like any other element.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile

from lxml.html import HtmlElement

from factsheet.evidence.capture.grid import Cell, Row, grid
from factsheet.evidence.capture.shifted import all_text
from factsheet.evidence.rows import BETWEEN_LINES, row as written

_NUMBER = re.compile(r"(?!(?:19|20)\d\d\Z)[^\w\s]*\d[\d.,\s%]*\W*\Z")
"""A cell that is only a number, and no year."""


def is_data(table: HtmlElement) -> bool:
    """Tell whether a table holds data: headings, or several rows of several cells without blocks of text."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return False
    if table.find(".//th") is not None or table.find("thead") is not None:
        return True
    cells = [row.findall("td") for row in table.iter("tr")]
    if len(cells) < 2 or min(map(len, cells)) < 1 or max(map(len, cells)) < 2:
        return False
    return all(sum(1 for _ in cell.iter("p", "div", "h1", "h2", "h3", "ul", "ol")) < 2 for row in cells for cell in row)


def rows(table: HtmlElement, text: Callable[[HtmlElement], str]) -> str:
    """Return the caption and the rows of a table as lines, given what reads a cell."""
    laid = [row for row in grid(table, text) if any(cell.text for cell in row.values())]
    captions = [text(caption) for caption in table.iter("caption")]
    return "\n".join([*captions, *_lines(laid)])


def _lines(laid: Sequence[Row]) -> Iterator[str]:
    """Yield the rows, each under the headings that stand before it; bold cells are headings where there is no other."""
    is_parted = len({column for row in laid for column in row}) > 1
    marked = any(_is_marked(row) and not (is_parted and _is_alone(row)) for row in laid)
    headings: dict[int, list[str]] = {}
    is_begun = False
    at = 0
    while at < len(laid):
        row = laid[at]
        if is_parted and _is_alone(row):
            yield _line(row, {})
            at += 1
            continue
        heads = _marked(laid[at:], bool(headings)) if marked else [] if is_begun else _bold(laid[at:])
        is_begun = True
        if heads and at + len(heads) < len(laid) and (not is_parted or any(len(_filled(row)) > 1 for row in heads)):
            headings = _headings(heads)
            at += len(heads)
        else:  # headings of nothing are rows
            yield _line(row, headings)
            at += 1


def _marked(laid: Sequence[Row], is_later: bool) -> list[Row]:
    """Return the rows of headings that come first; rows of numbers are data, but for the first of all."""
    first = list(takewhile(lambda row: _is_marked(row) and not _is_alone(row), laid))
    known = [] if is_later else first[:1]
    return known + list(takewhile(lambda row: _is_in_head(row) or not _holds_numbers(row), first[len(known) :]))


def _bold(laid: Sequence[Row]) -> list[Row]:
    return list(takewhile(lambda row: _is_bold(row) and not _is_alone(row) and not _holds_numbers(row), laid))


def _filled(row: Row) -> list[Cell]:
    return [cell for cell in dict.fromkeys(row.values()) if cell.text]


def _is_alone(row: Row) -> bool:
    """Tell whether a row is one cell, which parts a table of several columns."""
    return len({cell.element for cell in row.values()}) == 1


def _is_in_head(row: Row) -> bool:
    return all(next(cell.element.iterancestors("thead", "table")).tag == "thead" for cell in row.values())


def _is_marked(row: Row) -> bool:
    """Tell whether a row is marked as headings: it is in the head, or all its cells are."""
    return _is_in_head(row) or all(cell.element.tag == "th" for cell in _filled(row))


def _is_bold(row: Row) -> bool:
    """Tell whether nothing in a row is not bold."""
    for cell in _filled(row):
        bold = "".join(all_text(element) for element in cell.element.iter("b", "strong"))
        if not bold.strip() or bold.split() != all_text(cell.element).split():
            return False
    return True


def _holds_numbers(row: Row) -> bool:
    return any(_NUMBER.match(cell.text) for cell in _filled(row))


def _headings(heads: Sequence[Row]) -> dict[int, list[str]]:
    """Return the headings above each column, from above."""
    columns = {column for row in heads for column in row}
    return {
        column: [row[column].text.replace(BETWEEN_LINES, " ") for row in heads if column in row] for column in columns
    }


def _line(row: Row, headings: Mapping[int, Sequence[str]]) -> str:
    """Write a row: its cells that hold anything, each behind its heading."""
    spans: dict[Cell, list[int]] = {}
    for column in sorted(row):
        spans.setdefault(row[column], []).append(column)
    cells = []
    for cell, columns in spans.items():
        over = dict.fromkeys(heading for column in columns for heading in headings.get(column, ()))
        cells.append((BETWEEN_LINES.join(filter(None, over)), cell.text))
    return written(cell for cell in cells if cell[1])
