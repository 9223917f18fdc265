"""The files under /api/v1. Their shape is a contract: see docs/api.md. Numbers are strings, so that they stay exact."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import cache
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from factsheet import __version__
from factsheet.core import markdown, urls
from factsheet.core.amounts import written
from factsheet.core.figure import Conversion, Figure, Range
from factsheet.core.model import Sheet
from factsheet.core.output import Output
from factsheet.render.edit_links import EditLinks
from factsheet.render.exports import csv
from factsheet.render.fragments import Opened, Store
from factsheet.view import formatting
from factsheet.view.card import Cards
from factsheet.view.fact import FactView
from factsheet.view.index import SiteView
from factsheet.view.moved import moved

Json = dict[str, Any]
OfFact = Callable[[str], bytes]
"""A function that returns what `of_fact` makes of the fact with a global id."""

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
    properties = (to_json(_property(site, name)) for name in site.sheet.properties)
    yield _file("properties", lambda: _list("properties", properties))
    yield _file("index", lambda: [to_json(_index(site)), b"\n"])


def facts_in(file: Path) -> Store:
    """Return what `of_fact` made of each fact, from FACTS as a former build wrote it."""
    with file.open("rb") as opened:
        edges = array("q", accumulate(map(len, opened)))  # the first line opens the list, the last one closes it
    edges.pop()
    edges[-1] += len(_BETWEEN) - 1  # as if another one came after the last
    return Store(Opened(file), edges, gap=len(_BETWEEN))


def of_fact(site: SiteView, name: str, edits: EditLinks, cards: Cards) -> bytes:
    """Return a fact as JSON on one line, in UTF-8. `cards` tells whether its figure has a small page."""
    shown = site.fact(name)
    card = urls.figure(shown.url) if cards == "figures" and shown.fact.figure else None
    return to_json(_fact(site, shown, edits, card))


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


def _fact(site: SiteView, shown: FactView, edits: EditLinks, card: str | None) -> Json:
    fact, entity = shown.fact, shown.entity
    record = {
        "id": shown.id,
        "entity": entity.id,
        "kind": entity.kind,
        "statement": fact.statement,
        "text": markdown.text(fact.statement),
        "figure": _figure(site.sheet, fact.figure, shown) if fact.figure else None,
        "series": _series(site.sheet, shown) if fact.series else None,
        "of": fact.of,
        "as_of": fact.as_of,
        "when": shown.date.words,
        "event": fact.event,
        "nature": fact.nature,
        "topics": fact.topics,
        "attributed_to": _record(fact.attributed_to),
        "said_by": _said_by(shown),
        "about": fact.about,
        "relation": _record(fact.relation),
        "citations": _citations(shown),
        "reviewed": fact.reviewed,
        "disputed_by": [other.id for other in shown.disputed_by],
        "superseded_by": fact.superseded_by,
        "outcome": fact.outcome,
        "outcome_sought": fact.outcome_sought,
        "outcome_verdict": shown.outcome_verdict or None,
        "url": shown.url,
        "card": card,
        "edit_url": edits.of(shown.id),
    }
    return _sparse(record)


def _sparse(record: Json) -> Json:
    return {key: value for key, value in record.items() if value or key not in _OPTIONAL}


_OPTIONAL = frozenset({
    "series", "of", "event", "said_by", "reviewed", "disputed_by", "superseded_by", "outcome", "outcome_sought",
    "outcome_verdict", "card", "prefix", "suffix", "dated", "heading", "row", "locator", "paragraph", "converted",
})  # fmt: skip
"""The keys that a record lacks where there is nothing to say: each fact stands in two files, and most facts have
none of them."""


def _said_by(shown: FactView) -> str | None:
    return ", ".join(filter(None, (shown.speaker, shown.agency.name if shown.agency else ""))) or None


def _figure(sheet: Sheet, figure: Figure, shown: FactView) -> Json:
    record = {
        "property": figure.property,
        "value": _value(figure),
        "unit": sheet.unit_of(figure),
        "scale": figure.scale,
        "bound": figure.bound,
        "converted": _conversion(sheet, figure.converted) if figure.converted else None,
        "label": sheet.properties[figure.property].label,
        "words": shown.figure.words if shown.figure else "",
    }
    return _sparse(record)


def _series(sheet: Sheet, shown: FactView) -> Json:
    (name,) = shown.fact.properties()
    return {
        "property": name,
        "label": sheet.properties[name].label,
        "unit": sheet.properties[name].unit,
        "points": [_point(sheet, point) for point in shown.points],
    }


def _point(sheet: Sheet, shown: FactView) -> Json:
    assert shown.fact.figure
    figure = _figure(sheet, shown.fact.figure, shown)
    return {
        "id": shown.id,
        **{key: value for key, value in figure.items() if key not in ("property", "label")},
        "as_of": shown.fact.as_of,
        "when": shown.date.words,
        "nature": shown.nature,
        "citations": _citations(shown),
        "url": shown.url,
    }


def _conversion(sheet: Sheet, conversion: Conversion) -> Json:
    return {
        "value": _value(conversion),
        "unit": conversion.unit,
        "scale": conversion.scale,
        "bound": conversion.bound,
        "words": formatting.conversion(sheet, conversion),
    }


def _value(figure: Figure | Conversion) -> Json | str:
    value = figure.value
    return {"from": written(value.low), "to": written(value.high)} if isinstance(value, Range) else written(value)


def _citations(shown: FactView) -> list[Json]:
    return [
        _sparse(
            {
                "source": citation.source,
                "quote": citation.quote,
                "prefix": citation.prefix,
                "suffix": citation.suffix,
                "dated": citation.dated,
                "heading": citation.heading,
                "row": citation.row,
                "locator": citation.locator,
                "url": view.url,
                "paragraph": view.paragraph,
            }
        )
        for citation, view in zip(shown.fact.citations, shown.citations, strict=False)
    ]


def _entity(site: SiteView, name: str) -> Json:
    entity, ref = site.sheet.entities[name], site.entities[name]
    return {
        "id": name,
        "kind": entity.kind,
        "name": entity.name,
        "names": dict(entity.names),
        "aliases": list(entity.aliases),
        "summary": entity.summary,
        **({"sort": entity.sort} if entity.sort else {}),
        **({"distinction": ref.distinction} if ref.distinction else {}),
        "url": ref.url,
        "facts": site.ids[name],
    }


def _source(site: SiteView, name: str) -> Json:
    return {**_bibliography(site, name), "facts": site.ids_from(name)}


def _bibliography(site: SiteView, name: str) -> Json:
    source = site.sheet.sources[name]
    return {
        "id": name,
        **(_record(source) or {}),
        "language": source.language_shown,
        "address": source.url,
        "url": urls.source(name),
    }


def _cited(site: SiteView, name: str) -> Json:
    """Return what a citation names of a source; sources.json has the rest."""
    bibliography = _bibliography(site, name)
    return {key: bibliography[key] for key in _CITED if bibliography[key]}


_CITED = ("id", "type", "title", "publisher", "author", "issued", "outlet", "language", "address", "archived", "url")


def _property(site: SiteView, name: str) -> Json:
    property_ = site.sheet.properties[name]
    limits = [f"{limit:f}" for limit in property_.range] if property_.range else None
    facts = site.ids_measuring(name)
    url = site.properties[name].url if facts else None
    return {
        "id": name, "label": property_.label, "unit": property_.unit, "range": limits, "key": property_.key,
        "url": url, "facts": facts,
    }  # fmt: skip


def _index(site: SiteView) -> Json:
    """Return the index: everything that there is, and how much of it."""
    kinds = [{"id": kind.id, "plural": kind.plural, "url": kind.url, "count": kind.count} for kind in site.kinds]
    topics = [{"id": t.id, "label": t.label, "url": t.url, "count": t.count} for t in site.topics.values()]
    counts = {"entities": len(site.entities), "facts": len(site.fact_ids), "sources": len(site.sources)}
    files = ["facts.json", "entities.json", "sources.json", "properties.json"]
    return {
        "version": "v1",
        "generator": f"factsheet {__version__}",
        "built": site.today.isoformat(),
        "licence": site.licence.id,
        "counts": {**counts, "properties": len(site.sheet.properties), "topics": len(site.topics)},
        "kinds": kinds,
        "topics": topics,
        "moved": [{"id": m.id, "new": m.new, "old_url": m.old_url, "url": m.url} for m in moved(site)],
        "files": [f"api/v1/{name}" for name in files] + [f"api/v1/entities/{name}.json" for name in site.entities],
        "tables": csv.paths(site),
    }


def _record(record: Any) -> Json | None:
    """Return a flat record as a dict; None if there is none."""
    return {name: getattr(record, name) for name in _names(record.__class__)} if record else None


@cache
def _names(record: Any) -> tuple[str, ...]:
    """Return the names of the fields of a class of records."""
    return tuple(field.name for field in fields(record))


def _file(name: str, chunks: Callable[[], Iterable[bytes]]) -> Output:
    return Output(f"api/v1/{name}.json", chunks)
