"""Timelines, charts and maps: where things stand, and what is not drawn because it does not compare."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, strategies as st

from factsheet.core import edtf
from factsheet.core.days import Day
from factsheet.view.fact import FactView
from factsheet.view.highlights import highlights
from factsheet.view.index import SiteView
from factsheet.view.pictures.charts import charts
from factsheet.view.pictures.maps import lines, map_of
from factsheet.view.pictures.timelines import strip, years
from factsheet.view.references import EntityRef, Link
from tests.support.project import TODAY
from tests.support.views import altered


def measured(site: SiteView, value: str, **other: object) -> FactView:
    """The height of the tower, with another value."""
    fact = site.fact("north-cape.height-1999")
    assert fact.figure
    number = Decimal(value)
    figure = replace(fact.figure, number=value, low=number, high=number)
    return altered(fact, superseded_by=None, figure=figure, **other)


def told(headline: tuple[tuple[str, str], ...]) -> str:
    return "".join(text for text, _ in headline)


def test_years_are_newest_first_and_leave_out_what_has_no_date(site: SiteView) -> None:
    found = [(year.words, [fact.local_id for fact in year.facts]) for year in years(site.facts_of("north-cape"))]
    assert found == [("2001", ["new-lamps"]), ("1999", ["height-1999"]), ("1888", ["lit"])]


def test_a_strip_is_as_long_as_its_years_and_marks_as_long_as_their_dates(site: SiteView) -> None:
    drawn = strip([fact for fact in site.facts_of("north-cape") if fact.local_id != "lit"] * 2)
    assert drawn
    assert [(lane.label, lane.rows) for lane in drawn.lanes] == [("Plans", 2), ("Other facts", 2)]
    plan, year = drawn.lanes[0].marks[0], drawn.lanes[1].marks[0]
    assert (round(plan.left), round(plan.width)) == (33, 67)  # 2000 to 2001 of 1999 to 2001
    assert (round(year.left), round(year.width)) == (0, 33)
    assert [tick.year for tick in drawn.ticks] == ["1999", "2000", "2001"]


def test_few_facts_or_one_year_make_no_strip(site: SiteView) -> None:
    facts = site.facts_of("north-cape")
    assert strip(facts[:2]) is None
    assert strip([facts[0]] * 5) is None


@given(days=st.lists(st.tuples(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 4000)), max_size=30))
def test_no_two_marks_of_a_lane_overlap(site: SiteView, days: list[tuple[date, int]]) -> None:
    base = site.fact("north-cape.height-1999")
    spans = [(first, date.fromordinal(first.toordinal() + length)) for first, length in days]
    facts = [
        altered(
            base,
            id=f"n.{n}",
            sort_key=last.toordinal(),
            date=replace(base.date, first=Day.of(first), last=Day.of(last)),
        )
        for n, (first, last) in enumerate(spans)
    ]
    drawn = strip(facts)
    for lane in drawn.lanes if drawn else ():
        for one in lane.marks:
            assert 0 <= one.left <= 96  # the mark of a single day, too, stays on the strip
            for other in lane.marks:
                apart = one.left + one.width <= other.left or other.left + other.width <= one.left
                assert one is other or one.row != other.row or apart


def test_a_figure_that_took_the_place_of_another_is_a_chart_of_both(site: SiteView) -> None:
    (chart,) = charts("tower-height", "Tower height", "p/", site.facts_measuring("tower-height"), "north-cape")
    assert told(chart.headline) == "From 41.5 to nearly 42 metres"
    assert [(bar.style, bar.open, bar.start) for bar in chart.bars] == [("superseded", "", 0), ("reported", "less", 0)]
    assert chart.own


def test_two_entities_on_one_day_have_a_leader(site: SiteView) -> None:
    pier = site.entities["pier-7-light"]
    (chart,) = charts("h", "Height", "p/", [measured(site, "12", entity=pier), measured(site, "48")])
    assert told(chart.headline) == "North Cape Light: 48 metres, the most here"
    assert [bar.width for bar in chart.bars] == [100, 25]


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
    rank = altered(one, figure=replace(one.figure, unit_first=True))
    assert charts("h", "Height", "p/", [rank, rank]) == ()


def test_a_map_shows_each_entity_once_and_two_steps_away() -> None:
    names = ("here", "near-one", "near-two", "far-one")
    refs = {name: EntityRef(name, "k", name.title(), f"{name}/", "", "") for name in names}

    def link(name: str) -> Link:
        return Link("knows", refs[name], "f", "reported")

    around = {"here": [link("near-one"), link("near-two"), link("near-one")], "near-one": [link("here")]}
    around["near-two"] = [link("here"), link("far-one")]
    drawn = map_of(refs["here"], around)
    assert drawn
    assert [node.entity.id for node in drawn.nodes] == ["here", "near-one", "near-two", "far-one"]
    assert [node.x for node in drawn.nodes] == sorted(node.x for node in drawn.nodes)
    assert all(0 < node.y < drawn.height for node in drawn.nodes)
    assert map_of(refs["here"], {"here": [link("near-one")], "near-one": []}) is None


@given(st.text(st.characters(categories=["L", "Zs"]), max_size=120))
def test_a_name_on_the_map_has_two_lines_at_most(name: str) -> None:
    shown = lines(name)
    assert len(shown) <= 2
    assert all(len(line) <= 34 for line in shown)


def test_highlights_look_ahead_where_there_are_plans_for_this_year(site: SiteView) -> None:
    assert not highlights(site, site.records, TODAY).planned_ahead
    then = highlights(site, site.records, date(2001, 5, 1))
    assert then.planned_ahead
    assert [fact.local_id for fact in then.planned] == ["new-lamps"]
    assert [(person.name, person.role) for person in then.people] == [("Ann Wick", "head keeper")]
    assert [fact.id for fact in then.biggest] == ["pier-7-light.lamps", "north-cape.height-2001"]


def test_a_tick_bears_a_year_that_its_fact_says(site: SiteView) -> None:
    """`2000~` may mean 1999 or 2001, but says neither."""
    base = site.fact("north-cape.height-1999")
    about = edtf.parse("2000~")
    date_ = replace(base.date, tokens=about.tokens, first=about.first, last=about.last, years=about.years)
    drawn = strip([base, altered(base, id="n.a", date=date_), site.fact("north-cape.lit")])
    assert drawn
    assert {tick.year for tick in drawn.ticks} <= {"1888", "1999", "2000"}
