"""Digits with a scale and a mark, as far as they have one, and nothing else: 2,400 firms, 1.5 million, 8 per cent.

The door is `fast`, beside its reference in `number`: it gives the same, or nothing.
"""

from __future__ import annotations

from decimal import Decimal

from factsheet.words.lexer import WORD
from factsheet.words.numbers.amount import Amount
from factsheet.words.numbers.hedging import hedging
from factsheet.words.numbers.marks import mark_after
from factsheet.words.numbers.ratios import ratio
from factsheet.words.numbers.scales import may_be_scale, scales
from factsheet.words.numbers.signs import is_negative
from factsheet.words.text import Text
from factsheet.words.tokens import Number, TokenAt

_YEAR = 4  # digits, which may be no count
_LONGEST = 15  # signs
_SHORTEST = 2  # letters of a word that is no scale, unit or exponent
_REACH = 3  # lexemes behind a number where a whole may follow: 12 of the firms out of 300


def fast(text: Text, begin: int, dated: int) -> TokenAt | None:
    """Read the number that begins with digits; None where anything may stand in it that is read elsewhere."""
    written, tables = text.texts[begin], text.tables
    if written[0] in "0." or len(written) > _LONGEST or (len(written) == _YEAR and written.isdecimal()):
        return None
    if not text.folded.isascii() or not _stands_apart(text, begin):
        return None
    at, factor, mark = begin + 1, 1, ""
    if text.texts[at] in tables.scales.firsts and not text.is_glued(at):
        factor, at = scales(text, at)
    if text.texts[at] in text.guards.marks and (text.texts[at] == "%" or not text.is_glued(at)):
        mark, at = mark_after(text, at) or ("", at)
    is_whole = _is_silent(text, at + 1) if mark and text.texts[at] in tables.of.firsts else _ends(text, at)
    value = text.language.separators.number(written) if is_whole else None
    if value is None or (mark and text.texts[at - 1] in text.guards.weights) or is_negative(text, begin, at):
        return None
    if not mark and factor == 1 and _is_part(text, value, at):
        return None
    bounds, falls = hedging(text, begin, at, dated)
    value = value * factor if factor > 1 else value
    return TokenAt(Number(*text.span(begin, at), value, mark=mark, bounds=bounds, falls=falls, scale=factor), at)


def _stands_apart(text: Text, at: int) -> bool:
    """Tell whether what stands before digits makes them no part of a sign, a date or a name: No. 5, -5, page 5."""
    before, sort = text.texts[at - 1], text.sorts[at - 1]
    return (sort == WORD or not sort or before == ",") and before not in text.guards.before_amounts


def _ends(text: Text, at: int) -> bool:
    """Tell whether a number surely ends before a lexeme: at the end of a text or clause, or before a silent word."""
    word, behind = text.texts[at], text.sorts[at + 1]
    if text.sorts[at] == WORD:
        return _is_silent(text, at) and not may_be_scale(text, at)
    is_comma = word == "," and behind == WORD and not text.is_glued(at + 1)
    return not word or (word == "." and not behind) or is_comma


def _is_silent(text: Text, at: int) -> bool:
    """Tell whether a word apart says nothing of a number before it."""
    word = text.texts[at]
    return (
        text.sorts[at] == WORD
        and len(word) >= _SHORTEST
        and word not in text.language.known_firsts
        and not text.is_glued(at)
        and text.texts[at + 1] != "-"
    )


def _is_part(text: Text, value: Decimal, at: int) -> bool:
    """Tell whether words that join a number to a whole stand soon behind it: 12 firms out of 300."""
    near = text.texts[at : at + _REACH]
    is_led = not text.tables.out_of.firsts.isdisjoint(near) and ratio(text, Amount(value, at))
    return bool(is_led) or not text.tables.per_after.firsts.isdisjoint(near)
