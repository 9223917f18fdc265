"""The number in words that begins at a lexeme: a whole one, a part, a share, or one that is a hedge too."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from factsheet.words.lexer import HAN
from factsheet.words.numbers.amount import Spelled
from factsheet.words.numbers.cardinals import cardinal
from factsheet.words.numbers.marks import mark_after
from factsheet.words.numbers.measured import past_of
from factsheet.words.numbers.parts import LOOSELY, fraction, half, with_added_part
from factsheet.words.numbers.scales import scales
from factsheet.words.text import Text
from factsheet.words.tokens import MORE_THAN, decimal_of

_ABOUT = ("about",)
_REACHED: tuple[str, ...] = ("at least", "more than", "about")  # 上百
_LEAST_SCALE = 100
_HALF = Fraction(1, 2)
_DOZEN = 12  # is a round number less often than a hundred


def spelled(text: Text, at: int) -> Spelled | None:
    """Read a number in words that begins at a lexeme; a part of a time is none: half a year, the first half."""
    if text.sorts[at] == HAN or text.tables.rates.after(text.texts, at - 1):
        return None  # metres per second
    word = _share(text, at) or _loose(text, at)
    if not word and (part := text.tables.added_parts.after(text.texts, at)):
        return with_added_part(text, Fraction(str(part.value)), part.at)
    word = word or fraction(text, at) or half(text, at) or cardinal(text, at)
    if not word or not word.is_part or text.language.code == "en":
        return word
    if word.value == _HALF and text.tables.shares.after(text.texts, at) and (of_unit := past_of(text, word.at)):
        return Spelled(decimal_of(_HALF), of_unit)  # setengah jam
    of = text.tables.of.after(text.texts, word.at)
    behind = of.at if of else word.at
    if text.tables.marks.after(text.texts, behind) and isinstance(word.value, Fraction):
        return word._replace(value=decimal_of(word.value), at=behind, is_part=False)  # половина процента
    return None if _is_of_time(text, at, behind) else word


def _is_of_time(text: Text, at: int, end: int) -> bool:
    """Tell whether a part is one of a time: half a year, every third year, první polovina."""
    return text.texts[end] in text.language.times or text.texts[at - 1] in text.language.words("first ordinals")


def _share(text: Text, at: int) -> Spelled | None:
    """Read a word that is a share by itself (two thirds in one word), or `every third`."""
    if share := text.tables.shares.after(text.texts, at):
        factor, after = scales(text, share.at)
        value = Fraction(str(share.value))
        return (
            Spelled(value, share.at, is_part=True) if after == share.at else Spelled(decimal_of(value * factor), after)
        )
    every = text.tables.every.after(text.texts, at)
    ordinals, nths = text.tables.ordinals, text.tables.nths
    nth = (ordinals.after(text.texts, every.at) or nths.after(text.texts, every.at)) if every else None
    is_rate = nth and text.ends_at(nth.at) and text.tables.rates.after(text.texts, at)  # sold every second
    if not nth or nth.value <= 1 or is_rate or text.texts[nth.at] in text.language.times:
        return None
    return Spelled(Fraction(1, int(nth.value)), nth.at, is_part=True)


def _loose(text: Text, at: int) -> Spelled | None:
    """Read a word that is a number and a hedge: une quinzaine, 十几."""
    if word := text.tables.about_words.after(text.texts, at):
        factor, after = scales(text, word.at)
        bounds = LOOSELY if word.value == _DOZEN else _ABOUT
        return Spelled(Decimal(int(word.value) * factor), after, bounds=bounds)
    if not (word := text.tables.over_words.after(text.texts, at)):
        return None
    if "/" in str(word.value):  # 过半
        return Spelled(Fraction(word.value), word.at, is_part=True, bounds=MORE_THAN)
    factor, after = scales(text, word.at)
    if int(word.value) >= _LEAST_SCALE and not _counts(text, after):
        return None  # 网上百货 is no 上百
    reached = _REACHED if text.texts[at][0] == "上" else MORE_THAN
    return Spelled(Decimal(int(word.value) * factor), after, bounds=reached)


def _counts(text: Text, at: int) -> bool:
    """Tell whether what stands at a lexeme lets the scale before it count: a measure, a unit, a mark, an end."""
    tables = text.tables
    return bool(text.ends_at(at) or tables.measures.after(text.texts, at) or text.unit_at(at) or mark_after(text, at))
