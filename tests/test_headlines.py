"""Headlines over charts and notes under them: true of the figures, whatever they are."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import given, strategies as st

from factsheet.view.fact import FactView
from factsheet.view.formatting import FigureView, _date
from factsheet.view.index import SiteView
from factsheet.view.pictures.charts import MOST, Chart, charts
from tests.support.views import altered

NUMBERS = st.lists(st.tuples(st.integers(1990, 2040), st.integers(1, 99)), min_size=3, max_size=30)
NATURES = st.lists(st.sampled_from(["reported", "reported", "target", "estimate"]), min_size=30, max_size=30)


def figure_of(site: SiteView, year: int, value: int, at: int, **record: object) -> FactView:
    """A height of the tower in a year."""
    fact = site.fact("north-cape.height-1999")
    assert fact.figure
    figure = FigureView(
        property_id="tower-height", label="Tower height", bound="", number=str(value), scale="", unit="metres",
        unit_first=False, before="", after="", low=Decimal(value), high=Decimal(value), property_unit="metres",
    )  # fmt: skip
    shown = {"figure": figure, "date": _date(str(year), known=True), "sort_key": year * 100 + at}
    return altered(fact, superseded_by=None, id=f"north-cape.f{at}", **record, **shown)


def told(chart: Chart) -> str:
    return "".join(text for text, _ in chart.headline)


def over_time(site: SiteView, points: dict[int, int], natures: list[str] | None = None) -> str:
    """The headline over the heights of one tower by year."""
    facts = [
        figure_of(site, year, value, at, nature=(natures or ["reported"] * 99)[at])
        for at, (year, value) in enumerate(points.items())
    ]
    (chart,) = charts("tower-height", "Tower height", "p/", facts[::-1], "north-cape")
    return told(chart)


def test_what_only_rises_is_told_by_its_two_ends(site: SiteView) -> None:
    assert over_time(site, {1999: 40, 2000: 41, 2001: 41, 2002: 45}) == (
        "Tower height: 40 metres (1999) to 45 metres (2002)"
    )


def test_what_goes_up_and_down_is_told_by_its_newest_lowest_and_highest_figure(site: SiteView) -> None:
    assert over_time(site, {1999: 40, 2000: 9, 2001: 50, 2002: 45}) == (
        "Tower height: 45 metres (2002); lowest 9 metres (2000), highest 50 metres (2001)"
    )


def test_a_newest_figure_that_is_the_highest_is_not_told_twice(site: SiteView) -> None:
    assert over_time(site, {1999: 40, 2000: 9, 2001: 50}) == (
        "Tower height: 50 metres (2001), the highest here; lowest 9 metres (2000)"
    )


def test_a_target_is_no_end_of_what_happened(site: SiteView) -> None:
    natures = ["reported", "reported", "reported", "target"]
    assert over_time(site, {1999: 40, 2000: 41, 2001: 42, 2030: 90}, natures) == (
        "Tower height: 40 metres (1999) to 42 metres (2001)"
    )


@given(NUMBERS, NATURES)
def test_a_headline_over_time_is_true_of_all_reported_figures(
    site: SiteView, points: list[tuple[int, int]], natures: list[str]
) -> None:
    by_year = dict(sorted(points))
    if len(by_year) < 3:
        return
    headline = over_time(site, by_year, natures)
    reported = {
        year: value for (year, value), nature in zip(by_year.items(), natures, strict=False) if nature == "reported"
    }
    claims = [(int(value), int(year)) for value, year in re.findall(r"(\d+) metres \((\d+)\)", headline)]
    if not reported:
        assert headline == "Tower height"
        return
    assert all(reported[year] == value for value, year in claims)
    newest = max(reported)
    if " to " in headline:
        values = list(reported.values())
        assert values in (sorted(values), sorted(values, reverse=True))
        assert [year for _, year in claims] == [min(reported), newest]
    elif here := re.search(r", the (highest|lowest) here; (highest|lowest) ", headline):
        ends = {"highest": max(reported.values()), "lowest": min(reported.values())}
        assert [value for value, _ in claims] == [ends[here[1]], ends[here[2]]]
        assert claims[0][1] == newest
    elif "; lowest" in headline:
        assert claims[0][1] == newest
        assert [value for value, _ in claims[1:]] == [min(reported.values()), max(reported.values())]
    else:
        assert claims == [(reported[newest], newest)]


@given(NUMBERS, NATURES)
def test_a_chart_of_several_shows_what_it_says_it_shows(
    site: SiteView, points: list[tuple[int, int]], natures: list[str]
) -> None:
    places = [site.entities["north-cape"], site.entities["pier-7-light"]]
    facts = []
    for at, (year, value) in enumerate(points):
        fact = figure_of(site, year, value, at, nature=natures[at])
        fact.entity = places[at % 2]
        facts.append(fact)
    for chart in charts("tower-height", "Tower height", "p/", facts):
        values = [int(bar.figure.high) for bar in chart.bars]
        assert values == sorted(values, reverse=True)
        assert len(values) <= MOST
        if not chart.left_out:
            assert len(values) == len(facts)
        if "the newest" in chart.left_out:
            assert len({bar.fact.entity.id for bar in chart.bars}) == len(chart.bars)
            for bar in chart.bars:
                own = [fact for fact in facts if fact.entity is bar.fact.entity]
                reported = [fact for fact in own if fact.nature == "reported"]
                assert bar.fact.date.first == max(fact.date.first for fact in reported or [bar.fact])
        if "the most here" in told(chart):
            assert len({bar.fact.date.words for bar in chart.bars}) == 1
            assert values[0] > values[1]
