"""What each page is made from, as a digest: a page with the key of an earlier one is that page, to the byte.

A page is made of what its template sees. So its key is a digest of its whole view, in which each fact stands for all
that any page shows of it: its record, the names of the entities that it names, and the facts that follow or dispute it.
The pages of entities are so many that their views take long: their keys are made of what `entity_page` looks at.
Everything else that pages depend on (code, templates, settings, what is not an entity, the day) is the `ground`, which
is part of every key.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Set
from copy import copy
from dataclasses import fields, is_dataclass
from functools import cache, cached_property
from hashlib import blake2b
from typing import Any

from factsheet.plans import Page
from factsheet.problems import Place
from factsheet.view import SiteView
from factsheet.view.entity import FEW
from factsheet.view.facts import EntityRef, FactView, agency_of

OWN = "kinds/"
"""Where the templates are that a kind has of its own."""

SIZE = 16
"""Bytes of a digest."""


def digest(*parts: bytes) -> bytes:
    """A digest of several."""
    return blake2b(b"".join(parts), digest_size=SIZE).digest()


class Keys:
    """The keys of a site's pages and exports."""

    def __init__(self, site: SiteView, facts: Mapping[str, bytes], places: Mapping[str, Place], ground: bytes) -> None:
        """`facts` are digests by global id; `places` where they stand, if pages link there."""
        sheet = site.sheet
        shared = (
            sheet.kinds,
            sheet.sources,
            sheet.units,
            sheet.properties,
            sheet.topics,
            sheet.predicates,
            sheet.retired,
        )
        shown = [(kind.id, kind.url) for kind in site.kinds], list(site.topics)
        self._ground = digest(ground, repr((shared, shown, site.today)).encode())
        self._site, self._facts, self._places = site, facts, places
        self._rows: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._links: dict[str, str] = {}

    def renewed(self, site: SiteView, facts: Mapping[str, bytes], places: Mapping[str, Place], again: Set[str]) -> Keys:
        """The keys of a view that differs in some facts alone; what is known of all but those `again` is shared."""
        keys = copy(self)
        keys._site, keys._facts, keys._places = site, facts, places
        keys._rows = {name: row for name, row in self._rows.items() if name not in again}
        keys._links = {}
        vars(keys).pop("_everything", None)
        return keys

    def page(self, page: Page, view: object = None) -> bytes:
        """The key of a page that shows this view; that of an entity's page does without."""
        told = [repr((page.url, page.title, page.description, page.template, page.evidence, page.source))]
        if page.template.startswith(OWN):  # such a template may look at anything of the site
            told.append(self._everything)
        if page.entity:
            told += self._seen_by(page.entity)
        else:
            self._tell(view, told.append)
        return digest(self._ground, _BETWEEN.join(told).encode())

    def entity(self, name: str) -> bytes:
        """The key of the exports of an entity."""
        return digest(self._ground, _BETWEEN.join(self._own(name)).encode())

    def table(self, facts: Iterable[str]) -> bytes:
        """The key of an export that is made of some facts alone."""
        return digest(self._ground, _BETWEEN.join(map(self.row, facts)).encode())

    def row(self, name: str) -> str:
        """A digest of everything that any page shows of a fact."""
        if name not in self._rows:
            self._rows[name] = digest(_BETWEEN.join(self._parts_of(self._site.fact(name))).encode()).hex()
        return self._rows[name]

    @cached_property
    def _everything(self) -> str:
        return digest(*(text.encode() for name in self._site.entities for text in self._own(name))).hex()

    def take(self, rows: Mapping[str, str]) -> None:
        """Know what `row` gave in another process."""
        self._rows.update(rows)

    def _own(self, name: str) -> Iterator[str]:
        """An entity and its facts."""
        record = self._site.sheet.entities[name]
        yield self._name(name)
        yield repr((record.kind, record.name, record.aliases, record.names, record.summary))
        yield from (self.row(f"{name}.{fact.id}") for fact in record.facts)

    def _seen_by(self, name: str) -> Iterator[str]:
        """All that `entity_page` looks at: the entity, facts that name it, what is around it and compared with it."""
        site, facts = self._site, self._site.sheet.entities[name].facts
        naming = site.ids_naming(name)
        yield from self._own(name)
        yield from map(self.row, naming)
        yield from map(self._linked, dict.fromkeys(self._around(name)))
        for measured in dict.fromkeys(fact.figure.property for fact in facts if fact.figure):
            label = site.properties[measured]
            yield repr(label)
            yield from map(self.row, site.ids_measuring(measured) if label.count <= FEW else ())
        yield repr([site.url_of(gone.replaced_by) for gone in site.retired_of(name).values() if gone.replaced_by])

    def _around(self, name: str) -> Iterator[str]:
        """The entities that stand beside it on its map, each with its own links: linked, quoted here, or quoting it."""
        site = self._site
        yield from (link.entity.id for link in site.links_of(name))
        yield from (agency for fact in site.sheet.entities[name].facts if (agency := agency_of(fact)))
        yield from (fact.entity.id for fact in site.facts_said_by(name))

    def _linked(self, name: str) -> str:
        """A digest of an entity's links, which the maps around its neighbours show."""
        if name not in self._links:
            links = self._site.links_of(name)
            told = [text for link in links for text in (link.label, self._name(link.entity.id), link.nature)]
            self._links[name] = digest(_BETWEEN.join(told).encode()).hex()
        return self._links[name]

    def _parts_of(self, fact: FactView) -> Iterator[str]:
        yield self._facts[fact.id].hex()
        yield self._name(fact.entity.id)
        yield from map(self._name, fact.fact.entities_named())
        if fact.labels:  # it may have a successor, or be disputed
            yield repr((fact.superseded_by, fact.disputed_by))
        if fact.id in self._places:
            yield repr(self._places[fact.id])

    def _name(self, entity: str) -> str:
        if entity not in self._names:
            self._names[entity] = digest(repr(self._site.entities[entity]).encode()).hex()
        return self._names[entity]

    def _tell(self, node: Any, tell: Callable[[str], None]) -> None:
        """Tell everything in a view, each thing with what sort of thing it is and how much is in it."""
        kind = node.__class__
        if kind is str:
            tell(node)
        elif kind is FactView:
            tell(self.row(node.id))
        elif kind is EntityRef:
            tell(self._name(node.id))
        elif kind is tuple or kind is list:
            tell(f"({len(node)}")
            for member in node:
                self._tell(member, tell)
        elif names := _fields(kind):
            tell(kind.__name__)
            for name in names:
                self._tell(getattr(node, name), tell)
        elif kind is dict:
            self._tell(list(node.items()), tell)
        else:
            assert not callable(node), "a view holds values"
            tell(repr(node))


_BETWEEN = "\x1f"  # no facts file can hold it


@cache
def _fields(kind: Hashable) -> tuple[str, ...]:
    """The fields of a record's class; none for other classes."""
    return tuple(field.name for field in fields(kind)) if isinstance(kind, type) and is_dataclass(kind) else ()
