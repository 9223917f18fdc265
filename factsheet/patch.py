"""(the facts as they are shown, as they are now) -> what of the site can have changed, where only facts have.

A preview makes that much again and no more. It may be too much, as keys tell what is the same; it is never too little.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factsheet.model import Fact, Sheet
from factsheet.plans import Page
from factsheet.view import SiteView
from factsheet.view.entity import FEW

SECTIONS = ("topics", "sources", "properties")
"""Lists of which only those are made again that have a changed fact. All others are."""

Names = frozenset[str]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a change reaches: the facts whose rows it may touch, the entities whose pages, the lists."""

    facts: Names = frozenset()
    entities: Names = frozenset()
    lists: Names = frozenset()  # `topics/ai`, `sources/a-source`, `properties/height`

    def __or__(self, other: Reach) -> Reach:
        """What either reaches."""
        return Reach(self.facts | other.facts, self.entities | other.entities, self.lists | other.lists)

    def touches(self, page: Page) -> bool:
        """Whether it may change a page."""
        if page.entity:
            return page.entity in self.entities
        section, _, rest = page.url.partition("/")
        return section not in SECTIONS or not rest or f"{section}/{rest.partition('/')[0]}" in self.lists or _part(rest)

    def touches_file(self, path: str) -> bool:
        """Whether it may change an export of all."""
        return not path.startswith("data/properties/") or path.removeprefix("data/").removesuffix(".csv") in self.lists


def _part(rest: str) -> bool:
    """Whether this is a part of an index: ids hold no dot."""
    return "." in rest.partition("/")[0]


def changed(before: Sheet, after: Sheet) -> list[str] | None:
    """The entities that have other facts than before; None where anything else has changed too."""
    others = ("kinds", "sources", "units", "properties", "topics", "predicates", "retired")
    if any(getattr(before, section) != getattr(after, section) for section in others):
        return None
    if list(before.entities) != list(after.entities):
        return None
    pairs = ((name, before.entities[name], entity) for name, entity in after.entities.items())
    found = [(name, old, new) for name, old, new in pairs if old is not new and old != new]
    if any(_head(old) != _head(new) for _, old, new in found):
        return None
    return [name for name, _, _ in found]


def _head(entity: object) -> tuple[object, ...]:
    names = ("kind", "name", "aliases", "names", "summary")
    return tuple(getattr(entity, name) for name in names)


def shares_ground(before: SiteView, after: SiteView) -> bool:
    """Whether what every page depends on is the same: the menu, how links to entities and topics look."""
    return list(before.topics) == list(after.topics) and before.entities is after.entities


def reach(before: SiteView, after: SiteView, entities: Iterable[str], moved: Iterable[str] = ()) -> Reach:
    """How far the change of these entities' facts reaches; `moved` are facts that only stand at other places."""
    entities = list(entities)
    facts = frozenset(_with_references(before, after, {*_different(before, after, entities), *moved}))
    records = [site.records[name] for site in (before, after) for name in facts if name in site.records]
    measured = {fact.figure.property for fact in records if fact.figure}
    near = {
        *entities,
        *(name.partition(".")[0] for name in facts),
        *(one for fact in records for one in fact.entities_named()),
    }
    if any(fact.relation or fact.attributed_to for fact in records):  # a map shows what its neighbours lead to
        near |= {one for name in list(near) for site in (before, after) for one in _neighbours(site, name)}
    near |= {one for name in measured for site in (before, after) for one in _compared(site, name)}
    lists = {
        *(f"topics/{topic}" for fact in records for topic in fact.topics),
        *(f"sources/{citation.source}" for fact in records for citation in fact.citations),
        *(f"properties/{name}" for name in measured),
    }
    return Reach(facts, frozenset(near), frozenset(lists))


def _different(before: SiteView, after: SiteView, entities: Iterable[str]) -> Iterator[str]:
    """The facts of some entities that are other than before, gone or new; all, where their order is another."""
    for entity in entities:
        old, new = (_facts_of(site.sheet, entity) for site in (before, after))
        is_moved = list(old) != list(new)
        yield from (name for name in {**old, **new} if is_moved or old.get(name) != new.get(name))


def _facts_of(sheet: Sheet, entity: str) -> dict[str, Fact]:
    return {f"{entity}.{fact.id}": fact for fact in sheet.entities[entity].facts}


def _with_references(before: SiteView, after: SiteView, facts: set[str]) -> Iterator[str]:
    """Facts, and those whose rows name one of them as what follows or disputes it, or did."""
    yield from facts
    for site in (before, after):
        for name, fact in site.records.items():
            if fact.superseded_by in facts or not facts.isdisjoint(fact.disputed_by):
                yield name
        for name in facts & site.records.keys():
            yield from site.records[name].disputed_by


def _neighbours(site: SiteView, entity: str) -> Iterator[str]:
    """The entities to which one leads, or which lead to it: by a relation, or by whom its facts quote."""
    yield from (link.entity.id for link in site.links_of(entity))
    for fact in site.facts_of(entity):
        yield from fact.fact.entities_named()
    yield from (fact.entity.id for fact in site.facts_said_by(entity))


def _compared(site: SiteView, property_id: str) -> list[str]:
    """The entities whose pages show all figures of a property in a chart, because they are few."""
    found = site.ids_measuring(property_id)
    return [name.partition(".")[0] for name in found] if len(found) <= FEW + 1 else []
