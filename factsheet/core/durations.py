"""Units of time that figures are drawn in. To compare days with months, a picture takes a month for 30 days."""

from __future__ import annotations

from fractions import Fraction

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def drawn_in(unit: str, other: str) -> Fraction | None:
    """Return how many of another unit one unit is drawn as; None if they are not the same and not both units of time.

    >>> str(drawn_in("months", "days")), str(drawn_in("day", "weeks")), str(drawn_in("CNY", "CNY"))
    ('30', '1/7', '1')
    >>> drawn_in("working days", "days") is None
    True
    """
    if unit == other:
        return Fraction(1)
    days, in_other = (_DAYS.get(name.removesuffix("s")) for name in (unit, other))
    return Fraction(days, in_other) if days and in_other else None
