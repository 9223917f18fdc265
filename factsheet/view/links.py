"""The links of an entity, in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from factsheet.core import edtf
from factsheet.core.fact import Fact, Relation
from factsheet.core.model import Sheet
from factsheet.view.nature import PLANNED
from factsheet.view.references import EntityRef, Link

Named = Iterable[tuple[str, Fact]]
"""Facts with their global ids."""


def links_of(sheet: Sheet, refs: Mapping[str, EntityRef], entity_id: str, own: Named, naming: Named) -> list[Link]:
    """Return an entity's links as seen from it: those with a date first, the newest at the top, and plans last.

    `own` are its facts, `naming` those of others that name it.
    """
    links = [*_links_from(refs, entity_id, own), *_links_to(sheet, refs, entity_id, naming)]
    return sorted(links, key=lambda link: (link.nature not in PLANNED, link.rank), reverse=True)


def _links_from(refs: Mapping[str, EntityRef], entity_id: str, own: Named) -> Iterator[Link]:
    for name, fact in own:
        if relation := fact.relation:
            counted = f"links@{entity_id}:{relation.predicate}"
            yield _link(relation.predicate, refs[relation.object], name, fact, counted)


def _links_to(sheet: Sheet, refs: Mapping[str, EntityRef], entity_id: str, naming: Named) -> Iterator[Link]:
    for name, fact in naming:
        if fact.relation and fact.relation.object == entity_id:
            counted = f"links@{entity_id}:{fact.relation.predicate}:from"
            yield _link(_inverse(sheet, fact.relation), refs[name.partition(".")[0]], name, fact, counted)


def _inverse(sheet: Sheet, relation: Relation) -> str:
    predicate = sheet.predicates.get(relation.predicate)
    return predicate.inverse if predicate else f"{relation.predicate} (from)"


def _link(label: str, entity: EntityRef, name: str, fact: Fact, counted: str) -> Link:
    date = edtf.parse(fact.as_of) if fact.as_of else None
    return Link(label, entity, name, fact.nature, date.short_tokens if date else (), counted, date.rank if date else 0)
