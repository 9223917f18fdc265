"""Kinds with a folder of their own, names that sort by other words, and places in a source."""

from __future__ import annotations

import json

import pytest
from jinja2 import Environment, FileSystemLoader

from factsheet.audit.digits.evidence import Evidence
from factsheet.audit.digits.gate import unsupported_numbers
from factsheet.load.sheet import load
from factsheet.render import pages
from factsheet.view import listings, routes
from factsheet.view.alphabet import filed_under
from factsheet.view.index import SiteView, view
from factsheet.view.pagination import by_kind
from factsheet.view.search_names import in_order
from tests.support.project import POETS, ROOT, TODAY
from tests.support.views import api_of, content_of, exported

REGISTER = "https://example.org/register"


@pytest.fixture(scope="module")
def poets() -> SiteView:
    return view(load(POETS, ROOT).sheet, TODAY)


@pytest.fixture(scope="module")
def shown(poets: SiteView) -> dict[str, str]:
    """The contents of the pages, by address."""
    env = pages.prepare(Environment(loader=FileSystemLoader(ROOT / "templates")), poets)  # noqa: S701 - prepare
    listed = (
        page for page in routes.listing(poets, frozenset(), "none") if page.url.startswith(("poets/", "sources/"))
    )
    return {page.url: content_of(env, page) for page in listed}


def evidence(site: SiteView) -> Evidence:
    """All that the digit gate looks up, from the exports."""
    return Evidence.read(api_of(site))


def test_pages_of_a_kind_stand_in_its_folder(poets: SiteView) -> None:
    addresses = {page.url for page in routes.listing(poets, frozenset())}
    assert addresses >= {"poets/", "poets/li-bai/", "compare/poets/", "mountains/", "mountains/ash/"}


def test_only_a_site_with_dates_leads_to_a_timeline(poets: SiteView, site: SiteView) -> None:
    shell = "{% import 'partials/shell.html' as shell with context %}{{ shell.header('', '', false) }}"
    for one, ways in ((poets, 0), (site, 1)):
        env = pages.prepare(Environment(loader=FileSystemLoader(ROOT / "templates")), one)  # noqa: S701 - prepare
        assert env.from_string(shell).render(config={"site_name": "Names"}).count("timeline/") == ways


def test_lists_are_in_the_order_of_sort_and_say_the_names(poets: SiteView) -> None:
    by_kind = {kind.id: [ref.name for ref in listings.of_kind(poets, kind)[0].rows] for kind in poets.kinds}
    assert by_kind == {"poet": ["李白", "王维"], "mountain": ["Mount Ash", "The Blue Mountain"]}
    names = [(name.letter, name.name) for name in in_order(poets) if name.kind[0] in ("诗人", "Mountain")]
    assert names == [("A", "Mount Ash"), ("B", "The Blue Mountain"), ("L", "李白"), ("W", "王维")]


def test_long_lists_fall_into_kinds_then_into_the_letters_of_sort(
    poets: SiteView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_kind, "__defaults__", (1,))
    whole, poems, *_ = listings.of_source(poets, "register")
    assert [(ref.label, ref.path, ref.count) for ref in whole.parts] == [
        ("诗人", "kind.poets/", 3),
        ("Mountains", "kind.mountains/", 1),
    ]
    assert [(ref.label, ref.path, ref.ends) for ref in poems.parts] == [
        ("l", "kind.poets/letter.l/", (("李白", ""),)),
        ("w", "kind.poets/letter.w/", (("王维", ""),)),
    ]


def test_a_name_in_another_script_without_sort_is_filed_by_its_id(site: SiteView) -> None:
    assert site.entities["north-cape"].filed == "north-cape-light"
    assert filed_under("王维", "wang-wei") == "wang-wei"


def test_kinds_in_a_long_list_count_as_the_gate_does(poets: SiteView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_kind, "__defaults__", (1,))
    refs = listings.of_source(poets, "register")[0].parts
    assert {ref.counted: str(ref.count) for ref in refs} == {
        ref.counted: evidence(poets).counts[ref.counted] for ref in refs
    }


def test_where_words_stand_is_shown_beside_them_and_its_numbers_are_borne_out(
    poets: SiteView, shown: dict[str, str]
) -> None:
    for page in ("poets/wang-wei/", "sources/register/"):
        assert "<small>page 12, line 7</small>" in shown[page]
    api = evidence(poets)
    assert [list(unsupported_numbers(f"<main>{html}</main>", api)) for html in shown.values()] == [[]] * len(shown)


def test_the_address_of_a_record_is_where_the_words_lead(shown: dict[str, str]) -> None:
    html = shown["poets/li-bai/"]
    assert f'<a href="{REGISTER}/li-bai#:~:text=about%201000%20poems">' in html
    assert f'<a href="{REGISTER}/li-bai/books" rel="external">another record</a>' in html
    assert "<small>javascript:alert(1)</small>" in html
    assert 'href="javascript' not in html


def test_the_api_says_where_words_stand_and_how_names_sort(poets: SiteView) -> None:
    files = exported(poets)
    record = json.loads(files["api/v1/entities/li-bai.json"])
    assert record["sort"] == "Li Bai"
    assert record["url"] == "poets/li-bai/"
    locators = [citation["locator"] for citation in record["facts"][0]["citations"]]
    assert locators == [f"{REGISTER}/li-bai", f"{REGISTER}/li-bai/books"]
    assert [citation["url"].partition("#")[0] for citation in record["facts"][0]["citations"]] == locators
