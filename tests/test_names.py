"""Names with accents, with small initials and in other scripts: in one order everywhere, and in addresses."""

from __future__ import annotations

import json

import pytest

from factsheet.core import urls
from factsheet.load.sheet import load
from factsheet.view import listings
from factsheet.view.alphabet import alphabetical
from factsheet.view.index import SiteView, view
from factsheet.view.pages import compare
from factsheet.view.pages.home import home_page
from factsheet.view.pagination import by_letter
from factsheet.view.search_names import DIGITS, OTHER, PAGE, Name, in_order
from tests.support.project import ROOT, TODAY
from tests.support.views import exported as files_of

IN_ORDER = ["Åland", "de Haan", "éCoville", "Zebra", "Zürich", "القاهرة (Cairo)"]


@pytest.fixture(scope="module")
def named() -> SiteView:
    """The site with names of every form."""
    return view(load(ROOT / "tests" / "sites" / "names.yaml", ROOT).sheet, TODAY)


def test_a_kind_its_table_and_the_index_of_names_have_one_order(named: SiteView) -> None:
    kind = next(kind for kind in named.kinds if kind.id == "town")
    (of_kind,) = listings.of_kind(named, kind)
    (table,) = compare.kind_tables(named, kind)
    (of_names,) = listings.of_names(named)
    towns = [name.name for name in of_names.rows if name.kind[0] == "Town"]
    assert [ref.name for ref in of_kind.rows] == [ref.name for ref in table.part.rows] == towns == IN_ORDER


def test_topics_and_properties_have_that_order_too(named: SiteView) -> None:
    (topics,) = listings.of_labels(named.topics.values())
    (properties,) = listings.of_labels(named.properties.values())
    assert [label.label for label in topics.rows] == ["coasts", "Élakes", "Towns"]
    assert [label for label, _ in home_page(named).topics] == list(topics.rows)
    assert [label.label for label in properties.rows] == ["dwellers", "Éstimated population", "Population"]
    several = compare.compare_page(named).properties
    assert several == tuple(label for label in properties.rows if label.count > 1)


def test_sources_of_one_day_are_in_the_order_of_their_titles(named: SiteView) -> None:
    (sources,) = listings.of_sources(named)
    assert [ref.id for ref in sources.rows] == ["paper", "ahram"]


def test_the_search_finds_what_is_gone_and_leads_to_the_page_that_says_why(site: SiteView) -> None:
    """A retired fact has no page, only an anchor."""
    rows = [row[1:] for row in json.loads(files_of(site)["search/names.json"])["names"]]
    gone = [["South Cape Light", "lighthouses/south-cape/"], ["An old letter", "sources/old-letter/"]]
    assert [row[:2] for row in rows if row[2:] == [["no longer here"]]] == gone
    assert [[name.name, name.url] for name in in_order(site) if name.aliases == ("no longer here",)] == gone[::-1]


def test_the_search_knows_the_language_of_a_source_that_is_not_in_english(named: SiteView) -> None:
    """It shows quotes of facts with what the file of their entity tells of their sources."""
    files = (content for path, content in files_of(named).items() if path.startswith("api/v1/entities/"))
    told = {source["id"]: source["language"] for content in files for source in json.loads(content)["sources"]}
    assert (told["paper"], told["ahram"]) == ("de", "ar")


def test_numbers_come_first_and_other_scripts_last_whatever_signs_stand_before() -> None:
    names = ["14th Plan", "5G-A", "e-CNY", "Eastern", "Østby", "Otta", "‘s Plan", "Ærø", "قاهرة", "北京"]
    right = ["14th Plan", "5G-A", "Ærø", "e-CNY", "Eastern", "Østby", "Otta", "‘s Plan", "قاهرة", "北京"]
    assert sorted(names, key=alphabetical) == right
    headings = [Name(PAGE, name, "").letter for name in right]
    assert headings == [DIGITS, DIGITS, "A", "E", "E", "O", "O", "S", OTHER, OTHER]


def test_twins_are_in_the_order_of_their_ids_small_letters_first() -> None:
    twins = [("Springfield", "b"), ("springfield", "c"), ("Springfield", "a")]
    assert sorted(twins, key=lambda twin: alphabetical(*twin)) == [twins[1], twins[2], twins[0]]


def test_a_part_of_the_index_is_named_by_ids_also_where_a_name_leads_to_a_fact(canals: SiteView) -> None:
    rows = in_order(canals)
    assert any("#" in name.url for name in rows)  # a property with a single figure
    paths = [part.path for part in by_letter(rows, lambda name: name.slug, limit=2)]
    assert len(paths) > 1
    assert not any(sign in path for path in paths for sign in "#?")


@pytest.mark.parametrize(
    ("plural", "folder"),
    [
        ("Städte", "stadte"),
        ("Straßen", "strassen"),
        ("Ærø-øer", "aero-oer"),
        ("Łąki", "laki"),
        ("İller", "iller"),
        ("Đường", "duong"),
        ("Œuvres d’art", "oeuvres-d-art"),
        ("Five-Year Plans", "five-year-plans"),
    ],
)
def test_the_folder_of_a_plural_has_its_letters_without_accents(plural: str, folder: str) -> None:
    assert urls.folder(plural) == folder
