"""More, below a fact: its address, a sentence to copy, a quotation to embed, ways to correct it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

pytestmark = [pytest.mark.slow, pytest.mark.ours]

FACT = "cities/beijing/#ai-companies-2024"
ADDRESS = f"https://facts.example/repo/{FACT}"  # where the site says that it is published
SENTENCE = "Beijing was home to more than 2,400 AI companies."


@pytest.fixture
def panel(page: Page) -> Locator:
    """The panel of a fact, open."""
    page.goto(FACT)
    page.locator("#ai-companies-2024 .more").click()
    found = page.get_by_role("group", name="More on this fact")
    expect(found.get_by_role("link", name="Permalink")).to_be_visible()
    return found


def test_it_opens_and_closes_by_keyboard(page: Page) -> None:
    page.goto(FACT)
    more = page.locator("#ai-companies-2024 .more")
    more.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("link", name="Permalink")).to_be_visible()
    assert more.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Permalink")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("group", name="More on this fact")).to_have_count(0)
    expect(more).to_be_focused()


def test_escape_closes_it_from_its_link_too(page: Page) -> None:
    page.goto(FACT)
    more = page.locator("#ai-companies-2024 .more")
    more.click()
    expect(page.get_by_role("link", name="Permalink")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("group", name="More on this fact")).to_have_count(0)
    expect(more).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("group", name="More on this fact")).to_have_count(0)


def test_its_name_says_of_which_fact(page: Page) -> None:
    page.goto(FACT)
    expect(page.get_by_role("button", name=f"More on: {SENTENCE}", exact=True)).to_be_visible()


def test_the_permalink_leads_to_the_fact(panel: Locator, address: str) -> None:
    assert panel.get_by_role("link", name="Permalink").get_attribute("href") == f"{address}{FACT}"


def test_a_sentence_is_copied_with_its_source_and_address(page: Page, panel: Locator) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    panel.get_by_role("button", name="Copy", exact=True).click()
    expect(panel.get_by_role("status")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{SENTENCE} (true in 2024; China.org.cn, 21 March 2025) {ADDRESS}"


def test_whoever_said_it_goes_with_the_sentence(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("cities/beijing/#core-technologies-aim")
    page.locator("#core-technologies-aim .more").click()
    panel = page.get_by_role("group", name="More on this fact")
    panel.get_by_role("button", name="Copy", exact=True).click()
    expect(panel.get_by_role("status")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    bureau = "Beijing Municipal Bureau of Economy and Information Technology"
    assert f"(not dated; said by Jiang Guangzhi, director, {bureau}; intention; China Daily, 6 December 2023)" in copied


def test_what_is_embedded_is_a_quotation_that_needs_nothing_from_here(panel: Locator) -> None:
    panel.get_by_role("button", name="Embed").click()
    html = panel.get_by_label("To copy").input_value()
    tags = Tags()
    tags.feed(html)
    assert tags.names == {"blockquote", "p", "footer", "a"}
    assert html.startswith(f'<blockquote cite="{ADDRESS}"><p>{SENTENCE} (true in 2024)</p>')
    assert "“over 2,400 AI companies”" in html


def test_without_a_repository_correcting_leads_to_a_page_that_names_the_fact(page: Page, panel: Locator) -> None:
    panel.get_by_role("link", name="Report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Contribute")
    page.get_by_role("link", name=SENTENCE).click()
    expect(page.locator("#ai-companies-2024")).to_be_in_viewport()


@pytest.mark.parametrize("query", ["?fact=<b>x</b>&from=a/%23b", "?fact=a.b&from=//evil.example/%23x", "?fact=a.b"])
def test_an_address_that_names_no_fact_adds_nothing(page: Page, query: str) -> None:
    page.goto(f"contribute/{query}")
    page.wait_for_load_state("networkidle")
    expect(page.locator(".about")).to_have_count(0)


def test_without_javascript_more_is_the_permalink(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("cities/beijing/")
    page.locator("#ai-companies-2024").get_by_role("link", name="More").click()
    assert page.url == f"{address}{FACT}"
    context.close()


class Tags(HTMLParser):
    """The names of the elements in a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's signature
        self.names.add(tag)


def test_it_says_when_a_fact_came_and_what_has_changed(page: Page) -> None:
    """As far as the history goes, which a shallow clone cuts off: so it is given here."""

    def with_past(route: Route) -> None:
        answer = route.fetch()
        record = answer.json()
        for fact in record["facts"]:
            newest, first = {"on": "2026-11-29", "what": ["evidence"]}, {"on": "2026-11-28", "what": ["value", "date"]}
            fact |= {"added": "2026-11-22", "changes": [newest, first]}
        route.fulfill(response=answer, json=record)

    page.route("**/api/v1/entities/beijing.json", with_past)
    page.goto(FACT)
    page.locator("#ai-companies-2024 .more").click()
    expect(page.get_by_role("group", name="More on this fact")).to_contain_text(
        "Added 22 November 2026, value and date changed 28 November 2026, evidence changed 29 November 2026."
    )
