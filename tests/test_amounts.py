"""The numbers of figures: read as they are written, exact, compared by their value."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st
from pydantic import TypeAdapter

from factsheet.checks.context import size
from factsheet.core.amounts import WrittenFraction, amount, grouped, number, typed, written
from factsheet.core.figure import Figure, ends_in_full

whole = st.integers(-(10**29), 10**29)


@given(whole, st.integers(2, 10**29))
def test_a_fraction_stays_as_it_is_written_and_has_its_exact_value(above: int, below: int) -> None:
    text = f"{above}/{below}"
    read = amount(text)
    assert read is not None
    assert read == Fraction(above, below)
    assert written(read) == typed(grouped(read)) == text


@given(st.decimals(-(10**20), 10**20, places=3))
def test_a_decimal_stays_as_it_is_written(value: Decimal) -> None:
    read = amount(f"{value:f}")
    assert read is not None
    assert read == number(f"{value:f}") == value
    assert written(read) == f"{value:f}"


@pytest.mark.parametrize(
    "text", ["2/0", "2/1", "2/", "/2", "1/1/1", "0.5/2", "1 /2", "2/03", "", "1e3", "٢/٣", "2/3\n"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert amount(text) is None
    assert number(text) is None


def test_fractions_and_decimals_compare_by_value() -> None:
    one, other = WrittenFraction("4/6"), WrittenFraction("2/3")
    assert one == other
    assert hash(one) == hash(other)
    assert WrittenFraction("1/2") == Decimal("0.5")
    assert Decimal("0.6666666666666666666666666667") > one > Decimal("0.6666666666666666666666666666")


def test_a_fraction_is_the_same_after_copying_and_packing() -> None:
    one = WrittenFraction("-4/6")
    for again in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):  # noqa: S301 - our own
        assert (again, str(again)) == (one, "-4/6")


def test_a_figure_is_written_back_as_it_was_read() -> None:
    figures = TypeAdapter(Figure)
    for value in ("4/6", "41.50", {"from": "-1/2", "to": "0.50"}):
        figure = figures.validate_python({"property": "p", "value": value})
        assert figures.dump_python(figure, mode="json", by_alias=True)["value"] == value


def test_the_size_of_a_figure_has_its_scale() -> None:
    read = TypeAdapter(Figure).validate_python
    third = read({"property": "p", "value": "1/3", "scale": "million"})
    assert size(third) == (Fraction(10**6, 3), None)
    mixed = read({"property": "p", "value": {"from": "0.25", "to": "2/3"}})
    assert size(mixed) == ends_in_full(mixed) == (Decimal("0.25"), Fraction(2, 3))
