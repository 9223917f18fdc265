"""Browsers keep to the policy of pages: nothing of ours breaks it, and an inline script that slips in does not run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.firefox import FIREFOX, launched
from tests.support.listing import listed
from tests.support.project import FERRIES, ROOT, in_process, left_out
from tests.support.server import OVERLAY, PAGE, Server, start
from tests.support.visits import PAINTED, Visit
from tools import processes
from tools.browsing import served
from tools.sorts import sorts

pytestmark = pytest.mark.slow

TELL = """
window.refused = [];
addEventListener("securitypolicyviolation", (event) => {
  window.refused.push(`${event.effectiveDirective} ${event.blockedURI}`);
  console.error(`refused: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
"""
EARLY = """
new MutationObserver((_, self) => {
  if (!document.body) return;
  window.before = document.documentElement.dataset.theme ?? "none";
  self.disconnect();
}).observe(document, {childList: true, subtree: true});
"""
INJECTED = """<script>document.documentElement.dataset.script = "ran";</script>
<img src="data:," onerror='document.documentElement.dataset.handler = "ran"'>
<style>body {min-width: 12345px}</style><p style="min-width: 23456px" id="styled">x</p>
<a id="link" href='javascript:void (document.documentElement.dataset.address = "ran")'>x</a>
<base href="https://else.example/"><iframe srcdoc="x" name="framed"></iframe>"""
RAN = """JSON.stringify([{...document.documentElement.dataset}.script, {...document.documentElement.dataset}.handler,
  {...document.documentElement.dataset}.address, getComputedStyle(document.body).minWidth,
  getComputedStyle(document.getElementById("styled")).minWidth, document.baseURI.startsWith("https://else")])"""
NOTHING = '[null,null,null,"0px","0px",false]'
EVERYTHING = '["ran","ran","ran","12345px","23456px",true]'
"""What the injected parts do where nothing keeps them from it."""

SOON = "new Promise((done) => setTimeout(() => done(''), 100))"
META = '<meta http-equiv="Content-Security-Policy"'


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small site with moved and retired pages."""
    folder = tmp_path_factory.mktemp("ferries") / "site"
    done = in_process("build", "--facts", FERRIES, "--site-dir", folder, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def injected(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of two pages with injected parts: `kept.html` has the policy, `open.html` has none."""
    folder = tmp_path_factory.mktemp("injected")
    shutil.copytree(built / "assets", folder / "assets")
    html = (built / "index.html").read_text(encoding="utf-8").replace("</main>", f"{INJECTED}</main>")
    assert html.count(META) == 1
    (folder / "kept.html").write_text(html, encoding="utf-8")
    (folder / "open.html").write_text(html.replace(META, "<meta"), encoding="utf-8")
    with served(folder) as address:
        yield address


@pytest.fixture
def watched(context: BrowserContext) -> BrowserContext:
    """A profile in which pages say what the policy refuses."""
    context.add_init_script(TELL)
    return context


def complaints(context: BrowserContext, address: str) -> list[str]:
    page, seen = context.new_page(), Visit()
    seen.watch(page)
    page.goto(address)
    page.evaluate(PAINTED)
    page.close()
    return seen.complaints


def test_no_page_does_what_its_policy_refuses(watched: BrowserContext, built: Path, address: str, ferries: str) -> None:
    pages = [address + url for url in sorts(built).values()]
    pages += [f"{ferries}{url}" for url in ("", "boats/short-ferry/")]
    seen = {page: lines for page in pages if (lines := complaints(watched, page))}
    assert not seen, listed(seen)


def test_what_is_injected_does_nothing_in_chromium(watched: BrowserContext, injected: str) -> None:
    for name, expected in (("open.html", EVERYTHING), ("kept.html", NOTHING)):
        page = watched.new_page()
        page.goto(injected + name, wait_until="networkidle")
        page.evaluate("document.getElementById('link').click()")
        page.wait_for_timeout(100)
        assert page.evaluate(RAN) == expected, name
    refused = set(page.evaluate("window.refused"))
    assert {
        "script-src-elem inline",
        "script-src-attr inline",
        "style-src-elem inline",
        "style-src-attr inline",
    } <= refused
    assert any(line.startswith("base-uri ") for line in refused)


def test_the_theme_stands_before_anything_is_painted(watched: BrowserContext) -> None:
    watched.add_init_script(EARLY)
    page = watched.new_page()
    page.goto("glossary/")
    assert page.evaluate("window.before") == "none"
    page.locator("[data-theme-toggle]").click()
    page.reload()
    assert page.evaluate("window.before") == "dark"
    assert page.evaluate("window.refused") == []


def test_search_runs_in_a_worker_or_by_name_in_the_page(browser: Browser, address: str) -> None:
    """Without the name WebAssembly runs in the worker alone: on hosts without headers that has no policy."""
    named, alone = " 'wasm-unsafe-eval'", "delete window.Worker"
    answers = {}
    for policy in ("named", "not named"):
        for way in ("worker", "page"):
            context = browser.new_context(base_url=address)
            if way == "page":
                context.add_init_script(alone)
            if policy == "not named":
                context.route("**/glossary/", lambda route: route.fulfill(body=_without(route.fetch().text(), named)))
            page = context.new_page()
            page.goto("glossary/")
            answers[policy, way] = page.evaluate(FIND)
            context.close()
    assert {key for key, found in answers.items() if not found} == {("not named", "page")}


FIND = """async () => {
  const pagefind = await import(new URL("../pagefind/pagefind.js", location));
  try { await pagefind.init(); return (await pagefind.search("city")).results.length; } catch { return 0; }
}"""


def _without(html: str, named: str) -> str:
    escaped = named.replace("'", "&#39;")
    assert escaped in html
    return html.replace(escaped, "", 1)


def test_search_finds_and_a_moved_page_leads_on(watched: BrowserContext, ferries: str) -> None:
    page = watched.new_page()
    page.goto("glossary/")
    page.keyboard.press("/")
    page.locator("#search-input, [role=combobox]").fill("beijing")
    expect(page.locator("[role=option]").first).to_be_visible()
    assert page.evaluate("window.refused") == []
    page.goto(f"{ferries}boats/short-ferry/#trips-2022")
    page.wait_for_url("**/ferries/long-ferry/#trips-2022")
    assert page.evaluate("window.refused") == []


def test_pages_open_from_a_disk_with_their_styles(context: BrowserContext, built: Path) -> None:
    page = context.new_page()
    page.goto((built / "glossary" / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"


def test_firefox_keeps_to_the_policy(built: Path, address: str, injected: str) -> None:
    if not FIREFOX:
        left_out("there is no firefox on this machine (Debian: apt-get install firefox-esr)")
    with launched(1280, 800) as tab:
        tab.before(TELL)
        seen = {}
        for sort in ("home", "entity, long", "timeline", "properties, one", "404.html"):
            tab.goto(address + sorts(built)[sort])
            seen[sort] = tab.evaluate("document.fonts.ready.then(() => window.refused.join())")
        assert {sort: refused for sort, refused in seen.items() if refused} == {}
        tab.goto(f"{address}glossary/")
        assert int(tab.evaluate(f"({FIND})().then(String)")) > 0
        for name, expected in (("open.html", EVERYTHING), ("kept.html", NOTHING)):
            tab.goto(injected + name)
            tab.evaluate(f"document.getElementById('link').click(); {SOON}")
            assert tab.evaluate(RAN) == expected, name
        tab.goto((built / "glossary" / "index.html").as_uri())
        assert tab.evaluate("getComputedStyle(document.body).marginTop") == "0px"


@pytest.fixture
def preview(project: Path) -> Iterator[Server]:
    server = start(project)
    server.wait(PAGE, lambda text: "<b>41.5</b> metres" in text)
    yield server
    processes.end(server.process)


def test_a_preview_reloads_and_shows_problems_under_the_policy(browser: Browser, preview: Server) -> None:
    context = browser.new_context(base_url=preview.url)
    context.add_init_script(TELL)
    page: Page = context.new_page()
    seen = Visit()
    seen.watch(page)
    page.goto(PAGE)
    preview.change("facts.yaml", "stands **41.5 metres** tall", "rises **41.5 metres** high")
    expect(page.locator("main")).to_contain_text("metres high", timeout=20_000)
    preview.change("facts.yaml", "kind: keeper-body", "kind: keper")
    preview.wait(PAGE, lambda text: OVERLAY in text)
    section = page.locator("#factsheet-problems")
    expect(section).to_contain_text("there is no kind", timeout=20_000)
    assert section.evaluate("one => getComputedStyle(one).position") == "sticky"
    assert [line for line in seen.complaints if "refused" in line or "Content Security" in line] == []
    context.close()
