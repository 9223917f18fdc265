"""Texts from right to left are set apart; ours are left as they are."""

from __future__ import annotations

import re

import jinja2
import pytest
from lxml import html as lxml_html

from factsheet.load.sheet import load
from factsheet.render import direction, pages
from factsheet.view import routes
from factsheet.view.index import view
from tests.support.project import ROOT, TODAY
from tests.support.views import content_of

FROM_RIGHT = re.compile("[\u0590-\u06ff]")


@pytest.mark.parametrize("text", ["Springfield", "Zürich", "北京市", "“R&D”"])
def test_what_runs_as_our_words_do_is_left_alone(text: str) -> None:
    assert direction.apart(text) == text
    assert not direction.attribute(text)


@pytest.mark.parametrize("text", ["الأهرام", "ציריך (העיר)", "Cairo (القاهرة)"])
def test_what_runs_from_the_right_is_set_apart(text: str) -> None:
    assert direction.apart(text) == f"<bdi>{text}</bdi>"
    assert direction.attribute(text) == ' dir="auto"'


def test_what_is_set_apart_is_escaped() -> None:
    assert direction.apart("<ה>") == "<bdi>&lt;ה&gt;</bdi>"
    assert direction.all_apart(["R&D", "<ה>"]) == "R&amp;D, <bdi>&lt;ה&gt;</bdi>"


def test_no_page_lets_words_from_the_right_run_into_ours() -> None:
    site = view(load(ROOT / "tests" / "sites" / "names.yaml", ROOT).sheet, TODAY)
    env = pages.prepare(jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "templates")), site)  # noqa: S701 - prepare
    loose = {page.url: found for page in routes.listing(site, frozenset()) if (found := _loose(content_of(env, page)))}
    assert loose == {}


def _loose(html: str) -> list[str]:
    """The texts from the right that no element around them sets apart."""
    root = lxml_html.fragment_fromstring(html, create_parent="main")
    texts = [text for text in root.xpath("//text()") if FROM_RIGHT.search(text)]
    return [text for text in texts if not text.getparent().xpath("ancestor-or-self::*[self::bdi or @dir]")]
