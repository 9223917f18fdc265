"""`llms.txt` (llmstxt.org): the site in a page of Markdown, for programs that read: what it is, and where to go on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from factsheet.core.markdown import escaped
from factsheet.core.output import Output
from factsheet.render.exports.markdown.links import NAME, outside
from factsheet.view.changes import URL as CHANGES
from factsheet.view.index import SiteView
from factsheet.view.references import Label

PATH = "llms.txt"

TOPICS = 100
"""The most topics that are named one by one; past it, those with the most facts."""

_FILES = {
    "api/v1/index.json": ("API", "what there is, and how much"),
    "api/v1/openapi.json": ("OpenAPI", "every file of the API, with its schema"),
    "api/v1/facts.json": ("Facts as JSON", "every fact with figure, date, quotes and links"),
    "api/v1/sources.json": ("Sources as JSON", "every work that facts are drawn from"),
    "data/facts.csv": ("Facts as CSV", "a row for each figure"),
    "data/datapackage.json": ("Data Package", "all tables, with types and meaning of each column"),
    "data/facts.sqlite": ("SQLite", "all facts as a database, with full-text search"),
    "data/facts.parquet": ("Parquet", "all facts with types"),
    "data/facts.ttl": ("Turtle", "all facts as linked data"),
    "data/facts.jsonld": ("JSON-LD", "all facts as linked data"),
    "data/changes.json": ("Changes as JSON", "what has changed in each fact, and when"),
    f"{CHANGES}feed.xml": ("Feed of changes", "the latest of them, as Atom"),
}
"""Files for machines, each with a name and what it holds."""


class WrittenPage(NamedTuple):
    """A page by hand: its address from the site's root, its title, and what it says of itself, if it does."""

    url: str
    title: str
    description: str = ""


def of_site(site: SiteView, files: Collection[str], written: Sequence[WrittenPage], index: str = "") -> Output:
    """Return `llms.txt`. `files` are the paths of all exports, `written` the pages by hand, but for the home page.

    `index` is as in `files.of_site`.
    """
    return Output(PATH, lambda: ["\n".join(_lines(site, files, written, index)).encode() + b"\n"])


def _lines(site: SiteView, files: Collection[str], written: Sequence[WrittenPage], index: str) -> Iterator[str]:
    publication = site.publication
    name = NAME if publication.markdown else index
    yield from (f"# {escaped(publication.name)}", "")
    if publication.about:
        yield from (f"> {escaped(publication.about)}", "")
    yield (
        "Every fact has a statement, most a figure and a date, and each the words of its sources, with links that open "
        f"them there. Facts may be reused under {outside(site.licence.name, site.licence.url)}; quotations belong "
        "to their publishers. Cite a fact by its address, and its source with it."
    )
    if publication.markdown:
        yield from ("", f"Beside each page of facts there is `{NAME}`, the same as Markdown.")
    for title, pages in _sections(site):
        yield from _links(title, ((publication.at(url) + name, text, about) for url, text, about in pages))
    exports = ((path, *words) for path, words in _FILES.items() if path in files)
    yield from _links("Data", ((publication.at(path), name, about) for path, name, about in exports))
    yield from _links("About", ((publication.at(one.url), one.title, one.description) for one in written))


def _sections(site: SiteView) -> Iterator[tuple[str, Iterable[tuple[str, str, str]]]]:
    """Yield the sections of pages of facts: a title, and (address, text, what it is) of each page."""
    yield "Pages", ((kind.url, kind.plural, "") for kind in site.kinds)
    yield "Topics", ((topic.url, topic.label, "") for topic in _topics(site))
    yield "Lists", _lists(site)


def _topics(site: SiteView) -> list[Label]:
    most = {one.id for one in sorted(site.topics.values(), key=lambda one: -one.count)[:TOPICS]}
    return [one for one in site.topics.values() if one.id in most]


def _lists(site: SiteView) -> Iterator[tuple[str, str, str]]:
    yield "topics/", "All topics", "what facts are about"
    yield "sources/", "Sources", "what was taken from each"
    if site.order.is_dated:
        yield "timeline/", "Timeline", "facts with a date, the newest first"
    if site.properties:
        yield "properties/", "Properties", "what figures measure, side by side"


def _links(title: str, links: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    for number, (address, text, about) in enumerate(links):
        yield from ("", f"## {title}", "") if number == 0 else ()
        yield f"- {outside(text, address)}" + (f": {escaped(about)}" if about else "")
