"""The files under /data that hold linked data: all facts as Turtle and as JSON-LD, the vocabulary, the shapes.

A fact is one line of each of the first two, and facts come first, so that a later build finds them there.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate, islice
from pathlib import Path

from pydantic_core import to_json

from factsheet.core.output import Output
from factsheet.render.exports.linked import facts, nodes, terms, turtle
from factsheet.render.fragments import Fragments, Maker, Opened, Store
from factsheet.view.index import SiteView

_FILES = {"turtle": "data/facts.ttl", "jsonld": "data/facts.jsonld"}
"""The files of all facts, by the sort of fragments that they are put together from."""

_BESIDE = ("vocabulary.ttl", "shapes.ttl")
_END = b",\n"


def makers(site: SiteView) -> dict[str, Maker]:
    """Return the makers of the fragments of facts, by sort, that the files are put together from."""
    sorts: dict[str, Maker] = {"turtle": partial(as_turtle, site), "jsonld": partial(as_json, site)}
    return {sort: sorts[sort] for sort, _ in _files(site)}


def readers(count: int) -> dict[str, tuple[str, Callable[[Path], Store]]]:
    """Return readers of the fragments of `count` facts, each with its sort, by the file that a former build wrote."""
    return {path: (sort, partial(_facts_in, count=count)) for sort, path in _FILES.items()}


def of_site(site: SiteView, fragments: Fragments) -> Iterator[Output]:
    """Yield the files of the whole site, as far as it is to have them."""
    whole = {"turtle": _turtle, "jsonld": _json}
    for sort, path in (files := _files(site)):
        yield Output(path, partial(whole[sort], site, partial(fragments.get, sort)))
    for name in _BESIDE if files else ():
        yield Output(f"data/{name}", partial(_beside, site, name))


def as_turtle(site: SiteView, name: str) -> bytes:
    """Return a fact as a line of Turtle, in UTF-8."""
    return turtle.line(facts.of_fact(site, site.fact(name))).encode()


def as_json(site: SiteView, name: str) -> bytes:
    """Return a fact as a line of JSON-LD, in UTF-8."""
    return to_json(facts.of_fact(site, site.fact(name))) + _END


def _files(site: SiteView) -> list[tuple[str, str]]:
    """Return the files of all facts that the site is to have, each with the sort of its fragments."""
    return [(sort, path) for sort, path in _FILES.items() if sort in site.publication.formats]


def _facts_in(file: Path, count: int) -> Store:
    with file.open("rb") as opened:
        return Store(Opened(file), array("q", islice(accumulate(map(len, opened)), count + 1)))


def _turtle(site: SiteView, of_fact: Maker) -> Iterator[bytes]:
    yield turtle.head(site.publication.url).encode()
    yield from map(of_fact, site.fact_ids)
    yield from (turtle.line(node).encode() for node in nodes.of_site(site))


def _json(site: SiteView, of_fact: Maker) -> Iterator[bytes]:
    yield b'{"@context":' + to_json(terms.context(site.publication.url)) + b',"@graph":[\n'
    yield from map(of_fact, site.fact_ids)
    between = b""
    for node in nodes.of_site(site):
        yield between + to_json(node)
        between = _END
    yield b"\n]}\n"


def _beside(site: SiteView, name: str) -> Iterator[bytes]:
    yield turtle.head(site.publication.url).encode()
    yield Path(__file__).with_name(name).read_bytes()
