"""The page of all files with facts: which there are, and what each is good for. Its sizes come in when all is written.

A new file of facts is a line here: tests/test_data_page.py finds every file that a site publishes on this page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from factsheet.core import urls
from factsheet.view.index import SiteView

URL = "data/"
"""The address of the page, in the folder of most of these files."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file, or a family of files. `paths` are patterns of paths, parted by spaces (see core.sizes)."""

    use: str
    name: str
    leads_to: str  # the address of the file; of a family, of one of them
    paths: str = ""  # empty for the one file to which it leads

    @property
    def measured(self) -> str:
        """The patterns of paths whose bytes are its size."""
        return self.paths or self.leads_to

    @property
    def is_family(self) -> bool:
        """True if there are more like the one to which it leads."""
        return self.leads_to not in self.measured.split()


@dataclass(frozen=True, slots=True)
class DataPage:
    """The data of the page."""

    facts: int
    sources: int
    main: tuple[DataFile, ...]  # one for each use
    others: tuple[tuple[str, tuple[DataFile, ...]], ...]  # by the title of their group
    example: str  # an entity's id


def data_page(site: SiteView) -> DataPage:
    """Make the page."""
    groups = (
        ("The API, file by file", tuple(_api(site))),
        ("More tables, and what describes them", tuple(_tables(site))),
        ("More linked data", tuple(_linked(site))),
        ("The sources, to cite", tuple(_bibliography(site))),
        ("More of the history", tuple(_history(site))),
    )
    others = tuple((title, files) for title, files in groups if files)
    counts = len(site.fact_ids), len(site.sources)
    return DataPage(*counts, tuple(_main(site)), others, next(iter(site.entities), ""))


def _main(site: SiteView) -> Iterator[DataFile]:
    """Yield the file for each use."""
    formats = site.publication.formats
    yield DataFile("Open them in a spreadsheet", "CSV", "data/facts.csv")
    if "sqlite" in formats:
        yield DataFile("Search them with SQL, or browse them with Datasette", "SQLite", "data/facts.sqlite")
    if "parquet" in formats:
        yield DataFile("Compute with them: numbers and days have their types", "Parquet", "data/facts.parquet")
    yield DataFile(
        "Write a program: every fact with its figure and the words of its sources", "JSON", _api_file("facts")
    )
    if "turtle" in formats:
        yield DataFile("Join them with other linked data", "Turtle", "data/facts.ttl")
    if "jsonld" in formats:
        yield DataFile("Read linked data as JSON", "JSON-LD", "data/facts.jsonld")
    if site.sources:
        yield DataFile("Cite the sources: for Zotero, LaTeX and the like", "BibTeX", f"{_BIBLIOGRAPHY}.bib")
    if site.history.begins:
        yield DataFile("Hear of each change in a feed reader", "Atom", "changes/feed.xml")


def _api(site: SiteView) -> Iterator[DataFile]:
    index, entity = _api_file("index"), next(iter(site.entities), "")
    yield DataFile("Every file there is, totals, licence, day of the build", "index.json", index, _family(index))
    if entity:
        use, one = "One entity with its facts and their sources, a file each", f"entities/{entity}.json"
        yield DataFile(use, one, f"api/v1/{one}", "api/v1/entities/*.json")
    yield DataFile("All entities, with their names", "entities.json", _api_file("entities"))
    yield DataFile("All sources, with the day of each", "sources.json", _api_file("sources"))
    yield DataFile("What figures measure, and in which unit", "properties.json", _api_file("properties"))
    yield DataFile("What is gone, why, and what took its place", "retired.json", _api_file("retired"))
    yield DataFile("The API described for tools (OpenAPI)", "openapi.json", "api/v1/openapi.json")
    schema = "api/v1/schema/facts.json"
    yield DataFile("A JSON Schema for each sort of file", "schema/facts.json", schema, "api/v1/schema/*.json")


def _tables(site: SiteView) -> Iterator[DataFile]:
    package, formats = "data/datapackage.json", site.publication.formats
    yield from _csv("The figures of one property, a file each", "properties", site.properties)
    if site.tables == "all":
        yield from _csv("The facts of one kind, a file each", "kinds", [kind.id for kind in site.kinds])
        yield from _csv("The facts of one entity, a file each", "entities", site.entities)
    both = f"{package} data/table-schema.json"
    yield DataFile("All CSV files described for tools (Data Package)", "datapackage.json", package, both)
    on_the_web = "data/facts.csv-metadata.json"
    yield DataFile("The table of all facts described as CSV on the Web", "facts.csv-metadata.json", on_the_web)
    if "sqlite" in formats:
        yield DataFile("Titles and notes for Datasette", "datasette.json", "data/datasette.json")
    if "parquet" in formats:
        yield DataFile("The points of all series, a row each", "points.parquet", "data/points.parquet")


def _linked(site: SiteView) -> Iterator[DataFile]:
    if {"turtle", "jsonld"}.intersection(site.publication.formats):
        yield DataFile("Our own terms, each with a sentence", "vocabulary.ttl", "data/vocabulary.ttl")
        yield DataFile("The rules that the linked data keeps (SHACL)", "shapes.ttl", "data/shapes.ttl")


def _bibliography(site: SiteView) -> Iterator[DataFile]:
    for use, ending in (
        ("All sources, and this site, as text", "txt"),
        ("The same as RIS", "ris"),
        ("The same as CSL-JSON", "json"),
    ):
        yield DataFile(use, f"bibliography.{ending}", f"{_BIBLIOGRAPHY}.{ending}")
    for source in islice(site.sources, 1):
        families = " ".join(urls.citation("*", ending) for ending in ("txt", "bib", "ris", "json"))
        path = urls.citation(source, "bib")
        yield DataFile("One source, in each of these forms", path, path, families)


_BIBLIOGRAPHY = "data/bibliography"


def _history(site: SiteView) -> Iterator[DataFile]:
    if site.history.begins:
        yield DataFile("Every change of every fact, with its commit", "changes.json", "data/changes.json")
        yield DataFile("The latest changes as JSON Feed", "feed.json", "changes/feed.json")
        if site.publication.feeds == "entities":
            families = " ".join(f"{kind.url}*/feed.{ending}" for kind in site.kinds for ending in ("xml", "json"))
            first = f"{next(iter(site.entities.values())).url}feed.xml"
            yield DataFile("The changes of one entity, as Atom and as JSON Feed", first, first, families)


def _api_file(name: str) -> str:
    return f"api/v1/{name}.json"


def _csv(use: str, folder: str, names: Iterable[str]) -> Iterator[DataFile]:
    """Yield a family of tables, none if it is empty. It leads to the first of them."""
    for first in islice(names, 1):
        path = urls.table(folder, first)
        yield DataFile(use, path.removeprefix(URL), path, urls.table(folder, "*"))


def _family(path: str) -> str:
    """Return the patterns of a file and of its parts, which long lists go on in."""
    return f"{path} {path.removesuffix('.json')}-*.json"
