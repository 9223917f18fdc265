"""Digests and stamps of files, and a digest of the code that turns them into a site."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from factsheet.core.plain import is_plain
from factsheet.core.problems import label_of


@cache
def fingerprint() -> str:
    """Return a digest of this package with its word lists, and of the versions of Python and all installed packages."""
    here = Path(__file__).parent.parent
    beside = sorted(f"{package.name} {package.version}" for package in metadata.distributions())
    return digest_of(
        [*here.rglob("*.py"), *here.rglob("*.yaml")], here, text=repr((sys.version_info[:2], beside, is_plain()))
    )


def digest_of(files: Iterable[Path], root: Path, text: str = "") -> str:
    """Return a digest of files, of their names as problems print them, and of a text."""
    digest = sha256(text.encode())
    for file in sorted(file for file in files if file.is_file()):
        digest.update(f"\0{label_of(file, root)}\0".encode())
        digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()


class Stamp(NamedTuple):
    """A file's last change in nanoseconds, its size in bytes, and its inode, as editors may replace the file."""

    time: int
    size: int
    inode: int


def stamp(file: str | Path) -> Stamp | None:
    """Return the stamp of a file, or None if there is no file."""
    try:
        status = os.stat(file)
    except OSError:
        return None
    return Stamp(status.st_mtime_ns, status.st_size, status.st_ino)
