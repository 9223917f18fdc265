"""A Diff -> lines for a terminal, in which nothing that contributors wrote is a command to it."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.core.problems import printable
from factsheet.edit.diff.details import DECLARED, EVIDENCE, LABELS, UNREAD, Detail, details, label, values
from factsheet.history.changes import Change, Diff, heading
from factsheet.history.records import FACTS, POINTS

_SIGNS = {"added": "+", "removed": "-", "retired": "-", "merged": "-", "changed": "~", "moved": ">"}


def lines(diff: Diff) -> Iterator[str]:
    """Yield the lines: counts, changed evidence, entities with their facts, all else."""
    return map(printable, _lines(diff))


def _lines(diff: Diff) -> Iterator[str]:
    yield heading(diff)
    yield from (f"{UNREAD}: {file}" for file in diff.unread)
    yield from _group(EVIDENCE, diff.evidence)
    for entity in diff.entities:
        yield from _group(f"{entity.name} ({entity.id})" if entity.name else entity.id, entity.all)
    yield from _group(DECLARED, diff.declared)


def _group(title: str, changes: tuple[Change, ...]) -> Iterator[str]:
    if changes:
        yield from ("", title)
    for change in changes:
        yield " ".join((_SIGNS[change.sort], label(change), *_named(change)))
        yield from (f"    {_line(detail, change)}" for detail in details(change))


def _named(change: Change) -> tuple[str, ...]:
    """Return the words for a record: of a fact or a point its id, which tells what it is."""
    return (
        (change.id,) if change.section in (FACTS, POINTS) else (LABELS.get(change.section, change.section), change.id)
    )


def _line(detail: Detail, change: Change) -> str:
    of = f" of {detail.of}" if detail.of else ""
    return f"{detail.field}{of}: {' -> '.join(value or 'none' for value in values(detail, change))}"
