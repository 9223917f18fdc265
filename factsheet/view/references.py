"""Names and addresses that one page shows of another: of entities, sources, facts, kinds, topics and properties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from factsheet.core import ages, edtf, urls
from factsheet.core.edtf import Tokens
from factsheet.core.fact import Fact
from factsheet.core.model import Entity, Property, Sheet, Source
from factsheet.core.numerals import may_hold_number, without_digits
from factsheet.view import formatting
from factsheet.view.alphabet import filed_under


@dataclass(frozen=True, slots=True, eq=False)
class EntityRef:
    """A link to an entity, made once. `witness` is the id of a fact with the digits of its names, or empty.

    `distinction` tells it from others that have its name; empty if there are none.
    """

    id: str
    kind: str
    name: str
    url: str
    summary: str
    witness: str
    distinction: str = ""
    sort: str = ""  # the name as lists sort it, where that differs
    filed: str = ""  # the letters by which long lists part it

    @property
    def full_name(self) -> str:
        """Its name, with what tells it from others of that name: `Springfield (Ohio)`."""
        return f"{self.name} ({self.distinction})" if self.distinction else self.name


@dataclass(frozen=True, slots=True, eq=False)
class SourceRef:
    """The data of a link to a source, made once."""

    id: str
    title: str
    publisher: str
    outlet: str  # what sort of publisher it has, such as `state media`; empty if none is said or it is another
    author: str
    language: str
    issued: Tokens
    short_issued: Tokens  # `21 Mar 2025`
    month: Tokens  # `Mar 2025`
    age: str  # `20 months ago`; empty if it appeared after today
    is_old: bool  # what it says may have changed since
    url: str  # its page here
    address: str  # of the source itself
    archived: str


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link to another entity, with the id of the fact that states it, and its date if it has one."""

    label: str
    entity: EntityRef
    fact: str
    nature: str
    date: Tokens = ()
    counted: str = ""  # the name under which all links of its sort are counted again (see audit.digits)
    rank: int = 0  # orders links by their dates; 0 if it has none


@dataclass(frozen=True, slots=True)
class FactRef:
    """The data of a link to a fact."""

    id: str
    text: str
    url: str


def entity_ref(
    sheet: Sheet, entity_id: str, entity: Entity, facts: Iterable[tuple[str, Fact]], distinction: str = ""
) -> EntityRef:
    """Make the link to an entity. `facts` are those on its page, by global id."""
    facts = list(facts)
    return EntityRef(
        id=entity_id,
        kind=entity.kind,
        name=entity.name,
        url=urls.entity(urls.folder_of(sheet.kinds[entity.kind]), entity_id),
        summary=entity.summary,
        witness=fact_with_digits_of(entity.name, facts) or _first_if_digits(entity, facts),
        distinction=distinction,
        sort=entity.sort or "",
        filed=filed_under(entity.sort or entity.name, entity_id),
    )


def native_names(entity: Entity) -> tuple[tuple[str, str], ...]:
    """Return its names in other languages, each with the first language that has it; none that is its own name."""
    first: dict[str, str] = {}
    for tag, name in entity.names.items():
        if name != entity.name:
            first.setdefault(name, tag)
    return tuple((tag, name) for name, tag in first.items())


def _first_if_digits(entity: Entity, facts: Iterable[tuple[str, Fact]]) -> str:
    """Return the id of the first fact if other names have digits: each fact on an entity's page bears out its names."""
    return next((name for name, _ in facts), "") if has_digits(*entity.aliases, *entity.names.values()) else ""


def has_digits(*names: str) -> bool:
    """Tell whether a name has a number: a digit of any script, or another sign or word for one, as 五十."""
    return any(map(may_hold_number, names))


def fact_with_digits_of(name: str, facts: Iterable[tuple[str, Fact]]) -> str:
    """Return the id of the first fact that holds every number of a name such as `14th Five-Year Plan`, or empty."""
    numbers = [*re.findall(r"\d+", name), *without_digits(name)]
    for fact_id, fact in facts if numbers else ():
        words = " ".join((fact.statement, *(citation.quote for citation in fact.citations))).casefold()
        if all(number in words for number in numbers):
            return fact_id
    return ""


OLD = range(24, 1200)
"""The ages in months at which a page says that something may have changed; what is older is history."""


def source_ref(source_id: str, source: Source, today: date) -> SourceRef:
    """Make the link to a source."""
    issued = edtf.parse(source.issued)
    return SourceRef(
        id=source_id,
        title=source.title,
        publisher=source.publisher,
        outlet=source.outlet_shown,
        author=source.author or "",
        language=source.language_shown,
        issued=issued.tokens,
        short_issued=issued.short_tokens,
        month=formatting.month(issued),
        age=ages.age_words(issued, today),
        is_old=ages.months_between(issued, today)[0] in OLD,
        url=urls.source(source_id),
        address=source.url,
        archived=source.archived or "",
    )


@dataclass(frozen=True, slots=True)
class KindRef:
    """The data of a link to a kind's index."""

    id: str
    label: str
    plural: str
    url: str
    schema_type: str
    count: int


@dataclass(frozen=True, slots=True)
class Label:
    """A link to a property or topic, with the number of its facts; `witness` as in EntityRef.

    `key` is the rank of a property among the main points of a page; None if it has none.
    """

    id: str
    label: str
    url: str
    count: int
    witness: str = ""
    key: int | None = None


def property_label(name: str, property_: Property, facts: Sequence[tuple[str, Fact]], only: str) -> Label:
    """Make the link to a property. `facts` are those with its figures, by global id.

    With a single figure it has no page: the link leads to `only`, the address of that fact.
    """
    names = fact_with_digits_of(property_.label, facts)
    url = urls.property_(name) if len(facts) > 1 else only
    return Label(name, property_.label, url, len(facts), names, property_.key)
