"""The page of a topic: its figures, then the other facts, under their entities where that saves words."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.view import listings
from factsheet.view.index import view
from factsheet.view.pages.lists import topic_page
from tests.support.making import loaded_from
from tests.support.project import TODAY

HEAD = """kinds: {town: {label: Town, plural: Towns}}
topics: {trade: {label: Trade}}
sources:
  paper: {type: article-newspaper, title: Towns, publisher: The Paper, issued: "2024-06-01",
    url: "https://a.example/", retrieved: "2024-07-01"}
entities:
"""


def facts_of(town: str, count: int) -> str:
    facts = (
        f"      - {{id: step-{letter}, statement: A step., topics: [trade], "
        "citations: [{source: paper, quote: a step}]}\n"
        for letter in "abcdefgh"[:count]
    )
    return f"  {town}:\n    kind: town\n    name: {town.title()}\n    summary: A town.\n    facts:\n{''.join(facts)}"


@pytest.mark.parametrize(
    ("counts", "is_grouped"),
    [([2, 2], True), ([4, 1], True), ([3, 3, 1], True), ([1, 1, 1], False), ([2, 1], False), ([5, 1, 1, 1, 1], False)],
)
def test_entities_have_headings_where_they_have_two_facts_on_average(
    tmp_path: Path, counts: list[int], is_grouped: bool
) -> None:
    """A heading over a single line says its name twice; a list of such headings is twice as long as its facts."""
    towns = "".join(facts_of(f"town-{letter}", count) for letter, count in zip("abcde", counts, strict=False))
    site = view(loaded_from(HEAD + towns, tmp_path).sheet, TODAY)
    (whole,) = listings.of_topic(site, "trade")
    page = topic_page(site, "trade", whole)
    assert [len(group.facts) for group in page.groups] == (counts if is_grouped else [])
    assert len(page.others) == (0 if is_grouped else sum(counts))
