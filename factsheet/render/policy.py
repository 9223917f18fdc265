"""The Content-Security-Policy of a page: from where it may load what, and which scripts run.

A page of ours loads only files of the site, and runs only scripts that are files. Search runs WebAssembly, in a worker
or, where there is none, in the page itself; `'wasm-unsafe-eval'` allows that and no script.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from types import MappingProxyType

NONE, SELF = "'none'", "'self'"

_OURS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "default-src": (SELF,),
        "script-src": (SELF, "'wasm-unsafe-eval'"),
        "style-src": (SELF,),
        "object-src": (NONE,),
        "frame-src": (NONE,),
        "base-uri": (NONE,),
        "form-action": (SELF,),
    }
)

OPEN = ("img-src", "media-src", "font-src", "style-src", "script-src", "connect-src", "frame-src", "form-action")
"""The directives to which a site may add origins. Plug-ins and another base address are allowed on no page."""

_INLINE = re.compile(r"<script\b[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)
_META = re.compile(r'(<meta http-equiv="?Content-Security-Policy"? content=")([^"]*)(")', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy: what every page of ours may do, and the sources that mkdocs.yml adds, by directive."""

    added: tuple[tuple[str, tuple[str, ...]], ...] = ()
    runs_scripts: bool = False  # scripts that stand in pages by hand run, too

    def __str__(self) -> str:
        return self.allowing({})

    def page(self, html: str) -> str:
        """Return the policy of a page by hand. Its own scripts run if the site lets them: each is named by its hash."""
        scripts = _INLINE.findall(html) if self.runs_scripts else ()
        return self.allowing({"script-src": [hash_of(text) for text in scripts if text.strip()]})

    def allowing(self, more: Mapping[str, Iterable[str]]) -> str:
        """Return the policy as text, with more sources by directive.

        >>> Policy((("img-src", ("https://a.example",)),)).allowing({}).rpartition("; ")[2]
        "img-src 'self' https://a.example"
        """
        directives = {name: list(sources) for name, sources in _OURS.items()}
        for name, sources in (*self.added, *more.items()):
            own = directives.setdefault(name, [SELF])
            own += [source for source in dict.fromkeys(sources) if source not in own]
        for sources in directives.values():
            if len(sources) > 1 and NONE in sources:
                sources.remove(NONE)
        return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def read(html: str) -> dict[str, list[str]] | None:
    """Return the policy of a finished page as sources by directive; None if it has none."""
    match = _META.search(html)
    parts = (part.split() for part in unescape(match[2]).split(";")) if match else ()
    return {name: sources for name, *sources in parts} if match else None


def with_source(html: str, directive: str, source: str) -> str:
    r"""Return a finished page with one more source in a directive of its policy, which has it already.

    >>> with_source('<meta http-equiv="Content-Security-Policy" content="style-src \'self\'">', "style-src", "data:")
    '<meta http-equiv="Content-Security-Policy" content="style-src data: \'self\'">'
    """

    def added(match: re.Match[str]) -> str:
        return f"{match[1]}{match[2].replace(f'{directive} ', f'{directive} {source} ', 1)}{match[3]}"

    return _META.sub(added, html, count=1)


def hash_of(text: str) -> str:
    """Return the source that allows one inline script or style sheet and no other."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
