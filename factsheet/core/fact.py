"""A fact as frozen records: a statement, its figure or its series of them, and the words that bear it out."""

from __future__ import annotations

from dataclasses import fields
from typing import Literal, Self

from pydantic import ConfigDict, Field, ValidationInfo, field_validator, model_validator
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from factsheet.core.figure import STRICT, Figure, Measure
from factsheet.core.scalars import Day, Edtf, FactId, Flag, Id, Text

Nature = Literal["reported", "target", "forecast", "estimate", "claim"]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
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


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Relation:
    """A link from the fact's entity to another one."""

    predicate: Text = Field(description="The kind of link", examples=["supervised by"])
    object: Id = Field(description="The entity at its other end")


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
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
    heading: Text | None = Field(
        default=None, description="The heading of the column of a table in which the quote stands", examples=["1960"]
    )
    row: Text | None = Field(
        default=None,
        description="A cell of the same row, which says what the row is of",
        examples=["Bulgaria"],
    )
    locator: Text | None = Field(default=None, description="Their page or section, or the address of their record")


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Point(Measure):
    """One figure of a series: a fact without a statement of its own."""

    id: Id = Field(description="Unique in its series: `fact.point` is the permalink", examples=["2024"])
    as_of: Edtf = Field(description="When it was, or is to be, true, as an EDTF date", examples=["2024"])
    nature: Nature | None = Field(
        default=None, description="What sort of statement the source makes; that of the fact where it is left out"
    )
    citations: tuple[Citation, ...] = Field(min_length=1, description="The words that bear the figure out")


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Series:
    """Figures of one property, one after the other in time."""

    property: Id = Field(description="A key of `properties`", examples=["population"])
    points: tuple[Point, ...] = Field(min_length=1, description="The figures, each with its date and its words")


_CITED = ConfigDict(json_schema_extra={"anyOf": [{"required": ["citations"]}, {"required": ["series"]}]})


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT | _CITED)
class Fact:
    """One checkable statement with at least one citation."""

    id: Id = Field(description="Unique in its entity and stable for ever: it is the permalink")
    statement: Text = Field(description="The fact in our own words; inline Markdown")
    figure: Figure | None = Field(default=None, description="The figure that the fact gives")
    series: Series | None = Field(
        default=None, description="Figures of many dates, in place of `figure`; the statement then has no digits"
    )
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
    citations: tuple[Citation, ...] = Field(
        default=(),
        validate_default=True,
        description="The words that bear the fact out; a series may have them at its points alone",
    )
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

    @field_validator("series", mode="after")
    @classmethod
    def _stands_alone(cls, series: Series | None, others: ValidationInfo) -> Series | None:
        if series and others.data.get("figure"):
            raise PydanticCustomError("figure_and_series", "has both")
        return series

    @field_validator("citations", mode="after")
    @classmethod
    def _is_cited(cls, citations: tuple[Citation, ...], others: ValidationInfo) -> tuple[Citation, ...]:
        if not citations and others.data.get("series", True) is None:
            raise PydanticCustomError("no_citation", "cites nothing")
        return citations

    def points(self) -> tuple[PointFact, ...]:
        """Return the points of its series as facts, in the order of the file; none if it has no series."""
        series = self.series
        return tuple(_as_fact(self, series.property, point) for point in series.points) if series else ()

    def cited(self) -> tuple[Citation, ...]:
        """Return its citations, and those of the points of its series."""
        if not self.series:
            return self.citations
        return (*self.citations, *(citation for point in self.series.points for citation in point.citations))

    def properties(self) -> tuple[str, ...]:
        """Return the id of the property that its figure or its series measures; nothing without one."""
        measured = self.figure or self.series
        return (measured.property,) if measured else ()

    def entities_named(self) -> tuple[str, ...]:
        """Return the ids of the other entities that it is about, links to or quotes an official of, each once."""
        named = [*self.about, *([self.relation.object] if self.relation else [])]
        if self.attributed_to and self.attributed_to.agency:
            named.append(self.attributed_to.agency)
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class PointFact(Fact):
    """A point of a series with all that it has from its fact: the statement, the part, the speaker, the topics."""

    id: FactId


_MEASURE = tuple(field.name for field in fields(Measure))
"""The names of the fields that a point and a figure share."""


def _as_fact(fact: Fact, property_: str, point: Point) -> PointFact:
    return PointFact(
        id=f"{fact.id}.{point.id}",
        statement=fact.statement,
        figure=Figure(property=property_, **{name: getattr(point, name) for name in _MEASURE}),
        of=fact.of,
        as_of=point.as_of,
        nature=point.nature or fact.nature,
        attributed_to=fact.attributed_to,
        about=fact.about,
        topics=fact.topics,
        citations=point.citations,
        reviewed=fact.reviewed,
        disputed_by=fact.disputed_by,
    )
