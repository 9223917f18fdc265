"""The sites of examples/ on a phone and on a desk: nothing scrolls sideways, no two words of a picture overlap."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.project import ROOT, mkdocs
from tools.browsing import served

EXAMPLES = sorted(file.parent for file in (ROOT / "examples").glob("*/mkdocs.yml"))
WORDS = """[...document.querySelectorAll("svg.plot")].map((plot) => [...plot.querySelectorAll("text")]
  .map((text) => [text.textContent, text.getBoundingClientRect()])
  .filter(([, box]) => box.width).map(([words, { x, y, right, bottom }]) => [words, x, y, right, bottom]))"""
"""For each picture its visible words, each with the box around them."""

Word = tuple[str, float, float, float, float]


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda folder: folder.name)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example") / "site"
    done = mkdocs("build", "--config-file", request.param / "mkdocs.yml", "--site-dir", folder, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return folder


def test_no_page_scrolls_sideways_and_no_words_of_a_picture_overlap(site: Path, browser: Browser) -> None:
    wide, overlapping, widths = [], [], [320, 1280]
    with served(site) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        for file in sorted(site.rglob("index.html")):
            path = file.parent.relative_to(site).as_posix()
            page.goto(f"{address}{path}/")
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
            widths.reverse()  # a page loads in the width in which the last was seen
            for width in widths:
                page.set_viewport_size({"width": width, "height": 800})
                wide += [(path, width)] if page.evaluate("document.documentElement.scrollWidth") > width else []
                overlapping += [(path, width, *pair) for words in page.evaluate(WORDS) for pair in overlaps(words)]
        page.close()
    assert (wide, overlapping) == ([], [])


def overlaps(words: list[Word]) -> Iterator[tuple[str, str]]:
    """Yield the words whose boxes lie over each other; a box is higher than its digits."""
    for one, other in combinations(words, 2):
        across = min(one[3], other[3]) - max(one[1], other[1])
        down = min(one[4], other[4]) - max(one[2], other[2])
        if across > 1 and down > 5:
            yield one[0], other[0]
