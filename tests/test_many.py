"""Forty topics and as many properties: the home page names the fullest, indexes can be searched and jumped through."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from factsheet.load.sheet import load
from factsheet.render import pages
from factsheet.view import routes
from factsheet.view.index import SiteView, view
from factsheet.view.pages.compare import compare_page
from factsheet.view.pages.home import home_page
from tests.support.project import ROOT, TODAY
from tests.support.roll import SOURCES
from tests.support.views import content_of

_TREES = ("Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch", "Maple", "Oak", "Pine")
_PARTS = ("bark", "leaf", "root", "wood")
NAMES = tuple(f"{tree} {part}" for tree in _TREES for part in _PARTS)
FULL = NAMES[5:17]
"""Those of which there are three facts; of each other one there are two."""


_HEAD = f"""kinds:
  wood: {{label: Wood, plural: Woods}}
{SOURCES}"""


def _id(name: str) -> str:
    return name.lower().replace(" ", "-")


def _fact(name: str, number: int) -> str:
    return f"""      - id: {_id(name)}-{number}
        statement: It was {number}.
        figure: {{property: {_id(name)}, value: {number}}}
        as_of: "{2000 + number}"
        topics: [{_id(name)}]
        citations: [{{source: roll, quote: "{number}"}}]
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> SiteView:
    file = tmp_path_factory.mktemp("many") / "facts.yaml"
    properties = "properties:\n" + "".join(f"  {_id(name)}: {{label: {name}, unit: tonnes}}\n" for name in NAMES)
    topics = "topics:\n" + "".join(f"  {_id(name)}: {{label: {name}}}\n" for name in NAMES)
    entity = "entities:\n  wood:\n    kind: wood\n    name: The Wood\n    summary: A wood.\n    facts:\n"
    facts = (_fact(name, number) for name in NAMES for number in range(1, 4 if name in FULL else 3))
    file.write_text(_HEAD + properties + topics + entity + "".join(facts), encoding="utf-8")
    return view(load(file, Path(file.parent)).sheet, TODAY)


@pytest.fixture(scope="module")
def shown(many: SiteView) -> dict[str, str]:
    """The contents of the indexes, by address."""
    env = pages.prepare(Environment(loader=FileSystemLoader(ROOT / "templates")), many)  # noqa: S701 - prepare
    listed = {page.url: page for page in routes.listing(many, frozenset(), "none")}
    return {url: content_of(env, listed[url]) for url in ("topics/", "properties/", "compare/")}


def test_the_home_page_shows_the_topics_with_the_most_facts_and_leads_to_the_others(many: SiteView) -> None:
    home = home_page(many)
    assert tuple(label.label for label, _ in home.topics) == FULL
    assert home.has_more_topics


def test_a_few_topics_all_stand_on_the_home_page(canals: SiteView) -> None:
    home = home_page(canals)
    assert len(home.topics) == len(canals.topics)
    assert not home.has_more_topics


def test_compare_names_the_properties_with_the_most_figures(many: SiteView, shown: dict[str, str]) -> None:
    assert tuple(label.label for label in compare_page(many).properties) == FULL
    assert "Tables of the properties with the most figures" in shown["compare/"]


def test_long_indexes_can_be_searched_and_properties_jumped_through(shown: dict[str, str]) -> None:
    assert all("<form data-filter hidden>" in shown[url] for url in ("topics/", "properties/"))
    firsts = [f'<li><a href="#{_id(tree)}-bark">{tree[0]}</a></li>' for tree in _TREES]
    assert all(first in shown["properties/"] for first in firsts)
    assert [shown["properties/"].count(f'<tr id="{_id(tree)}-bark"') for tree in _TREES] == [1] * len(_TREES)
