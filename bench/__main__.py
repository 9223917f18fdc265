"""`make bench`: our builds and Hugo's of the same synthetic facts, side by side in one run. Prints Markdown.

    python -m bench [ENTITIES ...] [--disk]

Sites are built in memory (/dev/shm) where there is such a place, for both alike, so that the disk plays no part; with
`--disk`, in the temporary folder. No number here decides a test.
"""

from __future__ import annotations

import multiprocessing
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bench import peer, same
from bench.measure import Run
from bench.workplace import Workplace
from factsheet.checks import runner
from factsheet.checks.context import Context
from factsheet.load.sheet import load

MEMORY = Path("/dev/shm")  # noqa: S108 - where Linux keeps files in memory
MKDOCS, OURS = ("-m", "mkdocs", "build", "--quiet"), ("build.py",)
MEGA = 1e6
ALL_PAGES = 1_000
"""Entities up to which the text of every page is compared; with more, that of every tenth page."""

TIMES = 5
"""Builds of each in a race, in turn. One alone may take a tenth more or less, as the machine is shared."""

SEARCHED = 1_000
"""Entities up to which Pagefind is timed. With more, its index takes longer than everything else."""


def main(arguments: list[str]) -> None:
    """Print all tables."""
    on_disk = "--disk" in arguments
    sizes = [int(text) for text in arguments if text.isdigit()] or [100, 1_000, 10_000]
    where = "" if on_disk or not MEMORY.is_dir() else str(MEMORY)
    print(f"{date.today()}, Python {platform.python_version()}, {os.cpu_count()} cores, {where or 'on disk'}\n")
    _table("entities", "facts", "", "wall, s", "CPU, s", "peak, MB", "pages", "ms a page", "text that differs")
    for size in sizes:
        with _place(where) as folder:
            race(size, folder)
    _table("entities", "", "wall, s", "CPU, s", "of cold CPU")
    for size in sizes:
        with _place(where) as folder:
            again(size, folder)
    _table("entities", "facts", "loading, CPU s", "checking, CPU s", "both / loading")
    for size in sizes:
        with _place(where) as folder:
            print(check_against_load(size, folder), flush=True)
    _table("what a cold build is spent on", f"of CPU, {sizes[-1]:,} entities")
    with _place(where) as folder:
        spend(sizes[-1], folder)
    _table("facts", "from save to served, ms")
    for size in (0, sizes[-1]):
        with _place(where) as folder:
            print(serve(size, folder), flush=True)


def race(entities: int, folder: Path) -> None:
    """Print what our cold builds and Hugo's take, by the one in the middle, and how many pages differ in their text."""
    place, theirs = Workplace.of(folder / "ours", entities), folder / "hugo"
    site = place.site()
    facts, count = len(site.fact_ids), peer.export(site, theirs)
    runs = [(place.first(*MKDOCS), peer.build(theirs)) for _ in range(TIMES)]
    ours, hugo = (_middle(each) for each in zip(*runs, strict=True))
    memory = place.peak(*MKDOCS), peer.peak(theirs)
    step = 1 if entities <= ALL_PAGES else 10
    differ = sum(1 for _ in same.differences(place.folder / "site", theirs / "public", step))
    pages = sum(1 for _ in (place.folder / "site").rglob("*.html"))
    _row(entities, facts, "we", *_taken(ours), _mega(memory[0]), pages, f"{1000 * ours.wall / pages:.2f}", differ)
    _row(entities, facts, "Hugo", *_taken(hugo), _mega(memory[1]), count, f"{1000 * hugo.wall / count:.2f}", "")
    ratios = (f"{ours.wall / hugo.wall:.2f}", f"{ours.cpu / hugo.cpu:.2f}", f"{memory[0] / memory[1]:.2f}")
    _row(entities, facts, "we / Hugo", *ratios, "", "", "")
    each = ", ".join(f"{we.wall / they.wall:.2f}" for we, they in runs)
    _row(entities, facts, "each time", each, "", "", "", "", "")


def _middle(runs: Sequence[Run]) -> Run:
    """Return the run in the middle: as many took longer as took less."""
    return sorted(runs, key=lambda run: run.wall)[len(runs) // 2]


def again(entities: int, folder: Path) -> None:
    """Print what the gate and Pagefind add to a cold build, and what a build costs after one fact has changed."""
    place = Workplace.of(folder, entities)
    cold = place.build(*OURS)
    told = {"cold": cold}
    place.edit("changed once")
    told["one fact changed, build.py"] = place.build(*OURS)
    place.edit("changed twice")
    told["one fact changed, mkdocs build"] = place.build(*MKDOCS)
    told["with the gate"] = place.build(*OURS, gate=True)
    told["with the gate again"] = place.build(*OURS, gate=True)
    if entities <= SEARCHED:
        told["with Pagefind"] = place.build(*OURS, search=True)
        told["with Pagefind again"] = place.build(*OURS, search=True)
    for name, run in told.items():
        _row(entities, name, f"{run.wall:.2f}", f"{run.cpu:.2f}", f"{run.cpu / cold.cpu:.2f}")


def check_against_load(entities: int, folder: Path) -> str:
    """Return a row of the table: checking, loading included, as a multiple of loading alone."""
    place = Workplace.of(folder, entities)
    started = _cpu()
    loaded = load(place.folder / "facts", place.folder)
    loading = _cpu() - started
    started = _cpu()
    problems = runner.check(loaded, Context(loaded.sheet, date(2026, 1, 1)))
    checking = _cpu() - started
    assert not problems
    facts = sum(1 for _ in loaded.sheet.facts())
    return f"| {entities:,} | {facts:,} | {loading:.2f} | {checking:.2f} | {(loading + checking) / loading:.2f} |"


def spend(entities: int, folder: Path) -> None:
    """Print what the CPU time of a cold build is spent on."""
    for sort, part in Workplace.of(folder, entities).spent_on(*OURS).items():
        _row(sort, f"{part:.1%}")


def serve(entities: int, folder: Path) -> str:
    """Return a row of the table: how long a saved fact takes to be served, in milliseconds."""
    place = Workplace.of(folder, entities)
    taken = place.seconds_to_show(5)
    shown = ", ".join(f"{1000 * seconds:.0f}" for seconds in taken)
    return f"| {f'{entities:,} entities' if entities else 'the real ones'} | {shown} |"


def _taken(run: Run) -> tuple[str, str]:
    return f"{run.wall:.2f}", f"{run.cpu:.2f}"


def _mega(memory: int) -> str:
    return f"{memory / MEGA:.0f}"


def _cpu() -> float:
    """Return the CPU seconds of this process and its children. Wait for children to end: their work is done."""
    for child in multiprocessing.active_children():
        child.join()
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


@contextmanager
def _place(where: str) -> Iterator[Path]:
    """Make a folder that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=where or None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
        time.sleep(1)


def _table(*columns: str) -> None:
    print(f"\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}", flush=True)


def _row(*cells: object) -> None:
    print("| " + " | ".join(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in cells) + " |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
