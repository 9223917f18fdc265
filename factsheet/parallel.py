"""Work on every core: processes that are forked, so that each starts with all that was read and indexed before."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import pairwise
from typing import Any, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

_CHUNKS_EACH = 4
"""Chunks for each process: more make them end together, fewer cost less."""


def processes() -> int:
    """How many processes may work at once: one where they cannot be forked safely; FACTSHEET_JOBS sets it."""
    if "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1:
        return 1
    return int(os.environ.get("FACTSHEET_JOBS") or len(os.sched_getaffinity(0)))


def chunks(things: Sequence[Job], number: int) -> list[Sequence[Job]]:
    """As many runs of neighbours, of about equal length; fewer where there are fewer things."""
    number = max(1, min(number, len(things)))
    edges = [len(things) * index // number for index in range(number + 1)]
    return [things[begin:end] for begin, end in pairwise(edges)]


def spread(
    work: Callable[[Sequence[Job]], Result], things: Sequence[Job], *, least: int, each: int = _CHUNKS_EACH
) -> Iterator[Result]:
    """What `work` makes of runs of things, in their order; in several processes from `least` things on.

    `work` may be any function, a closure too: the processes inherit it. Its results must be picklable.
    """
    count = processes() if len(things) >= least else 1
    runs = chunks(things, count * each if count > 1 else 1)
    if count == 1 or len(runs) == 1:
        yield from map(work, runs)
        return
    _inherited.append(lambda index: work(runs[index]))
    try:
        with ProcessPoolExecutor(count, multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_work, range(len(runs)))
    finally:
        _inherited.pop()


def _work(index: int) -> Any:
    return _inherited[-1](index)


_inherited: list[Callable[[int], Any]] = []
"""What the processes find when they begin: the work on the run of that number."""


@contextmanager
def paused_collector() -> Iterator[None]:
    """Leave the cyclic collector off while much is made that stays: it would read all of it again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
