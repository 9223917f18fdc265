"""Years that count from the one of the source: March last year. They stand in points as years far before all others."""

from __future__ import annotations

from factsheet.words.tokens import Mention

THIS_YEAR = -10_000
LAST_YEAR, NEXT_YEAR = THIS_YEAR - 1, THIS_YEAR + 1
BY_WORDS = {
    "last year": LAST_YEAR,
    "earlier year": LAST_YEAR,
    "this year": THIS_YEAR,
    "next year": NEXT_YEAR,
    "last-but-one year": THIS_YEAR - 2,
    "next-but-one year": THIS_YEAR + 2,
}

_ALL = range(THIS_YEAR - 3, THIS_YEAR + 4)


def year_of(year: int, source_year: int) -> int:
    """Return the year that a point names, where it may be counted from the source's."""
    return source_year + year - THIS_YEAR if year in _ALL else year


def is_counted(mention: Mention) -> bool:
    """Tell whether a date names its year by counting from the source's: March this year."""
    return any(point is not None and point[0] in _ALL for point in (mention.first, mention.last))
