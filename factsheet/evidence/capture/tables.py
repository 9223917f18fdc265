"""A table of data -> a line for each row, each cell behind the heading of its column.

A cell stands once in its line, also where it spans several columns (`Men / Women: 40`), and in the line of every row
that it spans. Tables that only arrange a page are read like any other element.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import NamedTuple

from lxml.etree import _Element

from factsheet.evidence.rows import BETWEEN_LINES, row as written

_MOST_SPANNED = 1000  # rows or columns, as in the HTML standard


class _Cell(NamedTuple):
    element: _Element
    text: str


_Grid = list[dict[int, _Cell]]
"""The rows of a table: the cell of each column."""


def is_data(table: _Element) -> bool:
    """Tell whether a table holds data: headings, or several rows of several cells without blocks of text."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return False
    if table.find(".//th") is not None or table.find("thead") is not None:
        return True
    cells = [row.findall("td") for row in table.iter("tr")]
    if len(cells) < 2 or min(map(len, cells)) < 1 or max(map(len, cells)) < 2:
        return False
    return all(sum(1 for _ in cell.iter("p", "div", "h1", "h2", "h3", "ul", "ol")) < 2 for row in cells for cell in row)


def rows(table: _Element, text: Callable[[_Element], str]) -> str:
    """Return the caption and the rows of a table as lines, given what reads a cell."""
    grid = _grid(table, text)
    heads = list(takewhile(_is_heading, grid))
    heads = heads if len(heads) < len(grid) else []  # headings of nothing are rows
    headings = _headings(heads)
    captions = [text(caption) for caption in table.iter("caption")]
    return "\n".join([*captions, *(_line(row, headings) for row in grid[len(heads) :])])


def _grid(table: _Element, text: Callable[[_Element], str]) -> _Grid:
    """Lay out the cells of a table, as the HTML standard forms tables."""
    trs = [*table.iterfind("thead/tr"), *_rows_between(table), *table.iterfind("tfoot/tr")]
    grid: _Grid = [{} for _ in trs]
    for at, tr in enumerate(trs):
        column = 0
        for element in tr.iterchildren("td", "th"):
            while column in grid[at]:
                column += 1
            cell = _Cell(element, text(element))
            wide, high = _span(element, "colspan"), _span(element, "rowspan") or len(trs)
            for row in grid[at : at + high]:
                row.update(dict.fromkeys(range(column, column + (wide or 1)), cell))
            column += wide or 1
    return grid


def _rows_between(table: _Element) -> Iterator[_Element]:
    """Yield the rows that stand neither in the head nor in the foot."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag == "tbody":
            yield from child.iterchildren("tr")


def _span(cell: _Element, name: str) -> int:
    """Return how many rows or columns a cell spans; 0 for a row span means all that follow."""
    written = cell.get(name, "1").strip()
    return min(int(written), _MOST_SPANNED) if written.isascii() and written.isdigit() else 1


def _is_heading(row: dict[int, _Cell]) -> bool:
    """Tell whether a row holds the headings of columns: it is in the head, or all its cells are, or are bold."""
    cells = [cell for cell in row.values() if cell.text]
    return bool(cells) and all(_is_head(cell.element) for cell in cells)


def _is_head(cell: _Element) -> bool:
    """Tell whether a cell is a heading; a bold one holds nothing that is not bold."""
    parent = cell.getparent()
    section = parent.getparent() if parent is not None else None
    if cell.tag == "th" or (section is not None and section.tag == "thead"):
        return True
    bold = [child for child in cell.iter("b", "strong") if "".join(map(str, child.itertext())).strip()]
    plain = "".join(map(str, cell.itertext())).split()
    return bool(bold) and "".join(str(text) for one in bold for text in one.itertext()).split() == plain


def _headings(heads: _Grid) -> dict[int, list[str]]:
    """Return the headings above each column, from above."""
    columns = {column for row in heads for column in row}
    return {
        column: [row[column].text.replace(BETWEEN_LINES, " ") for row in heads if column in row] for column in columns
    }


def _line(row: dict[int, _Cell], headings: dict[int, list[str]]) -> str:
    """Write a row: its cells that hold anything, each behind its heading."""
    spans: dict[_Element, list[int]] = {}
    for column in sorted(row):
        spans.setdefault(row[column].element, []).append(column)
    cells: list[tuple[str, str]] = []
    for columns in spans.values():
        over = dict.fromkeys(heading for column in columns for heading in headings.get(column, ()))
        heading = "" if 1 < len(columns) == len(row) else BETWEEN_LINES.join(filter(None, over))  # a row of one cell
        cells.append((heading, row[columns[0]].text))
    return written(cell for cell in cells if cell[1])
