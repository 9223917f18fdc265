"""Problems that checks find, each with its place: the one shape in which anything wrong is reported."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from dataclasses import dataclass
from pathlib import Path

SCREENFUL = 50
"""The number of problems that are printed; the rest is only counted."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file; line and column count from 1, the column in characters."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


def label_of(file: Path, root: Path) -> str:
    """Return a file's name as problems print it: relative to the project if it is in it."""
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong.

    `message` says what was found and what was expected, `hint` how to mend it (may be empty);
    `check` is the name of the rule that found it. A warning is printed but stops nothing.
    """

    place: Place
    check: str
    message: str
    hint: str = ""
    is_warning: bool = False

    def __str__(self) -> str:
        warning = "warning: " if self.is_warning else ""
        mend = f"; {self.hint}" if self.hint else ""
        return f"{self.place}: [{self.check}] {warning}{self.message}{mend}"


class BuildError(Exception):
    """The error that the site cannot be built. It carries every problem once, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def are(things: Sized, noun: str = "problem") -> str:
    """Return a count in words: `1 problem`, `3 problems`."""
    return f"1 {noun}" if len(things) == 1 else f"{len(things)} {noun}s"
