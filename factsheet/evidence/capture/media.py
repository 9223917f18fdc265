"""Conditions of a style sheet, judged for a screen 1,280 pixels wide."""

from __future__ import annotations

import operator
import re

_WIDE = 1280.0
_PIXELS = {"px": 1.0, "em": 16.0, "rem": 16.0, "": 1.0}
_LENGTH = r"(?P<{name}>\d*\.?\d+)(?P<{name}_unit>px|r?em|)"
_WIDTH = r"(?:device-)?width"
_BOUND = re.compile(rf"(?P<end>min|max)-{_WIDTH}\s*:\s*{_LENGTH.format(name='to')}")
_RANGE = re.compile(
    rf"(?:{_LENGTH.format(name='left')}\s*(?P<left_sign>[<>]=?|=)\s*)?{_WIDTH}"
    rf"(?:\s*(?P<right_sign>[<>]=?|=|:)\s*{_LENGTH.format(name='right')})?"
)
_COMPARE = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, ":": operator.eq,
}  # fmt: skip
_OF_A_DESK = re.compile(
    r"orientation\s*:\s*landscape|(?:any-)?hover(?:\s*:\s*hover)?|(?:any-)?pointer(?:\s*:\s*fine)?|color"
    r"|prefers-color-scheme\s*:\s*light|prefers-reduced-motion\s*:\s*no-preference"
)
"""Further media features that hold at a desk."""
_NOT_HERE = re.compile(r"\s*not\b|-moz-|-ms-|-webkit-touch-callout")
"""Conditions of `@supports` that no present browser at a desk fulfils."""


def is_shown(queries: str) -> bool:
    """Tell whether one of several media queries holds; what is not known does not.

    >>> is_shown("print, screen and (min-width: 40em)"), is_shown("(width < 600px)"), is_shown("")
    (True, False, True)
    """
    return any(map(_holds, re.sub(r"/\*.*?\*/", " ", queries.lower()).split(",")))


def is_supported(condition: str) -> bool:
    """Tell whether a condition of `@supports` holds in a present browser; all do that ask for something."""
    return not _NOT_HERE.search(condition.lower())


def _holds(query: str) -> bool:
    query = query.strip()
    if query.startswith("not "):
        return not _holds(query.removeprefix("not "))
    parts = re.split(r"\s+or\s+|\)\s*or\b", query)
    return any(all(map(_is_so, re.split(r"\band\b", part))) for part in parts)


def _is_so(condition: str) -> bool:
    """Tell whether one condition holds: a kind of device, or something in brackets."""
    condition = condition.strip()
    if not condition.startswith("("):
        return condition.removeprefix("only").strip() in ("", "all", "screen")
    condition = condition.strip("() \t\r\n")
    if bound := _BOUND.fullmatch(condition):
        length = _pixels(bound, "to")
        return length <= _WIDE if bound["end"] == "min" else length >= _WIDE
    if between := _RANGE.fullmatch(condition):
        left = not between["left_sign"] or _COMPARE[between["left_sign"]](_pixels(between, "left"), _WIDE)
        return left and (not between["right_sign"] or _COMPARE[between["right_sign"]](_WIDE, _pixels(between, "right")))
    return bool(_OF_A_DESK.fullmatch(condition))


def _pixels(match: re.Match[str], name: str) -> float:
    return float(match[name]) * _PIXELS[match[f"{name}_unit"]]
