"""The last site as a store: a page or export that no change has reached is linked from there, not made again.

The notes on it are a cache like any other: safe to delete, and void where a file is not as it was left, or where what
all pages depend on besides the facts (code, templates, settings, the day) is not as it was.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple


class Note(NamedTuple):
    """What is known of a file of the site."""

    shape: bytes  # of a list of facts: a digest of which facts, and of what it says around them
    size: int
    time: int  # of the last change, in nanoseconds
    anchors: tuple[str, ...]  # of a page


@dataclass(frozen=True)
class Kept:
    """The files of the last site that was published in a folder, and everything that its pages asked for."""

    folder: Path
    facts: Mapping[str, str] = field(default_factory=dict)  # digests of the files it was made from, by their labels
    notes: Mapping[str, Note] = field(default_factory=dict)
    asked: Mapping[str, Iterable[str]] = field(default_factory=dict)  # by file, the anchors

    @classmethod
    def of(cls, folder: Path, cache: Path, ground: bytes) -> Kept:
        """What was noted of a folder; nothing where there are no notes on it, or it stands on other ground."""
        try:
            found, facts, notes, asked = marshal.loads(_file(folder, cache).read_bytes())  # noqa: S302 - our own
            if found == ground:
                return cls(folder, facts, {path: Note(*note) for path, note in notes.items()}, asked)
        except (OSError, ValueError, EOFError, TypeError):
            pass
        return cls(folder)

    def again(self, path: str, shape: bytes, into: Path) -> Note | None:
        """Put a file of the last site into the next, if it has the same shape and is as it was left."""
        note = self.notes.get(path)
        if not note or note.shape != shape or not self._is_as_left(path, note):
            return None
        try:
            _link(f"{self.folder}/{path}", f"{into}/{path}")
        except OSError:
            return None
        return note

    def file(self, path: str) -> Path | None:
        """A file of the last site, if it is as it was left."""
        note = self.notes.get(path)
        return self.folder / path if note and self._is_as_left(path, note) else None

    def keep(self, cache: Path, ground: bytes) -> None:
        """Note that this is what is published in the folder; a cache that cannot be written to costs only time."""
        file = _file(self.folder, cache)
        notes = {path: tuple(one) for path, one in self.notes.items()}
        content = (ground, dict(self.facts), notes, {name: list(one) for name, one in self.asked.items()})
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            draft = file.with_suffix(f".{os.getpid()}")
            draft.write_bytes(marshal.dumps(content))
            draft.replace(file)
        except OSError:
            return

    def _is_as_left(self, path: str, note: Note) -> bool:
        try:
            found = os.stat(f"{self.folder}/{path}")
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (note.size, note.time)


def note(folder: Path, path: str, shape: bytes = b"", anchors: Iterable[str] = ()) -> Note:
    """What to know of a file that was just written."""
    found = os.stat(f"{folder}/{path}")
    return Note(shape, found.st_size, found.st_mtime_ns, tuple(anchors))


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(new), exist_ok=True)
        os.link(old, new)


def _file(folder: Path, cache: Path) -> Path:
    """One file for each folder that sites are published in."""
    return cache / f"site-{blake2b(str(folder).encode(), digest_size=8).hexdigest()}"
