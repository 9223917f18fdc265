"""Facts by entity, and the numbers of the sources that they share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.view.fact import FactView
from factsheet.view.references import EntityRef, SourceRef


@dataclass(frozen=True, slots=True)
class Numbered:
    """The sources of a page in the order of their first citation. A citation shows its source's number."""

    sources: tuple[SourceRef, ...]
    numbers: dict[str, int]


@dataclass(frozen=True, slots=True)
class Group:
    """The facts of one entity, on a page that has several."""

    entity: EntityRef
    facts: tuple[FactView, ...]


def groups(facts: Iterable[FactView]) -> tuple[Group, ...]:
    """Group facts by entity, in the order in which the entities first appear."""
    by_entity: dict[str, list[FactView]] = {}
    for fact in facts:
        by_entity.setdefault(fact.entity.id, []).append(fact)
    return tuple(Group(members[0].entity, tuple(members)) for members in by_entity.values())


def numbered(facts: Iterable[FactView]) -> Numbered:
    """Give a number, from 1, to each source that facts cite."""
    sources: dict[str, SourceRef] = {}
    for fact in facts:
        for name in fact.sources:
            if name not in sources:
                sources[name] = fact.source(name)
    return Numbered(tuple(sources.values()), {name: number for number, name in enumerate(sources, 1)})
