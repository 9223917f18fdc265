"""A comparison of two sites: the visible text of each page's <main>, without charts, bold words marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

_LEFT_OUT = ".//*[contains(concat(' ', @class, ' '), ' chart ')]"
AROUND = 40
"""Characters that are shown before and after the beginning of a difference."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A page that differs, and the text of each site around the first difference."""

    page: str
    ours: str
    theirs: str


def differences(ours: Path, theirs: Path, step: int = 1) -> Iterator[Difference]:
    """Yield the pages of `theirs` that `ours` lacks or that say other things there. Compare every `step`-th."""
    for file in sorted(theirs.rglob("*.html"))[::step]:
        page = file.relative_to(theirs)
        one = text(ours / page) if (ours / page).exists() else "(no such page)"
        two = text(file)
        if one != two:
            pairs = enumerate(zip(one, two, strict=False))
            start = next((at for at, (a, b) in pairs if a != b), min(len(one), len(two)))
            window = slice(max(0, start - AROUND), start + AROUND)
            yield Difference(page.parent.as_posix(), one[window], two[window])


def text(file: Path) -> str:
    """Return the visible text of a page's <main>, with white space folded and a star around what is bold."""
    main = html.parse(str(file), html.HTMLParser(encoding="utf-8")).getroot().find(".//main")
    if not isinstance(main, html.HtmlElement):
        return "(no <main>)"
    for element in main.xpath(_LEFT_OUT):
        element.drop_tree()
    for cell in main.iter("th", "td"):
        cell.tail = f" {cell.tail or ''}"  # cells stand apart, with white space between them or without
    for bold in main.iter("b"):
        bold.text, bold.tail = f"*{bold.text or ''}", f"*{bold.tail or ''}"
    return " ".join(str(main.text_content()).split())
