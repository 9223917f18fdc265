"""A text in hand: its lexemes, its language, and the units that the sheet knows."""

from __future__ import annotations

from bisect import bisect_left

from factsheet.words.language import Language
from factsheet.words.lexer import DIGITS, SIGN, WORD, Lexeme, is_cjk, plain
from factsheet.words.phrases import Match
from factsheet.words.units import NO_UNITS, PHYSICAL, Units

_CODE = 3  # letters of a currency's code
_CLAUSE_ENDS = frozenset(".,;:!?)\"'、。，；：」』”")
_OUTSIDE = [""] * 16
"""What stands before the first lexeme and behind the last, as far as readers look."""


class Text:
    """A folded text with its lexemes, and their texts and sorts, which are empty behind the last and before the first.

    Readers point into it by the index of a lexeme, `at`; those that read something return the index after it.
    """

    __slots__ = ("folded", "guards", "language", "lexemes", "plain", "sorts", "tables", "texts", "units")

    def __init__(self, folded: str, language: Language, units: Units = NO_UNITS) -> None:
        self.folded, self.language, self.units = folded, language, units
        self.tables, self.guards = language.tables, language.guards
        self.plain = plain(folded)
        self.lexemes = self._without_unit_digits(language.lexer.read(folded))
        self.texts = [*[lexeme.text for lexeme in self.lexemes], *_OUTSIDE]
        self.sorts = [*[lexeme.sort for lexeme in self.lexemes], *_OUTSIDE]

    def _without_unit_digits(self, lexemes: list[Lexeme]) -> list[Lexeme]:
        """Return the lexemes with digits inside a unit's own words as words: `births/1,000 population`."""
        pattern = self.units.with_digits
        spans = [match.span() for match in pattern.finditer(self.plain)] if pattern else []
        if not spans:
            return lexemes
        return [
            lexeme._replace(sort=WORD)
            if lexeme.sort == DIGITS and any(start <= lexeme.start and lexeme.end <= end for start, end in spans)
            else lexeme
            for lexeme in lexemes
        ]

    def original(self, at: int) -> str:
        """Return a lexeme as it is written, capitals and all; empty outside."""
        return self.folded[self.lexemes[at].start : self.lexemes[at].end] if 0 <= at < len(self.lexemes) else ""

    def written(self, begin: int, end: int) -> str:
        """Return the words from one lexeme up to another, as they are written."""
        return self.folded[self.lexemes[begin].start : self.lexemes[end - 1].end]

    def span(self, begin: int, end: int) -> tuple[int, int, str]:
        """Return where the words from one lexeme up to another start and end, and the words: how tokens begin."""
        return self.lexemes[begin].start, self.lexemes[end - 1].end, self.written(begin, end)

    def index_at(self, place: int) -> int:
        """Return the first lexeme that begins at a character of the text or behind it."""
        return bisect_left(self.lexemes, place, key=lambda lexeme: lexeme.start)

    def is_glued(self, at: int) -> bool:
        """Tell whether a lexeme stands right behind the one before it."""
        return 0 < at < len(self.lexemes) and self.lexemes[at].glued

    def is_apart(self, at: int) -> bool:
        """Tell whether one space, and nothing else, stands before a lexeme."""
        return self.folded[self.lexemes[at - 1].end : self.lexemes[at].start] == " "

    def is_tie(self, at: int) -> bool:
        """Tell whether a hyphen ties the lexeme before it to the one behind it."""
        return self.texts[at] == "-" and self.is_glued(at) and self.is_glued(at + 1)

    def past_tie(self, at: int) -> int:
        """Return the index after a hyphen that ties two lexemes; the same index where there is none."""
        return at + 1 if self.is_tie(at) else at

    def ends_at(self, at: int) -> bool:
        """Tell whether a clause ends before a lexeme: nothing follows, or a mark of punctuation does."""
        return at >= len(self.lexemes) or (self.sorts[at] == SIGN and self.texts[at] in _CLAUSE_ENDS)

    def money_after(self, at: int) -> Match[str] | None:
        """Return the sign, name or code of money that begins at a lexeme."""
        found = self.tables.money.after(self.texts, at)
        code = self.original(at)
        if len(code) == _CODE and code in self.language.codes and not (found and found.at > at + 1):
            return Match(code, at + 1)
        is_parted = (
            found
            and found.at - at > 1
            and self.sorts[found.at - 1] == SIGN
            and not self.is_glued(found.at - 1)
            and len(self.texts[at]) == 1
        )
        return None if is_parted else found  # `a $2 note` is no Australian one

    def money_before(self, at: int) -> Match[str] | None:
        """Return the sign, name or code of money that ends right before a lexeme."""
        code = self.original(at - 1)
        if len(code) == _CODE and code in self.language.codes:
            return Match(code, at - 1)
        return self.tables.money.before(self.texts, at)

    def unit_at(self, at: int) -> int:
        """Return the index after a unit of the sheet, or of physics, that begins here; 0 where none does."""
        if at >= len(self.lexemes):
            return 0
        lexeme = self.lexemes[at]
        is_physical = self.folded[lexeme.start : lexeme.end] in PHYSICAL
        if is_physical or lexeme.text in self.units.firsts:
            longest = max((self._unit_end(at, word) for word in self.units.words), default=0)
            return longest or (at + 1 if is_physical else 0)
        if is_cjk(lexeme.text) and any(self.plain.startswith(word, lexeme.start) for word in self.units.in_cjk):
            return at + 1
        return 0

    def _unit_end(self, at: int, word: str) -> int:
        """Return the index after a unit of several words that begins at a lexeme; 0 where it does not stand there."""
        start = self.lexemes[at].start
        end = start + len(word)
        if not self.plain.startswith(word, start) or self.folded[end : end + 1].isalpha():
            return 0
        return self.index_at(end)
