"""Single number words, and those that a language makes of many: zweihundertdreiundvierzig, duemilacinquecento."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from factsheet.words.language.compounds import AND_IN_COMPOUNDS
from factsheet.words.lexer import WORD
from factsheet.words.numbers.scales import has_scale
from factsheet.words.phrases import Match
from factsheet.words.text import Text

_ABOVE_ALL = 10**30


def number_word(text: Text, at: int) -> Match[Any] | None:
    """Return a number word, or one that a language makes of many: zweihundertdreiundvierzigtausend."""
    known = text.tables.numbers.after(text.texts, at)
    if known or not text.language.scales_in_words or text.sorts[at] != WORD or has_scale(text, at):
        return known
    value = _compound(text.texts[at], text)
    return Match(value, at + 1) if value else None


def _compound(word: str, text: Text, below: int = _ABOVE_ALL) -> int:
    """Return the whole value of a number of many words in one, which is less than `below`; 0 where it is none."""
    value = _value(word, text, below)
    return int(value) if value == int(value) else 0


def _value(word: str, text: Text, below: int) -> Decimal:
    """Return such a value, whose last part may have a half: the zweieinhalb of zweieinhalbtausend."""
    code = text.language.code
    if code == "it":
        word = word.replace("centott", "centoott")  # centotto
    tables, alone = text.tables, [word, ""]
    if known := tables.numbers.after(alone, 0) or tables.numbers_in_words.after(alone, 0):
        return Decimal(known.value) if known.value < below else Decimal(0)
    for part, size in text.language.scales_in_words:
        if size >= below or part not in word:
            continue
        left, _, right = word.partition(part)
        upper = Decimal(1)
        if left:
            upper = _value(left, text, size) or _value(left + part[0], text, size)  # trettioettusen
        lower = _compound(right.removeprefix(AND_IN_COMPOUNDS.get(code, "-")), text, size) if right else 0
        if upper and (lower or not right):
            return upper * size + lower
    return Decimal(0)


def may_be_part(text: Text, at: int, *lists: str) -> bool:
    """Tell whether a word is one that numbers are spelled with, of these lists, or begins as a long compound does."""
    word, spoken = text.texts[at], text.language
    if text.sorts[at] != WORD:
        return False
    if text.texts[at + 1] == "'" and text.is_glued(at + 2):
        word = f"{word}'{text.texts[at + 2]}"  # п'ятий
    if any(word in spoken.words(name) for name in lists) or word in spoken.ordinal_words:
        return True
    return bool(spoken.begun_compound and spoken.begun_compound.match(word))
