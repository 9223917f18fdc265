"""Problems that checks find, each with its place: the one shape in which anything wrong is reported."""

from __future__ import annotations

import json
import os
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass
from pathlib import Path

SCREENFUL = 50
"""The number of problems that are printed; the rest is only counted."""


UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})
"""Unicode's categories of characters without a shape: control, format, private, unassigned, surrogates, separators."""


def printable(text: str) -> str:
    """Return a text as one line that says nothing to a terminal: control and invisible characters are written out.

    What a problem quotes may come from strangers: a line of its own could be read as a command of a workflow.

    >>> print(printable("a\\n::error::b \\x1b[31m \\u202e"))
    a\\n::error::b \\x1b[31m \\u202e
    """
    return _written_out(text, lambda sign: sign.encode("unicode_escape").decode())


def in_json(value: object, indent: int | None = None) -> str:
    """Return a value as JSON, by default in one line, in which characters are escaped that `printable` writes out.

    >>> print(in_json({"message": "a\u2028b \x7f é"}))
    {"message": "a\\u2028b \\u007f é"}
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return "\n".join(_written_out(line, _in_utf_16) for line in text.split("\n"))


def _written_out(text: str, write: Callable[[str], str]) -> str:
    if text.isprintable():
        return text
    return "".join(write(sign) if unicodedata.category(sign) in UNSEEN else sign for sign in text)


def _in_utf_16(sign: str) -> str:
    """Return a character as JSON escapes it: by its one or two units of UTF-16."""
    units = sign.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def shortened(text: str, most: int) -> str:
    """Return a text that has at most `most` characters of it, and an ellipsis for the words that are left out.

    >>> shortened("the harbour office", 12), shortened("the harbour", 12)
    ('the harbour…', 'the harbour')
    """
    if len(text) <= most:
        return text
    return f"{text[: most + 1].rpartition(' ')[0].rstrip() or text[:most]}…"


LONGEST = 1000
"""The characters of a message or hint that are printed, as it may quote what a stranger wrote."""


def cut(text: str) -> str:
    """Return a text that is printed: one of more than LONGEST characters is cut.

    >>> len(cut("a" * 5_000))
    1001
    """
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


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
        mend = f"; {cut(self.hint)}" if self.hint else ""
        return printable(f"{self.place}: [{self.check}] {warning}{cut(self.message)}{mend}")


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
    """Return a count in words: `1 problem`, `3 problems`, `17,239 problems`."""
    return counted(len(things), noun, f"{noun}s")


def counted(number: int, one: str, many: str) -> str:
    """Return a number with what it counts.

    >>> counted(1, "entity", "entities"), counted(17239, "fact", "facts")
    ('1 entity', '17,239 facts')
    """
    return f"{number:,} {one if number == 1 else many}"


def tally(counts: Mapping[str, int]) -> str:
    """Return counts by the plural of what they count, one after the other.

    >>> tally({"entities": 1, "facts": 17239, "sources": 1})
    '1 entity, 17,239 facts, 1 source'
    """
    return ", ".join(counted(number, _ONE.get(many, many[:-1]), many) for many, number in counts.items())


_ONE = {"entities": "entity"}


def screenful(problems: Sequence[Problem]) -> list[str]:
    """Return a line for each problem up to SCREENFUL, in order, then one that counts the others by rule.

    Warnings give way to what is no warning.
    """
    errors, warnings = ([p for p in problems if p.is_warning == is_warning] for is_warning in (False, True))
    chosen = {id(problem) for problem in [*errors, *warnings][:SCREENFUL]}
    lines = [str(problem) for problem in problems if id(problem) in chosen]
    others = Counter(problem.check for problem in problems if id(problem) not in chosen)
    if others:
        rules = ", ".join(f"{number:,} {rule}" for rule, number in others.most_common())
        lines.append(f"... and {others.total():,} more: {rules}")
    return lines
