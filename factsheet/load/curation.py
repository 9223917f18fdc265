"""docs/curation.md -> the facts that each source gave, as its keeper wrote them down.

The log has a part for each source, below a heading that is its id in backticks: "## `beacon-2024`". What is in
backticks there and looks like a global id (`entity.fact`, or a point of a series) is one. The rest is free.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factsheet.core.entries import read_file
from factsheet.core.problems import BuildError, Place, Problem
from factsheet.core.system_errors import reason
from factsheet.load.decode import decode

MOST_BYTES = 20_000_000
"""The size of the biggest log that is read."""

_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
_HEADING = re.compile(r"## +`([^`]+)` *$")
_GLOBAL_ID = re.compile(rf"(?<=`){_ID}(?:\.{_ID}){{1,2}}(?=`)")


@dataclass(frozen=True, slots=True)
class Entry:
    """The id of a fact that the log names, and the source of the part in which it does."""

    name: str
    source: str
    place: Place


@dataclass(frozen=True, slots=True)
class CurationLog:
    """The log: its name in problems, the place of each source's part, and every fact that it names."""

    label: str
    parts: dict[str, Place]
    entries: tuple[Entry, ...]


def path_beside(facts: Path) -> Path:
    """Return the path of the log that belongs to facts."""
    return facts.parent / "docs" / "curation.md"


def read(file: Path, label: str) -> CurationLog | None:
    """Read a log; return None if there is none. Raises BuildError if the file is no text."""
    if not file.exists():
        return None
    text, problems = decode(_content(file, label), label)
    if problems:
        raise BuildError(problems)
    parts: dict[str, Place] = {}
    return CurationLog(label, parts, tuple(_entries(text, label, parts)))


def _content(file: Path, label: str) -> bytes:
    try:
        return read_file(file, MOST_BYTES)
    except OSError as error:
        message = f"this file cannot be read: {reason(error)}"
        raise BuildError([Problem(Place(label), "no-facts", message, "mend it, or remove it")]) from error


def _entries(text: str, label: str, parts: dict[str, Place]) -> Iterator[Entry]:
    """Yield the facts that a log names, and note the parts in which it does."""
    source = ""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("## "):
            heading = _HEADING.match(line)
            source = heading[1] if heading else ""
            if heading:
                parts.setdefault(source, Place(label, number, heading.start(1) + 1))
        elif source:
            for match in _GLOBAL_ID.finditer(line):
                yield Entry(match[0], source, Place(label, number, match.start() + 1))
