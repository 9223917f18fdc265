"""Work on every core, in forked processes: each starts with all that was read and indexed before."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from heapq import heappop, heappush
from itertools import pairwise
from multiprocessing import connection
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from typing import Any, TypeVar

from factsheet.core.problems import bad_variable

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def processes() -> int:
    """Return how many processes may work at once: one if they cannot be forked safely. FACTSHEET_JOBS sets it.

    Raises BuildError if that is no number from 1 up.
    """
    asked = os.environ.get("FACTSHEET_JOBS") or str(os.cpu_count() or 1)
    if not asked.isdecimal() or int(asked) < 1:
        raise bad_variable("FACTSHEET_JOBS", "expected the number of processes, from 1 up")
    if "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1:
        return 1
    return int(asked)


GROWTH = 250_000_000
"""Bytes that a process may take. After the run that takes more it makes none. There are as many processes as jobs."""


def spread(
    work: Callable[[Sequence[Thing]], Result],
    things: Sequence[Thing],
    *,
    jobs: int,
    least: int,
    growth: int = GROWTH,
    beside: bool = False,
) -> Iterator[Result]:
    """Apply `work` to runs of neighbouring things, in at most `jobs` processes at once. Yield the results in order.

    The processes begin now. While the caller does something else before it asks for results, they make up to half of
    all runs. A run has at least `least` things, as fewer are not worth a process, and not many more. If there are many
    runs, the last ones are shorter, so that the jobs end together. A process makes one run after another, because it
    has to copy what it looks at. When it has taken `growth` bytes more, a new one takes its place. `work` may be any
    function, a closure too; its results must be picklable. Raises what `work` raises. With one job, everything is done
    in this process, when it is asked for; with one run, too, unless the caller has something to do `beside` it.
    """
    runs = [things[begin:end] for begin, end in pairwise(_edges(len(things), jobs, least))]
    if jobs == 1 or len(runs) < (1 if beside else 2):
        return map(work, runs)
    return _Results(lambda run: work(runs[run]), len(runs), jobs, growth)


def _edges(things: int, jobs: int, least: int) -> list[int]:
    """Return the index at which each run begins, and the one at which the last run ends."""
    each = max(least, min(_LONGEST * least, things // (jobs * _RUNS)))
    edges = [*range(0, things, each), things]
    last = edges[-jobs - 1] if len(edges) > _MANY * jobs else things
    return [*(edge for edge in edges if edge < last), *range(last, things, -(-each // _PARTS)), things]


_RUNS, _LONGEST = 20, 4
"""Runs for each job, if there are enough things; and how many times `least` the longest run may have."""

_MANY, _PARTS = 4, 4
"""With more runs for each job than the first number, the last run of each is split into the second number of parts."""


class _Results(Iterator[Any]):
    """The results of all runs in order. The processes begin when it is made, and end when nobody wants it any more."""

    def __init__(self, work: Callable[[int], Any], runs: int, jobs: int, growth: int) -> None:
        self._paused = ExitStack()
        self._paused.enter_context(paused_collector())
        gc.freeze()  # what is there already is never looked through in a process, so its memory stays shared
        self._start = partial(_Worker, work, growth)
        self._workers: dict[Any, _Worker] = {}  # by our end of the pipe
        self._results: dict[int, Any] = {}
        self._waiting, self._next, self._end, self._jobs = list(range(runs)), 0, runs, jobs
        self._ahead = min(_FAR_AHEAD, runs // (2 * jobs))
        self._give()

    def __next__(self) -> Any:
        if self._next == self._end:
            self._close()
            raise StopIteration
        try:
            while self._next not in self._results:
                self._ahead = _AHEAD if len(self._waiting) > self._jobs else 1
                self._take()
                self._give()
        except BaseException:
            self._close()
            raise
        self._next += 1
        return self._results.pop(self._next - 1)

    def __del__(self) -> None:
        self._close()

    def _give(self) -> None:
        """Give waiting runs to the processes; start those that are missing."""
        while self._waiting and len(self._workers) < self._jobs:
            worker = self._start()
            self._workers[worker.pipe] = worker
            worker.begin(heappop(self._waiting))
        for worker in [*self._workers.values()] * self._ahead:
            if self._waiting and len(worker.runs) < self._ahead and not worker.is_full:
                worker.begin(heappop(self._waiting))

    def _take(self) -> None:
        """Wait for results. A process that is full leaves its runs to another."""
        busy = [pipe for pipe, worker in self._workers.items() if worker.runs]
        for pipe in connection.wait(busy) if busy else ():
            worker = self._workers[pipe]
            run, result = worker.result()
            if not worker.is_full:
                self._results[run] = result
                continue
            heappush(self._waiting, run)
            if not worker.runs:
                self._workers.pop(pipe).release()
                worker.process.join()  # its memory is wanted for the next one

    def _close(self) -> None:
        """End the processes: let them go if all is done, so that they give their memory back while we go on."""
        workers, self._workers = list(self._workers.values()), {}
        if self._next == self._end:
            for worker in workers:
                worker.release()
        else:
            end([worker.process for worker in workers])
        self._paused.close()


def is_running(number: str) -> bool:
    """Tell whether a process still runs, by its number in digits. On Windows, which ends what is asked so, it may."""
    if os.name == "nt":
        return True
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def end(processes: Sequence[BaseProcess]) -> None:
    """Tell processes to end, and wait until they have. One that does not hear of it is killed.

    Python can lose what a handler of a signal raises: in a destructor, or where a process has just been forked.
    """
    for process in processes:
        process.terminate()
    until = time.monotonic() + _PATIENCE
    for process in processes:
        process.join(max(0.0, until - time.monotonic()))
        if process.exitcode is None:
            process.kill()
            process.join()


_PATIENCE = 5.0
"""Seconds in which processes clean up after themselves."""

_AHEAD, _FAR_AHEAD = 2, 100
"""Runs that a process is given ahead, so that it never waits for us. At first they are up to half of all, as we may
have something else to do, but no more than its pipe holds."""


class _Worker:
    """A process that makes one run after another. Once it `is_full`, it makes none of the others that it was given."""

    def __init__(self, work: Callable[[int], Any], growth: int) -> None:
        fork = multiprocessing.get_context("fork")
        self.pipe, theirs = fork.Pipe()
        self.process = fork.Process(target=_work, args=(work, growth, theirs, self.pipe), daemon=True)
        self.process.start()
        theirs.close()
        self.is_full = False
        self.runs: deque[int] = deque()  # those begun and not made

    def begin(self, run: int) -> None:
        """Give it a run, to make after those that it has."""
        self.runs.append(run)
        with suppress(BrokenPipeError):  # it was killed, which its result tells
            self.pipe.send(run)

    def result(self) -> tuple[int, Any]:
        """Wait for an answer. Return a run and its result; None if the worker `is_full`: another has to make that run.

        Raises what the work raised, and ChildProcessError if the process was killed.
        """
        try:
            self.is_full, result, error = self.pipe.recv()
        except (EOFError, ConnectionError):
            raise ChildProcessError("a process that worked on a part of the site was killed") from None
        if error:
            raise error
        return self.runs.popleft(), result

    def release(self) -> None:
        """Tell it that there are no more runs, so that it ends."""
        with suppress(BrokenPipeError):
            self.pipe.send(None)
        self.pipe.close()


class _Ended(BaseException):
    """The end of a process that was told to end. What it has begun cleans up after itself."""


def _end(*_: Any) -> None:
    raise _Ended


def _work(work: Callable[[int], Any], growth: int, pipe: Any, other: Any) -> None:
    signal.signal(signal.SIGTERM, _end)
    other.close()  # or else this end would never learn that nobody is there
    asker = os.getppid()
    answers: SimpleQueue[bytes] = SimpleQueue()
    sender = threading.Thread(target=_send, args=(pipe, answers), daemon=True)
    sender.start()
    most = _taken() + growth
    is_full = False
    with suppress(EOFError, KeyboardInterrupt, _Ended):  # whoever asks has ended
        while (run := pipe.recv()) is not None and os.getppid() == asker:
            answer = (True, None, None) if is_full else _answer(work, run)
            answers.put(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
            is_full = is_full or _taken() >= most
        answers.put(b"")
        sender.join()


def _taken() -> int:
    """Return the bytes that this process has taken or copied up to now, as whole pages. Some may be free again."""
    import resource  # not where processes cannot be forked

    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt * resource.getpagesize()


def _send(pipe: Any, answers: SimpleQueue[bytes]) -> None:
    """Send answers while the work goes on. A large one waits here until it is asked for."""
    with suppress(BrokenPipeError):
        while answer := answers.get():
            pipe.send_bytes(answer)


def _answer(work: Callable[[int], Any], run: int) -> tuple[bool, Any, BaseException | None]:
    try:
        return False, work(run), None
    except _Ended:
        raise
    except BaseException as error:  # raised again in the process that asked
        error.frames = traceback.extract_tb(error.__traceback__)  # type: ignore[attr-defined]  # it travels without
        return False, None, error


@contextmanager
def paused_collector() -> Iterator[None]:
    """Switch the cyclic collector off while many lasting objects are made, and never let it look through those.

    It would read all of them again and again. Unused objects are freed all the same, unless they refer to themselves.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
