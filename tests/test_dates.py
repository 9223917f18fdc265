"""Dates: the subset of EDTF, its words, the days that it spans, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from factsheet.core import edtf
from factsheet.core.days import EARLIEST, LATEST, Day


def written(day: Day) -> str:
    """A day as EDTF writes it."""
    return f"{edtf.edtf_year(day.year)}-{day.month:02}-{day.day:02}"


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("2024", "2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "February 2024", "2024-02-01", "2024-02-29"),
        ("2024-08-28", "28 August 2024", "2024-08-28", "2024-08-28"),
        ("2024-21", "spring 2024", "2024-03-01", "2024-05-31"),
        ("2024-22", "summer 2024", "2024-06-01", "2024-08-31"),
        ("2024-23", "autumn 2024", "2024-09-01", "2024-11-30"),
        ("2024-24", "winter 2024", "2024-12-01", "2025-02-28"),
        ("2024-33", "first quarter of 2024", "2024-01-01", "2024-03-31"),
        ("2024-34", "second quarter of 2024", "2024-04-01", "2024-06-30"),
        ("2024-35", "third quarter of 2024", "2024-07-01", "2024-09-30"),
        ("2024-36", "fourth quarter of 2024", "2024-10-01", "2024-12-31"),
        ("2024-40", "first half of 2024", "2024-01-01", "2024-06-30"),
        ("2024-41", "second half of 2024", "2024-07-01", "2024-12-31"),
        ("199X", "the 1990s", "1990-01-01", "1999-12-31"),
        ("001X", "the 10s", "0010-01-01", "0019-12-31"),
        ("18XX", "the 1800s", "1800-01-01", "1899-12-31"),
        ("180X", "the first decade of the 1800s", "1800-01-01", "1809-12-31"),
        ("0850", "850", "0850-01-01", "0850-12-31"),
        ("0850-05-03", "3 May 850", "0850-05-03", "0850-05-03"),
        ("0079", "79 AD", "0079-01-01", "0079-12-31"),
        ("0000", "1 BC", "0000-01-01", "0000-12-31"),
        ("0000-02-29", "29 February 1 BC", "0000-02-29", "0000-02-29"),
        ("-0752", "753 BC", "-0752-01-01", "-0752-12-31"),
        ("-0043-03-15", "15 March 44 BC", "-0043-03-15", "-0043-03-15"),
        ("-0752-33", "first quarter of 753 BC", "-0752-01-01", "-0752-03-31"),
        ("2024~", "around 2024", "2023-01-01", "2025-12-31"),
        ("2024-04~", "around April 2024", "2024-03-01", "2024-05-31"),
        ("2024-01-01~", "around 1 January 2024", "2023-12-31", "2024-01-02"),
        ("2024-02-29~", "around 29 February 2024", "2024-02-28", "2024-03-01"),
        ("2024-22~", "around summer 2024", "2024-03-01", "2024-11-30"),
        ("2024-33~", "around the first quarter of 2024", "2023-10-01", "2024-06-30"),
        ("2024-41~", "around the second half of 2024", "2024-01-01", "2025-06-30"),
        ("199X~", "around the 1990s", "1980-01-01", "2009-12-31"),
        ("18XX~", "around the 1800s", "1700-01-01", "1999-12-31"),
        ("-0752~", "around 753 BC", "-0753-01-01", "-0751-12-31"),
        ("0000-12-31~", "around 31 December 1 BC", "0000-12-30", "0001-01-01"),
        ("2024-08-28/2024-08-30", "28 to 30 August 2024", "2024-08-28", "2024-08-30"),
        ("2024-08-28/2024-09-02", "28 August to 2 September 2024", "2024-08-28", "2024-09-02"),
        ("-0043-03-13/-0043-03-15", "13 to 15 March 44 BC", "-0043-03-13", "-0043-03-15"),
        ("2021/2025", "2021 to 2025", "2021-01-01", "2025-12-31"),
        ("2023-04/2024-03", "April 2023 to March 2024", "2023-04-01", "2024-03-31"),
        ("2024-33/2024-35", "first quarter of 2024 to the third quarter of 2024", "2024-01-01", "2024-09-30"),
        ("198X/199X", "the 1980s to the 1990s", "1980-01-01", "1999-12-31"),
        ("-0752/0476", "753 BC to 476", "-0752-01-01", "0476-12-31"),
        ("2015/..", "since 2015", "2015-01-01", "open"),
        ("-0043/..", "since 44 BC", "-0043-01-01", "open"),
        ("2024-34/..", "since the second quarter of 2024", "2024-04-01", "open"),
        ("../2024-08", "until August 2024", "open", "2024-08-31"),
        ("../2024-40", "until the first half of 2024", "open", "2024-06-30"),
    ],
)
def test_words_and_bounds(text: str, words: str, first: str, last: str) -> None:
    parsed = edtf.parse(text)
    bounds = ["open" if day in (EARLIEST, LATEST) else written(day) for day in (parsed.first, parsed.last)]
    assert (parsed.words(), *bounds) == (words, first, last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "expected a date such as 2024"),
        ("24", "expected a date such as 2024"),
        ("850", "expected a date such as 2024"),
        ("12024", "expected a date such as 2024"),
        ("2024-1", "expected a date such as 2024"),
        ("2024?", "expected a date such as 2024"),
        ("-0000", "expected a date such as 2024"),
        ("-075X", "expected a date such as 2024"),
        ("1XXX", "expected a date such as 2024"),
        ("199x", "expected a date such as 2024"),
        ("199X-03", "expected a date such as 2024"),
        ("2024/", "expected a date such as 2024"),
        ("/", "expected a date such as 2024"),
        ("2021/2023/2025", "expected a date such as 2024"),
        ("2024-00", "there is no such month or part of a year; expected 01 to 12 for months"),
        ("2024-25", "there is no such month or part of a year; expected 01 to 12 for months"),
        ("2021-25", "from year to year is 2021/2025"),
        ("2024-37", "33 to 36 for quarters, 40 and 41 for halves"),
        ("2024-33-01", "there is no such month or part of a year"),
        ("2024-02-30", "there is no such day; expected 01 to 29 for February 2024"),
        ("-0001-02-29", "there is no such day; expected 01 to 28 for February 2 BC"),
        ("2024-01-00", "there is no such day; expected 01 to 31 for January 2024"),
        ("000X", "expected a decade from 001X or a century from 01XX on"),
        ("00XX~", "expected a decade from 001X or a century from 01XX on"),
        ("2024/2003", "the interval ends before it begins; expected its earlier end first"),
        ("2024~/2023~", "the interval ends before it begins"),
        ("2024-36/2024-33", "the interval ends before it begins"),
        ("199X/198X", "the interval ends before it begins"),
        ("-0043/-0752", "the interval ends before it begins"),
        ("../..", "an interval that is open at both ends says nothing"),
    ],
)
def test_what_is_refused_says_what_was_expected(text: str, expected: str) -> None:
    with pytest.raises(ValueError, match="expected") as refused:
        edtf.parse(text)
    assert expected in str(refused.value)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("2024-22", (("summer 2024", "2024"),)),
        ("2024-34", (("second quarter of 2024", "2024"),)),
        ("0850-05-03", (("3 May 850", "0850-05-03"),)),
        ("199X", (("the 1990s", ""),)),
        ("-0752~", (("around 753 BC", ""),)),
        ("-0026/0014", (("27 BC", ""), (" to ", ""), ("14 AD", "0014"))),
    ],
)
def test_html_is_told_the_year_of_what_it_can_hold(text: str, tokens: tuple[tuple[str, str], ...]) -> None:
    assert edtf.parse(text).tokens == tokens


def test_after_a_preposition_quarters_and_halves_take_their_article() -> None:
    assert edtf.parse("2024-34").tokens == (("second quarter of 2024", "2024"),)
    assert edtf.parse("2024-34/..").tokens == (("since ", ""), ("the second quarter of 2024", "2024"))
    assert edtf.parse("../2024-22").tokens == (("until ", ""), ("summer 2024", "2024"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-08-28", "28 Aug 2024"),
        ("2024-05~", "around May 2024"),
        ("2024-08-28/2024-09-02", "28 Aug to 2 Sep 2024"),
        ("2024-08-28/2024-08-30", "28 to 30 Aug 2024"),
        ("2015/..", "since 2015"),
        ("../2024-06", "until Jun 2024"),
        ("2024-22", "summer 2024"),
        ("-0043-03-15", "15 Mar 44 BC"),
    ],
)
def test_in_short_a_month_has_three_letters(text: str, words: str) -> None:
    assert "".join(token for token, _ in edtf.parse(text).short_tokens) == words


def test_unequal_precision_compares_by_possible_range() -> None:
    assert edtf.parse("2024").overlaps(edtf.parse("2024-08"))
    assert edtf.parse("2024-04~").overlaps(edtf.parse("2024-05-30"))
    assert not edtf.parse("2024-04~").overlaps(edtf.parse("2024-06"))
    assert edtf.parse("-0043/..").overlaps(edtf.parse("../-0043"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024-10/2024-12", "2024-36"),
        ("2023-04-01/2024-03-31", "2023-04/2024-03"),
        ("1990/1999", "199X"),
        ("1800-01-01/189X", "18XX"),
        ("2024-01/2024-06", "2024-40"),
        ("2024/..", "2024-01-01/.."),
        ("../2024-03", "../2024-33"),
        ("-0752/-0752", "-0752"),
        ("2024~", "2024~/2024~"),
    ],
)
def test_the_same_written_in_two_ways(one: str, other: str) -> None:
    assert edtf.parse(one).same_span(edtf.parse(other))
    assert edtf.parse(other).same_span(edtf.parse(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024", "2024~"),
        ("2023/2025", "2024~"),
        ("2024-36~", "2024-10~/2024-12~"),
        ("2024/..", "2024"),
        ("2024/..", "../2024"),
        ("0752", "-0752"),
    ],
)
def test_what_is_not_the_same(one: str, other: str) -> None:
    assert not edtf.parse(one).same_span(edtf.parse(other))


def test_dates_stand_in_the_order_of_time() -> None:
    texts = ["-0752", "-0043-03-15", "-0043", "0000", "0001", "0850", "18XX", "1990", "199X", "2024-33", "2024-40",
             "2024/..", "2024", "9999~"]  # fmt: skip
    ranks = [edtf.parse(text).rank for text in texts]
    ordered = sorted(texts, key=lambda text: (edtf.parse(text).over, edtf.parse(text).first))
    assert sorted(texts, key=dict(zip(texts, ranks, strict=True)).__getitem__) == ordered
    assert texts.index("-0752") == ordered.index("-0752") == 0


years = st.integers(-9999, 9999)
days = st.builds(
    lambda year, month, day: Day(year, month, min(day, (day_after(year, month) - Day(year, month, 1).ordinal))),
    years,
    st.integers(1, 12),
    st.integers(1, 31),
)


def day_after(year: int, month: int) -> int:
    """The number of the first day after a month."""
    return Day(year + month // 12, month % 12 + 1, 1).ordinal


bare = st.one_of(
    st.builds(edtf.edtf_year, years),
    st.builds("{}-{:02}".format, st.builds(edtf.edtf_year, years),
              st.sampled_from([*range(1, 13), *range(21, 25), *range(33, 37), 40, 41])),
    st.builds(written, days),
    st.builds("{:03}X".format, st.integers(1, 999)),
    st.builds("{:02}XX".format, st.integers(1, 99)),
)  # fmt: skip
points = st.builds("{}{}".format, bare, st.sampled_from(["", "~"]))


def interval(one: str, other: str) -> str:
    """The interval between two points, whichever is the earlier one."""
    earlier, later = sorted((one, other), key=lambda text: edtf.parse(text).span[2:])
    return f"{earlier}/{later}"


texts = st.one_of(
    points,
    st.builds(interval, points, points),
    st.builds("{}/..".format, points),
    st.builds("../{}".format, points),
)


@given(texts)
def test_every_date_of_the_subset_keeps_its_text_and_has_words_and_bounds(text: str) -> None:
    parsed = edtf.parse(text)
    first, last, start, end = parsed.span
    assert parsed.text == text
    assert EARLIEST <= first <= start <= end <= last <= LATEST
    assert (first, last) == (parsed.first, parsed.last)
    assert parsed.words() == "".join(words for words, _ in parsed.tokens)
    assert all(words for words, _ in parsed.short_tokens)
    assert [time for _, time in parsed.short_tokens] == [time for _, time in parsed.tokens]
    assert 0 <= parsed.rank < 1 << edtf.RANK_BITS
    assert parsed.same_span(parsed)
    assert parsed.year in parsed.years


@given(texts, texts)
def test_ranks_order_by_the_last_day_then_by_the_first(one: str, other: str) -> None:
    first, second = edtf.parse(one), edtf.parse(other)
    if first.over != second.over:
        assert (first.rank < second.rank) == (first.over < second.over)


@given(st.dates())
def test_days_count_as_the_standard_library_does(day: date) -> None:
    assert Day.of(day).ordinal == day.toordinal()


@given(days)
def test_days_before_the_year_1_follow_each_other_without_a_gap(day: Day) -> None:
    after = day.beside(1)
    assert after.ordinal == day.ordinal + 1
    assert after.beside(-1) == day
    assert after > day
    assert edtf.parse(written(day)).first == day


@given(days, days)
def test_any_interval_of_days_has_its_bounds(one: Day, other: Day) -> None:
    start, end = sorted((one, other))
    parsed = edtf.parse(f"{written(start)}/{written(end)}")
    assert (parsed.first, parsed.last) == (start, end)


@given(st.text("0123456789-/.X~", max_size=12))
def test_what_is_no_date_is_refused_with_words(text: str) -> None:
    try:
        parsed = edtf.parse(text)
    except ValueError as error:
        assert len(str(error)) > 20  # noqa: PT017 - most are refused, and the words are what counts
    else:
        assert parsed.text == text
