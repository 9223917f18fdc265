"""A command of ours in a forked process: all modules are there already, and nothing that it does can hurt this one."""

from __future__ import annotations

import atexit
import os
import resource
import select
import signal
import sys
import tempfile
import traceback
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, NoReturn

from factsheet.cli import commands
from factsheet.core import digest
from factsheet.mkdocs_hook import run  # noqa: F401 - a build imports it when it runs
from factsheet.words.reader import read

SECONDS, MEGABYTES = 20, 1500
"""Most CPU time and address space of a command. A small sheet takes a fiftieth of the first."""

PATIENCE = 180.0
"""Seconds by the clock after which a command counts as hung."""

CASE = {"FACTSHEET_JOBS": "1", "FACTSHEET_SEARCH": "off", "SOURCE_DATE_EPOCH": "1795305600"}
"""The environment of a command, unless a case changes it: one process, no full text, a fixed day."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit code (negative: the signal that ended it) and what it printed."""

    code: int
    output: str
    hung: bool = False

    def fault(self) -> str:
        """Return what no ending may show, whatever the input: a traceback, a hang, a signal, another exit code."""
        if self.hung:
            return f"hung for {PATIENCE:.0f} seconds"
        if "Traceback (most recent call last)" in self.output:
            return f"traceback: {self.output.strip().splitlines()[-1][:300]}"
        if self.code < 0:
            return (
                f"ended by {signal.Signals(-self.code).name}; past {SECONDS} seconds of CPU that is SIGXCPU or SIGKILL"
            )
        return "" if self.code in (0, 1, 2) else f"exit code {self.code}"


@cache
def warm() -> None:
    """Make once, for all commands to come, what depends on no case: the digest of the code, the tables of words."""
    digest.fingerprint()
    read("1 metre in 2024")


class Running:
    """A command that runs in a child process. `begin` lets it go, once whoever wants to watch it does."""

    def __init__(
        self,
        arguments: list[str],
        env: Mapping[str, str] | None = None,
        limits: Mapping[int, int] | None = None,
        folder: Path | None = None,
    ) -> None:
        warm()
        self._output: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `ended`
        ready, self._go = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            os.close(self._go)
            with suppress(BaseException):
                _become(self._output, ready, {**CASE, **(env or {})}, limits or {}, folder)
                _command(arguments)
            os._exit(70)
        os.close(ready)

    def begin(self) -> Running:
        """Let it go."""
        os.write(self._go, b"!")
        os.close(self._go)
        return self

    def kill(self) -> None:
        """Kill it, and nothing that it started."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def is_over_within(self, seconds: float) -> bool:
        """Wait for its end, up to so many seconds."""
        watched = os.pidfd_open(self.pid)
        try:
            poll = select.poll()
            poll.register(watched, select.POLLIN)
            return bool(poll.poll(seconds * 1000))
        finally:
            os.close(watched)

    def ended(self) -> Ended:
        """Wait for its end; kill it if it hangs."""
        hung = not self.is_over_within(PATIENCE)
        if hung:
            self.kill()
        _, status = os.waitpid(self.pid, 0)
        with self._output as output:
            output.seek(0)
            text = output.read().decode("utf-8", "replace")
        return Ended(os.waitstatus_to_exitcode(status), text, hung)


def command(
    arguments: list[str],
    env: Mapping[str, str] | None = None,
    limits: Mapping[int, int] | None = None,
    folder: Path | None = None,
) -> Ended:
    """Run a command to its end."""
    return Running(arguments, env, limits, folder).begin().ended()


def _become(
    output: IO[bytes], ready: int, env: Mapping[str, str], limits: Mapping[int, int], folder: Path | None
) -> None:
    for stream in (1, 2):
        os.dup2(output.fileno(), stream)
    sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
    os.environ.update(env)
    if folder:
        tempfile.tempdir = str(folder)
    os.read(ready, 1)
    caps = {resource.RLIMIT_CPU: SECONDS, resource.RLIMIT_AS: MEGABYTES << 20, **limits}
    for name, cap in caps.items():
        resource.setrlimit(name, (cap, cap))


def _command(arguments: list[str]) -> NoReturn:
    code: object = 0
    try:
        commands.main(arguments, prog_name="factsheet")
    except SystemExit as ending:
        code = ending.code
    except BaseException:
        traceback.print_exc()
        code = 1
    with suppress(BaseException):
        atexit._run_exitfuncs()  # as at the end of any process; what follows it is this module's, not the command's
    _flush(sys.stdout)
    _flush(sys.stderr)
    os._exit(code if isinstance(code, int) else 1 if code else 0)


def _flush(stream: IO[str]) -> None:
    with suppress(OSError):
        stream.flush()
