"""The previous site as a store: a page or export that no change has reached is linked from there, not made again.

The notes on it are a cache and safe to delete. The note on a file is void if the file is not as it was left. All notes
are void if the fingerprint is another (`mkdocs_hook.settings`: code, templates, settings, menu, evidence.lock, day).
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from factsheet.core import cache_file
from factsheet.core.digest import Stamp


class Artifact(NamedTuple):
    """A note on a file of the site, from which a later build tells whether the file can be reused."""

    list_digest: bytes  # for a page made from certain facts: a digest of which, and of the text around them
    size: int
    time: int  # of the last change, in nanoseconds
    anchors: str  # for a page, as links.LinkGraph has them
    inode: int = 0  # this and the next one are 0 until the site is published
    changed: int = 0  # when its content, name or rights last changed, in nanoseconds: nobody can set this back


@dataclass(frozen=True)
class PreviousSite:
    """The files of the site that was last published in a folder, and all anchors that its pages asked for."""

    folder: Path
    facts: Mapping[str, str] = field(default_factory=dict)  # digests of the files it was made from, by their labels
    artifacts: Mapping[str, Artifact] = field(default_factory=dict)
    asked: Mapping[str, Iterable[str]] = field(default_factory=dict)  # by file, the anchors
    commit: str = ""  # the last one that its history had
    in_place: bool = False  # whether new files replace the old ones in this folder, so that no file need be linked

    @classmethod
    def of(cls, folder: Path, cache: Path, fingerprint: str) -> PreviousSite:
        """Read the notes on a folder. Return an empty site if there are none, or none with this fingerprint."""
        content = cache_file.read(_file(folder, cache), _key(folder, fingerprint))
        if content is None:
            return cls(folder)
        (facts, asked, commit), *runs = _unpacked(content)
        return cls(folder, facts, {path: Artifact(*fields) for run in runs for path, *fields in run}, asked, commit)

    def reuse(self, path: str, list_digest: bytes, into: Path) -> Artifact | None:
        """Hard-link an unchanged file from the previous site, unless that is `in_place`.

        Return None if it must be made anew: it is not as it was left, lists other facts, or cannot be linked.
        """
        known = self.artifacts.get(path)
        if not known or known.list_digest != list_digest or not self._is_as_left(path, known):
            return None
        if self.in_place:
            return known
        try:
            _link(f"{self.folder}/{path}", f"{into}/{path}")
        except OSError:
            return None
        return known

    def file(self, path: str) -> Path | None:
        """Return a file of the previous site, or None if it is not as it was left."""
        known = self.artifacts.get(path)
        return self.folder / path if known and self._is_as_left(path, known) else None

    def keep(self, cache: Path, fingerprint: str) -> None:
        """Write the notes, after this site was published in its folder."""
        cache_file.write(_file(self.folder, cache), _key(self.folder, fingerprint), self._packed())
        cache_file.drop_drafts(cache)

    def as_published(self) -> PreviousSite:
        """Complete the notes once the folder is in its place. Leave out files that are not as they were left."""
        noted = ((path, note, _status(f"{self.folder}/{path}")) for path, note in self.artifacts.items())
        artifacts = {
            path: note._replace(inode=status.st_ino, changed=status.st_ctime_ns)
            for path, note, status in noted
            if status and (status.st_size, status.st_mtime_ns) == (note.size, note.time)
        }
        return replace(self, artifacts=artifacts)

    def _packed(self) -> Iterator[bytes]:
        """Yield the notes in chunks, each behind its length, as memory should not hold a large site's notes twice."""
        asked = {name: tuple(anchors) for name, anchors in self.asked.items()}
        yield from _pack((dict(self.facts), asked, self.commit))
        artifacts = iter(self.artifacts.items())
        while run := [(path, *fields) for path, fields in islice(artifacts, _AT_ONCE)]:
            yield from _pack(run)

    def _is_as_left(self, path: str, note: Artifact) -> bool:
        """Tell whether a file is as it was left. Nobody but us writes `in_place`, where moving files changes them."""
        status = _status(f"{self.folder}/{path}")
        if not status or (status.st_size, status.st_mtime_ns) != (note.size, note.time):
            return False
        return self.in_place or (status.st_ino, status.st_ctime_ns) == (note.inode, note.changed)


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def artifact(written: os.stat_result, list_digest: bytes = b"", anchors: str = "") -> Artifact:
    """Return the note on a file that was just written. If closing it changes its time, it will be made again."""
    return Artifact(list_digest, written.st_size, written.st_mtime_ns, anchors)


def as_left(notes: Mapping[str, Artifact]) -> dict[str, Stamp]:
    """Return the stamps of the files that were taken from the previous site: they were as the build had left them."""
    return {path: Stamp(note.time, note.size, note.inode) for path, note in notes.items() if note.inode}


_AT_ONCE = 10_000
"""The number of artifacts that are packed at once."""


def _pack(content: Any) -> Iterator[bytes]:
    packed = marshal.dumps(content)
    yield len(packed).to_bytes(8, "big")
    yield packed


def _unpacked(content: memoryview) -> Iterator[Any]:
    while content:
        size = int.from_bytes(content[:8], "big")
        yield marshal.loads(content[8 : 8 + size])  # noqa: S302 - our own, under a digest
        content = content[8 + size :]


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(new), exist_ok=True)
        os.link(old, new)


def _key(folder: Path, fingerprint: str) -> str:
    """Return the key of the notes on a folder: those on another one, under the name of this one, are none."""
    return f"{fingerprint} {folder}"


def _file(folder: Path, cache: Path) -> Path:
    """Return the path of the notes on a folder. Every folder that sites are published in has its own."""
    return cache / f"site-{blake2b(str(folder).encode(), digest_size=8).hexdigest()}"
