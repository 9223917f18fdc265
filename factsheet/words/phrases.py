"""Tables of phrases: which words, in which order, mean what. Hyphens between words are read as spaces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from factsheet.words.lexer import Lexer

T = TypeVar("T")

_built = tuple.__new__  # a third faster than Match(...)


class Match(NamedTuple, Generic[T]):
    """The meaning of a phrase, and its end: the first lexeme after it, or at its first when read backwards."""

    value: T
    at: int


class Phrases(Generic[T]):
    """Phrases and what each means; where several fit, the longest one counts.

    `firsts` and `lasts` are the words that phrases begin and end with, `keys` the longest word of each: without one of
    them a text holds no phrase.
    """

    def __init__(self, meanings: Mapping[str, T], lexer: Lexer) -> None:
        phrases: list[tuple[tuple[str, ...], T]] = []
        for phrase, meaning in meanings.items():
            texts = tuple(lexer.read(phrase).texts)
            if len(texts) > 1:
                texts = tuple(text for text in texts if text != "-")
            if texts:
                phrases.append((texts, meaning))
        self._forwards = _by_two_words(phrases)
        self._backwards = _by_two_words([(texts[::-1], meaning) for texts, meaning in phrases])
        self.firsts, self.lasts = frozenset(self._forwards), frozenset(self._backwards)
        self.words = frozenset(text for texts, _ in phrases for text in texts)
        self.keys = frozenset(max(texts, key=len) for texts, _ in phrases)

    def after(self, texts: Sequence[str], at: int) -> Match[T] | None:
        """Return the longest phrase that begins at an index of lexemes' texts, which end in empty ones."""
        candidates = self._forwards.get(texts[at])
        return _longest(candidates, texts, at + 1, 1) if candidates else None

    def before(self, texts: Sequence[str], at: int) -> Match[T] | None:
        """Return the longest phrase that ends right before an index."""
        candidates = self._backwards.get(texts[at - 1])
        match = _longest(candidates, texts, at - 2, -1) if candidates else None
        return _built(Match, (match.value, match.at + 1)) if match else None


_Candidates = dict[str, list[tuple[tuple[str, ...], T]]]
"""Phrases with the same first word by their second, which is empty for a single word; the longest first."""


def _by_two_words(phrases: Iterable[tuple[tuple[str, ...], T]]) -> dict[str, _Candidates[T]]:
    """Return what follows the first two words of each phrase, with its meaning."""
    candidates: dict[str, _Candidates[T]] = {}
    for (first, *rest), meaning in sorted(phrases, key=lambda one: len(one[0]), reverse=True):
        second = rest[0] if rest else ""
        candidates.setdefault(first, {}).setdefault(second, []).append((tuple(rest[1:]), meaning))
    return candidates


def _longest(candidates: _Candidates[T], texts: Sequence[str], at: int, step: int) -> Match[T] | None:
    """Return the longest of the phrases with a first word, which stands before an index, or behind it (step -1)."""
    second = texts[at]
    if second == "-":
        second = texts[at + step]
    for rest, meaning in candidates.get(second, ()) if second else ():
        end = at + step * (2 if texts[at] == "-" else 1)
        for text in rest:
            if texts[end] == "-":
                end += step
            if texts[end] != text:
                break
            end += step
        else:
            return _built(Match, (meaning, end))
    alone = candidates.get("")
    return _built(Match, (alone[0][1], at)) if alone else None
