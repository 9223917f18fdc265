"""Records of pages, facts and sources for Hugo: all that shows there, in words and in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from factsheet.core import markdown
from factsheet.view import routes
from factsheet.view.fact import FactView
from factsheet.view.grouping import Numbered
from factsheet.view.highlights import Highlights, Speaker
from factsheet.view.index import SiteView
from factsheet.view.pages.entity import EntityPage, Section
from factsheet.view.pages.others import KindPage, LabelsPage, PropertyPage, SourcePage, SourcesPage
from factsheet.view.pagination import ListPage, ListPageRef
from factsheet.view.references import EntityRef, FactRef, Label, SourceRef

Json = dict[str, Any]


def of_page(page: routes.PageSpec) -> Json | None:
    """Return a page's record, or None if its sort is not compared."""
    shown = page.show() if _is_compared(page) else None
    make = _SORTS.get(type(shown))
    if not make:
        return None
    found = page.found
    return {
        "url": page.url,
        "root": page.root,
        "title": page.title,
        "description": page.description,
        "fact": page.evidence,
        "source": page.source,
        "section": page.url.partition("/")[0] + "/",
        "group": found.group if found else "",
        "body": ("whole" if found.whole else "lead") if found else "",
        "filters": [{"name": name, "value": value} for name, value in found.filters()] if found else [],
        "layout": _LAYOUTS[type(shown)],
        **make(shown),
    }


def _is_compared(page: routes.PageSpec) -> bool:
    return page.template in _TEMPLATES and not page.url.startswith("topics/")


_TEMPLATES = ("entity.html", "kind.html", "source.html", "sources.html", "property.html", "labels.html")


def _entity_page(page: EntityPage) -> Json:
    return {
        **_cited(page.cited),
        "id": page.entity.id,
        "name": page.entity.name,
        "named": page.entity.evidence,
        "summary": page.entity.summary,
        "kind": {"label": page.kind.label, "plural": page.kind.plural, "url": page.kind.url},
        "names": _names(page.names),
        "aliases": ", ".join(page.aliases),
        "links": [
            {"label": label.capitalize(), "to": [{**_entity(link.entity), "nature": link.nature} for link in links]}
            for label, links in page.links
        ],
        "people": "; ".join(page.people),
        "cards": _ids(page.cards),
        "sections": [_section(section, page) for section in page.sections],
        "contents": len(page.sections) > 1,
        "strip": bool(page.strip),
        "natures": natures if len(natures := list(dict.fromkeys(fact.nature for fact in page.dated))) > 1 else [],
        "dated": [{"fact": fact.id, "anchor": _anchor(fact, page.entity.id)} for fact in page.dated],
        "map": bool(page.map),
        "more": bool(page.map and page.map.more),
        "count": page.source_count,
        "retired": [{"id": name, "reason": gone.reason, "url": url} for name, gone, url in page.retired],
        "newest": _date(page.newest.issued if page.newest else ()),
        "reviewed": _date(page.reviewed),
    }


def _section(section: Section, page: EntityPage) -> Json:
    title = f"Also about {page.entity.name}" if section.id == "also" and not page.entity.evidence else section.title
    return {
        "id": section.id,
        "heading": title,
        "title": section.title,
        "own": section.id != "also",
        "facts": _ids(section.facts),
        "said": [{"speaker": speaker, "facts": _ids(facts)} for speaker, facts in section.said],
    }


def _anchor(fact: FactView, entity_id: str) -> str:
    return fact.local_id if fact.entity.id == entity_id else fact.id


def _kind_page(page: KindPage) -> Json:
    rows = [
        {
            **_entity(row.entity),
            "id": row.entity.id,
            "summary": row.entity.summary,
            "names": _names(row.names),
            "aliases": " ".join(row.aliases),
            "facts": row.facts,
            "newest": row.newest,
        }
        for row in page.rows
    ]
    return {
        **_cited(page.cited),
        **_part(page.part, page.kind.url),
        "id": page.kind.id,
        "plural": page.kind.plural,
        "lower": page.kind.plural.lower(),
        "count": page.kind.count,
        "rows": rows,
        "lead": _highlights(page.lead),
        "csv": f"data/kinds/{page.kind.id}.csv",
    }


def _highlights(lead: Highlights) -> Json:
    return {
        "cards": _ids(lead.cards),
        "newest": _ids(lead.newest),
        "biggest": _ids(lead.biggest) if len(lead.biggest) > 1 else [],
        "planned": _ids(lead.planned),
        "ahead": lead.planned_ahead,
        "people": [_person(person) for person in lead.people],
    }


def _person(person: Speaker) -> Json:
    agency = person.agency
    elsewhere = agency and agency.id != person.first.entity.id
    url = f"{agency.url}#people" if agency and elsewhere else person.first.url
    office = ", ".join(filter(None, (person.role, agency.name if agency else "")))
    return {"name": person.name, "url": url, "office": office}


def _property_page(page: PropertyPage) -> Json:
    return {
        **_cited(page.cited),
        **_part(page.part, page.label.url),
        "label": page.label.label,
        "named": page.label.evidence,
        "unit": page.unit,
        "facts": _ids(page.facts),
        "several": len(page.facts) > 1,
        "csv": f"data/properties/{page.label.id}.csv",
    }


