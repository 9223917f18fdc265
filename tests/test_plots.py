"""Figures over time as dots: where they stand, and that what is drawn is what is told."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from factsheet.core.amounts import amount, typed
from factsheet.core.figure import SCALES
from factsheet.load.sheet import load
from factsheet.view.fact import FactView
from factsheet.view.formatting import FigureView
from factsheet.view.index import view
from factsheet.view.pictures.charts import charts
from factsheet.view.pictures.plots import Plot, plot
from tests.support.project import ROOT, TODAY
from tests.support.views import altered

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


def test_a_figure_in_a_unit_of_its_own_names_it_beside_its_dot(ships: list[tuple[FactView, FigureView]]) -> None:
    (fact, figure), *others = ships
    plain = made(ships)
    fleets = figure._replace(factor=Fraction(30), unit="fleets")
    picture = made([(altered(fact, figure=fleets), fleets), *others])
    names = {dot.fact.id: dot.name for dot in plain.dots}
    assert {dot.fact.id: dot.name for dot in picture.dots} == {**names, fact.id: f"{names[fact.id]} fleets"}


@pytest.mark.parametrize("number", ["0", "-5"])
def test_figures_none_of_which_is_above_zero_are_drawn(ships: list[tuple[FactView, FigureView]], number: str) -> None:
    value = Decimal(number)
    facts = [
        altered(fact, figure=figure._replace(low=value, high=min(value + at, Decimal())))
        for at, (fact, figure) in enumerate(ships)
    ]
    (chart,) = charts("ships", "Ships", "p/", facts)
    assert chart.plot
    assert len(chart.plot.dots) == 5


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


def test_a_name_stands_below_its_dot_where_the_line_goes_up_from_it(ships: list[tuple[FactView, FigureView]]) -> None:
    dated = sorted((pair for pair in ships if pair[0].is_dated), key=lambda pair: pair[0].sort_key)
    values = map(Decimal, (5, 1, 9, 3, 9))
    drawn = [(fact, Changed(figure, value)) for (fact, figure), value in zip(dated, values, strict=True)]
    picture = made(drawn)  # type: ignore[arg-type]
    assert [(dot.name, dot.is_below) for dot in picture.dots] == [
        ("5", False),
        ("1", True),
        ("9", False),
        ("3", True),
        ("9", False),
    ]


@pytest.mark.parametrize(
    ("scales", "scale", "axis", "names"),
    [
        ("thousand " * 5, "thousand", "0|500|1,000|1,500|2,000", "300|700|900|1000|2000"),
        ("- - - - -", "", "0|500|1,000|1,500|2,000", "300|700|900|1000|2000"),
        (
            "thousand " * 4 + "-",
            "",
            "0|0.5 million|1 million",
            "300 thousand|700 thousand|900 thousand|1000 thousand|2000",
        ),
    ],
)
def test_a_dot_leaves_out_its_scale_only_where_all_have_it_and_the_axis_too(
    ships: list[tuple[FactView, FigureView]], scales: str, scale: str, axis: str, names: str
) -> None:
    dated = sorted((pair for pair in ships if pair[0].is_dated), key=lambda pair: pair[0].sort_key)
    scaled = zip(dated, (300, 700, 900, 1000, 2000), scales.split(), strict=True)
    drawn = [(fact, Changed(figure, Decimal(value), own.strip("-"))) for (fact, figure), value, own in scaled]
    picture = made(drawn)  # type: ignore[arg-type]
    assert picture.scale == scale
    assert [tick.text for tick in picture.values] == axis.split("|")
    assert [dot.name for dot in picture.dots] == names.split("|")


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
    assert all(
        0 <= tick.at <= 100 and amount(typed(tick.text.split()[0].replace(",", ""))) is not None
        for tick in picture.values
    )


class Changed:
    """A figure with another value and another scale."""

    def __init__(self, figure: FigureView, value: Decimal, scale: str = "") -> None:
        self.bound, self.number, self.scale = figure.bound, str(value), scale
        self.is_converted_for_drawing = False
        self.drawn = (Fraction(value) * SCALES.get(scale, 1),) * 2
