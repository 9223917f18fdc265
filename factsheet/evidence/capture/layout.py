"""The lines on the pages of a PDF -> paragraphs, rows of tables, and notes from the foot of pages, which come last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from factsheet.evidence.capture.line_ends import LineEnds
from factsheet.evidence.capture.pdf import Line
from factsheet.evidence.rows import row

_BULLET = re.compile(r"(?:[•●○▪■◦‣·*–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s")


class Laid(NamedTuple):
    """The paragraphs of a PDF, the words joined by a guess, and what stands on every page and is left out."""

    lines: list[str]
    guessed: list[str]
    furniture: list[str]


def paragraphs(lines: Sequence[Line]) -> Laid:
    """Put the lines of a PDF together."""
    furniture = _furniture(lines)
    read = [line for line in lines if _key(line) not in furniture]
    ends = LineEnds(line.text for line in read)
    notes = _notes(read)
    body = [line for line in read if line not in notes]
    found = [text for some in (body, [line for line in read if line in notes]) for text in _paragraphs(some, ends)]
    return Laid(found, ends.guessed, sorted(set(furniture.values())))


def _key(line: Line) -> tuple[str, int]:
    """Return what makes lines of several pages the same: the place, and the text whatever its numbers are."""
    return re.sub(r"\d+", "0", line.text), round(line.base)


def _furniture(lines: Sequence[Line]) -> dict[tuple[str, int], str]:
    """Return heads and feet of pages: the outermost lines, where most pages have the same, and numbers of pages."""
    outermost: list[Line] = []
    for page in {line.page for line in lines}:
        by_height = sorted((line for line in lines if line.page == page), key=lambda line: line.base)
        outermost += {*by_height[:2], *by_height[-2:]}
    pages = len({line.page for line in lines})
    times = Counter(map(_key, outermost))
    return {
        _key(line): line.text
        for line in outermost
        if times[_key(line)] > (1 if line.text.isdecimal() else max(1, pages / 2))  # page numbers change sides
    }


def _notes(lines: Sequence[Line]) -> set[Line]:
    """Return the last lines of each page that are smaller than most lines."""
    if not lines:
        return set()
    usual = Counter(line.size for line in lines).most_common(1)[0][0]
    found: set[Line] = set()
    for page in {line.page for line in lines}:
        for line in reversed([line for line in lines if line.page == page]):
            if line.size > 0.9 * usual:
                break
            found.add(line)
    return found


def _paragraphs(lines: Sequence[Line], ends: LineEnds) -> Iterator[str]:
    """Yield paragraphs and rows."""
    leading = _leading(lines)
    run: list[Line] = []
    at = 0
    while at < len(lines):
        rows = _table(lines[at:])
        if rows or (run and _is_new(run[-1], lines[at], lines, leading)):
            yield from _whole(run, ends)
            run = []
        yield from rows
        if not rows:
            run.append(lines[at])
        at += len(rows) + 1
    yield from _whole(run, ends)


def _whole(run: Sequence[Line], ends: LineEnds) -> Iterator[str]:
    if run:
        yield ends.joined([line.text for line in run])


def _leading(lines: Sequence[Line]) -> float:
    """Return how far lines of a paragraph usually are apart, in sizes."""
    gaps = [(one.base - other.base) / one.size for one, other in pairwise(lines) if one.page == other.page]
    near = [gap for gap in gaps if 0.5 < gap < 2]
    return median(near) if near else 1.2


def _is_new(last: Line, line: Line, lines: Sequence[Line], leading: float) -> bool:
    """Tell whether a line begins a paragraph, and does not go on with that of the line before it."""
    if abs(line.size - last.size) > 0.08 * last.size:
        return True
    gap = (last.base - line.base) / last.size
    is_below = last.page == line.page and gap > 0
    if is_below and gap > 1.25 * leading:
        return True
    if _BULLET.match(line.text):
        return True
    if is_below and line.left - last.left > 0.8 * line.size:
        return not _BULLET.match(last.text)  # its first line is indented, or all but the first are
    beside = (other for other in lines if other.page == last.page)
    column = max(other.right for other in beside if other.left < last.right and last.left < other.right)
    return last.right + 0.25 * last.size + line.first_word < column  # the word would have found room


def _table(lines: Sequence[Line]) -> list[str]:
    """Return the rows of the table that begins at the first line, whose headings that line holds; none, mostly."""
    head = lines[0]
    if len(head.cells) < 2:
        return []
    rows: list[str] = []
    for line in lines[1:]:
        columns = [_column(head, line, cell) for cell in range(len(line.cells))]
        if len(columns) < 2 or None in columns or len(set(columns)) < len(columns) or line.page != head.page:
            break
        rows.append(row((head.cells[at or 0].text, cell.text) for at, cell in zip(columns, line.cells, strict=True)))
    return rows


def _column(head: Line, line: Line, cell: int) -> int | None:
    """Return which heading a cell stands under, if it is one and no other."""
    left, right = line.cells[cell].left, line.cells[cell].right
    over = [at for at, other in enumerate(head.cells) if left < other.right and other.left < right]
    return over[0] if len(over) == 1 else None
