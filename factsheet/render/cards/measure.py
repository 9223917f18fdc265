"""Widths of text, known beforehand: nobody knows in which font a card will be seen.

Each width is that of the widest font among those that a card names or falls back to (DejaVu, Liberation, Noto). So a
text never takes more room than is measured here, and mostly less. A number is never broken or cut.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

Face = Literal["sans", "serif"]
"""The text face, and the bold face of headings and figures."""

_WIDTHS: dict[Face, dict[float, str]] = {
    "sans": {
        0.3: "'Iijlł", 0.35: " ,./:;\\|‘’·", 0.4: "()-[]ft", 0.45: "!r", 0.5: '"*J`°', 0.55: "csz“”", 0.6: "?L_kvxy–•",
        0.65: "$0123456789FTabdeghnopqu{}€£¥₹ßøđðþ", 0.7: "ABEKPSVXYZ", 0.75: "CNRU", 0.8: "&DGHOQ",
        0.85: "#+<=>^w~≥≤≈×÷", 0.9: "M", 1.0: "%Wm—…æÆ", 1.05: "@œ", 1.1: "№",
    },
    "serif": {
        0.35: " ',.‘’·", 0.4: "/:;\\ijl|ł", 0.45: "!-f", 0.5: "()IJ[]_`t–°", 0.55: "*r", 0.6: '"?svxyz“”',
        0.65: "ace{}•", 0.7: "$0123456789bdgkopq€£¥₹øđðþ", 0.75: "FLSTYZhnu", 0.8: "ACEPVXß",
        0.85: "#+<=>BR^~≥≤≈×÷", 0.9: "DGKOQUw", 0.95: "&HN", 1.0: "%@—…æ", 1.05: "œÆ", 1.1: "m№", 1.15: "MW",
    },
}  # fmt: skip
"""Widths in parts of the size, each with its characters."""

_KNOWN = {face: {char: width for width, chars in of.items() for char in chars} for face, of in _WIDTHS.items()}
_WIDE, _LETTER, _CAPITAL, _PICTURE = 1.0, 1.1, 1.3, 1.4
_NUMBER = re.compile(r"[+-]?\d(?:[\d.,/'’:\u00a0\u202f-]*\d)?[%‰]?")
_ATOM = re.compile(rf"{_NUMBER.pattern}|.", re.DOTALL)
_ENDS_IN_NUMBER = re.compile(r"\S*\d\S*$")
_ELLIPSIS, _LOOSE = "…", " ,.;:·–—("


def width(text: str, size: float, face: Face) -> float:
    """Return the room that a text may take at a size.

    >>> width("2,400", 100, "serif"), width("北京", 30, "sans")
    (315.0, 60.0)
    """
    known = _KNOWN[face]
    return round(size * sum([known.get(char) or _unlisted(char, face) for char in text]), 2)


@lru_cache(maxsize=1 << 12)
def _unlisted(char: str, face: Face) -> float:
    """Return the width of a character that is in no list, by the sort that Unicode says it is."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.category(char) == "So":
        return _PICTURE
    if unicodedata.east_asian_width(char) in "WF":
        return _WIDE
    base = unicodedata.normalize("NFD", char)[0]
    if base in _KNOWN[face]:
        return _KNOWN[face][base]
    return _CAPITAL if unicodedata.category(char) in ("Lu", "Lt") else _LETTER


def wrapped(text: str, room: float, size: float, face: Face) -> tuple[str, ...] | None:
    """Break a text into lines that fit a room. Return None if a number in it does not fit.

    >>> wrapped("Beijing was home to firms", 160, 20, "sans")
    ('Beijing was', 'home to firms')
    """
    lines = [""]
    for piece in _pieces(text, room, size, face):
        longer = f"{lines[-1]}{piece}"
        if width(longer.strip(), size, face) <= room:
            lines[-1] = longer
        else:
            lines.append(piece)
    lines = [line.strip() for line in lines]
    fit = all(width(line, size, face) <= room for line in lines)
    return tuple(filter(None, lines)) if fit else None


def cut(text: str, room: float, size: float, face: Face) -> str:
    """Cut a text to a room, with an ellipsis. What is left never ends in a number, which might be part of one.

    >>> cut("A very long name", 100, 20, "sans"), cut("Growth of 2,400 firms", 178, 20, "sans")
    ('A very…', 'Growth of…')
    """
    if width(text, size, face) <= room:
        return text
    atoms = _atoms(text)
    while atoms and width("".join(atoms).rstrip() + _ELLIPSIS, size, face) > room:
        atoms.pop()
    kept = "".join(atoms)
    before, _, begun = kept.rpartition(" ")
    if begun and len(before) > len(begun) and not text[len(kept)].isspace():
        kept = before  # a short word is not begun
    kept = kept.rstrip(_LOOSE)
    while _ENDS_IN_NUMBER.search(kept):
        kept = _ENDS_IN_NUMBER.sub("", kept).rstrip(_LOOSE)
    return kept + _ELLIPSIS


def fitted(text: str, room: float, size: float, face: Face, most: int) -> tuple[str, ...]:
    """Break a text into at most so many lines, the last one cut if there is more."""
    lines = wrapped(text, room, size, face) or (text,)
    if len(lines) > most:
        lines = (*lines[: most - 1], " ".join(lines[most - 1 :]))
    return tuple(cut(line, room, size, face) for line in lines)


def _pieces(text: str, room: float, size: float, face: Face) -> Iterator[str]:
    """Yield the parts between which a line may end: words with the space before them, and wide characters.

    A word that is wider than the room may end a line behind each of its characters.
    """
    for word in re.findall(r"\s*\S+", " ".join(text.split())):
        if width(word.strip(), size, face) > room or any(_is_wide(char) for char in word):
            yield from _atoms(word)
        else:
            yield word


def _is_wide(char: str) -> bool:
    return char > "\u1100" and unicodedata.east_asian_width(char) in "WF"


def _atoms(text: str) -> list[str]:
    """Return the characters of a text, each with the marks on it; a number is one of them."""
    atoms: list[str] = []
    for atom in _ATOM.findall(text):
        if atoms and unicodedata.category(atom[0]) in ("Mn", "Me", "Mc", "Cf"):
            atoms[-1] += atom
        else:
            atoms.append(atom)
    return atoms
