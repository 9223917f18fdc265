"""A finished page by hand -> what browsers refuse on it, and scripts that nobody asked for.

Whoever writes pages sees nothing where a page's policy refuses something: only the reader's console says so. So each
refusal is a problem. Scripts are one, too, unless the site's settings allow them: pull requests come from strangers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from factsheet.core.problems import shortened
from factsheet.render import policy

Attributes = Mapping[str, str]


class Refusal(NamedTuple):
    """A refusal: how it may be written in a page's source, the likeliest first; what is wrong; how to mend it."""

    needles: tuple[str, ...]
    message: str
    hint: str


def refused(html: str, *, runs_scripts: bool, is_rendered: bool) -> list[Refusal]:
    """Return what a page may not have. Of a page that our theme has not rendered, everything is by hand.

    The shell of a rendered page is ours: there only what the page's policy refuses counts, as a plugin may have put it
    there.
    """
    reader = _Reader(policy.read(html) if is_rendered else None, runs_scripts=runs_scripts, is_rendered=is_rendered)
    reader.feed(html)
    reader.close()
    return list(dict.fromkeys(reader.refusals))


_LOADS = {
    ("img", "src"): "img-src", ("img", "srcset"): "img-src", ("source", "srcset"): "img-src",
    ("image", "href"): "img-src", ("image", "xlink:href"): "img-src", ("use", "href"): "img-src",
    ("use", "xlink:href"): "img-src", ("input", "src"): "img-src", ("video", "poster"): "img-src",
    ("video", "src"): "media-src", ("audio", "src"): "media-src", ("source", "src"): "media-src",
    ("track", "src"): "media-src", ("iframe", "src"): "frame-src", ("script", "src"): "script-src",
    ("form", "action"): "form-action", ("button", "formaction"): "form-action", ("input", "formaction"): "form-action",
}  # fmt: skip
"""The directive that decides on an address, by element and attribute."""

_LINKS = {"stylesheet": "style-src", "icon": "img-src"}
"""The same of `<link>`, by its relation."""

_NEVER = frozenset({"base", "object", "embed", "applet", "frame", "frameset"})
_PROGRAMS = re.compile(r"(|module|importmap|speculationrules|(text|application)/(x-)?(java|ecma)script)", re.IGNORECASE)
"""Types of `<script>` that run or say what runs; the others are data."""

_BLANKS = re.compile(r"[\x00-\x20]+")
_SETTING = "set `{0}` under `extra` in mkdocs.yml"


