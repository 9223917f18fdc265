"""Texts that may run from right to left, set apart from the words around them.

Left alone, signs and numbers beside Arabic or Hebrew run along with it: a publisher and its year change places. Text
that runs from left to right, as our own words do, stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import jinja2
from markupsafe import Markup

_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]").search
"""Letters of the scripts that run from right to left, by Unicode's blocks for them."""


def apart(text: str) -> str:
    """Put a text in a `<bdi>` if it holds letters that run from right to left: `{{ name | bdi }}`."""
    if text.isascii() or not _FROM_RIGHT(text):
        return text
    return Markup("<bdi>{}</bdi>").format(text)


def all_apart(texts: Iterable[str]) -> Markup:
    """Join several texts, each set apart: `{{ aliases | bdis }}`."""
    return Markup(", ").join(apart(text) for text in texts)


def attribute(text: str) -> Markup:
    """Return the `dir` attribute, if needed, for an element with this text alone: `<h1{{ title | dir }}>`."""
    return Markup(' dir="auto"' if not text.isascii() and _FROM_RIGHT(text) else "")  # noqa: S704 - a constant


def isolated(text: str) -> str:
    """Set a text apart where there is no HTML: between the two marks that Unicode has for it."""
    return f"\u2068{text}\u2069" if not text.isascii() and _FROM_RIGHT(text) else text


def is_from_right(text: str) -> bool:
    """Tell whether a text as a whole runs from right to left: as its first letter does."""
    ways = (unicodedata.bidirectional(char) for char in text)
    return next((way != "L" for way in ways if way in ("L", "R", "AL")), False)


def use(env: jinja2.Environment) -> None:
    """Let the templates of an environment set texts apart."""
    env.filters.update(bdi=apart, bdis=all_apart, dir=attribute)
