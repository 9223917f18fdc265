"""Refusals of the system (a full disk, missing rights, a used port) -> a problem of one line that says what to do."""

from __future__ import annotations

import errno
import os

from factsheet.core.problems import Place, Problem

_SPACE = "make room there (`df -h` shows how much is left), or name another folder"
_RIGHTS = "give yourself the right to write there, or name another folder"
_HANDLES = "close other programs, or allow more with `ulimit -n`"
_HINTS = {
    errno.ENOSPC: _SPACE,
    errno.EDQUOT: _SPACE,
    errno.EFBIG: "allow larger files with `ulimit -f`, or name another folder",
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: "name a folder that can be written to",
    errno.ENOTDIR: "name another folder: what is above this one is a file",
    errno.EEXIST: "name another folder: what stands there is a file",
    errno.EMFILE: _HANDLES,
    errno.ENFILE: _HANDLES,
    errno.ENAMETOOLONG: "give it a shorter name",
    errno.EIO: "look at the disk: it reports a fault",
}


def reason(error: OSError) -> str:
    """Return why the system refused something, as it stands behind a colon."""
    return (error.strerror or "an error of the system").lower()


def problem_of(error: BaseException, place: str = "build") -> Problem | None:
    """Return a refusal of the system as a problem at the file it names, else at `place`. Return None for others."""
    if isinstance(error, ChildProcessError) and error.errno is None:
        hint = "it may have wanted more memory than there is: set FACTSHEET_JOBS=1, or end other programs"
        return Problem(Place("build"), "system", str(error), hint)
    if isinstance(error, MemoryError):
        return Problem(Place("build"), "system", "there is not enough memory", "set FACTSHEET_JOBS=1")
    if not isinstance(error, OSError) or error.errno is None:
        return None
    names = [os.fsdecode(name) for name in (error.filename, error.filename2) if isinstance(name, str | bytes)]
    message = error.strerror or os.strerror(error.errno)
    hint = _HINTS.get(error.errno, "see that it is there and that you may read and write it")
    return Problem(Place(names[0] if names else place), "system", message, hint)
