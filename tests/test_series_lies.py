"""Every small lie about a point of a series is caught, where the table that it is from is at hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from factsheet.checks import runner
from factsheet.checks.context import Context
from factsheet.core.fact import Citation, Fact, Point
from factsheet.core.model import Sheet
from factsheet.evidence.rows import row
from factsheet.load.sheet import load
from tests.support.project import ROOT, TODAY

TOWN = "springfield"


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return load(ROOT / "tests" / "sites" / "censuses.yaml", ROOT).sheet


@pytest.fixture(scope="module")
def table(sheet: Sheet) -> str:
    """The table of the census office, made of the cells that the facts cite."""
    cells: defaultdict[str, dict[str, str]] = defaultdict(dict)
    captions = []
    for entity, _, fact in sheet.facts():
        captions += [citation.quote for citation in fact.citations if citation.source == "census"]
        for point in fact.series.points if fact.series else ():
            (cited,) = point.citations
            cells[f"{entity} {fact.id}"][cited.heading or ""] = cited.quote
    lines = [row([("Town", sheet.entities[name.split()[0]].name), *own.items()]) for name, own in cells.items()]
    return "\n".join([*dict.fromkeys(captions), *lines, ""])


def found(sheet: Sheet, table: str, facts: tuple[Fact, ...]) -> set[str]:
    """The rules that the facts of the town break."""
    town = replace(sheet.entities[TOWN], facts=facts)
    context = Context(replace(sheet, entities={**sheet.entities, TOWN: town}), TODAY, {"census": table})
    return {name for name, _ in runner.findings_in_entities(context, [TOWN])}


def lies(point: Point, others: list[Point]) -> Iterator[Point]:
    """A point with one thing changed: its value, date, heading, row or words."""
    (cited,) = point.citations
    assert isinstance(point.value, Decimal)
    yield replace(point, value=point.value + 1)
    yield replace(point, value=-point.value)
    yield replace(point, scale="thousand")
    yield replace(point, bound="about")
    yield replace(point, as_of=str(int(point.as_of) + 1))
    yield replace(point, as_of=f"{point.as_of}-05")
    for other in others:
        yield with_words(point, cited, heading=other.citations[0].heading)
        yield with_words(point, cited, quote=other.citations[0].quote)
    yield with_words(point, cited, row="Shelbyville")
    yield with_words(point, cited, heading="Town")
    yield with_words(point, cited, quote=cited.quote[:-1])


def with_words(point: Point, cited: Citation, **words: Any) -> Point:
    return replace(point, citations=(replace(cited, **words),))


def test_the_facts_as_they_are_keep_every_rule(sheet: Sheet, table: str) -> None:
    assert found(sheet, table, sheet.entities[TOWN].facts) == set()


def test_every_lie_about_a_point_is_caught(sheet: Sheet, table: str) -> None:
    random, facts = Random(1960), sheet.entities[TOWN].facts  # noqa: S311 - the same each time
    missed = []
    for at, fact in enumerate(facts):
        points = list(fact.series.points if fact.series else ())
        for point in random.sample(points, min(6, len(points))):
            others = [one for one in random.sample(points, 3) if one.value != point.value]
            for lie in lies(point, others):
                assert fact.series
                told = replace(fact.series, points=tuple(lie if one is point else one for one in points))
                if not found(sheet, table, (*facts[:at], replace(fact, series=told), *facts[at + 1 :])):
                    missed.append(f"{fact.id}.{point.id}: {lie}")
    assert missed == []
