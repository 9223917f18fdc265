"""Calls of the system that Python has no names for: two folders change places in one step; a file system is synced.

With the first no reader finds a gap between two renames. With the second all files of a site are on the disk before it
takes its place: 0.5 s for 10,000 files, where a call for each file took a minute (ext4).
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

_HERE = -100
"""AT_FDCWD of Linux: paths mean what they mean to this process."""

_EXCHANGE, _SWAP = 2, 2
"""RENAME_EXCHANGE of renameat2(2) on Linux, RENAME_SWAP of renamex_np(2) on macOS."""

_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})


def exchange(one: Path, other: Path) -> bool:
    """Let two files or folders that exist change places. Return False, with nothing done, if the system cannot.

    File systems such as NFS have no such step. Raises OSError if it fails for another reason.
    """
    call = _call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


def sync(folder: Path) -> None:
    """Wait until all that was written to the file system of a folder is on its disk. Raises OSError if that fails."""
    call = _sync_call()
    if call is None:
        os.sync()
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        if call(opened) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(opened)


def sync_names(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, if its file system can tell. It costs little."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


@cache
def _sync_call() -> Any:
    """Return syncfs(2) of Linux; None if the C library has none."""
    try:
        return ctypes.CDLL(None, use_errno=True).syncfs
    except (AttributeError, OSError, TypeError):
        return None


@cache
def _call() -> Any:
    """Return the system's call as a function of two paths; None if its C library has none."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            swap = library.renamex_np
            return lambda one, other: swap(one, other, _SWAP)
        rename = library.renameat2
    except (AttributeError, OSError, TypeError):
        return None
    return lambda one, other: rename(_HERE, one, _HERE, other, _EXCHANGE)
