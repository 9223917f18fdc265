"""A tag of a page in simple form, and the text behind it -> the numbers that they state."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from factsheet.audit.digits.html import EXEMPT, RECOUNTED, SPOKEN, Origin, is_summary, own_origin
from factsheet.core.numerals import numbers

FRAME = ("html", "head", "body")
QUIET = frozenset({"script", "style", "title", "meta", "link", "base"})
"""Elements that may stand in a `<head>`, where no text may."""

SILENT: Origin = ("exempt", "", "")
"""The origin of exempt elements: their numbers state nothing."""

_SPACE = r"[ \n\t]"
_ATTRIBUTE = rf"{_SPACE}+([a-z][a-zA-Z0-9:_-]*)(=\"\")?"
_START = re.compile(rf"([a-z][a-z0-9]*)((?:{_ATTRIBUTE})*){_SPACE}*(/?)")
_EACH_ATTRIBUTE = re.compile(_ATTRIBUTE)
_END = re.compile(r"/([a-z][a-z0-9]*)")
_COMMENT = re.compile(r"!--(?![->])(?:[^->]|-(?!-))*-->")
_DOCTYPE = re.compile(r"!doctype html>", re.IGNORECASE)
_OTHER_REFERENCE = re.compile(
    r"&(?!(?:amp|lt|gt|quot|nbsp|ndash|mdash|hellip|middot|copy|times|[lr]arr|#3[2-9]|#[4-9]\d);|\s|$)"
).search

_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "param"})
_NEVER = frozenset({"embed", "frame", "frameset", "iframe", "image", "isindex", "noembed", "noframes", "plaintext",
                    "source", "template", "track", "wbr", "xmp"})  # fmt: skip
_WANTED = frozenset({"data-fact", "data-source", "data-gone", *RECOUNTED, "datetime", *SPOKEN})
_UNSPOKEN = frozenset({"title", "link", "base", *EXEMPT})  # readers do not see their attributes, or they are exempt
_META = frozenset({"name", "property", "content", *_WANTED}) - set(SPOKEN)


Numbers = tuple[str, ...]
PageNumbers = tuple[Origin, Numbers]


class NeedsLxmlError(Exception):
    """The sign that a page is not in simple form, so that lxml must read it."""


class Shape(NamedTuple):
    """A tag without the values of its attributes."""

    name: str  # `!` for a comment
    closes: bool
    opens: bool
    wanted: tuple[tuple[str, int], ...]  # attributes that may matter, each with the index of its value
    fact: int  # the index of the value of data-fact, if that is all that matters
    is_blank: bool  # no text may stand behind it
    is_raw: bool  # the text behind it is a program


class Attributes(NamedTuple):
    """The meaning of a tag's attributes."""

    origin: Origin | None
    spoken: tuple[Numbers, ...]


def attributes(shape: Shape, values: list[str]) -> Attributes:
    """Read the attributes of a tag, cut at its quotes into `values`.

    Raises NeedsLxmlError if they need lxml.
    """
    name = shape.name
    written = {key: values[at] if at else "" for key, at in shape.wanted}
    decoded = {key: _decoded(value) if "&" in value else value for key, value in written.items()}
    origin = SILENT if name in EXEMPT else own_origin(name, decoded.get, "")
    if origin and (name in FRAME[:2] or (name == "time" and decoded.get("data-fact"))):
        raise NeedsLxmlError
    keys = SPOKEN if name != "meta" else ("content",) if is_summary(decoded.get) else ()
    spoken = (
        [numbers for key in keys if key in decoded and (numbers := numbers_in(written[key]))]
        if name not in _UNSPOKEN
        else []
    )
    return Attributes(origin, tuple(spoken))


@lru_cache(maxsize=10_000)
def shape_of(tag: str) -> Shape | None:
    """Return the shape of a tag, written without the values of its attributes; None if it is not simple."""
    if match := _END.fullmatch(tag):
        name = match[1]
        return Shape(name, True, False, (), 0, name in QUIET or name in FRAME, False)
    if not (match := _START.fullmatch(tag)) or match[1] in _NEVER:
        return None
    name, slash = match[1], match[5]
    opens = not slash and name not in _VOID
    if slash and (name in ("script", "style", "title", "textarea") or name in FRAME):
        return None
    is_blank = name in FRAME[:2] or (name in QUIET and not opens)
    wanted = _wanted(name, match[2])
    return Shape(name, False, opens, wanted, _only_fact(name, wanted), is_blank, name in ("script", "style"))


def _only_fact(name: str, wanted: tuple[tuple[str, int], ...]) -> int:
    names = {key for key, _ in wanted}
    is_more = name in EXEMPT or name in FRAME or name == "time" or names != {"data-fact"}
    return 0 if is_more else dict(wanted)["data-fact"]


def _wanted(name: str, attributes: str) -> tuple[tuple[str, int], ...]:
    """Return the attributes that may matter, each with the index of its value among the parts between quotes."""
    at = 1
    indexes: dict[str, int] = {}
    for match in _EACH_ATTRIBUTE.finditer(attributes):
        indexes.setdefault(match[1].lower(), at if match[2] else 0)  # the first of a name counts
        at += 2 if match[2] else 0
    wanted = _META if name == "meta" else _WANTED
    if name in EXEMPT:
        return tuple(indexes.items()) or (("", 0),)
    return tuple((key, at) for key, at in indexes.items() if key in wanted)


def comment_end(written: str) -> int:
    """Return where the text behind a comment or doctype begins. Raises NeedsLxmlError if it is neither."""
    match = _DOCTYPE.match(written) or _COMMENT.match(written)
    if match is None:
        raise NeedsLxmlError
    return match.end()


def numbers_in(text: str) -> Numbers:
    """Return the numbers in a text as it is written. Raises NeedsLxmlError if lxml might read it in another way."""
    return tuple(numbers(_decoded(text) if "&" in text else text))


def _decoded(text: str) -> str:
    """Decode the references in a text. Raises NeedsLxmlError if lxml might read one in another way."""
    if _OTHER_REFERENCE(text):
        raise NeedsLxmlError
    return unescape(text)
