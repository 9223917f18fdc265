"""The uses of a build's CPU time: runs the build and looks now and then at what each of its processes does.

    python -m bench.spent OUTPUT build.py ARGUMENTS     leaves a file for each process in the folder OUTPUT

A look goes from the innermost function outwards, to the first one whose file says what the work is for.
"""

from __future__ import annotations

import json
import os
import runpy
import signal
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from types import FrameType
from typing import Any

from factsheet.core import workers

EVERY = 0.004
"""CPU seconds of a process between two looks."""

_EXPORTS = "factsheet/render/exports/"

EXPORTS: dict[str, Sequence[str]] = {
    "JSON": tuple(f"{_EXPORTS}{name}.py" for name in ("json", "fact", "index", "schema", "shapes", "documents")),
    "CSV": (f"{_EXPORTS}csv.py",),
    "descriptions of tables": (f"{_EXPORTS}package.py", f"{_EXPORTS}columns.py"),
    "SQLite": (f"{_EXPORTS}sqlite.py", f"{_EXPORTS}datasette.py"),
    "Parquet": (f"{_EXPORTS}parquet.py",),
    "linked data, also that on pages": (f"{_EXPORTS}linked/",),
    "changes and feeds": (f"{_EXPORTS}changes.py", f"{_EXPORTS}feeds.py"),
    "names for search": (f"{_EXPORTS}names.py", "factsheet/view/search_names.py"),
}
"""Forms of the facts, likewise. Rows serve both SQLite and Parquet: whoever asks for them counts."""

SORTS: dict[str, Sequence[str]] = {
    "the digit gate": ("factsheet/audit/digits/", "factsheet/audit/inspection.py", "factsheet/audit/cache.py"),
    "plain pages for Pagefind": ("factsheet/build/search",),
    "templates": ("templates/", "factsheet/render/pages.py", "factsheet/render/jinja_compiler.py"),
    "putting rows of facts into pages": ("factsheet/render/fact_rows.py", "factsheet/render/fragments.py"),
    **EXPORTS,
    "what pages show": ("factsheet/view/", "factsheet/core/markdown.py"),
    "where links lead": ("factsheet/audit/links.py",),
    "writing files": ("factsheet/core/output.py", "factsheet/build/artifacts.py"),
    "the history of facts": ("factsheet/history/", "factsheet/load/commits.py", "factsheet/load/git.py"),
    "reading YAML": ("factsheet/load/",),
    "checks": ("factsheet/checks/", "factsheet/words/", "factsheet/evidence/"),
    "MkDocs": ("mkdocs/", "factsheet/mkdocs_hook/"),
    "forking, and passing on what was made": (
        "factsheet/core/workers.py",
        "factsheet/build/builder.py",
        "factsheet/build/making.py",
        "multiprocessing/",
    ),
}
"""Uses of CPU time, by parts of the names of files; the first that fits counts."""

REST = "the rest, mostly the start of Python"


@cache
def sort_of(file: str) -> str:
    """Return what the functions in a file are for; empty if they serve several ends."""
    return next((sort for sort, places in SORTS.items() if any(place in file for place in places)), "")


def looked_at(frame: FrameType | None) -> str:
    """Return what a process is at work on."""
    while frame:
        if sort := sort_of(frame.f_code.co_filename):
            return sort
        frame = frame.f_back
    return REST


class Looks:
    """The looks at one process: a count for each use of its time."""

    def __init__(self) -> None:
        self.found: Counter[str] = Counter()
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)

    def _look(self, _: int, frame: FrameType | None) -> None:
        self.found[looked_at(frame)] += 1

    def save(self, folder: Path) -> None:
        """Save them in a file of this process."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        (folder / f"{os.getpid()}.json").write_text(json.dumps(self.found), encoding="utf-8")


def total(folder: Path) -> dict[str, float]:
    """Return the share of each sort of work in all looks that were left in a folder, the largest first."""
    found: Counter[str] = Counter()
    for file in folder.glob("*.json"):
        found.update(json.loads(file.read_text(encoding="utf-8")))
    return {sort: count / found.total() for sort, count in found.most_common()}


def _watched(work: Callable[..., None], folder: Path, *arguments: Any) -> None:
    """Do the work of a process of its own, with looks at it."""
    looks = Looks()
    try:
        work(*arguments)
    finally:
        looks.save(folder)


def main(folder: Path, command: list[str]) -> None:
    """Run a command of ours, with looks at it, and leave these in a folder."""
    looks = Looks()
    workers._work = partial(_watched, workers._work, folder)
    sys.argv = command
    try:
        runpy.run_path(command[0], run_name="__main__")
    finally:
        looks.save(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
