"""Names -> the order from A to Z in which every list has them."""

from __future__ import annotations

import re
import unicodedata

from factsheet.core import urls

_SIGNS = re.compile(r"^[\W_]+")
_OWN_LETTERS = {"ı": "i\uffff", "ŋ": "n\uffff", "ƒ": "f\uffff", "ŧ": "t\uffff", "þ": "þ"}
"""Letters that stand after another one, whatever follows; thorn after z."""

_OWN = re.compile("([ıŋƒŧþ])")

_PUNCTUATION = str.maketrans(
    {sign: chr(place) for place, sign in enumerate(" _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$", 1)}
    | {"‘": "\x0a", "’": "\x0a", "“": "\x0b", "”": "\x0b", "–": "\x03", "—": "\x03", "‑": "\x03"}
)
"""Signs as characters before the numbers, in the order that CLDR gives them."""


def alphabetical(name: str, id_: str = "") -> tuple[object, ...]:
    """Return the key by which every list of names is sorted. Equal names are sorted by id.

    It follows CLDR’s order for English, as `Intl.Collator("en")` has it in a browser: letters first, then accents, then
    case, small letters before capitals. Numbers come before the letters from A to Z, other scripts after them. Signs
    before a name do not count.

    It is our own because no library would do: pyuca 1.2 is of 2017 and has not CLDR’s order, icu4py 1.2 has no
    collation, feruca 0.1 gives no keys and calls itself a proof of concept, PyICU wants ICU and a compiler at hand.

    >>> sorted(["北京", "Zibo", "“Éire”", "Eire", "eire", "5G", "ant"], key=alphabetical)
    ['5G', 'ant', 'eire', 'Eire', '“Éire”', 'Zibo', '北京']
    """
    letters = letters_of(name)
    accents = letters if name.isascii() else unicodedata.normalize("NFD", _SIGNS.sub("", name.lower()))
    return group(letters), letters.translate(_PUNCTUATION), accents, name.swapcase(), id_


def letters_of(name: str) -> str:
    """Return a name in small letters without accents, and without the signs before it."""
    text = _SIGNS.sub("", name.lower())
    return (
        text if text.isascii() else "".join(_OWN_LETTERS.get(part) or urls.in_ascii(part) for part in _OWN.split(text))
    )


def group(letters: str) -> int:
    """Return where letters belong: 0 among the digits, 1 from A to Z, 2 in other scripts."""
    first = letters[:1]
    return 0 if first.isdecimal() else 1 if "a" <= first <= "z" else 2


def filed_under(name: str, id_: str) -> str:
    """Return the letters and digits by which a long list parts a name; its id where another script begins the name.

    >>> filed_under("O’Brien, Ann", "ann"), filed_under("李白", "li-bai")
    ('o-brien-ann', 'li-bai')
    """
    return (urls.folder(name) if group(letters_of(name)) < _ELSEWHERE else "") or id_


_ELSEWHERE = 2
