"""(the unit of a property, the numbers of a quote) -> those that count in it: 50 is not 50%, $5 is not 5 yuan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from factsheet.checks.measured import is_measured
from factsheet.core import dimensions
from factsheet.core.amounts import Amount
from factsheet.core.figure import SHARE
from factsheet.core.model import Property, Sheet
from factsheet.words.language import Language, language
from factsheet.words.lexer import is_cjk, texts_of
from factsheet.words.normalize import fold
from factsheet.words.numbers.measures import NOUN_ENDS, are_measures
from factsheet.words.tokens import PER_CENT, RATIO, Number, Reading, decimal_of
from factsheet.words.units import Units, units as known_units

POINTS = "percentage points"
_HUNDREDTH = {"per mille": (PER_CENT, 10), "basis points": (POINTS, 100)}
_PER = re.compile(r"(?:\b(?:per|each|every|par|je)\s(?:[\d,.]+\s)?|每[十百千万亿]*[名个位]?)$")  # 3 beds per town
_LONGEST_PER = 20  # characters
_CLAUSE_ENDS = re.compile(r"[;:!?()。；！？]|\.\s|, (?=and |but |while |with |up |down )")
_PART_ENDS = re.compile(rf"{_CLAUSE_ENDS.pattern}|[、，,]")  # 学生1.2万人、教师800人
_GROWTH = re.compile(r"\b(growth|change|increase|rise|gain|balance)\b", re.IGNORECASE)
_RAISED = "\u00b2\u00b3\u00b9\u2070-\u2079\u1d43-\u1dbf"  # ², ³, ¹, other digits, letters
_IS_LENGTH = re.compile(r"(?:^|\W)(?:\w{1,3}|\w*met(?:er|re)s?|miles?|inch(?:es)?|foot|feet|yards?)\W*$")
_PLACES = 4  # decimals to which a fraction may be rounded in per cent

Bearing = tuple[Amount, Amount | None, tuple[str, ...]]
"""The meaning of a number in a unit: value, upper end of a range, and the hedges that it can be told with."""


def units_in_facts(sheet: Sheet) -> frozenset[str]:
    """Return the units that figures have of their own, and those of their conversions."""
    figures = [fact.figure for _, _, fact in sheet.facts_and_points() if fact.figure]
    own = {figure.unit for figure in figures if figure.unit}
    return frozenset(own | {figure.converted.unit for figure in figures if figure.converted})


@dataclass(frozen=True)
class KnownUnits:
    """The units that properties, figures and conversions of a sheet count in, and the words for them in sources."""

    sheet: Sheet

    @cached_property
    def words(self) -> dict[str, tuple[str, ...]]:
        """The names that sources may use for each unit: its words and sign, else its label.

        A unit that is not declared is called by its key, and a unit of time or length also by its singular and plural.
        """
        by_unit = {}
        for name in {property_.unit for property_ in self.sheet.properties.values()} | units_in_facts(self.sheet):
            unit = self.sheet.units.get(name)
            words = (
                (*unit.words, *([unit.symbol] if unit.symbol else []))
                if unit
                else (name, *(dimensions.words_of(name) or ()))
            )
            by_unit[name] = tuple(dict.fromkeys(words or ((unit.label,) if unit else ())))
        return by_unit

    @cached_property
    def of_word(self) -> dict[str, frozenset[str]]:
        """The units that each word can mean, by the word folded and in small letters."""
        units: dict[str, set[str]] = {}
        for unit, words in self.words.items():
            for word in words:
                units.setdefault(fold(word).lower(), set()).add(unit)
        return {word: frozenset(meant) for word, meant in units.items()}

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A pattern for any word of any unit, as a whole word; before any character in scripts without spaces.

        A raised mark may stand behind a word (companies¹), unless it may be a power of a length (m², miles²).
        """
        longest_first = sorted(self.of_word, key=len, reverse=True)
        whole = "|".join(re.escape(word) for word in longest_first if not is_cjk(word))
        glued = "|".join(
            re.escape(word) + (NOUN_ENDS if len(word) > 1 else "") for word in longest_first if is_cjk(word)
        )
        noted = "|".join(re.escape(word) for word in longest_first if not (is_cjk(word) or _IS_LENGTH.search(word)))
        return re.compile(
            rf"(?<![^\W_\d])(?:(?:{whole or '(?!)'})(?![^\W_])|(?:{noted or '(?!)'})(?=[{_RAISED}]))|{glued or '(?!)'}"
        )

    @cached_property
    def for_reader(self) -> Units:
        """The same words, in the form that the reader of numbers takes."""
        return known_units(frozenset(self.of_word))

    def marks(self, unit: str, tag: str | None) -> frozenset[str]:
        """Return the marks that numbers of a unit bear in a language: per cent, USD; none for things counted."""
        key = unit, tag
        if key not in self._marks:
            self._marks[key] = frozenset(_marks(unit, self.words.get(unit, ()), language(tag)))
        return self._marks[key]

    def without_mark(self, unit: str) -> tuple[str, ...]:
        """Return the words that a sheet declares for a unit with a mark and that are none: gdpPercap for dollars."""
        if unit not in self._without_mark:
            words = self.words.get(unit, ()) if unit in self.sheet.units else ()
            plain = (word for word in words if not list(_mark(word, language(None))))
            self._without_mark[unit] = tuple(fold(word).lower() for word in plain)
        return self._without_mark[unit]

    @cached_property
    def _without_mark(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _marks(self) -> dict[tuple[str, str | None], frozenset[str]]:
        return {}

    def named(self, text: str, *, without_measures: bool = False) -> list[frozenset[str]]:
        """Return the units that a text names, in order. Of two words at one place the longer counts.

        Measures of scripts without spaces can be left out, as they stand in many longer words: 家 in 国家.

        A word behind `per` or `each` does not count: 3 beds per town.
        """
        matches = self.pattern.finditer(text)
        return [
            self.of_word[match[0]]
            for match in matches
            if not (without_measures and are_measures((match[0],)))
            and not _PER.search(text, max(0, match.start() - _LONGEST_PER), match.start())
        ]


def _marks(unit: str, words: tuple[str, ...], spoken: Language) -> Iterator[str]:
    if unit == SHARE:
        yield RATIO
        return
    own = list(_mark(unit, spoken))
    yield from own or (mark for word in words for mark in _mark(word, spoken))


def _mark(word: str, spoken: Language) -> Iterator[str]:
    if word in spoken.codes:
        yield word
        return
    texts = texts_of(lexemes := spoken.lexer.read(fold(word)))
    for table in (spoken.tables.marks, spoken.tables.money):
        mark = table.after(texts, 0)
        if mark and mark.at == len(lexemes.texts) and not str(mark.value).startswith("?"):
            yield str(mark.value)
            return


def bearings(number: Number, marks: Mapping[str, object] | frozenset[str]) -> Iterator[Bearing]:
    """Yield the meanings of a number for a property whose numbers bear these marks. A fall of 4 also means -4."""
    if number.mark == RATIO:
        yield from _of_ratio(number, marks)
        return
    value, high = number.value, number.high
    if number.mark in _HUNDREDTH and _HUNDREDTH[number.mark][0] in marks and number.mark not in marks:
        value = decimal_of(Fraction(value) / _HUNDREDTH[number.mark][1])
    elif number.mark == PER_CENT and RATIO in marks:
        value = decimal_of(Fraction(value) / 100)
    yield value, high, number.bounds
    if number.falls:
        yield (-value, None, number.bounds) if high is None else (-high, -value, number.bounds)


def _of_ratio(number: Number, marks: Mapping[str, object] | frozenset[str]) -> Iterator[Bearing]:
    if RATIO in marks:
        yield number.value, number.high, number.bounds
    if PER_CENT not in marks or number.high is not None:
        return
    exact = Fraction(number.value) * 100
    yield decimal_of(exact), None, number.bounds
    for places in range(_PLACES):
        rounded = Decimal(round(exact, places).numerator) / Decimal(round(exact, places).denominator)
        if Fraction(rounded) != exact:
            loosely = ("about",) if number.bounds == ("exactly",) else number.bounds
            yield (
                rounded,
                None,
                (*loosely, "exactly") if number.is_per_cent_form and number.bounds == ("exactly",) else loosely,
            )


def is_growth(property_: Property) -> bool:
    """Tell whether a property measures growth, so that what fell by 4 is -4 and never 4."""
    return bool(_GROWTH.search(property_.label))


def counts_in(number: Number, unit: str, quote: Reading, units: KnownUnits, marks: frozenset[str]) -> bool:
    """Tell whether a quote gives a number in a unit: by its mark, else by the words nearest to it."""
    if number.mark in marks or (number.mark and any(_HUNDREDTH.get(number.mark, ("",))[0] == mark for mark in marks)):
        return True
    if number.mark == RATIO or RATIO in marks:
        return (number.mark == RATIO and PER_CENT in marks) or (number.mark == PER_CENT and RATIO in marks)
    literal = {fold(word).lower() for word in units.words.get(unit, ())}
    if number.mark.startswith("?"):
        return number.mark[1:] in literal or any(word in number.text.lower().split() for word in literal)
    if number.mark and _goes_on(number, quote, literal):
        return True
    if marks and not number.mark and any(word in quote.text.lower() for word in units.without_mark(unit)):
        return _stands_near(number, unit, quote, units)
    if number.mark or (marks and not marks & {"times"}):
        return bool(number.mark) and any(_is_named(word, number.text.lower()) for word in literal) and not marks
    if number.ordinal and (number.text.lower() in literal or not literal & _RANKS):
        return number.text.lower() in literal and bool(literal & _RANKS)
    if number.unit:
        unit = number.unit.lower()
        return unit in literal or (
            len(unit) >= _SHORTEST_WORD and f"{unit}s" in literal
        )  # a 400-bed hospital; m, not ms
    answer = is_measured(number, number.measure, units.words.get(unit, ()), quote.text) if number.measure else None
    return _stands_near(number, unit, quote, units) if answer is None else answer


def _is_named(word: str, text: str) -> bool:
    """Tell whether the text of a number names a unit; in scripts without spaces 人民币 names no 人."""
    place = text.find(word)
    return place >= 0 and not (is_cjk(word) and is_cjk(text[place + len(word) :] + text[place - 1 : place]))


def _goes_on(number: Number, quote: Reading, literal: set[str]) -> bool:
    """Tell whether a word for a unit begins with the mark of a number and goes on behind it: USD/kg is not USD."""
    text = quote.text.lower()
    begins = [(text.find(word, number.start), len(word)) for word in literal]
    return any(number.start < at < number.end < at + length for at, length in begins)


_SHORTEST_WORD = 3  # letters
_MODIFIED = re.compile(r"^\W*(?:square|cubic|light|nautical|sq|cu)\b")  # square miles are no miles
_AND = re.compile(r"(?:,|\band|,? while|,? but) $")
_AGES = re.compile(r"\w (?:under|over|above|below|aged|from|to)\s*$")  # children under 5
_RANKS = frozenset(("rank", "ranked", "ranking", "place", "placed", "position", "edition", "round", "session"))
"""Units of a place in an order, which `second` bears out; the 3rd port is not three ports."""


def _stands_near(number: Number, unit: str, quote: Reading, units: KnownUnits) -> bool:
    """Tell whether a unit is the first one named behind the number, in its clause, else the last one before it."""
    text = quote.text.lower()
    for other in quote.numbers:
        if other.unit and other.start > number.start:  # three 500-MW units: the second counts its own unit alone
            end = other.end + len(other.unit) + 1
            text = text[: other.start] + " " * (end - other.start) + text[end:]
    places = [
        *((other.start, other.end) for other in quote.numbers if not (other.unit and other.start > number.start)),
        *((piece.start, piece.end) for piece in quote.unreadable),
    ]
    end = min((start for start, _ in places if start >= number.end), default=len(text))
    start = max((end for _, end in places if end <= number.start), default=0)
    measure = number.measure
    begin = number.end + (measure.gap + len(measure.word) if measure else 0)
    behind = (_CLAUSE_ENDS if measure is None else _PART_ENDS).split(text[begin:end])[0]
    nearest = units.named(behind, without_measures=measure is not None)[:1]
    if not nearest:
        nearest = _before(
            text[start : number.start], units, is_second=start > 0, is_last=not text[number.end :].strip(" .\"')")
        )
    elif _is_modified(behind, units):
        return False
    return bool(nearest) and unit in nearest[0]


def _is_modified(behind: str, units: KnownUnits) -> bool:
    """Tell whether the unit behind a number is part of another one: `miles` in `square miles`, unless both are one."""
    modifier, unit = _MODIFIED.search(behind), units.pattern.search(behind)
    return bool(modifier and unit and unit.start() >= modifier.end())


def _before(text: str, units: KnownUnits, *, is_second: bool, is_last: bool) -> list[frozenset[str]]:
    """Return the last unit before a number.

    A unit between two numbers counts for the first. It counts for the second too only if that ends the text, behind
    `and` or a comma.
    """
    if is_second:
        return units.named(text)[:1] if is_last and _AND.search(text) else []
    clause = _CLAUSE_ENDS.split(text.replace(":", " "))[-1]
    return [] if _AGES.search(clause) else units.named(clause)[-1:]
