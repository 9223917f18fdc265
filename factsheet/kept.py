"""The last site as a store: a page or export whose key has not changed is linked from there, not made again.

The notes on it (by path: key, size and time of the file, anchors of the page) are a cache like any other: safe to
delete, and void where a file is not as it was left.
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

    key: bytes
    size: int
    time: int  # of the last change, in nanoseconds
    anchors: tuple[str, ...]  # of a page


@dataclass(frozen=True)
class Kept:
    """The files of the last site that was published in a folder, and everything that its pages asked for."""

    folder: Path
    notes: Mapping[str, Note] = field(default_factory=dict)
    asked: Mapping[str, Iterable[str]] = field(default_factory=dict)  # by file, the anchors

    @classmethod
    def of(cls, folder: Path, cache: Path) -> Kept:
        """What was noted of a folder; nothing where there are no notes on it."""
        try:
            notes, asked = marshal.loads(_file(folder, cache).read_bytes())  # noqa: S302 - our own
            return cls(folder, {path: Note(*note) for path, note in notes.items()}, asked)
        except (OSError, ValueError, EOFError, TypeError):
            return cls(folder)

    def again(self, path: str, key: bytes, into: Path) -> Note | None:
        """Put a file of the last site into the next, if it is the one of that key and as it was left."""
        note = self.notes.get(path)
        if not note or note.key != key:
            return None
        old, new = f"{self.folder}/{path}", f"{into}/{path}"
        try:
            found = os.stat(old)
            if (found.st_size, found.st_mtime_ns) != (note.size, note.time):
                return None
            _link(old, new)
        except OSError:
            return None
        return note


def note(folder: Path, path: str, key: bytes, anchors: Iterable[str] = ()) -> Note:
    """What to know of a file that was just written."""
    found = os.stat(f"{folder}/{path}")
    return Note(key, found.st_size, found.st_mtime_ns, tuple(anchors))


def keep(folder: Path, cache: Path, notes: Mapping[str, Note], asked: Mapping[str, Iterable[str]]) -> None:
    """Note what was published in a folder; a cache that cannot be written to costs only time."""
    file = _file(folder, cache)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(f".{os.getpid()}")
        content = ({path: tuple(one) for path, one in notes.items()}, {name: list(one) for name, one in asked.items()})
        draft.write_bytes(marshal.dumps(content))
        draft.replace(file)
    except OSError:
        return


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(new), exist_ok=True)
        os.link(old, new)


def _file(folder: Path, cache: Path) -> Path:
    """One file for each folder that sites are published in."""
    return cache / f"site-{blake2b(str(folder).encode(), digest_size=8).hexdigest()}"
