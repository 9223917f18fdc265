"""Whole numbers in words, as they add up: two hundred and fifty thousand, twenty-first, soixante-quinze."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from factsheet.words.language.compounds import GLUED_AND
from factsheet.words.lexer import WORD
from factsheet.words.numbers.amount import Spelled
from factsheet.words.numbers.number_words import number_word
from factsheet.words.numbers.parts import article_and_part, half_behind
from factsheet.words.numbers.scales import has_scale, scales
from factsheet.words.phrases import Match
from factsheet.words.text import Text

_SCORE = 20
_HUNDRED, _THOUSAND = 100, 1000
_TEN = 10
_SCALES = (10**12, 10**9, 10**6, 10**3)
_ABOVE_ALL_SCALES = 10**30


class Sum:
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
            if has_begun and self._goes_on_behind_comma(here):
                here += 1
            join = joins.after(text.texts, here) if has_begun else None
            if join:
                here = text.past_tie(join.at)
                if part := self._part_behind_join(here):
                    return part
                if not self._goes_on_behind_join(here):
                    break
            elif has_begun and self._has_arabic_and(here) and (part := self._half_behind(here)):
                return part
            word = number_word(text, here)
            if word and self._is_bare_scale(here):
                self._multiply(here)  # hundert, which German adds up too
            elif word:
                if not (self._add(word) or self._multiply(here)):
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
        elif text.tables.bare_scales.after(text.texts, at) and has_scale(text, at):
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
        number = number_word(self.text, at)
        if self.last_scale == _SCORE and number:
            self.last_scale = _HUNDRED  # four score and seven
        tables, texts = self.text.tables, self.text.texts
        follows = number or tables.ordinals.after(texts, at) or tables.bare_scales.after(texts, at)
        return bool(follows) and self.last_scale >= _HUNDRED

    def _goes_on_behind_comma(self, at: int) -> bool:
        """Tell whether a comma parts thousands of a number in words: one thousand, four hundred and sixty-nine."""
        text = self.text
        if text.texts[at] != "," or self.current is not None or not self.total or text.sorts[at + 1] != WORD:
            return False
        rest = Sum(text, at + 1).read() if number_word(text, at + 1) else None
        return bool(rest and not rest.ordinal and _HUNDRED <= rest.value < self.last_scale)

    def _has_arabic_and(self, at: int) -> bool:
        """Tell whether a word begins with the `and` of Arabic or Hebrew."""
        return self.text.texts[at].startswith(GLUED_AND.get(self.text.language.code, " "))

    def _is_bare_scale(self, at: int) -> bool:
        """Tell whether the number begins with a scale that counts by itself."""
        return self.at == self.begin and self.current is not None and has_scale(self.text, at)

    def _add(self, word: Match[Any]) -> bool:
        """Add a number word; refuse one that does not fit behind those before it."""
        value, current = Decimal(word.value), self.current
        if value >= _THOUSAND and value == int(value):
            return self._add_thousands(value, word.at)
        if current is None and value >= self.last_scale:
            return False
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

    def _add_thousands(self, value: Decimal, at: int) -> bool:
        """Add a word that is thousands or more by itself: tweeduizend, ملياران."""
        scale = next(scale for scale in _SCALES if value >= scale)
        if self.current is not None or scale >= self.last_scale:
            return False
        self.total, self.last_scale, self.at = self.total + value, scale, at
        return True

    def _adds_backwards(self, current: Decimal, value: Decimal) -> bool:
        """Tell whether a language adds so: soixante-quinze, quatre-vingt-douze, خمسة وعشرون."""
        if self.text.language.code == "fr":
            return current % _HUNDRED in (60, 80) and 10 <= value < 20
        ones = current % _HUNDRED
        return self.text.language.code == "ar" and 0 < ones < _TEN and (value == _TEN or 20 <= value < _HUNDRED)

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
        if self.current is None and self.total and self.text.tables.bare_scales.after(self.text.texts, at):
            self.current = Decimal(1)  # cinq mille cent
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
