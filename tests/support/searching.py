"""Asking the search of a page."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def ask(page: Page, query: str) -> list[str]:
    """Type a query; the addresses of the results, relative to the site."""
    page.get_by_role("combobox", name="Search").fill(query)
    expect(page.locator("[role=listbox]")).to_have_attribute("data-query", query)
    hrefs = page.locator("[role=listbox] [role=option]").evaluate_all("options => options.map((option) => option.href)")
    return [href.partition("/repo/")[2] for href in hrefs]
