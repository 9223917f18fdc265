"""A figure -> exact numbers, with its scale multiplied in, so that figures of one unit can be compared.

A hedged number is a bound, not a value: "more than 300" is a lowest value, so nobody takes it for the number itself.
"""

from __future__ import annotations

from factsheet.core.amounts import written
from factsheet.core.figure import Conversion, Figure, Range, in_full
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
        return {"minValue": written(in_full(value.low, scale)), "maxValue": written(in_full(value.high, scale))}
    return {_KEYS.get(figure.bound, "value"): written(in_full(value, scale))}


def literals(figure: Figure | Conversion) -> Node:
    """Return its numbers as values of a node: decimals, or fractions, which OWL 2 calls rational."""
    return {key: typed(text, "owl:rational") if "/" in text else text for key, text in amounts(figure).items()}
