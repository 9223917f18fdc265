"""Texts made alike before they are compared: white space, quote marks and dashes differ where nothing else does."""

from __future__ import annotations

import re

_ALIKE = str.maketrans({**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚′", "'"), **dict.fromkeys("‐‑‒–—−", "-")})
_OF_DIRECTION = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))  # unseen marks
_ALIKE.update(dict.fromkeys(_OF_DIRECTION))
DASHES = "‐‑‒–—−-"
"""Characters that `fold` reads as one dash, and a browser as seven."""
FIRST_CJK = "\u2e80"
"""The first character of scripts that part no words."""
_WORD = re.compile(r"[^\W_]+(?:['.,+-][^\W_]+)*")
_UNSPACED = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")  # not Korean
_READ_ALIKE = str.maketrans("İıſ\u212a", "iisk")  # letters that a pattern which ignores case reads as i, s and k


def fold(text: str) -> str:
    """Return a text with plain quote marks and dashes, one space for white space, no marks of direction; case stays.

    >>> fold("“Plan  4–6”")
    '"Plan 4-6"'
    """
    if not text.isascii():
        text = text.translate(_ALIKE)
    return " ".join(text.split())


def origins(text: str) -> list[int]:
    """Return, for each character of `fold(text)`, the index in the text of the character that it stands for."""
    indexes: list[int] = []
    gap = -1
    for at, char in enumerate(text):
        if _ALIKE.get(ord(char), char) is None:
            continue
        if char.isspace():
            gap = at if gap < 0 else gap
            continue
        if gap >= 0 and indexes:
            indexes.append(gap)
        gap = -1
        indexes.append(at)
    return indexes


def lower(text: str) -> str:
    """Return a text in small letters, each in its place: a to z stand where a pattern that ignores case finds them."""
    return (text if text.isascii() else text.translate(_READ_ALIKE)).lower()


def may_hold(name: str, text: str) -> bool:
    """Tell whether a name can stand in a text in any case: surely not, when its letters are plain and not there."""
    return not name.isascii() or lower(name) in lower(text)


def words(text: str) -> list[str]:
    """Return the words of a text; `5G-A`, `e-commerce` and `2,400` are one each, `China's` is `China`."""
    return [word.removesuffix("'s") for word in _WORD.findall(fold(text))]


def count(folded: str) -> int:
    """Count the words of a folded text; where spaces part no words, two characters are one, so twelve words are 24.

    >>> count("5G-A in China's north"), count("数字经济")
    (4, 2)
    """
    if folded.isascii():
        return len(_WORD.findall(folded))
    unspaced = len(_UNSPACED.findall(folded))
    return (unspaced + 1) // 2 + len(_WORD.findall(_UNSPACED.sub(" ", folded)))


def places(needle: str, hay: str) -> list[int]:
    """Return where `needle` stands in `hay` as whole words. Both are folded.

    >>> places("port", "a port, no sport")
    [2]
    """
    starts, at = [], hay.find(needle) if needle else -1
    while at >= 0:
        if is_whole(needle, hay, at):
            starts.append(at)
        at = hay.find(needle, at + 1)
    return starts


def is_whole(needle: str, hay: str, at: int) -> bool:
    """Tell whether a needle that stands at a place begins and ends where words do."""
    end = at + len(needle)
    return not (_joins(hay[at - 1 : at], needle[0]) or _joins(needle[-1], hay[end : end + 1]))


def _joins(left: str, right: str) -> bool:
    """Tell whether two neighbours belong to one word; Chinese parts no words, so there every place will do."""
    return left.isalnum() and right.isalnum() and max(left, right) < FIRST_CJK
