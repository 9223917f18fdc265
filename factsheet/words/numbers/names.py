"""Names that hold digits: 5G-A, 1+3+N, 4K, COVID-19, A380."""

from __future__ import annotations

import re
from decimal import Decimal

from factsheet.words.lexer import CJK, DIGITS, WORD, is_cjk
from factsheet.words.numbers.glued import SHORT_UNITS, is_times, money_scale, short_scale
from factsheet.words.numbers.marks import FOOTNOTE
from factsheet.words.numbers.scales import has_scale
from factsheet.words.numbers.signs import exponent
from factsheet.words.text import Text
from factsheet.words.tokens import Name, TokenAt

_PLUSES = re.compile(r"\d+(?:\+[\dA-Za-z]+)+")
_FROM_DIGITS = re.compile(r"\d[\d.,]*[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f\d]*(?:-[A-Z0-9][A-Za-z\d]*)*")
_FROM_LETTERS = re.compile(  # G7成员国 is a name and a word; one letter a step: no text is read twice
    rf"[^\W\d_{CJK}](?:[.-]?[^\W_{CJK}])*?-?\d(?:(?:[^\W{CJK}]|[.-])*[^\W{CJK}])?"
)
_FIXED = (("24", "/", "7"), ("7", "-", "eleven"))
_EXPONENTS = ("e", "E", "x")
_MARKS = (*SHORT_UNITS, "p", "c", "in")


def name_from_digits(text: Text, begin: int, at: int) -> TokenAt | None:
    """Read a name that begins with the digits up to `at`: 5G-A, 1+3+N, 4K, 24/7."""
    start = text.starts[begin]
    if plus := _PLUSES.match(text.folded, start):
        return named(text, begin, plus.end())
    if tuple(text.texts[begin : at + 2]) in _FIXED:
        return named(text, begin, text.end(at + 1))
    is_letter = text.sorts[at] == WORD and text.is_glued(at) and not is_cjk(text.texts[at])
    if not is_letter or not text.original(at)[0].isalpha() or _continues_number(text, begin, at):
        return None
    match = _FROM_DIGITS.match(text.folded, start)
    return named(text, begin, match.end()) if match else None


def _continues_number(text: Text, begin: int, at: int) -> bool:
    """Tell whether letters glued to digits belong to the number, as a scale, unit, ordinal end or money do."""
    letters = text.original(at)
    is_last = not (text.sorts[at + 1] in (DIGITS, WORD) and text.is_glued(at + 1))
    if is_last and FOOTNOTE.fullmatch(letters) and text.language.separators.parts_thousands(text.texts[begin]):
        return True
    return bool(
        (letters in _EXPONENTS and exponent(text, at))
        or (is_last and letters in text.tables.ordinal_ends.firsts)
        or has_scale(text, at)
        or text.unit_at(at)
        or money_scale(text, Decimal(1), at)
        or short_scale(text, at)
        or text.money_after(at)
        or text.tables.marks.after(text.texts, at)
        or is_times(text, at)
        or letters in _MARKS
    )


def name_from_letters(text: Text, at: int) -> TokenAt | None:
    """Read a name that begins with letters and holds digits: COVID-19, A380, F-35."""
    match = _FROM_LETTERS.match(text.folded, text.starts[at])
    return named(text, at, match.end()) if match else None


def named(text: Text, begin: int, end: int) -> TokenAt:
    """Return the name from a lexeme up to the one that holds the character before `end`, whole."""
    after = text.index_at(end)
    return TokenAt(Name(*text.span(begin, after)), after)
