"""Single number words, and those that a language makes of many: zweihundertdreiundvierzig, duemilacinquecento."""

from __future__ import annotations

from typing import Any

from factsheet.words.language.compounds import AND_IN_COMPOUNDS, SCALES_IN_COMPOUNDS
from factsheet.words.lexer import WORD
from factsheet.words.numbers.scales import has_scale
from factsheet.words.phrases import Match
from factsheet.words.text import Text


def number_word(text: Text, at: int) -> Match[Any] | None:
    """Return a number word, or one that a language makes of many: zweihundertdreiundvierzigtausend."""
    known = text.tables.numbers.after(text.texts, at)
    if known or text.language.code not in SCALES_IN_COMPOUNDS or text.sorts[at] != WORD or has_scale(text, at):
        return known
    value = _compound(text.texts[at], text)
    return Match(value, at + 1) if value else None


def _compound(word: str, text: Text) -> int:
    """Return the value of a number of many words in one; 0 where it is none."""
    code = text.language.code
    if code == "it":
        word = word.replace("centott", "centoott")  # centotto
    if known := text.tables.numbers.after([word, ""], 0):
        return int(known.value)
    for part, size in SCALES_IN_COMPOUNDS[code]:
        left, scale, right = word.partition(part)
        if scale:
            upper = _compound(left, text) if left else 1
            lower = _compound(right.removeprefix(AND_IN_COMPOUNDS.get(code, "")), text) if right else 0
            is_whole = upper and lower < size and (lower or not right)
            return upper * size + lower if is_whole else 0
    return 0
