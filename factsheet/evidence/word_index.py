"""The places of the words of a long text, so that ten thousand quotes are found without reading it again.

>>> WordIndex("a port, no sport, a port").places("port")
[2, 20]
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from functools import cached_property
from itertools import islice

from factsheet.words import normalize

_WORD = re.compile(rf"(?:(?![{normalize.FIRST_CJK}-\U0010ffff])[^\W_])+")
"""A run of letters and digits that `normalize.places` takes for one word: Chinese parts no words, and stays out."""

_OFTEN = 2000
"""Places of a word above which a plain search of the text is quicker."""

_AS_QUICK = 1000
"""Characters that a plain search passes over in the time that a place takes."""


class WordIndex:
    """A folded text, and the places of each of its words."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: dict[str, array[int]] = {}
        for match in _WORD.finditer(text):
            self._starts.setdefault(match[0], array("q")).append(match.start())

    def places(self, needle: str) -> list[int]:
        """Return where a folded text stands as whole words: what `normalize.places` returns."""
        candidates = self._candidates(needle, [(word[0], word.start()) for word in _WORD.finditer(needle)])
        if candidates is None:
            return normalize.places(needle, self._text)
        return [at for at in candidates if normalize.is_whole(needle, self._text, at)]

    def cost(self, needle: str) -> int:
        """Return how many places are looked at, at most, to find a folded text.

        >>> WordIndex("a port, no sport, a port").cost("a port")
        2
        """
        if words := [len(self._starts.get(word, ())) for word in _WORD.findall(needle)]:
            return min(words) + (len(self._text) // _AS_QUICK if min(words) > _OFTEN else 0)
        return min((self._letters[letter] for letter in needle), default=0) + len(self._text) // _AS_QUICK

    @cached_property
    def _letters(self) -> Counter[str]:
        return Counter(self._text)

    def is_once(self, needle: str) -> bool:
        """Tell whether a folded text stands once, also as a part of words."""
        inner = [w for w in _WORD.finditer(needle) if w.start() and w.end() < len(needle)]
        candidates = self._candidates(needle, [(word[0], word.start()) for word in inner])
        if candidates is None:
            first = self._text.find(needle)
            return first >= 0 and self._text.find(needle, first + 1) < 0
        return len(candidates) == 1

    def around(self, needle: str, most: int) -> str:
        """Return, a line each, what stands around `most` places of the rarest word of a text that is not there."""
        known = [(len(self._starts[w[0]]), w[0], w.start()) for w in _WORD.finditer(needle) if w[0] in self._starts]
        _, word, offset = min(known, default=(0, "", 0))
        begins = (max(0, start - 2 * offset) for start in islice(self._starts.get(word, ()), most))
        return "\n".join(self._text[begin : begin + 3 * len(needle)] for begin in begins)

    def _candidates(self, needle: str, words: list[tuple[str, int]]) -> list[int] | None:
        """Return where a needle with these whole words stands, by its rarest word; None if all of them are frequent."""
        rarest = min(((len(self._starts.get(word, ())), word, at) for word, at in words), default=None)
        if rarest is None or rarest[0] > _OFTEN:
            return None
        _, word, offset = rarest
        starts = (start - offset for start in self._starts.get(word, ()))
        return [at for at in starts if at >= 0 and self._text.startswith(needle, at)]
