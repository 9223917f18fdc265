"""The files under /api/v1. Their shape is a contract: see docs/api.md, `shapes` and `documents`."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, chain
from pathlib import Path

from pydantic_core import to_json

from factsheet.core import edtf, urls
from factsheet.core.output import Output
from factsheet.render.exports import documents, index, schema
from factsheet.render.exports.fact import flat
from factsheet.render.exports.shapes import Json, sparse
from factsheet.render.fragments import Opened, Store
from factsheet.view.index import SiteView
from factsheet.view.retired import RetiredRef, retired

OfFact = Callable[[str], bytes]
"""A function that returns what `fact.of_fact` makes of the fact with a global id."""

FACTS = "api/v1/facts.json"
"""The file with every fact."""

_BETWEEN = b",\n"


def of_entity(site: SiteView, name: str, of_fact: OfFact) -> Output:
    """Return the file of one entity, with its facts whole."""
    return Output(f"api/v1/entities/{name}.json", lambda: _entity_file(site, name, of_fact))


def of_site(site: SiteView, of_fact: OfFact) -> Iterator[Output]:
    """Yield the files of the whole site."""
    yield _file("facts", lambda: _list("facts", map(of_fact, site.fact_ids)))
    yield _file("entities", lambda: _list("entities", (to_json(_entity(site, name)) for name in site.entities)))
    yield _file("sources", lambda: _list("sources", (to_json(_source(site, name)) for name in site.sources)))
    properties = site.sheet.properties
    yield _file("properties", lambda: _list("properties", (to_json(_property(site, name)) for name in properties)))
    yield _file("retired", lambda: _list("retired", (to_json(_retired(gone)) for gone in retired(site))))
    yield from schema.of_site(site)
    yield from index.of_site(site)


def facts_in(file: Path) -> Store:
    """Return what `fact.of_fact` made of each fact, from FACTS as a former build wrote it."""
    with file.open("rb") as opened:
        edges = array("q", accumulate(map(len, opened)))  # the first line opens the list, the last one closes it
    edges.pop()
    edges[-1] += len(_BETWEEN) - 1  # as if another one came after the last
    return Store(Opened(file), edges, gap=len(_BETWEEN))


def _entity_file(site: SiteView, name: str, of_fact: OfFact) -> Iterator[bytes]:
    entity = _entity(site, name)
    facts = entity.pop("facts")
    cited = dict.fromkeys(citation.source for _, fact in site.own_facts(name) for citation in fact.cited())
    entity["sources"] = [_cited(site, source) for source in cited]
    return chain([to_json(entity)[:-1], b","], _list("facts", map(of_fact, facts), head=""))


def _list(name: str, members: Iterable[bytes], head: str = "{") -> Iterator[bytes]:
    """Yield an object with one list, each member on a line of its own."""
    yield f'{head}"{name}":[\n'.encode()
    between = b""
    for member in members:
        yield between + member
        between = _BETWEEN
    yield b"\n]}\n"


def _entity(site: SiteView, name: str) -> Json:
    entity, ref = site.sheet.entities[name], site.entities[name]
    record = {
        "id": name,
        "kind": entity.kind,
        "name": entity.name,
        "names": dict(entity.names),
        "aliases": list(entity.aliases),
        "summary": entity.summary,
        "sort": entity.sort,
        "distinction": ref.distinction,
        "url": ref.url,
        "facts": site.ids[name],
    }
    return sparse(documents.Entity.__optional_keys__, record)


def _source(site: SiteView, name: str) -> Json:
    return {**_bibliography(site, name), "facts": site.ids_from(name)}


def _bibliography(site: SiteView, name: str) -> Json:
    source = site.sheet.sources[name]
    return {
        "id": name,
        **(flat(source) or {}),
        "when": edtf.parse(source.issued).words(),
        "language": source.language_shown,
        "address": source.url,
        "url": urls.source(name),
    }


def _cited(site: SiteView, name: str) -> Json:
    """Return what a citation names of a source; sources.json has the rest."""
    bibliography = _bibliography(site, name)
    return {key: bibliography[key] for key in documents.CitedSource.__annotations__ if bibliography[key]}


def _property(site: SiteView, name: str) -> Json:
    property_ = site.sheet.properties[name]
    limits = [f"{limit:f}" for limit in property_.range] if property_.range else None
    facts = site.ids_measuring(name)
    url = site.properties[name].url if facts else None
    return {
        "id": name, "label": property_.label, "unit": property_.unit, "range": limits, "key": property_.key,
        "url": url, "facts": facts,
    }  # fmt: skip


def _retired(gone: RetiredRef) -> Json:
    return {
        "id": gone.id,
        "kind": gone.kind,
        "name": gone.name or None,
        "reason": gone.reason,
        "replaced_by": gone.replaced_by or None,
        "url": gone.url,
        "replaced_by_url": gone.replaced_by_url or None,
    }


def _file(name: str, chunks: Callable[[], Iterable[bytes]]) -> Output:
    return Output(f"api/v1/{name}.json", chunks)
