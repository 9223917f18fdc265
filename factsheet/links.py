"""Finished pages -> links and anchors that lead nowhere. The last look before a site is published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from posixpath import normpath
from urllib.parse import unquote

from factsheet.problems import Place, Problem

_TARGET = re.compile(r"""\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_ANCHOR = re.compile(r"""\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What a page links to, as written, and the anchors that it has."""

    targets: tuple[str, ...]
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that leads nowhere: on which page, what it says, and why."""

    page: str
    target: str
    reason: str


def read(html: str) -> PageLinks:
    """The links and anchors of a page."""
    tags = " ".join(_TAG.findall(html))
    targets = dict.fromkeys(unescape(a or b) for a, b in _TARGET.findall(tags))
    return PageLinks(tuple(targets), frozenset(unescape(a or b) for a, b in _ANCHOR.findall(tags)))


def broken(pages: Mapping[str, PageLinks], files: frozenset[str], base: str = "/") -> Iterator[BrokenLink]:
    """Links into the site that lead nowhere.

    `pages` are keyed by their file under the site's root (`cities/beijing/index.html`), `files` are all files there,
    `base` is the path at which the site is served: absolute links must stay under it.
    """
    for page, links in pages.items():
        for target in links.targets:
            reason = _reason(page, target, pages, files, base)
            if reason:
                yield BrokenLink(page, target, reason)


def _reason(page: str, target: str, pages: Mapping[str, PageLinks], files: frozenset[str], base: str) -> str:
    if _OUTSIDE.match(target):
        return ""
    path, _, anchor = target.partition("#")
    file = _file(page, unquote(path.partition("?")[0]), base)
    if file is None:
        return "it leads out of the site"
    if file not in files and file not in pages:
        return "there is no such page"
    anchor = unquote(anchor.partition(":~:")[0])
    if anchor and file in pages and anchor not in pages[file].anchors:
        return f"the page has no anchor #{anchor}"
    return ""


def _file(page: str, path: str, base: str) -> str | None:
    """The file that a path on a page means, or None when it leads out of the site."""
    if path.startswith("/"):
        if not path.startswith(base):
            return None
        full = path[len(base) :]
    else:
        folder = page.rpartition("/")[0]
        full = f"{folder}/{path}" if path else page
    clean = normpath(full.lstrip("/") or ".")
    if clean.startswith(".."):
        return None
    is_folder = path.endswith("/") or clean == "." or path in (".", "..")
    return normpath(f"{clean}/index.html") if is_folder else clean


def needles(found: BrokenLink) -> tuple[str, ...]:
    """How the link may be written: as it is, else (Markdown links to files) by its anchor or its last part."""
    path, _, anchor = found.target.partition("#")
    return (found.target.lstrip("./"), anchor and f"#{anchor}", path.rstrip("/").rpartition("/")[2])


def problem(found: BrokenLink, place: Place) -> Problem:
    """A broken link as a problem at the place where it is written."""
    return Problem(place, "link", f"the link `{found.target}` leads nowhere: {found.reason}", "mend its address")
