"""Parts of a whole in two numbers: 1 in 8, nine out of ten, 3 per 1,000."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from factsheet.words.lexer import DIGITS, WORD
from factsheet.words.numbers.amount import Amount
from factsheet.words.numbers.groups import grouped
from factsheet.words.numbers.marks import mark_after
from factsheet.words.numbers.measured import unit_behind
from factsheet.words.numbers.scales import scales
from factsheet.words.numbers.spelled import spelled
from factsheet.words.phrases import Match
from factsheet.words.text import Text
from factsheet.words.tokens import PER_CENT, RATIO

_LONGEST_COUNTED = 2  # words between a part and its whole: nine households out of ten
_MOST_AROUND_WORDS = 100
_DOZEN = 12
_ROUND_WHOLES = (2, 3, 4, 5, 10, 100)
"""Wholes that stand first in a share; of 12 people 3 are a count."""

WHOLES_OF_RATES = tuple(10**power for power in range(2, 7))
_YEARS = range(1000, 3000)


def ratio(text: Text, part: Amount) -> Amount | None:
    """Return a part of a whole as a ratio, where the words that join it to its whole follow."""
    mark = mark_after(text, part.at)
    joined = None if mark and mark[0] == PER_CENT else _out_of(text, part.at)  # 3 por ciento
    if not joined or part.value != int(part.value):
        return None
    whole = _whole(text, text.past_tie(joined.at))  # 1-in-200
    if not whole or not 0 < part.value < whole.value or whole.value != int(whole.value):
        return None
    is_loose = text.texts[joined.at - 1] in text.language.words("loose per")
    link = text.texts[joined.at - 1]
    is_share = link in text.language.words("loose out of") and not mark_after(text, whole.at)
    if is_loose and whole.value not in WHOLES_OF_RATES and not is_share:
        return None
    is_bare = (link == "in" or link in text.language.words("loose out of")) and joined.at - text.past_tie(part.at) == 1
    if is_bare and not _is_likely_whole(int(whole.value)):
        return None
    return Amount(Fraction(part.value) / Fraction(whole.value), whole.at, RATIO)


def whole_first(text: Text, whole: Amount) -> Amount | None:
    """Return a part of a whole that stands first, as a ratio: 5人に1人, 10명 중 7명."""
    if not text.tables.whole_first.firsts:
        return None
    measure = text.tables.measures.after(text.texts, whole.at)
    end = measure.at if measure else whole.at
    link = text.tables.whole_first.after(text.texts, end)
    if not link or text.sorts[link.at] != DIGITS or not text.texts[link.at].isdecimal():
        return None
    part, after = Decimal(text.texts[link.at]), link.at + 1
    is_same = text.texts[after : after + end - whole.at] == text.texts[whole.at : end]
    if not is_same or not 0 < part < whole.value or whole.value not in _ROUND_WHOLES:
        return None
    return Amount(Fraction(part) / Fraction(whole.value), after, RATIO)


def _is_likely_whole(whole: int) -> bool:
    """Tell whether a number behind a bare `in` is a whole, and no year or count: 1 in 8, 1 in 200, not 3 in 2024."""
    if whole in _YEARS and whole % 1000:
        return False
    return whole <= _DOZEN or whole % 10 == 0


def _out_of(text: Text, at: int) -> Match[str] | None:
    """Return what joins a part to its whole, right behind the number or behind what it counts."""
    begin = text.past_tie(at)
    tables = (text.tables.out_of, text.tables.per, text.tables.loose_per)
    if link := next(filter(None, (table.after(text.texts, begin) for table in tables)), None):
        return link
    for here in range(at + 1, at + 1 + _LONGEST_COUNTED):
        if text.sorts[here - 1] != WORD:
            break
        link = text.tables.out_of.after(text.texts, here)
        whole = _whole(text, link.at) if link else None
        if not (link and whole) or text.tables.hedges_before.before(text.texts, link.at):
            continue  # un mínimo de 18
        if _counts_there(text, at, link.at, whole):
            return None  # einen Anteil von 4 Prozent
        if whole.value <= _MOST_AROUND_WORDS and not _is_of_time(text, link.at, whole):
            return link
    return None


def _counts_there(text: Text, at: int, begin: int, whole: Amount) -> bool:
    """Tell whether a bare `of` leads what a noun measures, and no whole: una plantilla de 40, zwei Häuser von 30 m."""
    if text.texts[begin - 1] not in text.language.words("loose wholes"):
        return False
    is_article = text.texts[at - 1] in text.tables.articles.firsts
    end = whole.at
    counts = mark_after(text, end) or unit_behind(text, end) or text.unit_at(end)
    return bool(counts) or (is_article and (text.sorts[begin] == DIGITS or text.sorts[end] == WORD))


def _is_of_time(text: Text, at: int, whole: Amount) -> bool:
    """Tell whether `in` leads how long something took: the first drop in 15 months."""
    unit = unit_behind(text, whole.at) if text.texts[at - 1] == "in" else None
    return unit is not None and unit.name.startswith("duration-")


def _whole(text: Text, at: int) -> Amount | None:
    """Read the whole of a ratio, in digits, in words or as a bare scale: per thousand."""
    if text.sorts[at] == DIGITS:
        value, after = grouped(text, at)
        if value is None or (text.sorts[after] == WORD and text.is_glued(after)) or text.texts[after] == "%":
            return None
        factor, end = scales(text, after)
        return Amount(value * factor, end)
    words = spelled(text, at) if text.sorts[at] == WORD else None
    if words and not words.is_part and not words.ordinal:
        return Amount(words.value, words.at)
    factor, end = scales(text, at)
    return Amount(Decimal(factor), end) if end > at else None
