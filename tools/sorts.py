"""One page for every sort of page of a built site, found in its folder, so that a new sort is never forgotten."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any


@cache
def sorts(site: Path) -> dict[str, str]:
    """Return the address of the longest page of each sort, by the name of the sort. It is relative to the site's root.

    Entities give three: the longest, the shortest and the one whose officials say most.
    """
    found: dict[str, Path] = {}
    for file in sorted(site.rglob("*.html"), key=lambda file: file.stat().st_size):
        found[_sort(site, address_of(site, file))] = file
    pages = {name: address_of(site, file) for name, file in sorted(found.items())}
    by_length = entities(site)
    pages |= {"entity, long": pages.pop("entity"), "entity, short": by_length[-1]}
    spokesman = _most_quoted(site)
    return pages | ({"entity, with officials": spokesman} if spokesman else {})


@cache
def entities(site: Path) -> tuple[str, ...]:
    """Return the addresses of all entity pages, the longest page first."""
    urls = [entity["url"] for entity in _api(site, "entities")]
    return tuple(sorted(urls, key=lambda url: (site / url / "index.html").stat().st_size, reverse=True))


def address_of(site: Path, file: Path) -> str:
    """Return the address of a page, relative to the site's root; empty for the home page."""
    return file.relative_to(site).as_posix().removesuffix("index.html")


def html_of(site: Path, address: str) -> str:
    """Return the HTML of the page at an address."""
    file = site / address
    return (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")


def facts(site: Path) -> list[dict[str, Any]]:
    """Return the facts, as the site publishes them."""
    return _api(site, "facts")


def sources(site: Path) -> list[dict[str, Any]]:
    """Return the sources, as the site publishes them."""
    return _api(site, "sources")


def _sort(site: Path, address: str) -> str:
    folder, _, rest = address.partition("/")
    kinds = {url.partition("/")[0] for url in entities(site)}
    if address in entities(site):
        return "entity"
    if folder in kinds:
        return "retired" if rest else "kind"
    return f"{folder}, one" if rest else folder or "home"


def _most_quoted(site: Path) -> str:
    """Return the page of the entity that most facts name as their speaker's agency; empty if there is none."""
    urls = {entity["id"]: entity["url"] for entity in _api(site, "entities")}
    spoken = Counter(_agencies(site)).most_common(1)
    return urls[spoken[0][0]] if spoken else ""


def _agencies(site: Path) -> Iterator[str]:
    for fact in facts(site):
        if agency := (fact["attributed_to"] or {}).get("agency"):
            yield agency


@cache
def _api(site: Path, name: str) -> list[dict[str, Any]]:
    content = json.loads((site / "api" / "v1" / f"{name}.json").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = content[name]
    return found
