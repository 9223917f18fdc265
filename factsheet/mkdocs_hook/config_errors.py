"""MkDocs' complaints about a bad mkdocs.yml -> problems at its lines."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from factsheet.core.problems import Place, Problem
from factsheet.mkdocs_hook.inheritance import lineage

_VALUE = re.compile(r"Config value '([^']+)': (.*)", re.DOTALL)
_POSITION = re.compile(r'in "([^"]+)", line (\d+), column (\d+)')


def file_of(config: MkDocsConfig) -> Path:
    """Return the file in which the settings stand."""
    return Path(config.config_file_path or "mkdocs.yml")


def files_of(config: MkDocsConfig) -> list[Path]:
    """Return that file, and those that it inherits."""
    return [file for file, _ in lineage(file_of(config))]


@contextmanager
def watched(file: Path) -> Iterator[list[Problem]]:
    """Yield a list that collects, while the block runs, the errors that MkDocs logs about its settings."""
    with _listening(_Collector(file), "mkdocs.config") as problems:
        yield problems


@contextmanager
def warnings_of_others(file: Path) -> Iterator[list[Problem]]:
    """Yield a list that collects, while the block runs, what MkDocs and other plugins warn of.

    Nobody reads the log of a build that was not begun with `mkdocs`: an entry of `nav` would be left out in silence.
    """
    with _listening(_Warnings(file), "mkdocs") as warnings:
        yield warnings


@contextmanager
def _listening(handler: _Collector | _Warnings, name: str) -> Iterator[list[Problem]]:
    """Yield the problems of a handler of the log with a name, which hears of what is logged while the block runs."""
    logger = logging.getLogger(name)
    logger.addHandler(handler)
    try:
        yield handler.problems
    finally:
        logger.removeHandler(handler)


def from_error(error: BaseException, file: Path) -> Problem:
    """Return any other failure as a problem, at the line of the settings that it names, else at the first."""
    message = getattr(error, "message", None) or str(error) or type(error).__name__
    positions = (position for position in _POSITION.findall(message) if Path(position[0]).is_file())
    *_, (named, line, column) = [(file, 1, 1), *positions]
    place = Place(os.path.relpath(named, file.parent), int(line), int(column))
    return Problem(place, "mkdocs", " ".join(message.split()))


class _Collector(logging.Handler):
    def __init__(self, file: Path) -> None:
        super().__init__(logging.ERROR)
        self._file, self.problems = file, list[Problem]()

    def emit(self, record: logging.LogRecord) -> None:
        match = _VALUE.fullmatch(record.getMessage())
        if match:
            message = f"`{match[1]}`: {' '.join(match[2].split())}"
            self.problems.append(Problem(place_of(match[1], self._file), "mkdocs", message))


class _Warnings(logging.Handler):
    def __init__(self, file: Path) -> None:
        super().__init__(logging.WARNING)
        self._file, self.problems = file, list[Problem]()

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno == logging.WARNING and not record.name.startswith("mkdocs.factsheet"):
            message = record.getMessage()
            place = place_of("nav" if "'nav'" in message else "", self._file)
            self.problems.append(Problem(place, "mkdocs", " ".join(message.split()), is_warning=True))


def place_of(key: str, file: Path, *, below: bool = False) -> Place:
    """Return the place of a setting, at the top or `below` `extra`, in a file or those that it inherits.

    It is the first line of the file if it is in none of them.
    """
    pattern = re.compile((r"\s+" if below else "") + re.escape(key) + r"\s*:")
    above = re.compile(r"extra\s*:")
    for named, _ in lineage(file):
        lines = named.read_text(encoding="utf-8", errors="replace").splitlines() if named.is_file() else []
        first = next((number for number, line in enumerate(lines) if above.match(line)), 0) if below else 0
        for number, line in enumerate(lines[first:], first + 1):
            if pattern.match(line):
                return Place(os.path.relpath(named, file.parent), number, line.index(key) + 1)
    return Place(file.name, 1, 1)
