"""Long lists in parts: past a limit a list's own page names its parts, and each part has a page.

    whole, *parts = by_letter(rows, key=lambda row: row.id)

Up to the limit there is one part, the list's own page with every row. Past it the first part has no rows but `parts`.
A part's path holds a dot or a year, so that it never clashes with an id.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from factsheet.core.edtf import year_datetime, year_slug, year_words

LIMIT = 500
"""Rows that a page shows of a list."""

Row = TypeVar("Row")
Key = TypeVar("Key", int, str)
Witness = Callable[[Row], tuple[str, str]]
"""Gives the fact, or else the source, that bears out the year of a row: one id, the other empty."""


@dataclass(frozen=True, slots=True)
class ListPageRef:
    """What a link to a part needs."""

    label: str  # a year in words, or the first letters of the ids in it
    path: str  # relative to the list's own page: `2024/`, `letter.be/`, `2024/letter.be/`
    count: int
    is_year: bool
    datetime: str = ""  # of a year that HTML's `<time>` can hold
    fact: str = ""  # of another year a fact that bears it out, or
    source: str = ""  # a source that does

    @property
    def has_digits(self) -> bool:
        """Whether a page must say where the digits of its label are from."""
        return bool(re.search(r"\d", self.label))


@dataclass(frozen=True, slots=True)
class ListPage(Generic[Row]):
    """What one page shows of a list: its rows, or the parts that have pages of their own."""

    trail: tuple[ListPageRef, ...]  # from the list down to this part; empty for the list's own page
    rows: tuple[Row, ...]
    parts: tuple[ListPageRef, ...]
    before: ListPageRef | None
    after: ListPageRef | None
    sample: Row | None  # one of its rows, or of the parts below it

    @property
    def path(self) -> str:
        """Where it is, relative to the list's own page."""
        return self.trail[-1].path if self.trail else ""

    @property
    def year(self) -> str:
        """The year whose rows it has, if it is a part by year."""
        return next((ref.label for ref in self.trail if ref.is_year), "")

    @property
    def letters(self) -> str:
        """Its letters as a title can show them: of those with digits only what stands before these."""
        found = [ref.label for ref in self.trail if not ref.is_year]
        return (re.split(r"\d", found[-1])[0].capitalize() or "digits") if found else ""


@dataclass(frozen=True, slots=True)
class _Node(Generic[Row]):
    """A part with the parts that it falls into. `rows` are all that belong to it."""

    ref: ListPageRef
    rows: tuple[Row, ...]
    nodes: tuple[_Node[Row], ...] = ()


def _nobody(_: object) -> tuple[str, str]:
    return "", ""


def by_letter(rows: Iterable[Row], key: Callable[[Row], str], limit: int = LIMIT) -> tuple[ListPage[Row], ...]:
    """Parts by the first letters of each row's key, as many letters as it takes; in a part rows keep their order."""
    return _parts(tuple(rows), limit, lambda all_: _letters(all_, key, limit, ""))


def by_year(
    rows: Iterable[Row],
    year: Callable[[Row], int],
    key: Callable[[Row], str],
    limit: int = LIMIT,
    prefix: str = "",
    *,
    witness: Witness[Row] = _nobody,
) -> tuple[ListPage[Row], ...]:
    """Parts by year, the newest first; a year past the limit falls into letters of `key`.

    `prefix` goes before the year in a path, for lists whose folder holds ids: `year.` gives `year.2024/`. `witness`
    is asked about years before 1, as no `<time>` can hold them.
    """
    return _parts(tuple(rows), limit, lambda all_: _years(all_, year, key, limit, prefix, witness))


def _parts(
    rows: tuple[Row, ...], limit: int, divide: Callable[[tuple[Row, ...]], Iterable[_Node[Row]]]
) -> tuple[ListPage[Row], ...]:
    nodes = tuple(divide(rows)) if len(rows) > limit else ()
    whole: ListPage[Row] = ListPage(
        (), () if nodes else rows, tuple(node.ref for node in nodes), None, None, rows[0] if rows else None
    )
    return (whole, *_pages(nodes, ()))


def _pages(nodes: tuple[_Node[Row], ...], trail: tuple[ListPageRef, ...]) -> Iterator[ListPage[Row]]:
    around = [None, *(node.ref for node in nodes), None]
    for node, before, after in zip(nodes, around, around[2:], strict=False):
        here, within = (*trail, node.ref), tuple(inner.ref for inner in node.nodes)
        yield ListPage(here, () if within else node.rows, within, before, after, node.rows[0])
        yield from _pages(node.nodes, here)


def _years(
    rows: tuple[Row, ...],
    year: Callable[[Row], int],
    key: Callable[[Row], str],
    limit: int,
    prefix: str,
    witness: Witness[Row],
) -> Iterator[_Node[Row]]:
    found = _grouped(rows, map(year, rows))
    for number in sorted(found, reverse=True):
        members, path = found[number], f"{prefix}{year_slug(number)}/"
        within = tuple(_letters(members, key, limit, path)) if len(members) > limit else ()
        moment = year_datetime(number)
        fact, source = ("", "") if moment else witness(members[0])
        yield _Node(ListPageRef(year_words(number), path, len(members), True, moment, fact, source), members, within)


def _letters(rows: tuple[Row, ...], key: Callable[[Row], str], limit: int, base: str) -> Iterator[_Node[Row]]:
    keys = [key(row) for row in rows]
    prefix_of = dict(_prefixes(Counter(keys), limit, 1))
    found = _grouped(rows, map(prefix_of.__getitem__, keys))
    for letters in sorted(found):
        members = found[letters]
        yield _Node(ListPageRef(letters, f"{base}letter.{letters}/", len(members), False), members)


def _prefixes(counts: Mapping[str, int], limit: int, size: int) -> Iterator[tuple[str, str]]:
    """Each key with its first `size` letters; where those have too many rows of several keys, with more letters.

    `counts` has the rows of each key. Rows themselves are filed once, as there are many to a key.
    """
    found = _grouped(counts, [key[:size] for key in counts])
    for letters, keys in found.items():
        if len(keys) == 1 or sum(map(counts.__getitem__, keys)) <= limit:
            yield from ((key, letters) for key in keys)
        else:
            yield from _prefixes({key: counts[key] for key in keys}, limit, size + 1)


def _grouped(rows: Iterable[Row], keys: Iterable[Key]) -> dict[Key, tuple[Row, ...]]:
    """Rows by the keys that come in the same order."""
    found: defaultdict[Key, list[Row]] = defaultdict(list)
    for row, key in zip(rows, keys, strict=True):
        found[key].append(row)
    return {name: tuple(members) for name, members in found.items()}
