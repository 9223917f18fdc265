"""Showing many facts costs no more than n log n: calls are counted, as `test_scaling` does for checks."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import jinja2
import pytest

from factsheet.load.sheet import load
from factsheet.render import pages
from factsheet.render.theme import Theme
from factsheet.view import routes
from factsheet.view.index import view
from tests.support.project import ROOT, TODAY
from tests.support.sheets import Record, fact, figure, sheet, written
from tests.support.views import content_of, exported
from tools.scaling import BOUND

FEW = 520  # a list above 500 has parts

pytestmark = pytest.mark.slow


def events(n: int) -> Record:
    """Events of a year each: as many parts of the timeline."""
    return sheet([fact(k, event=True, as_of=str(1000 + k)) for k in range(n)])


def outcomes(n: int) -> Record:
    """A target with many outcomes."""
    facts = [fact(k, figure=figure(k + 1)) for k in range(n)]
    return sheet([*facts, fact("t", nature="target", figure=figure(5), outcome=[f"tower.f-{k}" for k in range(n)])])


def superseded(n: int) -> Record:
    """Figures that follow each other, in one table."""
    facts = [fact(k, figure=figure(k + 1), superseded_by=f"tower.f-{k + 1}") for k in range(n)]
    return sheet([*facts, fact(n, figure=figure(9999))])


@pytest.mark.parametrize("make", [events, outcomes, superseded], ids=lambda make: make.__name__)
def test_four_times_as_much_is_shown_with_about_four_times_as_many_calls(
    make: Callable[[int], Record], tmp_path: Path
) -> None:
    few, many = (calls(make(n), tmp_path) for n in (FEW, 4 * FEW))
    assert many <= BOUND * few, f"{few:,} calls, then {many:,}"


def calls(record: Record, folder: Path) -> int:
    """Count the calls of functions, ours and Python's, for the content of all pages and all exports."""
    (folder / "facts.yaml").write_text(written(record), encoding="utf-8")
    site, count = view(load(folder / "facts.yaml", folder).sheet, TODAY), 0
    env = pages.prepare(jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "templates")), site)  # noqa: S701

    def note(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        exported(site)
        for page in routes.listing(site, Theme((ROOT / "templates",)).names()):
            content_of(env, page)
    finally:
        sys.setprofile(None)
    return count
