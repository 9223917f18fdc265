"""Whole numbers in words, and their decimals: two hundred and fifty thousand, twenty-first, twelve point nine nine."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from factsheet.words.lexer import WORD
from factsheet.words.numbers.amount import Spelled
from factsheet.words.numbers.parts import article_and_part, half_behind
from factsheet.words.numbers.scales import has_scale, scales
from factsheet.words.phrases import Match
from factsheet.words.text import Text

_AND_IN_ARABIC = "و"
_SCORE = 20
_HUNDRED = 100
_TEN = 10
_ABOVE_ALL_SCALES = 10**30
_GERMAN_SCALES = (("tausend", 1000), ("hundert", 100))


def cardinal(text: Text, at: int) -> Spelled | None:
    """Read a number in words without parts; one after which number words go on is not readable."""
    found = _Sum(text, at).read()
    if not found or found.ordinal:
        return found
    if decimal := _with_decimals(text, found):
        return decimal
    here = text.past_tie(found.at)
    if _number_word(text, here) or text.tables.decimal_words.after(text.texts, here):
        return found._replace(at=_run_end(text, here), is_unreadable=True)
    joined = text.tables.joins.after(text.texts, here)
    if joined and _may_go_on(text, found.at) and text.tables.numbers.after(text.texts, joined.at):
        return found._replace(at=_run_end(text, joined.at), is_unreadable=True)
    return found


def _may_go_on(text: Text, at: int) -> bool:
    """Tell whether `and` behind a number may belong to it: in English behind a scale, in German always."""
    code = text.language.code
    return code == "de" or (code == "en" and scales(text, at - 1)[1] == at)


def _number_word(text: Text, at: int) -> Match[Any] | None:
    """Return a number word, or one that German makes of many: zweihundertdreiundvierzigtausend."""
    found = text.tables.numbers.after(text.texts, at)
    if found or text.language.code != "de" or text.sorts[at] != WORD:
        return found
    value = _german(text.texts[at], text)
    return Match(value, at + 1) if value else None


def _german(word: str, text: Text) -> int:
    """Return the value of a German number word; 0 where it is none."""
    if known := text.tables.numbers.after([word, ""], 0):
        return int(known.value)
    for part, size in _GERMAN_SCALES:
        left, found, right = word.partition(part)
        if found:
            upper = _german(left, text) if left else 1
            lower = _german(right.removeprefix("und"), text) if right else 0
            return upper * size + lower if upper and (lower or not right) else 0
    return 0


def _run_end(text: Text, at: int) -> int:
    """Return the index after a run of number words, points and scales."""
    while True:
        here = text.past_tie(at)
        found = text.tables.numbers.after(text.texts, here) or text.tables.decimal_words.after(text.texts, here)
        after = found.at if found else scales(text, here)[1]
        if after <= at:
            return at
        at = after


def _with_decimals(text: Text, found: Spelled) -> Spelled | None:
    """Read on from a whole number: twelve point nine nine, zwölf Komma neun, and the scale behind the decimals."""
    point = text.tables.decimal_words.after(text.texts, found.at)
    if not point or found.value != int(found.value):
        return None
    digits, at = "", point.at
    while (single := text.tables.numbers.after(text.texts, at)) and single.value < _TEN:
        digits, at = f"{digits}{single.value}", single.at
    if single:  # three point zero twenty-five, but not three point five twenty
        word = _Sum(text, at).read()
        if not word or word.value != int(word.value) or digits.strip("0"):
            return None
        digits, at = f"{digits}{int(word.value)}", word.at
    if not digits:
        return None
    factor, after = scales(text, at)
    return Spelled(Decimal(f"{int(found.value)}.{digits}") * factor, after)


class _Sum:
    """A whole number in words as it adds up: `total` up to the last scale, `current` behind it."""

    def __init__(self, text: Text, begin: int) -> None:
        self.text, self.begin, self.at = text, begin, begin
        self.total = Decimal(0)
        self.current: Decimal | None = None
        self.last_scale = _ABOVE_ALL_SCALES
        self.is_ordinal = False

    def read(self) -> Spelled | None:
        """Read on until the words make no number any more; None where they make none at all."""
        if not self._open():
            return None
        text, joins = self.text, self.text.tables.joins
        while not self.is_ordinal:
            has_begun = self.at > self.begin
            here = text.past_tie(self.at) if has_begun else self.at
            join = joins.after(text.texts, here) if has_begun else None
            if join:
                here = join.at
                if part := self._part_behind_join(here):
                    return part
                if not self._goes_on_behind_join(here):
                    break
            elif has_begun and self._has_arabic_and(here) and (part := self._half_behind(here)):
                return part
            word = _number_word(text, here)
            if word and self._is_bare_scale(here):
                self._multiply(here)  # hundert, which German adds up too
            elif word:
                if not self._add(word):
                    return self._done()
            elif not (self._add_ordinal(here) or self._multiply(here)):
                break
        is_none = self.at == self.begin or (self.current is None and not self.total)
        return None if is_none else self._done()

    def _open(self) -> bool:
        """Begin with 1 where an article or nothing stands before a scale; refuse an article before anything else."""
        text, at = self.text, self.begin
        article = text.tables.articles.after(text.texts, at)
        if article and has_scale(text, article.at):
            self.current, self.at = Decimal(1), article.at
        elif article:
            return bool(text.tables.numbers.after(text.texts, at))
        elif text.tables.bare_scales.after(text.texts, at):
            self.current = Decimal(1)
        return True

    def _part_behind_join(self, at: int) -> Spelled | None:
        """Read `a half` or `half` behind `and`."""
        part = article_and_part(self.text, at, self.total, self.current)
        return part or (self._half_behind(at) if self.total or self.current is not None else None)

    def _half_behind(self, at: int) -> Spelled | None:
        """Read a half without an article."""
        return half_behind(self.text, at, self.total, self.current)

    def _goes_on_behind_join(self, at: int) -> bool:
        """Tell whether what stands behind `and` belongs to the number: it follows a scale of a hundred or more."""
        if self.current is None and not self.total:
            return False
        number = self.text.tables.numbers.after(self.text.texts, at)
        if self.last_scale == _SCORE and number:
            self.last_scale = _HUNDRED  # four score and seven
        follows = number or self.text.tables.ordinals.after(self.text.texts, at)
        return bool(follows) and self.last_scale >= _HUNDRED

    def _has_arabic_and(self, at: int) -> bool:
        """Tell whether a word begins with the `and` of Arabic."""
        return self.text.language.code == "ar" and self.text.texts[at].startswith(_AND_IN_ARABIC)

    def _is_bare_scale(self, at: int) -> bool:
        """Tell whether the number begins with a scale that counts by itself."""
        return self.at == self.begin and self.current is not None and has_scale(self.text, at)

    def _add(self, word: Match[Any]) -> bool:
        """Add a number word; refuse one that does not fit behind those before it."""
        value, current = Decimal(word.value), self.current
        if current is not None and not (
            current != 0
            and (
                self._adds_backwards(current, value)
                or (current % _HUNDRED == 0 and value < _HUNDRED)
                or (current % _TEN == 0 and current % _HUNDRED >= 2 * _TEN and value < _TEN)
            )
        ):
            return False
        self.current, self.at = (current or 0) + value, word.at
        return True

    def _adds_backwards(self, current: Decimal, value: Decimal) -> bool:
        """Tell whether a language adds so: soixante-quinze, quatre-vingt-douze, خمسة وعشرون."""
        if self.text.language.code == "fr":
            return current in (60, 80) and 10 <= value < 20
        return self.text.language.code == "ar" and current < _TEN and 20 <= value < _HUNDRED

    def _add_ordinal(self, at: int) -> bool:
        """Add an ordinal, which ends the number: two hundred and first, twenty-first."""
        ordinal = self.text.tables.ordinals.after(self.text.texts, at)
        if not ordinal:
            return False
        value, current = int(ordinal.value), self.current
        if current is not None and not (value < _HUNDRED <= current or (current % _TEN == 0 and value < _TEN)):
            return False
        self.current, self.at, self.is_ordinal = (current or 0) + Decimal(ordinal.value), ordinal.at, True
        return True

    def _multiply(self, at: int) -> bool:
        """Multiply by the scale words at a lexeme: what follows the last scale, or all where the scale is greater."""
        factor, after = scales(self.text, at)
        if after == at or self.current is None:
            return False
        self.at = after
        if factor == _HUNDRED and self.current < _HUNDRED:
            self.current *= _HUNDRED
            return True
        is_smaller = factor < self.last_scale
        self.total = self.total + self.current * factor if is_smaller else (self.total + self.current) * factor
        self.current, self.last_scale = None, factor
        return True

    def _done(self) -> Spelled:
        """Return the number as far as it was read."""
        is_plain = self.at == self.begin + 1 and self.text.texts[self.begin] in self.text.tables.plain.firsts
        return Spelled(self.total + (self.current or 0), self.at, self.is_ordinal, is_plain=is_plain)
