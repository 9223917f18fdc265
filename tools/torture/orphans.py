"""The processes that a killed command leaves running, seconds later: there are to be none. Linux only."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

_SET_CHILD_SUBREAPER = 36
"""The number of PR_SET_CHILD_SUBREAPER: see `man 2 prctl`."""

GRACE = 10.0
"""Seconds in which a process has to notice that it works for nobody."""


@cache
def adopt() -> None:
    """Become the parent of every process whose own parent dies, among those that this one has started."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "this system does not give orphans to another process than the first")


def left(seconds: float = GRACE) -> str:
    """Wait until no child of this process runs. Return what still does after so many seconds, having ended it."""
    deadline = time.monotonic() + seconds
    while _runs():
        if time.monotonic() > deadline:
            return f"after {seconds:.0f} seconds there still runs {', '.join(map(_end, _children()))}"
        time.sleep(0.005)
    return ""


def _runs() -> bool:
    """Tell whether a child of this process runs. Those that have ended are buried."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return False
    return True


def _children() -> list[int]:
    return [int(pid) for file in Path("/proc/self/task").glob("*/children") for pid in file.read_text("ascii").split()]


def _end(pid: int) -> str:
    """Kill a child. Return its command."""
    words = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ")
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    return words.decode(errors="replace").strip()
