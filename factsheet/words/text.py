"""A text in hand: its lexemes, its language, and the units that the sheet knows."""

from __future__ import annotations

import re
from bisect import bisect_left

from factsheet.words.language import Language
from factsheet.words.lexer import DIGITS, HAN, OUTSIDE, SIGN, WORD, is_cjk, plain
from factsheet.words.phrases import Match
from factsheet.words.units import NO_UNITS, PHYSICAL, Units

_ELIDING = ("ca", "fr", "it")  # languages in which an apostrophe ties a word to the next one
_YEAR = 4  # digits
_CODE = 3  # letters of a currency's code
_CLAUSE_ENDS = frozenset(".,;:!?)\"'、。，；：」』”")


class Text:
    """A folded text with its lexemes, and their texts and sorts, which are empty behind the last and before the first.

    Readers point into it by the index of a lexeme, `at`; those that read something return the index after it.
    """

    __slots__ = (
        "count",
        "depth",
        "folded",
        "guards",
        "language",
        "plain",
        "sorts",
        "starts",
        "tables",
        "texts",
        "units",
    )

    def __init__(self, folded: str, language: Language, units: Units = NO_UNITS) -> None:
        self.folded, self.language, self.units = folded, language, units
        self.tables, self.guards = language.tables, language.guards
        self.plain = plain(folded)
        self.texts, self.sorts, self.starts = language.lexer.read(folded)
        self.count = len(self.texts)
        self.depth = 0  # of a point in time within others
        if units.with_digits:
            self._turn_unit_digits_to_words(units.with_digits)
        self.texts += OUTSIDE
        self.sorts += OUTSIDE

    def _turn_unit_digits_to_words(self, with_digits: re.Pattern[str]) -> None:
        """Make words of the digits inside a unit's own words: `births/1,000 population`."""
        for match in with_digits.finditer(self.plain):
            for at in range(self.index_at(match.start()), self.index_at(match.end())):
                if self.sorts[at] == DIGITS and self.end(at) <= match.end():
                    self.sorts[at] = WORD

    @property
    def numerals(self) -> int:
        """The number of lexemes that write numbers without words: digits, Chinese numerals, signs such as ½."""
        digits = self.sorts.count(DIGITS)
        if self.folded.isascii():
            return digits
        signs = sum(sort == SIGN and text.isnumeric() for text, sort in zip(self.texts, self.sorts, strict=True))
        return digits + self.sorts.count(HAN) + signs

    def end(self, at: int) -> int:
        """Return the character behind a lexeme."""
        return self.starts[at] + len(self.texts[at])

    def original(self, at: int) -> str:
        """Return a lexeme as it is written, capitals and all; empty outside."""
        return self.folded[self.starts[at] : self.end(at)] if 0 <= at < self.count else ""

    def written(self, begin: int, end: int) -> str:
        """Return the words from one lexeme up to another, as they are written."""
        return self.folded[self.starts[begin] : self.end(end - 1)]

    def span(self, begin: int, end: int) -> tuple[int, int, str]:
        """Return where the words from one lexeme up to another start and end, and the words: how tokens begin."""
        start, stop = self.starts[begin], self.end(end - 1)
        return start, stop, self.folded[start:stop]

    def index_at(self, place: int) -> int:
        """Return the first lexeme that begins at a character of the text or behind it."""
        return bisect_left(self.starts, place)

    def is_glued(self, at: int) -> bool:
        """Tell whether a lexeme stands right behind the one before it."""
        if not 0 < at < self.count:
            return False
        end, start = self.starts[at - 1] + len(self.texts[at - 1]), self.starts[at]
        return end == start or not self.folded[end:start].isspace()

    def is_apart(self, at: int) -> bool:
        """Tell whether one space, and nothing else, stands before a lexeme."""
        return self.folded[self.end(at - 1) : self.starts[at]] == " "

    def is_tie(self, at: int) -> bool:
        """Tell whether a hyphen ties the lexeme before it to the one behind it."""
        return self.texts[at] == "-" and self.is_glued(at) and self.is_glued(at + 1)

    def past_tie(self, at: int) -> int:
        """Return the index after a hyphen that ties two lexemes; the same index where there is none."""
        return at + 1 if self.is_tie(at) else at

    def ends_at(self, at: int) -> bool:
        """Tell whether a clause ends before a lexeme: nothing follows, or a mark of punctuation does."""
        return at >= self.count or (self.sorts[at] == SIGN and self.texts[at] in _CLAUSE_ENDS)

    def has_four_digits(self, at: int) -> bool:
        """Tell whether a lexeme may be a year: four digits without a separator."""
        return self.sorts[at] == DIGITS and len(self.texts[at]) == _YEAR and self.texts[at].isdecimal()

    def is_zone(self, at: int) -> bool:
        """Tell whether a lexeme is the code of a time zone, which has capitals: IST, not ist."""
        return self.texts[at] in self.language.words("time zones") and self.original(at).isupper()

    def money_after(self, at: int) -> Match[str] | None:
        """Return the sign, name or code of money that begins at a lexeme."""
        money = self.tables.money.after(self.texts, at)
        code = self.original(at)
        if len(code) == _CODE and code in self.language.codes and not (money and money.at > at + 1):
            return Match(code, at + 1)
        is_parted = (
            money
            and money.at - at > 1
            and self.sorts[money.at - 1] == SIGN
            and not self.is_glued(money.at - 1)
            and len(self.texts[at]) == 1
        )
        return None if is_parted else money  # `a $2 note` is no Australian one

    def money_before(self, at: int) -> Match[str] | None:
        """Return the sign, name or code of money that ends right before a lexeme."""
        code = self.original(at - 1)
        if len(code) == _CODE and code in self.language.codes:
            return Match(code, at - 1)
        return self.tables.money.before(self.texts, at)

    def unit_at(self, at: int) -> int:
        """Return the index after a unit of the sheet, or of physics, that begins here; 0 where none does."""
        is_physical = at < self.count and self.original(at) in PHYSICAL and not self.is_elided(at + 1)
        return self.own_unit_at(at) or (at + 1 if is_physical else 0)

    def own_unit_at(self, at: int) -> int:
        """Return the index after a unit of the sheet that begins here; 0 where none does."""
        if at >= self.count:
            return 0
        text = self.texts[at]
        if text in self.units.firsts:
            end = max((self._unit_end(at, word) for word in self.units.words), default=0)
            return 0 if self.is_elided(end) else end
        if is_cjk(text) and any(self.plain.startswith(word, self.starts[at]) for word in self.units.in_cjk):
            return at + 1
        return 0

    def is_elided(self, at: int) -> bool:
        """Tell whether an apostrophe ties a letter before a lexeme to the word behind: l'Unione is no litre."""
        if self.language.code not in _ELIDING or not 0 < at < self.count or len(self.texts[at - 1]) > 1:
            return False
        return self.texts[at] == "'" and self.is_glued(at) and self.is_glued(at + 1)

    def measure_at(self, at: int) -> Match[str] | None:
        """Return the unit of physics or time that begins at a lexeme, by CLDR's name, where its capitals are right."""
        named = self.tables.physical.after(self.texts, at) if self.texts[at] else None
        unit = named.value.unit_of(self.written(at, named.at)) if named else ""
        return Match(unit, named.at) if named and unit and not self.is_elided(named.at) else None

    def _unit_end(self, at: int, word: str) -> int:
        """Return the index after a unit of several words that begins at a lexeme; 0 where it does not stand there."""
        start = self.starts[at]
        end = start + len(word)
        if not self.plain.startswith(word, start) or self.folded[end : end + 1].isalpha():
            return 0
        return self.index_at(end)
