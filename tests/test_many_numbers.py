"""A text of nothing but numbers is refused without being read, and a quote that is not there costs little."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.checks import limits, quotes, runner
from factsheet.checks.context import MOST_NUMBERS, Context
from factsheet.core.model import Sheet
from factsheet.core.problems import Problem
from factsheet.evidence.passage import CapturedText
from factsheet.load.sheet import Loaded, load
from factsheet.words.counting import places_in
from factsheet.words.reader import read
from tests.support.project import TODAY
from tests.support.sheets import Record, fact, sheet, written


@pytest.mark.parametrize("number", ["½ ", "5 ", "2,400 ", "三 "])
def test_a_text_with_too_many_numbers_is_one_piece_that_cannot_be_read(number: str) -> None:
    context = Context(Sheet(kinds={}), TODAY)
    reading = context.read(number * (MOST_NUMBERS + 1), "zh")
    assert not reading.numbers
    (piece,) = reading.unreadable
    assert piece.text.startswith(number * 3)


def test_a_text_with_as_many_numbers_as_may_be_is_read() -> None:
    context = Context(Sheet(kinds={}), TODAY)
    assert len(context.read("5 bridges, " * MOST_NUMBERS).numbers) == MOST_NUMBERS


QUOTE = "the lighthouse with forty steps"
TEXT = "The harbour has nine boats.\nThe lighthouse has forty steps.\nThe inn has the rest."


@pytest.mark.parametrize("citations", [1, 1_000, 100_000])
def test_the_nearest_words_are_the_same_however_many_citations_there_are(citations: int) -> None:
    assert "lighthouse has forty steps" in quotes._nearest(QUOTE, CapturedText(TEXT), citations)


def test_words_that_tell_of_a_number_or_date_are_none() -> None:
    text = (
        "This is not the first time this period that the office is not open: no one was there before; now it is over."
    )
    assert not any(piece.numbers for piece in Context(Sheet(kinds={}), TODAY).read(text).unreadable)


@pytest.mark.parametrize(
    "words",
    [
        *("Monday, ", "fiscal ", "Monday the fiscal year ", "FY24 to ", "Q1 FY "),
        pytest.param("of the year ", marks=pytest.mark.exhaustive),
    ],
)
def test_points_in_time_within_others_are_read_to_a_depth(words: str) -> None:
    reading = read(f"{words * 2_000}. They had 5 boats")
    assert [number.value for number in reading.numbers[-1:]] == [5]


def test_what_stands_within_another_point_in_time_is_read() -> None:
    (date,) = read("Monday, 5 March 2024").dates
    assert date.first == (2024, 3, 5)
    (date,) = read("fiscal year 2023 to fiscal year 2024", "en").dates
    assert (date.first, date.last) == ((2023, None, None), (2024, None, None))


@pytest.mark.parametrize(
    ("texts", "tag", "number"),
    [
        (["2,400 boats", "no boats"], "en", 2),
        (["half of them in May 2024"], "en", 3),
        (["über 2.400 Boote im Mai"], "de", 2),
        (["½ ½ ⅔"], None, 3),
        (["超过2400家企业超过十家"], "zh", 3),
    ],
)
def test_places_where_a_number_may_stand_are_counted(texts: list[str], tag: str, number: int) -> None:
    assert places_in(texts, tag) == number


@pytest.mark.parametrize("words", ["-1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 ", "年" * 55])
def test_a_file_of_nothing_but_numbers_is_refused(words: str, tmp_path: Path) -> None:
    enough = [fact(k, statement=f"{words}{k}.") for k in range(limits.MOST_IN_FILE // 11 + 1)]
    assert [problem.check for problem in checked(enough, tmp_path)] == ["many"]
    assert not limits.crowded(loaded(enough[: limits.MOST_IN_FILE // 13], tmp_path))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_so_many_problems_are_named_and_no_more_are_looked_for(
    jobs: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTSHEET_JOBS", jobs)
    monkeypatch.setattr(limits, "MOST_FOUND", 3_000)
    wrong = [fact(k, topics=["none"]) for k in range(6_000)]
    *named, last = sorted(checked(wrong, tmp_path), key=lambda problem: problem.check == "many")
    assert sum(not problem.is_warning for problem in named) == 3_000
    assert last.message == "the facts have more problems than the 3,000 that are named"
    few = checked(wrong[:2_000], tmp_path)
    assert sum(problem.check == "unknown-topic" for problem in few) == 2_000
    assert all(problem.check != "many" for problem in few)


def checked(facts: list[Record], folder: Path) -> list[Problem]:
    its = loaded(facts, folder)
    return runner.check(its, Context(its.sheet, TODAY))


def loaded(facts: list[Record], folder: Path) -> Loaded:
    file = folder / "facts.yaml"
    file.write_text(written(sheet(facts)), encoding="utf-8")
    return load(file, folder)
