"""Digests of files, and of the code that turns them into a site."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from factsheet.core.problems import label_of


def of_code(folder: Path) -> str:
    """Return a digest of the modules in a folder, and of Python."""
    return digest_of(folder.rglob("*.py"), folder, said=repr(sys.version_info[:2]))


@cache
def code() -> str:
    """A digest of this package with its lists of words, of Python and of every package beside it."""
    here = Path(__file__).parent
    beside = sorted(f"{found.name} {found.version}" for found in metadata.distributions())
    return digest_of([*here.rglob("*.py"), *here.rglob("*.yaml")], here, said=repr((sys.version_info[:2], beside)))


def digest_of(files: Iterable[Path], root: Path, said: str = "") -> str:
    """A digest of files, with their names as problems print them, and of a text."""
    found = sha256(said.encode())
    for file in sorted(file for file in files if file.is_file()):
        found.update(f"\0{label_of(file, root)}\0".encode())
        found.update(sha256(file.read_bytes()).digest())
    return found.hexdigest()
