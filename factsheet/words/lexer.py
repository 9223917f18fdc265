"""A folded text -> lexemes: digits with their separators, words, Chinese numerals and signs, each with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from string import ascii_lowercase, digits
from typing import NamedTuple

DIGITS, WORD, HAN, SIGN = "digits", "word", "han", "sign"
"""The sorts of lexeme."""

HAN_NUMERALS = "零〇一二两兩三四五六七八九十百千万萬亿億兆廿壹贰叁肆伍陆柒捌玖拾佰仟貳參陸"
CJK = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\u0e00-\u0e7f"
"""Letters of scripts that part no words by spaces, and Korean, as a class of a pattern holds them."""

EAST_ASIAN = ("zh", "ja", "ko")
"""The languages that write Chinese numerals and put a measure word behind a number: 三家企业, 3社, 3개."""

_MARKS = (  # vowel signs and accents that Unicode does not count among letters
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903"
    "\u093a-\u094f\u0951-\u0963\u0981-\u0983\u09bc-\u09d7\u0a01-\u0a03\u0a3c-\u0a51\u0b01-\u0b57"
    "\u0bbe-\u0bd7\u0c3e-\u0c56\u0cbe-\u0cd6\u0d3e-\u0d57\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
KILO = "[千兆][瓦米克卡伏赫升焦]"
"""Units whose first sign is no part of the number before them: 2亿千瓦 are 200 million kilowatts."""
_RAISED = "\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089"
_UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
NUMERIC = "\u00bc-\u00be\u2150-\u218b\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289"  # ½ Ⅳ ①
_LETTER = rf"(?:(?![{CJK}{NUMERIC}{_RAISED}])[^\W\d_]|[{_MARKS}])"
WORDS = re.compile(rf"{_LETTER}+")
"""Every word in a script that parts words by spaces."""

_ALIKE = {
    **{code: str(unicodedata.decimal(chr(code))) for code in range(128, 0x1FFFF) if chr(code).isdecimal()},
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    0x02BC: "'",  # п’ять
    0xFFE5: "¥",
    0xFFE1: "£",
    0xFFE0: "¢",
    0x066A: "%",
    0x060C: ",",
    0x061B: ";",
    0x2044: "/",  # of fractions
    0x2215: "/",
    **dict.fromkeys((0x301C, 0x223C, 0x2053, 0x3030), "~"),  # 7〜9月, 7∼9월
    **dict.fromkeys((0x2015, 0x2500), "-"),
}


class Lexemes(NamedTuple):
    """The pieces of a text in order: their texts, in small letters with ASCII digits, their sorts and their starts.

    A lexeme is as long in the text as its own text is.
    """

    texts: list[str]
    sorts: list[str]
    starts: list[int]


_IN_ASCII = re.compile(r"[a-z]+|(?:(?<![\w.,'])[.](?=[0-9]))?[0-9]+(?:[.,'](?=[0-9])[0-9]+)*|[^\s\x00-\x1f]")
"""The lexer for texts in ASCII: it finds the same, eight times as fast."""

_SORTS = {**dict.fromkeys(ascii_lowercase, WORD), **dict.fromkeys(digits, DIGITS)}
"""The sorts of lexemes in ASCII by their last character; others are signs."""


class Lexer:
    """Parts texts into lexemes. `known` are the words that it can part in scripts that write no spaces."""

    def __init__(self, known: Collection[str] = ()) -> None:
        longest_first = sorted((word for word in known if is_cjk(word)), key=lambda word: (-len(word), word))
        names = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(
            rf"(?P<digits>(?:(?<![\w.,'])[.](?=[0-9]))?[0-9]+(?:[.,'\u066b\u066c\u00b7](?=[0-9])[0-9]+)*)"
            rf"|(?P<word>{names + '|' if names else ''}{_LETTER}+(?:(?<=[ms])[\u00b2\u00b3])?)"
            rf"|(?P<han>[{HAN_NUMERALS}](?:(?!{KILO})[{HAN_NUMERALS}])*)"
            rf"|(?P<sign>[^\s{_UNSEEN}])"
        )

    def read(self, folded: str) -> Lexemes:
        """Return the lexemes of a folded text."""
        text = plain(folded)
        if folded.isascii():
            return _in_ascii(text)
        texts, sorts, starts = lexemes = Lexemes([], [], [])
        for match in self._pattern.finditer(text):
            texts.append(match[0])
            sorts.append(match.lastgroup or SIGN)
            starts.append(match.start())
        return lexemes


def _in_ascii(text: str) -> Lexemes:
    """Return the lexemes of a text in small ASCII letters."""
    texts = _IN_ASCII.findall(text)
    starts, at = [], 0
    for piece in texts:
        at = text.index(piece, at)
        starts.append(at)
        at += len(piece)
    return Lexemes(texts, [_SORTS.get(piece[-1], SIGN) for piece in texts], starts)


OUTSIDE = [""] * 16
"""Empty lexemes before the first and behind the last, as far as readers and tables of phrases look."""


def texts_of(lexemes: Lexemes) -> list[str]:
    """Return the texts of lexemes, with empty ones behind the last, as tables of phrases read them."""
    return [*lexemes.texts, *OUTSIDE]


def plain(folded: str) -> str:
    """Return a text in small letters with ASCII digits and signs; each character keeps its place."""
    if folded.isascii():
        return folded.lower()
    text = folded.translate(_ALIKE)
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(char.lower()[:1] for char in text)


def is_cjk(text: str) -> bool:
    """Tell whether a text has signs of a script that parts no words by spaces: Chinese, Japanese, Korean, Thai."""
    return bool(_ANY_CJK.search(text))


_ANY_CJK = re.compile(rf"[{CJK}]")
