"""The fragments that show each fact, made once: its row of HTML, its JSON, its line of CSV.

A fact comes up on its entity's page, on some five lists and in as many exports. Where a site is made in several
processes, those that make the entities leave their fragments in files, and those that make the lists find them there.
They are read one at a time: all of them are more than memory should hold.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path

Maker = Callable[[str], bytes]
"""A function that makes a fragment of the fact with a global id, in UTF-8."""


class Opened:
    """A file to be read in parts. All sorts of fragments share it, as a process may hold only so many files open."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("rb", buffering=0)

    def __reduce__(self) -> tuple[type[Opened], tuple[Path]]:
        """Let another process open the file anew."""
        return Opened, (self._path,)

    def read(self, begin: int, size: int) -> bytes:
        """Read some bytes. Other processes may read the file, too; systems without `pread` have no such processes."""
        if hasattr(os, "pread"):
            return os.pread(self._file.fileno(), size, begin)
        self._file.seek(begin)
        return self._file.read(size) or b""

    def close(self) -> None:
        """Close the file. Nothing is asked for any more."""
        self._file.close()


class Store:
    """Many fragments in a file. `edges` are the offsets at which each begins, and the one at which the last ends.

    Between two fragments there may be a `gap` of some bytes, which are in neither.
    """

    def __init__(self, opened: Opened, edges: array[int], gap: int = 0) -> None:
        self._opened, self._edges, self._gap = opened, edges, gap
        self._asked = 0  # where the last piece ended
        self._begin, self._read = 0, b""  # what was read last

    def __reduce__(self) -> tuple[type[Store], tuple[Opened, array[int], int]]:
        """Leave the bytes that were read last in this process."""
        return Store, (self._opened, self._edges, self._gap)

    def __len__(self) -> int:
        return len(self._edges) - 1

    def __getitem__(self, at: int) -> bytes:
        begin, end = self._edges[at], self._edges[at + 1]
        if not self._begin <= begin <= end <= self._begin + len(self._read):
            size = max(end - begin, _AHEAD if begin == self._asked else 0)
            self._begin, self._read = begin, self._opened.read(begin, size)
        self._asked = end
        return self._read[begin - self._begin : end - self._gap - self._begin]

    def close(self) -> None:
        """Close the file. Nothing is asked for any more."""
        self._opened.close()


_AHEAD = 1 << 16
"""Bytes that are read at once where fragments are asked for in turn."""


class Fragments:
    """The fragments of all facts: made when they are first asked for, or by another process."""

    def __init__(self, **makers: Maker) -> None:
        """Take a maker for each sort of piece. Callers of `get` ask for a sort by its name here."""
        self._makers = makers
        self._made: dict[str, dict[str, bytes]] = {sort: {} for sort in makers}
        self._stores: list[Mapping[str, Store]] = []  # by sort
        self._left: dict[str, int] = {}  # of a fact: in which of these, and which piece there
        self._recalled: Mapping[str, Store] = {}  # by sort
        self._same: Mapping[str, int] = {}  # of a fact: its piece in each of these

    def get(self, sort: str, fact: str) -> bytes:
        """Return a fragment of a fact. Make it if it is not there yet."""
        at = self._left.get(fact)
        if at is not None:
            return self._stores[at >> _BITS][sort][at & _MASK]
        if sort in self._recalled and fact in self._same:
            return self._recalled[sort][self._same[fact]]
        by_fact = self._made[sort]
        if fact not in by_fact:
            by_fact[fact] = self._makers[sort](fact)
        return by_fact[fact]

    def make(self, facts: Iterable[str]) -> None:
        """Make the fragments of some facts now, one sort after the other."""
        for sort in self._makers:
            for fact in facts:
                self.get(sort, fact)

    def leave(self, facts: Sequence[str], path: Path) -> Mapping[str, Store]:
        """Move the fragments of some facts into a new file, one sort after the other. Return its stores, by sort."""
        edges = {}
        with path.open("wb") as file:
            for sort in self._makers:
                fragments = [self.get(sort, fact) for fact in facts]
                edges[sort] = array("q", accumulate(map(len, fragments), initial=file.tell()))
                file.writelines(fragments)
        opened = Opened(path)
        stores = {sort: Store(opened, ends) for sort, ends in edges.items()}
        self.take(stores, facts)
        for by_fact in self._made.values():
            for fact in facts:
                by_fact.pop(fact, None)
        return stores

    def take(self, stores: Mapping[str, Store], facts: Iterable[str]) -> None:
        """Find the fragments of some facts there from now on: of all facts that are in these files, in their order."""
        self._left.update((fact, place) for place, fact in enumerate(facts, len(self._stores) << _BITS))
        self._stores.append(stores)

    def recall(self, same: Mapping[str, int], recalled: Mapping[str, Store]) -> None:
        """Find in `recalled`, from now on, fragments of the facts that are the `same` as in the last site."""
        self._same, self._recalled = same, recalled

    def forget(self) -> None:
        """Let the files go. Fragments that are asked for after this are made."""
        for stores in (*self._stores, self._recalled):
            for store in stores.values():
                store.close()
        self._stores, self._left, self._recalled = [], {}, {}


_BITS = 32
_MASK = (1 << _BITS) - 1
