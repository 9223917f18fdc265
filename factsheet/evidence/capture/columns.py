"""Lines of a PDF that stand in columns -> the rows of a table, each cell behind the heading over it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from factsheet.evidence.capture.pdf import Line
from factsheet.evidence.rows import row

_NUMBER = re.compile(r"[^\w\s]*\d[\d.,\s%]*\W*\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_NEAR = 4  # sizes: how far below its headings a table may begin


class Table(NamedTuple):
    """The rows of a table, how many lines they are with their headings, and the line of these."""

    rows: tuple[str, ...] = ()
    lines: int = 0
    head: Line | None = None


def table(lines: Sequence[Line], last: Line | None = None) -> Table:
    """Return the table that begins at the first line, or goes on there under the last headings; mostly none."""
    first, second = lines[0], lines[1] if len(lines) > 1 else None
    if last and first.text != last.text and _fits(first, last) and (last.page != first.page or _has_numbers(first)):
        return _under(last, lines, 0)
    if second is None or len(first.cells) < 2 or not _fits(second, first) or second.page != first.page:
        return Table()
    if is_head(first, second):
        return _under(first, lines[1:], 1)
    fitting = list(takewhile(lambda line: line.page == first.page and _fits(line, first), lines))
    return Table(tuple(row(("", cell.text) for cell in line.cells) for line in fitting), len(fitting))


def is_head(line: Line, following: Line) -> bool:
    """Tell whether a line holds the headings of what stands under it: no numbers, but years over what is none."""
    if line.page != following.page or len(line.cells) < 2 or not _fits(following, line):
        return False
    if not 0 < line.base - following.base < _NEAR * line.size:
        return False
    under = {_column(line, following, at): cell.text for at, cell in enumerate(following.cells)}
    return not any(
        _NUMBER.match(cell.text) and not (_YEAR.match(cell.text) and not _YEAR.match(under.get(at, "")))
        for at, cell in enumerate(line.cells)
    )


def _under(head: Line, lines: Sequence[Line], heads: int) -> Table:
    """Return the rows of a page that stand in the columns of headings."""
    rows = []
    for line in takewhile(lambda line: line.page == lines[0].page and _fits(line, head), lines):
        columns = (_column(head, line, at) or 0 for at in range(len(line.cells)))
        rows.append(row((head.cells[at].text, cell.text) for at, cell in zip(columns, line.cells, strict=True)))
    return Table(tuple(rows), len(rows) + heads, head)


def _has_numbers(line: Line) -> bool:
    return any(_NUMBER.match(cell.text) for cell in line.cells)


def _fits(line: Line, head: Line) -> bool:
    """Tell whether each of several cells stands in a column of its own."""
    columns = [_column(head, line, cell) for cell in range(len(line.cells))]
    return len(columns) > 1 and None not in columns and len(set(columns)) == len(columns)


def _column(head: Line, line: Line, cell: int) -> int | None:
    """Return which heading a cell stands under, if it is one and no other."""
    left, right = line.cells[cell].left, line.cells[cell].right
    over = [at for at, other in enumerate(head.cells) if left < other.right and other.left < right]
    return over[0] if len(over) == 1 else None
