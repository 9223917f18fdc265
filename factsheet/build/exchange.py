"""Two folders that change places in one step, where the system can: no reader finds a gap between two renames."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
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
