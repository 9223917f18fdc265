"""A figure of the API -> its two ends as a picture draws them. A site may have a million: each is kept as a text."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from factsheet.core import dimensions
from factsheet.core.figure import SCALES

_SCALES = {str(size): name for name, size in SCALES.items()}


class Drawn(NamedTuple):
    """A figure in the unit of its property, with its scale multiplied in; not a range: its number twice."""

    low: Fraction
    high: Fraction
    unit: str
    scale: str  # that it is given in; empty without one


def as_text(figure: Mapping[str, Any], unit: str) -> str:
    """Return a figure as a text, to draw in the `unit` of its property; empty if it cannot be drawn in that.

    >>> as_text({"value": {"from": "2", "to": "3"}, "scale": None, "unit": "months"}, "days")
    '2 3 30 days'
    """
    value, factor = figure["value"], _factor(figure["unit"], unit, figure["scale"])
    low, high = (value["from"], value["to"]) if isinstance(value, Mapping) else (value, value)
    return f"{low} {high} {factor} {unit}" if factor else ""


def drawn(text: str) -> Drawn:
    """Read such a text."""
    low, high, factor, unit = text.split(" ", 3)
    return Drawn(Fraction(low) * Fraction(factor), Fraction(high) * Fraction(factor), unit, _SCALES.get(factor, ""))


@lru_cache(maxsize=256)
def _factor(unit: str, other: str, scale: str | None) -> str:
    units = dimensions.ratio(unit, other, {})
    return str(units * (SCALES[scale] if scale else 1)) if units else ""
