"""`make bench`: our builds and Hugo's of the same synthetic facts, side by side in one run. Prints Markdown.

    python -m bench [ENTITIES ...] [--core] [--disk] [--exports]

With `--exports` only what exports cost is timed, and Hugo is not asked. With `--core` the race is longer: Hugo also
makes the core alone. Sites are built in memory (/dev/shm) where there is such a place, for both alike, so that the disk
plays no part; with `--disk`, in the temporary folder. No number here decides a test.
"""

from __future__ import annotations

import argparse
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

from bench import exports, race, tables
from bench.workplace import OURS, Workplace
from factsheet.checks import runner
from factsheet.checks.context import Context
from factsheet.load.sheet import load

MEMORY = Path("/dev/shm")  # noqa: S108 - where Linux keeps files in memory


def main(arguments: list[str]) -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(
        "python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", metavar="ENTITIES", type=int, nargs="*", default=[100, 1_000, 10_000])
    parser.add_argument("--core", action="store_true", help="let Hugo make the core alone, too")
    parser.add_argument("--disk", action="store_true", help="build on the disk, not in memory")
    parser.add_argument("--exports", action="store_true", help="time nothing but exports")
    asked = parser.parse_args(arguments)
    sizes = asked.sizes
    where = "" if asked.disk or not MEMORY.is_dir() else str(MEMORY)
    machine = f"{os.cpu_count()} cores, {where or 'on disk'}, load {os.getloadavg()[0]:.1f} before"
    print(f"{date.today()}, Python {platform.python_version()}, {machine}\n")
    if asked.exports:
        time_exports(sizes, where)
        return
    tables.head(*race.COLUMNS)
    for size in sizes:
        with _place(where) as folder:
            race.race(size, folder, core=asked.core)
    tables.head("entities", "", "wall, s", "CPU, s", "of the cold wall")
    for size in sizes:
        with _place(where) as folder:
            again(size, folder)
    tables.head("entities", "facts", "loading, CPU s", "checking, CPU s", "both / loading")
    for size in sizes:
        with _place(where) as folder:
            print(check_against_load(size, folder), flush=True)
    tables.head("what a cold build is spent on", f"of CPU, {sizes[-1]:,} entities")
    with _place(where) as folder:
        spend(sizes[-1], folder)
    time_exports(sizes, where)
    tables.head("facts", "from save to served, ms")
    for size in (0, sizes[-1]):
        with _place(where) as folder:
            print(serve(size, folder), flush=True)


def again(entities: int, folder: Path) -> None:
    """Print what the gate and the index add to a cold build, and what a build costs after one fact has changed."""
    place = Workplace.of(folder, entities)
    whole = place.first(*OURS, gate=True, search=True)
    runs = {"cold, with the gate and Pagefind": whole}
    place.edit("changed once")
    runs["one fact changed"] = place.build(*OURS, gate=True, search=True)
    runs["nothing changed"] = place.build(*OURS, gate=True, search=True)
    runs["cold, pages and exports alone"] = place.first(*OURS)
    place.edit("changed twice")
    runs["one fact changed, pages and exports alone"] = place.build(*OURS)
    runs["cold, with the gate"] = place.first(*OURS, gate=True)
    runs["cold, with Pagefind"] = place.first(*OURS, search=True)
    for name, run in runs.items():
        tables.row(entities, name, f"{run.wall:.2f}", f"{run.cpu:.2f}", f"{run.wall / whole.wall:.2f}")


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
    """Print what the CPU time of a cold build is spent on, gate and index included. Pagefind itself is no Python."""
    for sort, part in Workplace.of(folder, entities).spent_on(*OURS).items():
        tables.row(sort, f"{part:.1%}")


def time_exports(sizes: Sequence[int], where: str) -> None:
    """Print what each form of the facts costs, for the largest site also by its CPU time, memory and bytes."""
    for size in sizes:
        with _place(where) as folder:
            tables.head(*exports.COLUMNS)
            place = exports.with_each_form(size, folder)
            if size == sizes[-1]:
                exports.print_details(size, place)


def serve(entities: int, folder: Path) -> str:
    """Return a row of the table: how long a saved fact takes to be served, in milliseconds."""
    place = Workplace.of(folder, entities)
    taken = place.seconds_to_show(5)
    shown = ", ".join(f"{1000 * seconds:.0f}" for seconds in taken)
    return f"| {f'{entities:,} entities' if entities else 'the real ones'} | {shown} |"


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


if __name__ == "__main__":
    main(sys.argv[1:])
