"""Compare: pages of the reader's choice side by side, at an address that can be shared."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import axe
from tests.support.axe import SCHEMES

pytestmark = [pytest.mark.slow, pytest.mark.ours]


def heads(page: Page) -> list[str]:
    return page.locator(".side thead th a").all_inner_texts()


def test_two_pages_picked_by_keyboard(page: Page) -> None:
    page.goto("compare/")
    expect(page.get_by_label("Add a page")).to_be_visible()  # once its script is there
    page.get_by_label("Add a page").focus()
    page.keyboard.type("Guiyang")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Guiyang added. Add another page")
    page.keyboard.type("北京")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Beijing added. Side by side: Guiyang and Beijing.")
    assert page.url.endswith("/compare/?ids=guiyang,beijing")
    assert heads(page) == ["Guiyang", "Beijing"]
    table = page.locator(".side").inner_text()
    page.reload()
    expect(page.locator(".side")).to_have_text(table, use_inner_text=True)


def test_pages_without_a_figure_in_common_say_so_and_show_what_each_has(page: Page) -> None:
    page.goto("compare/?ids=beijing,guizhou")
    expect(page.get_by_text("No figure in common.")).to_be_visible()
    line = page.locator("h3", has_text="Only Beijing has").locator("+ ul li", has_text="2,400")
    expect(line).to_contain_text("2024")
    line.get_by_role("link").click()
    expect(page.locator("h1")).to_contain_text("Beijing")
    assert page.url.partition("#")[2] == "ai-companies-2024"


def test_a_cell_shows_the_figure_in_words_and_leads_to_its_fact(page: Page) -> None:
    page.goto("compare/?ids=one-stop-permit-service")
    cell = page.locator(".side tr", has=page.get_by_role("rowheader", name="Time to process")).locator("td").first
    expect(cell).to_contain_text("5 working days")
    expect(cell).to_contain_text("not dated")
    cell.get_by_role("link").first.click()
    expect(page.locator("h1")).to_contain_text("One-stop permit service")
    assert page.url.partition("#")[2] in [item.get_attribute("id") for item in page.locator("main [id]").all()]


def test_back_and_forward_follow_the_choice(page: Page) -> None:
    page.goto("compare/?ids=beijing,guiyang")
    page.get_by_role("button", name="Remove Beijing").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Beijing removed. Add another page to compare with Guiyang.")
    expect(page.get_by_label("Add a page")).to_be_focused()
    assert page.url.endswith("?ids=guiyang")
    page.go_back()
    expect(page.get_by_role("button", name="Remove Beijing")).to_be_visible()
    assert heads(page) == ["Beijing", "Guiyang"]
    page.go_forward()
    expect(page.get_by_role("button", name="Remove Beijing")).to_have_count(0)


@pytest.mark.parametrize("unknown", ["atlantis", "../facts", "<b>x</b>"])
def test_an_unknown_page_is_said_plainly(page: Page, unknown: str) -> None:
    page.goto(f"compare/?ids=beijing,{unknown}")
    expect(page.get_by_role("status")).to_contain_text(f"There is no page “{unknown}” here.")
    assert heads(page) == ["Beijing"]


def test_an_unknown_name_is_said_plainly(page: Page) -> None:
    page.goto("compare/?ids=beijing")
    page.get_by_label("Add a page").fill("Atlantis")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("There is no page called “Atlantis” here.")
    assert page.url.endswith("?ids=beijing")


def test_typing_suggests_pages_by_any_of_their_names(page: Page) -> None:
    page.goto("compare/")
    expect(page.get_by_label("Add a page")).to_be_visible()  # once its script is there
    page.get_by_label("Add a page").press_sequentially("NDA")
    option = page.locator("#picks option").first
    expect(option).to_have_attribute("value", "National Data Administration")


def test_nothing_is_asked_of_others_and_the_script_loads_here_alone(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("cities/beijing/", wait_until="networkidle")
    assert not any("compare.js" in url for url in asked)
    page.goto("compare/?ids=beijing", wait_until="networkidle")
    assert any(url.endswith("assets/compare.js") for url in asked)
    assert all(url.startswith(address) for url in asked)


def test_on_a_phone_the_table_is_a_list_of_rows_and_each_cell_names_its_page(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("compare/?ids=beijing,guiyang,online-company-registration")
    cell = page.locator(".side tbody td").nth(1)
    expect(cell).to_contain_text("Capital of Guizhou")
    assert "Guiyang" in cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert page.locator(".scroll").evaluate("region => region.scrollWidth <= region.clientWidth")
    expect(page.get_by_role("button", name="Remove Beijing")).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 800})
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == "none"


def test_on_a_phone_each_figure_of_a_cell_has_a_line_of_its_own(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("compare/?ids=online-company-registration")
    figures = page.locator(".side td:has(> p + p)").first.locator("p")
    expect(figures.nth(1)).to_be_visible()
    ends, begins = (
        [figure.locator(place).evaluate(f"link => link.getBoundingClientRect().{side}") for figure in figures.all()]
        for place, side in (("> :last-child", "bottom"), ("> a", "top"))
    )
    assert all(begin >= end - 1 for end, begin in zip(ends, begins[1:], strict=False))


def test_without_javascript_the_tables_are_there(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("compare/?ids=beijing,guiyang")
    expect(page.get_by_label("Add a page")).to_be_hidden()
    page.get_by_role("region", name="A table for each kind").get_by_role("link", name="Cities").click()
    expect(page.get_by_text("No figure in common.")).to_be_visible()
    expect(page.get_by_role("link", name="more than 2,400 AI companies")).to_be_visible()
    context.close()


@pytest.mark.parametrize("path", ["compare/?ids=beijing,guiyang", "compare/cities/"])
def test_nothing_hinders(page: Page, path: str) -> None:
    page.goto(path, wait_until="networkidle")
    expect(page.locator(".lines").first).to_be_visible()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert axe.in_lines(axe.violations(page)) == [], (width, scheme)
