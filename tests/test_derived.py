"""Numbers that pages derive from facts and sources: the digit gate works each out again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from factsheet.audit.digits import gate, html_fast
from factsheet.audit.digits.evidence import Evidence
from factsheet.audit.digits.support import Borne
from factsheet.view.index import SiteView
from tests.support.project import TODAY
from tests.support.verdicts import stands
from tests.support.views import api_of

Files = dict[str, Any]


@pytest.fixture(scope="module")
def api(site: SiteView) -> Evidence:
    """Return the evidence of the small site, as if some of its lamps were hours of light and counted in days."""
    made = api_of(site)
    light = {"property": "light", "unit": "months", "scale": None}
    for fact in made["facts.json"]["facts"]:
        if fact["id"] == "north-cape.new-lamps":
            fact["figure"] |= {**light, "value": {"from": "1.5", "to": "3"}}
        elif fact["id"] == "pier-7-light.lamps":
            fact["figure"] |= {**light, "value": "2", "unit": "weeks"}
    made["properties.json"]["properties"].append({"id": "light", "label": "Light", "unit": "days"})
    return Evidence.read(made)


def refused(main: str, api: Evidence) -> list[tuple[str, str]]:
    """Return the numbers that the gate refuses, each with its reason; the quick reader has to read the page, too."""
    page = f"<!doctype html><html><head></head><body><main>{main}</main></body></html>"
    assert html_fast.read(page) is not None
    return [(found.number, found.reason) for found in gate.unsupported_numbers(page, api)]


@pytest.mark.parametrize(
    "main",
    [
        '<p data-age="coast-herald-1999@2026-11-22">published 27 years ago</p>',
        '<p data-age="coast-herald-1999@2026-11">27 years ago</p>',
        '<p>published <span data-age="harbour-letter@2026-11-22" title="25 years">about 25 years ago</span></p>',
        '<p data-derived="north-cape.new-lamps:days">45 to 90 days</p>',
        '<p data-derived="north-cape.new-lamps:days">45.0</p>',
        '<p data-derived="pier-7-light.lamps:days">14 days</p>',
        '<svg data-scale="north-cape.new-lamps pier-7-light.lamps"><text>0</text><text>20</text><text>80</text></svg>',
        '<p data-scale="north-cape.height-1999 north-cape.height-2001">41.6 41.8 42.0</p>',
        '<p data-fact="north-cape.height-1999">41.5 <i data-age="coast-herald-1999@2026-11-22">27</i> 1999</p>',
        '<p data-age="coast-herald-1999@2026-11-22">27 <b data-fact="north-cape.height-1999">41.5</b></p>',
        '<p data-fact="north-cape.new-lamps" data-derived="north-cape.new-lamps:days">90</p>',
    ],
)
def test_derived_numbers(main: str, api: Evidence) -> None:
    assert refused(main, api) == []


AGE = "coast-herald-1999@2026-11-22"
LIGHT = "north-cape.new-lamps"


@pytest.mark.parametrize(
    ("main", "number", "reason"),
    [
        (f'<p data-age="{AGE}">26 years</p>', "26",
         "the age of coast-herald-1999 on 2026-11-22 is “over 27 years ago”"),
        (f'<b data-fact="north-cape.lit"><i data-age="{AGE}">1888</i></b>', "1888",
         "the age of coast-herald-1999 on 2026-11-22 is “over 27 years ago”"),
        ('<p data-age="coast-herald-1999@2026-11-21">27 years ago</p>', "27",
         "`coast-herald-1999@2026-11-21` does not name the day of the build, 2026-11-22"),
        ('<p data-age="coast-herald-1999@2026">27</p>', "27",
         "`coast-herald-1999@2026` does not name the day of the build, 2026-11-22"),
        ('<p data-age="herald@2026-11-22">27 years ago</p>', "27", "there is no source herald"),
        ('<p data-age="coast-herald-1999">27</p>', "27",
         "`coast-herald-1999` does not name the day of the build, 2026-11-22"),
        (f'<p data-derived="{LIGHT}:days">60</p>', "60", f"in days {LIGHT} is 45 to 90"),
        (f'<p data-derived="{LIGHT}:days">1.5</p>', "1.5", f"in days {LIGHT} is 45 to 90"),
        (f'<p data-derived="{LIGHT}:hours">90</p>', "90", "there is no rule `hours`; figures are drawn in `days`"),
        (f'<p data-derived="{LIGHT}">90</p>', "90", f"there is no rule `{LIGHT}`; figures are drawn in `days`"),
        ('<p data-derived="north-cape.no:days">90</p>', "90", "there is no fact north-cape.no"),
        ('<p data-derived="north-cape.lit:days">90</p>', "90",
         "the fact north-cape.lit has no figure that is drawn in days"),
        ('<p data-derived="north-cape.height-1999:days">41.5</p>', "41.5",
         "the fact north-cape.height-1999 has no figure that is drawn in days"),
        (f'<b data-fact="{LIGHT}"><i data-derived="{LIGHT}:days">2</i></b>', "2", f"in days {LIGHT} is 45 to 90"),
        (f'<p data-scale="{LIGHT}">30</p>', "30",
         "the ticks of an axis for these facts are 50, 60, 70, 80, 90 or 0, 20, 40, 60, 80"),
        (f'<p data-scale="{LIGHT} north-cape.no">20</p>', "20", "there is no fact north-cape.no"),
        (f'<p data-scale="{LIGHT} north-cape.lit">20</p>', "20",
         "the fact north-cape.lit has no figure that can be drawn in the unit of its property"),
        (f'<p data-scale="{LIGHT} north-cape.height-1999">20</p>', "20", "the figures of these facts count days and m"),
    ],
)  # fmt: skip
def test_other_numbers(main: str, number: str, reason: str, api: Evidence) -> None:
    assert refused(main, api) == [(number, reason)]


def test_a_source_that_is_not_out_yet_has_no_age(api: Evidence) -> None:
    later = replace(api, issued={"herald": "2026-11-23"})
    assert refused('<p data-age="herald@2026-11-22">published</p>', later) == []
    assert refused('<p data-age="herald@2026-11-22">0</p>', later)[0][0] == "0"


def axis_of(figures: list[str]) -> tuple[str, dict[str, Borne]]:
    facts = {f"a.b-{at}": Borne("", (), figure) for at, figure in enumerate(figures)}
    return f'<p data-scale="{" ".join(facts)}">{{}}</p>', facts


def test_ticks_of_large_figures_are_written_out_or_in_the_scale_of_their_axis(api: Evidence) -> None:
    main, facts = axis_of(["300 300 1000000000 CNY", "41.39 41.39 1000000000 CNY"])
    api = replace(api, facts=facts)
    assert refused(main.format("0, 100, 200 billion, 300,000,000,000"), api) == []
    assert [number for number, _ in refused(main.format("100,000 million, 0.1 trillion"), api)] == ["100000", "0.1"]


def test_ticks_may_be_written_in_the_scale_in_which_the_figures_are_given(api: Evidence) -> None:
    main, facts = axis_of(["130726 130726 1000 people", "143093 143093 1000 people"])
    api = replace(api, facts=facts)
    assert refused(main.format("135,000 140,000 135 140,000,000"), api) == []
    assert [number for number, _ in refused(main.format("137,000"), api)] == ["137000"]


def test_ticks_below_zero(api: Evidence) -> None:
    main, facts = axis_of(["-30 -20 1 m", "45 45 1 m"])
    api = replace(api, facts=facts)
    assert refused(main.format("−20 0 20 40"), api) == []
    assert [number for number, _ in refused(main.format("-30 45"), api)] == ["30", "45"]


def test_the_basis_of_a_verdict_holds_ages_figures_and_axes(api: Evidence) -> None:
    changed = replace(
        api,
        issued={**api.issued, "coast-herald-1999": "2020-05-02"},
        facts={**api.facts, LIGHT: Borne("", (), "2 4 30 days")},
    )
    tomorrow = replace(api, built=TODAY.replace(day=23).isoformat())
    marks = (f'data-age="{AGE}"', f'data-derived="{LIGHT}:days"',
             f"data-scale='{LIGHT} north-cape.height-1999 {LIGHT}'",
             f'data-scale="{LIGHT}"', f"data-scale = '{LIGHT}'")  # fmt: skip
    for mark in marks:
        page = f"<main><p {mark}>1</p></main>"
        assert stands(page, api, replace(api, facts={**api.facts, "other.fact": Borne(" 1 ", ())}))
        assert not stands(page, api, changed)
        assert not stands(page, api, tomorrow), "all is judged again on another day"
