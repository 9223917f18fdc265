"""Cold builds in turn, ours and Hugo's, of the same facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from bench import peer, same, tables
from bench.measure import Run
from bench.workplace import MKDOCS, Workplace
from factsheet.view.index import SiteView

MEGA = 1e6
ALL_PAGES = 1_000
"""Entities up to which the text of every page is compared; with more, that of every tenth page."""

TIMES, TIMES_LARGE = 5, 3
"""Builds of each in a race, in turn; of more than ALL_PAGES entities fewer. One alone may take a tenth more or less, as
others use the machine too."""

COLUMNS = ("entities", "facts", "", "wall, s", "CPU, s", "peak, MB", "pages", "MB of files", "text that differs")


@dataclass(frozen=True, slots=True)
class Racer:
    """Somebody who builds a site anew, with the folder in which it then is."""

    name: str
    build: Callable[[], Run]
    peak: Callable[[], int]
    site: Path


@dataclass(frozen=True, slots=True)
class Result:
    """The builds of a racer."""

    name: str
    runs: tuple[Run, ...]
    peak: int
    pages: int
    size: int  # of all its files, in bytes

    @property
    def middle(self) -> Run:
        """The run in the middle: as many took longer as took less."""
        return sorted(self.runs, key=lambda run: run.wall)[len(self.runs) // 2]


def race(entities: int, folder: Path, times: int = 0, *, core: bool = False) -> None:
    """Print what cold builds take, by the one in the middle, and how many pages of Hugo's say other things than ours.

    We build the pages alone, and all that people get: with the gate and Pagefind. Hugo builds its pages, with Pagefind
    over them and without; with `core` it also builds the core alone. `times` is the number of builds of each.
    """
    times = times or (TIMES if entities <= ALL_PAGES else TIMES_LARGE)
    place = Workplace.of(folder / "ours", entities)
    site = place.site()
    ours = [we(place), we(place, whole=True)]
    theirs = [hugo(site, folder / "hugo")]
    theirs.append(indexed(theirs[0], folder / "hugo"))
    if core:
        theirs.append(hugo(site, folder / "core", core=True))
    results = _results([*ours, *theirs], times)
    step = 1 if entities <= ALL_PAGES else 10
    differ = sum(1 for _ in same.differences(ours[0].site, theirs[0].site, step))
    for result in results:
        run = result.middle
        compared = differ if result.name == theirs[0].name else ""
        taken = (f"{run.wall:.2f}", f"{run.cpu:.2f}", f"{result.peak / MEGA:.0f}")
        size = f"{result.size / MEGA:.2f}"
        tables.row(entities, len(site.fact_ids), result.name, *taken, result.pages, size, compared)
    for one, other in product(results[: len(ours)], results[len(ours) :]):
        _compare(entities, len(site.fact_ids), one, other)


def we(place: Workplace, *, whole: bool = False) -> Racer:
    """Return our build: of the pages, or the `whole` one, with the gate and Pagefind."""
    return Racer(
        "we, with the gate and Pagefind" if whole else "we",
        lambda: place.first(*MKDOCS, gate=whole, search=whole),
        lambda: place.peak(*MKDOCS, gate=whole, search=whole),
        place.folder / "site",
    )


def hugo(site: SiteView, folder: Path, *, core: bool = False) -> Racer:
    """Return Hugo's build in a new folder, of the pages that are compared or of the core alone."""
    peer.export(site, folder, of=peer.core if core else peer.whole)
    name = "Hugo, core" if core else "Hugo"
    return Racer(name, lambda: peer.build(folder), lambda: peer.peak(folder), folder / "public")


def indexed(racer: Racer, folder: Path) -> Racer:
    """Return Hugo's build followed by Pagefind over its pages."""

    def build() -> Run:
        pages, index = racer.build(), peer.index(folder)
        return Run(pages.wall + index.wall, pages.cpu + index.cpu)

    return Racer("Hugo, then Pagefind", build, lambda: max(racer.peak(), peer.index_peak(folder)), racer.site)


def _results(racers: Sequence[Racer], times: int) -> list[Result]:
    turns = [[racer.build() for racer in racers] for _ in range(times)]
    return [
        Result(racer.name, runs, racer.peak(), _pages(racer.site), _size(racer.site))
        for racer, runs in zip(racers, zip(*turns, strict=True), strict=True)
    ]


def _pages(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))


def _size(site: Path) -> int:
    return sum(file.stat().st_size for file in site.rglob("*") if file.is_file())


def _compare(entities: int, facts: int, one: Result, other: Result) -> None:
    """Print one racer's costs as multiples of another's: of the runs in the middle, and each time."""
    a, b = one.middle, other.middle
    ratios = (f"{a.wall / b.wall:.2f}", f"{a.cpu / b.cpu:.2f}", f"{one.peak / other.peak:.2f}")
    tables.row(entities, facts, f"{one.name} / {other.name}", *ratios, "", "", "")
    tables.row(entities, facts, "each time", ", ".join(_each_time(one, other)), "", "", "", "", "")


def _each_time(one: Result, other: Result) -> Iterator[str]:
    return (f"{a.wall / b.wall:.2f}" for a, b in zip(one.runs, other.runs, strict=True))
