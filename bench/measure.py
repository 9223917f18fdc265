"""The cost of a command: seconds, CPU seconds and, in a run of its own, the peak of memory of all its processes."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.02
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """The time that a command took, in seconds."""

    wall: float
    cpu: float  # user and system, of the whole tree of processes


def run(command: Sequence[str], cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end and time it. Raises CalledProcessError with what it printed if it fails.

    CPU seconds are those of the process and of all below it that were waited for, as a well-behaved program does.
    """
    started = time.perf_counter()
    with _started(command, cwd, env) as process:
        usage = _ended(process)
    return Run(time.perf_counter() - started, usage.ru_utime + usage.ru_stime)


def peak(command: Sequence[str], cwd: Path | None = None, env: Mapping[str, str] | None = None) -> int:
    """Run a command to its end. Return the most memory that all its processes had at one moment, in bytes.

    Pages that several of them share count once. A look at memory holds processes up, so nothing is timed meanwhile. Of
    a command that ended before the first look, return what the system noted of its largest process.
    """
    with _started(command, cwd, env) as process:
        watch = _Watch(process.pid)
        watch.start()
        try:
            usage = _ended(process)
        finally:
            watch.stop()
    return watch.pss or usage.ru_maxrss * 1024


@contextmanager
def _started(
    command: Sequence[str], cwd: Path | None, env: Mapping[str, str] | None
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout
    with process.stdout:
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()


def _ended(process: subprocess.Popen[str]) -> resource.struct_rusage:
    assert process.stdout
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args, output)
    return usage


class _Watch(threading.Thread):
    """A thread that looks at the memory of a process and all that come from it."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.pss = 0
        self._root, self._done = root, threading.Event()

    def run(self) -> None:
        pause = EVERY
        while not self._done.wait(pause):
            started = time.perf_counter()
            pss, _ = memory(self._root)
            self.pss = max(self.pss, pss)
            pause = max(EVERY, 4 * (time.perf_counter() - started))  # a look holds up a big process, so look less often

    def stop(self) -> None:
        self._done.set()
        self.join()


def memory(root: int) -> tuple[int, int]:
    """Return the proportional and plain resident memory of a process and all that come from it, in bytes, now."""
    found = [_memory(pid) for pid in _tree(root)]
    return sum(pss for pss, _ in found), sum(rss for _, rss in found)


def _tree(root: int) -> list[int]:
    """Return the ids of a process and of all that come from it."""
    children: dict[int, list[int]] = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        stat = _read(f"/proc/{name}/stat")
        if stat:  # the name of the program stands in brackets and may hold anything
            children.setdefault(int(stat.rpartition(")")[2].split()[1]), []).append(int(name))
    found = [root]
    for pid in found:
        found += children.get(pid, [])
    return found


def _memory(pid: int) -> tuple[int, int]:
    """Return the proportional and plain resident memory of a process, in bytes; 0 once it is gone."""
    sizes = {"Pss:": 0, "Rss:": 0}
    for line in _read(f"/proc/{pid}/smaps_rollup").splitlines():
        name, _, rest = line.partition(" ")
        if name in sizes:
            sizes[name] = int(rest.split()[0]) * 1024
    return sizes["Pss:"], sizes["Rss:"]


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
