"""The sentences that tell of a fall: a growth without a sign beside their numbers is not sure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from factsheet.words.language import Language
from factsheet.words.lexer import is_cjk
from factsheet.words.tokens import Number, Reading

_SENTENCE_ENDS = re.compile(r"[.!?;]\s|[。！？；]")
_LEADS = 2  # words right before a number: to, to about
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def tells_of_fall(number: Number, quote: Reading, spoken: Language) -> bool:
    """Tell whether the sentence of a number speaks of a fall before it, and of no rise.

    >>> from factsheet.words.language import language
    >>> from factsheet.words.reader import read
    >>> [tells_of_fall(number, quote, language("en")) for quote in [read("trimmed, once more, what we emit by 23%")]
    ...  for number in quote.numbers]
    [True]
    """
    begin = max((end.end() for end in _SENTENCE_ENDS.finditer(quote.text, 0, number.start)), default=0)
    end = _SENTENCE_ENDS.search(quote.text, number.end)
    before = quote.text[begin : number.start].lower()
    whole = quote.text[begin : end.start() if end else None].lower()
    if not spoken.words("range").isdisjoint(_WORD.findall(before)[-_LEADS:]):
        return False  # it fell to 21%
    has_verbs_last = spoken.has("verbs last")
    return _has(spoken, "falls", whole if has_verbs_last else before) and not _has(spoken, "rises", whole)


def _has(spoken: Language, name: str, words: str) -> bool:
    """Tell whether a word of a list stands in some words."""
    parted, in_cjk = _words(spoken, name)
    return not parted.isdisjoint(_WORD.findall(words)) or _any_in(in_cjk, words)


def _any_in(parts: Iterable[str], words: str) -> bool:
    return any(part in words for part in parts)


@cache
def _words(spoken: Language, name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the single words of a list, and those of scripts without spaces."""
    words = spoken.words(name)
    in_cjk = tuple(word for word in words if is_cjk(word))
    return words - set(in_cjk), in_cjk
