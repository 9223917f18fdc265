"""A series as its entity's page shows it: a picture, and behind it a table of all of its points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.view.fact import FactView
from factsheet.view.pictures import headlines
from factsheet.view.pictures.headlines import Headline
from factsheet.view.pictures.plots import Plot, plot
from factsheet.view.references import Label

SHORT = 12
"""The most points of a table that stands open."""


@dataclass(frozen=True, slots=True)
class SeriesPicture:
    """The figures of a series over time. `headline` is empty where there is no plot."""

    fact: FactView
    label: Label
    unit: str
    headline: Headline
    plot: Plot | None
    rows: tuple[FactView, ...]  # in the order of the picture

    @property
    def is_long(self) -> bool:
        """True if its table is folded."""
        return len(self.rows) > SHORT

    @property
    def has_several_sources(self) -> bool:
        """True if each row has to name its source."""
        return len(self.fact.sources) > 1


def series_picture(series: FactView, label: Label, facts: Iterable[FactView]) -> SeriesPicture:
    """Draw a series, with the other facts of its entity that measure the same."""
    drawn = [(fact, fact.figure) for fact in (*series.points, *facts) if fact.figure]
    picture = plot(drawn)
    dots = [(dot.fact, dot.figure) for dot in picture.dots] if picture else []
    headline = headlines.over_time(label.label, dots) if dots else ()
    return SeriesPicture(series, label, drawn[0][1].property_unit, headline, picture, series.points)
