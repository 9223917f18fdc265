"""An EDTF date -> the numbers that a page may say of it. The gate reads dates with code of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_PART = re.compile(r"(-?[0-9]{2}[0-9X]{2})(?:-([0-9]{2}))?(?:-([0-9]{2}))?~?")


class _Part(NamedTuple):
    first: int  # year; 0 is 1 BC
    last: int  # year: another one for a decade or century
    month: str  # from 21 on a season, quarter or half; empty where it names none
    day: str


@lru_cache(maxsize=1 << 14)
def datetimes(text: str) -> tuple[str, ...]:
    """Return a date as `<time datetime>` can hold it: both ends of an interval; of a season, quarter or half the year.

    Of a decade or century, return the first and the last year, under which lists file it; of years before 1, none.
    """
    return tuple(dict.fromkeys(moment for part in _parts(text) for moment in _datetimes(part)))


@lru_cache(maxsize=1 << 14)
def numbers(text: str) -> tuple[str, ...]:
    """Return the numbers of a date in words: years (753 for -752), days; of a decade its first and last year."""
    return tuple(dict.fromkeys(number for part in _parts(text) for number in _numbers(part)))


@lru_cache(maxsize=1 << 14)
def numbers_beside_time(text: str) -> tuple[str, ...]:
    """Return the numbers that stand in no `<time>`, as it cannot hold decades, centuries and years before 1."""
    beside = (part for part in _parts(text) if part.first != part.last or part.first < 1)
    return tuple(dict.fromkeys(number for part in beside for number in _numbers(part)))


@lru_cache(maxsize=1 << 14)
def filed_under(text: str) -> tuple[int, int]:
    """Return the year and the month under which lists file a date: the last that it names; month 0 if it names none."""
    *_, last = _parts(text)
    return last.last, int(last.month) if "01" <= last.month <= "12" else 0


def _parts(text: str) -> Iterator[_Part]:
    for written in text.split("/"):
        if match := _PART.fullmatch(written):
            first, last = (int(match[1].replace("X", digit)) for digit in "09")
            yield _Part(first, last, match[2] or "", match[3] or "")


def _datetimes(part: _Part) -> Iterator[str]:
    rest = [number for number in (part.month, part.day) if number] if part.month <= "12" else []
    for year in (part.first, part.last):
        if year > 0:
            yield "-".join([f"{year:04}", *rest])


def _numbers(part: _Part) -> Iterator[str]:
    for year in (part.first, part.last):
        yield str(year if year > 0 else 1 - year)
    if part.day:
        yield str(int(part.day))
