"""The facts file as frozen records: the one place where its shape is written down.

The JSON Schema, the loader's messages and the contributor docs are made from these classes and their descriptions.
Everything is text until a field here gives it a type. Ids are the keys of the mappings; the global id of a fact is
`entity.fact`. Records have slots, because a big sheet has millions of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Discriminator, Field, StringConstraints, Tag, model_validator
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from factsheet.core.amounts import FigureNumber, PlainNumber
from factsheet.core.scalars import Address, AnyId, Day, Edtf, FactId, Flag, Id, Rank, Text


def _value_kind(value: object) -> str:
    return "range" if isinstance(value, dict | Range) else "number"


Nature = Literal["reported", "target", "forecast", "estimate", "claim"]
Scale = Literal["thousand", "million", "billion", "trillion"]
Outlet = Literal[
    "government", "statistics office", "state media", "news", "trade press", "company", "research", "other"
]
Bound = Literal["exactly", "more than", "at least", "about", "nearly", "less than", "up to", "at most"]

SCALES: dict[str, int] = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHARE = "share"
"""The unit of properties whose figures may be fractions: parts of a whole, which has no unit of its own."""


_STRICT = ConfigDict(extra="forbid")  # a key that no record knows is refused


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Kind:
    """A kind of entity; each has its own index and pages."""

    label: Text = Field(description="One of them, as a reader calls it", examples=["City"])
    plural: Text = Field(description="Several of them; names the folder of their pages", examples=["Cities"])
    schema_type: Text = Field(default="Thing", description="Its type at schema.org", examples=["City"])


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Source:
    """A work that facts are drawn from; fields are named as in CSL."""

    type: Text = Field(description="The CSL type of the work", examples=["article-newspaper"])
    title: Text = Field(description="Its title, as printed")
    publisher: Text = Field(description="Who published it", examples=["China.org.cn"])
    outlet: Outlet | None = Field(default=None, description="What sort of publisher it has", examples=["news"])
    author: Text | None = Field(default=None, description="Who wrote it")
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


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Unit:
    """A unit whose label and whose words in the sources differ."""

    label: Text = Field(description="What a page calls it", examples=["yuan"])
    one: Text | None = Field(default=None, description="The label after the number 1", examples=["day"])
    before: Flag = Field(default=False, description="Whether the label stands before the number", examples=[True])
    symbol: Text | None = Field(default=None, description="Its sign", examples=["¥"])
    words: tuple[Text, ...] = Field(default=(), description="What sources call it", examples=[["yuan", "RMB", "元"]])


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
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


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Topic:
    """A subject that facts are about."""

    label: Text = Field(description="What a page calls it", examples=["Artificial intelligence"])


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Predicate:
    """A kind of link between two entities."""

    inverse: Text = Field(description="The same link, read from its other end", examples=["supervises"])


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Range:
    """A value between two numbers."""

    low: FigureNumber = Field(alias="from", description="The lower number")
    high: FigureNumber = Field(alias="to", description="The upper number")


Value = Annotated[
    Annotated[FigureNumber, Tag("number")] | Annotated[Range, Tag("range")],
    Discriminator(_value_kind),
]


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Conversion:
    """A figure in another unit, as the source itself converts it in the same words."""

    value: Value = Field(description="A plain number, or a range {from: 2, to: 3}", examples=["41.39"])
    unit: Text = Field(description="The unit, best a key of `units`", examples=["USD"])
    scale: Scale | None = Field(default=None, description="What the number counts in")
    bound: Bound = Field(default="exactly", description="The hedge of the number, or of the figure")


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Figure:
    """A value with its hedge. The unit is the property's, unless the figure has one of its own."""

    property: Id = Field(description="A key of `properties`", examples=["ai-companies"])
    value: Value = Field(
        description="A plain number, a range {from: 2, to: 3}, or a share as a fraction 2/3", examples=[2400]
    )
    scale: Scale | None = Field(default=None, description="What the number counts in")
    bound: Bound = Field(default="exactly", description="The hedge that stands before the number")
    unit: Text | None = Field(
        default=None,
        description="The unit of the source's words, where the property counts in another one of the same dimension",
        examples=["months"],
    )
    converted: Conversion | None = Field(default=None, description="The same in another unit, where the source has it")


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Attribution:
    """The speaker of a statement. At least one of the three is given."""

    name: Text | None = Field(default=None, description="The speaker's name", examples=["Wang Fei"])
    role: Text | None = Field(default=None, description="The speaker's office", examples=["deputy director"])
    agency: Id | None = Field(default=None, description="The entity that the speaker speaks for")

    @model_validator(mode="after")
    def _names_somebody(self) -> Self:
        if not (self.name or self.role or self.agency):
            raise PydanticCustomError("no_speaker", "names nobody")
        return self


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Relation:
    """A link from the fact's entity to another one."""

    predicate: Text = Field(description="The kind of link", examples=["supervised by"])
    object: Id = Field(description="The entity at its other end")


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Citation:
    """A fact's use of a source: the words that bear it out."""

    source: Id = Field(description="A key of `sources`")
    quote: Text = Field(description="The source's own words: a fragment of 12 words at most")
    prefix: Text | None = Field(
        default=None, description="The words just before the quote, where it occurs more than once"
    )
    suffix: Text | None = Field(
        default=None, description="The words just after the quote, where it occurs more than once"
    )
    dated: Text | None = Field(default=None, description="The words that date the fact, when the quote does not")


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Fact:
    """One checkable statement with at least one citation."""

    id: Id = Field(description="Unique in its entity and stable for ever: it is the permalink")
    statement: Text = Field(description="The fact in our own words; inline Markdown")
    figure: Figure | None = Field(default=None, description="The figure that the fact gives")
    of: Text | None = Field(default=None, description="The part measured, when not the whole entity")
    relation: Relation | None = Field(default=None, description="The link, when the fact is one between entities")
    as_of: Edtf | None = Field(
        default=None,
        description="When it was, or is to be, true, as an EDTF date",
        examples=["2024", "2024-08-28", "2024-04~", "2021/2025", "2015/..", "2024-33", "199X", "-0752"],
    )
    event: Flag = Field(default=False, description="Whether as_of is when it happened: a milestone")
    nature: Nature = Field(default="reported", description="What sort of statement the source makes")
    attributed_to: Attribution | None = Field(default=None, description="Who said it")
    about: tuple[Id, ...] = Field(default=(), description="Other entities on whose page the fact also shows")
    topics: tuple[Id, ...] = Field(default=(), description="Keys of `topics`")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The words that bear the fact out")
    reviewed: Day | None = Field(default=None, description="The day on which a person last held it against its source")
    disputed_by: tuple[FactId, ...] = Field(default=(), description="Facts that say otherwise, as entity.fact")
    superseded_by: FactId | None = Field(
        default=None, description="A later figure of the same property, as entity.fact"
    )
    outcome: tuple[FactId, ...] = Field(
        default=(), description="Of a target or forecast: later facts that tell what became of it, as entity.fact"
    )
    outcome_sought: Day | None = Field(
        default=None, description="Of a target or forecast: the day on which a person last looked what became of it"
    )
    allow: dict[Id, Text] = Field(
        default_factory=dict, description="Rules that do not apply here, each with the reason"
    )

    def entities_named(self) -> tuple[str, ...]:
        """Return the ids of the other entities that it is about, links to or quotes an official of, each once."""
        named = [*self.about, *([self.relation.object] if self.relation else [])]
        if self.attributed_to and self.attributed_to.agency:
            named.append(self.attributed_to.agency)
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Entity:
    """A city, an agency, a plan: whatever has a page of facts."""

    kind: Id = Field(description="A key of `kinds`")
    name: Text = Field(description="Its name in the language of the site")
    aliases: tuple[Text, ...] = Field(default=(), description="Other names and abbreviations, matched with their case")
    names: dict[str, Text] = Field(default_factory=dict, description="Its name in other languages, by BCP 47 tag")
    summary: Text = Field(description="What it is, in one sentence of our own without digits")
    facts: tuple[Fact, ...] = Field(default=(), description="What is known of it")


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Retired:
    """Something once published and now gone; its address keeps working and says why."""

    reason: Text = Field(description="Why it is gone")
    replaced_by: AnyId | None = Field(default=None, description="What to read instead: an entity, fact or source")
    kind: Id | None = Field(
        default=None,
        description="For an entity its kind, for a source `source`, for a property `property`; left out for a fact",
    )
    name: Text | None = Field(default=None, description="What it was called, for its page")


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
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
        "sources.old: sources.new (so too properties and topics); of kinds.KIND the former folder of its pages",
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
