"""Asking the search of a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.support.project import ROOT, in_process
from tools.browsing import served


def opened(page: Page) -> Page:
    """Go to the home page and open the search; the same tab, once it is ready."""
    page.goto("./")
    page.keyboard.press("/")
    expect(page.get_by_label("Nature")).to_be_visible()
    return page


@contextmanager
def search_of(facts: Path, folder: Path, browser: Browser, **variables: Any) -> Iterator[Page]:
    """Build a site of some facts in a folder, serve it, and open its search."""
    done = in_process("build", "--facts", facts, "--site-dir", folder, cwd=ROOT, **variables)
    assert done.returncode == 0, done.stderr
    with served(folder) as address:
        context = browser.new_context(base_url=address)
        yield opened(context.new_page())
        context.close()


def ask(page: Page, query: str) -> list[str]:
    """Type a query; the addresses of the results, relative to the site."""
    page.get_by_role("combobox", name="Search").fill(query)
    expect(page.locator("[role=listbox]")).to_have_attribute("data-query", query)
    hrefs = page.locator("[role=listbox] [role=option]").evaluate_all("options => options.map((option) => option.href)")
    return [href.partition("/repo/")[2] for href in hrefs]
