"""The cost of exports: whole builds with one form more each time, the CPU time of each, and the bytes of a site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from statistics import median

from bench import spent, tables
from bench.workplace import OURS, Workplace

AS_HERE, ALL = "and Turtle: as here", "every form"


@dataclass(frozen=True, slots=True)
class Offer:
    """The forms that a site offers: settings under `extra`, and whether its facts are in git: then it has changes."""

    name: str
    extra: Mapping[str, str] = field(default_factory=dict)
    in_git: bool = True


OFFERS = (
    Offer("JSON and CSV alone", in_git=False),
    Offer("and changes and feeds, from git"),
    Offer("and SQLite", {"sqlite": "true"}),
    Offer(AS_HERE, {"sqlite": "true", "turtle": "true"}),
    Offer(
        ALL,
        {
            "sqlite": "true",
            "turtle": "true",
            "jsonld": "true",
            "parquet": "true",
            "tables": "all",
            "feeds": "entities",
        },
    ),
)
"""Sites that offer more and more."""

COLUMNS = ("entities", "forms", "wall, s", "CPU, s", "CPU more, s", "MB of files")
TIMES, ONCE_FROM = 3, 5_000
"""Builds of each, of which the one in the middle counts. From so many entities on each is built once."""

PARTS: Mapping[str, tuple[str, ...]] = {
    "pages": ("*.html",),
    "API": ("api/*",),
    "search": ("pagefind/*", "search/*"),
    "CSV, with descriptions": ("data/*.csv", "data/*.json"),
    "SQLite": ("data/*.sqlite",),
    "Turtle": ("data/*.ttl",),
    "changes and feeds": ("data/changes.json", "*/feed.xml", "*/feed.json"),
    "JSON-LD": ("data/*.jsonld",),
    "Parquet": ("data/*.parquet",),
}
"""Parts of a site by patterns of paths, in which `*` crosses folders. The last that fits counts."""


def with_each_form(entities: int, folder: Path) -> Workplace:
    """Print what whole builds cost that offer more and more. Return the place, which offers every form."""
    place, before = Workplace.of(folder, entities), 0.0
    for offer in OFFERS:
        prepare(place, offer)
        times = TIMES if entities < ONCE_FROM else 1
        runs = [place.first(*OURS, gate=True, search=True) for _ in range(times)]
        cpu = median(run.cpu for run in runs)
        more = f"{cpu - before:+.2f}" if before else ""
        size = sum(file.stat().st_size for file in (place.folder / "site").rglob("*") if file.is_file()) / 1e6
        tables.row(entities, offer.name, f"{median(run.wall for run in runs):.2f}", f"{cpu:.2f}", more, f"{size:.1f}")
        before = cpu
    return place


def prepare(place: Workplace, offer: Offer) -> None:
    """Let a site offer some forms."""
    place.offer({"cards": "none", **offer.extra})
    if offer.in_git:
        place.commit()


def print_details(entities: int, place: Workplace) -> None:
    """Print what each form takes of a build: CPU time, memory and bytes."""
    usual = shares(place, AS_HERE)
    sizes = bytes_of_parts(place.folder / "site")
    most = shares(place, ALL)
    tables.head("entities", "exports", "of CPU, by default", "of CPU, with every form")
    for sort in spent.EXPORTS:
        tables.row(entities, sort, f"{usual[sort]:.1%}", f"{most[sort]:.1%}")
    tables.row(entities, "all exports", f"{sum(usual.values()):.1%}", f"{sum(most.values()):.1%}")
    tables.head("entities", "part of a site, by default", "MB")
    for part, size in sizes.most_common():
        tables.row(entities, part, f"{size / 1e6:.1f}")
    tables.row(entities, "all", f"{sizes.total() / 1e6:.1f}")
    tables.head("entities", "forms", "peak, MB")
    for offer in (OFFERS[0], *(one for one in OFFERS if one.name in (AS_HERE, ALL))):
        prepare(place, offer)
        tables.row(entities, offer.name, f"{place.peak(*OURS, gate=True, search=True) / 1e6:.0f}")


def shares(place: Workplace, name: str) -> dict[str, float]:
    """Return the parts of the CPU time of a whole build that an offer's exports take, Pagefind's own left out."""
    prepare(place, next(offer for offer in OFFERS if offer.name == name))
    spent_on = place.spent_on(*OURS)
    return {sort: spent_on.get(sort, 0.0) for sort in spent.EXPORTS}


def bytes_of_parts(site: Path) -> Counter[str]:
    """Return the bytes of each part of a site."""
    sizes: Counter[str] = Counter()
    for file in (file for file in site.rglob("*") if file.is_file()):
        sizes[part_of(file.relative_to(site).as_posix())] += file.stat().st_size
    return sizes


def part_of(path: str) -> str:
    """Return the part of a site to which a file belongs.

    >>> part_of("data/facts.csv"), part_of("data/changes.json"), part_of("assets/site.css")
    ('CSV, with descriptions', 'changes and feeds', 'assets and the rest')
    """
    fits = [name for name, patterns in PARTS.items() if any(fnmatchcase(path, pattern) for pattern in patterns)]
    return fits[-1] if fits else "assets and the rest"
