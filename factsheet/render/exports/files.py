"""All machine-readable files of an entity and of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from factsheet.core.output import Output
from factsheet.render.edit_links import EditLinks
from factsheet.render.exports import changes, csv, datasette, fact, feeds, json, names, package, parquet, sqlite
from factsheet.render.exports.citations import files as citations
from factsheet.render.exports.linked import files as linked
from factsheet.render.exports.markdown import files as markdown
from factsheet.render.fragments import Fragments, Maker, Store
from factsheet.view.card import Cards
from factsheet.view.index import SiteView


def makers(site: SiteView, edits: EditLinks, cards: Cards = "entities") -> dict[str, Maker]:
    """Return the makers of the fragments that exports are put together from."""
    return {
        "json": lambda name: fact.of_fact(site, name, edits, cards),
        "csv": partial(csv.of_fact, site),
        **linked.makers(site),
    }


def of_entity(site: SiteView, entity: str, fragments: Fragments) -> Iterator[Output]:
    """Yield the files of one entity."""
    yield json.of_entity(site, entity, partial(fragments.get, "json"))
    if site.tables == "all":
        yield csv.of_entity(site, entity, partial(fragments.get, "csv"))
    if site.publication.markdown:
        yield markdown.of_entity(site, entity)
    if site.history.begins and site.publication.feeds == "entities":
        yield from feeds.of_entity(site, entity)


def of_site(site: SiteView, fragments: Fragments) -> Iterator[Output]:
    """Yield the files of the whole site."""
    yield from json.of_site(site, partial(fragments.get, "json"))
    yield from csv.of_site(site, partial(fragments.get, "csv"))
    yield from names.of_site(site)
    yield from package.of_site(site)
    yield from citations.of_site(site)
    if "sqlite" in site.publication.formats:
        yield sqlite.of_site(site, partial(fragments.get, "json"))
        yield datasette.of_site(site)
    if "parquet" in site.publication.formats:
        yield from parquet.of_site(site, partial(fragments.get, "json"))
    yield from linked.of_site(site, fragments)
    if site.history.begins:
        yield changes.of_site(site)
        yield from feeds.of_site(site)


def facts_in(file_of: Callable[[str], Path | None], count: int) -> dict[str, Store]:
    """Return the fragments of `count` facts from the files of all facts that a former build wrote, by sort.

    `file_of` finds a file by its path. A file with another number of fragments is left out.
    """
    readers = {json.FACTS: ("json", json.facts_in), csv.FACTS: ("csv", csv.facts_in), **linked.readers(count)}
    files = {sort: (read, file_of(path)) for path, (sort, read) in readers.items()}
    stores = {sort: read(file) for sort, (read, file) in files.items() if file}
    return {sort: store for sort, store in stores.items() if len(store) == count}
