"""The quick reader finds on every page what lxml finds, or leaves the page to it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from factsheet.audit.digits import html, html_fast
from tests.support.project import in_process

pytestmark = pytest.mark.slow

NAMES = ("p", "div", "ul", "li", "a", "span", "b", "time", "table", "tr", "td", "section", "dl", "dt", "dd",
         "pre", "code",
         "h2", "svg", "rect", "details", "summary", "select", "option", "button", "form", "q", "title",
         "script", "style",
         "textarea", "head", "body", "main", "template", "noscript", "label", "caption", "tbody", "nav",
         "wbr")  # fmt: skip
ATTRIBUTES = ('data-fact="a.b"', 'data-fact="c.d"', 'data-source="s"', 'data-count="facts"', 'datetime="1999"',
              'id="x-1"', 'title="4 &amp; 5"', 'alt="6"', "aria-label='7'",
              "hidden",
              'data-age="s@2026-11-22"', 'data-derived="a.b:days"', 'data-scale="a.b c.d"',
              'DATA-FACT="e"', 'title="a > 8"', 'class=x9', 'href="?a=1&b=2"',
              'data-fact=""',
              'placeholder="&#49;"', 'viewBox="0 0 9 9"')  # fmt: skip
TEXTS = ("", " ", "\n", "words", "12", "1,200.5", "&#50;", "&#x33;", "&nbsp;3", "a & 4", "a > 5", "6 < 7", "٣",
         "CC BY 4.0", "2/3", "2/<b>3</b>",
         "<!-- 8 -->", "<!-- <b>9</b> -->", "<!-- 1 > 2 --> 3", "<br>", "<hr>", '<img alt="10">', "<br/>11",
         "</p>", "</div>",
         "<p>", "<li>", "<![CDATA[1]]>", "<?pi 2?>", "&sup2;", "<rect/>", "<i/>13")  # fmt: skip


@st.composite
def elements(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    name = draw(st.sampled_from(NAMES))
    attributes = "".join(f" {written}" for written in draw(st.lists(st.sampled_from(ATTRIBUTES), max_size=2)))
    end = draw(st.sampled_from([f"</{name}>"] * 12 + ["", f"</{name.upper()}>", f"</{name} >"]))
    return f"<{name}{attributes}>{draw(inner)}{end}"


TREES = st.recursive(
    st.sampled_from(TEXTS),
    lambda inner: st.lists(elements(inner) | inner, max_size=4).map("".join),
    max_leaves=12,
)
PAGE = (
    '<!doctype html>\n<html lang="en">\n<head>\n{head}</head>\n<body>{before}<main>{main}</main>{after}</body>\n</html>'
)
HEADS = st.lists(
    st.sampled_from(
        ["<title>1 a</title>", '<meta name="description" content="2">', '<meta name="x" content="3">\n', "<link>",
         "<script>4 < 5</script>", "<style>a{b:6}</style>", "<!-- 7 -->", "8", "<b>9</b>",
         '<title data-fact="a.b">1</title>']
    ),
    max_size=3,
).map("".join)  # fmt: skip


def check(page: str) -> bool:
    """Compare both readers; returns whether the quick one read the page."""
    quick = html_fast.read(page)
    if quick is None:
        return False
    said = Counter((place, number) for place, numbers in quick for number in numbers)
    assert said == Counter((place, number) for place, (numbers, _) in html.read(page) for number in numbers)
    return True


@settings(max_examples=400)
@given(head=HEADS, before=TREES, main=TREES, after=TREES)
def test_any_tree(head: str, before: str, main: str, after: str) -> None:
    check(PAGE.format(head=head, before=before, main=main, after=after))


@settings(max_examples=400)
@given(main=TREES)
def test_any_main(main: str) -> None:
    check(PAGE.format(head="", before="", main=main, after=""))


def test_every_page_of_a_site_is_simple(project: Path) -> None:
    assert in_process(cwd=project).returncode == 0
    pages = list((project / "site").rglob("*.html"))
    assert len(pages) > 20
    assert [page for page in pages if not check(page.read_text(encoding="utf-8"))] == []


def test_what_is_not_simple_is_left_to_lxml() -> None:
    for main in ("<p>1", "<P>1</P>", "<p title='1'>2</p>", "<p><div>1</div></p>", "<p>1 < 2</p>", "<p>&sup1;</p>"):
        assert html_fast.read(PAGE.format(head="", before="", main=main, after="")) is None


def test_most_of_what_authors_write_is_simple() -> None:
    for main in (
        "<ul><li>1</li></ul>",
        "a &amp; 4 > 3",
        "<!-- 1 --> 2",
        "<script>1 > 2</script>",
        '<svg><rect x="1"/></svg>',
    ):
        assert check(PAGE.format(head="<title>1</title>", before="<p>2</p>", main=main, after="3"))
