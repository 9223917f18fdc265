"""The box beside an entity's summary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from factsheet.load.sheet import load
from factsheet.view import points
from factsheet.view.box.build import box
from factsheet.view.box.row import MOST, BoxRow, Subject
from factsheet.view.index import SiteView, view
from factsheet.view.pages.entity import EntityPage, entity_page
from factsheet.view.references import EntityRef, KindRef, Link
from tests.support.project import ROOT, TODAY

SUBJECT = Subject(kind=KindRef("canal", "Canal", "Canals", "canals/", "Place", 1), properties={})


@pytest.fixture(scope="module")
def islands() -> SiteView:
    """A republic of islands: a port, a ministry, a regatta, and plans."""
    return view(load(ROOT / "tests" / "sites" / "islands.yaml", ROOT).sheet, TODAY)


def told(rows: Iterable[BoxRow]) -> dict[str, list[str]]:
    """By label, each value with its note."""
    return {
        row.label: [f"{value.text} ({value.note})" if value.note else value.text for value in row.values]
        for row in rows
    }


def dates(page: EntityPage, label: str) -> list[str]:
    """The dates of a row's values."""
    (row,) = (row for row in page.box if row.label == label)
    return ["".join(text for text, _ in value.date) for value in row.values]


def link(name: str, label: str = "flows past", nature: str = "reported") -> Link:
    return Link(label, EntityRef(name, "town", name.title(), f"towns/{name}/", "", ""), f"a.{name}", nature)


def linked(*links: Link) -> tuple[BoxRow, ...]:
    return box(replace(SUBJECT, links=links))


def test_an_event_says_first_when_it_was_and_will_be(canals: SiteView) -> None:
    page = entity_page(canals, "canal-fair")
    assert told(page.box)["When"] == ["2027 (planned)", "4 Jun 2022 (held)"]  # not the speech about it
    planned, _ = page.box[0].values
    assert (planned.url, planned.fact) == ("#next", "canal-fair.next")


def test_an_event_tells_its_edition_as_the_statement_does_and_no_year_twice(islands: SiteView) -> None:
    page = entity_page(islands, "lantern-regatta")
    assert told(page.box) == {
        "When": ["2027 (planned, 12th edition)", "2021 (held, 2020 edition)", "2019 (held)", "2012 (held)"],
        "Held in": ["Selby"],
        "Run by": ["Ministry of Harbours"],
        "Also called": ["Lanterns"],
    }
    assert page.box[0].values[0].fact == "lantern-regatta.next"  # which bears out `12th`


def test_only_an_event_says_when_though_others_have_events(canals: SiteView) -> None:
    assert told(entity_page(canals, "long-canal").box) == {
        "Run by": ["Canal Guild"],
        "Hosts": ["Canal Fair"],
        "Also called": ["Old Cut"],
    }


def test_an_organization_has_who_leads_it_and_when_that_was_quoted(canals: SiteView, islands: SiteView) -> None:
    assert told(entity_page(canals, "canal-guild").box) == {
        "Led by": ["Ada Reed, mayor (quoted)"],
        "Runs": ["Long Canal"],
    }
    page = entity_page(islands, "ministry-of-harbours")
    assert told(page.box) == {
        "Led by": ["Dora Finch, minister of harbours (quoted)"],
        "Supervises": ["Tide Office"],
        "Issued": ["Tide Plan"],
        "Runs": ["Lantern Regatta"],
        "Officials quoted": ["Eli Marsh, deputy minister", "Fay Low, director of the press office"],
        "Also called": ["MoH"],
    }
    assert dates(page, "Led by") == ["3 Jun 2025"]  # the newest of two sources


def test_to_whom_an_organization_reports_stands_right_behind_who_leads_it(islands: SiteView) -> None:
    rows = told(entity_page(islands, "tide-office").box)
    assert list(rows) == ["Led by", "Supervised by", "Hands out", "Heads"]
    assert rows["Led by"] == ["Gil Reef, director and spokesperson (quoted)"]


def test_a_link_to_who_leads_an_organization_stands_for_those_quoted(islands: SiteView) -> None:
    rows = told(entity_page(islands, "pilot-office").box)
    assert rows == {"Headed by": ["Tide Office"], "Officials quoted": ["Hal Quay, chief"]}


