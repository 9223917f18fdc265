"""Years with an era: 44 BC, AD 850, 753 BCE."""

from __future__ import annotations

from factsheet.words.lexer import DIGITS
from factsheet.words.text import Text

_YEARS = range(1, 10_000)


def past_year_word(text: Text, at: int) -> int:
    """Step over the word for `year` behind a year, unless it begins what bounds the year: 2024 года; not 2022 के बाद."""
    word = text.tables.date_year_words.after(text.texts, at)
    tail = text.tables.date_tails.after(text.texts, at) if word else None
    return word.at if word and not (tail and tail.at > word.at) else at


def era(text: Text, at: int) -> tuple[int, int] | None:
    """Read a year with its era; return the astronomical year (0 is 1 BC) and the index after it."""
    eras = text.guards.eras
    if text.sorts[at] == DIGITS and text.texts[at + 1] not in eras and text.texts[at + 2] not in eras:
        return None
    bce, ce = text.tables.date_bce, text.tables.date_ce
    is_ce = ce.after(text.texts, at)
    before = bce.after(text.texts, at) or is_ce
    begin = before.at if before else at
    written = text.texts[begin]
    if text.sorts[begin] != DIGITS or not written.isdecimal() or int(written) not in _YEARS:
        return None
    year, end = int(written), begin + 1
    if behind := bce.after(text.texts, past_year_word(text, end)) or bce.after(text.texts, end):
        return 1 - year, behind.at
    if behind := ce.after(text.texts, end):
        return year, behind.at
    if not before:
        return None
    return (year if is_ce else 1 - year), end
