"""The few properties of CSS that decide which characters of a page a reader sees, and where one line ends.

Read are the styles in the page and those saved beside it; a browser 1,280 pixels wide is assumed. What the browser
itself does with elements (`template` is hidden, `p` is a block) stands in `elements`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

import tinycss2
from cssselect import HTMLTranslator, SelectorError, parse
from lxml.etree import XPathError, _Element

PROPERTIES = frozenset({"display", "visibility", "vertical-align", "white-space"})
_IS_SEEN = re.compile(r"\s*(?:(?:only\s+)?(?:all|screen)\s*(?:and\b)?)?\s*(?:\(\s*min-width:[^)]*\)\s*(?:and\s*)?)*\Z")
"""Conditions of `@media` that hold on a wide screen; all others do not count."""

Values = dict[str, str]


class Styles(NamedTuple):
    """The declared properties of elements, and selectors that hide something but could not be read."""

    of: Mapping[_Element, Values]
    unread: tuple[str, ...]


class _Rule(NamedTuple):
    selector: str
    values: Values
    important: Values


def styles(root: _Element, folder: Path) -> Styles:
    """Return what the style sheets of a page, those saved in its folder among them, and its elements declare."""
    found: dict[_Element, Values] = {}
    unread: list[str] = []
    matched: list[tuple[tuple[int, ...], list[_Element], Values]] = []
    for rule in (rule for sheet in _sheets(root, folder) for rule in _rules(sheet)):
        try:
            matched.extend(_matched(rule, root))
        except (SelectorError, XPathError):
            if "none" in rule.values.values() or "hidden" in rule.values.values():
                unread.append(rule.selector)
    for element in root.iter("*"):
        if own := element.get("style"):
            plain, important = _declared(tinycss2.parse_blocks_contents(own))
            matched += [((0, 1), [element], plain), ((1, 1), [element], important)]
    for _, elements, values in sorted(matched, key=lambda entry: entry[0]):  # the later of equals holds
        for element in elements:
            found.setdefault(element, {}).update(values)
    return Styles(found, tuple(unread))


def _sheets(root: _Element, folder: Path) -> Iterator[str]:
    for element in root.iter("style", "link"):
        if not _IS_SEEN.match(element.get("media") or ""):
            continue
        if element.tag == "style":
            yield element.text or ""
        elif "stylesheet" in (element.get("rel") or "").split():
            yield from _saved(folder, element.get("href") or "")


def _saved(folder: Path, address: str) -> Iterator[str]:
    """Yield the style sheet that a browser saved with the page."""
    parts = urlsplit(address)
    file = folder / unquote(parts.path)
    if not (parts.scheme or parts.netloc) and file.is_file():
        yield file.read_bytes().decode("utf-8", "replace")


def _rules(sheet: str | list[Any]) -> Iterator[_Rule]:
    """Yield the rules of a style sheet that declare one of our properties."""
    for node in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if node.type == "qualified-rule":
            plain, important = _declared(tinycss2.parse_blocks_contents(node.content))
            if plain or important:
                yield _Rule(tinycss2.serialize(node.prelude).strip(), plain, important)
        elif node.type == "at-rule" and node.content is not None and _applies(node):
            yield from _rules(node.content)


def _applies(rule: Any) -> bool:
    """Tell whether the rules inside an at-rule hold."""
    name = rule.lower_at_keyword
    return name in ("layer", "supports") or (name == "media" and bool(_IS_SEEN.match(tinycss2.serialize(rule.prelude))))


def _declared(nodes: Iterable[Any]) -> tuple[Values, Values]:
    """Return what declarations say of our properties: as usual, and as important."""
    plain: Values = {}
    important: Values = {}
    for node in nodes:
        if node.type == "declaration" and node.lower_name in PROPERTIES:
            (important if node.important else plain)[node.lower_name] = tinycss2.serialize(node.value).strip().lower()
    return plain, important


def _matched(rule: _Rule, root: _Element) -> Iterator[tuple[tuple[int, ...], list[_Element], Values]]:
    """Yield how strongly a rule holds, for which elements, and what it says."""
    for selector in parse(rule.selector):
        if selector.pseudo_element:
            continue
        elements = root.xpath(HTMLTranslator().selector_to_xpath(selector))
        if isinstance(elements, list):
            yield (0, 0, *selector.specificity()), elements, rule.values  # type: ignore[misc]  # elements, by this path
            yield (1, 0, *selector.specificity()), elements, rule.important  # type: ignore[misc]
