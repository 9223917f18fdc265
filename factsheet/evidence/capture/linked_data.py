"""The work that a page describes in JSON-LD, in the words of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from factsheet.evidence.capture.signs import without_unseen

_CONTROLS = re.compile(r"[\x80-\x9f]")
_PAGE = "WebPage"
_ARTICLES = {"Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "Report"}

Thing = Mapping[str, Any]


def article(root: HtmlElement, titles: Collection[str], addresses: Collection[str]) -> Thing:
    """Return the article of a page: that with its title or its address, or the only one; empty if there is none."""
    articles = [thing for thing in _all(root) if types(thing) & _ARTICLES]
    own = [thing for thing in articles if text(thing.get("headline")) in titles or _addresses(thing) & {*addresses}]
    alike = own[:1] or articles
    return alike[0] if alike and all(thing == alike[0] for thing in alike) else {}


def page(root: HtmlElement) -> Thing:
    """Return what is said of the page itself, which may be older or newer than its article."""
    return next((thing for thing in _all(root) if _PAGE in types(thing)), {})


def types(thing: Thing) -> set[str]:
    """Return the types of a thing."""
    declared = thing.get("@type")
    return {name for name in (declared if isinstance(declared, list) else [declared]) if isinstance(name, str)}


def name(value: Any) -> str:
    """Return the name of a person or an organisation, or the names, parted by semicolons."""
    if isinstance(value, list):
        return "; ".join(dict.fromkeys(filter(None, map(name, value))))
    full_name = text(value.get("name")) if isinstance(value, dict) else text(value)
    return "" if "://" in full_name else full_name  # the address of a profile is no name


def text(value: Any) -> str:
    """Return a text on one line; some pages write the signs of HTML in it."""
    return " ".join(without_unseen(_CONTROLS.sub(" ", unescape(value))).split()) if isinstance(value, str) else ""


def _all(root: HtmlElement) -> Iterator[Thing]:
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                yield from list(_things(json.loads(script.text or "")))
            except (ValueError, RecursionError):
                continue  # damaged data on a page is common, and declares nothing


def _things(top: Any) -> Iterator[Thing]:
    """Yield every thing that JSON-LD describes at its top."""
    for thing in top if isinstance(top, list) else [top]:
        if isinstance(thing, dict):
            yield thing
            yield from _things(thing.get("@graph", []))


def _addresses(thing: Thing) -> set[str]:
    main = thing.get("mainEntityOfPage")
    return {text(main.get("@id") if isinstance(main, dict) else main), text(thing.get("url")), text(thing.get("@id"))}
