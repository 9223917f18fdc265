"""Links in Markdown: from a file to those beside other pages, and to sources."""

from __future__ import annotations

import re

from factsheet.core.markdown import escaped

NAME = "index.md"
"""The name of the file beside the page."""


def inside(text: str, url: str, root: str) -> str:
    """Return a link to the Markdown of a page of the site. `root` is the way to the site's root.

    >>> inside("Coast Office", "offices/coast-office/#lit", "../")
    '[Coast Office](../offices/coast-office/index.md)'
    """
    return f"[{escaped(text)}]({root}{url.partition('#')[0]}{NAME})"


def outside(text: str, url: str) -> str:
    """Return a link to a whole address, which has no blanks and none of `<>"` (see core.urls).

    Simple readers of links know none in angle brackets, so only an address that needs these has them.

    >>> outside("a [plan]", "https://example.org/?a=1&b=2"), outside("b", "https://example.org/(b)?a=1&lt;")
    ('[a \\\\[plan\\\\]](https://example.org/?a=1&b=2)', '[b](<https://example.org/(b)?a=1&amp;lt;>)')
    """
    address = _LIKE_REFERENCE.sub("&amp;", url.replace("\\", "%5C"))
    return f"[{escaped(text)}]({address})" if not _PAIRS(address) else f"[{escaped(text)}](<{address}>)"


_PAIRS = re.compile(r"[()]").search
_LIKE_REFERENCE = re.compile(r"&(?=#?\w+;)")
