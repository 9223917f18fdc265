"""Figures over time as dots: where they stand, and that what is drawn is what is told."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from factsheet.core.amounts import amount
from factsheet.load.sheet import load
from factsheet.view.fact import FactView
from factsheet.view.formatting import FigureView
from factsheet.view.index import view
from factsheet.view.pictures.charts import charts
from factsheet.view.pictures.plots import Plot, plot
from tests.support.project import ROOT, TODAY

HARBOUR = ROOT / "tests" / "sites" / "annals.yaml"


@pytest.fixture(scope="module")
def ships() -> list[tuple[FactView, FigureView]]:
    """The ships of a harbour: seven counts, five of them dated."""
    site = view(load(HARBOUR, ROOT).sheet, TODAY)
    return [(fact, fact.figure) for fact in site.facts_measuring("ships") if fact.figure]


def made(ships: list[tuple[FactView, FigureView]]) -> Plot:
    picture = plot(ships)
    assert picture
    return picture


def test_dots_are_in_the_order_of_time_and_undated_figures_are_left_to_the_table(
    ships: list[tuple[FactView, FigureView]],
) -> None:
    dots = made(ships).dots
    assert [dot.figure.number for dot in dots] == ["400", "500", "600", "700", "800"]
    assert [dot.x for dot in dots] == sorted(dot.x for dot in dots)
    assert [dot.y for dot in dots] == sorted((dot.y for dot in dots), reverse=True)  # more ships stand higher


def test_the_axis_begins_at_zero_and_each_year_is_named_by_a_fact(ships: list[tuple[FactView, FigureView]]) -> None:
    picture = made(ships)
    assert [tick.text for tick in picture.values] == ["0", "200", "400", "600", "800"]
    assert [(tick.text, tick.fact.split(".")[0]) for tick in picture.years][-1] == ("2023", "old-harbour")
    assert picture.scale_of.split() == [picture.dots[0].fact.id, picture.dots[-1].fact.id]  # the least, the greatest


def test_two_dated_figures_are_bars(ships: list[tuple[FactView, FigureView]]) -> None:
    dated = [(fact, figure) for fact, figure in ships if fact.is_dated][:2]
    assert plot(dated) is None
    (chart,) = charts("ships", "Ships", "properties/ships/", [fact for fact, _ in dated])
    assert chart.plot is None
    assert len(chart.bars) == 2


def test_the_headline_tells_the_first_and_the_last_that_are_drawn(ships: list[tuple[FactView, FigureView]]) -> None:
    (chart,) = charts("ships", "Ships", "properties/ships/", [fact for fact, _ in ships])
    assert chart.plot
    told = "".join(text for text, _ in chart.headline)
    assert told == "Ships: 400 ships (the 1800s) to 800 ships (second quarter of 2024)"


@given(values=st.lists(st.integers(-1_000_000, 10_000_000), min_size=5, max_size=5))
def test_every_dot_is_inside_and_as_high_as_its_value(
    ships: list[tuple[FactView, FigureView]], values: list[int]
) -> None:
    dated = [pair for pair in ships if pair[0].is_dated]
    drawn = [(fact, Changed(figure, Decimal(value))) for (fact, figure), value in zip(dated, values, strict=True)]
    picture = made(drawn)  # type: ignore[arg-type]
    assert all(0 <= dot.x <= 100 and 0 <= dot.y <= 100 for dot in picture.dots)
    by_value = sorted(picture.dots, key=lambda dot: dot.figure.drawn[0])
    assert [dot.y for dot in by_value] == sorted((dot.y for dot in by_value), reverse=True)
    assert all(0 <= tick.at <= 100 and amount(tick.text.replace(",", "")) is not None for tick in picture.values)


class Changed:
    """A figure with another value."""

    def __init__(self, figure: FigureView, value: Decimal) -> None:
        self.bound, self.number = figure.bound, str(value)
        self.drawn = (Fraction(value), Fraction(value))
