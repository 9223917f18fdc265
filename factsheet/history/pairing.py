"""Citations of two versions of a fact (or lines of a source in the lock) -> pairs of those that are the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from factsheet.history.records import Fields

Key = Callable[[Fields], Hashable]
Pair = tuple[Fields | None, Fields | None]
"""An old and a new one; None where there is no other."""


def _whole(fields: Fields) -> Hashable:
    return frozenset(fields.items())


def _by(*names: str) -> Key:
    return lambda fields: tuple(map(fields.get, names))


_cell, _words = _by("source", "quote", "heading", "row"), _by("source", "quote")

CITATIONS: Sequence[Key] = (_whole, _cell, _words, _by("quote"), _by("source"))
"""The keys by which citations are the same, the surest first; the last ones find those whose other part changed."""

LINES: Sequence[Key] = (_whole, _cell, _words)
"""The same for lines of the lock. Those of other words are of other citations."""


def paired(old: Sequence[Fields], new: Sequence[Fields], keys: Sequence[Key]) -> list[Pair]:
    """Return every new one with its old one, in order, then the old ones that have no new one.

    >>> paired([{"source": "a", "quote": "x"}], [{"source": "a", "quote": "y"}], CITATIONS)
    [({'source': 'a', 'quote': 'x'}, {'source': 'a', 'quote': 'y'})]
    """
    partners: dict[int, int] = {}
    for key in keys:
        waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
        taken = set(partners.values())
        for at in reversed(range(len(old))):
            if at not in taken:
                waiting[key(old[at])].append(at)
        for at, one in enumerate(new):
            if at not in partners and waiting[key(one)]:
                partners[at] = waiting[key(one)].pop()
    gone = set(range(len(old))) - set(partners.values())
    here: list[Pair] = [(old[partners[at]] if at in partners else None, one) for at, one in enumerate(new)]
    return [*here, *((old[at], None) for at in sorted(gone))]
