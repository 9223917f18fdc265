"""The ordinal or year right before a name: which edition of a conference, fair or cup a text is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factsheet.words import reader
from factsheet.words.normalize import fold

_SEVERAL = re.compile(r"(?:\b(?:and|or|to|through)|[,-]) *$")
_THE_YEAR = re.compile(r"the ([0-9]{4})")


def edition(text: str, names: Iterable[str]) -> str:
    """Return the ordinal or year, as written, that stands right before one of some names in English; else empty.

    >>> edition("The fourth Lake Fair was to be in Ashby.", ["Lake Fair"])
    'fourth'
    >>> edition("The 2020 Harbour Games took place in 2021.", ["Harbour Games"])
    '2020'
    >>> edition("The third and fourth Lake Fair were wet.", ["Lake Fair"])
    ''
    """
    folded = fold(text)
    starts = {match.start() for name in names for match in re.finditer(_pattern(name), folded)}
    return next((words for words, end in _editions(folded) if folded[end : end + 1] == " " and end + 1 in starts), "")


def _pattern(name: str) -> str:
    return rf"(?<!\w){re.escape(fold(name))}(?!\w)"


def _editions(folded: str) -> Iterator[tuple[str, int]]:
    """Yield what may name an edition, and where it ends. A year needs its article: `in 2020` is a date."""
    reading = reader.read_folded(folded)
    for number in reading.numbers:
        if number.ordinal and number.high is None and not _SEVERAL.search(folded[: number.start]):
            yield number.text, number.end
    for date in reading.dates:
        if year := _THE_YEAR.fullmatch(date.text.lower()):
            yield year[1], date.end
