"""Builds to whom the system says no: the old site stays, whole, the reason is one line, and the next build works."""

from __future__ import annotations

import os
import re
import resource
from functools import cache
from random import Random

from tools.torture import tracing
from tools.torture.process import Ended
from tools.torture.project import Sandbox, sandbox_of
from tools.torture.report import Outcome

ERRORS = ("ENOSPC", "EIO", "EACCES", "EROFS", "EMFILE", "EDQUOT", "ENOMEM", "EPERM")
"""A full disk, a broken one, rights, a disk that only reads, open files, a quota, memory."""

_OF_STREAM = re.compile(r"\d+ +\w+\([12]<")
"""A call on standard output or error: where a build says what is wrong."""

_OF_DELETING = re.compile(r" at (?:rmdir|unlink|unlinkat) ")


def case(seed: int, number: int) -> Outcome:
    """Let one call of a build fail, or cap what the build may use."""
    random = Random(f"{seed}/faults/{number}")  # noqa: S311 - a sample, no secret
    sandbox = sandbox_of(os.getpid())
    before = number % 2
    after = 1 - before
    sandbox.prepare(before, after)
    if random.random() < 0.2 or not tracing.may_trace():
        what, ended = _capped(sandbox, random)
    else:
        what, ended = _refused(sandbox, random)
    state = sandbox.state(before, after)
    may_delete = not _OF_DELETING.search(what)  # what the system would not delete is left
    broken = _fault(ended, state) or sandbox.recovery(after, cleans=may_delete)
    if broken:
        sandbox.renew()
    sort = f"{state}, exit {ended.code}"
    return Outcome(number, sort, f"{what}: {broken}" if broken else "")


def _fault(ended: Ended, state: str) -> str:
    """Return what is wrong with how a build ended that could not work."""
    if ended.fault():
        return ended.fault()
    if state in ("no site", "BROKEN"):
        return f"the site is {state}"
    if ended.code == 0:
        return "" if state == "new site" else f"exit code 0, and the site is the old one: {ended.output[:300]}"
    if ended.code == 2:
        return f"exit code 2: {ended.output[:300]}"
    lines = [line for line in ended.output.splitlines() if line.strip()]
    return "" if 1 <= len(lines) <= 3 else f"{len(lines)} lines: {ended.output[:600]}"


def _refused(sandbox: Sandbox, random: Random) -> tuple[str, Ended]:
    """Let the system answer a call on the project's files with an error."""
    possible = _calls(sandbox.folder.parent.name, sandbox)
    name = random.choice(sorted({call.name for call in possible}))
    call = random.choice([call for call in possible if call.name == name])
    error = random.choice(ERRORS)
    made, ended = tracing.with_error(sandbox.running(), call, error)
    if _OF_STREAM.match(made):
        ended = Ended(ended.code, ended.output or "nowhere to say it")
    return f"{error} at {call.name} {call.nth}, {made[:200]}", ended


@cache
def _calls(_name: str, sandbox: Sandbox) -> list[tracing.Call]:
    """Return the calls of a build on files of the project or of the temporary folder."""
    return tracing.about(tracing.of_build(sandbox, tracing.WRITING), sandbox.folder.parent)


def _capped(sandbox: Sandbox, random: Random) -> tuple[str, Ended]:
    """Cap the size of files, the number of open files, or the memory: from then on nothing works any more."""
    name, limit, cap = random.choice(
        (
            ("size of files", resource.RLIMIT_FSIZE, random.choice((4096, 20_000, 100_000))),
            ("open files", resource.RLIMIT_NOFILE, random.randrange(8, 40)),
            ("memory", resource.RLIMIT_AS, _address_space() + random.randrange(1, 60) * 1_000_000),
        )
    )
    return f"{name} capped at {cap}", sandbox.running({limit: cap}).begin().ended()


def _address_space() -> int:
    """Return the bytes of address space of this process, which a forked one begins with."""
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()
