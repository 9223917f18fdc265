"""The small page of one fact with a figure, for those who share it. It leads to the page of its entity."""

from __future__ import annotations

from dataclasses import dataclass

from factsheet.view.fact import FactView
from factsheet.view.index import SiteView


@dataclass(frozen=True, slots=True)
class FigurePage:
    """The data of the page of one fact."""

    fact: FactView
    label: str  # what its figure measures


def figure_page(site: SiteView, name: str) -> FigurePage:
    """Make the page of a fact that has a figure, by its global id."""
    fact = site.fact(name)
    assert fact.figure
    return FigurePage(fact, fact.figure.label)
