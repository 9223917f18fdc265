"""Cold builds in turn, ours and Hugo's, of the same facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from bench import peer, same, tables
from bench.measure import Run
from bench.workplace import MKDOCS, SEARCHED, Workplace
from factsheet.view.index import SiteView

MEGA = 1e6
ALL_PAGES = 1_000
"""Entities up to which the text of every page is compared; with more, that of every tenth page."""

TIMES = 5
"""Builds of each in a race, in turn. One alone may take a tenth more or less, as others use the machine too."""

COLUMNS = ("entities", "facts", "", "wall, s", "CPU, s", "peak, MB", "pages", "ms a page", "text that differs")


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

    @property
    def middle(self) -> Run:
        """The run in the middle: as many took longer as took less."""
        return sorted(self.runs, key=lambda run: run.wall)[len(self.runs) // 2]


def race(entities: int, folder: Path, times: int = TIMES, *, core: bool = False) -> None:
    """Print what cold builds take, by the one in the middle, and how many pages of Hugo's say other things than ours.

    With `core` Hugo also builds the core alone, and we also build with the gate and Pagefind.
    """
    place = Workplace.of(folder / "ours", entities)
    site = place.site()
    ours = [we(place)]
    theirs = [hugo(site, folder / "hugo")]
    if core:
        ours.append(we(place, checked=True, searched=entities <= SEARCHED))
        theirs.append(hugo(site, folder / "core", core=True))
    results = _results([*ours, *theirs], times)
    step = 1 if entities <= ALL_PAGES else 10
    differ = sum(1 for _ in same.differences(ours[0].site, theirs[0].site, step))
    for result in results:
        run = result.middle
        each = f"{1000 * run.wall / result.pages:.2f}"
        compared = differ if result.name == theirs[0].name else ""
        taken = (f"{run.wall:.2f}", f"{run.cpu:.2f}", f"{result.peak / MEGA:.0f}")
        tables.row(entities, len(site.fact_ids), result.name, *taken, result.pages, each, compared)
    for one, other in product(results[: len(ours)], results[len(ours) :]):
        _compare(entities, len(site.fact_ids), one, other)


def we(place: Workplace, *, checked: bool = False, searched: bool = False) -> Racer:
    """Return our build, with the gate if it is `checked`, with Pagefind if it is `searched`."""
    parts = [name for name, is_on in (("the gate", checked), ("Pagefind", searched)) if is_on]
    return Racer(
        f"we, with {' and '.join(parts)}" if parts else "we",
        lambda: place.first(*MKDOCS, gate=checked, search=searched),
        lambda: place.peak(*MKDOCS, gate=checked, search=searched),
        place.folder / "site",
    )


def hugo(site: SiteView, folder: Path, *, core: bool = False) -> Racer:
    """Return Hugo's build in a new folder, of the pages that are compared or of the core alone."""
    peer.export(site, folder, of=peer.core if core else peer.whole)
    name = "Hugo, core" if core else "Hugo"
    return Racer(name, lambda: peer.build(folder), lambda: peer.peak(folder), folder / "public")


def _results(racers: Sequence[Racer], times: int) -> list[Result]:
    turns = [[racer.build() for racer in racers] for _ in range(times)]
    return [
        Result(racer.name, runs, racer.peak(), _pages(racer.site))
        for racer, runs in zip(racers, zip(*turns, strict=True), strict=True)
    ]


def _pages(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))


def _compare(entities: int, facts: int, one: Result, other: Result) -> None:
    """Print one racer's costs as multiples of another's: of the runs in the middle, and each time."""
    a, b = one.middle, other.middle
    ratios = (f"{a.wall / b.wall:.2f}", f"{a.cpu / b.cpu:.2f}", f"{one.peak / other.peak:.2f}")
    tables.row(entities, facts, f"{one.name} / {other.name}", *ratios, "", "", "")
    tables.row(entities, facts, "each time", ", ".join(_each_time(one, other)), "", "", "", "", "")


def _each_time(one: Result, other: Result) -> Iterator[str]:
    return (f"{a.wall / b.wall:.2f}" for a, b in zip(one.runs, other.runs, strict=True))
