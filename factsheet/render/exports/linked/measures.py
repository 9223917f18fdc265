"""A figure -> exact numbers, with its scale multiplied in, so that figures of one unit can be compared.

A hedged number is a bound, not a value: "more than 300" is a lowest value, so nobody takes it for the number itself.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from factsheet.core.amounts import Amount
from factsheet.core.figure import SCALES, Conversion, Figure, Range
from factsheet.render.exports.linked.terms import Node, typed

_KEYS = {
    "more than": "minValue", "at least": "minValue",
    "nearly": "maxValue", "less than": "maxValue", "up to": "maxValue", "at most": "maxValue",
}  # fmt: skip


def amounts(figure: Figure | Conversion) -> dict[str, str]:
    """Return its numbers: `value`, or the ends that are known.

    >>> amounts(Conversion(value="2.4", unit="USD", scale="billion", bound="more than"))
    {'minValue': '2400000000'}
    """
    value, scale = figure.value, figure.scale
    if isinstance(value, Range):
        return {"minValue": _scaled(value.low, scale), "maxValue": _scaled(value.high, scale)}
    return {_KEYS.get(figure.bound, "value"): _scaled(value, scale)}


def literals(figure: Figure | Conversion) -> Node:
    """Return its numbers as values of a node: decimals, or fractions, which OWL 2 calls rational."""
    return {key: typed(text, "owl:rational") if "/" in text else text for key, text in amounts(figure).items()}


def _scaled(amount: Amount, scale: str | None) -> str:
    """Multiply to the last digit: a `Decimal` times another is rounded to 28 of them."""
    if isinstance(amount, Decimal):
        sign, digits, exponent = amount.as_tuple()
        assert isinstance(exponent, int)
        return f"{Decimal((sign, digits, exponent + _POWERS[scale])):f}"
    if not scale:
        return str(amount)
    exact = Fraction(amount) * SCALES[scale]
    return f"{exact.numerator}/{exact.denominator}"


_POWERS: dict[str | None, int] = {None: 0, **{name: len(str(size)) - 1 for name, size in SCALES.items()}}
