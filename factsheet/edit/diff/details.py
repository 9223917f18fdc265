"""A change -> the lines that tell it, for text and Markdown alike.

Whatever contributors wrote stands in a field of its own, so that a renderer can escape it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factsheet.history.changes import GONE, Change, CitationChange, FieldChange
from factsheet.history.records import LOCK, POINTS, Fields, Value

EVIDENCE = "Evidence: these hashes and lines of evidence.lock want a reviewer who holds the texts"
DECLARED = "Sources and all else that is declared"
UNREAD = "A fault of the older version, by which something of it may be missing here"
KEPT, NEW_LINE, LINE_GONE = "quote as before", "new line", "line gone"
FORMERLY, REASON, INSTEAD = "formerly", "reason", "instead"
OURS = (KEPT, NEW_LINE, LINE_GONE, FORMERLY, REASON, INSTEAD)
"""Names of lines that are no fields."""
LABELS = {
    "entities": "entity",
    "sources": "source",
    "properties": "property",
    "units": "unit",
    "topics": "topic",
    "kinds": "kind",
    "predicates": "predicate",
    "lock": "evidence.lock of",
    "retired": "retired:",
    "moved": "moved:",
}
"""The word for a record of each section but facts and points."""

_FIGURE = ("bound", "value", "value.from", "value.to", "scale", "unit")
_BORNE_OUT = ("statement", "figure.", "as_of", "nature", "value", "scale", "bound", "unit")
"""The beginnings of the fields that a quote has to bear out."""


class Detail(NamedTuple):
    """A field, the words or the source that it is of, and its value before and after; None where there is none.

    Two equal values are one that stands beside a change.
    """

    field: str
    of: str
    old: str | None
    new: str | None


def details(change: Change) -> Iterator[Detail]:
    """Yield the lines of a change."""
    for name, text in ((FORMERLY, change.old_id), (REASON, change.reason), (INSTEAD, change.replaced_by)):
        yield from ([Detail(name, "", text, text)] if text else ())
    is_whole = change.sort in ("added", *GONE)
    fields = _in_one_figure(change.fields, "" if change.section == POINTS else "figure.") if is_whole else change.fields
    yield from (_detail(field) for field in fields)
    for citation in change.citations:
        yield from _of_line(citation) if change.section == LOCK else _of_citation(citation)
    if not is_whole and any(field.field.startswith(_BORNE_OUT) for field in fields):
        yield from map(_as_before, change.kept)


def values(detail: Detail, change: Change) -> tuple[str | None, ...]:
    """Return what to show of a line: the value before and after, or one alone where there is no other to be."""
    if detail.old == detail.new or change.sort == "added":
        return (detail.new,)
    return (detail.old,) if change.sort in GONE else (detail.old, detail.new)


def label(change: Change) -> str:
    """Return the word for what became of a record."""
    return "gone without a reason" if change.sort == "removed" and change.section in _PUBLISHED else change.sort


_PUBLISHED = ("facts", "points", "entities", "sources")
"""Sections of what had an address, so that whoever follows it wants a reason."""


def _detail(change: FieldChange, of: str = "") -> Detail:
    return Detail(change.field, of, _shown(change.old), _shown(change.new))


def _shown(value: Value | None) -> str | None:
    return ", ".join(value) if isinstance(value, tuple) else value


def _in_one_figure(fields: Sequence[FieldChange], prefix: str) -> list[FieldChange]:
    """Return the fields of what is new or gone, the statement first, and the figure in one: `more than 2400`."""
    parts = [one for name in _FIGURE for one in fields if one.field == prefix + name]
    old, new = (_joined({one.field: one[side] for one in parts}) for side in (1, 2))
    rest = [one for one in fields if one not in parts]
    statement = [one for one in rest if one.field == "statement"]
    figure = [FieldChange(f"{prefix}value", old, new)] if parts else []
    return [*statement, *figure, *(one for one in rest if one not in statement)]


def _joined(parts: Mapping[str, Value | None]) -> str | None:
    """Return the parts of a figure in one line; None if there are none."""
    words = ((name, _shown(value)) for name, value in parts.items())
    return " ".join(f"to {text}" if name.endswith(".to") else text for name, text in words if text) or None


def _of_citation(citation: CitationChange) -> Iterator[Detail]:
    """Yield what differs in a citation, with its quote in front; the source's name says which is meant."""
    known = citation.new or citation.old or {}
    source = str(known.get("source", ""))
    fields = {one.field: one for one in citation.fields}
    quote = fields.pop("quote", None)
    yield _detail(quote, source) if quote else _as_before(known)
    if not (citation.old and citation.new):
        fields.pop("source", None)
    yield from (_detail(one, source) for one in fields.values())


def _as_before(citation: Fields) -> Detail:
    quote = _shown(citation.get("quote"))
    return Detail(KEPT, str(citation.get("source", "")), quote, quote)


def _of_line(line: CitationChange) -> Iterator[Detail]:
    """Yield what differs in a line of evidence.lock."""
    if line.old and line.new:
        yield from (_detail(one, str(line.new.get("quote", ""))) for one in line.fields)
        return
    written = "; ".join(f"{name}: {_shown(value)}" for name, value in (line.new or line.old or {}).items())
    yield Detail(NEW_LINE if line.new else LINE_GONE, "", written, written)
