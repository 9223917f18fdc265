"""Finished files, and publishing a folder of them whole: a reader sees the old site or the new one, never half."""

from __future__ import annotations

import os
import shutil
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


def staging(site_dir: Path) -> Path:
    """An empty folder beside `site_dir` for this process to build in.

    What killed builds left is put right first: a site that was moved aside and not replaced comes back, unfinished
    folders go.
    """
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    for aside in sorted(site_dir.parent.glob(f".{site_dir.name}.old-*")):
        if not _is_alive(aside):
            _restore_or_remove(aside, site_dir)
    for unfinished in site_dir.parent.glob(f".{site_dir.name}.building-*"):
        if not _is_alive(unfinished):
            shutil.rmtree(unfinished, ignore_errors=True)
    folder = site_dir.with_name(f".{site_dir.name}.building-{os.getpid()}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def publish(folder: Path, site_dir: Path) -> None:
    """Put a finished folder in the place of `site_dir`. If that fails, the old one stands where it stood."""
    aside = site_dir.with_name(f".{site_dir.name}.old-{os.getpid()}")
    if site_dir.exists():
        os.replace(site_dir, aside)
    try:
        os.replace(folder, site_dir)
    except OSError:
        _restore_or_remove(aside, site_dir)  # gone only if another build has published meanwhile
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _restore_or_remove(aside: Path, site_dir: Path) -> None:
    if not aside.exists():
        return
    if site_dir.exists():
        shutil.rmtree(aside, ignore_errors=True)
    else:
        os.replace(aside, site_dir)


def discard(folder: Path) -> None:
    """Throw an unfinished folder away."""
    shutil.rmtree(folder, ignore_errors=True)


def _is_alive(folder: Path) -> bool:
    """Whether the process whose number the folder bears still runs."""
    pid = folder.name.rpartition("-")[2]
    if not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
