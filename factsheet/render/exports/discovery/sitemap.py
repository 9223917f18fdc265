"""The addresses of all pages, with the days on which these last changed (sitemaps.org, protocol 0.9).

They are in one file, or in parts with an index past what the protocol allows in one. None of them is packed: servers
pack what they send, and gzip would note a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple
from xml.sax.saxutils import escape

from factsheet.core.output import Output

PATH = "sitemap.xml"

MOST, LARGEST = 50_000, 50 * 1024 * 1024
"""The most addresses and bytes of a file, by the protocol."""

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = b'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_AROUND = 1_000
"""Bytes that are left for what stands around the addresses."""


class Address(NamedTuple):
    """The absolute address of a page, and the day on which it last changed, as ISO 8601 has it; empty if not known."""

    url: str
    day: str = ""


def of_addresses(addresses: Sequence[Address], root: str, most: int = MOST, largest: int = LARGEST) -> Iterator[Output]:
    """Yield `sitemap.xml`; before it, its parts if there are more addresses or bytes than one file may have.

    `root` is the address of the site.
    """
    parts = [*_parts([_entry(address) for address in addresses], most, largest - _AROUND)]
    if len(parts) < 2:
        yield Output(PATH, partial(_file, b"urlset", *parts))
        return
    paths = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for path, part in zip(paths, parts, strict=True):
        yield Output(path, partial(_file, b"urlset", part))
    index = [f"<sitemap>{_loc(root + path)}</sitemap>\n".encode() for path in paths]
    yield Output(PATH, partial(_file, b"sitemapindex", index))


def _parts(entries: Sequence[bytes], most: int, largest: int) -> Iterator[list[bytes]]:
    part, size = list[bytes](), 0
    for entry in entries:
        if part and (len(part) == most or size + len(entry) > largest):
            yield part
            part, size = [], 0
        part.append(entry)
        size += len(entry)
    yield part


def _entry(address: Address) -> bytes:
    day = f"<lastmod>{address.day}</lastmod>" if address.day else ""
    return f"<url>{_loc(address.url)}{day}</url>\n".encode()


def _loc(url: str) -> str:
    return f"<loc>{escape(url)}</loc>"


def _file(element: bytes, entries: Sequence[bytes]) -> Iterator[bytes]:
    yield _DECLARATION + b"<" + element + b" " + _NAMESPACE + b">\n"
    yield b"".join(entries)
    yield b"</" + element + b">\n"
