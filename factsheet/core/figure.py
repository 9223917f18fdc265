"""A figure as frozen records: a value with its scale, its hedge and its unit."""

from __future__ import annotations

from decimal import Context
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import ConfigDict, Discriminator, Field, Tag
from pydantic.dataclasses import dataclass

from factsheet.core.amounts import Amount, FigureNumber
from factsheet.core.scalars import Id, Text

Scale = Literal["thousand", "million", "billion", "trillion"]
Bound = Literal["exactly", "more than", "at least", "about", "nearly", "less than", "up to", "at most"]

SCALES: dict[str, int] = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_POWERS = {name: len(str(size)) - 1 for name, size in SCALES.items()}
_EXACT = Context(prec=100)  # a figure has at most 60 digits, and a scale 12 more
SHARE = "share"
"""The unit of properties whose figures may be fractions: parts of a whole, which has no unit of its own."""

STRICT = ConfigDict(extra="forbid")  # a key that no record knows is refused


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Range:
    """A value between two numbers."""

    low: FigureNumber = Field(alias="from", description="The lower number")
    high: FigureNumber = Field(alias="to", description="The upper number")


def _value_kind(value: object) -> str:
    return "range" if isinstance(value, dict | Range) else "number"


Value = Annotated[
    Annotated[FigureNumber, Tag("number")] | Annotated[Range, Tag("range")],
    Discriminator(_value_kind),
]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Conversion:
    """A figure in another unit, as the source itself converts it in the same words."""

    value: Value = Field(description="A plain number, or a range {from: 2, to: 3}", examples=["41.39"])
    unit: Text = Field(description="The unit, best a key of `units`", examples=["USD"])
    scale: Scale | None = Field(default=None, description="What the number counts in")
    bound: Bound = Field(default="exactly", description="The hedge of the number, or of the figure")


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Measure:
    """A value with its hedge. The unit is the property's, unless the value has one of its own."""

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


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Figure(Measure):
    """A measure of a property."""

    property: Id = Field(description="A key of `properties`", examples=["ai-companies"])


def ends(value: Amount | Range) -> tuple[Amount, Amount]:
    """Return the two ends of a range, or a number twice."""
    return (value.low, value.high) if isinstance(value, Range) else (value, value)


def in_full(value: Amount, scale: str | None) -> Amount:
    """Return a number without its scale, to the last digit: 2.5 with the scale `billion` is 2500000000."""
    if not scale:
        return value
    return value * SCALES[scale] if isinstance(value, Fraction) else _EXACT.scaleb(value, _POWERS[scale])


def ends_in_full(figure: Figure | Conversion) -> tuple[Amount, Amount]:
    """Return the two ends of a figure's range, or its number twice, without the scale.

    >>> [f"{end:f}" for end in ends_in_full(Figure(property="area", value={"from": "2", "to": "3"}, scale="million"))]
    ['2000000', '3000000']
    """
    low, high = ends(figure.value)
    return in_full(low, figure.scale), in_full(high, figure.scale)
