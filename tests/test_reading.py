"""What Babel writes in a language is read back whole or not at all, never as something else."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import cn2an
import pytest
from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal, format_percent
from hypothesis import given, settings, strategies as st

from factsheet.core import edtf
from factsheet.core.days import Day
from factsheet.words.dates.meaning import meanings
from factsheet.words.reader import read
from factsheet.words.units import units

pytestmark = pytest.mark.slow

TAGS = (
    "en", "en-IN", "en-GB", "en-US", "de", "de-AT", "de-CH", "fr", "fr-CH", "fr-CA", "es", "es-MX", "it", "pt-BR",
    "pt-PT", "ru", "ar", "ar-EG", "zh", "zh-Hant", "ja", "ko", "hi", "bn", "fa", "ur", "th", "tr", "pl", "nl", "sv",
    "cs", "uk", "el", "he", "id", "vi",
)  # fmt: skip
HEDGES = {"": "exactly", "more than ": "more than", "at least ": "at least", "about ": "about", "nearly ": "nearly",
          "fewer than ": "less than", "up to ": "up to", "no more than ": "at most"}  # fmt: skip
SCALES = {"": 1, " thousand": 10**3, " million": 10**6, " billion": 10**9}
UNITS = ("sites", "people", "km", "tCO₂e", "births/1,000 population", "m²")
KNOWN = units(frozenset(unit.lower() for unit in UNITS))

numbers = st.one_of(
    st.integers(0, 10**13).map(Decimal),
    st.decimals(0, 10**7, places=1),
    st.decimals(0, 10**4, places=2),
    st.decimals(0, 100, places=3),
)


def locale(tag: str) -> str:
    return tag.replace("-", "_")


@settings(max_examples=1500, derandomize=True)
@given(
    st.sampled_from(TAGS),
    numbers,
    st.sampled_from(sorted(HEDGES)),
    st.sampled_from(sorted(SCALES)),
    st.sampled_from(UNITS),
)
def test_a_number_is_read_back_whole_or_not_at_all(tag: str, value: Decimal, hedge: str, scale: str, unit: str) -> None:
    groups = "#,##,##0.###" if tag in ("en-IN", "hi", "bn", "ur") else "#,##0.###"
    written = format_decimal(value, groups, locale(tag))
    quote = f"{hedge}{written}{scale if tag.startswith('en') else ''} {unit} in all"
    size = SCALES[scale] if tag.startswith("en") else 1
    found = read(quote, tag, KNOWN)
    assert all(
        (number.value, number.high, number.bounds) == (value * size, None, (HEDGES[hedge],)) for number in found.numbers
    ), (quote, found)
    assert len(found.numbers) <= 1


_CHINESE = {"": "exactly", "近": "nearly", "约": "about", "超过": "more than", "不到": "less than", "至少": "at least"}


@settings(max_examples=800, derandomize=True)
@given(st.integers(1, 10**11), st.integers(0, 10), st.sampled_from(sorted(_CHINESE)), st.sampled_from(("家", "人")))
def test_a_chinese_numeral_is_read_back_whole(value: int, zeros: int, hedge: str, unit: str) -> None:
    value = value // 10**zeros * 10**zeros or 10**zeros
    found = read(f"共有{hedge}{cn2an.an2cn(value)}{unit}", "zh", KNOWN).numbers
    assert [(number.value, number.bounds[0]) for number in found] == [(Decimal(value), _CHINESE[hedge])]


@settings(max_examples=600, derandomize=True)
@given(st.sampled_from(TAGS), st.integers(1, 999), st.sampled_from((3, 4, 5, 6, 7, 8, 9, 12)))
def test_a_scale_word_is_read_back_or_not_at_all(tag: str, number: int, power: int) -> None:
    value = number * 10**power
    written = format_compact_decimal(value, format_type="long", locale=locale(tag), fraction_digits=3)
    found = read(f"{written} sites", tag, KNOWN)
    assert all(one.value == value for one in found.numbers), (written, found)


@settings(max_examples=400, derandomize=True)
@given(st.sampled_from(TAGS), st.integers(1, 999))
def test_a_percentage_is_read_back_or_not_at_all(tag: str, tenths: int) -> None:
    written = format_percent(Decimal(tenths) / 1000, "#,##0.#%", locale(tag))
    found = read(f"{written} sites", tag, KNOWN)
    assert all((one.value, one.mark) == (Decimal(tenths) / 10, "per cent") for one in found.numbers), (written, found)


@settings(max_examples=1500, derandomize=True)
@given(
    st.sampled_from(TAGS), st.integers(0, 366 * 125).map(lambda days: date(1900, 1, 1) + timedelta(days)),
    st.sampled_from(("short", "medium", "long", "full")),
)  # fmt: skip
def test_a_date_is_read_back_or_not_at_all(tag: str, day: date, form: str) -> None:
    written = format_date(day, form, locale(tag))
    if form == "short" and day.year < 2000:
        return  # two digits name no century
    given_ = meanings(read(f"({written})", tag).dates, edtf.parse("2025-06-30"), ahead=False)
    spans = [edtf.parse(text) for text in given_]
    assert all(span.first <= Day.of(day) <= span.last for span in spans), (written, given_)  # at most less exact


@pytest.mark.parametrize("tag", ["en", "de", "fr", "es", "it", "pt-BR", "ru", "zh", "ja", "ar"])
def test_a_long_date_and_a_plain_number_are_read_in_the_common_languages(tag: str) -> None:
    written = format_date(date(2024, 3, 5), "long", locale(tag))
    assert meanings(read(written, tag).dates, edtf.parse("2025-06-30"), ahead=False) == ["2024-03-05"]
    found = read(f"{format_decimal(1234567, locale=locale(tag))} sites", tag, KNOWN)
    assert [one.value for one in found.numbers] == [1234567]
