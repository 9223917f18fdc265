"""A syntax error of YAML -> a hint on how to mend it, from the lines around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain

_HINTS = {
    "mapping values are not allowed in this context": "put text that holds a colon in double quotes, or mend the "
    "indentation of this line",
    "tab character": "indent with spaces, not tabs",
    "found character that cannot start any token": "indent with spaces, not tabs, and put text that starts with "
    "@, ` or % in double quotes",
    "could not find expected ':'": "put a space after the colon of a key, here or on the line above",
    "found unexpected end of stream": "close the quotes that open on this line",
    "did not find expected key": "line the keys of this mapping up, close every quote "
    "and bracket, and put text that begins with a quote mark in quotes of the other kind",
    "did not find expected '-' indicator": "line up what belongs to this entry, and the entries of the list",
}

_MISALIGNED = ("did not find expected key", "did not find expected '-' indicator")
_STRANGE_SPACE = re.compile(r"(?:^[ -]*|:)([^\S \t\r\n])")
_KEY = re.compile(r"( *)(- +)?(?:[\w .-]+|\"[^\"]*\"):(?: |$)")
_ENTRY = re.compile(r"( *)- +([\w-]+:)?")


def hint_for(complaint: str, lines: Sequence[str], number: int) -> str:
    """Return how to mend what libyaml complains of at the line with a number, counted from 0."""
    usual = (hint for words, hint in _HINTS.items() if words in complaint)
    return next(chain(_seen_in(complaint, lines, number), usual), "check this line and the one above")


def _seen_in(complaint: str, lines: Sequence[str], number: int) -> Iterator[str]:
    """Yield what is seen to be wrong in the lines."""
    for at in (number, number - 1):
        space = _STRANGE_SPACE.search(lines[at]) if 0 <= at < len(lines) else None
        if space:
            name = unicodedata.name(space[1], "space").lower()
            sign = f"a {name} (U+{ord(space[1]):04X})"
            yield f"line {at + 1} has {sign}, which YAML takes for a letter; write a plain space"
    if number < len(lines) and any(words in complaint for words in _MISALIGNED):
        yield from _misaligned(lines, number)


def _misaligned(lines: Sequence[str], number: int) -> Iterator[str]:
    """Yield where a line is to begin, if it begins where nothing does that it may belong to."""
    entry, key = _ENTRY.match(lines[number]), _KEY.match(lines[number])
    above = reversed(lines[:number])
    if entry:
        begins = len(entry[1])
        entries = [match for line in above if (match := _ENTRY.match(line))]
        other = next((len(match[1]) for match in entries if match[2] == entry[2]), begins)
        if other != begins:
            yield f"this entry begins at column {begins + 1}, those above it at column {other + 1}; line them up"
    elif key:
        begins = len(key[1])
        columns = _open_columns(above)
        if columns and begins not in columns:
            yield f"this key begins at column {begins + 1}, those above it at column {columns[0] + 1}; line them up"


def _open_columns(above: Iterator[str]) -> list[int]:
    """Return where the keys of the mappings begin that are open, from the innermost, which is the nearest above."""
    columns: list[int] = []
    for line in above:
        match = _KEY.match(line)
        begins = len(match[1]) + len(match[2] or "") if match else None
        if begins is not None and (not columns or begins < columns[-1]):
            columns.append(begins)
        if begins == 0:
            break
    return columns
