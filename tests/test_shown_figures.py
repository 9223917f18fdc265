"""Figures as pages show them: all in one way, and with the conversion that their source has itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
import pytest

from factsheet.audit.digits import gate
from factsheet.audit.digits.evidence import Evidence
from factsheet.core.figure import Figure
from factsheet.render import pages
from factsheet.render.exports.markdown.pages import lines
from factsheet.view import formatting, routes
from factsheet.view.index import SiteView, view
from tests.support import sheets
from tests.support.making import loaded_from
from tests.support.project import ROOT, TODAY
from tests.support.views import api_of, content_of

CONVERTED = {"value": "2300", "unit": "feet", "bound": "about"}
SAID = {"value": "2296", "unit": "feet"}


def site_of(tmp_path: Path, *facts: sheets.Record) -> SiteView:
    return view(loaded_from(sheets.written(sheets.sheet(list(facts))), tmp_path).sheet, TODAY)


def page_of(site: SiteView) -> str:
    env = pages.prepare(jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "templates")), site)  # noqa: S701
    listing = {page.url: page for page in routes.listing(site, frozenset())}
    return " ".join(content_of(env, listing["places/tower/"]).split())


def unsupported(html: str, site: SiteView) -> list[str]:
    page = f"<!doctype html><html><head></head><body><main>{html}</main></body></html>"
    return [number.number for number in gate.unsupported_numbers(page, Evidence.read(api_of(site)))]


@pytest.mark.parametrize(
    ("value", "scale", "words"),
    [
        ("320000000000", None, "about 320 billion metres"),  # 3200億
        ("204000000", None, "about 204 million metres"),  # 2億400万
        ("2450000", None, "about 2.45 million metres"),
        ("-3000000", None, "about −3 million metres"),
        ({"from": "900000", "to": "1100000"}, None, "about 0.9 to 1.1 million metres"),
        ("2451000", None, "about 2,451,000 metres"),  # so many digits are a count
        ("1318683096", None, "about 1,318,683,096 metres"),
        ("999000", None, "about 999,000 metres"),
        ("1200", "million", "about 1,200 million metres"),  # as its source says it
    ],
)
def test_round_millions_are_shown_in_words_whether_their_source_has_the_word_or_not(
    site: SiteView, value: Any, scale: str | None, words: str
) -> None:
    figure = Figure(property="tower-height", value=value, scale=scale, bound="about")  # type: ignore[arg-type]
    shown = formatting.figure(site.sheet, figure)
    assert shown.words == words
    assert shown.sort_value == float(shown.high)


def test_round_millions_pass_the_digit_gate(tmp_path: Path) -> None:
    cited = [{"source": "paper", "quote": "3200億"}]
    facts = [
        sheets.fact(1, statement="It is tall.", figure=sheets.figure(320_000_000_000), citations=cited),
        sheets.fact(2, statement="It was tall.", figure=sheets.figure(204_000_000), as_of="2001"),
        sheets.fact(3, statement="It was taller.", figure=sheets.figure(310_000_000), as_of="2002"),
        sheets.fact(4, statement="It was tallest.", figure=sheets.figure(320_500_000), as_of="2003"),
    ]
    html = page_of(site := site_of(tmp_path, *facts))
    assert "320 billion" in html
    assert 'class="plot' in html
    assert "unit: million metres" in html
    assert unsupported(html, site) == []


def test_the_source_s_own_conversion_stands_with_its_figure(tmp_path: Path) -> None:
    point = {
        "as_of": "2001",
        "value": "690",
        "converted": CONVERTED,
        "citations": [{"source": "paper", "quote": "690"}],
    }
    series = {"property": "height", "points": [{"id": "old", **point}, {**point, "id": "new", "as_of": "2002"}]}
    facts = [
        sheets.fact(1, figure=sheets.figure(700, converted={"value": "2297", "unit": "feet"})),
        sheets.fact(2, statement="Its height by year.", series=series),
        sheets.fact(3, statement="700 metres are 2,296 feet.", figure=sheets.figure(700, converted=SAID)),
    ]
    html = page_of(site := site_of(tmp_path, *facts))
    assert '<p class="small">in the source also 2,297 feet</p>' in html
    assert html.count("<small>in the source also about 2,300 feet</small>") == 2
    assert "also 2,296" not in html  # as the statement has it
    assert unsupported(html, site) == []
    assert unsupported(html.replace("2,297 feet", "2,298 feet"), site) == ["2298"]
    page = next(page for page in routes.listing(site, frozenset()) if page.url == "places/tower/")
    markdown = "\n".join(lines(page.show(), page.root))
    assert "  - in the source also 2,297 feet\n" in markdown
    assert "690 metres · in the source also about 2,300 feet · 2001" in markdown
