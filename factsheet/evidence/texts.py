"""A folder of captured texts, each a file `ID.txt` named by its source."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from factsheet.core import entries, output
from factsheet.core.problems import BuildError, Place, Problem

MOST_BYTES = 8_000_000
"""The size of the biggest text that is read."""

RULE = "text-file"
"""The rule that a bad file of a captured text breaks."""


class Texts(NamedTuple):
    """Captured texts by source, and what is wrong with the files that hold them."""

    by_source: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


def read_texts(folder: Path, sources: Collection[str], project: Path | None = None) -> Texts:
    """Read every text in a folder. Hidden files are passed over; a text of no source is a problem.

    So is a link that leads out of the folder, and of the `project`: what stands elsewhere would show in messages.
    """
    homes = (folder, project) if project else (folder,)
    by_source: dict[str, str] = {}
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.txt")):
        if entries.is_passed_over(file.name):
            continue
        outside = entries.link_problem(file, str(file), *homes) if file.is_symlink() and file.exists() else None
        text = outside or _read(file, file.stem, sources)
        if isinstance(text, Problem):
            problems.append(text)
        else:
            by_source[file.stem] = text
    if not (by_source or problems):
        message = "there are no captured texts in this folder; expected files such as `SOURCE-ID.txt`"
        problems.append(Problem(Place(str(folder)), RULE, message, "name the folder that holds them"))
    return Texts(by_source, tuple(problems))


def read_one(source: str, file: Path, sources: Collection[str]) -> Texts:
    """Read the text of one source, whatever its file is called."""
    text = _read(file, source, sources)
    return Texts({}, (text,)) if isinstance(text, Problem) else Texts({source: text})


def _read(file: Path, source: str, sources: Collection[str]) -> str | Problem:
    """Return a captured text, or what is wrong with its file."""
    if source not in sources:
        message = f"this text fits no source: there is no source `{source}`; expected one of {', '.join(sources)}"
        return Problem(Place(str(file)), RULE, message, "name it by the id of its source")
    try:
        return read_text(file)
    except UnicodeDecodeError as error:
        return Problem(Place(str(file)), RULE, f"byte {error.start + 1} is no UTF-8", "save the text as UTF-8")
    except OSError as error:
        return Problem(Place(str(file)), RULE, f"this text cannot be read: {error.strerror}", "check its permissions")


def read_text(file: Path) -> str:
    """Read one captured text. Raises OSError and UnicodeDecodeError."""
    return entries.read_file(file, MOST_BYTES).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def refuse_another(file: Path, text: str) -> None:
    """Raise BuildError if a file has another text already."""
    if file.is_file() and file.read_bytes() != text.encode():
        message = "there is another text of this source already, and it differs"
        raise BuildError([Problem(Place(str(file)), RULE, message, "add --replace to write over it")])


def write_text(file: Path, text: str, *, may_replace: bool) -> None:
    """Write one captured text. Raises BuildError where another is there, unless that may be replaced, or it cannot."""
    try:
        if file.is_dir():
            hint = "name another folder with --to, or move it away"
            raise BuildError([Problem(Place(str(file)), RULE, "a folder has the name of this text", hint)])
        if not may_replace:
            refuse_another(file, text)
        output.replace(file, [text.encode()])
    except OSError as error:
        message = f"this text cannot be written: {error.strerror}"
        raise BuildError([Problem(Place(str(file)), RULE, message, "check the permissions of its folder")]) from error
