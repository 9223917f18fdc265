"""Timelines and charts: where things stand, and what is not drawn because it does not compare."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factsheet.core.days import Day
from factsheet.view.fact import FactView
from factsheet.view.index import SiteView
from factsheet.view.pictures.charts import charts
from factsheet.view.pictures.timelines import ENOUGH, span, years
from tests.support.views import altered


def measured(site: SiteView, value: str, **other: object) -> FactView:
    """The height of the tower, with another value."""
    fact = site.fact("north-cape.height-1999")
    assert fact.figure
    number = Decimal(value)
    figure = fact.figure._replace(number=value, low=number, high=number)
    return altered(fact, superseded_by=None, figure=figure, **other)


def told(headline: tuple[tuple[str, str], ...]) -> str:
    return "".join(text for text, _ in headline)


def test_years_are_newest_first_and_leave_out_what_has_no_date(site: SiteView) -> None:
    found = [(year.words, [fact.local_id for fact in year.facts]) for year in years(site.facts_of("north-cape"))]
    assert found == [("2001", ["new-lamps"]), ("1999", ["height-1999"]), ("1888", ["lit"])]


def test_a_decade_stands_under_its_own_name_and_not_under_its_last_year(site: SiteView) -> None:
    lit = site.fact("north-cape.lit")
    dates = ["1969", "196X", "1963", "195X~", "1950/196X", "190X", "18XX", "1899-12"]
    facts = [replace(lit, fact=replace(lit.fact, as_of=date)) for date in dates]
    assert [(year.words, year.slug, [fact.fact.as_of for fact in year.facts]) for year in years(facts)] == [
        ("1969", "1969", ["1969"]),
        ("1960s", "1960s", ["196X", "1950/196X"]),
        ("1963", "1963", ["1963"]),
        ("1950s", "1950s", ["195X~"]),
        ("First decade of the 1900s", "first-decade-of-the-1900s", ["190X"]),
        ("1899", "1899", ["1899-12"]),
        ("1800s", "1800s", ["18XX"]),
    ]


def test_eight_dated_facts_are_drawn_on_an_axis_of_whole_years(site: SiteView) -> None:
    facts = [fact for fact in site.facts_of("north-cape") if fact.local_id != "lit"]
    dated = [fact for fact in facts if fact.is_dated]
    assert span(facts + dated * (ENOUGH // 2)) == (Day(1999, 1, 1), Day(2001, 12, 31))
    assert span(facts * 3) is None  # what has no date is not counted
    assert span([]) is None


def test_a_figure_that_took_the_place_of_another_is_a_chart_of_both(site: SiteView) -> None:
    (chart,) = charts("tower-height", "Tower height", "p/", site.facts_measuring("tower-height"), "north-cape")
    assert told(chart.headline) == "From 41.5 to nearly 42 metres"
    assert [bar.classes for bar in chart.bars] == ["bar superseded", "bar reported less"]
    assert chart.own


def test_two_entities_on_one_day_have_a_leader(site: SiteView) -> None:
    pier = site.entities["pier-7-light"]
    (chart,) = charts("h", "Height", "p/", [measured(site, "12", entity=pier), measured(site, "48")])
    assert told(chart.headline) == "North Cape Light: 48 metres (1999), the most here"
    assert [bar.width for bar in chart.bars] == [100, 25]


def test_bars_of_which_most_would_not_be_seen_are_left_out(site: SiteView) -> None:
    pier = site.entities["pier-7-light"]
    prices = [measured(site, value, entity=pier) for value in ("100000000000", "900000000", "300", "0.1")]
    assert len(charts("p", "Price", "p/", [*prices, measured(site, "48")])) == 0  # three of five
    assert len(charts("p", "Price", "p/", [*prices[:3], measured(site, "100000000")])) == 1  # two of four


def test_the_leader_of_a_rate_has_the_highest_not_the_most(site: SiteView) -> None:
    pier = site.entities["pier-7-light"]
    own, other = measured(site, "12", entity=pier), measured(site, "48")
    rates = [altered(fact, figure=fact.figure._replace(unit="per cent")) for fact in (own, other) if fact.figure]
    (chart,) = charts("h", "Share of clear nights", "p/", rates)
    assert told(chart.headline) == "North Cape Light: 48 per cent (1999), the highest here"


def test_a_page_has_no_chart_of_a_part_that_its_entity_has_no_figure_of(site: SiteView) -> None:
    pier = site.entities["pier-7-light"]
    whole = [measured(site, "48"), measured(site, "30")]
    parts = [measured(site, "9", entity=pier, of="the lamp room"), measured(site, "7", of="the lamp room")]
    for own, drawn in (
        ("north-cape", ["", "the lamp room"]),
        ("pier-7-light", ["the lamp room"]),
        ("", ["", "the lamp room"]),
    ):
        assert [chart.of for chart in charts("h", "Height", "p/", [*whole, *parts], own)] == drawn


def test_no_leader_among_figures_of_other_dates_or_natures(site: SiteView) -> None:
    pier = site.entities["pier-7-light"]
    later = replace(site.fact("north-cape.height-1999").date, tokens=(("2005", "2005"),))
    for other in ({"date": later}, {"nature": "target"}):
        (chart,) = charts("h", "Height", "p/", [measured(site, "12", entity=pier, **other), measured(site, "48")])
        assert told(chart.headline) == "Height"
    assert {bar.style for bar in chart.bars} == {"target", "reported"}


def test_what_does_not_compare_is_not_drawn(site: SiteView) -> None:
    one, other = measured(site, "12"), measured(site, "48", of="the lamp room")
    assert charts("h", "Height", "p/", [one, other]) == ()  # different parts
    assert charts("h", "Height", "p/", [one]) == ()
    assert charts("h", "Height", "p/", [one, measured(site, "-3")]) == ()
    assert one.figure
    rank = altered(one, figure=one.figure._replace(unit_first=True))
    assert charts("h", "Height", "p/", [rank, rank]) == ()
