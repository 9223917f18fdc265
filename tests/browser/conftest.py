"""A Chromium of the system, and the real site served as a project page under /repo/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.support.project import left_out
from tests.support.searching import opened
from tools.browsing import CHROMIUM, FLAGS, served

WIDE: ViewportSize = {"width": 1280, "height": 800}


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where the built site is served, with a closing slash."""
    with served(built) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; without one they are left out, unless REQUIRE_BROWSER=1."""
    if not CHROMIUM:
        left_out("there is no chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def profile(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """The profile that tests share, 1280 wide; relative addresses start at the site.

    One tab stays at the site: as long as there is one, a new tab needs no new process, which takes a second.
    """
    context = browser.new_context(base_url=address, viewport=WIDE)
    context.new_page().goto("./")
    yield context
    context.close()


@pytest.fixture
def context(profile: BrowserContext) -> Iterator[BrowserContext]:
    """The profile, with nothing remembered and no rights given; tabs that a test opens are closed behind it."""
    before = profile.pages
    yield profile
    for page in profile.pages:
        if page not in before:
            page.close()
    before[0].evaluate("localStorage.clear()")
    profile.clear_cookies()
    profile.clear_permissions()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A fresh tab."""
    return context.new_page()


@pytest.fixture
def search(page: Page) -> Page:
    """The home page with the search open and ready."""
    return opened(page)


@pytest.fixture(scope="module")
def asked(profile: BrowserContext) -> Iterator[Page]:
    """A search that stays open: it is asked one thing after another, as readers do."""
    page = profile.new_page()
    yield opened(page)
    page.close()
