"""A number -> classes of site.css that say it, for widths in pictures: no page holds a style of its own."""

from __future__ import annotations


def classes(number: float) -> str:
    """Return a number from 0 to 109.9 as the classes of its tens, ones and tenths.

    >>> classes(98.81), classes(100), classes(0.04)
    ('t9 u8 d8', 't10 u0 d0', 't0 u0 d0')
    """
    tenths = round(number * 10)
    return f"t{tenths // 100} u{tenths // 10 % 10} d{tenths % 10}"
