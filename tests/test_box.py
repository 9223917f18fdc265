"""The box beside an entity's summary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from factsheet.view.box import MOST, BoxRow, box
from factsheet.view.index import SiteView
from factsheet.view.pages.entity import entity_page
from factsheet.view.references import EntityRef, KindRef, Link

KIND = KindRef("canal", "Canal", "Canals", "canals/", "Place", 1)


def told(rows: Iterable[BoxRow]) -> dict[str, list[str]]:
    """By label, each value with its note."""
    return {
        row.label: [f"{value.text} ({value.note})" if value.note else value.text for value in row.values]
        for row in rows
    }


def link(name: str, label: str = "flows past", nature: str = "reported") -> Link:
    return Link(label, EntityRef(name, "town", name.title(), f"towns/{name}/", "", ""), f"a.{name}", nature)


def test_an_event_says_first_when_it_was_and_will_be(canals: SiteView) -> None:
    page = entity_page(canals, "canal-fair")
    assert told(page.box)["When"] == ["2027 (planned)", "4 Jun 2022 (held)"]  # not the speech about it
    planned, _ = page.box[0].values
    assert (planned.url, planned.fact) == ("#next", "canal-fair.next")


def test_only_an_event_says_when_though_others_have_events(canals: SiteView) -> None:
    assert told(entity_page(canals, "long-canal").box) == {
        "Run by": ["Canal Guild"],
        "Held on (from)": ["Canal Fair"],
        "Also called": ["Old Cut"],
    }


def test_an_organization_has_those_who_speak_for_it_once(canals: SiteView) -> None:
    page = entity_page(canals, "canal-guild")
    assert told(page.box) == {"Runs": ["Long Canal"], "Officials quoted": ["Ada Reed, mayor"]}


def test_links_stand_by_label_each_entity_once_and_say_when_they_are_no_report() -> None:
    links = [link("ashby"), link("ashby"), link("elm", nature="target"), link("dee", "fed by")]
    rows = box(KIND, [], [], links, [], "", ())
    assert told(rows) == {"Flows past": ["Ashby", "Elm (planned)"], "Fed by": ["Dee"]}
    assert rows[0].values[0].url == "towns/ashby/"


def test_a_link_has_its_date_unless_the_box_has_told_it(canals: SiteView) -> None:
    dated = replace(link("ashby"), date=(("since ", ""), ("2015", "2015")))
    (row,) = box(KIND, [], [], [dated], [], "", ())
    assert [("".join(text for text, _ in value.date), value.told_by) for value in row.values] == [
        ("since 2015", "a.ashby")
    ]
    when, held_on = entity_page(canals, "canal-fair").box
    assert [value.text for value in when.values] == ["2027", "4 Jun 2022"]
    assert [value.date for value in held_on.values] == [()]


def test_a_long_row_is_cut_and_says_so() -> None:
    names = ["ashby", "birch", "cedar", "dee", "elm"]
    (row,) = box(KIND, [], [], map(link, names), [], "", ())
    assert (len(row.values), row.more) == (MOST, True)
    (row,) = box(KIND, [], [], map(link, names[:MOST]), [], "", ())
    assert (len(row.values), row.more) == (MOST, False)


def test_the_digits_of_another_name_are_borne_out_by_the_fact_of_the_name() -> None:
    (row,) = box(KIND, ["Canal 7"], [], [], [], "canal.named", ())
    assert [(value.text, value.fact) for value in row.values] == [("Canal 7", "canal.named")]


def test_without_anything_to_say_there_is_no_row() -> None:
    assert box(KIND, [], [], [], [], "", ()) == ()
