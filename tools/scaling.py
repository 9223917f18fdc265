"""Print what n and four times n of every hostile shape cost to check: `python -m tools.scaling [SHAPE...]`.

A line that grows by more than BOUND is marked: n log n grows by little more than four. `N=500` sets n: with 5,000 the
square shows of loops whose steps cost little, too. `LIMIT=20` sets the seconds of CPU after which one check is given
up. `MB=5` checks one file of that size of each shape instead. No test reads these figures.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from fnmatch import fnmatch
from pathlib import Path

from factsheet.checks import runner
from factsheet.checks.context import Context
from factsheet.core.problems import BuildError, screenful
from factsheet.evidence import lock as evidence_lock
from factsheet.load.sheet import load
from tests.support import shapes
from tests.support.shapes import links, words
from tests.support.shapes.shape import Shape

BOUND = 5.5
FULL = 1000
"""Characters that a text may have."""

SMALL = int(os.environ.get("N", "1000"))
LIMIT = int(os.environ.get("LIMIT", "40"))
"""Seconds of CPU after which a check is given up."""

FLOOR = 0.02
"""Seconds below which a ratio says nothing."""

_TODAY = date(2026, 11, 22)
_MARKS = (
    "*", "_", "`", "[", "[a](", "![", "<", "&", "\\", "~", "(", '"', "**a", "a*", "[[a]", "](",
    "<a ", "&#",
)  # fmt: skip
_WORDS = (
    "1", "1,", "1.", "1 ", "1,234 ", "1-", "1/2 ", "2024-", "two ", "twenty-", "hundred and ",
    "million ", "one hundred ", "about ", "more than ", "not ", "first ", "half a ", "5% ", "$5 ",
    "US$", "¥1", "万", "一", "十", "百分之", "年", "2024年", "January ", "in 2024 ", "the end of ",
    "the 14th ", "5G", "A1-", "one-third of ", "per ", "(", "[1]", "a", "a-", "A", "a.", ". ", "’",
    '" ', "between 1 and ", "from 2 to ", "1–", "−", "±", "x", "×", "1:", "1st ", "Q1 ", "H1 2024 ",
    "fiscal year ", "last year ", "th ", "doubled ", "times ", "XIV ", "I", "²", "1²", "½", "1½ ",
    "٣", "하나", "천", "兆", "mid-", "early ", "century ", "1900s ", "BC ", "quarter of ", "0", "00",
    "0.", "-", "--", "—", ",", ";", "ein", "und", "million-", "thousand million ", "dozens of ",
    "several ", "as many as ", "up to ", "no more than ", "at least ",
)  # fmt: skip


def every() -> dict[str, Callable[[int], Shape]]:
    """Return every shape by its name."""
    made = [*map(words.marks_in_statements, _MARKS), *map(words.marks_in_quotes, _WORDS)]
    return shapes.named() | {shape.__name__: shape for shape in made}


def check(shape: Shape, folder: Path) -> int:
    """Check a shape and make the lines that would be printed. Return the number of problems."""
    file = folder / "facts.yaml"
    file.write_bytes(shape.facts if isinstance(shape.facts, bytes) else shape.facts.encode())
    try:
        lock = evidence_lock.parsed(shape.lock.encode(), "evidence.lock") if shape.lock else None
        loaded = load(file, folder)
        problems = runner.check(loaded, Context(loaded.sheet, _TODAY, shape.texts, lock=lock))
    except BuildError as error:
        problems = list(error.problems)
    screenful(problems)
    return len(problems)


def cost(make: Callable[[int], Shape], n: int) -> tuple[float, float, int]:
    """Return the CPU seconds and the megabytes that a check takes in a process of its own, and its problems."""
    shape = make(n)
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
        with tempfile.TemporaryDirectory() as folder:
            begun = time.process_time()
            try:
                number = check(shape, Path(folder))
            except BaseException as error:  # a traceback is what is looked for
                sys.stderr.write(f"{type(error).__name__}: {error}\n"[:300])
                number = -1
            spent = time.process_time() - begun
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        os.write(writing, f"{spent} {used} {number}".encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        figures = answer.read().decode().split() or ["nan", "nan", "-2"]
    os.waitpid(pid, 0)
    return float(figures[0]), float(figures[1]), int(figures[2])


def main(names: list[str]) -> None:
    """Print a line for each shape."""
    os.environ["FACTSHEET_JOBS"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        check(links.unknown_topics(20), Path(folder))  # tables of words are made once
    for name, make in every().items():
        if names and not any(fnmatch(name, pattern) for pattern in names):
            continue
        if size := int(os.environ.get("MB", "0")):
            n = size * 1_000_000 * SMALL // max(1, len(make(SMALL).facts))
            spent, used, number = cost(make, n)
            print(f"{name:34} {n:>9,} {spent:8.3f} s  {used:6.0f} MB  {number:>7} problems", flush=True)
            continue
        n = FULL // 4 if name[-1] in "'\"" else SMALL
        (few, _, _), (many, used, number) = cost(make, n), cost(make, 4 * n)
        ratio = many / few if few else float("inf")
        mark = "  <-- grows" if ratio > BOUND and many > FLOOR * 10 else ""
        figures = f"{few:8.3f} s {many:8.3f} s  x{ratio:5.1f}  {used:6.0f} MB  {number:>7} problems"
        print(f"{name:34} {figures}{mark}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
