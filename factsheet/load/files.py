"""A file of facts -> the part of the sheet that it holds, or every problem in it.

A file is read in two steps. The first makes plain text in dicts and lists: it is slow, so its result may be kept, and
another process may do it. The second makes records.
"""

from __future__ import annotations

import errno
import marshal
import time
from array import array
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from factsheet.core import cache_file
from factsheet.core.digest import Stamp, fingerprint, stamp
from factsheet.core.entries import read_file
from factsheet.core.model import Sheet
from factsheet.core.problems import Place, Problem
from factsheet.core.system_errors import reason
from factsheet.load import tree
from factsheet.load.decode import decode
from factsheet.load.limits import MOST_BYTES, MOST_PROBLEMS, too_many
from factsheet.load.messages import explain
from factsheet.load.tree import Mark, Node, Tree
from factsheet.load.yaml import compose, compose_sound

SECTIONS = tuple(section.name for section in fields(Sheet))
"""The top keys of a facts file."""

_SHEET = TypeAdapter(Sheet)
SIZE = 16
"""The size of a fact's digest in bytes."""

_LONGEST = 8
"""The number of lines of a value in which words are looked for."""


@dataclass(frozen=True)
class Document:
    """A file of facts, with the place of everything in it."""

    file: str
    tree: Tree
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self.text.split("\n")

    def place(self, mark: Mark) -> Place:
        """Return the place of a mark in this file."""
        return tree.place(self.file, mark)

    def find(self, words: str, mark: Mark) -> Place:
        """Return the first place of `words` at or after a mark, or the mark's own if no line near it holds them."""
        start = self.place(mark)
        for number in range(start.line, min(start.line + _LONGEST, len(self.lines) + 1)):
            begin = start.column - 1 if number == start.line else 0
            column = self.lines[number - 1].find(words, begin)
            if column >= 0:
                return Place(start.file, number, column + 1)
        return start


_FRESH = 100_000_000
"""Nanoseconds within which a second write may get the same time as the first. A stamp so fresh proves nothing."""


def settled_stamp(file: Path) -> Stamp | None:
    """Return the stamp of a file. Return None if there is no file, or if it changed too recently (see `_FRESH`)."""
    stamp_ = stamp(file)
    return None if stamp_ and time.time_ns() - stamp_.time < _FRESH else stamp_


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file after the first step.

    `packed` is its plain text in dicts and lists, with the place and digest of each fact; empty if the file is broken.
    `digest` is of the file's bytes: an equal one means equal content. An equal `stamp` means that nobody wrote since.
    """

    file: Path
    label: str
    digest: str
    packed: bytes
    stamp: Stamp | None = None


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A file after the second step: its part of the sheet, or its problems.

    For all its facts in turn, `places` has the line and the column, and `digests` SIZE bytes each. They are packed
    because there may be millions.
    """

    raw: SourceFile
    sheet: Sheet
    places: array[int] = field(default_factory=lambda: array("I"))
    digests: bytes = b""
    problems: tuple[Problem, ...] = ()


def read(file: Path, label: str, cache: Path | None = None) -> SourceFile:
    """Do the first step. A file that was read before is taken from the folder `cache`."""
    known = settled_stamp(file)  # before it is read: what is written meanwhile has another
    return replace(_read(file, label, cache), stamp=known)


def _read(file: Path, label: str, cache: Path | None) -> SourceFile:
    try:
        content = read_file(file, MOST_BYTES)
    except OSError:
        return SourceFile(file, label, "", b"")
    digest = _digest_of(content)
    packed = _cached_bytes(cache, digest) if cache else b""
    if not packed:
        packed = _packed(content, label)
        if cache and packed:
            cache_file.write(_cache_file(cache, digest), _key(digest), [packed])
    return SourceFile(file, label, digest, packed)


def cached(cache: Path, label: str, digest: str) -> SourceFile:
    """Return a file as it was when it had this digest. It is empty if the cache has nothing of it."""
    return SourceFile(Path(label), label, digest, _cached_bytes(cache, digest))


def cached_root(cache: Path, content: bytes) -> dict[str, Node] | None:
    """Return the plain text, in dicts and lists, of a file of this content if it was read before; else None."""
    packed = _cached_bytes(cache, _digest_of(content))
    return marshal.loads(packed)[0] if packed else None  # noqa: S302 - ours, under a digest


def _digest_of(content: bytes) -> str:
    return blake2b(content, digest_size=20).hexdigest()


def _cached_bytes(cache: Path, digest: str) -> bytes:
    return bytes(cache_file.read(_cache_file(cache, digest), _key(digest)) or b"")


def _key(digest: str) -> str:
    """Return the key of what is kept of a file: that of another file, under the name of this one, is none."""
    return f"{fingerprint()} {digest}"


def _cache_file(cache: Path, digest: str) -> Path:
    return cache / f"{digest}.tree"


