"""The searches that a site proposes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factsheet.load.sheet import load
from factsheet.view.index import SiteView, view
from factsheet.view.samples import samples

HEAD = """kinds:
  town: {label: Town, plural: Towns}
sources:
  a: {type: report, title: Survey, publisher: Hall, issued: "2026-01-01", url: "https://example.org/a",
      retrieved: "2026-01-01"}
topics:
  trade: {label: Trade}
  water: {label: Water}
properties:
  shops: {label: Shops, unit: shops}
  wells: {label: Wells, unit: wells}
  ai: {label: AI shops, unit: shops}
  fair: {label: Alpha Fair stalls, unit: stalls}
  long: {label: Shops that open on all days of the week, unit: shops}
  roads: {label: 4G masts, unit: masts}
entities:
"""


def of(tmp_path: Path, *figures: str) -> SiteView:
    """A site of towns and an `Alpha Fair`; a figure is `town property value`, with its topics behind it."""
    towns: dict[str, str] = {"alpha-fair": ""}
    for number, figure in enumerate(figures):
        town, measured, value, *topics = figure.split()
        fact = (
            f"      - {{id: f{number}, statement: It counts {value}., topics: [{', '.join(topics)}], "
            f"figure: {{property: {measured}, value: {value}}}, "
            f"citations: [{{source: a, quote: counts {value}}}]}}\n"
        )
        towns[town] = towns.get(town, "") + fact
    head = "  {}:\n    kind: town\n    name: {}\n    summary: A town.\n{}"
    entities = (
        head.format(town, town.replace("-", " ").title(), f"    facts:\n{facts}" if facts else "")
        for town, facts in towns.items()
    )
    file = tmp_path / "facts.yaml"
    file.write_text(HEAD + "".join(entities), encoding="utf-8")
    return view(load(file, tmp_path).sheet, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("figures", "proposed"),
    [
        (["beta shops 5"], ("Beta shops",)),
        (["beta ai 5"], ("Beta AI shops",)),
        (["beta fair 5"], ("Beta Alpha Fair stalls",)),  # a name stays a name
        (["beta roads 5", "pier-7 shops 5"], ()),  # a number would need evidence
        (["beta shops 5", "beta shops 6"], ()),  # which of both answers is not known
        (["beta long 5", "beta wells 6"], ("Beta wells",)),
        (["beta long 5"], ("Beta shops that open on all days of the week",)),
        (["beta shops 5 trade", "beta ai 6 trade", "gamma ai 7 trade", "beta wells 8 water"],
         ("Beta shops", "Beta wells", "Gamma AI shops", "compare Beta and Gamma")),
    ],
    ids=lambda value: " / ".join(value),
)  # fmt: skip
def test_samples_are_short_unlike_each_other_and_have_one_answer(
    tmp_path: Path, figures: list[str], proposed: tuple[str, ...]
) -> None:
    assert samples(of(tmp_path, *figures)) == proposed
