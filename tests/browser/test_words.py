"""Words of any length, in every place that a facts file has, on the narrowest screen: all pages of made-up sites."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.support.layout import STICKING_OUT
from tests.support.listing import listed
from tests.support.project import ROOT, in_process
from tools.browsing import served
from tools.sorts import address_of, entities

pytestmark = pytest.mark.slow

NARROW: ViewportSize = {"width": 320, "height": 800}

# Everything that opens is open: nothing that a reader can bring up is left out.
OPENED = """
() => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const form of document.querySelectorAll("form[hidden]")) form.hidden = false;
}
"""

# Words that run from right to left beside ours, with nothing around them that sets them apart.
LOOSE = """
() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const {data, parentElement} = walker.currentNode;
    const ours = data.replace(/\\u2068[^\\u2069]*\\u2069/gu, "");
    const isLoose = /[\\p{Script=Arabic}\\p{Script=Hebrew}]/u.test(ours);
    if (isLoose && !parentElement.closest("bdi, [dir], option")) found.push(data);
  }
  return found;
}
"""


@pytest.fixture(scope="module", params=["long-words", "names"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site of made-up facts."""
    folder = tmp_path_factory.mktemp("words") / "site"
    facts = ROOT / "tests" / "sites" / f"{request.param}.yaml"
    done = in_process("build", "--facts", facts, "--site-dir", folder, SITE_URL="https://facts.example/repo/", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def phone(browser: Browser, site: Path) -> Iterator[Page]:
    """A tab on the narrowest screen; relative addresses start at the site."""
    with served(site) as address:
        context = browser.new_context(base_url=address, viewport=NARROW)
        yield context.new_page()
        context.close()


def test_no_page_is_wider_than_the_screen_whatever_the_words(phone: Page, site: Path) -> None:
    wider = {}
    for file in sorted(site.rglob("*.html")):
        phone.goto(address_of(site, file) or "./")
        phone.evaluate(OPENED)
        if out := phone.evaluate(STICKING_OUT):
            wider[address_of(site, file)] = out
    assert not wider, listed(wider)


def test_more_on_a_fact_fits_the_screen(phone: Page, site: Path) -> None:
    for url in entities(site)[:2]:
        phone.goto(url)
        phone.locator(".fact .more").first.click()
        expect(phone.locator(".panel").get_by_role("link", name="Permalink")).to_be_visible()
        assert phone.evaluate(STICKING_OUT) == []


def test_pages_side_by_side_fit_the_screen(phone: Page, site: Path) -> None:
    ids = ",".join(url.rstrip("/").rpartition("/")[2] for url in entities(site))
    phone.goto(f"compare/?ids={ids}")
    expect(phone.locator("table.side")).to_be_visible()
    phone.get_by_label("Add a page").fill("a")
    assert phone.evaluate(STICKING_OUT) == []
    assert phone.evaluate(LOOSE) == []


@pytest.mark.usefixtures("site")
def test_the_search_fits_the_screen(phone: Page) -> None:
    phone.goto("search/")
    expect(phone.get_by_label("Nature")).to_be_visible()
    for query in ("people", "a"):
        phone.get_by_role("combobox", name="Search").fill(query)
        expect(phone.locator("[role=listbox]")).to_have_attribute("data-query", query)
        assert phone.locator("[role=option]").count()
        assert phone.evaluate(STICKING_OUT) == []
        assert phone.evaluate(
            "(list => list.scrollWidth <= list.clientWidth)(document.querySelector('.search-results'))"
        )
        assert phone.evaluate("(box => box.scrollWidth <= box.clientWidth)(document.querySelector('dialog.search'))")
        assert phone.evaluate(LOOSE) == []
