"""Turns of builds that publish in one folder: a second one waits until the first has published or given up.

Else it could take pages from a site that the first is replacing, and neither could tell what a dead build has left.
The system holds the lock for the process and lets it go when that dies, however it dies.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]

_TAKEN = frozenset({errno.EACCES, errno.EAGAIN})
_CANNOT = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})


@contextmanager
def turn(site_dir: Path, say: Callable[[str], None]) -> Iterator[bool]:
    """Wait until no other process publishes in a folder, and keep others waiting. `say` that there is a wait.

    Yield False, without waiting, if the file system has no locks. Raises OSError if its folder cannot be written to.
    Processes that are forked meanwhile do not hold the lock.
    """
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    opened = _locked(site_dir, say)
    if opened is None:
        yield False
        return
    try:
        yield True
    finally:
        with suppress(OSError):
            lock_file(site_dir).unlink()  # while it is locked: whoever waits for it sees that and makes a new one
        os.close(opened)


def lock_file(site_dir: Path) -> Path:
    """Return the path of the lock, which is there while somebody builds. `.gitignore` of older sites covers it too."""
    return site_dir.with_name(f".{site_dir.name}.building-lock")


def _locked(site_dir: Path, say: Callable[[str], None]) -> int | None:
    """Open and lock the file of a folder. Return its descriptor, or None if the file system has no locks."""
    file = lock_file(site_dir)
    while fcntl:
        with ExitStack() as closing:
            opened = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
            closing.callback(os.close, opened)
            try:
                _lock(opened, site_dir, say)
            except OSError as error:
                if error.errno not in _CANNOT:
                    raise
                file.unlink(missing_ok=True)
                return None
            if _is_still(file, opened):
                closing.pop_all()
                return opened
    return None


def _lock(opened: int, site_dir: Path, say: Callable[[str], None]) -> None:
    try:
        fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _TAKEN:
            raise
        say(f"Another build publishes in {site_dir}; this one waits until that is done.")
        fcntl.lockf(opened, fcntl.LOCK_EX)


def _is_still(file: Path, opened: int) -> bool:
    """Tell whether a file is still the one that was opened: whoever had it may have removed it."""
    try:
        there = os.stat(file)
    except FileNotFoundError:
        return False
    return os.path.samestat(there, os.fstat(opened))
