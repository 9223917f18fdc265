"""Finished pages -> links and anchors that lead nowhere. The last check before a site is published.

A page is read once, and only what it adds is kept: its anchors, and the anchors of other files that it asks for. If
something asked for does not exist, all pages are read again to say which of them ask for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html import unescape
from posixpath import normpath
from sys import intern
from urllib.parse import unquote

from factsheet.core.problems import Place, Problem

_VALUE = r"""\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*))"""  # the last form is that of minified pages
_TARGET = re.compile(rf"\s(?:href|src){_VALUE}", re.IGNORECASE)
_ANCHOR = re.compile(rf"\s(?:id|name){_VALUE}", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")

_OUT = ""  # the file that a link out of the site leads to


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The links of a page, as written, and its anchors."""

    targets: tuple[str, ...]
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that leads nowhere: its page, its target as written, and the reason."""

    page: str
    target: str
    reason: str


def read(html: str) -> PageLinks:
    """Return the links and anchors of a page, however its tags are written."""
    tags = " ".join(_TAG.findall(html))
    targets, anchors = (
        dict.fromkeys(unescape(a or b or c) for a, b, c in pattern.findall(tags)) for pattern in (_TARGET, _ANCHOR)
    )
    return PageLinks(tuple(targets), frozenset(anchors))


def read_fast(html: bytes) -> PageLinks:
    """Return the links and anchors of a page in UTF-8 whose attributes are all written as ` href="..."`.

    A page is so if its templates write them so (`allows_fast`) and escape what they put in.
    """
    return PageLinks(tuple(targets_fast(html)), frozenset(_decoded(_finder(b"", b"id", b"name")(html))))


def targets_fast(html: bytes, begin: bytes = b"") -> list[str]:
    """Return the links of such a page, or of a part of one. With `begin`, return the rest of those that begin so."""
    return _decoded(_finder(begin, b"href", b"src")(html))


@cache
def _finder(begin: bytes, *names: bytes) -> Callable[[bytes], list[bytes]]:
    """Return a function that finds values of attributes. It looks for what is rarest, then back for a name."""
    opening = b'="' + re.escape(begin)
    names_before = b"|".join(b"(?<= " + name + opening + b")" for name in names)
    return re.compile(opening + b"(?:" + names_before + b')([^"]*)"').findall


def _decoded(written: list[bytes]) -> list[str]:
    """Decode values of attributes, each once."""
    values = b"\0".join(set(written)).decode()
    return (unescape(values) if "&" in values else values).split("\0") if written else []


def allows_fast(template: str) -> bool:
    """Tell whether a template writes every attribute that matters as ` href="..."`."""
    html = _JINJA.sub("", template)
    return len(_WRITTEN.findall(html)) == sum(html.count(f' {name}="') for name in ("href", "src", "id", "name"))


_JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_WRITTEN = re.compile(r"(?<![\w-])(?:href|src|id|name)\s*=", re.IGNORECASE)


@dataclass
class LinkGraph:
    """The links that all pages of a site ask for, and their anchors. `base` is the path at which the site is served.

    The anchors of a page are one text, a line each, as there are millions in a large site.
    """

    base: str = "/"
    anchors: dict[str, str] = field(default_factory=dict)  # by page: its file under the site's root
    asked: dict[str, set[str]] = field(default_factory=dict)  # by file, the anchors; an empty one for the file itself
    known: dict[str, set[str]] = field(default_factory=dict, repr=False)  # links once asked for, by the way to the root

    def __getstate__(self) -> dict[str, object]:
        """Return the state that another process needs: all but `known`."""
        return {**vars(self), "known": {}}

    def next(self) -> LinkGraph:
        """Return an empty graph that leaves out links that this one or any before it has asked for."""
        return LinkGraph(self.base, known=self.known)

    def add(self, page: str, links: PageLinks) -> None:
        """Note a page. Anchors that it asks of itself are looked up at once."""
        self.anchors[page] = "\n".join(sorted(links.anchors))
        up = "../" * page.count("/")
        known = self.known.setdefault(up, set())
        new = set(links.targets).difference(known, map("#".__add__, links.anchors))
        from_root = {target for target in new if up and target.startswith(up)}
        known |= from_root  # they mean the same on every page that is as far from the root
        self.ask([target[len(up) :] for target in from_root])
        for target in new - from_root:
            if target.startswith("#"):
                if (anchor := _anchor(target[1:])) not in links.anchors and anchor:
                    self._ask(page, anchor)
            elif target.startswith("https:"):
                known.add(target)
            elif destination := resolved(page, target, self.base):
                self._ask(*destination)

    def ask(self, targets: Iterable[str]) -> None:
        """Note links that are written from the site's root."""
        known = self.known.setdefault("", set())
        new = set(targets).difference(known)
        known |= new
        for target in new:
            path, _, anchor = target.partition("#")
            file = _from_root(path, self.base)
            self._ask(file, _anchor(anchor) if file else "")

    def ask_again(self, asked: Mapping[str, Iterable[str]]) -> None:
        """Note the anchors, by file, that former pages asked for. Some of these pages may be gone."""
        for file, anchors in asked.items():
            self.asked.setdefault(file, set()).update(map(intern, anchors))

    def join(self, other: LinkGraph) -> None:
        """Note all that another graph has noted of other pages of the site."""
        self.anchors.update(other.anchors)
        self.ask_again(other.asked)

    def missing(self, files: AbstractSet[str]) -> set[tuple[str, str]]:
        """Return the (file, anchor) pairs that are asked for and do not exist; the anchor is empty for a file.

        `files` are all files under the site's root.
        """
        missing = set()
        for file, anchors in self.asked.items():
            if file == _OUT or (file not in files and file not in self.anchors):
                missing |= {(file, anchor) for anchor in anchors}
            elif file in self.anchors:
                missing |= {(file, anchor) for anchor in anchors.difference(self.anchors[file].split("\n")) if anchor}
        return missing

    def broken(self, files: AbstractSet[str], text_of: Callable[[str], str]) -> Iterator[BrokenLink]:
        """Yield links into the site that lead nowhere. `text_of` reads a page, and runs only if there may be any."""
        missing = self.missing(files)
        for page in self.anchors if missing else ():
            for target in read(text_of(page)).targets:
                if (destination := resolved(page, target, self.base)) in missing:
                    yield BrokenLink(page, target, self._reason(*destination, files))
        for file, anchor in missing:  # nobody asks for these any more, or else nothing is published
            self.asked[file].discard(anchor)

    def _ask(self, file: str, anchor: str) -> None:
        self.asked.setdefault(file, set()).add(intern(anchor))

    def _reason(self, file: str, anchor: str, files: AbstractSet[str]) -> str:
        if file == _OUT:
            return "it leads out of the site"
        if file not in files and file not in self.anchors:
            return "there is no such page"
        return f"the page has no anchor #{anchor}"


