"""Rows as a screen reader has them: when, statement, status, the source's words, who published them, More."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.slow, pytest.mark.ours]

ROWS = {
    "cities/beijing/#ai-companies-2024": """
        - listitem:
          - paragraph:
            - time: "2024"
          - paragraph: Beijing was home to more than 2,400 AI companies.
          - paragraph:
            - link "over 2,400 AI companies China.org.cn, 21 Mar 2025"
            - text: dated As of 2024
          - 'button "More on: Beijing was home to more than 2,400 AI companies."'
    """,
    "cities/beijing/#new-5g-a-base-stations": """
        - listitem:
          - paragraph:
            - text: by
            - time: "2025"
          - paragraph: Beijing planned more than 5,000 additional 5G-A base stations for 2025.
          - paragraph: date passed, no later figure here
          - paragraph:
            - link "more than 5,000 new 5G-A base stations this year China.org.cn, 21 Mar 2025"
          - 'button "More on: Beijing planned more than 5,000 additional 5G-A base stations for 2025."'
    """,
    "sources/scmp-2024-04/#digital-economy-work-plan.breakthroughs": """
        - listitem:
          - paragraph: not dated
          - paragraph: 2024 digital economy work plan
          - paragraph:
            - link "China is to open the way to breakthroughs in digital technology and to innovation in key fields."
            - text: intention
          - paragraph:
            - link "breakthroughs in digital technology and innovations in key areas"
            - text: paragraph 2
    """,
}


@pytest.mark.parametrize("url", ROWS)
@pytest.mark.parametrize("width", [390, 1280])
def test_a_row_is_read_in_the_order_in_which_it_is_seen(page: Page, url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(url)
    expect(page.locator(f"[id='{url.partition('#')[2]}']")).to_match_aria_snapshot(ROWS[url])
