"""What each fact is shown with, made once: its row of HTML, its JSON, its line of CSV.

A fact comes up on its entity's page, on some five lists and in as many exports. Where a site is made in several
processes, those that make the entities leave their pieces in files, and those that make the lists find them there.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

Maker = Callable[[str], str]
"""Makes a piece of the fact with a global id."""


@dataclass(frozen=True, slots=True)
class Left:
    """The pieces of some facts in a file: where each begins, and the last one ends."""

    file: Path
    facts: tuple[str, ...]
    edges: array[int]


class Pieces:
    """The pieces of all facts: made when they are first asked for, or by another process."""

    def __init__(self, **makers: Maker) -> None:
        """Each sort of piece with how it is made; `get` is asked for them by their names."""
        self._makers = makers
        self._made: dict[str, dict[str, str]] = {sort: {} for sort in makers}
        self._left: dict[str, tuple[int, int, Left]] = {}  # of a fact: the open file, its place in it, the file's edges

    def get(self, sort: str, fact: str) -> str:
        """A piece of a fact."""
        made = self._made[sort]
        if fact not in made:
            if fact in self._left:
                return self._read(sort, fact)
            made[fact] = self._makers[sort](fact)
        return made[fact]

    def leave(self, facts: Iterable[str], file: Path) -> Left:
        """Write the pieces of some facts into a file, for other processes."""
        names = tuple(facts)
        contents = [self.get(sort, name).encode() for name in names for sort in self._makers]
        file.write_bytes(b"".join(contents))
        return Left(file, names, array("q", accumulate(map(len, contents), initial=0)))

    def take(self, left: Left) -> None:
        """From now on find there what another process left."""
        opened = os.open(left.file, os.O_RDONLY)
        self._left.update((name, (opened, place, left)) for place, name in enumerate(left.facts))

    def _read(self, sort: str, fact: str) -> str:
        opened, place, left = self._left[fact]
        at = place * len(self._makers) + list(self._makers).index(sort)
        return os.pread(opened, left.edges[at + 1] - left.edges[at], left.edges[at]).decode()
