"""Facts by entity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.view.fact import FactView
from factsheet.view.references import EntityRef


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
