"""The lines on the pages of a PDF -> paragraphs, rows of tables, and notes from the foot of pages, which come last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from factsheet.evidence.capture.columns import Table, table
from factsheet.evidence.capture.furniture import furniture
from factsheet.evidence.capture.line_ends import LineEnds
from factsheet.evidence.capture.pdf import Line

_BULLET = re.compile(r"(?:[•●○▪■◦‣·*–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s")


class Laid(NamedTuple):
    """The paragraphs of a PDF, the words joined by a guess, and what stands on every page and is left out."""

    lines: list[str]
    guessed: list[str]
    furniture: list[str]


def paragraphs(lines: Sequence[Line]) -> Laid:
    """Put the lines of a PDF together."""
    left_out = furniture(lines)
    read = [line for line in lines if line not in left_out]
    ends = LineEnds(line.text for line in read)
    notes = _notes(read)
    body = [line for line in read if line not in notes]
    texts = [text for part in (body, [line for line in read if line in notes]) for text in _paragraphs(part, ends)]
    return Laid(texts, ends.guessed, sorted(set(left_out.values())))


def _notes(lines: Sequence[Line]) -> set[Line]:
    """Return the last lines of each page that are smaller than most lines."""
    if not lines:
        return set()
    usual = Counter(line.size for line in lines).most_common(1)[0][0]
    notes: set[Line] = set()
    for page in {line.page for line in lines}:
        for line in reversed([line for line in lines if line.page == page]):
            if line.size > 0.9 * usual:
                break
            notes.add(line)
    return notes


def _paragraphs(lines: Sequence[Line], ends: LineEnds) -> Iterator[str]:
    """Yield paragraphs and rows. A table goes on behind a page's end, or a line: a cell may have several."""
    leading = _leading(lines)
    run: list[Line] = []
    last = Table()
    at = apart = 0
    while at < len(lines):
        new_table = table(lines[at:], last.head if apart < 3 else None)
        if new_table.rows or (run and _is_new(run[-1], lines[at], lines, leading)):
            yield from _whole(run, ends)
            run = []
        yield from new_table.rows
        if new_table.rows:
            last, apart = new_table, 0
        else:
            run.append(lines[at])
            apart += 1
        at += new_table.lines or 1
    yield from _whole(run, ends)


def _whole(run: Sequence[Line], ends: LineEnds) -> Iterator[str]:
    if run:
        yield ends.joined([line.text for line in run])


def _leading(lines: Sequence[Line]) -> float:
    """Return how far lines of a paragraph usually are apart, in sizes."""
    gaps = [
        (line.base - following.base) / line.size for line, following in pairwise(lines) if line.page == following.page
    ]
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
