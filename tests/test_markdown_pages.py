"""Pages as Markdown, read by markdown-it-py: they say what the pages say, hold no number more, and lead to files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from posixpath import dirname, normpath

import jinja2
import pytest
from hypothesis import example, given, strategies as st
from lxml import html
from markdown_it import MarkdownIt
from markdown_it.token import Token

from factsheet.core.markdown import escaped
from factsheet.load.sheet import load
from factsheet.render import pages
from factsheet.render.exports.markdown import files as markdown
from factsheet.render.exports.markdown.links import outside
from factsheet.view import pagination, routes
from factsheet.view.index import SiteView, view
from factsheet.view.page_spec import PageSpec
from factsheet.view.publication import Publication
from tests.support.project import ROOT, TODAY
from tests.support.views import content_of, exported

SITES = sorted((ROOT / "tests" / "sites").glob("*.yaml"))
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
Page = tuple[str, str]
"""The text of a page, and its Markdown."""


def all_in(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from all_in(token.children or [])


def text_of(markdown_: str) -> str:
    """The text that a reader sees, with a blank between blocks."""
    blocks = ("".join(child.content for child in token.children or []) for token in READER.parse(markdown_))
    return " ".join(filter(None, blocks))


def words_of(text: str) -> str:
    """A text without marks of direction, and with one blank wherever there are any."""
    return " ".join(re.sub("[\u2066-\u2069]", "", text).split())


@cache
def made(file: Path) -> dict[str, Page]:
    """Every page of a site that is told in Markdown, by address."""
    site = replace(view(load(file, ROOT).sheet, TODAY), publication=Publication(markdown=True))
    loader = jinja2.FileSystemLoader(ROOT / "templates")
    env = pages.prepare(jinja2.Environment(loader=loader), site)  # noqa: S701 - prepare
    specs = [page for page in routes.listing(site, frozenset()) if page.is_in_markdown]
    return {page.url: (shown(env, page), told(site, page)) for page in specs}


def shown(env: jinja2.Environment, page: PageSpec) -> str:
    content = html.fromstring(f"<div>{content_of(env, page)}</div>")
    text = " ".join(str(part) for part in content.itertext())
    return words_of(f"{page.title} {page.description} {text}")


def told(site: SiteView, page: PageSpec) -> str:
    output = markdown.of_entity(site, page.entity) if page.entity else markdown.of_list(page)
    assert output.path == f"{page.url}index.md"
    return output.content.decode()


@pytest.fixture(params=SITES, ids=lambda file: file.stem)
def all_pages(request: pytest.FixtureRequest) -> dict[str, Page]:
    return made(request.param)


def test_no_digit_is_in_it_that_the_page_does_not_have(all_pages: dict[str, Page]) -> None:
    for url, (page, markdown_) in all_pages.items():
        there, here = (set(re.findall(r"\d+", text)) for text in (page, text_of(markdown_)))
        assert here - there == set(), url


@pytest.mark.parametrize("file", SITES, ids=lambda file: file.stem)
def test_an_entity_has_all_its_facts_with_date_figures_and_words(file: Path) -> None:
    site, all_ = view(load(file, ROOT).sheet, TODAY), made(file)
    for name, ref in site.entities.items():
        text = words_of(text_of(all_[ref.url][1]))
        for fact in site.facts_of(name):
            assert words_of(fact.text) in text
            assert all(words_of(f"“{quote}”") in text for words in fact.words for quote, _ in words.quotes)
            assert all(words_of(label) in text for label in fact.labels)
            assert not fact.date.known or words_of(fact.date.words) in text
            assert all(words_of(point.figure.words) in text for point in fact.points if point.figure)


def test_it_has_headings_lists_and_links_alone(all_pages: dict[str, Page]) -> None:
    """Nothing in a text has become markup: each tag stands where ours stands."""
    allowed = {"h1", "h2", "h3", "p", "ul", "li", "a", ""}
    for url, (_, markdown_) in all_pages.items():
        tokens = list(all_in(READER.parse(markdown_)))
        assert {token.tag for token in tokens} <= allowed, url
        assert not {token.type for token in tokens} & {"html_block", "html_inline", "code_inline", "image"}, url
        lists = [line for line in markdown_.splitlines() if line.lstrip().startswith("- ")]
        assert len(lists) == sum(token.type == "list_item_open" for token in tokens), url


def test_every_link_leads_to_markdown_a_page_or_a_source(all_pages: dict[str, Page]) -> None:
    for url, (_, markdown_) in all_pages.items():
        links = [str(t.attrs["href"]) for t in all_in(READER.parse(markdown_)) if t.type == "link_open"]
        inside = [link for link in links if not link.startswith("http")]
        assert inside.pop(0) == "index.html"
        targets = {dirname(normpath(f"{url}{link}")) + "/" for link in inside}
        assert {target.removeprefix("/") for target in targets} - all_pages.keys() == set(), url
        assert {link.rpartition("/")[2] for link in inside} <= {"index.md"}


def test_links_into_sources_are_those_of_the_page(canals: SiteView) -> None:
    for name, ref in canals.entities.items():
        markdown_ = markdown.of_entity(canals, name).content.decode()
        links = Counter(str(t.attrs["href"]) for t in all_in(READER.parse(markdown_)) if t.type == "link_open")
        for fact in canals.facts_of(name):
            assert all(links[words.url] for words in fact.words), ref.url


def test_a_long_list_leads_to_its_parts(site: SiteView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagination.by_letter, "__defaults__", (1,))
    monkeypatch.setattr(pagination.by_year, "__defaults__", (1, ""))
    listed = [page for page in routes.listing(site, frozenset()) if page.is_in_markdown]
    paths = {f"{page.url}index.md" for page in listed}
    parts = 0
    for page in (page for page in listed if not page.entity):
        markdown_ = markdown.of_list(page).content.decode()
        section = markdown_.partition("## Parts")[2].partition("\n## ")[0]
        links = re.findall(r"\]\((.*?)\)", section)
        assert {normpath(f"{page.url}{link}") for link in links} <= paths
        parts += len(links)
    assert parts


def test_it_is_made_by_setting_alone(site: SiteView) -> None:
    assert not [path for path in exported(site) if path.endswith(".md")]
    of_site = exported(replace(site, publication=Publication(markdown=True)))
    assert {path for path in of_site if path.endswith(".md")} == {
        f"{ref.url}index.md" for ref in site.entities.values()
    }


def test_golden_page(site: SiteView) -> None:
    golden = ROOT / "tests" / "golden" / "lighthouses.north-cape.md"
    assert markdown.of_entity(site, "north-cape").content.decode() == golden.read_text(encoding="utf-8")


LINES = st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\t\n"))


@given(LINES)
@example("1. one")
@example("12) twelve\n- and\n# more")
@example("<script>alert(1)</script> &amp; &#65; **b** _i_ `c` ~~s~~ ![a](b) [x]: y")
@example("a | b\n--- | ---\n1 | 2")
@example("==\n***\n---\n+ x\n> y\n```")
@example("\\* \\\\ \\")
def test_a_text_stays_a_text(text: str) -> None:
    """Alone, in a list, in a heading, and as the text of a link."""
    line = escaped(text)
    assert "\n" not in line
    plain = re.sub("[ \t\n\x85\u2028\u2029]+", " ", text).strip()
    for before, after in (("", ""), ("- ", ""), ("## ", ""), ("- [", "](index.md)")):
        tokens = list(all_in(READER.parse(f"{before}{line}{after}")))
        seen = "".join(token.content for token in tokens if token.type in ("text", "text_special"))
        assert words_of(seen) == words_of(plain)
        assert {token.tag for token in tokens} <= {"p", "ul", "li", "h2", "a", ""}
        assert sum(token.tag in ("ul", "h2", "a") and token.nesting == 1 for token in tokens) <= 2


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/?a=1&b=2&copy=3#:~:text=x%20y",
        "https://a.example/(one)/two)(",
        "https://a.example/?q=&lt;b&gt;&amp;",
        "https://a.example/[x]*y*_z_",
    ],
)
def test_an_address_stays_what_it_is(url: str) -> None:
    (link,) = [t for t in all_in(READER.parse(f"- {outside('a', url)}")) if t.type == "link_open"]
    assert str(link.attrs["href"]).replace("%5B", "[").replace("%5D", "]") == url
