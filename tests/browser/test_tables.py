"""Tables with many columns: no word is broken that a line can hold, and a table scrolls before it breaks one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.layout import STICKING_OUT
from tests.support.project import ROOT, in_process
from tools.browsing import served

pytestmark = pytest.mark.slow

METALS = ("Aluminum", "Darmstadtium", "Protactinium", "Zn")
PROPERTIES = ("Density", "Melting", "Boiling", "Price", "Radius", "Abundance", "Mass", "Hardness", "Conductivity")
LONG = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"

# The words that stand on more than one line.
BROKEN = """
selector => [...document.querySelectorAll(selector)].flatMap(cell => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), range = document.createRange(), broken = [];
  while (walker.nextNode()) {
    for (const word of walker.currentNode.data.matchAll(/\\S+/g)) {
      range.setStart(walker.currentNode, word.index);
      range.setEnd(walker.currentNode, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(box => box.top)).size > 1) broken.push(word[0]);
    }
  }
  return broken;
})
"""


def fact(name: str, number: int) -> dict[str, object]:
    """A fact with a figure of one property, that no other metal has in the same number."""
    value = str(number * 137 + len(name))
    figure = {"property": f"p-{number}", "value": value}
    cited = [{"source": "table", "quote": f"{value} units"}]
    return {"id": f"f-{number}", "statement": f"It has {value} units.", "figure": figure, "citations": cited}


@pytest.fixture(scope="module")
def metals(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Page]:
    """A tab at a site of some metals, each with a figure of nine properties."""
    folder: Path = tmp_path_factory.mktemp("metals")
    source = {"type": "dataset", "title": "A table", "publisher": "Office", "issued": "2020-12-28",
              "url": "https://example.org/", "retrieved": "2021-01-01"}  # fmt: skip
    sheet = {
        "kinds": {"metal": {"label": "Metal", "plural": "Metals"}},
        "sources": {"table": source},
        "properties": {f"p-{at}": {"label": label, "unit": "units"} for at, label in enumerate(PROPERTIES)},
        "entities": {
            name.lower()[:64]: {
                "kind": "metal",
                "name": name,
                "summary": "A metal.",
                "facts": [fact(name, number) for number in range(len(PROPERTIES))],
            }
            for name in (*METALS, LONG)
        },
    }
    (folder / "facts.yaml").write_text(json.dumps(sheet), encoding="utf-8")
    done = in_process(
        "build", "--facts", folder / "facts.yaml", "--site-dir", folder / "site", FACTSHEET_SEARCH="off", cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    with served(folder / "site") as address:
        context = browser.new_context(base_url=address)
        yield context.new_page()
        context.close()


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize(
    "path", ["compare/metals/", "compare/?ids=aluminum,darmstadtium,protactinium,zn", "properties/"]
)
def test_no_word_of_a_table_is_broken(metals: Page, path: str, width: int) -> None:
    metals.set_viewport_size({"width": width, "height": 800})
    metals.goto(path)
    metals.wait_for_selector("main table tbody th")
    broken = metals.evaluate(BROKEN, "main table :is(th, td)")
    assert [word for word in broken if word != LONG] == []
    assert metals.evaluate(STICKING_OUT) == []


def test_a_word_of_any_length_leaves_room_for_the_figures(metals: Page) -> None:
    metals.set_viewport_size({"width": 768, "height": 800})
    metals.goto("compare/metals/")
    head = metals.get_by_role("rowheader", name=LONG)
    assert head.evaluate("cell => cell.getBoundingClientRect().width <= 0.4 * innerWidth + 1")


def test_on_a_phone_a_figure_has_its_property_and_unit_and_no_heads_stand_above(metals: Page) -> None:
    metals.set_viewport_size({"width": 390, "height": 800})
    metals.goto("compare/metals/")
    expect(metals.locator(".cells thead")).to_be_hidden()
    figure = metals.locator(".cells tbody tr", has_text="Zn").locator("td").first
    expect(figure).to_have_text("2 not dated", use_inner_text=True)
    label = figure.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label == '"Density (units): "'
