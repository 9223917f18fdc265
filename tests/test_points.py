"""Main points: the few figures that come first on a page."""

from __future__ import annotations

from dataclasses import replace

from factsheet.core.fact import Fact
from factsheet.view import points
from factsheet.view.index import SiteView

BOATS = ("boats-2022", "boats-2023", "boats-2024", "boats-east")


def facts_of(site: SiteView, *names: str) -> dict[str, Fact]:
    return {name: site.records[name] for name in (f"long-canal.{local}" for local in names)}


def ranked(site: SiteView, *names: str) -> list[str]:
    """Facts from the best to the worst, as `points` ranks them."""
    facts = facts_of(site, *names)
    best = sorted(facts, key=lambda name: points.rank(site.sheet, site.order, facts[name]))
    return [name.partition(".")[2] for name in best]


def test_a_property_gives_its_newest_reported_figure_of_the_whole_then_parts_then_estimates(canals: SiteView) -> None:
    assert ranked(canals, *BOATS) == ["boats-2023", "boats-2022", "boats-east", "boats-2024"]


def test_the_key_of_a_property_counts_before_all_else(canals: SiteView) -> None:
    assert ranked(canals, "length", "depth", "boats-2024") == ["boats-2024", "depth", "length"]


def test_main_points_are_one_figure_of_each_property_an_estimate_where_there_is_nothing_better(
    canals: SiteView,
) -> None:
    main = points.main_points(canals.sheet, canals.order, dict(canals.own_facts("long-canal")))
    assert main == ["long-canal.boats-2023", "long-canal.depth", "long-canal.length"]


def test_no_target_claim_or_superseded_figure_is_a_main_point(canals: SiteView, site: SiteView) -> None:
    facts = facts_of(canals, "goal-boats", "boats-2022")
    claimed = replace(canals.records["long-canal.boats-2023"], nature="claim")
    found = points.main_points(canals.sheet, canals.order, {**facts, "long-canal.boats-2023": claimed})
    assert found == ["long-canal.boats-2022"]
    main = points.main_points(site.sheet, site.order, dict(site.own_facts("north-cape")))
    assert main == ["north-cape.height-2001"]


def test_there_are_six_at_most(canals: SiteView) -> None:
    fact = canals.records["long-canal.length"]
    assert fact.figure
    names = [f"extra-{letter}" for letter in "abcdefgh"]
    sheet = replace(
        canals.sheet, properties={**canals.sheet.properties, **dict.fromkeys(names, canals.sheet.properties["length"])}
    )
    facts = {f"c.{name}": replace(fact, figure=replace(fact.figure, property=name)) for name in names}
    assert points.main_points(sheet, canals.order, facts) == [f"c.{name}" for name in names[: points.MOST]]


def test_the_best_figure_is_a_plan_only_where_there_is_no_other(canals: SiteView) -> None:
    def best(*names: str) -> str:
        return points.best(canals.sheet, canals.order, facts_of(canals, *names)).removeprefix("long-canal.")

    assert best("goal-boats", "boats-2024") == "boats-2024"
    assert best("goal-boats", "toll") == "goal-boats"
    assert best("toll") == ""


def test_entities_take_turns_on_pages_of_several(canals: SiteView) -> None:
    records = {name: canals.records[f"long-canal.{name}"] for name in BOATS[:3]}
    facts = {
        "one.a": records["boats-2023"],
        "one.b": records["boats-2022"],
        "two.a": records["boats-2022"],
        "three.a": records["boats-2024"],
    }
    assert points.spread(canals.sheet, canals.order, facts) == ["one.a", "two.a", "three.a", "one.b"]
    assert points.spread(canals.sheet, canals.order, {}) == []


def test_properties_take_turns_once_two_figures_of_one_are_chosen(canals: SiteView) -> None:
    boats, depth = canals.records["long-canal.boats-2024"], canals.records["long-canal.depth"]
    facts = {"one.boats": boats, "two.boats": boats, "three.boats": boats, "three.depth": depth, "four.depth": depth}
    assert points.spread(canals.sheet, canals.order, facts) == [
        "one.boats",
        "two.boats",
        "three.depth",
        "four.depth",
        "three.boats",
    ]
