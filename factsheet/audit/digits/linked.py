"""The JSON-LD of a finished page -> its numbers that nothing bears out. Programs read them as readers read the page.

A number belongs to the nearest node around it whose `identifier` is that of a fact, of a point or of a source. Outside
of these, as in the name of an entity, it belongs to all facts that the page names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from html import unescape
from typing import Any, NamedTuple

from factsheet.audit.digits import figures
from factsheet.audit.digits.evidence import Evidence
from factsheet.audit.digits.support import Borne
from factsheet.core import dimensions
from factsheet.core.figure import SCALES
from factsheet.core.numerals import numbers

_SCRIPTS = re.compile(r"<script\b([^>]*)>(.*?)</script", re.IGNORECASE | re.DOTALL).findall
_IDENTIFIERS = re.compile(r'"identifier"\s*:\s*"([^"]*)"').findall

_ADDRESSES = frozenset({
    "@id", "@type", "@context", "@language", "url", "identifier", "inLanguage", "contentUrl", "encodingFormat",
})  # fmt: skip
"""Keys of what names something, and states no number."""

_DATES = frozenset({"observationDate", "temporalCoverage", "datePublished"})
_MEASURES = frozenset({"value", "minValue", "maxValue"})


class UnsupportedNumber(NamedTuple):
    """A number that nothing supports, with the words around it and the reason."""

    number: str
    words: str
    reason: str


def blocks(page: str) -> list[str]:
    """Return the texts of a page's scripts that are JSON-LD."""
    return [text for attributes, text in _SCRIPTS(page) if "ld+json" in unescape(attributes).lower()]


def identifiers(page: str) -> set[str]:
    """Return the ids of facts and sources that the JSON-LD of a page may name."""
    return set(_IDENTIFIERS(page))


def unsupported(
    texts: Iterable[str], api: Evidence, named: Callable[[], Collection[str]]
) -> Iterator[UnsupportedNumber]:
    """Yield the numbers in the `blocks` of a page that nothing supports. `named` finds the facts that the page names.

    It runs only if a number stands in no node of a fact or source.
    """
    around = _OfPage(api, named)
    for text in texts:
        try:
            tree = json.loads(text, parse_float=str, parse_int=str)
        except ValueError:
            yield from (UnsupportedNumber(number, text, "this JSON-LD cannot be read") for number in numbers(text))
        else:
            yield from _in_node(tree, around, api)


@dataclass
class _Origin:
    """The fact or source that a node is of, with what that supports; without a name, what the whole page does."""

    name: str
    borne: Borne

    def lacks(self, number: str) -> bool:
        return f" {number} " not in self.borne.numbers

    @property
    def reason(self) -> str:
        return f"it is not in {self.name}" if self.name else "it is in no fact that the page names"


class _OfPage(_Origin):
    """The origin of what stands in no node of a fact or source: all facts that the page names."""

    def __init__(self, api: Evidence, named: Callable[[], Collection[str]]) -> None:
        self.name = ""
        self._api, self._named = api, named

    @cached_property
    def borne(self) -> Borne:  # type: ignore[override]
        return Borne(" ".join([self._api.facts[name].numbers for name in self._named() if name in self._api.facts]), ())


def _in_node(node: Any, origin: _Origin, api: Evidence) -> Iterator[UnsupportedNumber]:
    if isinstance(node, list):
        for one in node:
            yield from _in_node(one, origin, api)
    elif isinstance(node, Mapping):
        origin = _own(node, api) or origin
        for key, value in node.items():
            if key not in _ADDRESSES:
                yield from _in_value(key, value, node, origin, api)
    elif isinstance(node, str):
        yield from (UnsupportedNumber(number, node, origin.reason) for number in numbers(node) if origin.lacks(number))


def _in_value(
    key: str, value: Any, node: Mapping[str, Any], origin: _Origin, api: Evidence
) -> Iterator[UnsupportedNumber]:
    if key in _DATES and isinstance(value, str):
        strange = [part for part in value.split("/") if part not in (*origin.borne.dates, "..")]
        yield from (UnsupportedNumber(part, value, origin.reason) for part in strange)
    elif key in _MEASURES and isinstance(value, str):
        if not _is_figure(value, str(node.get("unitText", "")), origin.borne):
            yield UnsupportedNumber(value, value, f"it is not the figure of {origin.name or 'a fact'}")
    else:
        yield from _in_node(value, origin, api)


def _own(node: Mapping[str, Any], api: Evidence) -> _Origin | None:
    """Return the origin that a node names itself, if any."""
    name = str(node.get("identifier", ""))
    if name in api.facts:
        return _Origin(f"the fact {name}", api.facts[name])
    if name in api.sources:
        return _Origin(f"the source {name}", Borne(api.sources[name], (api.issued[name],)))
    return _Origin(f"{name}, which is not there", Borne("", ())) if name else None


def _is_figure(value: str, unit: str, borne: Borne) -> bool:
    """Tell whether a number is one of the ends of a figure, with its scale multiplied in.

    Of a unit that cannot be worked out again, a number of the fact in any scale will do.
    """
    try:
        number = Fraction(value)
    except (ValueError, ZeroDivisionError):
        return False
    if not borne.figure:
        return any(
            number == Fraction(known) * scale for known in _plain(borne.numbers) for scale in (1, *SCALES.values())
        )
    drawn = figures.drawn(borne.figure)
    return number * (dimensions.ratio(unit, drawn.unit, {}) or 1) in (drawn.low, drawn.high)


_plain = re.compile(r"(?<= )[0-9]+(?:\.[0-9]+|/[1-9][0-9]*)?(?= )", re.ASCII).findall
