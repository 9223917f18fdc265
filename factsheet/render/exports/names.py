"""The names that search answers from before anything else is loaded. Their shape is in docs/api.md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factsheet.core.output import Output
from factsheet.view import search_names
from factsheet.view.index import SiteView
from factsheet.view.samples import samples
from factsheet.view.search_names import PAGE, PROPERTY, SOURCE, TOPIC, Name

AT_ONCE = 8_000
"""The most entities and sources in one file. With some 110 bytes for each that is a little less than a megabyte."""


def of_site(site: SiteView) -> Iterator[Output]:
    """Yield `search/names.json`. Where entities and sources are many, it only names the files that have theirs."""
    entities, sources = list(site.entities), list(site.sources)
    count, parts = len(entities), list[Output]()
    if count + len(sources) > AT_ONCE:
        for at in range(0, count + len(sources), AT_ONCE):
            ends = (max(at - count, 0), max(at + AT_ONCE - count, 0))
            parts.append(_part(site, len(parts) + 1, entities[at : at + AT_ONCE], sources[slice(*ends)]))
        entities, sources = [], []
    yield Output("search/names.json", lambda: _line(_first(site, entities, sources, [part.path for part in parts])))
    yield from parts


def _part(site: SiteView, number: int, entities: Iterable[str], sources: Iterable[str]) -> Output:
    return Output(f"search/names-{number}.json", lambda: _line({"names": _named(site, entities, sources)}))


def _line(content: Mapping[str, Any]) -> Iterator[bytes]:
    """Yield a file, on one line: it is read by a script."""
    yield json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    yield b"\n"


def _first(site: SiteView, entities: Iterable[str], sources: Iterable[str], parts: list[str]) -> dict[str, Any]:
    """Return what every reader of the search loads first."""
    kinds = _kinds(site)
    pages = (Name(PAGE, kind.plural, kind.url) for kind in site.kinds)
    others = (*search_names.of_labels(site), *pages, *search_names.of_retired(site))
    return {
        "kinds": list(kinds),
        "singular": list(kinds.values()),
        "counts": [kind.count for kind in site.kinds],
        "names": [*_named(site, entities, sources), *_rows(kinds, others)],
        "samples": samples(site),
        **({"parts": parts} if parts else {}),
    }


def _kinds(site: SiteView) -> dict[str, str]:
    """Return the kinds of names by their plurals, each with its singular."""
    return {
        plural: label
        for label, plural in (*((kind.label, kind.plural) for kind in site.kinds), SOURCE, PROPERTY, TOPIC, PAGE)
    }


def _named(site: SiteView, entities: Iterable[str], sources: Iterable[str]) -> list[list[Any]]:
    """Return the rows of some entities and sources."""
    return _rows(_kinds(site), (*search_names.of_entities(site, entities), *search_names.of_sources(site, sources)))


def _rows(kinds: Iterable[str], named: Iterable[Name]) -> list[list[Any]]:
    """Return [kind, name, address, other names] of each name. A kind is its place among `kinds`."""
    places = {plural: place for place, plural in enumerate(kinds)}
    return [_row(places[name.kind[1]], name) for name in named]


def _row(kind: int, name: Name) -> list[Any]:
    """Return a row. It has other names only if there are any, those in another language as pairs."""
    others = [*map(list, name.native), *name.aliases]
    row: list[Any] = [kind, name.name, name.url]
    return [*row, others] if others else row
