"""Two changes of a fact or point, one after the other -> one change, as if what was between had never been."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factsheet.history.changes import GONE, Change, CitationChange, FieldChange, Sort, field_changes


def composed(first: Change, second: Change) -> Change:
    """Return what two changes come to. It may be nothing (see `is_nothing`).

    What is new and then changed is new. What is gone and then there again has changed, if it is not as it was.
    """
    fields, citations = _fields(first.fields, second.fields), _citations(first.citations, second.citations)
    if second.sort in GONE:
        return replace(second, fields=fields, citations=citations)
    old_id = first.old_id or second.old_id
    moved_back = old_id == second.id
    sort: Sort = "added" if first.sort == "added" else "moved" if old_id and not moved_back else "changed"
    kept = "" if moved_back or sort == "added" else old_id
    return replace(second, sort=sort, old_id=kept, fields=fields, citations=citations, kept=())


def is_nothing(change: Change) -> bool:
    """Tell whether a change leaves everything as it was."""
    return change.sort == "changed" and not change.fields and not change.citations


def points(first: Sequence[Change], second: Sequence[Change]) -> tuple[Change, ...]:
    """Return what the changes of the points of a series come to, each point once."""
    by_id = {_local(change): change for change in first}
    for change in second:
        before = by_id.pop(_local(change), None)
        if before is None:
            by_id[_local(change)] = change
        elif not (before.sort == "added" and change.sort in GONE) and not is_nothing(both := composed(before, change)):
            by_id[_local(change)] = both
    return tuple(by_id.values())


def _local(point: Change) -> str:
    """Return the id of a point in its series, which may have had another id."""
    return point.id.rpartition(".")[2]


def _fields(first: Sequence[FieldChange], second: Sequence[FieldChange]) -> tuple[FieldChange, ...]:
    old = {**{one.field: one.old for one in second}, **{one.field: one.old for one in first}}
    new = {**{one.field: one.new for one in first}, **{one.field: one.new for one in second}}
    there = ({name: value for name, value in values.items() if value is not None} for values in (old, new))
    return tuple(field_changes(*there))


def _citations(first: Sequence[CitationChange], second: Sequence[CitationChange]) -> tuple[CitationChange, ...]:
    """Join each second change to the first one that left what it found."""
    left = list(first)
    for change in second:
        same = (one for one in left if one.new == change.old and (change.old or one.old == change.new))
        if before := next(same, None):
            left.remove(before)
        both = CitationChange(before.old if before else change.old, change.new)
        left += [both] if both.old != both.new else []
    return tuple(left)
