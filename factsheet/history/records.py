"""Plain sections of a facts file and its lock -> a Version: records with flat fields, easy to compare.

A field is named by its keys, as in `figure.value`. A value is the text that is written, or several of a list. What is
left out and what is written as the model would fill it in (`bound: exactly`) are the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from factsheet.core.fact import Fact
from factsheet.core.figure import Conversion, Measure
from factsheet.core.model import Kind, Unit
from factsheet.evidence import lock as evidence_lock
from factsheet.evidence.lock import Lock
from factsheet.load.messages import keys_of
from factsheet.load.tree import Node

Value = str | tuple[str, ...]
Fields = Mapping[str, Value]

ENTITIES, FACTS, POINTS, SOURCES, LOCK, RETIRED, MOVED = (
    "entities", "facts", "points", "sources", "lock", "retired", "moved",
)  # fmt: skip
TO = "to"
"""The field of a record that is written as a text alone, such as an entry of `moved`."""


@dataclass(frozen=True, slots=True)
class Record:
    """Anything with an id: its fields, and its citations (of a source in the lock, the lines)."""

    fields: Fields
    citations: tuple[Fields, ...] = ()


@dataclass(frozen=True)
class Version:
    """The facts of a version, by section and id.

    Besides the sections of the file there are `facts` (by `entity.fact`), `points` (by `entity.fact.point`) and `lock`
    (by source). `unread` says which files could not be read, or not whole.
    """

    sections: Mapping[str, Mapping[str, Record]]
    unread: tuple[str, ...] = ()

    def of(self, section: str) -> Mapping[str, Record]:
        """Return the records of a section, by id."""
        return self.sections.get(section, {})


@dataclass(frozen=True)
class _Builder:
    """A collector of the facts of all entities and the points of their series."""

    facts: dict[str, Record] = field(default_factory=dict)
    points: dict[str, Record] = field(default_factory=dict)

    def entity(self, name: str, node: Node) -> Record:
        rest, facts = _without(_mapping(node), "facts")
        for fact_id, fact in _with_ids(facts):
            self._fact(f"{name}.{fact_id}", fact)
        return Record(_fields(rest, {}))

    def _fact(self, name: str, node: dict[str, Node]) -> None:
        rest, citations = _without(node, "citations")
        series, points = _without(_mapping(rest.get("series", {})), "points")
        rest = {**rest, "series": series} if points else rest
        self.facts[name] = Record(_fields(rest, DEFAULTS[FACTS]), _citations(citations))
        for point_id, point in _with_ids(points):
            own, citations = _without(point, "citations")
            self.points[f"{name}.{point_id}"] = Record(_fields(own, DEFAULTS[POINTS]), _citations(citations))


def version(sections: Mapping[str, Mapping[str, Node]], lock: Lock, unread: Iterable[str] = ()) -> Version:
    """Make the records of a version."""
    builder = _Builder()
    by_id = {_undotted(key): node for key, node in sections.get(ENTITIES, {}).items()}
    entities = {name: builder.entity(name, node) for name, node in by_id.items()}
    others = {
        section: {name: Record(_fields(_mapping(node), DEFAULTS.get(section, {}))) for name, node in entries.items()}
        for section, entries in sections.items()
        if section != ENTITIES
    }
    own = {ENTITIES: entities, FACTS: builder.facts, POINTS: builder.points, LOCK: _locked(lock)}
    return Version({**others, **own}, tuple(unread))


def _locked(lock: Lock) -> dict[str, Record]:
    return {
        name: Record(
            {"text_sha256": source.text_sha256},
            tuple(_line(evidence_lock.record(key, entry)) for key, entry in source.citations.items()),
        )
        for name, source in lock.sources.items()
    }


def _line(record: Mapping[str, object]) -> Fields:
    return {name: str(value) for name, value in record.items()}


def _mapping(node: Node) -> dict[str, Node]:
    return node if isinstance(node, dict) else {TO: node}


def _without(node: dict[str, Node], key: str) -> tuple[dict[str, Node], list[Node]]:
    """Return a mapping without a list, and the list; if the key holds something else, the mapping as it is."""
    entries = node.get(key)
    if not isinstance(entries, list):
        return node, []
    return {name: value for name, value in node.items() if name != key}, entries


def _with_ids(nodes: list[Node]) -> Iterator[tuple[str, dict[str, Node]]]:
    """Yield each entry of a list by its id. One that has none, or that of another, is told apart by its number."""
    taken = set()
    for number, node in enumerate(nodes, 1):
        rest = dict(_mapping(node))
        own = rest.pop("id", "")
        name = _undotted(own) if isinstance(own, str) else ""
        name = name if name and name not in taken else f"{name} (number {number})".strip()
        taken.add(name)
        yield name, rest


def _undotted(name: str) -> str:
    """Return an id without points, which part the ids of facts from those of entities; no valid id has any."""
    return name.replace(".", "·")


def _citations(nodes: list[Node]) -> tuple[Fields, ...]:
    return tuple(_fields(_mapping(node), {}) for node in nodes)


def _fields(node: dict[str, Node], defaults: Fields) -> Fields:
    """Return the flat fields of a mapping, without those that say nothing."""
    return {name: value for name, value in _flat(node, "") if value and defaults.get(name) != value}


def _flat(node: Node, name: str) -> Iterator[tuple[str, Value]]:
    if isinstance(node, dict):
        for key, inner in node.items():
            yield from _flat(inner, f"{name}.{key}" if name else key)
    elif isinstance(node, list):
        yield name, tuple(one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in node)
    else:
        yield name, node


def _filled_in(record: type, prefix: str = "") -> dict[str, str]:
    """Return the texts that the model fills in where a record leaves a key out."""
    given = {name: described.default for name, described in keys_of(record).items()}
    return {
        prefix + name: str(default).lower() if isinstance(default, bool) else default
        for name, default in given.items()
        if isinstance(default, str | bool)
    }


DEFAULTS: Mapping[str, Mapping[str, str]] = {
    FACTS: {**_filled_in(Fact), **_filled_in(Measure, "figure."), **_filled_in(Conversion, "figure.converted.")},
    POINTS: {**_filled_in(Measure), **_filled_in(Conversion, "converted.")},
    "kinds": _filled_in(Kind),
    "units": _filled_in(Unit),
}
"""By section and field, the texts that the model fills in."""
