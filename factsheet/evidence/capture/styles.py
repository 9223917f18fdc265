"""The few properties of CSS that decide which characters of a page a reader sees, and where one line ends.

What a browser itself does with elements (`template` is hidden, `p` is a block) stands in `elements`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import tinycss2
from cssselect import HTMLTranslator, SelectorError, parse
from cssselect.parser import Class, CombinedSelector, Element, Hash, Selector
from lxml.etree import XPathError
from lxml.html import HtmlElement

from factsheet.evidence.capture.sheets import Rule, Values, declared, rules

_AT_NO_REST = re.compile(
    r":(?:focus-within|focus-visible|popover-open|modal|fullscreen|picture-in-picture|autofill|placeholder-shown"
    r"|user-invalid|user-valid|host(?:-context)?(?:\([^()]*\))?|-webkit-[\w-]+(?:\([^()]*\))?)(?![\w-])"
)
"""Pseudo-classes that no element has while nobody touches the page."""
_COMPLEX_NOT = re.compile(r":not\(\s*[^()\s]+[\s>+~]+[^()\s][^()]*\)")  # cssselect forgets the first part of these
_NOT = re.compile(r":not\(([^()\"']+)\)")  # it reads one selector in each

MOST_LOOKED_AT = 30_000_000
"""The elements of a page times the selectors that are looked for among them: some ten seconds."""

Strength = tuple[int, ...]
"""The strength of a rule: important, its layer, its selector."""


class Styles(NamedTuple):
    """The declared properties of elements, and selectors that hide or show something but could not be read."""

    of: Mapping[HtmlElement, Values]
    unread: tuple[str, ...]


class TooManyRulesError(Exception):
    """The error that a page has so many rules and elements that it takes too long to hold one against the other."""


class _Page:
    """The elements that selectors are looked for in, and all their tags, classes and ids."""

    def __init__(self, root: HtmlElement) -> None:
        self.root, self.names = root, frozenset(_names(root))
        self._size, self._looked_at = sum(1 for _ in root.iter()), 0

    def matching(self, selector: Selector) -> list[HtmlElement]:
        """Return the elements that a selector selects. Raises TooManyRulesError."""
        if not self.names.issuperset(_needed(selector.parsed_tree)):
            return []
        self._looked_at += self._size
        if self._looked_at > MOST_LOOKED_AT:
            raise TooManyRulesError
        selected = self.root.xpath(HTMLTranslator().selector_to_xpath(selector))
        return selected if isinstance(selected, list) else []


def styles(root: HtmlElement, folder: Path) -> Styles:
    """Return what the style sheets of a page, those saved in its folder among them, and its elements declare.

    Raises TooManyRulesError.
    """
    declared: dict[HtmlElement, Values] = {}
    unread: list[str] = []
    matched: list[tuple[Strength, list[HtmlElement], Values]] = []
    page, known = _Page(root), list(rules(root, folder))
    layers = _layers(known)
    for rule, text in ((one, selector) for one in known for selector in one.selectors):
        try:
            matched += _matched(rule, _selector(text), page, layers)
        except (SelectorError, XPathError, ValueError, RecursionError):
            if rule.is_unread or {"display", "visibility"} & {*rule.values, *rule.important}:
                unread.append(text)
    matched += _of_elements(root)
    for _, elements, values in sorted(matched, key=lambda entry: entry[0]):  # the later of equals holds
        for element in elements:
            declared.setdefault(element, {}).update(values)
    return Styles(declared, tuple(dict.fromkeys(unread)))


def _names(root: HtmlElement) -> Iterator[str]:
    """Yield the tags, classes and ids of a page."""
    yield "*"
    for element in root.iter("*"):
        yield str(element.tag)
        yield f"#{element.get('id')}"
        yield from (f".{name}" for name in element.get("class", "").split())


def _layers(known: Iterable[Rule]) -> dict[str, int]:
    """Return how strong each layer is: the later the stronger, a layer more than those in it, rules in none most."""
    names = dict.fromkeys(chain.from_iterable(_and_outer(rule.layer) for rule in known if rule.layer))
    places = {name: at for at, name in enumerate(names)}
    order = sorted(names, key=lambda name: [places[outer] for outer in reversed(_and_outer(name))] + [len(names)])
    return {name: at for at, name in enumerate([*order, ""])}


def _and_outer(layer: str) -> list[str]:
    """Return the name of a layer, and of those around it: `a.b`, `a`."""
    parts = layer.split(".")
    return [".".join(parts[:length]) for length in range(len(parts), 0, -1)]


def _selector(text: str) -> Selector:
    """Read one selector. Raises SelectorError."""
    text = _NOT.sub(lambda match: "".join(f":not({selector.strip()})" for selector in match[1].split(",")), text)
    if _COMPLEX_NOT.search(text):
        raise SelectorError(text)
    (selector,) = parse(_AT_NO_REST.sub(":hover", text))
    return selector


def _matched(
    rule: Rule, selector: Selector, page: _Page, layers: Mapping[str, int]
) -> Iterator[tuple[Strength, list[HtmlElement], Values]]:
    """Yield how strongly a rule holds, for which elements, and what it says. Raises SelectorError."""
    if selector.pseudo_element:
        return
    elements = page.matching(selector)
    if elements and rule.is_unread:
        raise SelectorError(rule.selectors)
    yield (0, layers[rule.layer], 0, *selector.specificity()), elements, rule.values
    yield (1, -layers[rule.layer], 0, *selector.specificity()), elements, rule.important


def _needed(tree: object) -> Iterator[str]:
    """Yield the tags, classes and ids without which a selector selects nothing."""
    if isinstance(tree, CombinedSelector):
        yield from chain(_needed(tree.selector), _needed(tree.subselector))
        return
    if isinstance(tree, Class):
        yield f".{tree.class_name}"
    elif isinstance(tree, Hash):
        yield f"#{tree.id}"
    elif isinstance(tree, Element):
        yield (tree.element or "*").lower()
    yield from _needed(tree.selector) if hasattr(tree, "selector") else ()


def _of_elements(root: HtmlElement) -> Iterator[tuple[Strength, list[HtmlElement], Values]]:
    """Yield what elements declare of themselves: stronger than any rule."""
    none = 10**9  # stronger than any layer
    for element in root.iter("*"):
        if own := element.get("style"):
            plain, important, _ = declared(tinycss2.parse_blocks_contents(own))
            yield (0, none), [element], plain
            yield (1, none), [element], important
