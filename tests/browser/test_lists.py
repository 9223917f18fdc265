"""Lists that filter and sort themselves: the timeline and the index of a kind, by keyboard and by address."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.keys import has_focus, tab_to
from tools.sorts import sorts

pytestmark = pytest.mark.slow

ROWS = "[data-filtered] li[data-kind][data-nature]"
SHOWN = f"{ROWS}:not([hidden])"


def parameters(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def choose_by_keyboard(page: Page, select: Locator) -> str:
    """Take the last choice of a select with the keyboard; returns it."""
    tab_to(page, select)
    page.keyboard.press("End")
    assert has_focus(select)
    chosen = select.input_value()
    assert chosen
    return chosen


@pytest.fixture
def timeline(page: Page) -> Page:
    page.goto("timeline/")
    expect(page.locator("form[data-filter]")).to_be_visible()
    return page


def test_the_timeline_has_every_row_at_first(timeline: Page) -> None:
    rows = timeline.locator(ROWS).count()
    assert rows > 0
    expect(timeline.locator(SHOWN)).to_have_count(rows)


@pytest.mark.parametrize("name", ["kind", "nature"])
def test_a_choice_leaves_its_rows_and_is_in_the_address(timeline: Page, name: str) -> None:
    chosen = choose_by_keyboard(timeline, timeline.locator(f"select[name={name}]"))
    wanted = timeline.locator(f"{ROWS}[data-{name}='{chosen}']").count()
    expect(timeline.locator(SHOWN)).to_have_count(wanted)
    assert timeline.locator(f"{SHOWN}:not([data-{name}='{chosen}'])").count() == 0
    assert parameters(timeline)[name] == [chosen]
    expect(timeline.locator("[data-shown]")).to_contain_text(str(wanted))


def test_choices_add_up(timeline: Page) -> None:
    kind = timeline.locator("select[name=kind]")
    nature = timeline.locator("select[name=nature]")
    pair = timeline.locator(ROWS).last.evaluate("row => [row.dataset.kind, row.dataset.nature]")
    kind.select_option(pair[0])
    nature.select_option(pair[1])
    wanted = timeline.locator(f"{ROWS}[data-kind='{pair[0]}'][data-nature='{pair[1]}']").count()
    assert wanted
    expect(timeline.locator(SHOWN)).to_have_count(wanted)
    assert parameters(timeline) == {"kind": [pair[0]], "nature": [pair[1]]}


def test_the_address_brings_the_choice_back(timeline: Page) -> None:
    kind = choose_by_keyboard(timeline, timeline.locator("select[name=kind]"))
    shown = timeline.locator(SHOWN).count()
    timeline.goto(timeline.url)
    expect(timeline.locator("select[name=kind]")).to_have_value(kind)
    expect(timeline.locator(SHOWN)).to_have_count(shown)


def test_words_leave_the_rows_that_hold_them(timeline: Page) -> None:
    box = timeline.locator("input[name=q]")
    tab_to(timeline, box)
    word = str(timeline.locator(ROWS).first.locator("a").first.inner_text()).split()[0]
    timeline.keyboard.type(word)
    wanted = timeline.locator(ROWS).filter(has_text=word).count()
    expect(timeline.locator(SHOWN)).to_have_count(wanted)
    assert parameters(timeline)["q"] == [word]


def test_what_nothing_matches_says_so_and_clears(timeline: Page) -> None:
    rows = timeline.locator(ROWS).count()
    box = timeline.locator("input[name=q]")
    box.fill("no row has such words")
    expect(timeline.locator(SHOWN)).to_have_count(0)
    status = timeline.locator("[data-shown]")
    expect(status).to_have_role("status")
    expect(status).not_to_be_empty()
    box.fill("")
    expect(timeline.locator(SHOWN)).to_have_count(rows)
    assert parameters(timeline) == {}


def test_a_strange_address_shows_the_whole_timeline(page: Page) -> None:
    """An address from elsewhere may name a kind that is not there."""
    page.goto("timeline/?kind=no-such-kind&nature=%3Cb%3E&other=1")
    expect(page.locator("form[data-filter]")).to_be_visible()
    expect(page.locator(SHOWN)).to_have_count(page.locator(ROWS).count())


@pytest.fixture
def kind(page: Page, built: Path) -> Page:
    page.goto(sorts(built)["kind"])
    expect(page.locator("form[data-filter]")).to_be_visible()
    return page


def names(page: Page) -> list[str]:
    return page.locator("[data-filtered] > li:not([hidden]) .title a").all_inner_texts()


def in_order(names: list[str]) -> list[str]:
    """Names as people order them: e-CNY before Eastern."""
    return sorted(names, key=str.casefold)


def counts(page: Page) -> list[int]:
    """How many facts each row says its entity has."""
    written = page.locator("[data-filtered] > li:not([hidden]) [data-count^='facts@entity:']").all_inner_texts()
    return [int(text) for text in written]


def test_a_kind_is_in_the_order_of_names_at_first(kind: Page) -> None:
    assert names(kind) == in_order(names(kind))


@pytest.mark.ours
def test_a_kind_is_sorted_by_the_number_of_facts(kind: Page) -> None:
    before = names(kind)
    kind.locator("select[name=sort]").select_option("facts")
    expect(kind.locator("[data-filtered] > li").first).not_to_contain_text(before[0])
    assert counts(kind) == sorted(counts(kind), reverse=True)
    assert in_order(names(kind)) == before
    assert parameters(kind) == {"sort": ["facts"]}


@pytest.mark.parametrize("order", ["newest", "facts"])
def test_an_order_in_the_address_holds_and_names_come_back(kind: Page, order: str) -> None:
    before = names(kind)
    kind.goto(f"{kind.url.partition('?')[0]}?sort={order}")
    expect(kind.locator("select[name=sort]")).to_have_value(order)
    assert in_order(names(kind)) == before
    kind.locator("select[name=sort]").select_option("name")
    expect(kind.locator("[data-filtered] > li:not([hidden]) .title a")).to_have_text(before)


def test_words_leave_the_entities_that_hold_them(kind: Page) -> None:
    tab_to(kind, kind.locator("input[name=q]"))
    word = names(kind)[-1].split()[0]
    kind.keyboard.type(word)
    rows = kind.locator("[data-filtered] > li")
    expect(kind.locator("[data-filtered] > li:not([hidden])")).to_have_count(rows.filter(has_text=word).count())
    assert parameters(kind)["q"] == [word]


@pytest.mark.ours
def test_a_table_sorts_by_each_column_and_back(page: Page) -> None:
    page.goto("properties/permit-processing-days/")
    table = page.locator("[data-sortable]")
    figures, button = table.locator("tbody td.n"), table.get_by_role("button", name="Figure")
    button.press("Enter")
    expect(table.get_by_role("columnheader", name="Figure")).to_have_attribute("aria-sort", "ascending")
    assert [text.split()[0] for text in figures.all_inner_texts()] == ["5", "17"]
    button.press("Enter")
    assert [text.split()[0] for text in figures.all_inner_texts()] == ["17", "5"]


# Where the name and source of each line of a list begin, and whether that is behind the statement or below it.
NAMES = """
() => [...document.querySelectorAll(".lines > li")].map(line => {
  const [told, from] = [":nth-child(2)", "small"].map(part => line.querySelector(part).getBoundingClientRect());
  return {left: from.left, behind: from.left >= told.right, below: from.top >= told.bottom};
})
"""


@pytest.mark.parametrize("sort", ["topics, one", "timeline", "changes"])
def test_what_a_line_is_of_stands_in_a_column_or_on_a_phone_below(page: Page, built: Path, sort: str) -> None:
    page.goto(sorts(built)[sort])
    names = page.evaluate(NAMES)
    assert len({name["left"] for name in names}) <= 1
    assert all(name["behind"] for name in names)
    page.set_viewport_size({"width": 390, "height": 844})
    assert all(name["below"] for name in page.evaluate(NAMES))


@pytest.mark.parametrize("sort", ["properties", "entity, long", "topics, one"])
def test_no_date_is_broken_beside_words_and_in_tables(page: Page, built: Path, sort: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 800})
    page.goto(sorts(built)[sort])
    dates = page.locator(":is(.words, .points, .lines small, aside dd, td) time")
    assert dates.count()
    assert set(dates.evaluate_all("dates => dates.map(date => date.getClientRects().length)")) == {1}
