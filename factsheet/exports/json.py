"""The files under /api/v1. Their shape is a contract: see docs/api.md. Numbers are strings, so that they stay exact."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

from factsheet import __version__, addresses
from factsheet.exports.csv import tables
from factsheet.exports.links import EditLinks
from factsheet.model import Fact, Figure, Range, Sheet
from factsheet.output import Output
from factsheet.view import SiteView
from factsheet.view.facts import FactView

LICENCE = "CC-BY-4.0"
Json = dict[str, Any]


def outputs(site: SiteView, edits: EditLinks) -> Iterator[Output]:
    """The API's files."""
    facts = {name: _fact(site, site.fact(name), edits) for name in site.fact_ids}
    entities = {name: _entity(site, name) for name in site.entities}
    yield _file("facts", {"facts": list(facts.values())})
    yield _file("entities", {"entities": list(entities.values())})
    for name, entity in entities.items():
        yield _file(f"entities/{name}", {**entity, "facts": [facts[fact] for fact in entity["facts"]]})
    yield _file("sources", {"sources": [_source(site, name) for name in site.sources]})
    yield _file("properties", {"properties": [_property(site, name) for name in site.sheet.properties]})
    yield _file("index", _index(site))


def _fact(site: SiteView, shown: FactView, edits: EditLinks) -> Json:
    entity_id, _, local = shown.id.partition(".")
    fact = next(fact for fact in site.sheet.entities[entity_id].facts if fact.id == local)
    return {
        "id": shown.id,
        "entity": entity_id,
        "kind": shown.entity.kind,
        "statement": fact.statement,
        "text": shown.text,
        "figure": _figure(site.sheet, fact.figure, shown) if fact.figure else None,
        "of": fact.of,
        "as_of": fact.as_of,
        "when": shown.date.words,
        "event": fact.event,
        "nature": fact.nature,
        "topics": list(fact.topics),
        "attributed_to": _record(fact.attributed_to),
        "about": list(fact.about),
        "relation": _record(fact.relation),
        "citations": _citations(fact, shown),
        "reviewed": fact.reviewed,
        "disputed_by": [other.id for other in shown.disputed_by],
        "superseded_by": fact.superseded_by,
        "url": shown.url,
        "edit_url": edits.of(shown.id),
    }


def _figure(sheet: Sheet, figure: Figure, shown: FactView) -> Json:
    value = figure.value
    return {
        "property": figure.property,
        "value": {"from": f"{value.low:f}", "to": f"{value.high:f}"} if isinstance(value, Range) else f"{value:f}",
        "unit": sheet.properties[figure.property].unit,
        "scale": figure.scale,
        "bound": figure.bound,
        "converted_from": figure.converted_from,
        "label": sheet.properties[figure.property].label,
        "words": shown.figure.words if shown.figure else "",
    }


def _citations(fact: Fact, shown: FactView) -> list[Json]:
    return [
        {**(_record(citation) or {}), "url": view.url}
        for citation, view in zip(fact.citations, shown.citations, strict=True)
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
        "url": ref.url,
        "facts": [f"{name}.{fact.id}" for fact in entity.facts],
    }


def _source(site: SiteView, name: str) -> Json:
    facts = [fact.id for fact in site.facts_from(name)]
    record = _record(site.sheet.sources[name]) or {}
    return {"id": name, **record, "address": record["url"], "url": addresses.source(name), "facts": facts}


def _property(site: SiteView, name: str) -> Json:
    property_ = site.sheet.properties[name]
    limits = [f"{limit:f}" for limit in property_.range] if property_.range else None
    facts = [fact.id for fact in site.facts_measuring(name)]
    url = addresses.property_(name) if facts else None
    return {
        "id": name, "label": property_.label, "unit": property_.unit, "range": limits, "url": url, "facts": facts,
    }  # fmt: skip


def _index(site: SiteView) -> Json:
    """What there is, and how much of it."""
    kinds = [{"id": kind.id, "plural": kind.plural, "url": kind.url, "count": kind.count} for kind in site.kinds]
    topics = [{"id": t.id, "label": t.label, "url": t.url, "count": t.count} for t in site.topics.values()]
    counts = {"entities": len(site.entities), "facts": len(site.fact_ids), "sources": len(site.sources)}
    files = ["facts.json", "entities.json", "sources.json", "properties.json"]
    return {
        "version": "v1",
        "generator": f"factsheet {__version__}",
        "licence": LICENCE,
        "counts": {**counts, "properties": len(site.sheet.properties), "topics": len(site.topics)},
        "kinds": kinds,
        "topics": topics,
        "files": [f"api/v1/{name}" for name in files] + [f"api/v1/entities/{name}.json" for name in site.entities],
        "tables": [path for path, _ in tables(site)],
    }


def _record(record: object) -> Json | None:
    """A flat record of texts as it is."""
    return asdict(record) if is_dataclass(record) and not isinstance(record, type) else None


def _file(name: str, content: Mapping[str, Any]) -> Output:
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return Output(f"api/v1/{name}.json", f"{text}\n".encode())
