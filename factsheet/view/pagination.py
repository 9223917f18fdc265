"""Long lists in parts. Above a limit, a list's own page names its parts, and each part has a page.

    whole, *parts = by_letter(rows, key=lambda row: row.id)

Up to the limit there is one part: the list's own page, with every row. Above it, the first part has `parts`, no rows.
A part's path holds a dot or a year, so that it never clashes with an id.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from factsheet.core.edtf import year_datetime, year_slug, year_words
from factsheet.view.formatting import NOT_DATED

NO_MONTH = "no month"
"""The label of what has a year and no month."""

LIMIT = 500
"""The most rows of a list that a page shows."""

Row = TypeVar("Row")
Key = TypeVar("Key", int, str, int | None)
Named = Callable[[Row], tuple[str, str]]
"""Gives the name of a row, and the id of a fact that supports its digits, or empty."""
Witness = Callable[[Row], tuple[str, str]]
"""Gives the (fact id, source id) of the fact, or else the source, that supports a row's year; the other is empty."""


@dataclass(frozen=True, slots=True)
class ListPageRef:
    """The data of a link to a part."""

    label: str  # a year or a month in words, or the first letters of the ids in it
    path: str  # relative to the list's own page: `2024/`, `letter.be/`, `2024/month.03/`, `2024/month.03/letter.be/`
    count: int
    is_year: bool
    datetime: str = ""  # the year, if HTML's `<time>` can hold it
    fact: str = ""  # else a fact that supports the year, or
    source: str = ""  # a source that supports it
    is_month: bool = False
    is_kind: bool = False
    ends: tuple[tuple[str, str], ...] = ()  # the first and the last name in it, each with a fact, or empty
    counted: str = ""  # the name under which its rows are counted again (see audit.digits); empty if they are not

    @property
    def has_digits(self) -> bool:
        """True if its label has digits, so that a page must say where they are from."""
        return bool(re.search(r"\d", self.label))


@dataclass(frozen=True, slots=True)
class ListPage(Generic[Row]):
    """One page of a list: its rows, or links to the parts that have pages of their own."""

    trail: tuple[ListPageRef, ...]  # from the list down to this part; empty for the list's own page
    rows: tuple[Row, ...]
    parts: tuple[ListPageRef, ...]
    before: ListPageRef | None
    after: ListPageRef | None
    sample: Row | None  # one of its rows, or of the parts below it

    @property
    def path(self) -> str:
        """Its address, relative to the list's own page."""
        return self.trail[-1].path if self.trail else ""

    @property
    def year(self) -> str:
        """The year whose rows it has; empty if it is no part by year."""
        return next((ref.label for ref in self.trail if ref.is_year and ref.label != NOT_DATED), "")

    @property
    def is_undated(self) -> bool:
        """True if it has the rows that have no year, in a list by year."""
        return any(ref.label == NOT_DATED for ref in self.trail)

    @property
    def month(self) -> str:
        """The month whose rows it has; empty if it is no part by month."""
        return next((ref.label for ref in self.trail if ref.is_month), "")

    @property
    def kind(self) -> str:
        """The kind of entity of whose facts it has, in the plural; empty if it is no part by kind."""
        return next((ref.label for ref in self.trail if ref.is_kind), "")

    @property
    def letters(self) -> str:
        """Its letters for a title, cut before the first digit; `digits` if none are left, empty if it is by year."""
        labels = [ref.label for ref in self.trail if not (ref.is_year or ref.is_month or ref.is_kind)]
        return (re.split(r"\d", labels[-1])[0].capitalize() or "digits") if labels else ""


@dataclass(frozen=True, slots=True)
class _Node(Generic[Row]):
    """A part with the parts into which it falls. `rows` are all that belong to it."""

    ref: ListPageRef
    rows: tuple[Row, ...]
    nodes: tuple[_Node[Row], ...] = ()


def _nobody(_: object) -> tuple[str, str]:
    return "", ""


