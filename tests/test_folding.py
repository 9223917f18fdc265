"""Long sections of an entity's page: a few facts of each property in sight, the rest folded by years."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from factsheet.load.sheet import load
from factsheet.render import pages
from factsheet.view import routes
from factsheet.view.folding import LONG, Fold
from factsheet.view.index import SiteView, view
from factsheet.view.pages.entity import entity_page
from factsheet.view.sections import Section
from tests.support import terms
from tests.support.project import ROOT, TODAY
from tests.support.views import content_of


def site_of(facts: Iterable[str], folder: Path) -> SiteView:
    file = folder / "facts.yaml"
    file.write_text(terms.sheet(facts), encoding="utf-8")
    return view(load(file, folder).sheet, TODAY)


def section_of(facts: Iterable[str], folder: Path) -> Section:
    """The only section of the page with these facts."""
    (section,) = entity_page(site_of(facts, folder), "zoe").sections
    return section


def names_of(folds: Iterable[Fold]) -> list[tuple[str, tuple[str, ...], int]]:
    """The label, the years and the number of facts of each fold that is closed."""
    return [(f.label, tuple(year for year, _ in f.years), len(f.facts)) for f in folds if f.is_closed]


@pytest.mark.parametrize(("facts", "is_folded"), [(LONG, False), (LONG + 1, True)])
def test_a_section_folds_when_it_is_long(facts: int, is_folded: bool, tmp_path: Path) -> None:
    section = section_of((terms.term(number, per_year=10) for number in range(facts)), tmp_path)
    assert [bool(group.folds) for group in section.groups] == [is_folded]


def test_the_newest_stay_and_each_year_that_is_full_is_a_fold(tmp_path: Path) -> None:
    (group,) = section_of((terms.term(number, per_year=10) for number in range(60)), tmp_path).groups
    assert [len(fold.facts) for fold in group.folds if not fold.is_closed] == [4]
    assert names_of(group.folds) == [
        ("", ("1994", "1995"), 16),
        ("", ("1993",), 10),
        ("", ("1992",), 10),
        ("", ("1991",), 10),
        ("", ("1990",), 10),
    ]


def test_every_fact_stands_in_one_fold_in_its_order(tmp_path: Path) -> None:
    (group,) = section_of((terms.term(number, per_year=3) for number in range(50)), tmp_path).groups
    assert tuple(fact for fold in group.folds for fact in fold.facts) == group.facts


def test_figures_fold_by_property_and_those_of_a_few_stay_in_sight(tmp_path: Path) -> None:
    yearly = [terms.figure("votes", 500 + number, str(1960 + number)) for number in range(40)]
    few = [terms.figure("seats", 100 + number, str(1960 + number)) for number in range(8)]
    undated = [terms.figure("votes", 900 + number, "") for number in range(10)]
    (group,) = section_of([*yearly, *few, *undated], tmp_path).groups
    assert names_of(group.folds) == [
        ("Votes", ("1988", "1995"), 8),
        ("Votes", ("1980", "1987"), 8),
        ("Votes", ("1972", "1979"), 8),
        ("Votes", ("1964", "1971"), 8),
        ("Votes", ("1960", "1963"), 4),
        ("Votes, a part", (), 10),
    ]
    assert group.folds[-1].facts[-1].local_id == "seats-100"
    assert not group.folds[-1].is_closed


def test_the_page_names_the_years_of_a_fold_with_facts_that_bear_them_out(tmp_path: Path) -> None:
    site = site_of((terms.term(number, per_year=10) for number in range(60)), tmp_path)
    env = pages.prepare(Environment(loader=FileSystemLoader(ROOT / "templates")), site)  # noqa: S701 - prepare
    page = next(page for page in routes.listing(site, frozenset(), "none") if page.url == "members/zoe/")
    html = content_of(env, page)
    assert html.count('<details class="fold">') == 5
    assert (
        '<summary><span data-fact="zoe.term-40">1994</span> to <span data-fact="zoe.term-59">1995</span></summary>'
        in html
    )
    assert html.count('<li class="fact"') == 60


@pytest.mark.parametrize(("parts", "in_sight"), [("ABCDEF", 6), ("ABCDEFG", 3)])
def test_of_many_pictures_a_few_are_in_sight(parts: str, in_sight: int, tmp_path: Path) -> None:
    years = range(1990, 1994)
    figures = ((part, year, 100 * place + year) for place, part in enumerate(parts) for year in years)
    facts = (terms.figure("votes", value, str(year), of=f"ward {part}") for part, year, value in figures)
    site = site_of(facts, tmp_path)
    env = pages.prepare(Environment(loader=FileSystemLoader(ROOT / "templates")), site)  # noqa: S701 - prepare
    page = next(page for page in routes.listing(site, frozenset(), "none") if page.url == "properties/votes/")
    shown, _, folded = content_of(env, page).partition("<summary>More pictures</summary>")
    assert shown.count('<table class="bars">') == in_sight
    assert folded.count('<table class="bars">') == len(parts) - in_sight


def test_a_picture_that_tells_no_more_than_its_name_tells_it_once(tmp_path: Path) -> None:
    site = site_of((terms.figure("votes", value, "1990") for value in (60, 30)), tmp_path)
    env = pages.prepare(Environment(loader=FileSystemLoader(ROOT / "templates")), site)  # noqa: S701 - prepare
    page = next(page for page in routes.listing(site, frozenset(), "none") if page.url == "members/zoe/")
    caption = content_of(env, page).partition("<caption>")[2].partition("</caption>")[0]
    assert caption.count(">Votes<") == 1
    assert "Votes" not in caption.replace(">Votes<", "")
