"""Series: many figures of one property, each with its date and its words, on pages, in lists and in the files."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import cast

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from factsheet.core.days import Day
from factsheet.load.sheet import Loaded, load
from factsheet.render.edit_links import EditLinks
from factsheet.render.exports import csv as table, fact as api
from factsheet.view import listings
from factsheet.view.index import SiteView, view
from factsheet.view.pages.compare import best_figures
from factsheet.view.pages.entity import entity_page
from factsheet.view.pages.lists import kind_page, property_page
from factsheet.view.sections import TARGETS, section_of
from tests.support.project import ROOT, TODAY, in_process
from tests.support.views import altered

CENSUSES = ROOT / "tests" / "sites" / "censuses.yaml"


@pytest.fixture(scope="module")
def censuses() -> Loaded:
    return load(CENSUSES, ROOT)


@pytest.fixture(scope="module")
def site(censuses: Loaded) -> SiteView:
    """Towns with their people year by year: one with a gap, one with a target, one whose change falls below zero."""
    return view(censuses.sheet, TODAY)


def test_a_series_stands_by_its_newest_known_figure(site: SiteView) -> None:
    series = site.fact("springfield.population")
    assert series.text == "People who live in the town at the end of a year: 3,240 people (2001)."
    assert series.emphasis == ("3,240",)
    assert series.date.words == "1960 to 2001"  # the target of 2009 is no date at which it was true
    assert series.lead.text == "People who live in the town at the end of a year: 3,240 people."
    assert series.lead.url == "towns/springfield/#population.2001"


def test_its_newest_figure_is_a_main_point_and_stands_in_the_table_that_compares(site: SiteView) -> None:
    page = entity_page(site, "springfield")
    assert [(fact.id, fact.figure and fact.figure.words) for fact in page.points] == [
        ("springfield.boats", "120 boats"),
        ("springfield.population.2001", "3,240 people"),
        ("springfield.change.2001", "91 people"),
    ]
    own = site.series.with_leads(site.own_facts("ogdenville"))
    assert best_figures(site.shown(own))["population"].id == "ogdenville.population.2001"


def test_a_series_of_targets_is_no_intention(site: SiteView) -> None:
    planned = altered(site.fact("springfield.population"), nature="target")
    assert (planned.labels, planned.is_intention, section_of(planned)) == (("target",), False, TARGETS)


def test_an_index_knows_the_last_known_date_of_a_series(site: SiteView) -> None:
    (kind,) = site.kinds
    (part,) = listings.of_kind(site, kind)
    dates = {row.entity.id: row.newest for row in kind_page(site, kind, part).rows}
    assert dates["shelbyville"] == Day(2001, 12, 31).ordinal
    assert dates["springfield"] == Day(2002, 12, 31).ordinal  # a fact of 2002; its target of 2009 does not count


def test_a_picture_has_every_figure_and_no_line_over_a_gap_or_to_a_plan_as_if_it_were_known(site: SiteView) -> None:
    springfield = entity_page(site, "springfield").series["springfield.population"]
    assert springfield.plot
    assert [dot.fact for dot in springfield.plot.dots] == list(springfield.rows)
    assert len(springfield.rows) == 43
    (known, planned) = springfield.plot.runs
    assert (known.sort, len(known.dots), planned.sort, len(planned.dots)) == ("known", 42, "planned", 2)
    assert planned.dots[0] is known.dots[-1]
    shelbyville = entity_page(site, "shelbyville").series["shelbyville.population"]
    assert shelbyville.plot
    assert [(run.dots[0].fact.local_id, run.dots[-1].fact.local_id) for run in shelbyville.plot.runs] == [
        ("population.1960", "population.1970"),
        ("population.1975", "population.2001"),
    ]


def test_a_picture_reaches_below_zero_and_its_years_are_round_and_apart(site: SiteView) -> None:
    plot = entity_page(site, "springfield").series["springfield.change"].plot
    assert plot
    assert [tick.text for tick in plot.values] == ["−50", "0", "50", "100"]
    years = [int(tick.text) for tick in plot.years]
    assert years == [1965, 1970, 1975, 1980, 1985, 1990, 1995, 2000]
    assert all(other.at - one.at >= 8 for one, other in pairwise(plot.years))


def test_a_picture_of_many_figures_names_few_and_fewer_still_where_it_is_narrow(site: SiteView) -> None:
    many = entity_page(site, "springfield").series["springfield.population"].plot
    assert many
    assert [dot.name for dot in many.dots if dot.name] == ["2,105", "3,240", "4,000"]
    assert all(dot.is_main == bool(dot.name) for dot in many.dots)


def test_a_picture_names_the_lowest_figure_though_the_highest_is_near_in_time() -> None:
    jobs = view(load(ROOT / "examples/us-jobs/facts.yaml", ROOT).sheet, TODAY)
    changes = entity_page(jobs, "nonfarm").series["nonfarm.change-of-jobs"].plot
    assert changes
    assert [dot.name for dot in changes.dots if dot.name] == ["282", "−802", "522", "234"]


def test_a_property_has_the_newest_figure_of_each_and_small_pictures_over_the_same_years(site: SiteView) -> None:
    (part,) = listings.of_property(site, "population")
    page = property_page(site, "population", part)
    assert [fact.id for fact in page.facts] == [
        "north-haverbrook.population.2001",
        "springfield.population.2001",
        "shelbyville.population.2001",
        "ogdenville.population.2001",
        "springfield.survey",
    ]
    assert [one.entity.name for one in page.multiples] == [
        "North Haverbrook",
        "Ogdenville",
        "Shelbyville",
        "Springfield",
    ]
    assert {one.first.x for one in page.multiples} == {page.multiples[0].first.x}  # all begin in 1960
    assert page.multiples[3].last.fact.date.words == "2001"
    assert page.label.count == 166


def test_the_property_of_one_series_lists_all_of_its_figures(site: SiteView) -> None:
    (part,) = listings.of_property(site, "change")
    page = property_page(site, "change", part)
    assert (len(page.facts), page.multiples) == (41, ())
    (chart,) = page.charts
    assert (chart.is_short, page.follows_pictures) == (True, False)
    assert [fact.date.words for fact in page.facts[:14]] == [str(year) for year in range(2001, 1987, -1)]


def test_a_timeline_has_no_points_and_a_source_has_each_series_once(site: SiteView) -> None:
    assert site.ids_dated() == ["springfield.survey", "springfield.boats"]
    assert len(site.ids_from("census")) == 5


def test_the_api_has_the_points_inside_their_series(site: SiteView) -> None:
    fact = json.loads(api.of_fact(site, "springfield.population", EditLinks("", {}), "none"))
    assert fact["figure"] is None
    assert fact["text"] == "People who live in the town at the end of a year."
    series = fact["series"]
    assert (series["property"], series["unit"], len(series["points"])) == ("population", "people", 43)
    point = series["points"][0]
    citation = point.pop("citations")[0]
    assert point == {
        "id": "springfield.population.1960",
        "value": "2105",
        "unit": "people",
        "scale": None,
        "bound": "exactly",
        "words": "2,105 people",
        "as_of": "1960",
        "when": "1960",
        "nature": "reported",
        "url": "towns/springfield/#population.1960",
    }
    assert (citation["quote"], citation["heading"], citation["row"]) == ("2,105", "1960", "Springfield")


def test_tables_have_a_row_for_each_point(site: SiteView) -> None:
    rows = list(csv.DictReader(io.StringIO(table.of_fact(site, "springfield.population").decode()), table.COLUMNS))
    assert len(rows) == 43
    assert (rows[-1]["id"], rows[-1]["value"], rows[-1]["as_of"], rows[-1]["nature"]) == (
        "springfield.population.2009", "4000", "2009", "target",
    )  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("censuses") / "site"
    done = in_process("build", "--facts", CENSUSES, "--site-dir", folder, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return folder


DENSITY = "people per 1000 acres"


@pytest.mark.slow
def test_a_unit_with_digits_is_borne_out_wherever_it_is_named(tmp_path: Path) -> None:
    text = CENSUSES.read_text(encoding="utf-8")
    for old, new in (
        ("label: people, one: person, words: [people, population]", f"label: {DENSITY}, words: [{DENSITY}]"),
        ("quote: Population by town", f"quote: {DENSITY}"),
        ("quote: Change of population", f"quote: Change of {DENSITY}"),
        ("quote: 310 people", f"quote: 310 {DENSITY}"),
    ):
        assert old in text
        text = text.replace(old, new)
    facts = tmp_path / "facts.yaml"
    facts.write_text(text, encoding="utf-8")
    done = in_process("build", "--facts", facts, "--site-dir", tmp_path / "site", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site/properties/population/index.html").read_text(encoding="utf-8")
    assert re.search(r'unit: <span data-fact="[^"]+">people per 1000 acres</span></caption>', page)


@pytest.mark.slow
def test_each_point_has_its_row_its_anchor_and_its_words_and_the_gate_bears_all_numbers_out(built: Path) -> None:
    page = lxml_html.document_fromstring((built / "towns/springfield/index.html").read_text(encoding="utf-8"))
    (row,) = cast("list[HtmlElement]", page.xpath("//details//tr[@id='population.1975']"))
    assert [cell.text_content() for cell in row] == ["1975", "2,560", "2,560 Springfield 1975"]
    (link,) = cast("list[HtmlElement]", row.xpath(".//a"))
    assert link.get("href") == "https://example.org/census#:~:text=2%2C560"
    (summary,) = cast("list[HtmlElement]", page.xpath("//details[.//tr[@id='population.1975']]/summary"))
    assert summary.text_content() == "All 43 figures, each with its source’s words"


@pytest.mark.slow
def test_a_property_with_all_figures_in_its_picture_lists_them_once(built: Path) -> None:
    page = (built / "properties/change/index.html").read_text(encoding="utf-8")
    rows = cast("list[HtmlElement]", lxml_html.document_fromstring(page).xpath("//main//tr[@data-fact]"))
    assert len(rows) == 41
    assert "see all" not in page
    assert "Newest first; unit: people" in page


@pytest.mark.slow
def test_a_property_is_named_once_on_its_page(built: Path) -> None:
    page = lxml_html.document_fromstring((built / "properties/change/index.html").read_text(encoding="utf-8"))
    (caption,) = cast("list[HtmlElement]", page.xpath("//table[@class='bars']/caption"))
    assert caption.text_content().count("Change") == 1  # in the headline, with its figures
    assert caption.findall(".//a") == []


@pytest.mark.slow
def test_lists_say_of_what_a_figure_is_and_the_timeline_what_it_leaves_out(built: Path) -> None:
    (topic,) = cast(
        "list[HtmlElement]",
        lxml_html.document_fromstring((built / "topics/index.html").read_text(encoding="utf-8")).xpath("//main//li"),
    )
    assert topic.text_content().endswith(": 23,672 people. North Haverbrook · 2001")
    timeline = (built / "timeline/index.html").read_text(encoding="utf-8")
    assert "on their own pages, and so are figures over time." in timeline


@pytest.mark.slow
def test_all_tables_agree_on_the_number_of_figures(built: Path) -> None:
    def rows(path: str) -> int:
        with (built / path).open(encoding="utf-8", newline="") as file:
            return sum(1 for _ in csv.DictReader(file))

    facts = json.loads((built / "api/v1/facts.json").read_text(encoding="utf-8"))["facts"]
    points = sum(len(fact["series"]["points"]) if "series" in fact else 1 for fact in facts)
    assert rows("data/facts.csv") == points == 208
    assert rows("data/properties/population.csv") == 166
