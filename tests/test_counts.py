"""Numbers that are read by the shorter way are those that the longer way reads, whatever stands around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from factsheet.words import reader
from factsheet.words.normalize import fold
from factsheet.words.numbers import counts
from factsheet.words.text import Text
from factsheet.words.tokens import Reading, TokenAt
from factsheet.words.units import NO_UNITS, Units
from tests.support.wordings import wordings

TABLES = sorted((Path(__file__).parent / "tables").glob("*.tsv"))
UNITS = Units(frozenset(("firms", "km", "kilometres", "base stations", "pounds")))
TAGS = ("en", "en-IN", "de", "fr", "pt", "tr", "pl", "id")
PIECES = (
    *("300", "2,400", "1.5", "7", "0.5", "2024", "12", "100", "1 234", "the", "firms", "of", "in", "per", "cent", "%"),
    *("million", "billion yuan", "pounds", "kg", "k", "m", "to", "or more", "at least", "more than", "not", "fell by"),
    *("out of 300", "No.", "page", "per 1,000", "people", "points", "(5)", "*", "-", ",", ".", "yuan", "$", "minus"),
    *("AI systems", "new parks", "about", "May", "a year", "times", "units", "a third", "Windows", "rose", "from"),
    *("dollars Canadian", "rice", "log", "CI", "ago"),
)
FAST = counts.fast


def read_by(way: Callable[[Text, int, int], TokenAt | None], text: str, tag: str | None, units: Units) -> Reading:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(counts, "fast", way)
        return reader.read_folded.__wrapped__(fold(text), tag, units)


def nothing(_text: Text, _begin: int, _dated: int) -> TokenAt | None:
    return None


def assert_same(text: str, tag: str | None, units: Units = NO_UNITS) -> None:
    assert read_by(counts.fast, text, tag, units) == read_by(nothing, text, tag, units), text


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.exhaustive)], ids=["a fifth", "all"])
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_wordings_are_read_alike(table: Path, step: int) -> None:
    for wording in wordings(table)[::step]:
        for text in (wording.quote, f"Then {wording.quote} in 300 firms, and {wording.quote}."):
            assert_same(text, wording.language, UNITS)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9), st.sampled_from(TAGS), st.sampled_from(("", " ")))
def test_pieces_in_any_order_are_read_alike(pieces: Sequence[str], tag: str, gap: str) -> None:
    text = " ".join(pieces)
    assert_same(text if gap else text.replace(" ", "", 1), tag, UNITS)


TAKEN = ["In all 2,400 firms took part", "at least 1.5 million users", "8 per cent of chips", "a third, or 5%"]


@pytest.mark.parametrize("text", TAKEN)
def test_the_shorter_way_is_taken(text: str) -> None:
    tokens: list[TokenAt | None] = []

    def noting(text: Text, begin: int, dated: int) -> TokenAt | None:
        tokens.append(FAST(text, begin, dated))
        return tokens[-1]

    read_by(noting, text, "en", NO_UNITS)
    assert any(tokens)
