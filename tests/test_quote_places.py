"""Where a quote stands in a text that has its words often."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from factsheet.core.fact import Citation
from factsheet.evidence.passage import CapturedText
from factsheet.evidence.quote_places import MOST, passages

QUOTE = "The tower is tall"
YEARS = range(1000, 1500)
TEXT = CapturedText("\n".join(f"{QUOTE} as of {year}." for year in YEARS))


def test_of_many_places_as_many_are_named_as_a_problem_needs() -> None:
    assert len(passages(Citation(source="paper", quote=QUOTE), TEXT)) == MOST


@pytest.mark.parametrize("year", [1000, 1250, 1499])
def test_of_many_places_the_words_that_date_a_quote_choose_one(year: int) -> None:
    (place,) = passages(Citation(source="paper", quote=QUOTE, dated=f"as of {year}"), TEXT)
    assert place.line == year - YEARS.start


def test_words_that_date_no_place_choose_none() -> None:
    assert len(passages(Citation(source="paper", quote=QUOTE, dated="as of 1999"), TEXT)) == MOST


class NotGoneThrough(dict[int, object]):
    """Places by line of which each may be asked for, but not all."""

    def __iter__(self) -> Iterator[int]:
        pytest.fail("all places were gone through for one date")


def test_for_each_date_only_the_lines_that_have_it_are_looked_at() -> None:
    text = CapturedText(TEXT.text)
    passages(Citation(source="paper", quote=QUOTE), text)
    ((words, by_line),) = text.known_candidates.items()
    text.known_candidates[words] = NotGoneThrough(by_line)  # type: ignore[assignment]
    for year in YEARS:
        assert len(passages(Citation(source="paper", quote=QUOTE, dated=f"as of {year}"), text)) == 1
