"""facts.yaml (or a folder of such files) -> Sheet, or every problem at its file:line:column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping as AbstractMapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from factsheet.encoding import decode
from factsheet.explain import explain
from factsheet.model import Sheet
from factsheet.problems import BuildError, Place, Problem, label_of
from factsheet.tree import Mapping, Path as TreePath, compose, locate

_LONGEST = 8
"""Lines that a value is searched for words."""


@dataclass(frozen=True)
class Document:
    """One file of facts: its name as problems print it, and its tree."""

    file: str
    root: Mapping
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self.text.split("\n")

    def find(self, words: str, start: Place) -> Place:
        """The first place at or after `start` where `words` stand, if that is still in the same value."""
        for number in range(start.line, min(start.line + _LONGEST, len(self.lines) + 1)):
            begin = start.column - 1 if number == start.line else 0
            column = self.lines[number - 1].find(words, begin)
            if column >= 0:
                return Place(start.file, number, column + 1)
        return start


@dataclass(frozen=True)
class Places:
    """Where everything in the facts stands."""

    documents: tuple[Document, ...]

    def at(self, path: TreePath, *, key: bool = False, words: str = "") -> Place:
        """The place of the value (or key) at `path`, or of the nearest thing above it that is there.

        With `words` it is where these stand in the value, which may run over several lines.
        """
        found = [(*locate(document.root, document.file, path, key=key), document) for document in self.documents]
        place, _, document = max(found, key=lambda answer: answer[1])
        return document.find(words, place) if words else place

    def facts(self) -> dict[str, Place]:
        """The place of every fact, by global id."""
        return {name: place for document in self.documents for name, place in _facts_of(document)}


@dataclass(frozen=True)
class Loaded:
    """A sheet and where its parts stand."""

    sheet: Sheet
    places: Places


def load(path: Path, root: Path) -> Loaded:
    """The facts at `path`: a file, or a folder whose .yaml and .yml files are merged in the order of their names.

    Problems name files relative to `root`. Raises BuildError with all of them.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    files = files_of(path, root)
    for file in files:
        label = label_of(file, root)
        text, found = _read(file, label)
        tree, malformed = (None, []) if found else compose(text, label)
        problems += found + malformed
        if tree is not None:
            documents.append(Document(label, tree, text))
    if len(documents) < len(files):  # what a file lacks cannot be told from what could not be read
        raise BuildError(problems)
    places = Places(tuple(documents))
    sheet = _validate(_merge(documents, problems), places, problems)
    if problems or sheet is None:
        raise BuildError(problems)
    return Loaded(sheet, places)


def _read(file: Path, label: str) -> tuple[str, list[Problem]]:
    try:
        return decode(file.read_bytes(), label)
    except OSError as error:
        message = f"this file cannot be read: {(error.strerror or 'an error of the system').lower()}"
        return "", [Problem(Place(label), "no-facts", message, "check that it is there and its permissions")]


def default_facts(root: Path) -> Path:
    """facts.yaml, else the folder facts/ if there is one."""
    file, folder = root / "facts.yaml", root / "facts"
    return folder if folder.is_dir() and not file.exists() else file


def files_of(path: Path, root: Path) -> list[Path]:
    """The files to read. Raises BuildError when there are none."""
    found = sorted([*path.rglob("*.yaml"), *path.rglob("*.yml")]) if path.is_dir() else [path] if path.is_file() else []
    if not found:
        label = label_of(path, root)
        hint = "write facts.yaml, or a folder facts/ of .yaml files, or name another with --facts"
        raise BuildError([Problem(Place(label), "no-facts", "there is no such file or folder of facts", hint)])
    return found


def _merge(documents: Iterable[Document], problems: list[Problem]) -> dict[str, object]:
    """One mapping of all files; what two files define is a problem in the second."""
    merged: dict[str, object] = {}
    for document in documents:
        for section, content in document.root.items():
            have = merged.get(section)
            if section not in merged or not isinstance(content, dict) or not isinstance(have, dict):
                merged[section] = dict(content) if isinstance(content, dict) else content
                continue
            for name in have.keys() & content.keys():
                place, _ = locate(document.root, document.file, (section, name), key=True)
                problems.append(Problem(place, "duplicate-key", f"`{name}` is in another file too", "keep one"))
            have.update(content)
    return merged


def _validate(merged: AbstractMapping[str, object], places: Places, problems: list[Problem]) -> Sheet | None:
    """The records, or None after adding what is wrong with them."""
    broken = {str(problem.place) for problem in problems}
    try:
        return Sheet.model_validate(merged)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        deeper = {details["loc"][:-2] for details in errors}  # a list is not empty when its entries are bad
        for details in errors:
            if details["type"] == "too_short" and details["loc"] in deeper:
                continue
            at_key, problem = explain(details)
            place = places.at(details["loc"], key=at_key)
            if str(place) not in broken:  # a null, say, is told once, by what found it first
                problems.append(Problem(place, *problem))
        return None


def _facts_of(document: Document) -> Iterable[tuple[str, Place]]:
    entities = document.root.get("entities")
    for entity, content in entities.items() if isinstance(entities, Mapping) else ():
        facts = content.get("facts", ()) if isinstance(content, Mapping) else ()
        for fact in facts:
            if isinstance(fact, Mapping):
                place, _ = locate(fact, document.file, ())
                yield f"{entity}.{fact['id']}", place
