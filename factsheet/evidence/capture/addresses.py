"""The addresses that a page says it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urlsplit

from lxml.html import HtmlElement

_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")
_DECLARING = ("og:url", "citation_public_url")


def addresses(root: HtmlElement) -> Iterator[str]:
    """Yield them, the most lasting first; only whole ones."""
    links = root.xpath("//link[@rel='canonical']/@href")
    metas = [
        meta for name in _DECLARING for meta in root.iter("meta") if name in (meta.get("property"), meta.get("name"))
    ]
    comments = (comment.text or "" for comment in root.getroottree().xpath("//comment()"))
    saved = (match[1] for match in map(_SAVED_FROM.search, comments) if match)
    for address in (*links, *(meta.get("content", "") for meta in metas), *saved):
        if is_whole(address.strip()):
            yield urldefrag(address.strip()).url


def is_whole(address: str) -> bool:
    """Tell whether an address is one of the web, with all its parts."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
