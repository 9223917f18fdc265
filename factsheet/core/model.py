"""The facts file as frozen records: the one place where its shape is written down.

The JSON Schema, the loader's messages and the contributor docs are made from these classes and their descriptions.
Everything is text until a field here gives it a type. Ids are the keys of the mappings; the global id of a fact is
`entity.fact`. Records have slots, because a big sheet has millions of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Annotated, Literal

from pydantic import Field, StringConstraints
from pydantic.dataclasses import dataclass

from factsheet.core.amounts import PlainNumber
from factsheet.core.fact import Fact
from factsheet.core.figure import STRICT, Figure
from factsheet.core.scalars import Address, AnyId, Day, Edtf, Flag, Id, Rank, Text

Outlet = Literal[
    "government", "statistics office", "state media", "news", "trade press", "company", "research", "other"
]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Kind:
    """A kind of entity; each has its own index and pages."""

    label: Text = Field(description="One of them, as a reader calls it", examples=["City"])
    plural: Text = Field(description="Several of them; names the folder of their pages", examples=["Cities"])
    folder: Id | None = Field(default=None, description="The folder of their pages, if the plural is not to name it")
    schema_type: Text = Field(default="Thing", description="Its type at schema.org", examples=["City"])


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Source:
    """A work that facts are drawn from; fields are named as in CSL."""

    type: Text = Field(description="The CSL type of the work", examples=["article-newspaper"])
    title: Text = Field(description="Its title, as printed")
    publisher: Text = Field(description="Who published it", examples=["China.org.cn"])
    outlet: Outlet | None = Field(default=None, description="What sort of publisher it has", examples=["news"])
    author: Text | None = Field(default=None, description="Who wrote it; semicolons part several authors")
    issued: Edtf = Field(description="When it appeared, as an EDTF date", examples=["2025-03-21", "2024-04~"])
    url: Address = Field(description="Where it is to be read")
    archived: Address | None = Field(default=None, description="The address of an archived copy")
    retrieved: Day = Field(description="The day on which its text was captured", examples=["2026-11-21"])
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] | None = Field(
        default=None,
        description="The language it is written in, as a BCP 47 tag: en where it is left out, "
        "with forms that English rarely writes refused",
    )
    text_sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = Field(
        default=None, description="The SHA-256 of the captured text"
    )

    @property
    def language_shown(self) -> str:
        """The language that pages and files give its words: English if it names none."""
        return self.language or "en"

    @property
    def outlet_shown(self) -> str:
        """The sort of its publisher, for readers; empty if it is of none that has a name."""
        return self.outlet if self.outlet and self.outlet != "other" else ""


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Unit:
    """A unit whose label and whose words in the sources differ."""

    label: Text = Field(description="What a page calls it", examples=["yuan"])
    one: Text | None = Field(default=None, description="The label after the number 1", examples=["day"])
    before: Flag = Field(default=False, description="Whether the label stands before the number", examples=[True])
    symbol: Text | None = Field(default=None, description="Its sign", examples=["¥"])
    words: tuple[Text, ...] = Field(
        default=(), max_length=100, description="What sources call it", examples=[["yuan", "RMB", "元"]]
    )


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Property:
    """A quantity that figures measure. Figures of one property can be compared."""

    label: Text = Field(description="What a page calls it", examples=["AI companies"])
    unit: Text = Field(description="A key of `units`, or any other word, which is then its own label")
    range: tuple[PlainNumber, PlainNumber] | None = Field(
        default=None, description="The lowest and highest value that makes sense", examples=[[0, 1000000]]
    )
    key: Rank | None = Field(
        default=None, description="Its rank among the main points of a page: 1 stands first", examples=[1]
    )


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Topic:
    """A subject that facts are about."""

    label: Text = Field(description="What a page calls it", examples=["Artificial intelligence"])


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Predicate:
    """A kind of link between two entities."""

    inverse: Text = Field(description="The same link, read from its other end", examples=["supervises"])


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Entity:
    """A city, an agency, a plan: whatever has a page of facts."""

    kind: Id = Field(description="A key of `kinds`")
    name: Text = Field(description="Its name in the language of the site")
    sort: Text | None = Field(default=None, description="The name as lists sort it: `Adams, John`", examples=["Li Bai"])
    aliases: tuple[Text, ...] = Field(
        default=(), max_length=100, description="Other names and abbreviations, matched with their case"
    )
    names: dict[str, Text] = Field(
        default_factory=dict, max_length=100, description="Its name in other languages, by BCP 47 tag"
    )
    summary: Text = Field(description="What it is, in one sentence of our own without digits")
    facts: tuple[Fact, ...] = Field(default=(), description="What is known of it")

    @property
    def head(self) -> tuple[object, ...]:
        """All of it but its facts."""
        return tuple(getattr(self, field.name) for field in fields(self) if field.name != "facts")

    @property
    def other_names(self) -> tuple[str, ...]:
        """Its aliases that are more than its name in other letters."""
        return tuple(alias for alias in self.aliases if alias.casefold() != self.name.casefold())


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Retired:
    """Something once published and now gone; its address keeps working and says why."""

    reason: Text = Field(description="Why it is gone")
    replaced_by: AnyId | None = Field(default=None, description="What to read instead: an entity, fact or source")
    kind: Id | None = Field(
        default=None,
        description="For an entity its kind, for a source `source`, for a property `property`; left out for a fact",
    )
    name: Text | None = Field(default=None, description="What it was called, for its page")


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Sheet:
    """A whole facts file."""

    kinds: dict[Id, Kind] = Field(description="The kinds of entity, in the order of the site's menu")
    sources: dict[Id, Source] = Field(default_factory=dict, description="The works that facts are drawn from")
    units: dict[Text, Unit] = Field(
        default_factory=dict, description="Units whose label and whose words in the sources differ"
    )
    properties: dict[Id, Property] = Field(default_factory=dict, description="What figures measure")
    topics: dict[Id, Topic] = Field(default_factory=dict, description="What facts are about")
    predicates: dict[Text, Predicate] = Field(
        default_factory=dict, description="Kinds of link, with the name of their other end"
    )
    entities: dict[Id, Entity] = Field(default_factory=dict, description="What the site has pages about")
    retired: dict[AnyId, Retired] = Field(default_factory=dict, description="What was once published and is gone")
    moved: dict[AnyId, AnyId] = Field(
        default_factory=dict,
        description="The new id of what had another one: old-entity: new-entity, entity.old-fact: entity.new-fact, "
        "sources.old: sources.new (so too properties and topics); of kinds.KIND the former folder of its pages, "
        "pages.FOLDER: kinds.KIND for each further one; pages.FOLDER.ENTITY: entity for a page in another folder",
    )

    def unit_of(self, figure: Figure) -> str:
        """Return the unit of a figure: its own, else its property's; empty if there is no such property."""
        property_ = self.properties.get(figure.property)
        return figure.unit or (property_.unit if property_ else "")

    def facts(self) -> Iterator[tuple[str, int, Fact]]:
        """Yield every fact with its entity's id and its index there, in the order of the file."""
        for entity_id, entity in self.entities.items():
            for index, fact in enumerate(entity.facts):
                yield entity_id, index, fact

    def facts_and_points(self) -> Iterator[tuple[str, int, Fact]]:
        """Yield what `facts` does, and behind each series its points as facts, with the index of the series."""
        for entity_id, index, fact in self.facts():
            yield entity_id, index, fact
            for point in fact.points():
                yield entity_id, index, point
