"""A link that leads nowhere -> how it is written so that it leads to the page that was meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from posixpath import basename, dirname, join, relpath
from urllib.parse import unquote

from factsheet.audit.links import BrokenLink

_INDEX = "/index.html"
_END = re.compile(r"(?:(?:^|/)(?:index|readme))?(?:\.md|\.html)?/*$", re.IGNORECASE)
_ROOT = re.compile(r"(?:\.{0,2}/)+")


def hint(link: BrokenLink, anchors: Mapping[str, str], written: Mapping[str, Path], *, in_statement: bool) -> str:
    """Return how the link should be written. `anchors` has those of every page, a line each; `written` pages by hand.

    A statement links from the site's root, a page by hand from its own file.
    """
    if not in_statement and link.page not in written:
        return _UNKNOWN
    path, _, anchor = link.target.partition("#")
    page, is_sure = _page(_plain(path), anchors) if path else (link.page, True)
    if not page:
        return _UNKNOWN
    if anchor and anchor not in (known := anchors[page].split("\n")):
        anchor, is_sure = _nearest(anchor, known), False
    address = _address(page) if in_statement else _file(page, link.page, written)
    right = (address if path else "") + (f"#{anchor}" if anchor else "")
    if not right or right == link.target:
        return _UNKNOWN
    return f"write `{right}`" if is_sure else f"did you mean `{right}`?"


_UNKNOWN = "mend its address"


def _plain(path: str) -> str:
    """Return the address that a path means, whatever it begins and ends with.

    >>> [_plain(path) for path in ("../cities/beijing/", "cities/beijing.md", "/cities/beijing/index.html", "index.md")]
    ['cities/beijing', 'cities/beijing', 'cities/beijing', '']
    """
    path = unquote(path.partition("?")[0])
    return _END.sub("", path[start.end() :] if (start := _ROOT.match(path)) else path)


def _page(plain: str, pages: Collection[str]) -> tuple[str, bool]:
    """Return the page that an address means, and whether it is sure: its own, else the one of the nearest name."""
    for page in (f"{plain}{_INDEX}".lstrip("/"), f"{plain}.html"):
        if page in pages:
            return page, True
    name = basename(plain)
    same = [page for page in pages if name and page.endswith(f"/{name}{_INDEX}")]
    if len(same) == 1:
        return same[0], False
    near = _nearest(plain, [page.removesuffix(_INDEX) for page in pages if page.endswith(_INDEX)])
    return (f"{near}{_INDEX}" if near else ""), False


def _nearest(word: str, known: Collection[str]) -> str:
    close = get_close_matches(word, known, n=1, cutoff=0.7)
    return close[0] if close else ""


def _address(page: str) -> str:
    return page.removesuffix("index.html")


def _file(page: str, by: str, written: Mapping[str, Path]) -> str:
    """Return the way to the Markdown file of a page, as MkDocs wants it in the file of another one."""
    own = _source(page, written[page].name) if page in written else page.removesuffix(".html") + ".md"
    return relpath(own, dirname(_source(by, written[by].name)) or ".")


def _source(page: str, name: str) -> str:
    """Return the file of a page by hand, from the folder of such pages.

    >>> _source("glossary/index.html", "glossary.md"), _source("more/index.html", "index.md")
    ('glossary.md', 'more/index.md')
    >>> _source("more/glossary.html", "glossary.md")  # use_directory_urls: false
    'more/glossary.md'
    """
    folder = dirname(page)
    return join(folder if Path(name).stem.lower() in (Path(page).stem, "index", "readme") else dirname(folder), name)
