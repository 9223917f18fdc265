"""Tables of phrases: which words, in which order, mean what. Hyphens between words are read as spaces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from factsheet.words.lexer import Lexer

T = TypeVar("T")

_made = tuple.__new__  # a third faster than Match(...)


class Match(NamedTuple, Generic[T]):
    """What a phrase means, and where it ends: at the first lexeme after it, or at its first when read backwards."""

    value: T
    at: int


class Phrases(Generic[T]):
    """Phrases and what each means; where several fit, the longest one counts.

    `firsts` and `lasts` are the words that phrases begin and end with, `keys` the longest word of each: without one of
    them a text holds no phrase.
    """

    def __init__(self, meanings: Mapping[str, T], lexer: Lexer) -> None:
        self._by_first: defaultdict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        self._by_last: defaultdict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        for phrase, meaning in meanings.items():
            texts = tuple(lexeme.text for lexeme in lexer.read(phrase))
            if len(texts) > 1:
                texts = tuple(text for text in texts if text != "-")
            if texts:
                self._by_first[texts[0]].append((texts, meaning))
                self._by_last[texts[-1]].append((texts[::-1], meaning))
        for table in (self._by_first, self._by_last):
            for candidates in table.values():
                candidates.sort(key=lambda one: len(one[0]), reverse=True)
        self.firsts = frozenset(self._by_first)
        self.lasts = frozenset(self._by_last)
        self.words = frozenset(text for found in self._by_first.values() for texts, _ in found for text in texts)
        self.keys = frozenset(max(texts, key=len) for found in self._by_first.values() for texts, _ in found)
        self._by_first.default_factory = self._by_last.default_factory = None

    def after(self, texts: Sequence[str], at: int) -> Match[T] | None:
        """Return the longest phrase that begins at an index of lexemes' texts, which end in empty ones."""
        candidates = self._by_first.get(texts[at])
        return _first_fit(candidates, texts, at, 1) if candidates else None

    def before(self, texts: Sequence[str], at: int) -> Match[T] | None:
        """Return the longest phrase that ends right before an index."""
        candidates = self._by_last.get(texts[at - 1])
        return _first_fit(candidates, texts, at - 1, -1) if candidates and at > 0 else None


def _first_fit(
    candidates: Iterable[tuple[tuple[str, ...], T]], texts: Sequence[str], start: int, step: int
) -> Match[T] | None:
    """Return the first phrase that fits from an index on, forwards or (with a step of -1) backwards."""
    for wanted, meaning in candidates:
        if len(wanted) == 1:
            return _made(Match, (meaning, start + 1 if step > 0 else start))
        at = start
        for text in wanted:
            if texts[at] == "-" != text and at != start:
                at += step
            if texts[at] != text or at < 0:
                break
            at += step
        else:
            return _made(Match, (meaning, at if step > 0 else at + 1))
    return None
