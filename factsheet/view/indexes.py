"""Facts -> the indexes of a site that need more than a line. `index` makes each of them once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from factsheet.core.fact import Fact
from factsheet.core.model import Entity, Retired, Sheet
from factsheet.view.grouping import Names
from factsheet.view.ordering import Order


def newest_first(names: Iterable[str], record: Callable[[str], Fact], order: Order) -> Names:
    """Return facts with the newest first; of two of one time the one that nothing superseded."""

    def key(name: str) -> int:
        fact = record(name)
        return order.when(fact) << 1 | (fact.superseded_by is None)

    return tuple(sorted(names, key=key, reverse=True))


def retired_facts(sheet: Sheet) -> dict[str, dict[str, Retired]]:
    """Return the facts that once stood on each entity's page, by their ids there."""
    by_entity: defaultdict[str, dict[str, Retired]] = defaultdict(dict)
    for name, gone in sheet.retired.items():
        entity_id, dot, fact_id = name.partition(".")
        if dot:
            by_entity[entity_id][fact_id] = gone
    return by_entity


def disputes(facts: Mapping[str, Fact]) -> dict[str, tuple[str, ...]]:
    """Return the facts in dispute with each fact, in both directions."""
    others: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for name, fact in facts.items():
        for other in fact.disputed_by:
            others[name][other] = others[other][name] = None
    return {name: tuple(ids) for name, ids in others.items()}


def ids_of(name: str, entity: Entity) -> Names:
    """Return the global ids of an entity's facts."""
    return tuple([f"{name}.{fact.id}" for fact in entity.facts])
