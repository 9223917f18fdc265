"""YAML in the few forms that facts files are written in -> what `tree.compose` makes of it, in a third of the time.

Here a line is a key, an entry of a list, or both, with its value beside it or below. A text with any other line, be it
right or wrong, is left to `compose`: it reads all of YAML, and it alone says what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from sys import intern
from typing import Any, NamedTuple, TypeAlias
from unicodedata import is_normalized

from factsheet.tree import NULLS, SHORT, Node, compose

_KEY = r"[^\W_][\w.-]{0,90}(?: [\w.-]{1,90}){0,9}"  # longer ones are left to libyaml
_NULL = "|".join(map(re.escape, NULLS - {""}))
_FIRST = r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`]|-(?=\d))"
_PLAIN = rf"(?!(?:{_NULL})$){_FIRST}[^:#\n]*(?:(?::(?!\s|$)|(?<! )#)[^:#\n]*)*(?<! )$"
_LINE = re.compile(rf"^( *)(- )?(?:({_KEY}):(?: |$))?({_PLAIN})?(.*)$", re.MULTILINE)
"""Where a line begins, whether it is an entry, its key, its value if that is plain, or whatever else stands there."""

_WORD = rf"{_FIRST}[^:#,\[\]{{}}\n]*(?<! )"
_LIST = re.compile(rf"\[{_WORD}(?:, {_WORD})*\]").fullmatch
_MAP = re.compile(rf"\{{{_KEY}: {_WORD}(?:, {_KEY}: {_WORD})*\}}").fullmatch
_QUOTED = re.compile(r'"[^"\\]*"').fullmatch

Entry: TypeAlias = tuple[int, int]
"""Where an entry of a list begins: line and column from 0."""


Told: TypeAlias = "tuple[int, int, str, str, Node | None]"
"""A line: its number and the column where it begins, from 0, its dash, its key, its value if that is not below it."""


class Lines(NamedTuple):
    """A document, and where the entries of its lists begin, by the list's `id`; but not of lists in brackets."""

    root: dict[str, Node]
    entries: dict[int, list[Entry]]


class _OtherForm(Exception):  # noqa: N818 - it is no error
    """A line is of none of the forms."""


def read(text: str) -> Lines | None:
    """A document in which everything is in order; None where it has other forms, or something may be wrong with it."""
    if not (text.replace("\n", "").isprintable() and is_normalized("NFC", text)):
        return None
    try:
        return _read(_told(text))
    except _OtherForm:
        return None


def _read(told: Iterable[Told]) -> Lines:
    """`node` is the mapping or list that is open, what is in it begins at the column `at` with `mark`, and `outer` are
    those around it. Of `key` the value follows below."""
    root: dict[str, Node] = {}
    entries: dict[int, list[Entry]] = {}
    outer: list[tuple[Any, int, str]] = []
    node: Any = root
    at, mark, key = 0, "", ""
    for number, column, dash, name, value in told:
        if key:
            if column <= at or len(outer) > _DEEPEST:
                raise _OtherForm
            outer.append((node, at, mark))
            node[key] = node = [] if dash else {}
            at, mark, key = column, dash, ""
        while column < at:
            node, at, mark = outer.pop()
        if column != at or dash != mark:
            raise _OtherForm
        if dash:
            entries.setdefault(id(node), []).append((number, column + 2))
            if not name and value is not None:
                node.append(value)
                continue
            outer.append((node, at, mark))
            node.append({})
            node, at, mark = node[-1], column + 2, ""
        if not name or name in node:
            raise _OtherForm
        if value is None:
            key = name
        else:
            node[intern(name)] = value
    if key or not root:
        raise _OtherForm
    return Lines(root, entries)


def _told(text: str) -> Iterator[Told]:
    """What each line says. Blank ones and comments say nothing; those of a longer text are told with its key."""
    opened: tuple[int, int, str, str] | None = None  # the key of a longer text, which has been `folded` up to now
    folded: list[str] = []
    for number, ((indent, dash, name, plain, rest), line) in enumerate(_parted(text)):
        column = len(indent)
        if opened:
            if column > opened[1] + len(opened[2]) or not line.strip():
                folded.append(line)
                continue
            yield *opened, _joined(folded)
            opened = None
        if plain:
            yield number, column, dash, name, intern(plain) if len(plain) <= SHORT else plain
        elif name and rest == ">-":
            opened, folded = (number, column, dash, name), []
        elif name or dash:
            yield number, column, dash, name, _value(rest) if rest else None
        elif rest and rest[0] != "#":
            raise _OtherForm
    if opened:
        yield *opened, _joined(folded)


def _parted(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each line in its parts, and whole; some at a time, as all of them are more than the fast memory of a core."""
    begin = 0
    while begin <= len(text):
        end = text.find("\n", begin + _AT_ONCE)
        some = text[begin : end if end >= 0 else len(text)]
        yield from zip(_LINE.findall(some), some.split("\n"), strict=True)
        begin += len(some) + 1


_AT_ONCE = 1 << 12
"""Characters, up to the end of a line."""

_DEEPEST = 8
"""Levels of nesting, which with those of one value are fewer than `compose` reads."""
_BRACKETS = 4
"""Levels of nesting in a value."""


def _joined(folded: list[str]) -> str:
    """A text over some lines, all of which begin in the same column. None of them is empty, but at the end."""
    while folded and not folded[-1]:
        folded.pop()
    begin = len(folded[0]) - len(folded[0].lstrip(" ")) if folded else 0
    indent, texts = " " * begin, [line[begin:] for line in folded]
    if not texts or any(not line.startswith(indent) for line in folded):
        raise _OtherForm
    if any(not text or text[0] == " " or text[-1] == " " for text in texts):
        raise _OtherForm
    return " ".join(texts)


@lru_cache(maxsize=1 << 12)
def _value(written: str) -> Node:
    """A value that stands on one line: in quotes, in brackets, before a comment. Equal ones are the same one."""
    if _QUOTED(written):
        return written[1:-1]
    if _LIST(written):
        words = written[1:-1].split(", ")
        if NULLS.isdisjoint(words):
            return [*map(intern, words)]
    elif _MAP(written):
        pairs = [pair.split(": ") for pair in written[1:-1].split(", ")]
        found: dict[str, Node] = {intern(key): intern(word) for key, word in pairs}
        if len(found) == len(pairs) and NULLS.isdisjoint(found.values()):
            return found
    elif written[0] not in " |>" and written.count("[") + written.count("{") <= _BRACKETS:
        tree, problems = compose(f"x: {written}", "")
        if tree and not problems and tree.root.keys() == {"x"}:
            return tree.root["x"]
    raise _OtherForm
