"""The page of all files with facts: its programs can be copied, and name the address at which they are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.slow


def test_a_program_is_copied_whole(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("data/")
    shown = page.locator("[data-example=pandas]").text_content()
    button = page.get_by_role("button", name="Copy: pandas")
    button.click()
    expect(button).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == shown
    assert '\n    "https://facts.example/repo/data/facts.csv", dtype=str' in copied


def test_programs_name_the_address_at_which_a_site_is_read_that_does_not_know_its_own(
    page: Page, address: str, built: Path
) -> None:
    html = (built / "data/index.html").read_text(encoding="utf-8")
    unknown = html.replace("curl -O https://facts.example/repo/", "curl -O <span data-base>https://example.org/</span>")
    assert unknown != html
    page.route("**/data/", lambda route: route.fulfill(body=unknown, content_type="text/html"))
    page.goto("data/")
    expect(page.locator("[data-example=curl]")).to_contain_text(f"curl -O {address}data/facts.csv")


def test_the_footer_leads_to_it_and_the_first_file_is_a_click_away(page: Page) -> None:
    page.goto("cities/beijing/")
    page.get_by_role("contentinfo").get_by_role("link", name="Data").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Data")
    row = page.get_by_role("row", name="Open them in a spreadsheet")
    assert (row.get_by_role("link").get_attribute("href") or "").endswith("data/facts.csv")
    expect(row.locator("[data-size]")).to_contain_text("kB")
