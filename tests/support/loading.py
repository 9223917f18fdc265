"""What a page loads at once, read from its files without a browser."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import cast
from urllib.parse import urldefrag, urljoin

from lxml import html as lxml_html

from tools.sorts import html_of

_LOADED = "//link[contains('stylesheet icon preload modulepreload manifest', @rel)]/@href | //script/@src"
_IMAGES = "//img[not(@loading='lazy')]/@src | //source/@src | //iframe/@src | //video/@poster"
_IMPORT = re.compile(r"""^\s*(?:import|export)\b[^"'()]*["']([^"']+)["']""", re.MULTILINE)
_STYLES = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


def loaded_by(site: Path, address: str) -> frozenset[Path]:
    """The files of the site that the page at an address loads before anyone touches it."""
    tree = lxml_html.document_fromstring(html_of(site, address))
    written = [str(target) for target in cast("list[str]", tree.xpath(f"{_LOADED} | {_IMAGES}"))]
    return frozenset(_closure(site, (_file(site, address, target) for target in written)))


def zipped(path: Path) -> int:
    """The size of a file as a host would send it."""
    return _zipped(path, path.stat().st_mtime_ns)


@cache
def _zipped(path: Path, _changed: int) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def _closure(site: Path, first: Iterator[Path]) -> set[Path]:
    """Files with those that they load in turn: modules import, style sheets name images."""
    found: set[Path] = set()
    waiting = list(first)
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting += _named_in(site, file)
    return found


@cache
def _named_in(site: Path, file: Path) -> tuple[Path, ...]:
    if file.suffix not in (".js", ".css"):
        return ()
    text = file.read_text(encoding="utf-8")
    pairs = [(name, "") for name in _IMPORT.findall(text)] if file.suffix == ".js" else _STYLES.findall(text)
    here = file.relative_to(site).as_posix()
    names = [a or b for a, b in pairs]
    return tuple(_file(site, here, name) for name in names if not name.startswith("data:"))


def _file(site: Path, address: str, target: str) -> Path:
    full = urldefrag(urljoin(f"https://here.example/{address}", target)).url
    assert full.startswith("https://here.example/"), f"{address or 'home'} loads {target} from elsewhere"
    return site / full.removeprefix("https://here.example/").partition("?")[0].removeprefix("repo/")
