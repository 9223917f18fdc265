"""Links that people try from pages by hand and from statements, and the one that is suggested where they fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.audit.links import BrokenLink
from factsheet.audit.suggest import hint

WRITTEN = {
    "index.html": Path("/site/content/index.md"),
    "glossary/index.html": Path("/site/content/glossary.md"),
    "more/method/index.html": Path("/site/content/more/method.md"),
}
ANCHORS = {
    **dict.fromkeys(WRITTEN, "top\nhedge"),
    "cities/index.html": "",
    "cities/beijing/index.html": "height-1999\npoints",
    "cities/shanghai/index.html": "",
}


@pytest.mark.parametrize(
    ("page", "target", "expected"),
    [
        ("glossary", "../cities/beijing.md", "write `cities/beijing/index.md`"),
        ("glossary", "cities/beijing/", "write `cities/beijing/index.md`"),
        ("glossary", "cities/beijing", "write `cities/beijing/index.md`"),
        ("glossary", "cities/beijing.html#points", "write `cities/beijing/index.md#points`"),
        ("glossary", "/cities/beijing/index.html", "write `cities/beijing/index.md`"),
        ("more/method", "../cities/beijing.md", "write `../cities/beijing/index.md`"),
        ("more/method", "../../../glossary/", "write `../glossary.md`"),
        ("more/method", "/cities.md", "write `../cities/index.md`"),
        ("glossary", "beijing.md", "did you mean `cities/beijing/index.md`?"),
        ("glossary", "cities/bejing/index.md", "did you mean `cities/beijing/index.md`?"),
        ("glossary", "cities/beijing/index.md#height", "did you mean `cities/beijing/index.md#height-1999`?"),
        ("glossary", "#hedges", "did you mean `#hedge`?"),
        ("glossary", "nowhere/else.md", "mend its address"),
        ("glossary", "../", "write `index.md`"),
        ("cities/beijing", "cities/shanghai.md", "mend its address"),
    ],
)
def test_a_page_by_hand_is_led_to_the_file(page: str, target: str, expected: str) -> None:
    link = BrokenLink(f"{page}/index.html", target, "there is no such page")
    assert hint(link, ANCHORS, WRITTEN, in_statement=False) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("cities/beijing.md", "write `cities/beijing/`"),
        ("/cities/beijing#points", "write `cities/beijing/#points`"),
        ("cities/beiijng/", "did you mean `cities/beijing/`?"),
        ("cities/tokyo/", "mend its address"),
    ],
)
def test_a_statement_is_led_to_the_address(target: str, expected: str) -> None:
    link = BrokenLink("cities/shanghai/index.html", target, "there is no such page")
    assert hint(link, ANCHORS, WRITTEN, in_statement=True) == expected
