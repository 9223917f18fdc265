"""Bytes of a facts file -> text whose lines are the lines that an editor shows."""

from __future__ import annotations

import re

from factsheet.core.problems import Place, Problem

RULES = {
    "no-facts": "There is a facts file, or a folder of them.",
    "encoding": "A facts file is UTF-8 text whose lines end with a line feed.",
}
"""The checks of decoding, by the names that problems bear."""

_STRANGE_BREAK = re.compile("[\x85\u2028\u2029]|\r(?!\n)")
_CONFLICT = re.compile(r"^(?:<{7} |>{7} |={7}$)", re.MULTILINE)
_IN_BREAKS, _IN_CONFLICTS = "\x85\u2028\u2029\r", ("<<<<<<< ", ">>>>>>> ", "=======")
"""A part of everything that these patterns find. Most files hold none of them, and are not searched."""


def decode(raw: bytes, file: str) -> tuple[str, list[Problem]]:
    """Return UTF-8 bytes as text without a byte-order mark, or the first problem that keeps it from being read.

    YAML ends lines at characters at which editors do not; they would make every place after them wrong.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _place_after(raw[: error.start].decode("utf-8", "replace"), file)
        return "", [Problem(place, "encoding", "this byte is not UTF-8", "save the file as UTF-8")]
    if any(words in text for words in _IN_CONFLICTS) and (conflict := _CONFLICT.search(text)):
        place = _place_after(text[: conflict.start()], file)
        return "", [Problem(place, "yaml", "a merge conflict is left here", "choose one side and remove the markers")]
    if any(character in text for character in _IN_BREAKS) and (strange := _STRANGE_BREAK.search(text)):
        place = _place_after(text[: strange.start()], file)
        message = f"the line ends with U+{ord(strange[0]):04X}; expected a plain line feed"
        return "", [Problem(place, "encoding", message, "remove the character, or save the file with LF line ends")]
    return text, []


def _place_after(text: str, file: str) -> Place:
    return Place(file, text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1)