def resolved(page: str, target: str, base: str) -> tuple[str, str] | None:
    """Return the (file, anchor) that a link on a page means, as written there; None for a link to another site."""
    if _OUTSIDE.match(target):
        return None
    path, _, anchor = target.partition("#")
    file = _file(page, unquote(path.partition("?")[0]), base)
    return (_OUT, "") if file is None else (file, _anchor(anchor))


@lru_cache(maxsize=1 << 14)
def _from_root(path: str, base: str) -> str:
    """Return the file that a path from the site's root means. Results are kept, as many links lead to each file."""
    destination = resolved("", f"./{path}", base)
    return destination[0] if destination else _OUT


def _anchor(written: str) -> str:
    return unquote(written.partition(":~:")[0])


def _file(page: str, path: str, base: str) -> str | None:
    """Return the file that a path on a page means, or None if it leads out of the site."""
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


def needles(link: BrokenLink) -> tuple[str, ...]:
    """Return how the link may be written: as it is, else (Markdown links to files) by its anchor or its last part."""
    path, _, anchor = link.target.partition("#")
    return (link.target.lstrip("./"), anchor and f"#{anchor}", path.rstrip("/").rpartition("/")[2])


def problem(link: BrokenLink, place: Place, hint: str) -> Problem:
    """Return a broken link as a problem at the place where it is written."""
    return Problem(place, "link", f"the link `{link.target}` leads nowhere: {link.reason}", hint)
