"""The page of an entity: what stands in which section, under whom, in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factsheet.core.fact import Fact
from factsheet.view.index import SiteView, view
from factsheet.view.pages.entity import EntityPage, entity_page
from factsheet.view.sections import Group, sections
from tests.support.project import TODAY
from tests.support.views import altered


@pytest.fixture(scope="module")
def page(canals: SiteView) -> EntityPage:
    return entity_page(canals, "long-canal")


def groups_of(page: EntityPage, section: str) -> list[Group]:
    return [group for found in page.sections if found.id == section for group in found.groups]


def ids_of(group: Group) -> list[str]:
    return [fact.local_id for fact in group.facts]


def test_sections_stand_in_one_order_under_their_titles(page: EntityPage) -> None:
    assert [(section.id, section.title) for section in page.sections] == [
        ("figures", "Figures"),
        ("targets", "Targets"),
        ("said", "Who says what"),
        ("topics", "By topic"),
    ]


def test_each_section_leads_to_the_word_for_its_facts(canals: SiteView, page: EntityPage) -> None:
    assert [section.term for section in page.sections] == ["figure", "target", "claim", "fact"]
    said = [fact for group in groups_of(page, "said") for fact in group.facts]
    intentions = [fact for fact in said if fact.is_intention]
    assert [section.term for section in sections(intentions, canals.topics.values())] == ["intention"]


@pytest.mark.parametrize(
    ("natures", "title", "goal", "term"),
    [
        (["target"], "Targets", "Goal", "target"),
        (["forecast"], "Forecasts", "Forecast", "forecast"),
        (["forecast", "target"], "Targets and forecasts", "Goal or forecast", "target"),
    ],
)
def test_what_somebody_expects_is_called_no_target(
    canals: SiteView, natures: list[str], title: str, goal: str, term: str
) -> None:
    plans = [altered(canals.fact("long-canal.goal-locks"), nature=nature) for nature in natures]
    (section,) = sections(plans, canals.topics.values())
    assert (section.id, section.title, section.goal, section.term) == ("targets", title, goal, term)


def test_every_fact_stands_in_one_section_once(canals: SiteView, page: EntityPage) -> None:
    shown = [fact.id for section in page.sections for group in section.groups for fact in group.facts]
    assert sorted(shown) == sorted(canals.ids["long-canal"])


def test_a_target_has_a_number_or_a_date(page: EntityPage) -> None:
    (targets,) = groups_of(page, "targets")
    assert ids_of(targets) == ["goal-locks", "goal-depth", "goal-boats"]  # still ahead, without a date, passed
    assert targets.voice is None


def test_that_dates_passed_without_news_is_said_once_for_a_run_of_targets(canals: SiteView) -> None:
    fact = canals.records["long-canal.goal-boats"]
    passed = [replace(fact, id=f"goal-{year}", as_of=year) for year in ("2024", "2025", "2026-10")]
    looked = replace(fact, id="goal-sought", as_of="2026-03", outcome_sought="2026-11-20")
    ahead = canals.records["long-canal.goal-locks"]

    def ledger(*facts: Fact) -> list[tuple[str, list[str]]]:
        entity = replace(canals.sheet.entities["long-canal"], facts=facts)
        sheet = replace(canals.sheet, entities={**canals.sheet.entities, "long-canal": entity})
        groups = groups_of(entity_page(view(sheet, TODAY), "long-canal"), "targets")
        return [(group.since, ids_of(group)) for group in groups]

    no_figure = "Dates passed, no later figure here"
    assert ledger(*passed, ahead) == [("", ["goal-locks"]), (no_figure, ["goal-2024", "goal-2025", "goal-2026-10"])]
    assert ledger(passed[0], passed[1], looked, passed[2]) == [
        (no_figure, ["goal-2024", "goal-2025"]),
        ("", ["goal-sought", "goal-2026-10"]),  # these two do not come to the same
    ]
    assert ledger(passed[0], replace(passed[1], figure=None)) == [
        ("Dates passed, nothing later here", ["goal-2024", "goal-2025"])
    ]
    assert ledger(passed[0], ahead) == [("", ["goal-locks", "goal-2024"])]  # its own row says it


def test_an_intention_without_either_stands_with_what_its_speaker_says(page: EntityPage) -> None:
    by_voice = [ids_of(group) for group in groups_of(page, "said")]
    assert ["hope", "worth"] in by_voice


def test_a_speaker_stands_once_for_each_source_and_a_source_that_speaks_for_itself_last(page: EntityPage) -> None:
    groups = groups_of(page, "said")
    assert [ids_of(group) for group in groups] == [["hope", "worth"], ["again"], ["frost"], ["loveliest"]]
    voices = [group.voice for group in groups]
    assert [
        (voice.words, voice.agency and voice.agency.name, voice.source and voice.source.publisher)
        for voice in voices
        if voice
    ] == [
        ("Ada Reed, mayor", "Canal Guild", "The Gazette"),
        ("Ada Reed, mayor", "Canal Guild", "Courier"),
        ("Keeper (not named)", None, "Courier"),
        ("", None, "The Gazette"),
    ]


def test_a_voice_heard_in_several_sources_at_once_names_none(site: SiteView) -> None:
    told = [group for section in entity_page(site, "north-cape").sections for group in section.groups if group.voice]
    assert [(ids_of(group), group.voice and group.voice.source is not None) for group in told] == [(["finest"], True)]
    lamps = site.fact("north-cape.new-lamps")
    assert len(lamps.sources) == 2


def test_a_figure_that_somebody_tells_stands_under_its_speaker(page: EntityPage) -> None:
    plain, said = groups_of(page, "figures")
    assert plain.voice is None
    assert ids_of(plain) == ["boats-2024", "boats-2023", "boats-2022", "boats-east", "depth"]
    assert said.voice
    assert (said.voice.words, ids_of(said)) == ("Ada Reed, mayor", ["length"])


def test_the_rest_stands_under_its_first_topic_dated_facts_first_the_newest_at_the_top(page: EntityPage) -> None:
    found = [(group.topic.id if group.topic else "", ids_of(group)) for group in groups_of(page, "topics")]
    assert found == [("trade", ["coal", "run-by-guild"]), ("history", ["deepened", "opened"]), ("", ["toll"])]


@pytest.mark.parametrize(
    ("entity", "sections"),
    [
        ("short-canal", [("topics", "Facts")]),  # one topic needs no name where there is nothing else
        ("canal-fair", [("targets", "Targets"), ("topics", "Facts")]),  # facts without topics
        ("canal-guild", []),
    ],
)
def test_the_rest_is_called_facts_where_topics_divide_nothing(
    canals: SiteView, entity: str, sections: list[tuple[str, str]]
) -> None:
    assert [(section.id, section.title) for section in entity_page(canals, entity).sections] == sections


def test_pages_whose_facts_name_an_entity_are_listed_on_its_page(canals: SiteView) -> None:
    guild = entity_page(canals, "canal-guild")
    ((ref, facts),) = guild.elsewhere
    assert ref.id == "long-canal"
    assert [fact.local_id for fact in facts] == ["length", "goal-depth", "hope", "worth", "again", "run-by-guild"]
    assert entity_page(canals, "short-canal").elsewhere == ()


def test_the_page_of_a_fact_or_two_is_short(canals: SiteView) -> None:
    short = {name: entity_page(canals, name).is_short for name in canals.entities}
    assert short == {"long-canal": False, "short-canal": True, "canal-fair": False, "canal-guild": True}


def test_a_page_lists_the_sources_of_its_facts_and_charts(canals: SiteView) -> None:
    assert [ref.id for ref in entity_page(canals, "canal-fair").sources] == ["gazette", "yearbook"]
    assert entity_page(canals, "canal-guild").sources == ()
