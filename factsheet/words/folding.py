"""Texts made alike before they are compared: white space, quote marks and dashes differ where nothing else does."""

from __future__ import annotations

import re
from functools import lru_cache

_ALIKE = str.maketrans({**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚′", "'"), **dict.fromkeys("‐‑‒–—−", "-")})
_WORD = re.compile(r"[^\W_]+(?:['.,+-][^\W_]+)*")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """One space for each run of white space, plain quote marks and dashes; case stays."""
    return " ".join(text.translate(_ALIKE).split())


def words(text: str) -> list[str]:
    """The words of a text; `5G-A`, `e-commerce` and `2,400` are one each, `China's` is `China`."""
    return [word.removesuffix("'s") for word in _WORD.findall(fold(text))]


def places(needle: str, hay: str) -> list[int]:
    """Where `needle` stands in `hay` as whole words. Both are folded."""
    before = r"(?<![^\W_])" if needle[:1].isascii() and needle[:1].isalnum() else ""
    after = r"(?![^\W_])" if needle[-1:].isascii() and needle[-1:].isalnum() else ""
    return [match.start() for match in re.finditer(before + re.escape(needle) + after, hay)]
