"""Parts in words: two-thirds, half a million, a million and a half, साढ़े तीन करोड़."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from factsheet.words.lexer import DIGITS
from factsheet.words.numbers.amount import Spelled
from factsheet.words.numbers.measured import past_of, unit_behind
from factsheet.words.numbers.scales import has_scale, scales
from factsheet.words.phrases import Match
from factsheet.words.text import Text
from factsheet.words.tokens import decimal_of

_HALF = Fraction(1, 2)
LOOSELY: tuple[str, ...] = ("about", "exactly")
"""Bounds of half a dozen, and of a dozen itself."""

_BIG_SCALES = (10**12, 10**9, 10**6, 10**3)
_COMMON = (2, 4)  # `two quarters` and `two halves` may be periods, or of a match
_QUARTER = 4
_TEN = 10
_MOST_WHOLES = 4  # `sixteen quarters` are periods


def with_added_part(text: Text, part: Fraction, at: int) -> Spelled | None:
    """Read साढ़े तीन करोड़: a part that is added to the number behind it, before its scale."""
    number = text.tables.numbers.after(text.texts, at)
    if not number:
        return None
    factor, after = scales(text, number.at)
    return Spelled(decimal_of((Fraction(number.value) + part) * factor), after)


def fraction(text: Text, at: int) -> Spelled | None:
    """Read two-thirds, a quarter of, one fifth: the second word is a part, the first how many."""
    counted = text.tables.numbers.after(text.texts, at)
    first = counted or text.tables.articles.after(text.texts, at)
    if not first:
        return None
    count = int(counted.value) if counted and counted.value == int(counted.value) else 0 if counted else 1
    part = text.tables.fractions.after(text.texts, text.past_tie(first.at))
    if not part or not count or count >= int(part.value) * _MOST_WHOLES:
        return None
    if count >= _TEN and not count % _TEN and int(part.value) < _TEN:
        return None  # twenty-eighth
    if count > 1 and text.texts[part.at - 1] in text.language.words("single parts"):
        return None  # five hundredth
    share = Fraction(count, int(part.value))
    if _is_half_year(text, part.at):
        return None
    if (of_unit := past_of(text, part.at)) and _is_of_unit(text, part, count, is_apart=of_unit > part.at):
        return Spelled(decimal_of(share), of_unit)  # a quarter of an hour
    if _is_of_period(text, part.at):
        return None  # a quarter of a century
    is_half = count == 1 and int(part.value) == _HALF.denominator and text.language.code != "en"
    if is_half and text.tables.marks.after(text.texts, text.past_tie(part.at)):
        return Spelled(Decimal("0.5"), text.past_tie(part.at))  # ein halbes Prozent
    loose = text.tables.about_words.after(text.texts, text.past_tie(part.at))
    if loose and count == 1:
        return Spelled(decimal_of(share * int(loose.value)), loose.at, bounds=LOOSELY)  # une demi-centaine
    if whole := _scale_after(text, part.at):
        return Spelled(decimal_of(share * whole[0]), whole[1])
    hedge = text.tables.hedges_after.after(text.texts, part.at)
    of = text.tables.of.after(text.texts, hedge.at if hedge else part.at)  # un terzo circa delle imprese
    if of and (mark_at := _one_per_cent(text, of.at)):
        return Spelled(decimal_of(share), mark_at)
    if _is_certain(text, first.at, part, count, has_of=bool(of), is_number=bool(counted)):
        return Spelled(share, part.at, is_part=True)
    return None


def _is_of_unit(text: Text, part: Match[int], count: int, *, is_apart: bool) -> bool:
    """Tell whether a part before a unit is one, and no ordinal: a quarter mile, a third of a mile, not a third mile."""
    is_ordinal = text.tables.ordinals.after(text.texts, part.at - 1) is not None
    return is_apart or count > 1 or not is_ordinal


def _is_certain(text: Text, at: int, part: Match[int], count: int, *, has_of: bool, is_number: bool) -> bool:
    """Tell whether a part without a scale is one, and no ordinal: `one third`, not `a fourth`."""
    size = int(part.value)
    if size == _HALF.denominator:
        return False
    if (
        has_of
        or (count == 1 and _sizes_change(text, at - 1))
        or _is_end_of_span(text, at, part.at)
        or text.texts[part.at - 1] in text.language.words("sure parts")
        or (count > 1 and size not in _COMMON)
        or text.texts[at] == "-"
    ):
        return True
    return text.ends_at(part.at) and size != _QUARTER and count == 1 and is_number


def _sizes_change(text: Text, at: int) -> bool:
    """Tell whether a lexeme stands behind what leads the size of a change: by a third, down by around a fifth.

    Behind a hedge a word of change is enough: up nearly a tenth; a third behind a bare one may be an ordinal.
    """
    words, hedge = text.language.words, text.tables.hedges_before.before(text.texts, at)
    lead = text.texts[(hedge.at if hedge else at) - 1]
    return lead in words("by words") or (hedge is not None and (lead in words("rises") or lead in words("falls")))


def _is_end_of_span(text: Text, at: int, after: int) -> bool:
    """Tell whether a part is the first of two that words join: between a fifth and a quarter, a third to a half.

    `at` is the part's own word, behind its article.
    """
    link, spoken = text.texts[after], text.language
    is_pair = link in spoken.words("joins") and text.texts[at - 2] in spoken.words("between")
    if not (is_pair or link in spoken.words("range") or link in spoken.words("choices")):
        return False
    counted = text.tables.numbers.after(text.texts, after + 1) or text.tables.articles.after(text.texts, after + 1)
    return bool(text.tables.fractions.after(text.texts, text.past_tie(counted.at if counted else after + 1)))


def half(text: Text, at: int) -> Spelled | None:
    """Read half a million, half of one per cent, half: with a scale or mark a number, else a part."""
    if text.texts[at] not in text.tables.fractions.firsts:
        return None
    part = text.tables.fractions.after(text.texts, at)
    if not part or int(part.value) != _HALF.denominator:
        return None
    behind = text.past_tie(part.at)
    if loose := text.tables.about_words.after(text.texts, behind):
        return Spelled(decimal_of(_HALF * int(loose.value)), loose.at, bounds=LOOSELY)  # medio centenar
    if _is_half_year(text, part.at):
        return None
    if (of_unit := past_of(text, part.at)) and not _follows_whole(text, at):
        return Spelled(Decimal("0.5"), of_unit)  # half an hour
    if _is_of_period(text, part.at):
        return None  # half a century
    scale = _scale_after(text, behind)
    if scale:
        return Spelled(decimal_of(_HALF * scale[0]), scale[1])
    of = text.tables.of.after(text.texts, part.at)
    mark = text.tables.marks.after(text.texts, of.at if of else behind) if text.language.code != "en" else None
    if mark:
        return Spelled(Decimal("0.5"), of.at if of else behind)  # pół procenta
    if text.is_tie(part.at) or text.texts[at] in text.language.words("half adjectives"):
        return None
    if (of := text.tables.of.after(text.texts, part.at)) and (mark_at := _one_per_cent(text, of.at)):
        return Spelled(Decimal("0.5"), mark_at)
    if (article := text.tables.articles.after(text.texts, part.at)) and text.tables.marks.after(text.texts, article.at):
        return Spelled(Decimal("0.5"), article.at)
    return Spelled(_HALF, part.at, is_part=True)


def _is_half_year(text: Text, at: int) -> bool:
    """Tell whether a year stands right behind a part, which is a period then: half-year results; not half a year."""
    unit = text.measure_at(text.past_tie(at)) if text.language.code == "en" else None
    return unit is not None and unit.value == "duration-year"


def _is_of_period(text: Text, at: int) -> bool:
    """Tell whether what a part before a lexeme is of is one unit in which dates count, or a degree: half a decade."""
    of = text.tables.of.after(text.texts, at)
    begin = of.at if of else text.past_tie(at)
    article = text.tables.articles.after(text.texts, begin)
    is_one = article and text.texts[begin] not in text.language.words("year articles")
    begin = article.at if article and is_one else begin
    unit = text.tables.date_units.after(text.texts, begin)
    is_long = unit is not None and unit.value not in ("quarter", "half")
    return begin > at and (is_long or text.texts[begin] in text.language.words("other units"))


def _follows_whole(text: Text, at: int) -> bool:
    """Tell whether a word for `and`, and a number or unit before it, make a part one of what is more than it."""
    before = text.texts[at - 2]
    is_number = text.sorts[at - 2] == DIGITS or text.tables.numbers.before(text.texts, at - 1) is not None
    return text.texts[at - 1] in text.language.words("joins") and (is_number or before in text.tables.physical.lasts)


def _one_per_cent(text: Text, at: int) -> int:
    """Return the index of the mark in `one per cent`, `a percentage point`: what a part may be of; 0 for none."""
    article = text.tables.articles.after(text.texts, at)
    after = article.at if article else at + 1 if text.texts[at] == "1" else 0
    return after if after and text.tables.marks.after(text.texts, after) else 0


def _scale_after(text: Text, at: int) -> tuple[int, int] | None:
    """Return the factor of a scale, or of an article and a scale, that begins at a lexeme, and the index after it."""
    article = text.tables.articles.after(text.texts, at)
    begin = text.past_tie(article.at) if article else at
    if of := text.tables.of.after(text.texts, begin):
        article = text.tables.articles.after(text.texts, of.at)
        begin = article.at if article else of.at if has_scale(text, of.at) else begin
    return scales(text, begin) if has_scale(text, begin) else None


def leaves_part(text: Text, at: int) -> bool:
    """Tell whether a part that was not read stands behind a number, or behind `and`: două treimi, 2 и половина."""
    if text.language.code == "en":
        return False
    fractions, here = text.tables.fractions, text.past_tie(at)
    if text.texts[here] in fractions.firsts and (part := fractions.after(text.texts, here)):
        return not text.unit_at(here) and part.value > 0
    joined = text.tables.joins.after(text.texts, here)
    half = fractions.after(text.texts, joined.at) if joined else None
    return bool(half and int(half.value) == _HALF.denominator)


def half_behind(text: Text, at: int, total: Decimal, current: Decimal | None) -> Spelled | None:
    """Read un million et demi, два с половиной миллиарда, dva a čtvrt milionu: a half or quarter without an article.

    `total` is what stands before, up to the last scale, `current` what follows it.
    """
    part = text.tables.fractions.after(text.texts, at)
    if part and text.language.code == "en" and not unit_behind(text, part.at):
        return None  # two and half hours, but: two and half of it
    if part and int(part.value) == _QUARTER and current is not None and has_scale(text, part.at):
        factor, after = scales(text, part.at)
        return Spelled(decimal_of((Fraction(current) + Fraction(1, _QUARTER)) * factor + Fraction(total)), after)
    if not part or int(part.value) != _HALF.denominator:
        return None
    whole = Fraction(total) + Fraction(current or 0)
    if current is None and total:
        scale = next((size for size in _BIG_SCALES if total % size == 0), 1)
        return Spelled(decimal_of(whole + _HALF * scale), part.at)
    factor, after = scales(text, part.at)
    return Spelled(decimal_of((whole + _HALF) * factor), after)


def article_and_part(text: Text, at: int, total: Decimal, current: Decimal | None) -> Spelled | None:
    """Read what follows `and` in one and a half million, two and a half, a million and a half."""
    article = text.tables.articles.after(text.texts, at)
    part = text.tables.fractions.after(text.texts, text.past_tie(article.at)) if article else None
    share = Fraction(1, int(part.value)) if part else Fraction(0)
    if not part and (counted := text.tables.numbers.after(text.texts, at)):
        part = text.tables.fractions.after(text.texts, text.past_tie(counted.at))
        share = Fraction(int(counted.value), int(part.value)) if part else share
        part = part if part and share < 1 and unit_behind(text, part.at) else None  # and two thirds km
    if not part:
        return None
    if current is None and total:
        if total % 1000:
            return None
        whole = Fraction(total)
        is_scale = str(int(total)).strip("0") == "1"
        return Spelled(decimal_of(whole + share * (whole if is_scale else 1)), part.at)
    factor, after = scales(text, text.past_tie(part.at))
    return Spelled(decimal_of((Fraction(current or 0) + share) * factor), after)
