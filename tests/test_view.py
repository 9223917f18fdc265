"""The view: what templates get to see."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date
from urllib.parse import quote

import pytest
from hypothesis import given, strategies as st

from factsheet.core import urls
from factsheet.core.fact import Citation
from factsheet.load.sheet import load
from factsheet.view.highlights import highlights
from factsheet.view.index import SiteView, view
from factsheet.view.pages.entity import entity_page
from factsheet.view.pages.home import choose, home_page
from tests.support.project import FERRIES, ROOT, TODAY


def test_relations_go_both_ways(site: SiteView) -> None:
    assert [(link.label, link.entity.id) for link in site.links_of("north-cape")] == [("kept by", "coast-office")]
    assert [(link.label, link.entity.id) for link in site.links_of("coast-office")] == [("keeps", "north-cape")]


def test_a_dispute_written_on_one_side_shows_on_both(site: SiteView) -> None:
    finest, other = site.fact("north-cape.finest"), site.fact("coast-office.not-finest")
    assert [ref.id for ref in finest.disputed_by] == ["coast-office.not-finest"]
    assert [ref.id for ref in other.disputed_by] == ["north-cape.finest"]
    assert finest.labels == ("claim", "disputed")


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("north-cape.height-1999", "41.5 metres"),
        ("north-cape.height-2001", "nearly 42 metres"),
        ("north-cape.new-lamps", "2 to 3 lamps"),
        ("pier-7-light.lamps", "more than 1.2 thousand lamps"),
    ],
)
def test_figures_in_words(site: SiteView, fact: str, words: str) -> None:
    figure = site.fact(fact).figure
    assert figure
    assert figure.words == words


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("north-cape.height-1999", "1999"),
        ("north-cape.lit", "3 May 1888"),
        ("north-cape.new-lamps", "2000 to 2001"),
        ("north-cape.finest", "not dated"),
    ],
)
def test_a_date_is_when_it_was_true_and_nothing_else(site: SiteView, fact: str, words: str) -> None:
    assert site.fact(fact).date.words == words


def test_the_words_of_one_source_stand_together(site: SiteView, canals: SiteView) -> None:
    shown = [
        (words.source.id, [quote for quote, _ in words.quotes]) for words in site.fact("north-cape.new-lamps").words
    ]
    assert shown == [("coast-herald-1999", ["2 to 3 lamps"]), ("harbour-letter", ["deux ou trois"])]
    toll = canals.fact("long-canal.toll")
    cited = replace(toll.fact, citations=(*toll.fact.citations, Citation(source="gazette", quote="none at all")))
    (words,) = replace(toll, fact=cited).words
    assert [quote for quote, _ in words.quotes] == ["no toll for coal", "none at all"]
    assert words.url == "https://example.org/gazette#:~:text=no%20toll%20for%20coal&text=none%20at%20all"


def test_labels_that_a_heading_tells_are_no_marks(site: SiteView) -> None:
    assert site.fact("north-cape.finest").labels_in_section == ("disputed",)
    assert site.fact("north-cape.height-1999").labels_in_section == ("superseded",)
    assert site.fact("north-cape.new-lamps").labels_in_section == ()
    assert site.fact("north-cape.lit").labels == ()


def test_a_citation_opens_the_source_at_its_words(site: SiteView) -> None:
    citation = site.fact("north-cape.height-2001").citations[0]
    assert citation.url == "https://example.org/letter#:~:text=it%20is-,nearly%2042%20m,-in%20all"


def test_a_name_with_digits_knows_the_fact_that_holds_them(site: SiteView) -> None:
    assert site.entities["pier-7-light"].witness == "pier-7-light.lamps"
    assert site.entities["north-cape"].witness == ""


def test_retired_facts_keep_their_anchor(site: SiteView) -> None:
    ((name, gone, url),) = entity_page(site, "north-cape").retired
    assert (name, gone.reason, url) == (
        "old-height",
        "The figure was a misprint.",
        "lighthouses/north-cape/#height-1999",
    )


def test_the_home_page_is_chosen_by_the_facts(site: SiteView) -> None:
    home = home_page(site)
    assert [fact.id for fact in home.lead.points] == ["north-cape.height-2001", "pier-7-light.lamps"]
    assert [(now.id, before.id) for now, before in home.lead.changed] == [
        ("north-cape.height-2001", "north-cape.height-1999")
    ]
    assert [fact.id for fact in home.lead.newest] == ["north-cape.lit"]  # none that stands above
    assert [(label.id, fact and fact.id) for label, fact in home.topics] == [("towers", "pier-7-light.lamps")]
    assert home.samples == ("North Cape Light tower height",)  # a name with digits would need a fact to bear it out
    assert (home.entities, home.facts, home.sources) == (3, 8, 2)


def test_another_process_may_choose_for_the_home_page(site: SiteView) -> None:
    chosen = pickle.loads(pickle.dumps(choose(site)))  # noqa: S301 - our own
    assert home_page(site, chosen) == home_page(site)


def test_of_a_single_source_nothing_is_published_last() -> None:
    twins = view(load(ROOT / "tests" / "sites" / "twins.yaml", ROOT).sheet, TODAY)
    assert len(twins.sources) == 1
    assert [fact.id for fact in twins.shown(twins.fact_ids) if fact.is_dated]
    assert highlights(twins, twins.records, TODAY).newest == ()


def test_a_target_is_overdue_from_the_day_after_its_time(canals: SiteView) -> None:
    def plans(today: date) -> tuple[list[str], list[str]]:
        lead = highlights(replace(canals, today=today), canals.records, today)
        return [fact.local_id for fact in lead.overdue], [fact.local_id for fact in lead.ahead]

    assert plans(date(2025, 12, 31)) == ([], ["goal-boats", "next", "goal-locks"])  # the nearest first
    assert plans(date(2026, 1, 1)) == (["goal-boats"], ["next", "goal-locks"])
    assert plans(date(2030, 1, 1)) == (["goal-locks", "next", "goal-boats"], [])  # the last first


def test_a_plan_is_due_by_a_date_but_not_by_a_span_of_time_or_on_the_day_of_an_event(
    site: SiteView, canals: SiteView
) -> None:
    due = [fact.local_id for fact in canals.shown(canals.fact_ids) if fact.is_due]
    assert due == ["goal-locks", "goal-boats"]
    assert not canals.fact("canal-fair.next").is_due
    assert not site.fact("north-cape.new-lamps").is_due  # 2000 to 2001


def test_new_facts_are_reports_with_a_date_or_figure_and_entities_take_turns(canals: SiteView) -> None:
    newest = highlights(canals, canals.records, TODAY).newest
    assert [fact.id for fact in newest] == [
        "long-canal.deepened",
        "long-canal.opened",
        "long-canal.frost",
        "canal-fair.speech",
        "canal-fair.stalls",
        "canal-fair.held",
    ]
    assert all(fact.nature == "reported" and (fact.fact.as_of or fact.figure) for fact in newest)


def test_a_change_is_a_figure_and_the_last_one_that_was_true_before_it(canals: SiteView) -> None:
    """Dates tell the order, or the fact that says what took its place; a part is no earlier figure of the whole."""
    pairs = highlights(canals, canals.records, TODAY).changed
    assert [(now.id, before.id) for now, before in pairs] == [("long-canal.boats-2023", "long-canal.boats-2022")]
    ferries = view(load(FERRIES, ROOT).sheet, TODAY)
    (undated,) = highlights(ferries, ferries.records, TODAY).changed
    assert [fact.id for fact in undated] == ["long-ferry.wait-now", "long-ferry.wait-before"]
    same = replace(canals.fact("long-canal.boats-2022").fact, figure=canals.fact("long-canal.boats-2023").fact.figure)
    records = {**canals.records, "long-canal.boats-2022": same}
    assert "long-canal.boats-2022" not in {b.id for _, b in highlights(canals, records, TODAY).changed}


@given(st.text(st.sampled_from("aZ09_.~ -,%&#é深\n")))
def test_words_in_an_address_are_written_as_the_library_writes_them(words: str) -> None:
    assert urls.of_words(words) == quote(words, safe="").replace("-", "%2D")


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("https://example.org/app#/reports/7", "https://example.org/app#/reports/7"),
        ("https://example.org/a.pdf#page=14", "https://example.org/a.pdf#page=14"),
        ("https://example.org/a#section:~:text=other%20words", "https://example.org/a#section"),
        ("https://example.org/a#:~:text=other%20words", "https://example.org/a#"),
        ("https://example.org/a#", "https://example.org/a#"),
    ],
)
def test_a_link_at_words_keeps_the_hash_of_its_address(address: str, base: str) -> None:
    assert urls.at_words(address, "opened%20its%20port") == f"{base}:~:text=opened%20its%20port"


def test_a_link_without_words_leads_to_the_page() -> None:
    assert urls.at_words("https://example.org/a#part:~:text=old", "") == "https://example.org/a#part"


def test_a_link_to_a_property_has_its_rank(site: SiteView) -> None:
    assert {label.id: label.key for label in site.properties.values()} == {"tower-height": 1, "lamps": None}


def test_a_link_to_a_source_has_its_outlet() -> None:
    sources = view(load(FERRIES, ROOT).sheet, TODAY).sources
    assert [ref.outlet for ref in sources.values()] == ["trade press", ""]
