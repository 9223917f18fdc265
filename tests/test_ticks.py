"""The ticks of an axis are round, exact and few, wherever the values lie."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from factsheet.core.amounts import Amount, amount, grouped
from factsheet.core.ticks import in_scale, scale_of, ticks

AMOUNTS = st.decimals(-(10**25), 10**25, places=4) | st.fractions(max_denominator=10**12)


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        ("0", "10", "0 5 10"),
        ("0", "2437", "0 500 1,000 1,500 2,000"),
        ("0", "0.07", "0.00 0.02 0.04 0.06"),
        ("52", "97", "60 70 80 90"),
        ("-30", "45", "−20 0 20 40"),
        ("-0.3", "2/3", "−0.2 0.0 0.2 0.4 0.6"),
        ("-9", "-2", "−8 −6 −4 −2"),
        ("122", "122", "0 50 100"),
        ("-7", "-7", "−6 −4 −2 0"),
        ("0", "0", "0"),
    ],
)
def test_the_ticks_of_an_axis(low: str, high: str, written: str) -> None:
    first, last = amount(low), amount(high)
    assert first is not None
    assert last is not None
    assert " ".join(map(grouped, ticks(first, last))) == written


@given(AMOUNTS, AMOUNTS, st.integers(5, 12))
def test_ticks_are_round_few_and_between_the_values(one: Amount, other: Amount, most: int) -> None:
    low, high = min(one, other), max(one, other)
    if low == high:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    axis = [Fraction(tick) for tick in ticks(low, high, most)]
    assert (2 if low < high else 1) <= len(axis) <= most
    assert Fraction(low) <= axis[0] <= axis[-1] <= Fraction(high)
    assert (0 in axis) == (low <= 0 <= high)
    steps = {after - before for before, after in pairwise(axis)}
    assert len(steps) == (1 if low < high else 0)
    for step in steps:
        assert str(step.numerator).strip("0") in ("1", "2", "5") or step.numerator == 1
        assert all(tick % step == 0 for tick in axis)


@pytest.mark.parametrize(
    ("high", "scale", "written"),
    [
        ("2400", "", "0 500 1,000 1,500 2,000"),
        ("41390000000", "billion", "0 10 20 30 40"),
        ("1100000", "million", "0 0.2 0.4 0.6 0.8 1"),
        ("5000000000000", "trillion", "0 1 2 3 4 5"),
    ],
)
def test_large_ticks_are_written_in_one_scale(high: str, scale: str, written: str) -> None:
    axis = ticks(Decimal(0), Decimal(high), most=6)
    assert scale_of(axis) == scale
    shown = " ".join(grouped(in_scale(tick, scale)) for tick in axis)
    assert shown == written