def _source_page(page: SourcePage) -> Json:
    return {
        **_part(page.part, page.source.url),
        "id": page.source.id,
        "retrieved": _date(page.retrieved),
        "hash": page.record.text_sha256 or "",
        "count": page.count,
        "groups": [{**_entity(group.entity), "facts": _ids(group.facts)} for group in page.groups],
    }


def _sources_page(page: SourcesPage) -> Json:
    return {**_part(page.part, "sources/"), "rows": [{"source": ref.id, "facts": facts} for ref, facts in page.rows]}


def _labels_page(page: LabelsPage) -> Json:
    labels = [{**_label(ref), "id": ref.id, "count": ref.count} for ref in page.labels]
    return {**_part(page.part, page.url), "heading": page.title, "lead": page.lead, "labels": labels}


_SORTS: dict[type, Callable[[Any], Json]] = {
    EntityPage: _entity_page,
    KindPage: _kind_page,
    PropertyPage: _property_page,
    SourcePage: _source_page,
    SourcesPage: _sources_page,
    LabelsPage: _labels_page,
}
_LAYOUTS = {
    EntityPage: "entity",
    KindPage: "kind",
    PropertyPage: "property",
    SourcePage: "source",
    SourcesPage: "sources",
    LabelsPage: "labels",
}


def of_fact(site: SiteView, fact: FactView) -> Json:
    """Return the record of a fact, as every page shows it."""
    return {
        "id": fact.id,
        "local": fact.local_id,
        "url": fact.url,
        "entity": _entity(fact.entity),
        "kind": fact.entity.kind,
        "nature": fact.nature,
        "text": fact.text,
        "html": "" if fact.statement == fact.text else str(markdown.html(fact.statement, "%root%")),
        "lead": fact.date.lead,
        "date": _date(fact.date.tokens),
        "known": fact.date.known,
        "labels": list(fact.labels),
        "status": ", ".join(fact.labels) or "reported",
        "figure": _figure(fact),
        "of": fact.of,
        "speaker": fact.speaker,
        "agency": _entity(fact.agency) if fact.agency else None,
        "cites": list(dict.fromkeys(citation.source.id for citation in fact.citations)),
        "quotes": [
            {"source": citation.source.id, "quote": citation.quote, "dated": citation.dated, "url": citation.url}
            for citation in fact.citations
        ],
        "about": [_entity(ref) for ref in fact.about],
        "topics": [_label(site.topics[name]) for name in fact.topics],
        "reviewed": _date(fact.reviewed),
        "superseded": _ref(fact.superseded_by) if fact.superseded_by else None,
        "disputed": [_ref(ref) for ref in fact.disputed_by],
    }


def _figure(fact: FactView) -> Json | None:
    figure = fact.figure
    if not figure:
        return None
    after = " ".join(filter(None, (figure.scale, "" if figure.unit_first else figure.unit)))
    return {
        "label": figure.label,
        "words": figure.words,
        "short": " ".join(filter(None, (figure.bound, figure.number, figure.scale))),
        "before": figure.before,
        "after": figure.after,
        "bound": figure.bound,
        "number": figure.number,
        "unit_before": figure.unit if figure.unit_first else "",
        "unit_after": after if figure.scale or not figure.unit_first else "",
    }


def of_source(ref: SourceRef) -> Json:
    """Return the record of a source, as every page shows it."""
    return {**asdict(ref), "issued": _date(ref.issued)}


def _cited(cited: Numbered) -> Json:
    return {"sources": [ref.id for ref in cited.sources], "numbers": cited.numbers}


def _part(part: ListPage[Any], url: str) -> Json:
    return {
        "list": url,
        "trail": [_part_ref(ref) for ref in part.trail],
        "before": _part_ref(part.before) if part.before else None,
        "after": _part_ref(part.after) if part.after else None,
        "parts": [_part_ref(ref) for ref in part.parts],
        "by_year": bool(part.parts and part.parts[0].is_year),
    }


def _part_ref(ref: ListPageRef) -> Json:
    form = "year" if ref.is_year else "code" if ref.has_digits else ""
    return {"label": ref.label if form else ref.label.capitalize(), "path": ref.path, "form": form}


def _entity(ref: EntityRef) -> Json:
    return {"name": ref.name, "url": ref.url, "fact": ref.evidence}


def _label(ref: Label) -> Json:
    return {"name": ref.label, "url": ref.url, "fact": ref.evidence}


def _ref(ref: FactRef) -> Json:
    return {"id": ref.id, "text": ref.text, "url": ref.url}


def _names(pairs: Iterable[tuple[str, str]]) -> list[Json]:
    return [{"lang": language, "name": name} for language, name in pairs]


def _date(tokens: Iterable[tuple[str, str]]) -> list[Json]:
    return [{"text": text, "time": time} for text, time in tokens]


def _ids(facts: Iterable[FactView]) -> list[str]:
    return [fact.id for fact in facts]
