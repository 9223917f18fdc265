"""The pages and anchors that facts have, by which a former version is compared with the one at hand.

An `Outline` is the little of a facts file on which its addresses depend. One of an old file can be had without its
being valid by today's rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from factsheet.core import moves, urls
from factsheet.core.model import Sheet

_RETIRED = {"source": "sources", "property": "properties"}
"""The folder of what is retired with such a `kind`."""


@dataclass(frozen=True)
class Outline:
    """The addresses of facts, by what they come from.

    `folders` are those of kinds. `entities` have their kind, and `anchors` the ids of their facts and (`fact.point`) of
    the points of series. `declared` are sources, properties and topics that have a page, as in `sources.paper`.
    `retired` have their `kind`. `names` are what entities and what is declared are called.
    """

    folders: Mapping[str, str]
    entities: Mapping[str, str]
    anchors: Mapping[str, AbstractSet[str]]
    declared: AbstractSet[str]
    moved: Mapping[str, str]
    retired: Mapping[str, str]
    names: Mapping[str, str]

    @classmethod
    def of(cls, sheet: Sheet) -> Outline:
        """Return the outline of a sheet. It has no names: only what is gone is called by them."""
        facts = [fact for _, _, fact in sheet.facts()]
        used = {f"properties.{name}" for fact in facts for name in fact.properties()}
        used |= {f"topics.{topic}" for fact in facts for topic in fact.topics}
        return cls(
            {name: urls.folder_of(kind) for name, kind in sheet.kinds.items()},
            {name: entity.kind for name, entity in sheet.entities.items()},
            {
                name: {one.id for fact in entity.facts for one in (fact, *fact.points())}
                for name, entity in sheet.entities.items()
            },
            used | {f"sources.{name}" for name in sheet.sources},
            sheet.moved,
            {name: gone.kind or "" for name, gone in sheet.retired.items()},
            {},
        )

    def home(self, entity: str) -> str:
        """Return the address of an entity's page; empty if its kind is not declared."""
        folder = self.folders.get(self.entities.get(entity, ""))
        return urls.entity(folder, entity) if folder else ""

    @cached_property
    def pages(self) -> dict[str, str]:
        """The id of what each page shows, by its address, as `moved` writes it; a page that leads on shows that."""
        own = dict(self._own_pages())
        former = moves.former_folders(self.moved)
        inside = {self.folders[kind]: folders for kind, folders in former.items() if kind in self.folders}
        older = {
            f"{folder}/{address.partition('/')[2]}": name
            for address, name in own.items()
            for folder in inside.get(address.partition("/")[0], ())
        }
        return {**older, **own}

    def _own_pages(self) -> Iterator[tuple[str, str]]:
        for kind in set(self.entities.values()) & self.folders.keys():
            yield f"{self.folders[kind]}/", f"kinds.{kind}"
        for name in self.declared:
            yield f"{name.replace('.', '/')}/", name
        for name, kind in self.retired.items():
            folder = _RETIRED.get(kind) or self.folders.get(kind)
            if folder and "." not in name:
                yield f"{folder}/{name}/", f"{folder}.{name}" if kind in _RETIRED else name
        for move in moves.moves(self.moved):
            if move.section in moves.DECLARED:
                yield f"{move.section}/{move.old}/", move.new
            elif move.section == moves.PAGES:
                yield f"{move.old}/", move.new
            elif move.section == "entities" and (home := self.home(move.new)):
                yield urls.entity(home.partition("/")[0], move.old), move.new
        for name in self.entities:
            if home := self.home(name):
                yield home, name

    def has_anchor(self, entity: str, anchor: str) -> bool:
        """Tell whether the page of an entity has an anchor, or had it: then it says what became of it."""
        if anchor in self.anchors.get(entity, ()):
            return True
        fact = anchor.partition(".")[0]  # the points of a series went with it
        older = self._older_anchors.get(entity, ())
        return anchor in older or (fact in older and fact not in self.anchors.get(entity, ()))

    @cached_property
    def _older_anchors(self) -> dict[str, set[str]]:
        older = {entity: set(ids) for entity, ids in moves.anchors(self.moved).items()}
        for name in self.retired:
            entity, dot, anchor = name.partition(".")
            if dot:
                older.setdefault(entity, set()).add(anchor)
        return older

    @property
    def every_anchor(self) -> Iterator[tuple[str, str]]:
        """Each entity with each of its anchors, those of facts that have moved or are retired last."""
        for anchors in (self.anchors, self._older_anchors):
            for entity, ids in anchors.items():
                yield from ((entity, anchor) for anchor in sorted(ids))

    def shares_names(self, other: Outline) -> bool:
        """Tell whether it may be another version of the same facts: one entity or source is in both."""
        names, others = ({*one.entities, *one.moved, *one.retired, *one.declared} for one in (self, other))
        return not names or not others or not names.isdisjoint(others)
