"""A text of nothing but numbers is refused without being read, and a quote that is not there costs little."""

from __future__ import annotations

import pytest

from factsheet.checks import quotes
from factsheet.checks.context import MOST_NUMBERS, Context
from factsheet.core.fact import Citation
from factsheet.core.model import Sheet
from factsheet.evidence.passage import CapturedText
from tests.support.project import TODAY


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
    text = CapturedText(TEXT)
    _, hint = quotes._not_in(Citation(source="a", quote=QUOTE), text, citations)
    assert "lighthouse has forty steps" in hint
