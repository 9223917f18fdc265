"""Records that readers of numbers hand on, and the piece that could not be read."""

from __future__ import annotations

from typing import NamedTuple

from factsheet.words.lexer import DIGITS, WORD, is_cjk
from factsheet.words.numbers.scales import scales
from factsheet.words.text import Text
from factsheet.words.tokens import EXACTLY, TokenAt, Unreadable, Value


class Spelled(NamedTuple):
    """A number in words, up to the lexeme at `at`; `is_part` for a fraction: half, two-thirds."""

    value: Value
    at: int
    ordinal: bool = False
    is_part: bool = False
    is_plain: bool = False  # `one` and `first`, which are words as often as numbers
    is_unreadable: bool = False
    bounds: tuple[str, ...] = ()  # where the word is a hedge too: une quinzaine, 十几


class Amount(NamedTuple):
    """A value up to the lexeme at `at`, before its sign, hedge and mark."""

    value: Value
    at: int
    mark: str = ""
    ordinal: bool = False
    is_plain: bool = False
    unit: str = ""
    scale: int = 1
    is_per_cent_form: bool = False
    bounds: tuple[str, ...] = EXACTLY
    high: Value | None = None
    is_measure: bool = False  # whether its unit is CLDR's name of one that stands before `at`
    sizes: tuple[tuple[str, Value], ...] = ()  # of a measure in two units: its size in each


def unreadable(text: Text, begin: int, end: int) -> TokenAt:
    """Return a piece that means no one thing, with what is glued to it and what it would count in: 1,5 million."""
    while text.is_glued(end) and text.sorts[end] in (DIGITS, WORD) and not is_cjk(text.texts[end]):
        end += 1
    end = scales(text, end)[1]
    return TokenAt(Unreadable(*text.span(begin, end)), end)
