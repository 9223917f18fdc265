"""Work on every core: processes that are forked, so that each starts with all that was read and indexed before."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from heapq import heappop, heappush
from itertools import pairwise
from multiprocessing import connection
from queue import SimpleQueue
from typing import Any, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def processes() -> int:
    """How many processes may work at once: one where they cannot be forked safely; FACTSHEET_JOBS sets it."""
    if "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1:
        return 1
    return max(1, int(os.environ.get("FACTSHEET_JOBS") or os.cpu_count() or 1))


def spread(
    work: Callable[[Sequence[Thing]], Result], things: Sequence[Thing], *, jobs: int, least: int
) -> Iterator[Result]:
    """What `work` makes of runs of neighbouring things, in their order; at most `jobs` processes at once.

    They begin now, and make up to half of all while the caller does something else before it asks for the results. A
    run has at least as many things as are worth a process, and not many more; where there are many, the last ones are
    shorter than that, so that the jobs end together. A process makes one run after another, as it has to copy what it
    looks at, until it has grown too much for memory; then another one starts with all that there is. `work` may be any
    function, a closure too; its results must be picklable. What it raises is raised here. With one job, or one run,
    everything is done here, when it is asked for.
    """
    runs = [things[begin:end] for begin, end in pairwise(_edges(len(things), jobs, least))]
    if jobs == 1 or len(runs) < 2:
        return map(work, runs)
    results = _in_processes(lambda run: work(runs[run]), len(runs), jobs)
    next(results)  # they are at work now
    return results


def _edges(things: int, jobs: int, least: int) -> list[int]:
    """Where each run begins, and where the last one ends."""
    each = max(least, min(_LONGEST * least, things // (jobs * _RUNS)))
    edges = [*range(0, things, each), things]
    last = edges[-jobs - 1] if len(edges) > _MANY * jobs else things
    return [*(edge for edge in edges if edge < last), *range(last, things, -(-each // _PARTS)), things]


_RUNS, _LONGEST = 20, 4
"""Runs for each job, if there are things enough; and how many times longer than the shortest a run may be."""

_MANY, _PARTS = 4, 4
"""Runs for each job with which the last one of each is made in parts, and in how many."""

_GROWTH = 250_000_000
"""Bytes that a process may have taken before it makes its last run. There are as many such processes as jobs."""


def _in_processes(work: Callable[[int], Any], runs: int, jobs: int) -> Iterator[Any]:
    """Yields None once, when processes have begun, then every result."""
    with paused_collector():
        gc.freeze()  # what is there already is never looked through in a process, so its memory stays shared
        yield from _results(work, runs, jobs)


def _results(work: Callable[[int], Any], runs: int, jobs: int) -> Iterator[Any]:
    workers: dict[Any, _Worker] = {}  # by our end of the pipe
    results: dict[int, Any] = {-1: None}
    waiting, next_one, ahead = list(range(runs)), -1, min(_FAR_AHEAD, runs // (2 * jobs))
    try:
        while next_one < runs:
            while waiting and len(workers) < jobs:
                worker = _Worker(work)
                workers[worker.pipe] = worker
                worker.begin(heappop(waiting))
            for worker in [*workers.values()] * ahead:
                if waiting and len(worker.runs) < ahead and not worker.is_full:
                    worker.begin(heappop(waiting))
            while next_one in results:  # what is done with them is done while the next ones run
                yield results.pop(next_one)
                next_one += 1
            ahead = _AHEAD if len(waiting) > jobs else 1
            busy = [pipe for pipe, worker in workers.items() if worker.runs]
            for pipe in connection.wait(busy) if busy else ():
                worker = workers[pipe]
                run, result = worker.result()
                if not worker.is_full:
                    results[run] = result
                    continue
                heappush(waiting, run)
                if not worker.runs:
                    workers.pop(pipe).release()
                    worker.process.join()  # its memory is wanted for the next one
        for worker in workers.values():
            worker.release()  # they give their memory back while we go on
        workers.clear()
    finally:
        for worker in workers.values():
            worker.process.terminate()
        for worker in workers.values():
            worker.process.join()


_AHEAD, _FAR_AHEAD = 2, 100
"""Runs that a process knows of, so that it never waits for us. At first they are up to half of all, as we may have
something else to do, but no more than its pipe holds."""


class _Worker:
    """A process that makes one run after another, until it `is_full`: then it leaves all others that it was given."""

    def __init__(self, work: Callable[[int], Any]) -> None:
        fork = multiprocessing.get_context("fork")
        self.pipe, theirs = fork.Pipe()
        self.process = fork.Process(target=_work, args=(work, theirs, self.pipe), daemon=True)
        self.process.start()
        theirs.close()
        self.is_full = False
        self.runs: deque[int] = deque()  # those begun and not made

    def begin(self, run: int) -> None:
        """Let it make a run after those that it knows of."""
        self.runs.append(run)
        with suppress(BrokenPipeError):  # it was killed, which its result tells
            self.pipe.send(run)

    def result(self) -> tuple[int, Any]:
        """A run, and what was made of it; if it `is_full`, nothing: another has to make it. Raises what that raised."""
        try:
            self.is_full, result, error = self.pipe.recv()
        except (EOFError, ConnectionError):
            raise ChildProcessError("a process that worked on a part of the site was killed") from None
        if error:
            raise error
        return self.runs.popleft(), result

    def release(self) -> None:
        """There is nothing more for it: it ends."""
        with suppress(BrokenPipeError):
            self.pipe.send(None)
        self.pipe.close()


def _work(work: Callable[[int], Any], pipe: Any, other: Any) -> None:
    other.close()  # or else this end would never learn that nobody is there
    answers: SimpleQueue[bytes] = SimpleQueue()
    sender = threading.Thread(target=_send, args=(pipe, answers), daemon=True)
    sender.start()
    most = _taken() + _GROWTH
    is_full = False
    with suppress(EOFError, KeyboardInterrupt):  # whoever asks has ended
        while (run := pipe.recv()) is not None:
            answer = (True, None, None) if is_full else _answer(work, run)
            answers.put(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
            is_full = is_full or _taken() >= most
        answers.put(b"")
        sender.join()


def _taken() -> int:
    """Bytes that this process has taken or copied, in pages, up to now; some of it may be free again."""
    import resource  # not where processes cannot be forked

    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt * resource.getpagesize()


def _send(pipe: Any, answers: SimpleQueue[bytes]) -> None:
    """Send answers, beside the work: one that is large waits here until it is asked for."""
    with suppress(BrokenPipeError):
        while answer := answers.get():
            pipe.send_bytes(answer)


def _answer(work: Callable[[int], Any], run: int) -> tuple[bool, Any, BaseException | None]:
    try:
        return False, work(run), None
    except BaseException as error:  # raised again in the process that asked
        error.frames = traceback.extract_tb(error.__traceback__)  # type: ignore[attr-defined]  # it travels without
        return False, None, error


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
