"""Finished files of the site, and writing them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site; `path` is relative to its root. `parts` makes it in UTF-8, when it is written, not before."""

    path: str
    parts: Callable[[], Iterable[bytes]]
    facts: Callable[[], Iterable[str]] | None = None  # by global id, if they are all that it is made of

    @property
    def shape(self) -> bytes:
        """A digest of which facts it is made of."""
        return blake2b("\n".join(self.facts()).encode(), digest_size=16).digest() if self.facts else b""

    @property
    def content(self) -> bytes:
        """All of it."""
        return b"".join(self.parts())


def write(folder: Path, path: str, parts: Iterable[bytes]) -> os.stat_result:
    """Write a file of the site into a folder: a small one at once, but some are larger than memory would like.

    One that is there already may be a link to that of the last site, so it is replaced and not written into. What the
    system knows of the file is asked while it is open, which takes a fifth of the time.
    """
    name = f"{folder}/{path}"
    try:
        file = os.open(name, _NEW)
    except FileNotFoundError:
        _make_folder(os.path.dirname(name))
        file = os.open(name, _NEW)
    except FileExistsError:
        os.unlink(name)
        file = os.open(name, _NEW)
    try:
        for content in _gathered(parts):
            _write(file, content)
        return os.fstat(file)
    finally:
        os.close(file)


def replace(file: Path, parts: Iterable[bytes]) -> None:
    """Write a file that people or later runs keep: beside its place first, so that it is there whole or as it was.

    Raises OSError.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with draft.open("wb") as opened:
            opened.writelines(parts)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _make_folder(name: str) -> None:
    """What stands above it is mostly there already; another process may be quicker."""
    try:
        os.mkdir(name)
    except OSError:
        os.makedirs(name, exist_ok=True)


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_LARGE = 1 << 20


def _gathered(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The same in larger parts."""
    some, size = [], 0
    for part in parts:
        some.append(part)
        size += len(part)
        if size > _LARGE:
            yield b"".join(some)
            some, size = [], 0
    yield b"".join(some)


def _write(file: int, content: bytes) -> None:
    """Write all of it; a system may write less at a time."""
    while content:
        content = content[os.write(file, content) :]
