"""Ending servers and browsers that tests and timings have started."""

from __future__ import annotations

import subprocess
from typing import Any

_PATIENCE = 10  # seconds


def end(process: subprocess.Popen[Any]) -> None:
    """End a process as a service manager does: with SIGTERM and, where it does not go, with SIGKILL.

    SIGINT would not do: a process that a script starts in the background ignores it.
    """
    process.terminate()
    try:
        process.wait(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
