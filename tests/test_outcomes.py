"""Outcomes of targets: the facts that tell them, and whether their figures settle it."""

from __future__ import annotations

import csv
import json

import pytest

from factsheet.core.fact import Citation, Fact
from factsheet.core.figure import Figure
from factsheet.core.model import Sheet
from factsheet.load.sheet import load
from factsheet.view import outcomes
from factsheet.view.index import SiteView, view
from factsheet.view.ordering import Order
from tests.support.project import FERRIES, ROOT, TODAY
from tests.support.views import exported


@pytest.fixture(scope="module")
def ferries() -> SiteView:
    return view(load(FERRIES, ROOT).sheet, TODAY)


def test_a_target_leads_to_what_became_of_it(ferries: SiteView) -> None:
    goal = ferries.fact("long-ferry.goal-trips")
    assert [(ref.id, ref.url) for ref in goal.outcome] == [
        ("long-ferry.trips-2022", "ferries/long-ferry/#trips-2022"),
    ]
    assert "".join(text for text, _ in goal.outcome_sought) == "2 Jan 2024"
    assert ferries.fact("long-ferry.goal-seats").outcome_sought == ()


def test_a_verdict_wants_the_same_measure(ferries: SiteView) -> None:
    verdicts = {name: ferries.fact(f"long-ferry.{name}").outcome_verdict for name in ("goal-trips", "goal-seats")}
    assert verdicts == {"goal-trips": "reached", "goal-seats": "not reached"}
    assert ferries.fact("long-ferry.goal-shore").outcome_verdict == ""
    assert ferries.fact("long-ferry.trips-2022").outcome_verdict == ""


def figure_of(words: str) -> Figure:
    """A figure of seats, of words such as `at least 90` or `2 to 3`."""
    *bound, number = words.replace(" to ", "-").split()
    low, _, high = number.partition("-")
    value = {"from": low, "to": high} if high else low
    return Figure.__pydantic_validator__.validate_python(  # type: ignore[attr-defined, no-any-return]
        {"property": "seats", "value": value, "bound": " ".join(bound) or "exactly"}
    )


def fact_of(words: str, as_of: str | None, source: str, nature: str = "reported", of: str | None = None) -> Fact:
    cited = (Citation(source=source, quote="seats"),)
    return Fact(
        id="seats",
        statement="Seats.",
        figure=figure_of(words),
        as_of=as_of,
        nature=nature,  # type: ignore[arg-type]
        of=of,
        citations=cited,
    )


def judged(sheet: Sheet, goal: str, came: str, by: str | None, when: str | None, of: str | None = None) -> str:
    target = fact_of(goal, by, "quay-post-2020", "target")
    return outcomes.verdict(sheet, Order(sheet), target, [fact_of(came, when, "quay-post-2023", of=of)])


@pytest.mark.parametrize(
    ("goal", "came", "words"),
    [
        ("more than 90", "91", "reached"),
        ("more than 90", "90", "not reached"),
        ("more than 90", "more than 90", "reached"),
        ("more than 90", "more than 89", ""),
        ("more than 90", "less than 90", "not reached"),
        ("more than 90", "about 200", ""),
        ("at least 90", "90", "reached"),
        ("at least 90", "80 to 95", ""),
        ("at least 90", "80 to 85", "not reached"),
        ("at most 5", "4", "reached"),
        ("at most 5", "6", "not reached"),
        ("less than 5", "5", "not reached"),
        ("90", "90", "reached"),
        ("90", "91", ""),  # whether more was better, nobody says
        ("90", "89", ""),
        ("2 to 3", "3", "reached"),
        (f"at least 1{'0' * 28}1", f"1{'0' * 29}", "not reached"),  # more digits than a Decimal keeps of a product
        ("about 90", "90", ""),
        ("nearly 90", "89", ""),
    ],
)
def test_a_verdict_is_only_what_the_hedges_allow(ferries: SiteView, goal: str, came: str, words: str) -> None:
    assert judged(ferries.sheet, goal, came, "2022", "2022") == words


@pytest.mark.parametrize(
    ("by", "when", "words"),
    [
        ("2022", "2021", ""),  # it may still come
        ("2022", "2022-06", ""),
        ("2022", "2022-12-31", "not reached"),
        ("2022", "2023", "not reached"),
        ("2022", None, "not reached"),  # reported in 2023
        ("2025", None, ""),
        (None, "2023", ""),
    ],
)
def test_what_falls_short_before_its_time_is_left_open(
    ferries: SiteView, by: str | None, when: str | None, words: str
) -> None:
    assert judged(ferries.sheet, "at least 90", "80", by, when) == words


def test_a_part_is_not_the_whole(ferries: SiteView) -> None:
    assert judged(ferries.sheet, "at least 90", "95", "2022", "2022", of="upper deck") == ""


def test_the_api_tells_outcomes(ferries: SiteView) -> None:
    facts = {fact["id"]: fact for fact in json.loads(exported(ferries)["api/v1/facts.json"])["facts"]}
    goal, other = facts["long-ferry.goal-trips"], facts["long-ferry.wait-now"]
    assert (goal["outcome"], goal["outcome_sought"], goal["outcome_verdict"]) == (
        ["long-ferry.trips-2022"],
        "2024-01-02",
        "reached",
    )
    assert not {"outcome", "outcome_sought", "outcome_verdict"} & other.keys()


def test_the_tables_tell_outcomes(ferries: SiteView) -> None:
    rows = csv.DictReader(exported(ferries)["data/facts.csv"].decode().splitlines())
    row = next(row for row in rows if row["id"] == "long-ferry.goal-trips")
    assert row["url"] == "ferries/long-ferry/#goal-trips"
    assert (row["outcome"], row["outcome_sought"]) == ("long-ferry.trips-2022", "2024-01-02")