def test_an_initiative_says_by_whom_and_since_when(islands: SiteView) -> None:
    page = entity_page(islands, "tide-plan")
    rows = told(page.box)
    assert list(rows) == ["Issued by", "Since", "Made for", "Comes from"]
    assert rows["Since"] == ["2018"]  # the earliest
    assert dates(page, "Issued by") == [""]  # not twice


@pytest.mark.parametrize(
    ("plan", "status"),
    [
        ("shore-plan", "ended 2024"),
        ("reef-plan", "runs to 2030"),
        ("lamp-scheme", "running since 2015"),
        ("bridge-plan", "planned for 2028"),
        ("tunnel-plan", "planned for 2025, nothing later here"),
    ],
)
def test_an_initiative_has_the_status_that_its_dates_tell(islands: SiteView, plan: str, status: str) -> None:
    (row,) = entity_page(islands, plan).box
    assert (row.label, [value.text for value in row.values]) == ("Status", [status])
    assert row.values[0].fact.startswith(f"{plan}.")


def test_an_initiative_says_nothing_where_its_dates_are_of_a_part_or_claimed_or_overtaken(islands: SiteView) -> None:
    assert entity_page(islands, "mud-plan").box == ()
    assert entity_page(islands, "canal-plan").box == ()


def test_a_place_has_further_figures_the_newest_whole_first_and_no_main_point(islands: SiteView) -> None:
    page = entity_page(islands, "selby")
    assert told(page.box[:4]) == {
        "Buoys": ["more than 40 buoys"],
        "Tugs": ["7 tugs"],
        "Silos": ["3 silos (not dated)"],
        "Sheds": ["5 sheds (east quay)"],
    }
    assert [dates(page, label) for label in ("Buoys", "Silos")] == [["2023"], [""]]
    assert {row.label for row in page.box}.isdisjoint(fact.figure.label for fact in page.points if fact.figure)
    assert len(page.points) == points.MOST


def test_the_label_of_a_figure_leads_to_all_of_them_or_to_its_fact(islands: SiteView) -> None:
    labels = {row.label: (row.url, row.fact) for row in entity_page(islands, "selby").box}
    assert labels["Tugs"] == ("properties/tugs/", "selby.tugs")
    assert labels["Silos"] == ("#silos", "selby.silos")
    assert labels["Also called"] == ("", "")


def test_links_stand_by_label_each_entity_once_and_say_when_they_are_no_report() -> None:
    rows = linked(link("ashby"), link("ashby"), link("elm", nature="target"), link("dee", "fed by"))
    assert told(rows) == {"Flows past": ["Ashby", "Elm (planned)"], "Fed by": ["Dee"]}
    assert rows[0].values[0].url == "towns/ashby/"


def test_a_link_has_its_date_unless_the_box_has_told_it(canals: SiteView) -> None:
    dated = replace(link("ashby"), date=(("since ", ""), ("2015", "2015")))
    (row,) = linked(dated)
    assert [("".join(text for text, _ in value.date), value.dated_by) for value in row.values] == [
        ("since 2015", "a.ashby")
    ]
    when, held_on = entity_page(canals, "canal-fair").box
    assert [value.text for value in when.values] == ["2027", "4 Jun 2022"]
    assert [value.date for value in held_on.values] == [()]


def test_a_long_row_is_cut_and_says_so() -> None:
    names = ["ashby", "birch", "cedar", "dee", "elm"]
    (row,) = linked(*map(link, names))
    assert (len(row.values), row.more, row.count) == (MOST, True, 5)
    (row,) = linked(*map(link, names[:MOST]))
    assert (len(row.values), row.more, row.count) == (MOST, False, 0)


def test_the_digits_of_another_name_are_borne_out_by_the_fact_of_the_name() -> None:
    (row,) = box(replace(SUBJECT, aliases=("Canal 7",), witness="canal.named"))
    assert [(value.text, value.fact) for value in row.values] == [("Canal 7", "canal.named")]


def test_without_anything_to_say_there_is_no_row() -> None:
    assert box(SUBJECT) == ()
