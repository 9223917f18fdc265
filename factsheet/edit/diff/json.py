"""A Diff -> JSON for programs. Values are as they are written; what is not there is null.

    {"counts": {"facts": {"added": 1}, ...},
     "unread": ["v1:facts.yaml: ..."],
     "evidence": [CHANGE, ...],              changed hashes of texts, and lines of evidence.lock
     "entities": [{"id", "name", "change": CHANGE or null, "facts": [CHANGE, ...]}, ...],
     "declared": [CHANGE, ...]}              sources, properties, units, topics, kinds, predicates, retired, moved

A CHANGE is `{"section", "id", "change", "old_id", "reason", "replaced_by", "fields", "citations"}`. `change` is added,
changed, moved, merged, retired or removed. `fields` are `{"field", "old", "new"}`, where a value is a text or a list of
texts; `citations` (in the section `lock`, lines) are `{"old", "new"}`, each an object of the citation's fields.
"""

from __future__ import annotations

from factsheet.core.problems import in_json
from factsheet.history.changes import Change, Diff, counts_of


def as_json(diff: Diff) -> str:
    """Return a comparison as JSON."""
    entities = [
        {
            "id": entity.id,
            "name": entity.name,
            "change": _change(entity.change) if entity.change else None,
            "facts": [_change(change) for change in entity.facts],
        }
        for entity in diff.entities
    ]
    record = {
        "counts": counts_of(diff.all),
        "unread": diff.unread,
        "evidence": [_change(change) for change in diff.evidence],
        "entities": entities,
        "declared": [_change(change) for change in diff.declared],
    }
    return in_json(record, indent=2)


def _change(change: Change) -> dict[str, object]:
    return {
        "section": change.section,
        "id": change.id,
        "change": change.sort,
        "old_id": change.old_id or None,
        "reason": change.reason or None,
        "replaced_by": change.replaced_by or None,
        "fields": [field._asdict() for field in change.fields],
        "citations": [citation._asdict() for citation in change.citations],
    }
