"""A long section is folded; the address of a fact in a fold opens it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.support import terms
from tests.support.project import ROOT, in_process
from tools.browsing import served

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the served site of a member with 200 terms."""
    folder: Path = tmp_path_factory.mktemp("house")
    facts = folder / "facts.yaml"
    facts.write_text(terms.sheet(terms.term(number, per_year=10) for number in range(200)), encoding="utf-8")
    done = in_process("build", "--facts", facts, "--site-dir", folder / "site", FACTSHEET_SEARCH="off", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    with served(folder / "site") as address:
        yield address


@pytest.fixture
def page(browser: Browser, house: str) -> Iterator[Page]:
    context = browser.new_context(base_url=house, viewport={"width": 390, "height": 844})
    page, errors = context.new_page(), list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def test_two_hundred_facts_stand_within_a_few_screens(page: Page) -> None:
    page.goto("members/zoe/")
    assert page.evaluate("document.documentElement.scrollHeight") < 3 * 844


def test_the_address_of_a_folded_fact_opens_its_fold(page: Page) -> None:
    page.goto("members/zoe/#term-0")
    expect(page.locator("#term-0")).to_be_in_viewport()
    page.goto("members/zoe/#term-55")
    expect(page.locator("#term-55")).to_be_in_viewport()
    expect(page.locator("#term-105")).to_be_hidden()


def test_on_paper_nothing_is_folded(page: Page) -> None:
    page.goto("members/zoe/")
    paper = PdfReader(BytesIO(page.pdf(format="A4")))
    text = "".join(normalize("NFKC", "".join(sheet.extract_text() for sheet in paper.pages)).split())  # ligatures
    statements = page.locator(".fact .statement").all_inner_texts()
    assert len(statements) == 200
    assert [told for told in statements if "".join(told.split()) not in text] == []
    expect(page.locator("#term-105")).to_be_visible()