class _Reader(HTMLParser):
    def __init__(self, known: Mapping[str, Sequence[str]] | None, *, runs_scripts: bool, is_rendered: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.refusals: list[Refusal] = []
        self._policy, self._runs_scripts, self._is_rendered = known, runs_scripts, is_rendered
        self._in_main = 0
        self._script: list[str] = []  # the start tag of the script that is being read, and its text so far

    @property
    def _is_by_hand(self) -> bool:
        return self._in_main > 0 or not self._is_rendered

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written, attributes = self.get_starttag_text() or "", {name: value or "" for name, value in attrs}
        self._in_main += tag == "main"
        for message, hint in (*self._element(tag, attributes), *_attributes(attributes, self._policy)):
            self._refuse((written, f"<{tag}"), message, hint)
        for url, message, hint in self._addresses(tag, attributes):
            self._refuse((url, written), message, hint)
        if tag == "script" and "src" not in attributes and _runs(attributes):
            self._script = [written]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._in_main -= tag == "main"
        if tag == "script" and self._script:
            (written, *parts), self._script = self._script, []
            if not self._is_allowed("".join(parts)):
                message = "a script stands in the page itself, and is not run"
                self._refuse((written,), message, "put it into a file that `extra_javascript` names")

    def handle_data(self, text: str) -> None:
        if self._script:
            self._script.append(text)

    def _is_allowed(self, script: str) -> bool:
        """Tell whether an inline script runs, or is refused already as one that stands in a page by hand."""
        known = self._policy is None or policy.hash_of(script) in self._policy.get("script-src", ())
        return known or not script.strip() or (self._is_by_hand and not self._runs_scripts)

    def _refuse(self, needles: tuple[str, ...], message: str, hint: str) -> None:
        self.refusals.append(Refusal(needles, message, hint))

    def _element(self, tag: str, attributes: Attributes) -> Iterator[tuple[str, str]]:
        """Yield why an element may not be there at all, and what to do instead."""
        if tag == "script" and _runs(attributes) and self._is_by_hand and not self._runs_scripts:
            yield "a page by hand has a script", f"leave it out, or {_SETTING.format('scripts: true')}"
        elif tag == "style" and self._policy is not None:
            yield (
                "a style sheet stands in the page itself, and has no effect",
                "put it into a file that `extra_css` names",
            )
        elif tag in _NEVER or (tag == "meta" and "http-equiv" in attributes and self._is_by_hand):
            yield f"a page by hand has `<{tag}>`", "leave it out"
        elif tag == "iframe" and (self._policy is None or "srcdoc" in attributes):
            yield "a page by hand has a frame", "leave it out, or link to what it shows"

    def _addresses(self, tag: str, attributes: Attributes) -> Iterator[tuple[str, str, str]]:
        """Yield each address from which the page may not load something."""
        for name, value in attributes.items():
            directive = _LOADS.get((tag, name))
            if tag == "link" and name == "href":
                relations = attributes.get("rel", "").lower().split()
                directive = next((_LINKS[relation] for relation in relations if relation in _LINKS), None)
            if not directive or self._policy is None:
                continue
            for url in _candidates(value) if name == "srcset" else [value.strip()]:
                if not _allowed(url, self._policy.get(directive) or self._policy.get("default-src", ())):
                    message = f"`{shortened(url, 80)}` is not loaded: no setting names its origin"
                    yield url, message, _mend(url, directive)


def _attributes(attributes: Attributes, known: object) -> Iterator[tuple[str, str]]:
    """Yield why attributes may not be there, and what to do instead."""
    for name, value in attributes.items():
        if name.startswith("on"):
            yield f"`{name}` is a script in an attribute, which never runs", "leave it out"
        elif name == "style" and known is not None:
            yield (
                "a style in an attribute has no effect",
                "give it a `class`, with a rule in a file that `extra_css` names",
            )
        elif _BLANKS.sub("", value).lower().startswith("javascript:"):
            yield f"the address in `{name}` is a script, which never runs", "leave it out"


def _runs(attributes: Attributes) -> bool:
    return bool(_PROGRAMS.fullmatch(attributes.get("type", "").strip()))


def _candidates(srcset: str) -> list[str]:
    return [words[0] for part in srcset.split(", ") if (words := part.split())]


def _mend(url: str, directive: str) -> str:
    """Return how to mend an address from which nothing is loaded."""
    parts = urlsplit(url)
    if not parts.netloc:
        return "take a file of this site, or link to it"
    setting = f'content_security: {{{directive}: ["{parts.scheme or "https"}://{parts.netloc}"]}}'
    return f"take a file of this site, or {_SETTING.format(setting)}"


def _allowed(url: str, sources: Sequence[str]) -> bool:
    """Tell whether any of the sources of a directive allows an address, as it is written in a page."""
    try:
        parts = urlsplit(_BLANKS.sub("", url).replace("\\", "/"))
    except ValueError:
        return False
    if not parts.scheme and not parts.netloc:
        return policy.SELF in sources
    return any(_matches(source, parts) for source in sources)


def _matches(source: str, url: SplitResult) -> bool:
    """Tell whether a source with a host, or `data:`, allows an address (Content Security Policy Level 3, 6.7.2)."""
    if source.startswith("'") or source.endswith(":"):
        return source == f"{url.scheme}:"
    allowed = urlsplit(source if "://" in source else f"//{source}")
    host, wanted = url.hostname or "", allowed.hostname or ""
    has_scheme = not allowed.scheme or not url.scheme or url.scheme in (allowed.scheme, f"{allowed.scheme}s")
    has_host = host.endswith(wanted[1:]) if wanted.startswith("*.") else host == wanted
    is_under = url.path.startswith(allowed.path) if allowed.path.endswith("/") else url.path == allowed.path
    return has_scheme and has_host and allowed.port == url.port and (is_under or not allowed.path)
