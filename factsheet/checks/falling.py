"""The sentences that tell of nothing but a fall: what is told there with `by` is no sure rise."""

from __future__ import annotations

import re

from factsheet.words.language import Language
from factsheet.words.tokens import Number, Reading

_REACH = 200  # characters before a number and behind it in which its sentence is looked at
_LEADS = 3  # words right before a number: by, by about
_UNSURE = frozenset((
    "fall", "falls", "down", "lower", "less", "fewer", "loss", "deficit", "smaller", "weaker", "slower", "cheaper",
))  # fmt: skip
"""Words of falling that as often are nouns, or describe something else: last fall, Lower Saxony."""

_SENTENCE_ENDS = re.compile(r"[.!?;]\s")
_WORD = re.compile(r"[^\W\d_]+")


def tells_of_fall(number: Number, quote: Reading, spoken: Language) -> bool:
    """Tell whether a number stands behind `by` in a sentence that speaks of a fall before it, and of no rise.

    >>> from factsheet.words.language import language
    >>> from factsheet.words.reader import read
    >>> quotes = [read("we trimmed, once more, what we emit by 23%"), read("costs fell, and sales rose by 23%")]
    >>> [tells_of_fall(number, quote, language("en")) for quote in quotes for number in quote.numbers]
    [True, False]
    """
    text, first = quote.text, max(0, number.start - _REACH)
    ends = [end.end() for end in _SENTENCE_ENDS.finditer(text, first, number.start)]
    before = _WORD.findall(text[ends[-1] if ends else first : number.start].lower())
    if spoken.words("by words").isdisjoint(before[-_LEADS:]):
        return False
    end = _SENTENCE_ENDS.search(text, number.end, number.end + _REACH)
    behind = _WORD.findall(text[number.end : end.start() if end else number.end + _REACH].lower())
    falls, rises = spoken.words("falls") - _UNSURE, spoken.words("rises")
    return not falls.isdisjoint(before) and rises.isdisjoint(before) and rises.isdisjoint(behind)
