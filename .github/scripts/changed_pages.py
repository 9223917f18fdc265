"""Name the HTML pages in which two built sites differ, as Markdown: `changed_pages.py BEFORE AFTER`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

MOST = 40
"""Pages named of each sort; the others are counted."""


def main(before: str, after: str) -> None:
    """Print a section on the pages that are new, differ or are gone."""
    old, new = pages(Path(before)), pages(Path(after))
    changed = [path for path in new if path in old and new[path].read_bytes() != old[path].read_bytes()]
    sorts = {"New": [path for path in new if path not in old], "Changed": changed}
    sorts["Gone"] = [path for path in old if path not in new]
    print(f"\n### Pages\n\nOf {len(new)} pages of the site, as built with and without this change:\n")
    print("\n".join(line for word, paths in sorts.items() for line in lines(word, paths)) or "No page changes.")


def pages(site: Path) -> dict[str, Path]:
    """Return the pages of a built site by their addresses. Exit if it has none."""
    files = {file.relative_to(site).as_posix().removesuffix("index.html"): file for file in site.rglob("*.html")}
    if not files:
        sys.exit(f"{site}: no page is here; build the site first")
    return dict(sorted(files.items()))


def lines(word: str, paths: list[str]) -> Iterator[str]:
    """Yield a line for each page. A path is percent-encoded: a file may be called anything, also a mention."""
    yield from (f"- {word}: `/{quote(path)}`" for path in paths[:MOST])
    if len(paths) > MOST:
        yield f"- {word}: {len(paths) - MOST} more"


if __name__ == "__main__":
    main(*sys.argv[1:])