def tidy(cache: Path, used: Collection[str]) -> None:
    """Delete the cached files whose digests are not `used`, once they are more than half of all, and some to spare."""
    files = list(cache.glob("*.tree"))
    if len(files) > 2 * len(used) + _SPARE:
        for file in files:
            if file.stem not in used:
                file.unlink(missing_ok=True)


_SPARE = 50


def validated(raw: SourceFile, *, alone: bool) -> LoadedFile:
    """Do the second step. A file that is not `alone` need not have all that a sheet needs."""
    if raw.packed:
        root, places, digests = marshal.loads(raw.packed)  # noqa: S302 - ours, under a digest
        try:
            sheet = _SHEET.validate_python(_filled(root, alone=alone))
            return LoadedFile(replace(raw, packed=b""), sheet, array("I", places), digests)
        except ValidationError:
            pass  # said in full below
    problems = tuple(_problems(raw.file, raw.label, alone=alone))
    if not problems:
        again = read(raw.file, raw.label)
        if again.digest != raw.digest:  # somebody mended it meanwhile, or the system could not read it at first
            return validated(again, alone=alone)
        raise AssertionError(f"{raw.label} was read in two ways")  # nothing of it may be lost in silence
    return LoadedFile(raw, Sheet(kinds={}), problems=problems)


def document(file: Path, label: str) -> Document:
    """Read a file that is known to be good once more, with its places."""
    text, _ = decode(read_file(file, MOST_BYTES), label)
    tree_, _ = compose(text, label)
    return Document(label, tree_ or Tree({}, {}), text)


def missing(label: str) -> list[Problem]:
    """Return the problems of files that are good by themselves but together lack something that a sheet needs."""
    tree_, _ = compose("{}", label)
    return list(_shape_problems(Document(label, tree_ or Tree({}, {}), ""), {}, set()))


def _packed(content: bytes, label: str) -> bytes:
    """Pack a file's tree with the place and digest of each fact. Return no bytes if anything is wrong."""
    text, unreadable = decode(content, label)
    tree_ = None if unreadable else compose_sound(text)
    if not tree_:
        return b""
    lists = list(_lists_of_facts(tree_.root))
    marks = (mark for facts in lists for mark in tree_.marks[id(facts)][1:])
    places = array("I", (number + 1 for mark in marks for number in (mark.line, mark.column)))
    digests = b"".join([_digest(fact) for facts in lists for fact in facts])
    return marshal.dumps((tree_.root, places.tobytes(), digests))


def _lists_of_facts(root: Mapping[str, Node]) -> Iterator[list[Node]]:
    """Yield each entity's list of facts. An entry that is no fact is refused later."""
    entities = root.get("entities")
    for entity in entities.values() if isinstance(entities, dict) else ():
        facts = entity.get("facts") if isinstance(entity, dict) else None
        if isinstance(facts, list):
            yield facts


def _digest(fact: Node) -> bytes:
    """Digest a fact. Equal facts have equal digests, as version 2 of marshal's format ignores who else holds a text."""
    return blake2b(marshal.dumps(fact, 2), digest_size=SIZE).digest()


def _filled(root: Mapping[str, Node], *, alone: bool) -> Mapping[str, object]:
    return root if alone else {"kinds": {}, **root}


def _problems(file: Path, label: str, *, alone: bool) -> Iterator[Problem]:
    """Yield every problem of a file, as far as it can be read."""
    try:
        text, unreadable = decode(read_file(file, MOST_BYTES), label)
    except OSError as error:
        message = f"this file cannot be read: {reason(error)}"
        is_big = error.errno == errno.EFBIG
        hint = (
            "split it: a folder facts/ may hold many files" if is_big else "check that it is there and its permissions"
        )
        yield Problem(Place(label), "no-facts", message, hint)
        return
    tree_, malformed = (None, []) if unreadable else compose(text, label)
    yield from (*unreadable, *malformed)
    if tree_:
        places = {str(problem.place) for problem in malformed}  # a null, say, is told once, by what found it first
        yield from _shape_problems(Document(label, tree_, text), _filled(tree_.root, alone=alone), places)


def _shape_problems(document_: Document, root: Mapping[str, object], known: set[str]) -> Iterator[Problem]:
    try:
        _SHEET.validate_python(root)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        deeper = {details["loc"][:-2] for details in errors}  # a list is not empty when its entries are bad
        if len(errors) > MOST_PROBLEMS:
            yield too_many(Place(document_.file), len(errors) - MOST_PROBLEMS)
        for details in errors[:MOST_PROBLEMS]:
            if details["type"] == "too_short" and details["loc"] in deeper:
                continue
            at_key, problem = explain(details)
            mark, _ = document_.tree.locate(details["loc"], key=at_key)
            if str(document_.place(mark)) not in known:
                yield Problem(document_.place(mark), *problem)
