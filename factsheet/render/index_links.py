"""Links to a folder -> links to the file in it, for hosts that do not look for one (`use_directory_urls: false`)."""

from __future__ import annotations

import re

_TO_FOLDER = re.compile(
    rb"""( (?:href|action)="(?![a-zA-Z][a-zA-Z0-9+.-]*:|//)[^"?#]*/)(?=[\x01-\x08]*["?#])"""
)  # placeholders of fact_rows may stand behind it


def named(html: bytes, index: str) -> bytes:
    """Name the file in each link of our templates that leads to a folder of the site. Without a name, change nothing.

    >>> named(b'<a href="../quays/#height">', "index.html"), named(b'<a href="https://a.example/">', "index.html")
    (b'<a href="../quays/index.html#height">', b'<a href="https://a.example/">')
    """
    return _TO_FOLDER.sub(rb"\1" + index.encode(), html) if index else html


def address(url: str, index: str) -> str:
    """Name the file in one address, from the site's root."""
    return _FOLDER.sub(rf"\g<0>{index}", url)


_FOLDER = re.compile(r"^(?:[^?#]*/)?(?=[?#]|$)")
