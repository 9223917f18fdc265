"""Links and anchors of finished pages: the fast reader finds what the reference does, and nothing broken is missed."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.audit import links
from tests.support.project import ROOT


@pytest.mark.parametrize(
    ("html", "targets", "anchors"),
    [
        ('<a href="x">a</a><a href="x">', ["x"], []),
        ('<a href="y&amp;z#a"><img src="i.png">', ["y&z#a", "i.png"], []),
        ("<a href='z'><p id='one'>", ["z"], ["one"]),
        ('<a HREF="u"><p ID="two">', ["u"], ["two"]),
        ('<a\nhref = "w"><a name="three">', ["w"], ["three"]),
        ('<a data-href="d" data-id="e"> href="t"', [], []),
        ("<a href=../x/#y ><a href=z><p id=five class=x><p id=six>", ["../x/#y", "z"], ["five", "six"]),
        ('a < b <b class="x" id="four" href="r">', ["r"], ["four"]),
    ],
)
def test_links_and_anchors_are_found_however_they_are_written(
    html: str, targets: list[str], anchors: list[str]
) -> None:
    assert links.read(html) == links.PageLinks(tuple(targets), frozenset(anchors))


def site(pages: dict[str, str], base: str = "/") -> list[tuple[str, str, str]]:
    graph = links.LinkGraph(base)
    for page, html in pages.items():
        graph.add(page, links.read(html))
    found = graph.broken(frozenset({"logo.svg", *pages}), pages.__getitem__)
    return [(broken.page, broken.target, broken.reason) for broken in found]


def test_links_that_lead_somewhere() -> None:
    pages = {
        "index.html": '<a href="a/b/#x"><a href="."><a href="logo.svg?v=1"><a href="#top:~:text=q"><p id="top">',
        "a/b/index.html": '<p id="x"><a href="../../"><a href="../../logo.svg"><a href="#x"><a href="https://e.org/#no">',
        "404.html": '<a href="/a/b/#x"><a href="mailto:a@b.c"><a href="//e.org/">',
    }
    assert site(pages) == []


def test_every_page_is_named_that_has_a_broken_link() -> None:
    pages = {
        "index.html": '<a href="a/b/#no"><a href="../x/">',
        "a/b/index.html": '<a href="../../c/"><a href="#no"><a href="../../a/b/#no">',
        "a/c/index.html": '<a href="../../c/"><a href="../b/#no"><a href="/other/">',
    }
    gone, anchor, out = "there is no such page", "the page has no anchor #no", "it leads out of the site"
    assert site(pages, "/base/") == [
        ("index.html", "a/b/#no", anchor),
        ("index.html", "../x/", out),
        ("a/b/index.html", "../../c/", gone),
        ("a/b/index.html", "#no", anchor),
        ("a/b/index.html", "../../a/b/#no", anchor),
        ("a/c/index.html", "../../c/", gone),
        ("a/c/index.html", "../b/#no", anchor),
        ("a/c/index.html", "/other/", out),
    ]


def test_what_several_have_noted_is_joined() -> None:
    first, second = links.LinkGraph(), links.LinkGraph()
    first.add("index.html", links.read('<a href="a/#x"><a href="b/">'))
    second.add("a/index.html", links.read('<p id="x">'))
    first.join(second)
    assert first.missing(frozenset({"index.html", "a/index.html"})) == {("b/index.html", "")}


def test_the_next_notes_what_none_before_has_asked_for() -> None:
    first = links.LinkGraph()
    first.add("a/index.html", links.read('<a href="../b/">'))
    second = first.next()
    second.add("c/index.html", links.read('<a href="../b/"><a href="../d/#x"><p id="y">'))
    assert second.asked == {"d/index.html": {"x"}}
    assert second.anchors == {"c/index.html": "y"}


@pytest.mark.parametrize("file", sorted((ROOT / "templates").rglob("*.html")), ids=lambda file: file.name)
def test_our_templates_allow_fast_reading(file: Path) -> None:
    assert links.allows_fast(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("html", ["<a href='x'>", '<a HREF="x">', '<a href = "x">', '<p\nid="x">', "<a {{ a }}href=x>"])
def test_other_ways_to_write_attributes_do_not_allow_it(html: str) -> None:
    assert links.allows_fast(html) is False


@pytest.mark.slow
def test_pages_of_a_site_are_read_alike(built: Path) -> None:
    for file in built.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        quick, exact = links.read_fast(html.encode()), links.read(html)
        assert set(quick.targets) == set(exact.targets)
        assert quick.anchors == exact.anchors
