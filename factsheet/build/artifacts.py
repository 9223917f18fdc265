"""The last site as a store: a page or export that no change has reached is linked from there, not made again.

The notes on it are a cache like any other: safe to delete, and void where a file is not as it was left, or where what
all pages depend on besides the facts (code, templates, settings, the day) is not as it was.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import IO, Any, NamedTuple


class Artifact(NamedTuple):
    """What is known of a file of the site."""

    shape: bytes  # of a list of facts: a digest of which facts, and of what it says around them
    size: int
    time: int  # of the last change, in nanoseconds
    anchors: str  # of a page, as links.LinkGraph has them


@dataclass(frozen=True)
class PreviousSite:
    """The files of the last site that was published in a folder, and everything that its pages asked for."""

    folder: Path
    facts: Mapping[str, str] = field(default_factory=dict)  # digests of the files it was made from, by their labels
    artifacts: Mapping[str, Artifact] = field(default_factory=dict)
    asked: Mapping[str, Iterable[str]] = field(default_factory=dict)  # by file, the anchors
    in_place: bool = False  # whether the next site takes its place file by file, so that nothing need be put there

    @classmethod
    def of(cls, folder: Path, cache: Path, fingerprint: bytes) -> PreviousSite:
        """What was noted of a folder; nothing where there are no notes on it, or it has another fingerprint."""
        try:
            with _file(folder, cache).open("rb") as opened:
                found, facts, asked = _load(opened)
                if found == fingerprint:
                    notes = {path: Artifact(*one) for some in iter(partial(_load, opened), []) for path, *one in some}
                    return cls(folder, facts, notes, asked)
        except (OSError, ValueError, EOFError, TypeError, OverflowError, MemoryError):  # somebody cut it short
            pass
        return cls(folder)

    def reuse(self, path: str, shape: bytes, into: Path) -> Artifact | None:
        """Hard-link an unchanged file from the previous site; one that is `in_place` is there already.

        Return None where it must be made anew: it is not as it was left, or lists other facts.
        """
        known = self.artifacts.get(path)
        if not known or known.shape != shape or not self._is_as_left(path, known):
            return None
        if self.in_place:
            return known
        try:
            _link(f"{self.folder}/{path}", f"{into}/{path}")
        except OSError:
            return None
        return known

    def file(self, path: str) -> Path | None:
        """A file of the last site, if it is as it was left."""
        known = self.artifacts.get(path)
        return self.folder / path if known and self._is_as_left(path, known) else None

    def keep(self, cache: Path, fingerprint: bytes) -> None:
        """Note that this is what is published in the folder; a cache that cannot be written to costs only time."""
        file = _file(self.folder, cache)
        draft = file.with_suffix(f".{os.getpid()}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as opened:
                _dump((fingerprint, dict(self.facts), {name: tuple(one) for name, one in self.asked.items()}), opened)
                notes = iter(self.artifacts.items())
                while some := [(path, *one) for path, one in islice(notes, _AT_ONCE)]:
                    _dump(some, opened)
                _dump([], opened)
            draft.replace(file)
        except OSError:
            return

    def _is_as_left(self, path: str, note: Artifact) -> bool:
        try:
            found = os.stat(f"{self.folder}/{path}")
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (note.size, note.time)


def artifact(written: os.stat_result, shape: bytes = b"", anchors: str = "") -> Artifact:
    """What to know of a file that was just written. Where closing it changes its time, it will be made again."""
    return Artifact(shape, written.st_size, written.st_mtime_ns, anchors)


_AT_ONCE = 10_000
"""Notes that are packed at once: all of a large site are more than memory should hold twice."""


def _dump(content: Any, file: IO[bytes]) -> None:
    packed = marshal.dumps(content)
    file.write(len(packed).to_bytes(8, "big") + packed)


def _load(file: IO[bytes]) -> Any:
    return marshal.loads(file.read(int.from_bytes(file.read(8), "big")))  # noqa: S302 - our own


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(new), exist_ok=True)
        os.link(old, new)


def _file(folder: Path, cache: Path) -> Path:
    """One file for each folder that sites are published in."""
    return cache / f"site-{blake2b(str(folder).encode(), digest_size=8).hexdigest()}"
