"""Searching for words that lose their meaning without their signs: R&D is not any two words that begin so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.project import ROOT
from tests.support.searching import ask, search_of

pytestmark = pytest.mark.slow

ALONE = {
    "R&D": "towns/x/#rd",
    "r&d": "towns/x/#rd",
    "R & D": "towns/x/#rd",
    "R&D every year": "towns/x/#rd",
    "AT&T": "towns/x/#att",
    "AT&T's office": "towns/x/#att",
    "ATT": "towns/x/#att",
    "C++": "towns/x/#cpp",
    "C#": "towns/x/#cpp",
    "C# programs": "towns/x/#cpp",
    "Node.js": "towns/x/#dot",
    "U.S.": "towns/x/#dot",
    "O'Brien": "towns/x/#ap",
    "AC/DC": "towns/x/#sl",
    "5G-A": "towns/x/#ga",
    "R&B": "towns/x/#ga",
}
"""Queries as they are typed, and the only fact that holds it."""


@pytest.fixture(scope="module")
def signs(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The search of a site with such words, open and ready."""
    folder: Path = tmp_path_factory.mktemp("signs") / "site"
    with search_of(ROOT / "tests" / "sites" / "signs.yaml", folder, browser) as page:
        yield page


@pytest.mark.parametrize("query", ALONE)
def test_the_only_fact_that_holds_a_word_with_signs_is_found_alone(signs: Page, query: str) -> None:
    assert ask(signs, query) == [ALONE[query]]


def test_a_name_with_signs_is_found_first_and_its_facts_with_it(signs: Page) -> None:
    assert ask(signs, "M&S")[0] == "towns/z/"
    assert "towns/z/#mill" in ask(signs, "M&S mill")


def test_where_nothing_has_the_signs_the_words_count(signs: Page) -> None:
    assert "towns/y/#d" in ask(signs, "dam&a river")
