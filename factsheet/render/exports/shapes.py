"""The shape of a fact in the API: its keys, their types and meaning, and which may be missing (`NotRequired`).

`schema` publishes these classes, `fact` makes records of them. What a key means stands in the model where it is a field
of the model, else here. A key is for ever: tests/golden/api-contract.txt holds them.
"""

# No `from __future__ import annotations` here: it would hide NotRequired, and `__optional_keys__` would be empty.
from typing import Annotated, Any, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from factsheet.core import fact, figure
from factsheet.core.amounts import AMOUNT_PATTERN
from factsheet.core.scalars import Day, FactId, Id

Json = dict[str, Any]


def sparse(optional: frozenset[str], record: Json) -> Json:
    """Leave out the `optional` keys of a record that have nothing to say: of a fact, most have not."""
    return {key: value for key, value in record.items() if value or key not in optional}


def says(description: str) -> Any:
    """Describe a key."""
    return Field(description=description)


def as_in(record: Any, name: str) -> Any:
    """Describe a key as the model describes its field."""
    return Field(description=record.__pydantic_fields__[name].description)


Amount = Annotated[str, Field(pattern=AMOUNT_PATTERN)]
Words = Annotated[str, Field(min_length=1)]
Url = Annotated[str, Field(json_schema_extra={"format": "uri-reference"})]
Address = Annotated[str, Field(json_schema_extra={"format": "iri"})]

RELATIVE = "relative to the root of the site, without a leading slash"
_DAY = says("When it was, or is to be, true: an EDTF date as the facts file writes it")
_WHEN = says("The date in words, as pages show it; `not dated` where there is none")

ValueRange = TypedDict(
    "ValueRange",
    {"from": Annotated[Amount, as_in(figure.Range, "low")], "to": Annotated[Amount, as_in(figure.Range, "high")]},
)
ValueRange.__doc__ = "A value between two numbers."

Value = Annotated[
    Amount | ValueRange,
    says("The number as text, so that it stays exact; of a share it may be a fraction, of a range it has two ends"),
]


class _Measure(TypedDict):
    value: Value
    unit: Annotated[Words, says("Its own unit, which may be another than its property’s")]
    scale: Annotated[figure.Scale | None, as_in(figure.Measure, "scale")]
    bound: Annotated[figure.Bound, as_in(figure.Measure, "bound")]
    words: Annotated[Words, says("The figure as pages show it")]


class Conversion(_Measure):
    """A figure in another unit, as the source itself converts it."""


class Figure(_Measure):
    """A value of a property."""

    property: Annotated[Id, says("The id of the property")]
    label: Annotated[Words, says("What pages call the property")]
    converted: NotRequired[Annotated[Conversion, as_in(figure.Measure, "converted")]]


class Citation(TypedDict):
    """The words of a source that bear a fact out."""

    source: Annotated[Id, says("The id of the source")]
    quote: Annotated[Words, as_in(fact.Citation, "quote")]
    prefix: NotRequired[Annotated[Words, as_in(fact.Citation, "prefix")]]
    suffix: NotRequired[Annotated[Words, as_in(fact.Citation, "suffix")]]
    dated: NotRequired[Annotated[Words, as_in(fact.Citation, "dated")]]
    heading: NotRequired[Annotated[Words, as_in(fact.Citation, "heading")]]
    row: NotRequired[Annotated[Words, as_in(fact.Citation, "row")]]
    locator: NotRequired[Annotated[Words, as_in(fact.Citation, "locator")]]
    url: Annotated[Address, says("Opens the source, at these words where a browser can")]
    paragraph: NotRequired[Annotated[int, Field(ge=1, description="The paragraph of the source’s text, from 1")]]


