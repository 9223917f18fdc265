"""The ticks of an axis: round numbers, exact, between the least and the greatest value of a chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import count
from math import ceil, floor

from factsheet.core.amounts import Amount
from factsheet.core.figure import SCALES


def ticks(low: Amount, high: Amount, most: int = 5) -> tuple[Decimal, ...]:
    """Return the multiples of a round step from `low` to `high`, at most `most` of them; of five at least two.

    A step is 1, 2 or 5 times a power of ten. Zero is a tick wherever the values reach it. One value alone has an axis
    from zero.

    >>> [str(tick) for tick in ticks(Decimal(0), Decimal(2437))]
    ['0', '500', '1000', '1500', '2000']
    >>> [str(tick) for tick in ticks(Decimal("-0.3"), Fraction(2, 3))]
    ['-0.2', '0.0', '0.2', '0.4', '0.6']
    """
    first, last = Fraction(low), Fraction(high)
    if first == last:
        first, last = min(first, Fraction(0)), max(last, Fraction(0))
    if first == last:
        return (Decimal(0),)
    steps = ((digit, exponent, digit * Fraction(10) ** exponent) for digit, exponent in _steps(last - first))
    digit, exponent, step = next(each for each in steps if floor(last / each[2]) - ceil(first / each[2]) < most)
    return tuple(_decimal(digit * times, exponent) for times in range(ceil(first / step), floor(last / step) + 1))


def scale_of(axis: Sequence[Decimal]) -> str:
    """Return the scale in which all ticks of an axis are written: the largest that one reaches, from a million on.

    >>> scale_of(ticks(Decimal(0), Decimal("41.39e9"))), scale_of(ticks(Decimal(0), Decimal(2400)))
    ('billion', '')
    """
    top = max(map(abs, axis), default=Decimal(0))
    reached = [name for name, size in SCALES.items() if 10**6 <= size <= top]
    return max(reached, key=SCALES.__getitem__, default="")


def in_scale(tick: Decimal, scale: str) -> Decimal:
    """Return the number that stands before the scale at a tick.

    >>> f"{in_scale(Decimal(2_500_000), 'million'):f} {in_scale(Decimal(-20_000_000_000), 'billion'):f}"
    '2.5 -20'
    """
    with localcontext(prec=200):
        return (tick / SCALES[scale]).normalize() if scale else tick


def _steps(width: Fraction) -> Iterator[tuple[int, int]]:
    """Yield steps as (1, 2 or 5, power of ten), from one that is far too small for a width."""
    digits = len(str(width.numerator)) - len(str(width.denominator))
    for exponent in count(digits - 3):
        yield from ((digit, exponent) for digit in (1, 2, 5))


def _decimal(times: int, exponent: int) -> Decimal:
    return Decimal(f"{times * 10 ** max(exponent, 0)}e{min(exponent, 0)}")
