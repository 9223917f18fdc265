"""A figure in another unit than its property's: shown as its source has it, drawn in the property's unit."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from fractions import Fraction

import jinja2
import pytest
from hypothesis import given, strategies as st

from factsheet.checks.known_units import KnownUnits
from factsheet.checks.table_labels import labelled
from factsheet.checks.units import counts_in
from factsheet.core import dimensions
from factsheet.core.model import Property, Sheet
from factsheet.load.sheet import load
from factsheet.render import pages
from factsheet.view import routes
from factsheet.view.index import SiteView, view
from factsheet.view.pictures.charts import charts
from factsheet.words.reader import read
from tests.support.project import FERRIES, ROOT, TODAY
from tests.support.views import content_of, exported

TEMPLATES = ROOT / "templates"
TIMES = ["seconds", "minutes", "hours", "days", "weeks", "months", "years"]


@pytest.fixture(scope="module")
def ferries() -> SiteView:
    return view(load(FERRIES, ROOT).sheet, TODAY)


def test_a_figure_is_told_in_its_own_unit_and_drawn_in_its_propertys(ferries: SiteView) -> None:
    before, now = ferries.fact("long-ferry.wait-before").figure, ferries.fact("long-ferry.wait-now").figure
    assert before
    assert now
    assert (before.words, before.low, before.high) == ("2 to 3 months", Decimal(2), Decimal(3))
    assert (before.drawn, before.property_unit, before.is_converted_for_drawing) == (
        (Decimal(60), Decimal(90)),
        "days",
        True,
    )
    assert (now.words, now.drawn, now.is_converted_for_drawing) == ("1 day", (Decimal(1), Decimal(1)), False)


def test_a_table_in_the_propertys_unit_names_another_one(ferries: SiteView) -> None:
    figures = [fact.figure for fact in ferries.facts_of("long-ferry") if fact.figure]
    assert [figure.amount for figure in figures[:2]] == ["2 to 3 months", "1"]


def test_on_a_propertys_page_with_two_units_each_figure_names_its_own(ferries: SiteView) -> None:
    env = pages.prepare(jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES)), ferries)  # noqa: S701 - prepare
    (waiting,) = (page for page in routes.listing(ferries, frozenset()) if page.url == "properties/waiting/")
    page = content_of(env, waiting)
    cells = re.findall(r'<td class="n"[^>]*><a [^>]*>(.*?)</a>', page)
    assert cells == ["2 to 3 months", "1 day"]
    assert re.search(r"2 to 3 months</a> <small>drawn as <span [^>]*>60 to 90</span> days", page)


def test_bars_of_two_units_have_one_scale(ferries: SiteView) -> None:
    (chart,) = charts("waiting", "Wait", "", ferries.facts_measuring("waiting"), "long-ferry")
    assert chart.unit == "days"
    assert [(bar.low, bar.width) for bar in chart.bars] == [(66.67, 100), (100, 1.11)]
    assert "".join(text for text, _ in chart.headline) == "From 2 to 3 months to 1 day"


def test_exports_tell_the_figures_own_unit(ferries: SiteView) -> None:
    files = exported(ferries)
    facts = json.loads(files["api/v1/facts.json"])["facts"]
    assert [fact["figure"]["unit"] for fact in facts[:2]] == ["months", "days"]
    rows = list(csv.DictReader(io.StringIO(files["data/properties/waiting.csv"].decode(), newline="")))
    assert {row["id"]: (row["from"], row["value"], row["unit"]) for row in rows} == {
        "long-ferry.wait-before": ("2", "", "months"),
        "long-ferry.wait-now": ("", "1", "days"),
    }


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, places=3),
    st.sampled_from(TIMES),
    st.sampled_from(TIMES),
)
def test_a_conversion_there_and_back_loses_nothing(amount: Decimal, unit: str, other: str) -> None:
    there, back = dimensions.ratio(unit, other, {}), dimensions.ratio(other, unit, {})
    assert there
    assert back
    assert Fraction(dimensions.times(dimensions.times(amount, there), back)) == Fraction(amount)


@pytest.mark.parametrize(
    ("label", "cell"),
    [
        ("Unemployment rate (percentage)", "27.1 per cent"),
        ("Rate, in per cent", "27.1 per cent"),
        ("Rate (%)", "27.1 %"),
        ("Change in percentage points", "27.1"),
        ("Rate", "27.1"),
    ],
)
def test_the_label_of_a_column_says_that_its_cells_are_per_cent(label: str, cell: str) -> None:
    assert labelled("27.1", [[label]], "%", "en", units_of("%")) == cell


def units_of(unit: str) -> KnownUnits:
    """The units of a sheet with one property."""
    properties = {"one": Property(label="One", unit=unit)}
    return KnownUnits(Sheet(kinds={}, sources={}, entities={}, properties=properties, topics={}, predicates={}))


@pytest.mark.parametrize("words", ["4,512 (1.2)", "30 days (1991)", "30 days in 1991", "12 of 15"])
def test_a_label_says_nothing_of_words_with_several_numbers_or_dates(words: str) -> None:
    assert labelled(words, [["Days (thousands)"]], "days", "en", units_of("days")) == words
    assert labelled("4,512", [["Days (thousands)"]], "days", "en", units_of("days")) == "4,512 thousand days"


@pytest.mark.parametrize(("words", "unit", "counts"), [("a 400-bed ward", "beds", True), ("a 5-m wall", "ms", False)])
def test_a_number_that_a_hyphen_ties_to_a_word_counts_several_of_it(words: str, unit: str, *, counts: bool) -> None:
    units = units_of(unit)
    quote = read(words, "en", units.for_reader)
    assert counts_in(quote.numbers[0], unit, quote, units, frozenset()) is counts
