"""Long lists fall into parts that together are the list."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st

from factsheet.view.pagination import ListPage, by_kind, by_letter, by_year

pytestmark = pytest.mark.slow

ids = st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
facts = st.lists(st.tuples(st.integers(2019, 2024), ids, st.integers()), max_size=60)
Fact = tuple[int, str, int]


def rows_of(parts: tuple[ListPage[Fact], ...]) -> list[Fact]:
    return [row for part in parts for row in part.rows]


@given(st.lists(ids, unique=True, max_size=60), st.integers(1, 9))
def test_unique_keys_give_parts_within_the_limit(names: list[str], limit: int) -> None:
    parts = by_letter(names, str, limit)
    assert all(len(part.rows) <= limit for part in parts)
    assert sorted(name for part in parts for name in part.rows) == sorted(names)


@given(facts, st.integers(1, 9))
def test_letters_are_a_partition_in_order(rows: list[Fact], limit: int) -> None:
    parts = by_letter(rows, lambda row: row[1], limit)
    assert sorted(rows_of(parts)) == sorted(rows)
    for part in parts:
        keys = [row[1] for row in part.rows]
        assert len(keys) <= limit or len(set(keys)) == 1
        assert list(part.rows) == [row for row in rows if row in part.rows]
        assert all(key.startswith(ref.label) for key in keys for ref in part.trail)
    labels = [part.trail[-1].label for part in parts[1:]]
    assert labels == sorted(set(labels))


@given(facts, st.integers(1, 9))
def test_years_are_a_partition_newest_first(rows: list[Fact], limit: int) -> None:
    parts = by_year(rows, lambda row: row[0], lambda row: row[1], limit)
    assert sorted(rows_of(parts)) == sorted(rows)
    for part in parts:
        assert len(part.rows) <= limit or len({row[:2] for row in part.rows}) == 1
    years = [int(ref.label) for ref in parts[0].parts]
    assert years == sorted({row[0] for row in rows}, reverse=True)[: len(years)]


@given(facts, st.integers(1, 9))
def test_links_between_parts_lead_to_parts(rows: list[Fact], limit: int) -> None:
    parts = by_year(rows, lambda row: row[0], lambda row: row[1], limit)
    paths = {part.path: part for part in parts}
    assert len(paths) == len(parts)
    for part in parts:
        assert not (part.rows and part.parts)
        for ref in (*part.parts, *part.trail, *filter(None, (part.before, part.after))):
            assert ref.count == count_below(paths[ref.path], paths)
        assert part.before is None or paths[part.before.path].after == part.trail[-1]


def count_below(part: ListPage[Fact], paths: dict[str, ListPage[Fact]]) -> int:
    return len(part.rows) + sum(count_below(paths[ref.path], paths) for ref in part.parts)


@given(st.lists(ids, unique=True, min_size=2, max_size=60))
def test_no_part_has_the_address_of_an_id(names: list[str]) -> None:
    taken = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*/")
    assert not any(taken.fullmatch(part.path) for part in by_letter(names, str, 1))
    parts = by_year(names, lambda _: 2024, str, 1, prefix="year.")
    assert not any(taken.fullmatch(part.path) for part in parts)


def test_a_long_year_falls_into_months_and_a_long_month_into_letters() -> None:
    march = [(2024, 3, name) for name in ("bee", "cat", "dog")]
    rows = [(2024, 0, "all-year"), (2024, 12, "ant"), *march, (2023, 5, "eel")]
    parts = by_year(rows, lambda row: row[0], lambda row: row[2], 2, month=lambda row: row[1])
    assert [(part.path, [row[2] for row in part.rows]) for part in parts] == [
        ("", []),
        ("2024/", []),
        ("2024/month.12/", ["ant"]),
        ("2024/month.03/", []),
        ("2024/month.03/letter.b/", ["bee"]),
        ("2024/month.03/letter.c/", ["cat"]),
        ("2024/month.03/letter.d/", ["dog"]),
        ("2024/month.00/", ["all-year"]),
        ("2023/", ["eel"]),
    ]
    assert [ref.label for ref in parts[1].parts] == ["December", "March", "no month"]
    assert [(part.year, part.month, part.letters) for part in parts[4:5]] == [("2024", "March", "B")]


def test_a_year_in_one_month_falls_into_letters() -> None:
    rows = [(2024, 3, "bee"), (2024, 3, "cat")]
    parts = by_year(rows, lambda row: row[0], lambda row: row[2], 1, month=lambda row: row[1])
    assert [part.path for part in parts] == ["", "2024/", "2024/letter.b/", "2024/letter.c/"]


def test_parts_by_letter_tell_their_first_and_last_name() -> None:
    names = {"a-1": ("Ash 1", "ash.fact"), "a-2": ("Aspen", ""), "b": ("Birch", "")}
    whole, *_ = by_letter(names, str, 2, named=lambda row: names[row])
    assert [(ref.label, ref.ends) for ref in whole.parts] == [
        ("a", (("Ash 1", "ash.fact"), ("Aspen", ""))),
        ("b", (("Birch", ""),)),
    ]


def test_up_to_the_limit_there_is_one_part() -> None:
    (whole,) = by_letter(["b", "a"], str, 2)
    assert whole == ListPage((), ("b", "a"), (), None, None, "b")


def test_a_part_past_the_limit_takes_more_letters() -> None:
    whole, *parts = by_letter(["town-1", "town-10", "town-11", "beach"], str, 2)
    assert [ref.path for ref in whole.parts] == ["letter.b/", "letter.town-1/", "letter.town-10/", "letter.town-11/"]
    assert [part.rows for part in parts] == [("beach",), ("town-1",), ("town-10",), ("town-11",)]


def test_one_key_stays_whole_however_long() -> None:
    whole, only = by_letter([("beijing", number) for number in range(9)], lambda row: row[0], 3)
    assert [ref.label for ref in whole.parts] == ["b"]
    assert len(only.rows) == 9


def test_a_year_past_the_limit_falls_into_letters() -> None:
    rows = [(2024, "a", 1), (2024, "b", 2), (2023, "a", 3)]
    parts = by_year(rows, lambda row: row[0], lambda row: row[1], 1)
    assert [part.path for part in parts] == ["", "2024/", "2024/letter.a/", "2024/letter.b/", "2023/"]
    assert [[ref.label for ref in part.trail] for part in parts[1:3]] == [["2024"], ["2024", "a"]]


def test_years_before_1_have_words_and_what_bears_them_out() -> None:
    parts = by_year([2024, 850, -43, -752], int, str, 1, witness=lambda year: (f"fact-of-{year}", ""))
    assert [part.path for part in parts] == ["", "2024/", "850/", "44-bc/", "753-bc/"]
    shown = [(ref.label, ref.datetime, ref.fact) for ref in parts[0].parts]
    assert shown == [
        ("2024", "2024", ""), ("850", "0850", ""), ("44 BC", "", "fact-of--43"), ("753 BC", "", "fact-of--752"),
    ]  # fmt: skip
    assert [part.year for part in parts[1:]] == ["2024", "850", "44 BC", "753 BC"]


def test_titles_leave_digits_out() -> None:
    parts = by_letter(["town-1", "town-2", "7-up", "beach"], str, 1)
    assert [part.letters for part in parts] == ["", "digits", "B", "Town-", "Town-"]
    assert [part.year for part in by_year([2024, 2023], int, str, 1)] == ["", "2024", "2023"]


def test_rows_without_a_year_stand_last_and_fall_into_letters() -> None:
    rows = [(None, "bee"), (2024, "ant"), (None, "cat")]
    whole, *parts = by_year(rows, lambda row: row[0], lambda row: row[1], 1, month=lambda _: 3)
    assert [(ref.label, ref.path) for ref in whole.parts] == [("2024", "2024/"), ("not dated", "undated/")]
    assert [(part.path, part.year, part.is_undated) for part in parts[1:]] == [
        ("undated/", "", True),
        ("undated/letter.b/", "", True),
        ("undated/letter.c/", "", True),
    ]


def test_years_and_months_tell_the_names_of_their_counts() -> None:
    rows = [(2024, 3, "ant"), (2024, 5, "bee"), (-43, 0, "cat"), (None, 0, "dog")]
    whole, *parts = by_year(
        rows,
        lambda row: row[0],
        lambda row: row[2],
        1,
        month=lambda row: row[1],
        counted=lambda when: f"facts@in:{when}",
    )
    assert [(ref.counted, ref.count) for ref in whole.parts] == [
        ("facts@in:2024", 2),
        ("facts@in:-43", 1),
        ("facts@in:none", 1),
    ]
    assert [ref.counted for ref in parts[0].parts] == ["facts@in:2024-05", "facts@in:2024-03"]


def test_the_kind_with_the_most_rows_comes_first_and_a_long_kind_falls_into_letters() -> None:
    kinds = {"a": ("apes", "Apes"), "b": ("birds", "Birds")}
    whole, birds, bea, *_ = by_kind(
        ["amy", "bea", "bob"], lambda row: kinds[row[0]], str, 1, counted=lambda folder: f"facts@topic:zoo:{folder}"
    )
    assert [(ref.label, ref.path, ref.count, ref.counted) for ref in whole.parts] == [
        ("Birds", "kind.birds/", 2, "facts@topic:zoo:birds"),
        ("Apes", "kind.apes/", 1, "facts@topic:zoo:apes"),
    ]
    assert (birds.kind, birds.letters) == ("Birds", "")
    assert (bea.kind, bea.letters, bea.rows) == ("Birds", "Be", ("bea",))


def test_rows_of_one_kind_fall_into_letters_alone() -> None:
    parts = by_kind(["amy", "bea"], lambda _: ("apes", "Apes"), str, 1)
    assert [part.path for part in parts] == ["", "letter.a/", "letter.b/"]
