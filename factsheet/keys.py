"""What each page is made from, as a digest: a page with the key of an earlier one is that page, to the byte.

A page is made of what its template sees. So its key is a digest of its whole view, in which each fact stands for all
that any page shows of it: its record, the names of the entities that it names, and the facts that follow or dispute it.
Everything else that pages depend on (code, templates, settings, what is not an entity, the day) is the `ground`, which
is part of every key.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Set
from copy import copy
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from typing import Any

from factsheet.plans import Page
from factsheet.problems import Place
from factsheet.view import SiteView
from factsheet.view.facts import FactView

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
        self._rows: dict[str, bytes] = {}
        self._names: dict[str, bytes] = {}

    def renewed(self, site: SiteView, facts: Mapping[str, bytes], places: Mapping[str, Place], again: Set[str]) -> Keys:
        """The keys of a view that differs in some facts alone; what is known of all but those `again` is shared."""
        keys = copy(self)
        keys._site, keys._facts, keys._places = site, facts, places
        keys._rows = {name: row for name, row in self._rows.items() if name not in again}
        return keys

    def page(self, page: Page, view: object) -> bytes:
        """The key of a page that shows this view."""
        frame = (page.url, page.title, page.description, page.template, page.evidence, page.source)
        return digest(self._ground, repr(frame).encode(), *self._walk(view))

    def entity(self, name: str) -> bytes:
        """The key of the exports of an entity."""
        record = self._site.sheet.entities[name]
        head = (record.kind, record.name, record.aliases, record.names, record.summary)
        rows = (self.row(f"{name}.{fact.id}") for fact in record.facts)
        return digest(self._ground, self._name(name), repr(head).encode(), *rows)

    def row(self, name: str) -> bytes:
        """A digest of everything that any page shows of a fact."""
        if name not in self._rows:
            self._rows[name] = digest(*self._parts_of(self._site.fact(name)))
        return self._rows[name]

    def _parts_of(self, fact: FactView) -> Iterator[bytes]:
        yield self._facts[fact.id]
        yield self._name(fact.entity.id)
        yield from map(self._name, fact.fact.entities_named())
        for other in (*([fact.superseded_by] if fact.superseded_by else ()), *fact.disputed_by):
            yield repr(other).encode()
        if fact.id in self._places:
            yield repr(self._places[fact.id]).encode()

    def _name(self, entity: str) -> bytes:
        if entity not in self._names:
            self._names[entity] = digest(repr(self._site.entities[entity]).encode())
        return self._names[entity]

    def _walk(self, node: Any) -> Iterator[bytes]:
        """The digests and texts of everything in a view; each is told from its neighbours by its own form."""
        if isinstance(node, FactView):
            yield self.row(node.id)
        elif names := _fields(node.__class__):
            yield type(node).__name__.encode()
            for name in names:
                yield from self._walk(getattr(node, name))
        elif isinstance(node, tuple | list):
            yield b"(%d" % len(node)
            for member in node:
                yield from self._walk(member)
        elif isinstance(node, dict):
            yield from self._walk(list(node.items()))
        else:
            assert not callable(node), "a view holds values"
            yield repr(node).encode()


@cache
def _fields(kind: Hashable) -> tuple[str, ...]:
    """The fields of a record's class; none for other classes."""
    return tuple(field.name for field in fields(kind)) if isinstance(kind, type) and is_dataclass(kind) else ()
