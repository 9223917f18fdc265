"""strace: which system calls a build makes on its project, and a signal or an error in the place of one of them."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tools.torture.process import Ended, Running
from tools.torture.project import Sandbox

STRACE = shutil.which("strace")

CHANGING = (
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "rmdir",
    "mkdir",
    "mkdirat",
    "symlink",
    "symlinkat",
    "fsync",
    "fdatasync",
    "syncfs",
    "ftruncate",
    "flock",
)
"""System calls that change a folder or wait for the disk: between any two of them, the disk holds another state."""

WRITING = (*CHANGING, "openat", "write", "sendfile", "copy_file_range", "close", "read", "getdents64")
"""System calls to which a system may say no."""

_CALL = re.compile(r"^\d+ +(\w+)\((.*)$")


@dataclass(frozen=True, slots=True)
class Call:
    """The nth call of a name that a build makes, and what it is about, as strace shows it."""

    name: str
    nth: int
    arguments: str


@cache
def may_trace() -> bool:
    """Tell whether strace is here and may watch other processes."""
    if not STRACE:
        return False
    done = subprocess.run([STRACE, "-o", "/dev/null", "true"], capture_output=True, check=False)
    return done.returncode == 0


def calls(running: Running, names: Iterable[str]) -> tuple[list[Call], Ended]:
    """Run a command to its end. Return its calls of these names, in order, and how it ended."""
    lines, ended = _traced(running, [f"trace={','.join(names)}"])
    counts: Counter[str] = Counter()
    made = []
    for name, arguments in _calls_in(lines):
        counts[name] += 1
        made.append(Call(name, counts[name], arguments))
    return made, ended


def with_signal(running: Running, call: Call) -> Ended:
    """Run a command and kill it as it makes this call, before the system does anything."""
    return _traced(running, [f"trace={call.name}", f"inject={call.name}:signal=KILL:when={call.nth}"])[1]


def with_error(running: Running, call: Call, error: str) -> tuple[str, Ended]:
    """Run a command to which the system answers this call with an error. Return the call as it was made."""
    lines, ended = _traced(running, [f"trace={call.name}", f"inject={call.name}:error={error}:when={call.nth}"])
    return next((line for line in lines if "(INJECTED)" in line), ""), ended


def _traced(running: Running, expressions: Iterable[str]) -> tuple[list[str], Ended]:
    """Let a waiting command go under strace. Return what strace wrote."""
    assert STRACE
    options = [option for expression in expressions for option in ("-e", expression)]
    with tempfile.NamedTemporaryFile("r", errors="replace", prefix="torture-calls-") as log:
        command = [STRACE, "-f", "-y", "-o", log.name, "-p", str(running.pid), *options]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
            assert strace.stderr
            first = strace.stderr.readline()
            if "attached" not in first:
                running.kill()
                running.ended()
                raise OSError(f"strace cannot watch: {first}")
            ended = running.begin().ended()
            strace.stderr.read()
        return log.read().splitlines(), ended


def _calls_in(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        match = _CALL.match(line)
        if match:
            yield match[1], match[2]


def of_build(sandbox: Sandbox, names: Iterable[str]) -> list[Call]:
    """Return the calls of a build that changes the site of a sandbox, and leave that as it was."""
    before = 0 if sandbox.state(0, 1) == "old site" else 1
    sandbox.prepare(before, 1 - before)
    made, ended = calls(sandbox.running(), names)
    assert ended.code == 0, ended.output
    sandbox.prepare(before, 1 - before)
    return made


def about(calls_: Iterable[Call], folder: Path) -> list[Call]:
    """Return the calls on files in a folder."""
    return [call for call in calls_ if str(folder) in call.arguments]
