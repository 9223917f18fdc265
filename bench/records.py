"""Records of pages for Hugo: all that shows there, in words and in order. Facts and sources stand in them as ids."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bench.fact_records import Json, ids, of_count, of_date, of_entity, of_label, of_names, of_ref
from factsheet.view.box.row import BoxRow
from factsheet.view.page_spec import PageSpec
from factsheet.view.pages.entity import EntityPage
from factsheet.view.pages.lists import KindPage, LabelsPage, PropertyPage, SourcePage, SourcesPage
from factsheet.view.pagination import ListPage, ListPageRef
from factsheet.view.provenance import Provenance
from factsheet.view.sections import REST, TARGETS, VOICES, Group, Section, Voice


def of_page(page: PageSpec) -> Json | None:
    """Return a page's record, or None if its sort is not compared."""
    layout, _, _ = page.template.partition(".")
    make = _SORTS.get(layout)
    if not make:
        return None
    found = page.search
    return {
        "url": page.url,
        "root": page.root,
        "title": page.title,
        "description": page.description,
        "fact": page.witness,
        "source": page.source,
        "section": page.url.partition("/")[0] + "/",
        "group": found.group if found else "",
        "body": ("whole" if found.whole else "lead") if found else "",
        "layout": layout,
        **make(page.show()),
    }


def _entity_page(page: EntityPage) -> Json:
    return {
        "id": page.entity.id,
        "name": page.entity.name,
        "full_name": page.entity.full_name,
        "drawn": page.drawn,
        "named": page.entity.witness,
        "summary": page.entity.summary,
        "kind": {"plural": page.kind.plural, "url": page.kind.url},
        "names": of_names(page.names),
        "strip": _strip(page.provenance, f"entity:{page.entity.id}", has_list=True) if page.provenance else None,
        "points": ids(page.points),
        "box": [_box_row(row) for row in page.box],
        "sections": [
            _section(section, before) for section, before in zip(page.sections, (None, *page.sections), strict=False)
        ],
        "elsewhere": [{**of_entity(ref), "first": facts[0].url} for ref, facts in page.elsewhere],
        "often": page.is_named_often,
        "sources": [ref.id for ref in page.sources],
        "retired": [{"id": name, "reason": gone.reason, "url": url} for name, gone, url in page.retired],
        "moved": [{"id": name, "to": of_ref(ref)} for name, ref in page.moved],
        "short": page.is_short,
        "all": page.is_short and bool(page.sections),
    }


def _strip(origin: Provenance, of: str, noun: str = "fact", *, has_list: bool = False) -> Json:
    first, last = origin.first, origin.last
    checked = f"checked against {'them' if origin.sources > 1 else 'it'} in"
    return {
        "facts": of_count(f"facts@{of}", origin.facts, noun, f"{noun}s"),
        "sources": of_count(f"sources@{of}", origin.sources, *origin.noun),
        "list": has_list,
        "first": of_date(first.month),
        "until": of_date(last.month if last.month != first.month else ()),
        "each": origin.each,
        "last": last.id,
        "newest": "newest published" if origin.sources > 1 else "published",
        "day_checked": of_date(origin.checked),
        "checked": checked if origin.all_reviewed else "some checked in",
        "reviewed": of_date(origin.reviewed),
        "may_have_changed": origin.may_have_changed,
    }


def _box_row(row: BoxRow) -> Json:
    values = [
        {
            "text": value.text,
            "url": value.url,
            "own": value.url.startswith("#"),
            "fact": value.fact,
            "note": value.note,
            "date": of_date(value.date),
            "told": value.dated_by,
        }
        for value in row.values
    ]
    return {
        "label": row.label,
        "url": row.url,
        "own": row.url.startswith("#"),
        "fact": row.fact,
        "values": values,
        "more": row.more,
        "count": f"{row.count:,}" if row.count else "",
        "counted": row.counted,
    }


def _section(section: Section, before: Section | None) -> Json:
    """Return the record of a section. Its columns have heads where they are other than those of the section before."""
    is_ledger = section.id == TARGETS
    is_changed = not before or is_ledger or (before.id == TARGETS and section.id != VOICES)
    has_topics = section.id == REST and section.title == "By topic"
    return {
        "id": section.id,
        "title": section.title,
        "term": section.term,
        "ledger": is_ledger,
        "heads": is_changed,
        "groups": [_group(group, has_topics=has_topics) for group in section.groups],
    }


def _group(group: Group, *, has_topics: bool) -> Json:
    voice = group.voice
    return {
        "facts": ids(group.facts),
        "voice": _voice(voice, group.facts[0].id) if voice else None,
        "topic": of_label(group.topic) if group.topic and has_topics and not voice else None,
        "published": not (voice and voice.source),
        "since": group.since,
    }


