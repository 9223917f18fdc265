"""(the facts as last shown, the facts now) -> what a save or a build must make again: facts, entities, sources.

Where it is not sure it makes too much anew. Everything that a page shows of facts, entities and sources has to be
considered here; `tests/test_warm.py` changes every field of the model. Whether a kept file may be used is decided in
`builder.take`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass

from factsheet.core.fact import Fact
from factsheet.core.model import Sheet
from factsheet.view.index import SiteView
from factsheet.view.page_spec import PageSpec
from factsheet.view.pages.entity import FEW

Ids = frozenset[str]


@dataclass(frozen=True, slots=True)
class SheetDiff:
    """The entities and sources that are new, gone or changed from one sheet to another; entities with their facts."""

    entities: Ids
    sources: Ids = frozenset()
    is_of_facts: bool = True  # only facts differ: the entities, with their names, and the sources are the same


@dataclass(frozen=True, slots=True)
class Affected:
    """Everything that a change affects: the facts whose rows it may touch, and the entities and sources whose pages."""

    facts: Ids = frozenset()
    entities: Ids = frozenset()
    sources: Ids = frozenset()

    def __or__(self, other: Affected) -> Affected:
        """Unite what two changes affect."""
        return Affected(self.facts | other.facts, self.entities | other.entities, self.sources | other.sources)

    def touches(self, page: PageSpec) -> bool:
        """Tell whether the change may touch a page. Only its `list_digest` tells whether it has other facts."""
        if page.entity:
            return page.entity in self.entities or page.template.startswith(OWN)
        facts = page.known_facts
        return facts is None or page.source in self.sources or self.touches_any(facts)

    def touches_any(self, facts: Iterable[str]) -> bool:
        """Tell whether the change may touch one of some facts."""
        return not self.facts.isdisjoint(facts)


OWN = "kinds/"
"""The folder of the templates that a kind has of its own. They may look at anything of the site."""


def diff(before: Sheet, after: Sheet) -> SheetDiff | None:
    """Diff two sheets. Return None if a section that every page uses has changed."""
    others = ("kinds", "units", "properties", "topics", "predicates", "retired", "moved")
    if any(list(getattr(before, section).items()) != list(getattr(after, section).items()) for section in others):
        return None
    entities, sources = _unlike(before.entities, after.entities), _unlike(before.sources, after.sources)
    is_same = not sources and list(before.entities) == list(after.entities)
    is_of_facts = is_same and all(before.entities[name].head == after.entities[name].head for name in entities)
    return SheetDiff(entities, sources, is_of_facts)


def _unlike(before: Mapping[str, object], after: Mapping[str, object]) -> Ids:
    """Return the names of what is new, gone or changed; of everything if the order is another."""
    if [name for name in before if name in after] != [name for name in after if name in before]:
        return frozenset((*before, *after))
    return frozenset(
        name for name in {**before, **after} if (old := before.get(name)) is not (new := after.get(name)) and old != new
    )


def share_menu(before: SiteView, after: SiteView) -> bool:
    """Tell whether the menu and the list of topics, on which every page depends, are the same."""
    menus = [
        ([(kind.id, kind.url) for kind in site.kinds], bool(site.properties), site.order.is_dated)
        for site in (before, after)
    ]
    return menus[0] == menus[1] and list(before.topics) == list(after.topics)


def affected(before: SiteView, after: SiteView, change: SheetDiff, shifted: Iterable[str] = ()) -> Affected:
    """Return what a change affects. `shifted` are facts of which all but their place or their past is the same."""
    renamed, sites = _renamed(before, after), (before, after)
    touched = {
        *_different(before, after, change.entities),
        *shifted,
        *(
            name
            for site in sites
            for entity in renamed
            for name in (*site.ids.get(entity, ()), *site.ids_naming(entity))
        ),
        *(name for site in sites for source in change.sources for name in site.ids_from(source)),
    }
    facts = frozenset(_with_references(before, after, touched))
    records = [site.records[name] for site in sites for name in facts if name in site.records]
    points = {point for site in sites for name in facts if name in site.records for point in site.series.ids_of(name)}
    near = {
        *change.entities,
        *renamed,
        *(name.partition(".")[0] for name in facts),
        *(name for fact in records for name in fact.entities_named()),
    }
    measured = {name for fact in records for name in fact.properties()}
    near |= {entity for name in measured for site in sites for entity in _compared(site, name)}
    gone = after.sheet.retired.items()  # an entity's page says what took the place of its former facts
    near |= {
        name.partition(".")[0] for name, retired in gone if (retired.replaced_by or "").partition(".")[0] in renamed
    }
    near |= {entity for entity, moved in after.moved_facts.items() if not facts.isdisjoint(moved.values())}
    return Affected(facts | points, frozenset(near), change.sources)


def _renamed(before: SiteView, after: SiteView) -> Ids:
    """Return the ids of the entities whose links look different, are new or are gone."""
    if before.entities is after.entities:
        return frozenset()
    old, new = ({name: astuple(ref) for name, ref in site.entities.items()} for site in (before, after))
    return _unlike(old, new)


def _different(before: SiteView, after: SiteView, entities: Iterable[str]) -> Iterator[str]:
    """Yield the facts of some entities that are new, gone or changed; all of an entity's if their order is another."""
    for entity in entities:
        old, new = (_facts_of(site, entity) for site in (before, after))
        is_moved = list(old) != list(new)
        yield from (name for name in {**old, **new} if is_moved or old.get(name) != new.get(name))


def _facts_of(site: SiteView, entity: str) -> dict[str, Fact]:
    return {name: site.records[name] for name in site.ids.get(entity, ())}


def _with_references(before: SiteView, after: SiteView, facts: set[str]) -> Iterator[str]:
    """Yield these facts, and those whose rows name one of them, before or after the change.

    A row names what supersedes or disputes its fact, and what became of its target.

    The facts that dispute one of these are included, as a dispute shows on both sides.
    """
    yield from facts
    for site in (before, after):
        for name, fact in site.records.items():
            if fact.superseded_by in facts or not facts.isdisjoint((*fact.disputed_by, *fact.outcome)):
                yield name
        for name in facts & site.records.keys():
            yield from site.records[name].disputed_by


def _compared(site: SiteView, property_id: str) -> list[str]:
    """Return the entities whose pages show all figures of a property in a chart, because they are few."""
    ids = site.ids_measuring(property_id)
    return [name.partition(".")[0] for name in ids] if len(ids) <= FEW + 1 else []
