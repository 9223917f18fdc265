"""A point or span of time as it is read from a text."""

from __future__ import annotations

from typing import NamedTuple

from factsheet.words.dates.calendar import MONTHS, can_have
from factsheet.words.text import Text
from factsheet.words.tokens import DateParts, TokenAt, Unreadable

UNKNOWN: DateParts = (None, None, None)


class When(NamedTuple):
    """A point or span of time up to the lexeme at `at`; `exact` are EDTF dates, parted by `|`, that it gives whole.

    `nth` says which `weekday` of a month is meant: the first Friday of July; -1 is the last.
    """

    first: DateParts
    at: int
    last: DateParts | None = None
    exact: str = ""
    is_bad: bool = False  # a date that means no one thing, or does not exist
    weekday: int | None = None  # that is named with its first day, Monday is 0
    nth: int = 0

    @property
    def is_year(self) -> bool:
        """Tell whether it names a year alone."""
        return self.first[0] is not None and self.first[1] is None and self.last is None


def bad(at: int) -> When:
    """Return a date that means no one thing."""
    return When(UNKNOWN, at, is_bad=True)


def checked(when: When) -> When:
    """Mark a day that does not exist; 29 February may, in some year."""
    for point in filter(None, (when.first, when.last)):
        year, month, day = point
        if day and month and month <= MONTHS and not can_have(year, month, day):
            return when._replace(is_bad=True)
    return when


def unreadable(text: Text, begin: int, end: int) -> TokenAt:
    """Return a date that means no one thing as a token."""
    return TokenAt(Unreadable(*text.span(begin, end)), end)
