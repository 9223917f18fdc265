"""Builds killed at any moment: the site is the old or the new one, whole, and the next build works and cleans up.

Nothing that a killed build has started goes on.
"""

from __future__ import annotations

import os
import time
from functools import cache
from random import Random

from tools.torture import orphans, tracing
from tools.torture.project import Sandbox, sandbox_of
from tools.torture.report import Outcome

_MANY = (("FACTSHEET_JOBS", "2"),)
_INDEXED = (("FACTSHEET_SEARCH", "on"), ("FACTSHEET_JOBS", "2"))


def case(seed: int, number: int) -> Outcome:
    """Kill one build: every second one as it makes a chosen system call, the others at a random moment.

    Chosen calls are taken in order, so that as many cases as there are calls try all of them.
    """
    random = Random(f"{seed}/kills/{number}")  # noqa: S311 - a sample, no secret
    is_chosen = number % 2 == 0 and tracing.may_trace()
    env = () if is_chosen else random.choice(((), (), _MANY, _INDEXED))
    sandbox = sandbox_of(os.getpid(), *env)
    orphans.adopt()
    before = (number // 2) % 2
    after = 1 - before
    sandbox.prepare(before, after)
    moment = _chosen(sandbox, number // 2) if is_chosen else _random(sandbox, random)
    if random.random() < 0.1:
        _random(sandbox, random)  # the build that would have cleaned up is killed, too
        moment += ", and the next one"
    state = sandbox.state(before, after)
    broken = f"the site is {state}" if state in ("no site", "BROKEN") else ""
    broken = broken or sandbox.recovery(after) or orphans.left()
    if broken:
        sandbox.renew()
    return Outcome(number, state, f"killed {moment}: {broken}" if broken else "")


def _chosen(sandbox: Sandbox, number: int) -> str:
    """Kill a build as it makes a call that changes folders."""
    changing = _calls(sandbox.folder.parent.name, sandbox)
    call = changing[number * _STEP % len(changing)]
    ended = tracing.with_signal(sandbox.running(), call)
    return f"at {call.name} {call.nth}, {call.arguments[:160]}" if ended.code == -9 else "too late"


_STEP = 1_000_003
"""A prime: steps of it reach every call before one is reached twice, and the first few are far apart."""


@cache
def _calls(_name: str, sandbox: Sandbox) -> list[tracing.Call]:
    """Return the calls of a build that changes a site that is there."""
    return tracing.about(tracing.of_build(sandbox, tracing.CHANGING), sandbox.folder)


def _random(sandbox: Sandbox, random: Random) -> str:
    """Kill a build after a random part of the time that it takes."""
    share = random.uniform(0, 1.1)
    running = sandbox.running().begin()
    time.sleep(share * _duration(sandbox))
    running.kill()
    running.ended()
    return f"after {share:.2f} of its time"


@cache
def _duration_of(_name: str, sandbox: Sandbox) -> float:
    """Return the seconds that a build takes here and now."""
    started = time.monotonic()
    sandbox.running().begin().ended()
    return time.monotonic() - started


def _duration(sandbox: Sandbox) -> float:
    return _duration_of(sandbox.folder.parent.name, sandbox)
