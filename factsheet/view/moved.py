"""The old addresses of what has moved, each with the address and name that it has now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.core import moves, urls
from factsheet.core.moves import KINDS, PAGES, Move
from factsheet.view.index import SiteView
from factsheet.view.references import FactRef


@dataclass(frozen=True, slots=True)
class Moved:
    """Something at a new address. `witness` and `source` name the fact or source that holds the digits of its name."""

    id: str  # as the facts file writes the old one: `old-entity`, `entity.fact`, `sources.old`, `kinds.KIND`
    new: str
    name: str
    old_url: str
    url: str
    witness: str = ""
    source: str = ""

    @property
    def has_page(self) -> bool:
        """True if its old address is a page; an anchor is on the page of its entity."""
        return "#" not in self.old_url


def moved(site: SiteView) -> Iterator[Moved]:
    """Yield all that has moved, in the order of the file. A kind stands for all of its pages."""
    for move in moves.moves(site.sheet.moved):
        if move.section == KINDS:
            yield from _kind(site, move)
        elif move.section == "facts":
            yield _fact(site, move)
        elif move.section == PAGES:
            ref = site.entities[move.new]
            yield Moved(move.key, move.new, ref.name, f"{move.old}/", ref.url, witness=ref.witness)
        elif move.section == "entities":
            ref = site.entities[move.new]
            old = urls.entity(urls.folder_of(site.sheet.kinds[ref.kind]), move.old)
            yield Moved(move.key, move.new, ref.name, old, ref.url, witness=ref.witness)
        else:
            yield _declared(site, move)


def _kind(site: SiteView, move: Move) -> Iterator[Moved]:
    """Yield the index of a kind, if it has one."""
    for kind in site.kinds:
        if kind.id == move.old:
            yield Moved(move.key, f"{KINDS}.{kind.id}", kind.plural, f"{move.new}/", kind.url)


def _fact(site: SiteView, move: Move) -> Moved:
    fact, (entity, _, anchor) = site.fact(move.new), move.old.partition(".")
    kind = site.sheet.kinds[site.entities[moves.home_of(move.old, site.sheet.moved)].kind]
    old = f"{urls.entity(urls.folder_of(kind), entity)}#{anchor}"
    return Moved(move.key, move.new, fact.text, old, fact.url, witness=fact.id)


def _declared(site: SiteView, move: Move) -> Moved:
    new = move.new.partition(".")[2]
    if move.section == "sources":
        source = site.sources[new]
        return Moved(move.key, move.new, source.title, urls.source(move.old), source.url, source=new)
    is_topic = move.section == "topics"
    label = site.topics[new] if is_topic else site.properties[new]
    old = urls.topic(move.old) if is_topic else urls.property_(move.old)
    return Moved(move.key, move.new, label.label, old, label.url, witness=label.witness)


def anchors_on(site: SiteView, entity_id: str) -> tuple[tuple[str, FactRef], ...]:
    """Return the ids that facts had on an entity's page, each with a link to the fact that it is now."""
    facts = ((old, site.fact(new)) for old, new in site.moved_facts.get(entity_id, {}).items())
    return tuple((old, FactRef(fact.id, fact.text, fact.url)) for old, fact in facts)
