"""Words in a row that a text of ours shares with a captured one."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

RUN = 10
"""As many words in a row from a source, outside a quote, are a copy. Two characters of Chinese are one."""

Run = tuple[str, ...]
_MOST = 40
"""Words of the longest name that counts as one."""

_UNSPACED = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
_INITIAL = r"[^\W\d_]\."  # of a name: no word
_WORD = re.compile(
    rf"{_UNSPACED.pattern}|(?!{_INITIAL})(?:(?!{_UNSPACED.pattern})[^\W_])+(?:['’](?:(?!{_UNSPACED.pattern})[^\W_])+)*"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


@dataclass(frozen=True)
class Names:
    """Names of several words, each of which counts as one: as their words, and their lengths by the first of these."""

    words: frozenset[Run]
    lengths: dict[str, list[int]]

    @classmethod
    def of(cls, names: Iterable[str]) -> Names:
        """Return those of some names that have a space."""
        words = frozenset(run for name in names if " " in name if 1 < len(run := tuple(_words(name)[0])) <= _MOST)
        lengths: dict[str, set[int]] = {}
        for run in words:
            lengths.setdefault(run[0], set()).add(len(run))
        return cls(words, {first: sorted(several, reverse=True) for first, several in lengths.items()})

    def length_at(self, words: list[str], at: int) -> int:
        """Return how many words the longest name has that begins at a word; 1 where none does. It may end in ’s."""
        for length in self.lengths.get(words[at], ()):
            *run, last = words[at : at + length]
            if not self.words.isdisjoint(((*run, last), (*run, last.removesuffix("'s")))):
                return len(run) + 1  # fewer words may be left
        return 1


def runs(text: str, names: Names) -> Iterator[tuple[Run, str]]:
    """Yield every run of ten words of a text, in small letters, and how it is written.

    >>> [written for _, written in runs("One two three four five six seven eight nine ten.", Names.of([]))]
    ['One two three four five six seven eight nine ten']
    """
    words, begins, ends = _words(text, names)
    first = length = 0  # in characters of Chinese
    for last, word in enumerate(words):
        length += _length(word)
        while length >= 2 * RUN:
            yield tuple(words[first : last + 1]), text[begins[first] : ends[last]]
            length -= _length(words[first])
            first += 1


def _length(word: str) -> int:
    return 1 if _UNSPACED.fullmatch(word) else 2


def _words(text: str, names: Names | None = None) -> tuple[list[str], array[int], array[int]]:
    """Return the words of a text in small letters, where they begin and where they end: there may be millions."""
    words: list[str] = []
    begins, ends = array("I"), array("I")
    known: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = match[0].replace("’", "'").casefold()
        words.append(known.setdefault(word, word))
        begins.append(match.start())
        ends.append(match.end())
    if not names or names.lengths.keys().isdisjoint(known):
        return words, begins, ends
    at, joined, starts, stops = 0, list[str](), array("I"), array("I")
    while at < len(words):
        length = names.length_at(words, at)
        joined.append(words[at] if length == 1 else " ".join(words[at : at + length]))
        starts.append(begins[at])
        stops.append(ends[at + length - 1])
        at += length
    return joined, starts, stops


def runs_outside_quotes(text: str, names: Names) -> Iterator[tuple[Run, str]]:
    """Yield every run of ten words of a text, and how it is written; none goes into a quote or over one."""
    for part in _QUOTED.split(text):
        yield from runs(part, names)
