"""View -> every name that search and the index from A to Z know, and the filters that narrow results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from factsheet.view.alphabet import alphabetical, group, letters_of
from factsheet.view.index import SiteView
from factsheet.view.pagination import ListPage
from factsheet.view.references import EntityRef, KindRef, Label, has_digits
from factsheet.view.retired import retired

PAGE, SOURCE, PROPERTY, TOPIC = (
    ("Page", "Pages"),
    ("Source", "Sources"),
    ("Property", "Properties"),
    ("Topic", "Topics"),
)
"""The names, singular and plural, that search gives to pages that are not of a kind of entity."""

GONE = "no longer here"
"""The other name of what is gone."""

DIGITS, OTHER = "Digits", "Other"
"""The headings over names that begin with no letter from A to Z. A number in a heading would need a fact."""


def letter_of(name: str) -> str:
    """Return the heading under which a name stands: its first letter without accents, else DIGITS or OTHER."""
    letters = letters_of(name)
    return (DIGITS, letters[:1].upper(), OTHER)[group(letters)]


@dataclass(frozen=True, slots=True)
class Name:
    """A page by its name. `native` are (language, name) pairs. `witness` or `source` supports its digits."""

    kind: tuple[str, str]  # singular and plural: City, Cities
    name: str
    url: str
    native: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    language: str = ""  # of the name, where it is not the site's
    witness: str = ""
    source: str = ""
    sort: str = ""  # the name as lists sort it, where that differs

    @property
    def slug(self) -> str:
        """The id of the thing named."""
        return self.url.rstrip("/").rpartition("/")[2].removeprefix("#")

    @property
    def letter(self) -> str:
        """The heading under which it stands: its first letter without accents, else DIGITS or OTHER."""
        return letter_of(self.sort or self.name)


@dataclass(frozen=True, slots=True)
class Letter:
    """Names under a heading. `id` is the anchor of the heading."""

    id: str
    title: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class NamesPage:
    """The index of all names, or a part of it."""

    url: str  # of the index
    part: ListPage[Name]
    letters: tuple[Letter, ...]


def names(site: SiteView) -> Iterator[Name]:
    """Yield the names of entities, then of sources, properties and topics, each in the order of the file."""
    yield from of_entities(site, site.entities)
    yield from of_sources(site, site.sources)
    yield from of_labels(site)
    yield from of_retired(site)


def of_entities(site: SiteView, ids: Iterable[str]) -> Iterator[Name]:
    """Yield the names of some entities."""
    kinds = {kind.id: (kind.label, kind.plural) for kind in site.kinds}
    for entity_id in ids:
        ref, record = site.entities[entity_id], site.sheet.entities[entity_id]
        names = tuple(record.names.items()), record.other_names
        yield Name(kinds[ref.kind], ref.full_name, ref.url, *names, witness=ref.witness, sort=ref.sort)


def of_sources(site: SiteView, ids: Iterable[str]) -> Iterator[Name]:
    """Yield the names of some sources. A source is also called by its publisher, and by what sort of outlet that is."""
    for source in (site.sources[source_id] for source_id in ids):
        others = tuple(filter(None, (source.publisher, source.outlet)))
        yield Name(SOURCE, source.title, source.url, (), others, source.language, source=source.id)


def of_labels(site: SiteView) -> Iterator[Name]:
    """Yield the names of properties, then of topics."""
    for kind, labels in ((PROPERTY, site.properties), (TOPIC, site.topics)):
        yield from (Name(kind, label.label, label.url, witness=label.witness) for label in labels.values())


def of_retired(site: SiteView) -> Iterator[Name]:
    """Yield the names of what is gone and has a page that says why; none with digits, as no fact bears these out."""
    for gone in retired(site):
        if gone.has_page and gone.name and not has_digits(gone.name):
            yield Name(PAGE, gone.name, gone.url, aliases=(GONE,))


def in_order(site: SiteView) -> list[Name]:
    """Return all names from A to Z. Numbers come before these, other scripts after them."""
    return sorted(names(site), key=lambda name: alphabetical(name.sort or name.name, name.url))


def entities_of(site: SiteView, kind: KindRef) -> list[EntityRef]:
    """Return the entities of a kind, in the order of their names."""
    refs = (ref for ref in site.entities.values() if ref.kind == kind.id)
    return sorted(refs, key=lambda ref: alphabetical(ref.sort or ref.name, ref.id))


def labels_in_order(labels: Iterable[Label]) -> list[Label]:
    """Return topics or properties in the order of their names."""
    return sorted(labels, key=lambda label: alphabetical(label.label, label.id))


def most_used(labels: Iterable[Label]) -> list[Label]:
    """Return topics or properties in the order of their names: those with the most facts, where they are many."""
    ordered = labels_in_order(labels)
    if len(ordered) <= _MANY:
        return ordered
    most = {label.id for label in sorted(ordered, key=lambda label: -label.count)[:_CHOSEN]}
    return [label for label in ordered if label.id in most]


_MANY, _CHOSEN = 18, 12


def names_page(part: ListPage[Name]) -> NamesPage:
    """Make the index of all names, or a part of it, under its letters."""
    grouped = groupby(part.rows, key=lambda name: name.letter)
    letters = tuple(Letter(f"names-{title.lower()}", title, tuple(rows)) for title, rows in grouped)
    return NamesPage("search/", part, letters)
