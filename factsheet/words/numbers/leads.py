"""Words right before a number, which say how it goes with the next one: between, from, by."""

from __future__ import annotations

import re

from factsheet.words.lexer import is_cjk
from factsheet.words.text import Text
from factsheet.words.tokens import Number

_REACH = 40  # characters before a number in which `between` or `from` can stand
_ARTICLE = re.compile(r"\s[^\W\d_]{1,3}$")


def lead(number: Number, text: Text) -> str:
    """Return what stands before a number."""
    return text.plain[max(0, number.start - _REACH) : number.start]


def follows(number: Number, text: Text, name: str) -> bool:
    """Tell whether a word of a list stands right before a number; `between` also before an article."""
    words, before = text.language.words(name), lead(number, text).rstrip()
    is_there = before.endswith(tuple(words))
    if name == "between" and not is_there:
        before, is_there = _ARTICLE.sub("", before), True
    return is_there and any(
        before.endswith(word) and (is_cjk(word) or not before[: -len(word)][-1:].isalpha()) for word in words
    )
