"""Tables of wordings, and the facts in them as values and days."""

from __future__ import annotations

import calendar
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

Day = tuple[int, int, int]
Number = tuple[Decimal, Decimal]
"""From, to; the same twice when it is no range."""

Span = tuple[Day | None, Day | None]
"""First and last day; None where it is open."""

Reading = Number | Span

SCALES = {"": 0, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
PARTS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3), 40: (1, 6),
         41: (7, 6)}  # fmt: skip
"""EDTF's seasons, quarters and halves: their first month, and how many months they have."""


@dataclass(frozen=True, slots=True)
class Row:
    """A wording, the facts that follow from it and those that do not."""

    sort: str
    language: str
    quote: str
    unit: str
    """The unit of a figure; the nature of a date: reported, target ..."""

    issued: datetime
    right: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def base(self) -> str:
        """The language without country or script."""
        return self.language.split("-")[0]


def rows_of(path: Path) -> Iterator[Row]:
    """Yield the wordings of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        for cells in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Row(
                cells["sort"], cells["language"], cells["quote"], cells["unit_or_nature"] or "",
                datetime.fromisoformat(cells["issued"] or "2025-01-01"), _facts(cells["right"]), _facts(cells["wrong"]),
            )  # fmt: skip


def _facts(cell: str | None) -> tuple[str, ...]:
    return tuple(fact.strip() for fact in (cell or "").split(" ; ") if fact.strip())


def number_of(fact: str) -> Number:
    """Return the value of a figure.

    >>> number_of("0.5..1|million|exactly")
    (Decimal('500000'), Decimal('1000000'))
    """
    value, scale, _bound = fact.split("|")
    ends = [plain_number(_plain(end)).scaleb(SCALES[scale]) for end in value.split("..")]
    return rounded(ends[0]), rounded(ends[-1])


def span_of(fact: str, open_ends: bool) -> Span:
    """Return the days of a date in EDTF. Without `open_ends`, an open interval gives those of the end that is known.

    >>> span_of("2024-34", True)
    ((2024, 4, 1), (2024, 6, 30))
    >>> span_of("2020/..", True), span_of("2020/..", False)
    (((2020, 1, 1), None), ((2020, 1, 1), (2020, 12, 31)))
    """
    first, _, last = fact.replace("~", "").replace("?", "").partition("/")
    if not last:
        return _closed(first)
    if ".." in (first, last) and not open_ends:
        return _closed(first if last == ".." else last)
    return None if first == ".." else _closed(first)[0], None if last == ".." else _closed(last)[1]


def _closed(text: str) -> tuple[Day, Day]:
    match = re.fullmatch(r"(-?\d+X*)(?:-(\d\d))?(?:-(\d\d))?", text)
    assert match, f"not a date: {text}"
    year, month, day = match[1], int(match[2] or 0), int(match[3] or 0)
    if not month:
        years_meant = sorted(int(year.replace("X", digit)) for digit in "09")
        return (years_meant[0], 1, 1), (years_meant[1], 12, 31)
    if day:
        return (int(year), month, day), (int(year), month, day)
    start, months = PARTS.get(month, (month, 1))
    years, last = divmod(start + months - 2, 12)
    end = int(year) + years
    return (int(year), start, 1), (end, last + 1, days_in(end, last + 1))


def days_in(year: int, month: int) -> int:
    """Return the number of days of a month; for years before 1, that of the year 1."""
    return calendar.monthrange(max(year, 1), month)[1]


def _plain(text: str) -> str:
    return text.replace(",", "")


def plain_number(text: str) -> Decimal:
    """Read a number, also one that is written as a fraction."""
    above, _, below = text.partition("/")
    return Decimal(above) / Decimal(below or 1)


def rounded(value: float | str | Decimal) -> Decimal:
    """Round to twelve digits, so that 0.1 + 0.2 is 0.3."""
    return Decimal(f"{float(value):.12g}")
