"""Words that multiply the number before them: million, thousand million, lakh, 万."""

from __future__ import annotations

import re

from factsheet.words.lexer import HAN
from factsheet.words.numbers.han import han_scale
from factsheet.words.text import Text

_STEMS = re.compile(
    r"(?!\w*(?:air|är|ari|ær|nář|нер|нэр))"  # millionaires are counted
    r"(?:mil+i(?:on|ón|ó|oan|ard)|(?:b|tr)il+i(?:on|ón|oan)|[mb]ilj(?:on|oon|ard|ar)|milyon|milyar"
    r"|мил+ион|мил+иард|мільйон|мільярд|тысяч|тисяч|εκατομ|δισεκ)"
)
_MEGA, _MEGA_UNITS = "兆", tuple("瓦赫帕焦欧歐伏比字")  # 16兆瓦 are megawatts
_FIRSTS = frozenset("mbtмтεδ")


def scales(text: Text, at: int) -> tuple[int, int]:
    """Return the product of the scale words from a lexeme on, and the index after them; 1 where there are none.

    A smaller scale behind a greater one begins another part of the number: cinq milliards cent millions.
    """
    factor = last = 1
    while True:
        begin = text.past_tie(at)
        if word := text.tables.scales.after(text.texts, begin):
            size, after = int(word.value), word.at
        elif text.sorts[begin] == HAN:
            size, after = han_scale(text.texts[begin]), begin + 1
        else:
            return factor, at
        if size < last or not size or (text.texts[after - 1] == _MEGA and text.texts[after][:1] in _MEGA_UNITS):
            return factor, at
        factor, last, at = factor * size, size, after


def may_be_scale(text: Text, at: int) -> bool:
    """Tell whether a word is a form of `million` and its like that the lists lack: milliardar, миллионам."""
    word = text.texts[at]
    return bool(word[:1] in _FIRSTS and _STEMS.match(word) and not has_scale(text, at))


def has_scale(text: Text, at: int) -> bool:
    """Tell whether a scale word begins at a lexeme, or behind a hyphen there."""
    return scales(text, at)[1] > at
