"""Tables of figures: one link to one place in a row, and cells that name their column where rows are narrow."""

from __future__ import annotations

import jinja2
import pytest
from lxml import html as lxml_html

from factsheet.load.sheet import load
from factsheet.render import pages
from factsheet.view import routes
from factsheet.view.index import view
from tests.support.project import ROOT, TODAY
from tests.support.views import content_of


@pytest.fixture(scope="module")
def tables() -> dict[str, lxml_html.HtmlElement]:
    """The pages with tables of the site of islands, by address."""
    site = view(load(ROOT / "tests" / "sites" / "islands.yaml", ROOT).sheet, TODAY)
    env = pages.prepare(jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "templates")), site)  # noqa: S701
    specs = [
        page for page in routes.listing(site, frozenset()) if page.url.startswith(("properties/", "compare/ports"))
    ]
    return {page.url: lxml_html.fragment_fromstring(content_of(env, page), "main") for page in specs}


def test_no_row_leads_twice_to_one_place(tables: dict[str, lxml_html.HtmlElement]) -> None:
    rows = [row for page in tables.values() for row in page.iter("tr")]
    assert len(rows) > 12
    for row in rows:
        targets = [link.get("href") for link in row.iter("a")]
        assert len(targets) == len(set(targets)), targets


def test_a_property_with_one_figure_leads_to_its_fact_and_one_with_more_to_all_of_them_too(
    tables: dict[str, lxml_html.HtmlElement],
) -> None:
    rows = {row.get("id"): [link.get("href") for link in row.iter("a")] for row in tables["properties/"].iter("tr")}
    assert rows["silos"] == ["../ports/selby/#silos"]
    assert rows["tugs"] == ["../properties/tugs/", "../ports/selby/#tugs"]


def test_each_figure_that_is_compared_has_the_name_of_its_column(tables: dict[str, lxml_html.HtmlElement]) -> None:
    cells = [cell.get("data-label") for cell in tables["compare/ports/"].iter("td")]
    assert cells == ["Tugs", "Tugs"]
