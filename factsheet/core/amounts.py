"""The number of a figure: a plain decimal or a fraction, both exact and never a float."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Self

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_DECIMAL = r"[0-9]{1,30}(\.[0-9]{1,30})?"
_FRACTION = r"[0-9]{1,30}/([2-9]|[1-9][0-9]{1,29})"  # below the line at least 2: `4/1` is a whole number
NUMBER_PATTERN = rf"^-?{_DECIMAL}$"
AMOUNT_PATTERN = rf"^-?({_DECIMAL}|{_FRACTION})$"
_is_number = re.compile(NUMBER_PATTERN).fullmatch
_is_amount = re.compile(AMOUNT_PATTERN).fullmatch

MINUS = "\N{MINUS SIGN}"

Amount = Decimal | Fraction
"""The number of a figure. Both kinds compare exactly with each other; to calculate, make each a `Fraction` first."""


class WrittenFraction(Fraction):
    """A fraction that remembers how it is written: `4/6` is equal to `2/3`, and is shown as `4/6`."""

    __slots__ = ("text",)
    text: str

    def __new__(cls, text: str) -> Self:
        """Make a fraction of a text such as `2/3`. Raises ValueError or ZeroDivisionError if the text is none."""
        fraction = super().__new__(cls, text)
        fraction.text = text
        return fraction

    def __str__(self) -> str:
        return self.text

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        return type(self), (self.text,)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _: object) -> Self:
        return self


def number(text: str) -> Decimal | None:
    """Read a plain decimal number. Return None for 2,400, 1e6 and NaN, because each can be read in two ways.

    >>> number("41.50"), number("2,400")
    (Decimal('41.50'), None)
    """
    return Decimal(text) if _is_number(text) else None


def amount(text: str) -> Amount | None:
    """Read a plain decimal number or a fraction. Return None for all else, such as 2/0, 4/1 and 0.5/2.

    >>> str(amount("4/6")), amount("4/6") == amount("2/3"), amount("4/1")
    ('4/6', True, None)
    """
    if not _is_amount(text):
        return None
    return WrittenFraction(text) if "/" in text else Decimal(text)


def written(amount_: Amount) -> str:
    """Write a number as the facts file does: `41.50`, `4/6`."""
    return str(amount_) if isinstance(amount_, Fraction) else f"{amount_:f}"


def grouped(amount_: Amount) -> str:
    """Write a number as a page shows it: `2,400`, `4/6`, and `−9` with a minus sign."""
    return (str(amount_) if isinstance(amount_, Fraction) else f"{amount_:,f}").replace("-", MINUS)


def typed(words: str) -> str:
    """Return words of a page as data has them: a minus sign is the hyphen that a keyboard has."""
    return words.replace(MINUS, "-")


def _plain_number(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    decimal = number(value) if isinstance(value, str) else None
    if decimal is None:
        raise PydanticCustomError("number", "not a plain number")
    return decimal


def _figure_number(value: object) -> Amount:
    if isinstance(value, Amount):
        return value
    amount_ = amount(value) if isinstance(value, str) else None
    if amount_ is None:
        raise PydanticCustomError("amount", "neither a plain number nor a fraction")
    return amount_


def _in_schema(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": ["number", "string"], "pattern": pattern})


PlainNumber = Annotated[Decimal, BeforeValidator(_plain_number), _in_schema(NUMBER_PATTERN)]
"""A field of a record that is a plain decimal number."""

FigureNumber = Annotated[
    Amount,
    PlainValidator(_figure_number),
    PlainSerializer(written, return_type=str, when_used="json"),
    _in_schema(AMOUNT_PATTERN),
]
"""A field of a record that is a plain decimal number or a fraction."""
