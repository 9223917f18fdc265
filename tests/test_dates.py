"""Dates: the subset of EDTF, its words and its bounds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from factsheet import dates


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("2024", "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", "February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-08-28", "28 August 2024", date(2024, 8, 28), date(2024, 8, 28)),
        ("2024-22", "summer 2024", date(2024, 6, 1), date(2024, 8, 31)),
        ("2024-24", "winter 2024", date(2024, 12, 1), date(2025, 2, 28)),
        ("2024-04~", "around April 2024", date(2024, 3, 1), date(2024, 5, 31)),
        ("2024~", "around 2024", date(2023, 1, 1), date(2025, 12, 31)),
        ("2024-08-28/2024-08-30", "28 to 30 August 2024", date(2024, 8, 28), date(2024, 8, 30)),
        ("2024-08-28/2024-09-02", "28 August to 2 September 2024", date(2024, 8, 28), date(2024, 9, 2)),
        ("2021/2025", "2021 to 2025", date(2021, 1, 1), date(2025, 12, 31)),
        ("2015/..", "since 2015", date(2015, 1, 1), date.max),
        ("../2024-08", "until August 2024", date.min, date(2024, 8, 31)),
    ],
)
def test_words_and_bounds(text: str, words: str, first: date, last: date) -> None:
    parsed = dates.parse(text)
    assert (parsed.words(), parsed.first, parsed.last) == (words, first, last)


@pytest.mark.parametrize(
    "text", ["", "2024-25", "2021-25", "2024-02-30", "2025/2021", "../..", "/", "2024/", "2024-1", "0999", "3000"]
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):
        dates.parse(text)


def test_a_season_is_a_year_to_html() -> None:
    assert dates.parse("2024-22").tokens() == (("summer 2024", "2024"),)


def test_unequal_precision_compares_by_possible_range() -> None:
    assert dates.parse("2024").overlaps(dates.parse("2024-08"))
    assert dates.parse("2024-04~").overlaps(dates.parse("2024-05-30"))
    assert not dates.parse("2024-04~").overlaps(dates.parse("2024-06"))


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_any_interval_of_days_has_its_bounds(one: date, other: date) -> None:
    start, end = sorted((one, other))
    parsed = dates.parse(f"{start.isoformat()}/{end.isoformat()}")
    assert (parsed.first, parsed.last) == (start, end)
    assert all(text for text, _ in parsed.tokens())


@given(st.integers(1000, 2999), st.booleans())
def test_any_year_can_be_shown(year: int, about: bool) -> None:
    parsed = dates.parse(f"{year}{'~' if about else ''}")
    assert parsed.first <= parsed.last
    assert str(year) in parsed.words()
