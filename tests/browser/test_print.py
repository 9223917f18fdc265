"""The longest entity page on paper: short, with its address and date, every fact, its words and its sources."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import cast
from unicodedata import normalize

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement
from playwright.sync_api import Browser, Page, PdfMargins, expect
from pypdf import PdfReader

from tests.support.listing import listed
from tools.sorts import entities, html_of, sorts, sources

pytestmark = pytest.mark.slow

A4 = (595, 842)  # points
PAGES = 3
TEXT = 9  # points
DATE = re.compile(r"\d{1,2}[A-Z][a-z]+20\d\d|20\d\d-\d\d-\d\d")  # white space left out

# What browsers leave free when the page itself does not say (`@page` wins over it).
MARGIN: PdfMargins = {"top": "10mm", "right": "10mm", "bottom": "10mm", "left": "10mm"}


# Text on paper that is larger than running text may be, with its size in points: the first of each class.
LARGE = """
most => {
  const found = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, size = parseFloat(getComputedStyle(element).fontSize) * .75;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || size <= most) continue;
    if (!element.closest("h1, h2, h3, .summary, .points"))
      found.set(`${element.localName}.${element.className}`, `${size} pt: ${element.textContent.slice(0, 20)}`);
  }
  return [...found].map(([name, text]) => `${name} ${text}`);
}
"""


@pytest.fixture(scope="module")
def html(built: Path) -> HtmlElement:
    """The page that is printed."""
    return lxml_html.document_fromstring(html_of(built, entities(built)[0]))


@pytest.fixture(scope="module")
def paper(browser: Browser, address: str, built: Path) -> PdfReader:
    """The longest entity page, printed on A4."""
    page = browser.new_page(base_url=address)
    page.goto(entities(built)[0])
    printed = page.pdf(format="A4", prefer_css_page_size=True, margin=MARGIN)
    page.close()
    return PdfReader(BytesIO(printed))


def text_of(paper: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in paper.pages)


def unbroken(text: str) -> str:
    """A text without white space and ligatures: an address may run over two lines, and be set with an ﬁ."""
    return re.sub(r"\s+", "", normalize("NFKC", text))


def test_it_fits_on_three_sheets_of_a4(paper: PdfReader) -> None:
    sizes = {(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in paper.pages}
    assert all(abs(got - want) <= 1 for size in sizes for got, want in zip(size, A4, strict=True)), sizes
    sheets = len(paper.pages)
    assert sheets <= PAGES


def test_on_every_sort_of_page_text_is_of_the_size_for_paper(page: Page, built: Path) -> None:
    page.emulate_media(media="print")
    found = {}
    for sort, url in sorts(built).items():
        page.goto(url)
        found[sort] = page.evaluate(LARGE, TEXT)
    found = {sort: names for sort, names in found.items() if names}
    assert not found, listed(found)


@pytest.mark.parametrize("sort", ["reported", "more", "less", "range", "superseded", "target", "estimate"])
def test_bars_are_on_paper_and_the_bar_of_the_site_is_not(sort: str, page: Page, built: Path) -> None:
    page.emulate_media(media="print")
    page.goto(next(url for url in entities(built) if 'class="bars"' in html_of(built, url)))
    expect(page.locator("header.bar")).to_be_hidden()
    bar = page.locator(".bars .bar").first
    bar.evaluate("(bar, sort) => bar.classList.add(sort)", sort)  # few sheets have a bar of each sort
    expect(bar).to_be_visible()
    expect(bar).to_have_css("print-color-adjust", "exact")


def test_no_row_of_bars_is_split_between_two_sheets(page: Page, built: Path) -> None:
    page.emulate_media(media="print")
    page.goto(next(url for url in entities(built) if 'class="bars"' in html_of(built, url)))
    expect(page.locator(".bars tbody tr").first).to_have_css("break-inside", "avoid")


def test_the_ends_of_the_axis_stand_above_the_first_year(page: Page) -> None:
    page.goto("timeline/")
    page.emulate_media(media="print")
    axis, year = (page.locator(place).first.bounding_box() for place in (".axis", ".year h2"))
    assert axis
    assert year
    assert axis["y"] + axis["height"] <= year["y"]


@pytest.mark.ours
def test_an_open_search_is_not_on_paper(page: Page) -> None:
    page.goto("search/")
    expect(page.locator("[role=listbox] [role=option]").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("dialog.search")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_each_source_has_its_title_and_address_once(paper: PdfReader, html: HtmlElement, built: Path) -> None:
    cited = set(cast("list[str]", html.xpath("//ul[@class='sources']/li/@data-source")))
    assert cited
    text = unbroken(text_of(paper))
    for field in ("title", "address"):
        times = {one["id"]: text.count(unbroken(one[field])) for one in sources(built) if one["id"] in cited}
        assert times == dict.fromkeys(cited, 1)


def test_the_first_sheet_has_the_permalink_and_a_date_beside_it(paper: PdfReader, html: HtmlElement) -> None:
    (permalink,) = cast("list[str]", html.xpath("//link[@rel='canonical']/@href"))
    first = paper.pages[0].extract_text()
    before, found, after = unbroken(first).partition(permalink)
    assert found, first[:300]
    assert DATE.search(before[-60:] + after[:60]), before[-60:] + after[:60]


def test_every_fact_is_on_paper_and_no_machinery(paper: PdfReader, html: HtmlElement) -> None:
    text = unbroken(text_of(paper))
    statements = [cast("HtmlElement", found) for found in cast("list[HtmlElement]", html.find_class("statement"))]
    quotes = cast("list[HtmlElement]", html.xpath("//li[contains(@class, 'fact')]//q"))
    words = [unbroken(found.text or "") for found in (*statements, *quotes)]
    assert [start for start in words if start and start not in text] == []
    for machinery in ("Skip to content", "Named elsewhere", "Compare with others", "What is a figure?"):
        assert unbroken(machinery) not in text
