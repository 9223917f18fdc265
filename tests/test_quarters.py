"""A year and its quarters beside each other: on one axis, in one order, and counted as they are listed."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, strategies as st

from factsheet.core import edtf
from factsheet.load.sheet import load
from factsheet.view import listings
from factsheet.view.formatting import DateView
from factsheet.view.index import SiteView, view
from factsheet.view.pages.entity import entity_page
from factsheet.view.pages.lists import property_page
from factsheet.view.pictures.axes import in_time, places
from factsheet.view.pictures.charts import charts
from tests.support.project import ROOT, TODAY, in_process
from tests.support.views import exported


@pytest.fixture(scope="module")
def site() -> SiteView:
    """Two companies that tell quarters, of which one tells its year too."""
    return view(load(ROOT / "tests" / "sites" / "quarters.yaml", ROOT).sheet, TODAY)


def test_a_year_stands_behind_its_third_quarter_and_no_dot_outside(site: SiteView) -> None:
    plot = entity_page(site, "north").series["north.revenue"].plot
    assert plot
    dots = [(dot.fact.date.words, round(dot.x)) for dot in plot.dots]
    assert dots == [("third quarter of 2024", 4), ("third quarter of 2025", 71), ("2025", 96)]


def test_bars_have_the_order_of_dots(site: SiteView) -> None:
    (chart,) = charts("revenue", "Revenue", "p/", site.shown(["north.outlook", "north.revenue.2025-q3"]))
    assert [bar.fact.date.words for bar in chart.bars] == ["third quarter of 2025", "2025"]


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        ("2024 2025", "2024-07-01 2025-07-02"),
        ("2025 2025", "2025-07-02 2025-07-02"),
        ("2025-33 2025", "2025-02-14 2025-07-02"),  # the quarter is over before the middle of the year
        ("2025-36 2025", "2025-11-15 2025-12-31"),  # both end on one day
        ("2024-11-01 2024 2025", "2024-11-01 2024-12-31 2025-07-02"),
        ("2015/.. 2020", "2015-07-02 2020-07-01"),
    ],
)
def test_a_longer_time_stands_in_its_middle_or_at_its_end(dates: str, days: str) -> None:
    texts = dates.split()
    made = placed(texts)
    assert [text for text, _ in made] == texts
    assert [day for _, day in made] == [edtf.parse(day).first.ordinal for day in days.split()]


DATES = ("2024", "2025", "2024-33", "2024-36", "2025-35", "2025-40", "2024-02-29", "2024/2025", "2024-12~", "202X")


@given(st.lists(st.sampled_from(DATES)))
def test_each_date_stands_within_itself_and_none_before_one_that_ended_sooner(texts: list[str]) -> None:
    made = placed(texts)
    for text, day in made:
        date = edtf.parse(text)
        assert date.first.ordinal <= day <= date.last.ordinal
    assert all(before <= day for (_, before), (_, day) in pairwise(made))


def placed(texts: list[str]) -> list[tuple[str, int]]:
    """Dates in the order of time, each with the number of the day at which it stands."""
    facts = [SimpleNamespace(is_dated=True, sort_key=0, text=text, date=shown(text)) for text in texts]
    dated = in_time([(fact, None) for fact in facts])  # type: ignore[misc]
    return [(fact.text, day) for (fact, _), day in zip(dated, places(dated), strict=True)]


def shown(text: str) -> DateView:
    date = edtf.parse(text)
    start, end = date.start or date.end, date.end or date.start
    assert start
    assert end
    return DateView(date.tokens, start.first, end.last, date.years, known=True)


@pytest.mark.parametrize("property_id", ["revenue", "profit"])
def test_a_property_lists_or_draws_each_figure_that_it_counts(site: SiteView, property_id: str) -> None:
    (part,) = listings.of_property(site, property_id)
    page = property_page(site, property_id, part)
    drawn = {dot.fact.id for one in page.multiples for dot in one.plot.dots}
    assert page.provenance
    assert len(drawn | {fact.id for fact in page.facts}) == page.provenance.facts == page.label.count


def test_of_a_series_that_is_drawn_the_newest_figure_is_listed_and_of_others_all(site: SiteView) -> None:
    assert site.ids_listed("revenue") == (
        "north.outlook",
        "north.revenue.2025-q3",
        "south.revenue.2025-q3",
        "north.revenue.2024-q3",
    )
    assert len(site.ids_listed("profit")) == 2


def test_a_figure_below_zero_has_a_minus_sign_for_people_and_a_hyphen_in_data(site: SiteView) -> None:
    growth, profit = site.fact("north.growth").figure, site.fact("north.profit")
    assert growth
    assert (growth.words, growth.number, str(growth.low)) == ("−9 %", "−9", "-9")
    assert profit.text == "Profit of the group in a quarter: −4.1 million EUR (third quarter of 2025)."
    assert profit.emphasis == ("−4.1 million EUR",)
    files = {path: content.decode() for path, content in exported(site).items() if path.endswith((".json", ".csv"))}
    assert [path for path, content in files.items() if "−" in content] == []
    assert '"words":"-9 %"' in files["api/v1/facts.json"].replace(": ", ":")


@pytest.mark.slow
def test_the_digit_gate_takes_the_minus_sign(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    done = in_process("build", "--facts", ROOT / "tests/sites/quarters.yaml", "--site-dir", folder, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    page = (folder / "companies/north/index.html").read_text(encoding="utf-8")
    assert "−9 " in page
    assert ">-9" not in page


def test_a_year_stands_for_a_series_that_has_its_last_quarter_too(site: SiteView) -> None:
    fact = site.fact("south.revenue")
    assert fact.fact.series
    last, year = (replace(fact.fact.series.points[0], id=date, as_of=date) for date in ("2025-36", "2025"))
    both = replace(fact, fact=replace(fact.fact, series=replace(fact.fact.series, points=(year, last))))
    assert [point.date.words for point in both.points] == ["fourth quarter of 2025", "2025"]
    assert both.lead is both.points[-1]
