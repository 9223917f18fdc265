"""Raised and lowered elements of a page: note marks, powers and indices."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import partial

from lxml.html import HtmlElement

from factsheet.evidence.capture import elements
from factsheet.evidence.capture.raised import lowered, raised
from factsheet.evidence.capture.sheets import Values

_NUMBER = re.compile(r"\s*\d{1,3}\s*\Z")
_LENGTH_UP = re.compile(r"\+?(?=[\d.]*[1-9])[\d.]+(?:px|r?em|ex|pt|%)\Z")
_ENOUGH = 8  # characters: more of a line says no more about what follows
_GLUED_BEFORE = re.compile(r"(?:[^\W_]|[%°)\]’”\"'»」』）。，、；：！？]|(?:\d|[^\W_]{4,}|[)\]’”\"'»%])[.,;:!?])\Z")
"""Characters that a note stands behind: a full stop too, but not that of `p.` or `No.`"""


def shift(element: HtmlElement, values: Values) -> Callable[[str], str] | None:
    """Return what writes the characters of an element as raised or lowered ones; None where it is neither."""
    vertical = values.get("vertical-align", "") if _is_inline(element, values) else ""
    if element.tag == "sup" or vertical == "super" or _LENGTH_UP.match(vertical):
        return partial(raised, before=before(element))
    return lowered if element.tag == "sub" or vertical == "sub" else None


def is_note(element: HtmlElement, own: Collection[str]) -> bool:
    """Tell whether an element is a number that links within the page and is glued to a word: a note, and its mark.

    A page is known by its own addresses, which a browser writes before its links.
    """
    if not _is_number_within(element, own):
        return False
    previous = element.getprevious()
    if previous is not None and not previous.tail and _is_number_within(previous, own):
        return is_note(previous, own)  # ²³, but not the pages 1, 2 and 3 of a work
    return bool(_GLUED_BEFORE.search(before(element)) or (element.tail or "")[:1].isalpha())


def before(element: HtmlElement) -> str:
    """Return the last characters of the same line that stand before an element."""
    left = ""
    for child in element.itersiblings(preceding=True):
        is_apart = child.tag in elements.BLOCKS or child.tag == "br"
        left = ("\n" if is_apart else all_text(child)) + (child.tail or "") + left
        if len(left) > _ENOUGH:
            return left
    parent = element.getparent()
    left = ((parent.text or "") if parent is not None else "") + left
    return left if left or parent is None or parent.tag in elements.BLOCKS else before(parent)


def all_text(element: HtmlElement) -> str:
    """Return all characters of an element."""
    return "".join(str(piece) for piece in element.itertext())


def _is_inline(element: HtmlElement, values: Values) -> bool:
    usual = "block" if element.tag in elements.BLOCKS else "inline"
    return (values.get("display") or usual) in ("inline", "inline-block")


def _is_number_within(element: HtmlElement, own: Collection[str]) -> bool:
    """Tell whether an element is a link within the page whose text is a number."""
    address, sign, _ = element.get("href", "").partition("#")
    is_within = element.tag == "a" and bool(sign) and (not address or address in own)
    return is_within and bool(_NUMBER.match(all_text(element)))
