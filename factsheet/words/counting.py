"""Many texts -> in how many places a number or date may begin. They are counted quickly, not read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from factsheet.words.language import language
from factsheet.words.lexer import CJK, HAN_NUMERALS, NUMERIC, WORDS, plain

_ASCII = re.compile(r"[a-z]+|[0-9][0-9.,']*")
_NUMERALS = re.compile(rf"[0-9][0-9.,']*|[{NUMERIC}]|[{HAN_NUMERALS}]+")
_CJK = re.compile(rf"[{CJK}]")
_AS_LONG = 5  # signs of scripts without spaces that take as long to read as a number


def places_in(texts: Iterable[str], tag: str | None) -> int:
    """Count the digits, numerals and telling words of texts, and every fifth sign of scripts without spaces.

    >>> places_in(["From 2,400 to half of them in March", "all of it"], "en")
    3
    """
    joined, guards = plain("\n".join(texts)), language(tag).guards
    if joined.isascii():
        lexemes = Counter(_ASCII.findall(joined)).items()
        return sum(number for text, number in lexemes if text[0].isdigit() or text in guards.telling)
    words = Counter(WORDS.findall(joined)).items()
    in_words = sum(number for word, number in words if word in guards.telling)
    return in_words + len(_NUMERALS.findall(joined)) + len(_CJK.findall(joined)) // _AS_LONG
