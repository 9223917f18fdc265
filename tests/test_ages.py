"""Ages of sources: by calendar month, and no more exact than their dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from factsheet.core import edtf
from factsheet.core.ages import age_words, months_between
from factsheet.core.days import Day


@pytest.mark.parametrize(
    ("issued", "day", "words"),
    [
        ("2025-03-21", "2026-11-28", "20 months ago"),
        ("2026-11-28", "2026-11-28", "this month"),
        ("2026-10-31", "2026-11-01", "last month"),
        ("2024-12-31", "2026-11-01", "23 months ago"),
        ("2024-11-30", "2026-11-01", "24 months ago"),
        ("2021-12", "2026-11-28", "over 4 years ago"),
        ("2025-06~", "2026-11-28", "about 17 months ago"),
        ("2024-08~", "2026-11-28", "about 27 months ago"),
        ("2025-22", "2026-11-28", "about 16 months ago"),
        ("2026-11~", "2026-11-28", "about this month"),
        ("2026", "2026-11-28", "this year"),
        ("2025", "2026-01-01", "last year"),
        ("2024", "2026-01-01", "about 2 years ago"),
        ("2025~", "2026-11-28", "about last year"),
        ("199X", "2026-11-28", "about 32 years ago"),
        ("-0043-03-15", "2026-11-28", "over 2069 years ago"),
        ("2015/..", "2026-11-28", "about 11 years ago"),
        ("2026-11-29", "2026-11-28", ""),
        ("2027", "2026-11-28", ""),
    ],
)
def test_ages_in_words(issued: str, day: str, words: str) -> None:
    assert age_words(edtf.parse(issued), date.fromisoformat(day)) == words


def test_a_date_that_is_not_known_to_the_month_has_a_range_of_ages() -> None:
    assert months_between(edtf.parse("2024"), date(2026, 11, 28)) == (23, 34)
    assert months_between(edtf.parse("2024-08~"), Day(2026, 11, 28)) == (26, 28)


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 20_000))
def test_an_age_is_the_same_all_month_long(issued: date, days: int) -> None:
    day = issued + timedelta(days)
    fewest, most = months_between(edtf.parse(issued.isoformat()), day)
    assert fewest == most == (day.year - issued.year) * 12 + day.month - issued.month
    if day.replace(day=1) > issued:
        assert age_words(edtf.parse(issued.isoformat()), day.replace(day=1)) == age_words(
            edtf.parse(issued.isoformat()), day
        )
