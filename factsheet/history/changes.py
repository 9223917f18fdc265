"""The records of a comparison, and their counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from factsheet.core.problems import counted
from factsheet.history.records import Fields, Value

Sort = Literal["added", "changed", "moved", "merged", "retired", "removed"]
"""The sorts of change. A record that moved may have changed too.

Gone are `merged`, whose address leads to another record, `retired`, with a reason, and `removed`, without.
"""

GONE: tuple[Sort, ...] = ("merged", "retired", "removed")

_NOUNS = {
    "facts": ("fact", "facts"),
    "points": ("point", "points"),
    "entities": ("entity", "entities"),
    "sources": ("source", "sources"),
    "properties": ("property", "properties"),
    "units": ("unit", "units"),
    "topics": ("topic", "topics"),
    "kinds": ("kind", "kinds"),
    "predicates": ("predicate", "predicates"),
    "lock": ("source in evidence.lock", "sources in evidence.lock"),
    "retired": ("entry under retired", "entries under retired"),
    "moved": ("entry under moved", "entries under moved"),
}


_OTHER = ("other record", "other records")


class FieldChange(NamedTuple):
    """A field with its value before and after; None where there is none."""

    field: str
    old: Value | None
    new: Value | None


class CitationChange(NamedTuple):
    """A citation, or a line of the lock, before and after; None where there is none."""

    old: Fields | None
    new: Fields | None

    @property
    def fields(self) -> list[FieldChange]:
        """The fields that differ."""
        return field_changes(self.old or {}, self.new or {})


@dataclass(frozen=True, slots=True)
class Change:
    """A record that is new, other, at another id or gone.

    `section` and `id` are as in `records.Version`; `old_id` is the one that it had, if it moved by itself. `kept` are
    its citations that stayed as they were. `reason` and `replaced_by` are those of `retired`, or tell where it went.
    """

    section: str
    id: str
    sort: Sort
    old_id: str = ""
    fields: tuple[FieldChange, ...] = ()
    citations: tuple[CitationChange, ...] = ()
    kept: tuple[Fields, ...] = ()
    reason: str = ""
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class EntityChanges:
    """The changes of an entity and of its facts and points. `change` is None if it is the facts alone."""

    id: str
    name: str
    change: Change | None
    facts: tuple[Change, ...]

    @property
    def all(self) -> tuple[Change, ...]:
        """Its own change and those of its facts."""
        return (*((self.change,) if self.change else ()), *self.facts)


@dataclass(frozen=True, slots=True)
class Diff:
    """Everything that differs between two versions.

    `evidence` are the changed hashes of texts and lines of evidence.lock, `declared` all that is neither these nor of
    an entity. `unread` names the files of the older version that could not be read whole: what they held seems new.
    """

    evidence: tuple[Change, ...] = ()
    entities: tuple[EntityChanges, ...] = ()
    declared: tuple[Change, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def all(self) -> Iterator[Change]:
        """Every change, in order."""
        yield from self.evidence
        for entity in self.entities:
            yield from entity.all
        yield from self.declared


def counts_of(changes: Iterable[Change]) -> dict[str, Counter[Sort]]:
    """Return the number of records of each sort of change, by section."""
    by_section = {section: Counter[Sort]() for section in _NOUNS}
    for (section, _), sort in {(change.section, change.id): change.sort for change in changes}.items():
        by_section.setdefault(section, Counter())[sort] += 1
    return {section: sorts for section, sorts in by_section.items() if sorts}


def heading(diff: Diff) -> str:
    """Return the counts in words: `2 facts added, 1 fact changed`."""
    return in_words(counts_of(diff.all)) or "nothing has changed"


def in_words(counts: dict[str, Counter[Sort]]) -> str:
    """Return counts by section and sort in words.

    >>> in_words({"facts": Counter({"added": 2}), "kinds": Counter({"changed": 1})})
    '2 facts added, 1 kind changed'
    """
    return ", ".join(
        f"{counted(number, *_NOUNS.get(section, _OTHER))} {sort}"
        for section, sorts in counts.items()
        for sort, number in sorts.items()
    )


def field_changes(old: Fields, new: Fields) -> list[FieldChange]:
    """Return the fields that differ, in the order of the new ones, then those that are gone."""
    names = dict.fromkeys((*new, *old))
    return [
        FieldChange(name, old.get(name), new.get(name))
        for name in names
        if _meaning(name, old.get(name)) != _meaning(name, new.get(name))
    ]


def _meaning(name: str, value: Value | None) -> object:
    """Return a value in a form in which the order of a list does not count, unless it says which end is which."""
    return sorted(value) if isinstance(value, tuple) and name != "range" else value
