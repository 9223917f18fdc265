"""Work on every core: processes that are forked, so that each starts with all that was read and indexed before."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from multiprocessing import connection
from typing import Any, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def processes() -> int:
    """How many processes may work at once: one where they cannot be forked safely; FACTSHEET_JOBS sets it."""
    if "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1:
        return 1
    return int(os.environ.get("FACTSHEET_JOBS") or os.cpu_count() or 1)


def share(things: int, jobs: int, least: int, most: int) -> int:
    """How many things to give to a process: for each job a few turns, so that the jobs end together."""
    return max(least, min(most, -(-things // (jobs * _TURNS))))


_TURNS = 3


def spread(
    work: Callable[[Sequence[Thing]], Result],
    things: Sequence[Thing],
    *,
    each: int,
    jobs: int,
    meanwhile: Callable[[], object] | None = None,
) -> Iterator[Result]:
    """What `work` makes of runs of `each` neighbouring things, in their order; at most `jobs` processes at once.

    Every run has a process of its own, which starts with all that there is and takes what it made in memory with it.
    `work` may be any function, a closure too; its results must be picklable. What it raises is raised here. With one
    job, or one run, everything is done here. `meanwhile` is called once, while the first processes run.
    """
    runs = [things[begin:end] for begin, end in pairwise([*range(0, len(things), each), len(things)])]
    if jobs == 1 or len(runs) < 2:
        if meanwhile:
            meanwhile()
        yield from map(work, runs)
        return
    with paused_collector():
        gc.freeze()  # what is there already is never looked through in a process, so its memory stays shared
        yield from _in_processes([partial(work, run) for run in runs], jobs, meanwhile)


def _in_processes(
    works: list[Callable[[], Any]], jobs: int, meanwhile: Callable[[], object] | None = None
) -> Iterator[Any]:
    fork = multiprocessing.get_context("fork")
    running: dict[Any, tuple[int, Any]] = {}  # by the end of the pipe that we read
    results: dict[int, Any] = {}
    begun = yielded = 0
    try:
        while yielded < len(works):
            while begun < len(works) and len(running) < jobs:
                ours, theirs = fork.Pipe(duplex=False)
                process = fork.Process(target=_work, args=(works[begun], theirs), daemon=True)
                process.start()
                theirs.close()
                running[ours] = (begun, process)
                begun += 1
            if meanwhile:
                meanwhile()
                meanwhile = None
            while yielded in results:  # what is done with them is done while the next ones run
                yield results.pop(yielded)
                yielded += 1
            for ready in connection.wait(list(running)) if running else ():
                index, process = running.pop(ready)
                results[index] = _received(ready)
                process.join()
    finally:
        for _, process in running.values():
            process.terminate()


def _work(work: Callable[[], Any], results: Any) -> None:
    answer: tuple[Any, BaseException | None]
    try:
        answer = (work(), None)
    except BaseException as error:  # raised again in the process that asked
        answer = (None, error)
    results.send(answer)


def _received(results: Any) -> Any:
    try:
        result, error = results.recv()
    except EOFError:
        raise ChildProcessError("a process that worked on a part of the site was killed") from None
    finally:
        results.close()
    if error:
        raise error
    return result


@contextmanager
def paused_collector() -> Iterator[None]:
    """Leave the cyclic collector off while much is made that stays, and never let it look through that: it would read
    all of it again and again. What is not used any more goes all the same, unless it refers to itself."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
