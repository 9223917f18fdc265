"""A text in hand: its lexemes, its language, and the units that the sheet knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from factsheet.words.language import Language, Tables
from factsheet.words.lexer import DIGITS, HAN, SIGN, WORD, Lexeme, is_cjk, plain
from factsheet.words.phrases import Match

_SI = frozenset(
    "cm mm km nm µm μm kg mg kt Mt Gt ml kW MW GW TW Wh kWh MWh GWh TWh kJ MJ GJ TJ PJ EJ Hz kHz MHz GHz THz KB kB MB GB TB PB EB ZB YB "
    "kbit Mbit Gbit bps kbps Mbps Gbps Tbps kV mV mA Ah mAh Pa kPa MPa GPa psi kN hr hrs min ms ns ha km² m² m³ km³ cm² cm³ mph rpm dB px dpi "
    "TFLOPS PFLOPS EFLOPS petaflops exaflops tCO₂e MtCO₂e GtCO₂e MtCO₂ GtCO₂ tCO2e toe Mtoe bbl boe kcal kph lb lbs oz ft sqm sqft TEU TEUs "
    "MWp kWp GWp kVA MVA °C °F mg/l".split()
)
"""Units that may be glued to a number though the sheet does not count in them; letters keep their case."""


_CODE = 3  # letters of a currency's code


@dataclass(frozen=True)
class Units:
    """The words of the units that the sheet counts in, folded and in small letters."""

    words: frozenset[str] = frozenset()

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The first word of each."""
        return frozenset(word.split()[0] for word in self.words if word)

    @cached_property
    def with_digits(self) -> re.Pattern[str] | None:
        """Units that hold numbers themselves: `births/1,000 population`."""
        names = sorted((word for word in self.words if re.search(r"\d", word)), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, names))) if names else None

    @cached_property
    def in_cjk(self) -> tuple[str, ...]:
        """Those in scripts that part no words."""
        return tuple(word for word in self.words if is_cjk(word))


NONE = Units()


@lru_cache(maxsize=256)
def units(words: frozenset[str]) -> Units:
    """The units of these words, made once."""
    return Units(words)


_OUTSIDE = [""] * 16
"""What stands before the first lexeme and behind the last, as far as readers look."""


class Text:
    """A folded text with its lexemes, and their texts and sorts, which are empty behind the last and before the first."""

    __slots__ = ("folded", "language", "lexemes", "next_core", "plain", "sorts", "tables", "texts", "units")

    def __init__(self, folded: str, language: Language, known: Units = NONE) -> None:
        """Part a folded text; digits inside a unit's own words are no digits."""
        lexemes = language.lexer.read(folded)
        self.plain = plain(folded)
        if known.with_digits and (spans := [m.span() for m in known.with_digits.finditer(self.plain)]):
            lexemes = [
                lexeme._replace(sort=WORD)
                if lexeme.sort == DIGITS and any(start <= lexeme.start and lexeme.end <= end for start, end in spans)
                else lexeme
                for lexeme in lexemes
            ]
        self.folded, self.language, self.units, self.lexemes = folded, language, known, lexemes
        self.tables: Tables = language.tables
        self.texts = [*[lexeme.text for lexeme in lexemes], *_OUTSIDE]
        self.sorts = [*[lexeme.sort for lexeme in lexemes], *_OUTSIDE]
        self.next_core = self._cores()

    def _cores(self) -> list[int]:
        """For each lexeme the index of the next one from it on that is digits, or a word which a date needs."""
        cores, found, core = self.language.date_cores, [], len(self.lexemes) + len(_OUTSIDE)
        for at in range(len(self.lexemes) - 1, -1, -1):
            sort = self.sorts[at]
            if sort == DIGITS or sort == HAN or self.texts[at] in cores:
                core = at
            found.append(core)
        return found[::-1]

    def money_after(self, at: int) -> Match[str] | None:
        """The sign, name or code of money that begins at a lexeme."""
        code, found = self.original(at), self.language.money.after(self.texts, at)
        if len(code) == _CODE and code in self.language.codes and not (found and found.at > at + 1):
            return Match(code, at + 1)
        is_apart = (
            found
            and found.at - at > 1
            and self.sorts[found.at - 1] == SIGN
            and not self.is_glued(found.at - 1)
            and len(self.texts[at]) == 1
        )
        return None if is_apart else found  # `a $2 note` is no Australian one

    def money_before(self, at: int) -> Match[str] | None:
        """The sign, name or code of money that ends right before a lexeme."""
        code = self.original(at - 1)
        if len(code) == _CODE and code in self.language.codes:
            return Match(code, at - 1)
        return self.language.money.before(self.texts, at)

    def original(self, at: int) -> str:
        """A lexeme as it is written, capitals and all; empty outside."""
        return self.folded[self.lexemes[at].start : self.lexemes[at].end] if 0 <= at < len(self.lexemes) else ""

    def is_glued(self, at: int) -> bool:
        """Tell whether a lexeme stands right behind the one before it."""
        return 0 < at < len(self.lexemes) and self.lexemes[at].glued

    def written(self, start: int, end: int) -> str:
        """The words from a lexeme up to another, as they are written."""
        return self.folded[self.lexemes[start].start : self.lexemes[end - 1].end]

    def ends_at(self, at: int) -> bool:
        """Tell whether a clause ends before a lexeme: nothing follows, or a mark of punctuation does."""
        return at >= len(self.lexemes) or (
            self.lexemes[at].sort == SIGN and self.lexemes[at].text in ".,;:!?)\"'、。，；：」』”"
        )

    def unit_at(self, at: int) -> int:
        """Return the index after a unit of the sheet, or of physics, that begins here; 0 where none does."""
        if at >= len(self.lexemes):
            return 0
        lexeme = self.lexemes[at]
        if lexeme.text in self.units.firsts or self.folded[lexeme.start : lexeme.end] in _SI:
            return max((self._unit_end(at, word) for word in self.units.words), default=0) or (
                at + 1 if self.folded[lexeme.start : lexeme.end] in _SI else 0
            )
        if is_cjk(lexeme.text) and any(self.plain.startswith(word, lexeme.start) for word in self.units.in_cjk):
            return at + 1
        return 0

    def _unit_end(self, at: int, word: str) -> int:
        """Return the index after a unit of several words that begins at a lexeme."""
        start = self.lexemes[at].start
        end = start + len(word)
        if not self.plain.startswith(word, start) or self.folded[end : end + 1].isalpha():
            return 0
        after = at
        while after < len(self.lexemes) and self.lexemes[after].start < end:
            after += 1
        return after
