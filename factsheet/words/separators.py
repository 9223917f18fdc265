"""Digits with separators -> a number, by the language that they are written in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

_LAKH = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_ARABIC = re.compile(r"[1-9][0-9]{0,2}(?:\u066c[0-9]{3})+(?:\u066b[0-9]+)?|[0-9]+\u066b[0-9]+")
_APOSTROPHES = re.compile(r"[1-9][0-9]{0,2}(?:'[0-9]{3})+(?:[.,][0-9]+)?")
_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}")
_BELOW_ONE = re.compile(r"0,[0-9]{1,2}")
_AMBIGUOUS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_OTHER_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?|[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+")


@dataclass(frozen=True)
class Separators:
    """The signs with which a language parts digits: decimal and group; `is_said` if the source names its language."""

    decimal: str
    group: str
    is_said: bool = True
    takes_commas: bool = False  # 3,5 beside 3.5: neither can part thousands

    def number(self, text: str) -> Decimal | None:
        """Return the number that digits with separators write; None where this language does not write one so.

        Spaces between groups of three are read in every language (ISO 80000-1), apostrophes too, lakh groups (2,50,000)
        wherever the comma parts groups. 2.400 in a source that does not say its language may be two thousand and is
        not read.

        >>> Separators(",", ".").number("1.234,5"), Separators(".", ",").number("1.234,5")
        (Decimal('1234.5'), None)
        """
        if text.isdecimal():
            return Decimal(text)
        text = text.replace("\u00b7", ".") if self.decimal == "." else text
        if _ARABIC.fullmatch(text):
            return Decimal(text.replace("\u066c", "").replace("\u066b", "."))
        if not self.is_said and _AMBIGUOUS.fullmatch(text):
            return None
        if self._plain.fullmatch(text) or (self.group == "," and _LAKH.fullmatch(text)):
            return self._value(text)
        if _APOSTROPHES.fullmatch(text):
            return Decimal(text.replace("'", "").replace(",", "."))
        if self.decimal == "," and _OTHER_GROUPS.fullmatch(text):
            return self._value(text)
        if self.group == "," and _BELOW_ONE.fullmatch(text):
            return Decimal(text.replace(",", "."))  # 0,5 parts no thousands
        if self.takes_commas and _COMMA.fullmatch(text):
            return Decimal(text.replace(",", "."))
        return None

    @cached_property
    def _plain(self) -> re.Pattern[str]:
        """Groups by this language's sign or by spaces, and decimals."""
        decimal = rf"{re.escape(self.decimal)}[0-9]+"
        groups = rf"[1-9][0-9]{{0,2}}(?:(?:{re.escape(self.group)}[0-9]{{3}})+|(?: [0-9]{{3}})+)"
        return re.compile(rf"{groups}(?:{decimal})?|[0-9]*{decimal}")

    def _value(self, text: str) -> Decimal:
        """Return the value of digits whose signs are all separators."""
        return Decimal(re.sub(rf"[^0-9{re.escape(self.decimal)}]", "", text).replace(self.decimal, "."))

    def parts_thousands(self, text: str) -> bool:
        """Tell whether these digits are parted into groups, so that a mark right behind them is a footnote."""
        return bool(re.search(r"[0-9][.,' \u066c][0-9]{3}(?![0-9])", text)) and self.number(text) is not None
