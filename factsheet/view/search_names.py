"""View -> every name that search and the index from A to Z know, and the filters that narrow results."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from factsheet.core import urls
from factsheet.view.index import SiteView
from factsheet.view.pagination import ListPage
from factsheet.view.references import EntityRef, KindRef, Label

PAGE, SOURCE, PROPERTY, TOPIC = (
    ("Page", "Pages"),
    ("Source", "Sources"),
    ("Property", "Properties"),
    ("Topic", "Topics"),
)
"""The names, singular and plural, that search gives to pages that are not of a kind of entity."""

DIGITS, OTHER = "Digits", "Other"
"""The headings over names that begin with no letter from A to Z. A number in a heading would need a fact."""

_SIGNS = re.compile(r"^[\W_]+")
_OWN_LETTERS = {"ı": "i\uffff", "ŋ": "n\uffff", "ƒ": "f\uffff", "ŧ": "t\uffff", "þ": "þ"}
"""Letters that stand after another one, whatever follows; thorn after z."""

_OWN = re.compile("([ıŋƒŧþ])")

_PUNCTUATION = str.maketrans(
    {sign: chr(place) for place, sign in enumerate(" _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$", 1)}
    | {"‘": "\x0a", "’": "\x0a", "“": "\x0b", "”": "\x0b", "–": "\x03", "—": "\x03", "‑": "\x03"}
)
"""Signs as characters before the numbers, in the order that CLDR gives them."""


def alphabetical(name: str, id_: str = "") -> tuple[object, ...]:
    """Return the key by which every list of names is sorted. Equal names are sorted by id.

    It follows CLDR’s order for English, as `Intl.Collator("en")` has it in a browser: letters first, then accents, then
    case, small letters before capitals. Numbers come before the letters from A to Z, other scripts after them. Signs
    before a name do not count.

    It is our own because no library would do: pyuca 1.2 is of 2017 and has not CLDR’s order, icu4py 1.2 has no
    collation, feruca 0.1 gives no keys and calls itself a proof of concept, PyICU wants ICU and a compiler at hand.

    >>> sorted(["北京", "Zibo", "“Éire”", "Eire", "eire", "5G", "ant"], key=alphabetical)
    ['5G', 'ant', 'eire', 'Eire', '“Éire”', 'Zibo', '北京']
    """
    letters = _letters(name)
    accents = letters if name.isascii() else unicodedata.normalize("NFD", _SIGNS.sub("", name.lower()))
    return _group(letters), letters.translate(_PUNCTUATION), accents, name.swapcase(), id_


def _letters(name: str) -> str:
    text = _SIGNS.sub("", name.lower())
    return (
        text if text.isascii() else "".join(_OWN_LETTERS.get(part) or urls.in_ascii(part) for part in _OWN.split(text))
    )


def _group(letters: str) -> int:
    first = letters[:1]
    return 0 if first.isdecimal() else 1 if "a" <= first <= "z" else 2


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

    @property
    def slug(self) -> str:
        """The id of the thing named."""
        return self.url.rstrip("/").rpartition("/")[2].removeprefix("#")

    @property
    def letter(self) -> str:
        """The heading under which it stands: its first letter without accents, else DIGITS or OTHER."""
        letters = _letters(self.name)
        return (DIGITS, letters[:1].upper(), OTHER)[_group(letters)]


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
    """Yield the names of entities, then of sources, properties and topics, each in the order of the file.

    A source is also called by its publisher, and by what sort of outlet that is.
    """
    kinds = {kind.id: (kind.label, kind.plural) for kind in site.kinds}
    for entity_id, ref in site.entities.items():
        record = site.sheet.entities[entity_id]
        native = tuple(record.names.items())
        aliases = tuple(alias for alias in record.aliases if alias.casefold() != ref.name.casefold())
        yield Name(kinds[ref.kind], ref.full_name, ref.url, native, aliases, witness=ref.witness)
    for source in site.sources.values():
        others = tuple(filter(None, (source.publisher, source.outlet)))
        yield Name(SOURCE, source.title, source.url, (), others, source.language, source=source.id)
    for kind, labels in ((PROPERTY, site.properties), (TOPIC, site.topics)):
        yield from (Name(kind, label.label, label.url, witness=label.witness) for label in labels.values())


def in_order(site: SiteView) -> list[Name]:
    """Return all names from A to Z. Numbers come before these, other scripts after them."""
    return sorted(names(site), key=lambda name: alphabetical(name.name, name.url))


def entities_of(site: SiteView, kind: KindRef) -> list[EntityRef]:
    """Return the entities of a kind, in the order of their names."""
    refs = (ref for ref in site.entities.values() if ref.kind == kind.id)
    return sorted(refs, key=lambda ref: alphabetical(ref.name, ref.id))


def labels_in_order(labels: Iterable[Label]) -> list[Label]:
    """Return topics or properties in the order of their names."""
    return sorted(labels, key=lambda label: alphabetical(label.label, label.id))


def names_page(part: ListPage[Name]) -> NamesPage:
    """Make the index of all names, or a part of it, under its letters."""
    grouped = groupby(part.rows, key=lambda name: name.letter)
    letters = tuple(Letter(f"names-{title.lower()}", title, tuple(rows)) for title, rows in grouped)
    return NamesPage("search/", part, letters)