def _voice(voice: Voice, fact: str) -> Json:
    """Return the record of a voice; a source that speaks for itself is named once, before its date."""
    name = ", ".join(filter(None, (voice.words, voice.agency.name if voice.agency else "")))
    source = voice.source
    publisher = source.publisher if source else "several sources" if voice.is_reporter else "Several sources"
    return {
        "fact": fact,
        "name": name or publisher,
        "lead": "Plans as reported by " if voice.is_reporter else "",
        "publisher": f"{publisher}, " if name else "",
        "issued": of_date(source.short_issued if source else ()),
    }


def _kind_page(page: KindPage) -> Json:
    kind = page.kind
    rows = [
        {
            **of_entity(row.entity),
            "summary": row.entity.summary,
            "names": of_names(row.names),
            "aliases": " ".join(row.aliases),
            "count": of_count(f"facts@entity:{row.entity.id}", row.facts, "fact", "facts"),
            "newest": row.newest,
        }
        for row in page.rows
    ]
    return {
        **_part(page.part, kind.url),
        "plural": kind.plural,
        "lower": kind.plural.lower(),
        "count": of_count(f"entities@kind:{kind.id}", kind.count, "page", "pages"),
        "compared": page.has_figures,
        "strip": _strip(page.provenance, f"folder:{kind.url.rstrip('/')}") if page.provenance else None,
        "rows": rows,
        "points": ids(page.points),
        "csv": "data/facts.csv",
    }


def _property_page(page: PropertyPage) -> Json:
    return {
        **_part(page.part, page.label.url),
        "label": page.label.label,
        "named": page.label.witness,
        "strip": _strip(page.provenance, f"property:{page.label.id}", "figure") if page.provenance else None,
        "unit": page.unit,
        "order": page.order,
        "facts": ids(page.facts),
        "has_partial_figures": page.has_partial_figures,
        "mixed": page.is_mixed,
        "is_long": page.is_long,
        "csv": f"data/properties/{page.label.id}.csv",
        "drawn": page.drawn,
    }


def _properties_page(page: LabelsPage) -> Json:
    rows = [
        {
            **of_label(label),
            "id": label.id,
            "best": best.id if best else "",
            "several": label.count > 1,
            "count": of_count(f"facts@property:{label.id}", label.count, "figure", "figures"),
        }
        for label, best in page.rows
    ]
    return {**_part(page.part, "properties/"), "rows": rows, "is_long": page.is_long, "letters": page.letters}


def _source_page(page: SourcePage) -> Json:
    return {
        **_part(page.part, page.source.url),
        "id": page.source.id,
        "language": page.language,
        "retrieved": of_date(page.retrieved),
        "hash": page.record.text_sha256 or "",
        "count": of_count(f"facts@source:{page.source.id}", page.count, "fact", "facts"),
        "facts": ids(page.facts),
    }


def _sources_page(page: SourcesPage) -> Json:
    rows = [
        {"source": ref.id, "count": of_count(f"facts@source:{ref.id}", facts, "fact", "facts")}
        for ref, facts in page.rows
    ]
    return {**_part(page.part, "sources/"), "rows": rows}


_SORTS: dict[str, Callable[[Any], Json]] = {
    "entity": _entity_page,
    "kind": _kind_page,
    "property": _property_page,
    "properties": _properties_page,
    "source": _source_page,
    "sources": _sources_page,
}
"""Makers of records, by the names of our templates, which are those of Hugo's layouts."""


def _part(part: ListPage[Any], url: str) -> Json:
    return {
        "list": url,
        "trail": [_part_ref(ref) for ref in part.trail],
        "before": _part_ref(part.before) if part.before else None,
        "after": _part_ref(part.after) if part.after else None,
        "parts": [_part_ref(ref) for ref in part.parts],
        "by_year": bool(part.parts and part.parts[0].is_year),
        "by_kind": bool(part.parts and part.parts[0].is_kind),
        "by_month": bool(part.parts and part.parts[0].is_month),
    }


def _part_ref(ref: ListPageRef) -> Json:
    is_code = ref.has_digits and not (ref.is_year or ref.is_kind)
    label = ref.label if ref.has_digits or ref.is_year or ref.is_kind else ref.label.capitalize()
    ends = [{"name": name, "fact": fact} for name, fact in ref.ends]
    counts = {"counted": ref.counted, "count": f"{ref.count:,}"}
    return {"label": label, "path": ref.path, "time": ref.datetime, "code": is_code, "ends": ends, **counts}
