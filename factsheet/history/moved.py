"""The ids of an older version -> those that the newer one has for the same things, by its `moved`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from factsheet.core import moves
from factsheet.history.records import (
    ENTITIES,
    FACTS,
    LOCK,
    MOVED,
    POINTS,
    SOURCES,
    TO,
    Fields,
    Record,
    Value,
    Version,
)

_ANY = ""

_NAMING = {
    "about": ENTITIES,
    "relation.object": ENTITIES,
    "attributed_to.agency": ENTITIES,
    "superseded_by": FACTS,
    "disputed_by": FACTS,
    "outcome": FACTS,
    "figure.property": "properties",
    "series.property": "properties",
    "topics": "topics",
    "source": SOURCES,
    "replaced_by": _ANY,
    TO: _ANY,
}
"""The fields that hold ids, and the section of these."""


@dataclass(frozen=True)
class Moved:
    """The new id of everything that has another one now, by section and old id.

    `merged` are those that are gone, and whose address leads to something that was there before, or that is another.
    """

    ids: Mapping[str, Mapping[str, str]]
    merged: Mapping[str, Mapping[str, str]]

    @classmethod
    def between(cls, old: Version, new: Version) -> Moved:
        """Return what moved from one version to another. An id that both have has not moved, whatever `moved` says."""
        entries = _entries(new)
        facts, entities = entries[FACTS], entries[ENTITIES]

        def fact(name: str) -> str:
            entity, _, rest = name.partition(".")
            return facts.get(name) or f"{entities.get(entity, entity)}.{rest}"

        def point(name: str) -> str:
            series, _, rest = name.rpartition(".")
            return f"{fact(series)}.{rest}"

        new_ids = {section: _reader(entries[section]) for section in (ENTITIES, *moves.DECLARED)}
        new_ids |= {FACTS: fact, POINTS: point, LOCK: new_ids[SOURCES]}
        led = {section: _led(old.of(section), new.of(section), new_id) for section, new_id in new_ids.items()}
        return cls(*({section: pair[side] for section, pair in led.items()} for side in (0, 1)))

    def id_of(self, section: str, name: str) -> str:
        """Return the id that something has now."""
        return self.ids.get(section, {}).get(name, name)

    @cached_property
    def before(self) -> dict[str, dict[str, str]]:
        """The old id of everything that has moved, by section and new id."""
        return {section: {new: old for old, new in ids.items()} for section, ids in self.ids.items()}

    def is_own(self, section: str, old: str) -> bool:
        """Tell whether something moved by itself, not only with its entity or with its series."""
        if section == POINTS:
            return False
        entity, dot, rest = old.partition(".")
        return not dot or self.id_of(section, old) != f"{self.id_of(ENTITIES, entity)}.{rest}"

    def applied(self, version: Version) -> Version:
        """Return a version with the new ids everywhere."""
        if not any(self.ids.values()):
            return version
        sections = {
            section: {self.id_of(section, name): self._record(record) for name, record in records.items()}
            for section, records in version.sections.items()
        }
        return Version(sections, version.unread)

    def _record(self, record: Record) -> Record:
        return Record(self._fields(record.fields), tuple(map(self._fields, record.citations)))

    def _fields(self, fields: Fields) -> Fields:
        return {name: self._value(_NAMING[name], value) if name in _NAMING else value for name, value in fields.items()}

    def _value(self, section: str, value: Value) -> Value:
        if isinstance(value, tuple):
            return tuple(self._name(section, one) for one in value)
        return self._name(section, value)

    def _name(self, section: str, name: str) -> str:
        if section != _ANY:
            return self.id_of(section, name)
        return next((ids[name] for ids in self.ids.values() if name in ids), name)


def _entries(version: Version) -> defaultdict[str, dict[str, str]]:
    """Return the new ids that `moved` tells, by section and old id, without the names of sections."""
    by_section: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for move in moves.moves({name: str(record.fields.get(TO, "")) for name, record in version.of(MOVED).items()}):
        is_declared = move.section in moves.DECLARED
        by_section[move.section][move.old] = move.new.removeprefix(f"{move.section}.") if is_declared else move.new
    return by_section


def _led(
    old: Collection[str], new: Collection[str], new_id: Callable[[str], str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the new ids of what is gone under its old one: those that nothing else has or had, and the others."""
    moved: dict[str, str] = {}
    merged: dict[str, str] = {}
    taken = set(old)
    for name in old:
        target = new_id(name)
        if name not in new and target in new:
            (merged if target in taken else moved)[name] = target
            taken.add(target)
    return moved, merged


def _reader(ids: Mapping[str, str]) -> Callable[[str], str]:
    return lambda name: ids.get(name, name)
