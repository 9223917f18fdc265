"""Cases by number -> their outcomes, in several processes, in order."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator

from tools.torture.report import Outcome

Case = Callable[[int], Outcome]


def each(case: Case, numbers: Iterable[int], jobs: int) -> Iterator[Outcome]:
    """Yield the outcome of every case. Processes are forked, so that they need not import anything again."""
    if jobs == 1:
        yield from map(case, numbers)
        return
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        yield from pool.imap(case, numbers)
