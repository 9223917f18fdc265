"""(Sheet, day) -> SiteView: the sheet with an index for each question of a page, so that pages only look up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Literal

from factsheet.core import moves, urls
from factsheet.core.fact import Fact
from factsheet.core.licences import DEEDS, Deed
from factsheet.core.model import Retired, Sheet
from factsheet.evidence.lock import Lock
from factsheet.history.history import EMPTY, History
from factsheet.view import indexes, links, references, twins
from factsheet.view.fact import FactView
from factsheet.view.grouping import Names, ids_by
from factsheet.view.lookups import Lookups
from factsheet.view.ordering import Order
from factsheet.view.publication import UNNAMED, Publication
from factsheet.view.references import EntityRef, KindRef, Label, Link, SourceRef
from factsheet.view.series import SeriesIndex

Tables = Literal["site", "all"]
"""The tables under /data: of all facts and of each property; those of each entity and kind too."""

_KEPT = 1 << 16
"""The most views of facts that are kept."""


@dataclass(frozen=True)
class SiteView:
    """A sheet as the site shows it on a given day. Made by `view`."""

    sheet: Sheet
    today: date
    lock: Lock | None = None
    tables: Tables = "site"
    licence: Deed = DEEDS["CC-BY-4.0"]
    publication: Publication = UNNAMED
    history: History = EMPTY  # of what is committed; empty where git knows none

    def table_of(self, kind: str) -> str:
        """Return the path of the table that has the facts of a kind: its own, or that of all facts."""
        return urls.table("kinds", kind) if self.tables == "all" else urls.table()

    @property
    def month(self) -> str:
        """The month of that day, as `data-age` names it: `2026-11`."""
        return self.today.isoformat()[:7]

    @property
    def lock_digest(self) -> str:
        """A digest of everything in the lock; empty without a lock."""
        return self.lock.digest if self.lock else ""

    @cached_property
    def fact_ids(self) -> tuple[str, ...]:
        """Every fact's global id, in the order of the file."""
        return tuple(self.records)

    @cached_property
    def ids(self) -> dict[str, Names]:
        """The global ids of each entity's own facts, in the order of the file."""
        return {name: indexes.ids_of(name, entity) for name, entity in self.sheet.entities.items()}

    @cached_property
    def records(self) -> dict[str, Fact]:
        """Every fact's record by its global id, in the order of the file."""
        ids = chain.from_iterable(self.ids.values())
        return {name: fact for name, (_, _, fact) in zip(ids, self.sheet.facts(), strict=True)}

    @cached_property
    def series(self) -> SeriesIndex:
        """The points of all series."""
        return SeriesIndex(self.records)

    def record(self, name: str) -> Fact:
        """Return the record of a fact, or of a point of a series, by its global id."""
        return self.records.get(name) or self.series.points[name]

    @cached_property
    def order(self) -> Order:
        """The order of facts in time."""
        return Order(self.sheet)

    @cached_property
    def kinds(self) -> tuple[KindRef, ...]:
        """The kinds that have entities, in the order of the file."""
        counts = Counter(entity.kind for entity in self.sheet.entities.values())
        return tuple(
            KindRef(name, k.label, k.plural, f"{urls.folder_of(k)}/", k.schema_type, counts[name])
            for name, k in self.sheet.kinds.items()
            if counts[name]
        )

    @cached_property
    def entities(self) -> dict[str, EntityRef]:
        """A link to every entity."""
        return {
            name: references.entity_ref(
                self.sheet, name, entity, self.facts_on_page(name), self.distinctions.get(name, "")
            )
            for name, entity in self.sheet.entities.items()
        }

    @cached_property
    def distinctions(self) -> dict[str, str]:
        """The words that tell entities of one name apart, by id."""
        return twins.distinctions(self.sheet)

    @cached_property
    def sources(self) -> dict[str, SourceRef]:
        """A link to every source."""
        return {name: references.source_ref(name, source, self.today) for name, source in self.sheet.sources.items()}

    @cached_property
    def properties(self) -> dict[str, Label]:
        """A link to every property that has figures."""
        properties, fact = self.sheet.properties, self.record
        return {
            name: references.property_label(name, properties[name], [(i, fact(i)) for i in ids], self._url(ids[0]))
            for name, ids in self._ordered(self._ids_by_property, properties)
        }

    @cached_property
    def measured(self) -> frozenset[str]:
        """The kinds that have figures."""
        return frozenset(self.entities[entity].kind for entity, _, fact in self.sheet.facts() if fact.properties())

    @cached_property
    def topics(self) -> dict[str, Label]:
        """A link to every topic that has facts."""
        return {
            name: Label(name, self.sheet.topics[name].label, urls.topic(name), len(ids))
            for name, ids in self._ordered(self._ids_by_topic, self.sheet.topics)
        }

    def fact(self, name: str) -> FactView:
        """Return a fact by its global id.

        Views are kept up to a limit, as each is as big as its record; past it, all are dropped.
        """
        views = self._views
        fact_view = views.get(name)
        if not fact_view:
            if len(views) >= _KEPT:
                views.clear()
            entity = self.entities[name.partition(".")[0]]
            fact_view = views[name] = FactView(name, entity, self.record(name), self._lookups)
        return fact_view

    def shown(self, names: Iterable[str]) -> list[FactView]:
        """Return facts by their global ids."""
        return [self.fact(name) for name in names]

    def facts_of(self, entity_id: str) -> list[FactView]:
        """Return an entity's own facts, in the order of the file."""
        return self.shown(self.ids[entity_id])

    def facts_measuring(self, property_id: str) -> list[FactView]:
        """Return the facts with a figure of a property, newest first."""
        return self.shown(self.ids_measuring(property_id))

    def ids_from(self, source_id: str) -> Names:
        """Return the global ids of the facts drawn from a source."""
        return self._ids_by_source.get(source_id, ())

    def ids_measuring(self, property_id: str) -> Names:
        """Return the global ids of the facts and points with a figure of a property, newest first."""
        return self._newest_measuring.get(property_id, ())

    def ids_listed(self, property_id: str) -> Names:
        """Return what `ids_measuring` does, of each series that a small picture shows only the point that leads it."""
        return self.series.without_drawn(self.ids_measuring(property_id))

    def ids_on(self, topic_id: str) -> Names:
        """Return the global ids of the facts on a topic."""
        return self._ids_by_topic.get(topic_id, ())

    def ids_dated(self) -> list[str]:
        """Return the global ids of the facts whose words give a date, newest first."""
        when = {name: self.order.when(fact) for name, fact in self.records.items() if fact.as_of}
        return sorted(when, key=when.__getitem__, reverse=True)

    def links_of(self, entity_id: str) -> list[Link]:
        """Return an entity's links in both directions, each labelled as seen from this entity."""
        naming = ((name, self.records[name]) for name in self.ids_naming(entity_id))
        return links.links_of(self.sheet, self.entities, entity_id, self.own_facts(entity_id), naming)

    def retired_of(self, entity_id: str) -> dict[str, Retired]:
        """Return the facts once on an entity's page, by their id there."""
        return self._retired.get(entity_id, {})

    def _url(self, fact: str) -> str:
        """Return the address of a fact by its global id, without a view of it."""
        entity, _, anchor = fact.partition(".")
        return f"{self.entities[entity].url}#{anchor}"

    def url_of(self, name: str) -> str:
        """Return the address of an entity, fact or source by its (global) id."""
        if name in self.records:
            return self.fact(name).url
        return self.entities[name].url if name in self.entities else urls.source(name)

    def facts_on_page(self, entity_id: str) -> Iterator[tuple[str, Fact]]:
        """Yield an entity's own facts, then those that name it, each with its global id."""
        yield from self.own_facts(entity_id)
        yield from ((name, self.records[name]) for name in self.ids_naming(entity_id))

    def own_facts(self, entity_id: str) -> Iterator[tuple[str, Fact]]:
        """Return the records of an entity's own facts, each with its global id."""
        return zip(self.ids[entity_id], self.sheet.entities[entity_id].facts, strict=True)

    def ids_naming(self, entity_id: str) -> Names:
        """Return the global ids of the facts that are about an entity, link to it or quote an official of it."""
        return self._ids_naming.get(entity_id, ())

    @cached_property
    def _newest_measuring(self) -> dict[str, Names]:
        return {name: indexes.newest_first(ids, self.record, self.order) for name, ids in self._ids_by_property.items()}

    @cached_property
    def _ids_naming(self) -> dict[str, Names]:
        return ids_by((key, name) for name, fact in self.records.items() for key in fact.entities_named())

    @cached_property
    def moved_facts(self) -> dict[str, dict[str, str]]:
        """The new global ids of facts that stood on each entity's page, by their ids there."""
        return moves.anchors(self.sheet.moved)

    @cached_property
    def _retired(self) -> dict[str, dict[str, Retired]]:
        return indexes.retired_facts(self.sheet)

    def indexed(self) -> tuple[object, ...]:
        """Return the indexes that pages use, making them now so that processes forked from here on share them."""
        return (
            self._lookups,
            self._ids_naming,
            self._ids_by_source,
            self.topics,
            self.properties,
            self._newest_measuring,
        )

    @cached_property
    def _views(self) -> dict[str, FactView]:
        return {}

    @cached_property
    def _lookups(self) -> Lookups:
        lock = self.lock or Lock()
        return Lookups(
            self.sheet, self.records, self.entities, self.sources, self._disputes, self.order, lock, self.today
        )

    @cached_property
    def _disputes(self) -> dict[str, tuple[str, ...]]:
        return indexes.disputes(self.records)

    @cached_property
    def _ids_by_source(self) -> dict[str, Names]:
        return ids_by((cited.source, name) for name, fact in self.records.items() for cited in fact.cited())

    @cached_property
    def _ids_by_property(self) -> dict[str, Names]:
        facts = chain(self.records.items(), self.series.points.items())
        return ids_by((fact.figure.property, name) for name, fact in facts if fact.figure)

    @cached_property
    def _ids_by_topic(self) -> dict[str, Names]:
        return ids_by((key, name) for name, fact in self.records.items() for key in fact.topics)

    @staticmethod
    def _ordered(index: dict[str, Names], order: Iterable[str]) -> Iterator[tuple[str, Names]]:
        return ((name, index[name]) for name in order if name in index)


def view(sheet: Sheet, today: date, lock: Lock | None = None, tables: Tables = "site") -> SiteView:
    """Make the view of a sheet that has passed the checks, with the lock of its citations, without a publication."""
    return SiteView(sheet, today, lock, tables)
