"""Numbers and dates in words."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

from factsheet import dates
from factsheet.words import moments, numbers as in_numbers
from factsheet.words.folding import fold, places, plain_words, words
from factsheet.words.moments import meanings, mentions
from factsheet.words.numbers import names, numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("over 2,400 AI companies", [("2400", "", "more than")]),
        (
            "surpassing 300 billion yuan ($41.39 billion)",
            [("3E+11", "yuan", "more than"), ("4.139E+10", "$", "exactly")],
        ),
        ("more than 8.1 zettabytes", [("8.1", "", "more than")]),
        ("by 50 per cent", [("50", "per cent", "exactly")]),
        ("50% or 3 percentage points", [("50", "per cent", "exactly"), ("3", "percentage points", "exactly")]),
        ("six parks, twenty-one ponds", [("6", "", "exactly"), ("21", "", "exactly")]),
        ("two hundred and fifty thousand", [("2.5E+5", "", "exactly")]),
        ("almost half of it", [("50", "per cent", "nearly")]),
        (
            "up to 30, at least 20, no more than 10",
            [("30", "", "up to"), ("20", "", "at least"), ("10", "", "at most")],
        ),
        ("some 30, around 20", [("30", "", "about"), ("20", "", "about")]),
        (
            "$5m and ¥5m and RMB300 million",
            [("5E+6", "$", "exactly"), ("5E+6", "yuan", "exactly"), ("3E+8", "yuan", "exactly")],
        ),
        ("-5 degrees", [("-5", "", "exactly")]),
        ("超过300亿元, 约5万", [("3E+10", "yuan", "more than"), ("5E+4", "", "about")]),
        ("a three-day event", [("3", "", "exactly")]),
        ("over 2000 petaflops", [("2E+3", "", "more than")]),
        ("June 2,400 people came", [("2400", "", "exactly")]),
        ("28-30 August 2024, in 2021, 2021-25", []),
        ("5G-A, 1+3+N, COVID-19", []),
    ],
)
def test_numbers(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(number.value, number.mark, number.bound) for number in numbers(text)]
    assert found == [(Decimal(value), mark, bound) for value, mark, bound in expected]


def test_ordinals_and_plain_words() -> None:
    assert [(int(n.value), n.ordinal, n.plain_word) for n in numbers("the first, second and 18th of one")] == [
        (1, True, True),
        (2, True, False),
        (18, True, False),
        (1, False, True),
    ]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("two to three months", (2, 3)),
        ("2-3 lamps", (2, 3)),
        ("between 2 and 3 million", (2_000_000, 3_000_000)),
        ("10 to 15 per cent", (10, 15)),
    ],
)
def test_ranges(text: str, ends: tuple[int, int]) -> None:
    (number,) = numbers(text)
    assert (number.value, number.high) == tuple(map(Decimal, ends))


def test_a_change_is_no_range() -> None:
    assert [number.value for number in numbers("rose from 10 to 15 per cent")] == [10, 15]


def test_names_that_hold_digits() -> None:
    assert [name.text for name in names("5G-A in a '1+3+N' frame, the 3+3 action, COVID-19")] == [
        "5G-A",
        "1+3+N",
        "3+3",
        "COVID-19",
    ]


@given(st.integers(0, 10**12), st.sampled_from(["", " thousand", " million", " billion"]))
def test_a_number_written_with_commas_is_read_back(value: int, scale: str) -> None:
    size = {"": 1, " thousand": 10**3, " million": 10**6, " billion": 10**9}[scale]
    text = f"it has {value:,}{scale} parts"
    if scale == "" and f"{value:,}" == str(value) and mentions(text):
        return  # a bare year is a date
    assert [number.value for number in numbers(text)] == [value * size]


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    spans = [(token.start, token.end) for found in (numbers(text), names(text), mentions(text)) for token in found]
    assert all(0 <= start < end <= len(fold(text)) for start, end in spans)


@pytest.mark.parametrize(
    ("text", "issued", "ahead", "expected"),
    [
        ("As of 2024", "2025-03-21", False, ["2024"]),
        ("in October", "2024-04~", False, ["2023-10"]),
        ("next summer", "2023-12-06", True, ["2024-22"]),
        ("last summer", "2023-12-06", False, ["2023-22"]),
        ("this year", "2025-03-21", True, ["2025"]),
        ("last month", "2025-01-10", False, ["2024-12"]),
        ("last week", "2024-04~", False, ["2024-04~"]),
        ("on Sunday", "2024-04~", False, ["2024-04~"]),
        ("on Monday", "2025-03-21", False, ["2025-03-17"]),
        ("on Monday", "2025-03-21", True, ["2025-03-24"]),
        ("To date", "2025-03-21", False, ["2025-03-21"]),
        ("on Dec 4", "2023-12-06", False, ["2023-12-04"]),
        ("on March 27", "2025-03-21", True, ["2025-03-27"]),
        ("from 28-30 August 2024", "2024-08~", True, ["2024-08-28/2024-08-30"]),
        ("By the end of 2023", "2024-08~", False, ["2023-12-31", "2023-12"]),
        ("since 2015", "2024-08~", False, ["2015", "2015/.."]),
        ("the (2021-25) period", "2021-05~", False, ["2021/2025"]),
        ("2024年8月28日", "2024-09-01", False, ["2024-08-28"]),
        ("nothing of the kind, 2,024 of them", "2024", False, []),
    ],
)
def test_what_dates_words_can_mean(text: str, issued: str, ahead: bool, expected: list[str]) -> None:
    assert meanings((text,), dates.parse(issued), ahead=ahead) == expected


@pytest.mark.parametrize(
    "issued", ["199X", "18XX~", "2024-34", "2024-41~", "0850", "-0752", "-0043-03-15", "9999-12-31"]
)
@pytest.mark.parametrize("ahead", [False, True])
def test_a_source_of_any_date_can_count_its_days(issued: str, ahead: bool) -> None:
    said = ("to date", "tomorrow", "on Monday", "last week", "next month", "this year", "last summer", "in March",
            "on 29 Feb", "by the end of May 2024")  # fmt: skip
    assert all(meanings((text,), dates.parse(issued), ahead=ahead) for text in said)


def test_a_year_elsewhere_in_the_words_completes_a_day() -> None:
    found = meanings(("from 28-30 August", "Expo 2024"), dates.parse("2024-08~"), ahead=True)
    assert "2024-08-28/2024-08-30" in found


def test_folding() -> None:
    assert fold("“a”  ‘b’ – c\n") == "\"a\" 'b' - c"
    assert words("China's 5G-A grew 2,400-fold") == ["China", "5G-A", "grew", "2,400-fold"]
    assert places("5 G", "15 G 5 G 5 Gs") == [5]


_VOCABULARY = """
In since until at by the end of over than nearly up to from between and on this last next so far 年 月 日
2024 2021-25 2024年8月28日 12024年 28-30 31st May June Sept. Dec Monday today summer year date
2,400 8.1 5 -5 5G-A COVID-19 1+3+N RMB US$ $ ¥ - . , _two_ 300亿元 ٣ 万亿 % per cent yuan bn k
one two Twenty twenty-one first third hundred million half ſix fıve İ K x
"""
_SOME_WORDS = st.lists(st.sampled_from(_VOCABULARY.split()), max_size=9)
_TEXTS = st.one_of(
    st.builds(str.join, st.sampled_from([" ", "", "-"]), _SOME_WORDS),
    st.text("12024 59.,-+$%年月亿MayTwoſİıK_", max_size=20),
)


def everywhere(*alternatives: str, ignoring: int = 0) -> re.Pattern[str]:
    """The pattern of these alternatives, to be tried at every place."""
    return re.compile("|".join(alternatives), re.VERBOSE | ignoring)


ANY_DATE = everywhere(
    rf"{moments._LEAD}(?:{moments._CHINESE}|{moments._OF_A_YEAR}|{moments._YEARS}|{moments._COUNTED})"
)
ANY_NUMBER = everywhere(in_numbers._IN_DIGITS, in_numbers._IN_WORDS, ignoring=re.IGNORECASE)


@settings(max_examples=1000)
@given(_TEXTS)
def test_no_date_is_missed_where_none_is_looked_for(text: str) -> None:
    found = [(mention.start, mention.end) for mention in mentions(text)]
    assert found == [match.span() for match in ANY_DATE.finditer(fold(text))]


@settings(max_examples=1000)
@given(_TEXTS)
def test_no_number_is_missed_where_none_is_looked_for(text: str) -> None:
    folded = fold(text)
    tokens = in_numbers._tokens(folded, plain_words(folded), ())
    assert [(token.start, token.end) for token in tokens] == [match.span() for match in ANY_NUMBER.finditer(folded)]