def by_letter(
    rows: Iterable[Row], key: Callable[[Row], str], limit: int = LIMIT, *, named: Named[Row] = _nobody
) -> tuple[ListPage[Row], ...]:
    """Divide rows by the first letters of their key, as many letters as it takes. In a part, rows keep their order.

    With `named`, each part tells the names of the first and the last row by that key.

    >>> [page.path for page in by_letter(["amy", "bea", "ben", "bob"], str, limit=2)]
    ['', 'letter.a/', 'letter.be/', 'letter.bo/']
    """
    return _parts(tuple(rows), limit, lambda all_: _letters(all_, key, limit, "", named))


def by_kind(
    rows: Iterable[Row],
    kind: Callable[[Row], tuple[str, str]],
    key: Callable[[Row], str],
    limit: int = LIMIT,
    *,
    named: Named[Row] = _nobody,
    counted: Callable[[str], str] = lambda _: "",
) -> tuple[ListPage[Row], ...]:
    """Divide rows by kind, the one with the most first. A kind above the limit, or the only one, falls into letters.

    `kind` returns the folder and the plural of a row's kind; `counted` the name of the count of a kind by its folder.

    >>> kinds = {"a": ("apes", "Apes"), "b": ("birds", "Birds")}
    >>> [page.path for page in by_kind(["amy", "bea", "bob"], lambda row: kinds[row[0]], str, limit=1)]
    ['', 'kind.birds/', 'kind.birds/letter.be/', 'kind.birds/letter.bo/', 'kind.apes/']
    """

    def divide(all_: tuple[Row, ...]) -> Iterator[_Node[Row]]:
        groups = _grouped(all_, (kind(row)[0] for row in all_))
        if len(groups) < 2:
            yield from _letters(all_, key, limit, "", named)
            return
        for folder, members in sorted(groups.items(), key=lambda group: -len(group[1])):
            path = f"kind.{folder}/"
            within = tuple(_letters(members, key, limit, path, named)) if len(members) > limit else ()
            ref = ListPageRef(kind(members[0])[1], path, len(members), False, is_kind=True, counted=counted(folder))
            yield _Node(ref, members, within)

    return _parts(tuple(rows), limit, divide)


def by_year(
    rows: Iterable[Row],
    year: Callable[[Row], int | None],
    key: Callable[[Row], str],
    limit: int = LIMIT,
    prefix: str = "",
    *,
    witness: Witness[Row] = _nobody,
    month: Callable[[Row], int] | None = None,
    named: Named[Row] = _nobody,
    counted: Callable[[str], str] = lambda _: "",
) -> tuple[ListPage[Row], ...]:
    """Divide rows by year, the newest first and those without one last. A year above the limit is divided by letters.

    Where no row has a year, letters alone divide them.

    With `month` it is divided by month first, and only a month above the limit by letters. A row in month 0 has none.

    `prefix` goes before the year in a path, for lists whose folder holds ids: `year.` gives `year.2024/`. `witness`
    is asked about years before 1, as no `<time>` can hold them. `counted` returns the name of the count of a year
    (`2024`, `-43`, `none`) or a month (`2024-03`).

    >>> [page.path for page in by_year([1990, 2024, 1990], int, str, limit=2)]
    ['', '2024/', '1990/']
    """
    whole = tuple(rows)
    if all(year(row) is None for row in whole):
        return by_letter(whole, key, limit, named=named)
    return _parts(whole, limit, _ByYear(year, key, limit, prefix, witness, month, named, counted))


