"""Records for Hugo with the core of a site alone: of each entity its name, its summary and its facts."""

from __future__ import annotations

from bench.fact_records import Json
from factsheet.view.fact import FactView
from factsheet.view.index import SiteView
from factsheet.view.references import SourceRef


def of_entity(site: SiteView, name: str) -> Json:
    """Return the record of an entity's page: all it shows, sources by their ids."""
    ref = site.entities[name]
    return {
        "url": ref.url,
        "root": "../" * ref.url.count("/"),
        "title": ref.name,
        "layout": "entity",
        "summary": ref.summary,
        "facts": [_fact(fact) for fact in site.facts_of(name)],
    }


def _fact(fact: FactView) -> Json:
    return {
        "id": fact.local_id,
        "statement": fact.text,
        "figure": fact.figure.words if fact.figure else "",
        "date": fact.date.words,
        "sources": list(fact.sources),
    }


def of_source(ref: SourceRef) -> Json:
    """Return the record of a source, to which facts link."""
    return {"title": ref.title, "publisher": ref.publisher, "address": ref.address}
