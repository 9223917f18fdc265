"""Facts -> groups: of the facts of a page by entity, of the ids of all facts by whatever else they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.view.fact import FactView
from factsheet.view.references import EntityRef

Names = tuple[str, ...]
"""The global ids of facts."""


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


def ids_by(pairs: Iterable[tuple[str, str]]) -> dict[str, Names]:
    """Group facts by key, in the order of the file, from (key, fact) pairs. The pairs of one fact may repeat a key."""
    index: defaultdict[str, list[str]] = defaultdict(list)
    for key, name in pairs:
        ids = index[key]
        if not ids or ids[-1] != name:
            ids.append(name)
    return {key: tuple(names) for key, names in index.items()}
