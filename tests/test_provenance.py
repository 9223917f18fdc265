"""The strip of a page: how many facts, from what, of what time, and whether anybody compared them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factsheet.load.sheet import load
from factsheet.view import listings
from factsheet.view.index import SiteView, view
from factsheet.view.pages.lists import kind_page, property_page, timeline_page, topic_page
from factsheet.view.pagination import ListPageRef
from factsheet.view.provenance import Provenance, provenance
from factsheet.view.references import source_ref
from tests.support.project import ROOT, TODAY


def of(site: SiteView, *names: str) -> Provenance:
    found = provenance(site, [site.records[f"long-canal.{name}"] for name in names])
    assert found
    return found


@pytest.mark.parametrize(
    ("facts", "count", "noun"),
    [
        (["toll"], 1, "press article"),
        (["toll", "frost"], 2, "press article"),  # a newspaper and a magazine
        (["opened"], 1, "report"),
        (["toll", "opened"], 2, "source"),
    ],
)
def test_sources_of_one_sort_have_its_name(canals: SiteView, facts: list[str], count: int, noun: str) -> None:
    found = of(canals, *facts)
    assert (found.sources, found.noun) == (count, (noun, f"{noun}s"))


@pytest.mark.parametrize(
    ("as_of", "may_have_changed"),
    [(None, True), ("2022", False), ("2015/..", True), ("2015/2022", False), ("2026", True), ("2019-03~", False)],
)
def test_what_is_dated_to_a_time_that_is_over_does_not_change(
    canals: SiteView, as_of: str | None, may_have_changed: bool
) -> None:
    """The Gazette is three years old; today is in November 2026."""
    toll = replace(canals.records["long-canal.toll"], as_of=as_of)
    found = provenance(canals, [toll])
    assert found
    assert found.may_have_changed == may_have_changed
    both = provenance(canals, [toll, canals.records["long-canal.toll"]])
    assert both
    assert both.may_have_changed  # as one of them has no date


def test_a_figure_that_another_source_disputes_has_no_only_source(canals: SiteView) -> None:
    def backing(name: str, other: str) -> str:
        entity = canals.sheet.entities["long-canal"]
        disputed = (f"long-canal.{other}",)
        facts = tuple(replace(fact, disputed_by=disputed) if fact.id == name else fact for fact in entity.facts)
        sheet = replace(canals.sheet, entities={**canals.sheet.entities, "long-canal": replace(entity, facts=facts)})
        return view(sheet, TODAY).fact(f"long-canal.{name}").backing

    assert canals.fact("long-canal.boats-2022").backing == "only source"
    assert backing("boats-2022", "boats-east") == "another source says otherwise"
    assert backing("boats-2022", "length") == "only source"  # which says both
    assert backing("boats-2023", "length") == "several sources"


def test_a_topic_tells_it_where_one_page_has_all_its_facts(site: SiteView) -> None:
    (whole,) = listings.of_topic(site, "towers")
    origin = topic_page(site, "towers", whole).provenance
    assert origin
    assert (origin.facts, origin.sources, origin.noun[0]) == (2, 1, "press article")
    part = replace(whole, rows=whole.rows[:1])
    assert topic_page(site, "towers", part).provenance is None


def test_a_kind_and_the_timeline_tell_it_where_one_page_has_all_their_facts(
    site: SiteView, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kind,) = (kind for kind in site.kinds if kind.id == "lighthouse")
    origin = kind_page(site, kind, listings.of_kind(site, kind)[0]).provenance
    assert origin
    assert (origin.facts, origin.sources, origin.each) == (7, 2, "some with several sources")
    whole = listings.of_timeline(site)[0]
    count = len(site.ids_dated())
    monkeypatch.setattr(SiteView, "ids_dated", None)  # each of a thousand pages would go through all facts
    origin = timeline_page(site, whole).provenance
    assert origin
    assert origin.facts == count
    part = replace(whole, rows=whole.rows[:1], trail=(ListPageRef("1999", "1999/", 1, is_year=True),))
    assert timeline_page(site, part).provenance is None


def test_a_property_tells_it_of_all_its_figures_points_included(site: SiteView) -> None:
    (whole,) = listings.of_property(site, "tower-height")
    origin = property_page(site, "tower-height", whole).provenance
    assert origin
    assert (origin.facts, origin.sources, origin.each) == (2, 2, "one source each")
    towns = view(load(ROOT / "tests" / "sites" / "censuses.yaml", ROOT).sheet, TODAY)
    (whole,) = listings.of_property(towns, "change")
    origin = property_page(towns, "change", whole).provenance
    assert origin
    assert origin.facts == len(towns.ids_measuring("change")) > 12


@pytest.mark.parametrize(
    ("type_", "noun"),
    [("dataset", "data set"), ("webpage", "web page"), ("post-weblog", "web page"), ("book", "source")],
)
def test_each_sort_of_source_has_a_noun(canals: SiteView, type_: str, noun: str) -> None:
    sources = {name: replace(source, type=type_) for name, source in canals.sheet.sources.items()}
    other = replace(canals, sheet=replace(canals.sheet, sources=sources))
    assert of(other, "toll", "opened").noun == (noun, f"{noun}s")


def test_it_spans_the_time_from_the_first_source_to_the_last(canals: SiteView) -> None:
    found = of(canals, "opened", "toll", "frost")
    assert (found.facts, found.first.id, found.last.id) == (3, "gazette", "yearbook")
    assert (found.first.age, found.first.is_old) == ("over 3 years ago", True)
    assert (found.last.age, found.last.is_old) == ("9 months ago", False)


@pytest.mark.parametrize(("issued", "is_old"), [("2024-12", False), ("2024-11", True), ("1927", True), ("1707", False)])
def test_what_a_source_says_may_have_changed_past_two_years_and_is_history_past_a_hundred(
    canals: SiteView, issued: str, is_old: bool
) -> None:
    source = replace(canals.sheet.sources["gazette"], issued=issued)
    assert source_ref("gazette", source, date(2026, 11, 30)).is_old == is_old


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (["toll"], ""),
        (["toll", "frost"], "one source each"),
        (["toll", "boats-2023"], "some with several sources"),
        (["boats-2023"], "several sources each"),
    ],
)
def test_it_says_how_many_sources_a_fact_has(canals: SiteView, facts: list[str], words: str) -> None:
    assert of(canals, *facts).each == words


def test_two_quotes_of_one_source_are_one_source(canals: SiteView) -> None:
    fact = canals.records["long-canal.toll"]
    found = provenance(canals, [replace(fact, citations=fact.citations * 2)])
    assert found
    assert (found.sources, found.each) == (1, "")


def test_it_says_whether_all_some_or_none_were_compared_with_their_sources(canals: SiteView) -> None:
    def said(*names: str) -> tuple[str, bool]:
        found = of(canals, *names)
        return "".join(text for text, _ in found.reviewed), found.all_reviewed

    assert said("boats-2022") == ("Jan 2026", True)
    assert said("boats-2022", "toll") == ("Jan 2026", False)
    assert said("toll") == ("", False)


def test_a_page_without_facts_of_its_own_has_none(canals: SiteView) -> None:
    assert provenance(canals, []) is None
