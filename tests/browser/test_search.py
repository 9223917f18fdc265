"""The search as a reader uses it, on the real site as a project page."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

BEIJING = "cities/beijing/"
NDA = "agencies/national-data-administration/"
REGISTRATION = "initiatives/online-company-registration/"

QUERIES = {
    # names, other names, abbreviations
    "Beijing": BEIJING,
    "NDA": NDA,
    "NDRC": "agencies/ndrc/",
    "CAC": "agencies/cyberspace-administration-of-china/",
    "Xian": "cities/xian/",
    "belt road": "initiatives/belt-and-road/",
    "five year plan": "initiatives/fourteenth-five-year-plan/",
    "South China Morning Post": "sources/scmp-2024-04/",
    "facial recognition": REGISTRATION,
    # in Chinese
    "北京": BEIJING,
    "东数西算": "initiatives/eastern-data-western-computing/",
    "国家数据局": NDA,
    "贵州": "areas/guizhou/",
    # with slips
    "Chonqing": "cities/chongqing/",
    "Guiynag": "cities/guiyang/",
    "natoinal data adminstration": NDA,
    "digtal silk raod": "initiatives/digital-silk-road/",
    # figures
    "45000 petaflops": f"{BEIJING}#computing-power-target",
    "45,000 petaflops": f"{BEIJING}#computing-power-target",
    "2400 AI companies": f"{BEIJING}#ai-companies-2024",
    "8.1 zettabytes": "areas/china/#data-generated-2022",
    "300 billion yuan": f"{BEIJING}#ai-core-revenue-2024",
    # what facts are about
    "how many AI companies in Beijing": f"{BEIJING}#ai-companies-2024",
    "who is the mayor of Guiyang": "cities/guiyang/#mayor",
    "multinational regional headquarters": f"{BEIJING}#regional-headquarters-2023",
    "foreign research centres": f"{BEIJING}#foreign-research-centers-2023",
    "avatar speech in Geneva": "events/eweek/#digital-avatar-speech",
    "poorest provinces": "areas/guizhou/#among-poorest-regions",
    "how long does it take to register a company": f"{REGISTRATION}#registration-time-now",
    "China second in computing power": "areas/china/#computing-power-rank",
}
"""What is typed, and the page or fact that should come first. Thirty of all sorts, chosen before the code was tried."""


@pytest.fixture
def search(page: Page) -> Page:
    """The home page with the search open and ready."""
    page.goto("./")
    page.keyboard.press("/")
    expect(page.get_by_label("Nature")).to_be_visible()
    return page


def ask(page: Page, query: str) -> list[str]:
    """Type a query; the addresses of the results, relative to the site."""
    page.get_by_role("combobox", name="Search").fill(query)
    expect(page.locator("[role=listbox]")).to_have_attribute("data-query", query)
    hrefs = page.locator("[role=listbox] [role=option]").evaluate_all("options => options.map((option) => option.href)")
    return [href.partition("/repo/")[2] for href in hrefs]


def test_thirty_queries(search: Page) -> None:
    assert len(QUERIES) == 30
    found = {query: ask(search, query)[:1] for query in QUERIES}
    missed = {query: found[query] for query, expected in QUERIES.items() if found[query] != [expected]}
    assert len(missed) <= 1, missed
