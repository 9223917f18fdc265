"""A table as CSV or TSV -> a line for each row, each cell behind its heading: the first row has the headings."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import zip_longest
from typing import NamedTuple

from factsheet.evidence.rows import row

SUFFIXES = (".csv", ".tsv")
_DELIMITERS = ",;\t|"
_START = 1 << 16  # characters that tell what parts the cells


class Table(NamedTuple):
    """The lines of a table, its headings, and the numbers of the rows that have more or fewer cells than these."""

    lines: list[str]
    headings: list[str]
    uneven: list[int]


def read_delimited(text: str) -> Table:
    """Read a table of which one of four characters parts the cells; the one that most lines hold equally often.

    Empty cells are left out, and cells beyond the last heading have none. Line ends in a cell are written as in other
    tables.
    """
    rows = list(_rows(text))
    headings = rows[0] if rows else []
    uneven = [number for number, cells in enumerate(rows[1:], 2) if len(cells) != len(headings)]
    headed = (zip_longest(headings, cells, fillvalue="") for cells in rows[1:])
    lines = [row((heading, cell) for heading, cell in cells if cell) for cells in headed]
    return Table([line for line in lines if line], headings, uneven)


def _rows(text: str) -> Iterator[list[str]]:
    """Yield the cells of each row that has any, each on one line."""
    for cells in csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text[:_START])):
        bare = [" / ".join(filter(None, map(str.strip, cell.splitlines()))) for cell in cells]
        if any(bare):
            yield bare


def _delimiter(text: str) -> str:
    """Return the sign that stands as often in most lines as in the first; a comma where none stands there."""
    lines = [line for line in text.splitlines() if line.strip()] or [""]

    def fit(sign: str) -> tuple[int, int]:
        first = lines[0].count(sign)
        return (sum(line.count(sign) == first for line in lines) if first else 0, first)

    return max(_DELIMITERS, key=fit)