class Point(_Measure):
    """One figure of a series."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9.-]+$", description="`entity.fact.point`, stable for ever")]
    converted: NotRequired[Annotated[Conversion, as_in(figure.Measure, "converted")]]
    as_of: Annotated[Words, _DAY]
    when: Annotated[Words, _WHEN]
    nature: Annotated[fact.Nature, as_in(fact.Fact, "nature")]
    citations: Annotated[list[Citation], as_in(fact.Point, "citations")]
    url: Annotated[Url, says(f"Its permalink, {RELATIVE}")]


class Series(TypedDict):
    """Figures of one property at several times."""

    property: Annotated[Id, says("The id of the property")]
    label: Annotated[Words, says("What pages call the property")]
    unit: Annotated[Words, says("The property’s unit")]
    points: Annotated[list[Point], says("The figures in the order of time, each with its date and its words")]


class Attribution(TypedDict):
    """The speaker of a statement. At least one of the three is given."""

    name: Annotated[Words | None, as_in(fact.Attribution, "name")]
    role: Annotated[Words | None, as_in(fact.Attribution, "role")]
    agency: Annotated[Id | None, as_in(fact.Attribution, "agency")]


class Relation(TypedDict):
    """A link from the fact’s entity to another one."""

    predicate: Annotated[Words, as_in(fact.Relation, "predicate")]
    object: Annotated[Id, as_in(fact.Relation, "object")]


class Changed(TypedDict):
    """A day on which a fact has changed."""

    on: Annotated[Day, says("The day, in UTC")]
    what: Annotated[list[Words], says("Words for what changed, such as `value` and `evidence`")]


class Fact(TypedDict):
    """One checkable statement, with the words that bear it out."""

    id: Annotated[FactId, says("`entity.fact`, stable for ever")]
    entity: Annotated[Id, says("The id of the entity that it is of")]
    kind: Annotated[Id, says("The kind of that entity")]
    statement: Annotated[Words, as_in(fact.Fact, "statement")]
    text: Annotated[Words, says("The statement, plain")]
    figure: Annotated[Figure | None, as_in(fact.Fact, "figure")]
    series: NotRequired[Annotated[Series, as_in(fact.Fact, "series")]]
    of: NotRequired[Annotated[Words, as_in(fact.Fact, "of")]]
    as_of: Annotated[Words | None, _DAY]
    when: Annotated[Words, _WHEN]
    event: NotRequired[Annotated[Literal[True], as_in(fact.Fact, "event")]]
    nature: Annotated[fact.Nature, as_in(fact.Fact, "nature")]
    topics: Annotated[list[Id], says("The ids of its topics")]
    attributed_to: Annotated[Attribution | None, as_in(fact.Fact, "attributed_to")]
    said_by: NotRequired[Annotated[Words, says("The speaker in words, with the name of the agency")]]
    about: Annotated[list[Id], as_in(fact.Fact, "about")]
    relation: Annotated[Relation | None, as_in(fact.Fact, "relation")]
    citations: Annotated[list[Citation], as_in(fact.Fact, "citations")]
    reviewed: NotRequired[Annotated[Day, as_in(fact.Fact, "reviewed")]]
    disputed_by: NotRequired[Annotated[list[FactId], as_in(fact.Fact, "disputed_by")]]
    superseded_by: NotRequired[Annotated[FactId, as_in(fact.Fact, "superseded_by")]]
    outcome: NotRequired[Annotated[list[FactId], as_in(fact.Fact, "outcome")]]
    outcome_sought: NotRequired[Annotated[Day, as_in(fact.Fact, "outcome_sought")]]
    outcome_verdict: NotRequired[
        Annotated[Literal["reached", "not reached"], says("What became of it, where the figures leave no doubt")]
    ]
    added: NotRequired[Annotated[Day, says("The day on which it came, as far as its history is known")]]
    changes: NotRequired[Annotated[list[Changed], says("What has changed since it came, the newest first")]]
    url: Annotated[Url, says(f"Its permalink, {RELATIVE}")]
    card: NotRequired[Annotated[Url, says(f"Its small page, for those who share it, {RELATIVE}")]]
    edit_url: Annotated[Address | None, says("The address at which it is edited; null without a repository")]
