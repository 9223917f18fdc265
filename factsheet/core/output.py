"""Finished files of the site, and functions that write them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site. `path` is relative to its root. `parts` makes its content in UTF-8 when it is written."""

    path: str
    parts: Callable[[], Iterable[bytes]]
    facts: Callable[[], Iterable[str]] | None = None  # global ids, if it is made of facts alone

    @property
    def shape(self) -> bytes:
        """A digest of the ids of its facts, in order; empty if it is not made of facts alone."""
        return blake2b("\n".join(self.facts()).encode(), digest_size=16).digest() if self.facts else b""

    @property
    def content(self) -> bytes:
        """The whole content."""
        return b"".join(self.parts())


def write(folder: Path, path: str, parts: Iterable[bytes]) -> os.stat_result:
    """Write a file of the site into a folder. Return its status.

    A large file is written in parts, as it may be more than memory should hold. A file that is there already is
    replaced, not written into, as it may be a hard link to a file of the previous site. The status is read while the
    file is open, which takes a fifth of the time.
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
    """Write a file that people or later runs keep. Write a draft beside it first, so that it is never there in part.

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
    """Make a folder. Its parent is there mostly, so try that first. It is no error if another process made it."""
    try:
        os.mkdir(name)
    except OSError:
        os.makedirs(name, exist_ok=True)


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_LARGE = 1 << 20


def _gathered(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Join small parts. Yield fewer, larger ones."""
    some, size = [], 0
    for part in parts:
        some.append(part)
        size += len(part)
        if size > _LARGE:
            yield b"".join(some)
            some, size = [], 0
    yield b"".join(some)


def _write(file: int, content: bytes) -> None:
    """Write all bytes. The system may write only some of them at a time."""
    while content:
        content = content[os.write(file, content) :]