@dataclass(frozen=True, slots=True)
class _ByYear(Generic[Row]):
    """A division by year; what its parts are is in `by_year`."""

    year: Callable[[Row], int | None]
    key: Callable[[Row], str]
    limit: int
    prefix: str
    witness: Witness[Row]
    month: Callable[[Row], int] | None
    named: Named[Row]
    counted: Callable[[str], str]

    def __call__(self, rows: tuple[Row, ...]) -> Iterator[_Node[Row]]:
        groups = _grouped(rows, map(self.year, rows))
        for number in sorted(groups, key=lambda one: (one is not None, one or 0), reverse=True):
            ref = self._ref(number, members := groups[number])
            yield _Node(ref, members, tuple(self._within(members, number, ref.path)))

    def _ref(self, number: int | None, members: tuple[Row, ...]) -> ListPageRef:
        counted = self.counted("none" if number is None else str(number))
        if number is None:
            return ListPageRef(NOT_DATED, f"{self.prefix}undated/", len(members), True, counted=counted)
        moment = year_datetime(number)
        fact, source = ("", "") if moment else self.witness(members[0])
        path = f"{self.prefix}{year_slug(number)}/"
        return ListPageRef(year_words(number), path, len(members), True, moment, fact, source, counted=counted)

    def _within(self, rows: tuple[Row, ...], year: int | None, base: str) -> Iterator[_Node[Row]]:
        """Divide a year above the limit: by month, the newest first, if that parts its rows, else by letters."""
        if len(rows) <= self.limit:
            return
        groups = _grouped(rows, map(self.month, rows)) if self.month and year is not None else {}
        if len(groups) < 2:
            yield from self._letters(rows, base)
            return
        for number in sorted(groups, reverse=True):
            members, path = groups[number], f"{base}month.{number:02}/"
            label = calendar.month_name[number] if number else NO_MONTH
            ref = ListPageRef(
                label, path, len(members), False, is_month=True, counted=self.counted(f"{year}-{number:02}")
            )
            yield _Node(ref, members, tuple(self._letters(members, path)))

    def _letters(self, rows: tuple[Row, ...], base: str) -> Iterable[_Node[Row]]:
        return _letters(rows, self.key, self.limit, base, self.named) if len(rows) > self.limit else ()


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


def _letters(
    rows: tuple[Row, ...], key: Callable[[Row], str], limit: int, base: str, named: Named[Row] = _nobody
) -> Iterator[_Node[Row]]:
    keys = [key(row) for row in rows]
    prefix_of = dict(_prefixes(Counter(keys), limit, 1))
    groups = _grouped(rows, map(prefix_of.__getitem__, keys))
    for letters in sorted(groups):
        members = groups[letters]
        first, last = min(members, key=key), max(members, key=key)
        ends = tuple(dict.fromkeys(filter(any, (named(first), named(last)))))
        yield _Node(ListPageRef(letters, f"{base}letter.{letters}/", len(members), False, ends=ends), members)


def _prefixes(counts: Mapping[str, int], limit: int, size: int) -> Iterator[tuple[str, str]]:
    """Yield each key with its first `size` letters, or with more where several keys with those have too many rows.

    `counts` has the number of rows of each key. Rows themselves are filed only once, as there are many to a key.

    >>> dict(_prefixes({"amy": 9, "bea": 2, "bob": 1}, limit=2, size=1))
    {'amy': 'a', 'bea': 'be', 'bob': 'bo'}
    """
    groups = _grouped(counts, [key[:size] for key in counts])
    for letters, keys in groups.items():
        if len(keys) == 1 or sum(map(counts.__getitem__, keys)) <= limit:
            yield from ((key, letters) for key in keys)
        else:
            yield from _prefixes({key: counts[key] for key in keys}, limit, size + 1)


def _grouped(rows: Iterable[Row], keys: Iterable[Key]) -> dict[Key, tuple[Row, ...]]:
    """Group rows by the keys that come in the same order.

    >>> _grouped([1, 2, 3], "aba")
    {'a': (1, 3), 'b': (2,)}
    """
    groups: defaultdict[Key, list[Row]] = defaultdict(list)
    for row, key in zip(rows, keys, strict=True):
        groups[key].append(row)
    return {name: tuple(members) for name, members in groups.items()}
