"""The index of the words of a captured text finds what a plain search finds, and is asked about no more of the text."""

from __future__ import annotations

from hypothesis import given, strategies as st

from factsheet.core.fact import Citation
from factsheet.evidence.passage import CapturedText
from factsheet.evidence.quote_places import passages
from factsheet.evidence.word_index import WordIndex
from factsheet.words.normalize import places

TEXTS = st.text("ab2, -有é", max_size=40)


@given(TEXTS, TEXTS)
def test_it_finds_what_a_plain_search_finds(text: str, needle: str) -> None:
    assert WordIndex(text).places(needle) == places(needle, text)


@given(TEXTS, st.text("ab2, -有é", min_size=1, max_size=9))
def test_it_knows_what_stands_once_also_inside_words(text: str, needle: str) -> None:
    first = text.find(needle)
    assert WordIndex(text).is_once(needle) == (first >= 0 and text.find(needle, first + 1) < 0)


def test_a_quote_in_the_middle_of_a_text_of_one_long_line() -> None:
    text = CapturedText("north " * 50_000 + "the lighthouse has 40 steps " + "south " * 50_000)
    (passage,) = passages(Citation(source="a", quote="40 steps"), text)
    assert passage.words == "40 steps"
    assert passage.before.endswith("the lighthouse has ")
    assert passage.after.startswith(" south south")


def test_what_stands_around_the_rarest_word_of_words_that_are_not_there() -> None:
    text = "the harbour has nine boats, the lighthouse has forty steps and the inn has the rest"
    assert "lighthouse has forty steps" in WordIndex(text).around("lighthouse with forty steps", 20)
