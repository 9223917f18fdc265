"""Problems that checks find, each with its place: the one shape in which anything wrong is reported."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sized
from dataclasses import dataclass
from pathlib import Path

SCREENFUL = 50
"""The number of problems that are printed; the rest is only counted."""


def printable(text: str) -> str:
    """Return a text with its control characters written out, so that it is one line and says nothing to a terminal.

    What a problem quotes may come from strangers: a line of its own could be read as a command of a workflow.

    >>> print(printable("a\\n::error::b \\x1b[31m \\u202e"))
    a\\n::error::b \\x1b[31m \\u202e
    """
    return text.translate(_CONTROLS)


_CONTROLS = {
    code: chr(code).encode("unicode_escape").decode()
    for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


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
        return printable(f"{self.place}: [{self.check}] {warning}{self.message}{mend}")


class BuildError(Exception):
    """The error that the site cannot be built. It carries every problem once, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def bad_variable(name: str, expected: str) -> BuildError:
    """Return the error that a variable of the environment says nothing that can be used."""
    message = f"`{os.environ.get(name, '')}` is no value of {name}; {expected}"
    return BuildError([Problem(Place("environment"), "variable", message, "set it so, or unset it")])


def are(things: Sized, noun: str = "problem") -> str:
    """Return a count in words: `1 problem`, `3 problems`."""
    return f"1 {noun}" if len(things) == 1 else f"{len(things)} {noun}s"
