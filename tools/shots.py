"""Pictures of every sort of page for a person to look at: `python -m tools.shots`, which `make shots` runs.

They go to `shots/`: each page light, dark, in forced colours, on a tablet, on two phones and as printed (on one long
sheet as PNG, on A4 as PDF). With `--readme` it makes the picture at the top of the README instead: the first screen of
the entity with the longest page, `docs/<entity>.png`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, sync_playwright

from tools.browsing import CHROMIUM, FLAGS, ROOT, built_and_served
from tools.sorts import entities, sorts

README_BYTES = 200_000
TALLEST = 6000  # pixels of a page that a picture shows


@dataclass(frozen=True, slots=True)
class Look:
    """A way to look at a page."""

    name: str
    width: int
    height: int
    colours: Literal["light", "dark"] = "light"
    medium: Literal["screen", "print"] = "screen"
    forced: Literal["active", "none"] = "none"  # whether the system forces its own colours on the page


LOOKS = (
    Look("light", 1280, 800),
    Look("dark", 1280, 800, colours="dark"),
    Look("forced", 1280, 800, forced="active"),
    Look("tablet", 768, 1024),
    Look("phone", 390, 844),
    Look("narrow", 320, 568),
    Look("print", 718, 1047, medium="print"),  # what A4 leaves inside its margins
)
README = Look("light", 1280, 760)


def shoot(page: Page, look: Look, file: Path, tallest: int = TALLEST) -> Path:
    """Take a picture of an open page, as tall as the page but at most `tallest` pixels. In print, make a PDF too."""
    page.set_viewport_size({"width": look.width, "height": look.height})
    page.emulate_media(media=look.medium, color_scheme=look.colours, forced_colors=look.forced)
    height = min(tallest, page.evaluate("document.documentElement.scrollHeight"))
    page.screenshot(path=file, full_page=True, clip={"x": 0, "y": 0, "width": look.width, "height": height})
    if look.medium == "print":
        page.pdf(path=file.with_suffix(".pdf"), prefer_css_page_size=True)
    return file


def shots(page: Page, site: Path, address: str, folder: Path) -> Iterator[Path]:
    """Take pictures of every sort of page in every look. Yield their files."""
    folder.mkdir(exist_ok=True)
    for sort, url in sorts(site).items():
        page.goto(address + url, wait_until="networkidle")
        name = re.sub(r"\W+", "-", sort.removesuffix(".html"))
        for look in LOOKS:
            yield shoot(page, look, folder / f"{name}-{look.name}.png")


def picture_of_readme(page: Page, site: Path, address: str) -> Path:
    """Take a picture of the first screen of the longest entity page. Exit if the file is larger than README_BYTES."""
    url = entities(site)[0]
    file = ROOT / "docs" / f"{url.rstrip('/').rpartition('/')[2]}.png"
    page.goto(address + url, wait_until="networkidle")
    shoot(page, README, file, tallest=README.height)
    if file.stat().st_size > README_BYTES:
        sys.exit(f"{file} has {file.stat().st_size} bytes; {README_BYTES} are allowed")
    return file


def main() -> None:
    """Make the pictures and print where they are."""
    if not CHROMIUM:
        sys.exit("pictures need a chromium (Debian: apt-get install chromium)")
    with built_and_served() as (site, address), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page()
        if "--readme" in sys.argv[1:]:
            print(picture_of_readme(page, site, address))
        else:
            print(f"{len(list(shots(page, site, address, ROOT / 'shots')))} pictures in shots/")
        browser.close()


if __name__ == "__main__":
    main()
