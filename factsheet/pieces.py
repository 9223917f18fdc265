"""What each fact is shown with, made once: its row of HTML, its JSON, its line of CSV.

A fact comes up on its entity's page, on some five lists and in as many exports. Where a site is made in several
processes, those that make the entities leave their pieces in files, and those that make the lists find them there.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from pathlib import Path

Maker = Callable[[str], str]
"""Makes a piece of the fact with a global id."""


@dataclass(frozen=True, slots=True)
class Left:
    """The pieces of some facts in a file, all of a fact in turn: where each begins, and the last one ends."""

    file: Path
    facts: tuple[str, ...]
    edges: array[int]


@dataclass(frozen=True, slots=True)
class Lines:
    """A file of the last site that has a piece of each fact: where they begin and end, in turn."""

    file: mmap
    edges: array[int]


class Pieces:
    """The pieces of all facts, in UTF-8: made when they are first asked for, or by another process."""

    def __init__(self, **makers: Maker) -> None:
        """Each sort of piece with how it is made; `get` is asked for them by their names."""
        self._makers = makers
        self._made: dict[str, dict[str, bytes]] = {sort: {} for sort in makers}
        self._places = {sort: place for place, sort in enumerate(makers)}
        self._left: dict[str, tuple[mmap, int, array[int]]] = {}  # of a fact: the file, its first edge, all edges
        self._lines: dict[str, Lines] = {}  # by sort
        self._same: Mapping[str, int] = {}  # which piece in these is a fact's

    def get(self, sort: str, fact: str) -> bytes:
        """A piece of a fact."""
        if left := self._left.get(fact):
            file, first, edges = left
            at = first + self._places[sort]
            return file[edges[at] : edges[at + 1]]
        if (lines := self._lines.get(sort)) and fact in self._same:
            at = 2 * self._same[fact]
            return lines.file[lines.edges[at] : lines.edges[at + 1]]
        made = self._made[sort]
        if fact not in made:
            made[fact] = self._makers[sort](fact).encode()
        return made[fact]

    def recall(self, same: Mapping[str, int], lines: Mapping[str, Lines]) -> None:
        """From now on find there the pieces of facts that are the `same` as in the last site, some sorts of them."""
        self._same, self._lines = same, dict(lines)

    def leave(self, facts: Iterable[str], file: Path) -> Left:
        """Write the pieces of some facts into a file, for other processes."""
        names = tuple(facts)
        contents = [self.get(sort, name) for name in names for sort in self._makers]
        file.write_bytes(b"".join(contents))
        return Left(file, names, array("q", accumulate(map(len, contents), initial=0)))

    def take(self, left: Left) -> None:
        """From now on find there what another process left."""
        if left.facts:
            with left.file.open("rb") as opened:
                file, each = mmap(opened.fileno(), 0, access=ACCESS_READ), len(self._makers)
            self._left.update((name, (file, place * each, left.edges)) for place, name in enumerate(left.facts))
