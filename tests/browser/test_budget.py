"""What a first view costs, and that nothing fails, moves or is fetched from elsewhere."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.listing import listed
from tests.support.loading import loaded_by, zipped
from tests.support.visits import WATCH, Visit, visit
from tools.sorts import entities, sorts

pytestmark = pytest.mark.slow

KB = 1000
FIRST_VIEW, STYLES, SCRIPTS, REQUESTS = 50 * KB, 15 * KB, 15 * KB, 6
SHIFT = 0.01

# A block put in above what is already painted.
PUSH = """
async () => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const block = document.createElement("p");
  block.style.height = "300px";
  document.body.prepend(block);
}
"""


@pytest.fixture(scope="module")
def visits(browser: Browser, address: str, built: Path) -> dict[str, Visit]:
    """One visit to every sort of page."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 800})
    found = visit(context, sorts(built))
    context.close()
    return found


def total(files: frozenset[Path], suffix: str = "") -> int:
    return sum(zipped(file) for file in files if file.name.endswith(suffix))


def test_every_entity_page_is_light_at_first_view(built: Path) -> None:
    heavy = []
    for url in entities(built):
        files = loaded_by(built, url) | {built / url / "index.html"}
        size, styles, scripts = total(files), total(files, ".css"), total(files, ".js")
        if size > FIRST_VIEW or styles > STYLES or scripts > SCRIPTS or len(files) > REQUESTS:
            heavy.append(f"{url}: {size} bytes, CSS {styles}, JavaScript {scripts}, {len(files)} requests")
    assert heavy == []


def test_the_longest_entity_page_is_light_in_a_browser(page: Page, built: Path) -> None:
    seen = Visit()
    seen.watch(page)
    page.goto(entities(built)[0], wait_until="networkidle")
    bodies = {request.url: request.response() for request in seen.requests}
    sizes = {url: len(gzip.compress(response.body(), 6)) for url, response in bodies.items() if response}
    assert sum(sizes.values()) <= FIRST_VIEW, sizes
    assert len(seen.requests) <= REQUESTS, sizes


def test_nothing_is_loaded_that_the_files_do_not_name(visits: dict[str, Visit], built: Path, address: str) -> None:
    """The static count is right: scripts fetch nothing at first view."""
    url = sorts(built)["entity, long"]
    named = {f"{address}{file.relative_to(built).as_posix()}" for file in loaded_by(built, url)}
    assert {request.url for request in visits["entity, long"].requests} - named == {f"{address}{url}"}


def test_no_page_complains(visits: dict[str, Visit]) -> None:
    found = {sort: seen.complaints for sort, seen in visits.items() if seen.complaints}
    assert not found, listed(found)


def test_no_request_fails(visits: dict[str, Visit]) -> None:
    found = {sort: seen.failures for sort, seen in visits.items() if seen.failures}
    assert not found, listed(found)


def test_no_page_asks_anyone_else(visits: dict[str, Visit], address: str) -> None:
    local = (address, "data:", "blob:")
    asked = {sort: [r.url for r in seen.requests if not r.url.startswith(local)] for sort, seen in visits.items()}
    found = {sort: urls for sort, urls in asked.items() if urls}
    assert not found, listed(found)


def test_nothing_moves_while_a_page_loads(visits: dict[str, Visit]) -> None:
    found = {sort: (seen.shift, seen.moved) for sort, seen in visits.items() if seen.shift > SHIFT}
    assert not found, listed(found)


def test_a_shift_would_be_seen(context: BrowserContext, built: Path) -> None:
    """The measure measures: a block put in above what is already painted counts."""
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(entities(built)[0])
    page.evaluate(PUSH)
    page.wait_for_function(f"window.shift.sum > {SHIFT}")


def test_an_unknown_address_gets_the_page_for_lost_readers(page: Page) -> None:
    response = page.goto("no/such/page/at/all/")
    assert response
    assert response.status == 404
    assert page.locator("h1").is_visible()
    styled = "getComputedStyle(document.body).marginTop === '0px'"
    assert page.evaluate(styled), "its style sheet did not load"
