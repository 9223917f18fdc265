"""A reader's answer to a row -> its verdict."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from bench.readers.facts import Reading, Row, number_of, span_of


def verdict(row: Row, given: Sequence[Reading], open_ends: bool) -> str:
    """Return what a row counts as: `right`, `wrong`, `right too`, `refused`, `other value`, `silent` or `gives one`."""
    known = number_of if row.sort == "figure" else lambda fact: span_of(fact, open_ends)
    right: list[Reading] = [known(fact) for fact in row.right]
    borne = [reading for reading in given if any(_fits(reading, fact, row) for fact in right)]
    wrong = {known(fact) for fact in row.wrong} - set(right)
    misread = any(reading in wrong for reading in given if reading not in borne)
    if not right:
        return "gives one" if misread else "silent"
    if misread:
        return "right too" if borne else "wrong"
    if borne:
        return "right"
    return "other value" if given else "refused"


def _fits(given: Reading, fact: Reading, row: Row) -> bool:
    return given == fact or (row.unit == "per cent" and _is_share(given, fact))


def _is_share(given: Any, fact: Any) -> bool:
    """Tell whether a share is the same as per cent, to the digits that the fact has."""
    return all(0 < low < 1 and round(low * 100, _decimals(high)) == high for low, high in zip(given, fact, strict=True))


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
