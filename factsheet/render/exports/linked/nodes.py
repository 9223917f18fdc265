"""Entities, sources, properties, topics, the facts as a whole, and what is gone -> their nodes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.core import urls
from factsheet.core.model import Entity
from factsheet.render.exports.linked import dates
from factsheet.render.exports.linked.terms import Node, iri, sparse, tagged
from factsheet.view.index import SiteView
from factsheet.view.moved import moved
from factsheet.view.publication import LANGUAGE
from factsheet.view.references import native_names
from factsheet.view.retired import retired

_TYPES = {
    "article": "Article", "article-newspaper": "NewsArticle", "article-magazine": "Article",
    "article-journal": "ScholarlyArticle", "book": "Book", "chapter": "Chapter", "dataset": "Dataset",
    "interview": "Interview", "manuscript": "Manuscript", "report": "Report", "legislation": "Legislation",
    "post": "SocialMediaPosting", "post-weblog": "BlogPosting", "speech": "Speech", "thesis": "Thesis",
    "webpage": "WebPage",
}  # fmt: skip
"""Types of works in CSL, with those of schema.org. Others are works without a closer type."""

_IS_TYPE = re.compile(r"[A-Z][A-Za-z0-9]*").fullmatch
_LATIN = re.compile("[\u0000-\u024f\u1e00-\u1eff\u2000-\u206f]*").fullmatch


def of_site(site: SiteView) -> Iterator[Node]:
    """Yield the node of everything but facts."""
    yield {"@id": "data/", "@type": ["schema:Dataset"], "license": site.licence.url}
    for name in site.entities:
        yield of_entity(site, name)
    for name in site.sources:
        yield of_source(site, name)
    for name in site.sheet.properties:
        yield _property(site, name)
    for name, topic in site.sheet.topics.items():
        yield {"@id": urls.topic(name), "@type": ["skos:Concept"], "identifier": name, "prefLabel": topic.label}
    yield from _retired(site)
    yield from _moved(site)


def schema_type(written: str) -> str:
    """Return the type of a kind at schema.org; `Thing` if it is written as none can be."""
    return written if _IS_TYPE(written) else "Thing"


def source_type(csl: str) -> str:
    """Return the type of a work at schema.org."""
    return _TYPES.get(csl, "CreativeWork")


def of_entity(site: SiteView, name: str) -> Node:
    """Return the node of an entity."""
    entity = site.sheet.entities[name]
    return sparse({
        "@id": site.entities[name].url,
        "@type": [f"schema:{schema_type(site.sheet.kinds[entity.kind].schema_type)}"],
        "identifier": name,
        "kind": entity.kind,
        "name": tagged(entity.name, _language(entity)),
        "alternateName": [*entity.aliases, *(tagged(other, tag) for tag, other in native_names(entity))],
        "description": entity.summary,
    })  # fmt: skip


def of_source(site: SiteView, name: str) -> Node:
    """Return the node of a source. Its address here is its name; `url` is where it is to be read."""
    source = site.sheet.sources[name]
    return sparse({
        "@id": urls.source(name),
        "@type": [f"schema:{source_type(source.type)}"],
        "identifier": name,
        "name": tagged(source.title, source.language_shown),
        "publisher": {"@type": ["schema:Organization"], "name": source.publisher},
        "author": {"name": source.author} if source.author else None,
        "url": iri(source.url),
        "archivedAt": iri(source.archived or ""),
        "inLanguage": source.language_shown,
        "datePublished": dates.plain(source.issued),
        **dates.parts(source.issued, "issued"),
        "retrieved": source.retrieved,
        "sourceType": source.type,
        "outlet": source.outlet,
        "textSha256": source.text_sha256,
    })  # fmt: skip


def _language(entity: Entity) -> str:
    """Return the language of an entity's name: one under which it is listed too, else the site's for Latin letters."""
    listed = (tag for tag, other in entity.names.items() if other == entity.name)
    return next(listed, LANGUAGE if _LATIN(entity.name) else "")


def _property(site: SiteView, name: str) -> Node:
    property_ = site.sheet.properties[name]
    types = ["schema:Property", "qb:MeasureProperty"]
    label = tagged(property_.label, LANGUAGE)
    return {"@id": urls.property_(name), "@type": types, "identifier": name, "name": label, "unitText": property_.unit}


def _retired(site: SiteView) -> Iterator[Node]:
    for gone in retired(site):
        node = {"@id": gone.url, "@type": ["Retired"], "identifier": gone.id, "deprecated": True, "reason": gone.reason}
        yield sparse({**node, "name": gone.name, "isReplacedBy": gone.replaced_by_url})


def _moved(site: SiteView) -> Iterator[Node]:
    """Yield what has another address now: its old one is replaced by the new one."""
    for one in moved(site):
        yield {
            "@id": one.old_url,
            "@type": ["Moved"],
            "identifier": one.id,
            "deprecated": True,
            "isReplacedBy": one.url,
        }
