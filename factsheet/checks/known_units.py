"""The units that a sheet counts in: their words in sources, the marks of their numbers, and where a text names them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from factsheet.core import dimensions
from factsheet.core.figure import SHARE
from factsheet.core.model import Sheet
from factsheet.words.language import Language, language
from factsheet.words.language.unit_names import key_of, synonyms
from factsheet.words.lexer import is_cjk, texts_of
from factsheet.words.normalize import fold
from factsheet.words.numbers.measures import NOUN_ENDS, are_measures
from factsheet.words.tokens import RATIO
from factsheet.words.units import Units, units as known_units

_PER = re.compile(r"(?:\b(?:per|each|every|par|je)\s(?:[\d,.]+\s)?|\w/|每[十百千万亿]*[名个位]?)$")  # 3 beds per town
_LONGEST_PER = 20  # characters
_RATE = re.compile(
    r"/(?!\s?(?:y|yr|year|a|annum|month|week|day|d|capita|head|person)\b)\s?(?:\w|$)"
    r"|[\s-](?:per|an?|each|every)[\s-](?:(?P<time>hour|second|minute)\b|per\b|square|cubic|sq\b|hectare|acre|[kcm]?m[²³23]"
    r"|kg\b|kilogram|tonne|lit(?:re|er)|gallon)"
    r"|-(?:km|kilomet(?:re|er)s?|miles?|hours?|days?|years?)\b"
    r"|\s(?:carrés?|cubes?|cuadrad\w+|cúbic\w+|quadrat\w*|cubi\w*|quadrad\w+|kwadratow\w+|sześcienn\w+|čtverečn\w+)\b"
    r"|\s(?:pro|in der|par|por|per|je|na|za|v|в|на|à l'|all'|al)\s?(?:stunden?|sekunden?|heures?|secondes?|horas?"
    r"|segundos?|or[ae]|second[oi]|uur|seconden?|timme|timmar|sekund\w*|godzin\w*|час\w*|секунд\w*|hodin\w*)\b"
)
_WORK = (
    (
        re.compile(r"wat|vat|ват|^[kmgt]?w$", re.IGNORECASE),
        re.compile(
            r"[\s-]?(?:h|hours?|horas?|heures?|stunden?|uur|uren|timm\w+|timer|godzin\w*|час\w*|hodin\w*)\b",
            re.IGNORECASE,
        ),
    ),
    (re.compile(r"^tonn|^t$", re.IGNORECASE), re.compile(r"[\s-](?:km|kilomet\w+|miles?)\b", re.IGNORECASE)),
)
"""A unit and a second one behind it that makes another unit of both, as patterns: gigawatt hours, tonne kilometres."""

_OF_ONE = re.compile(  # 300 man hours
    r"\b(?:man|woman|person|passenger|tonne|ton|seat|vehicle|patient|guest|bed|train|aircraft)\s$"
)
_ARABIC = re.compile(r"[\u0620-\u064a]{2,}")
_IS_DISTANCE = re.compile(r"(?:hour|day|month|year|mile)s?|km|kilomet(?:re|er)s?")
_RAISED = "\u00b2\u00b3\u00b9\u2070-\u2079\u1d43-\u1dbf"  # ², ³, ¹, other digits, letters
_IS_LENGTH = re.compile(r"(?:^|\W)(?:\w{1,3}|\w*met(?:er|re)s?|miles?|inch(?:es)?|foot|feet|yards?)\W*$")


@lru_cache(maxsize=1 << 10)
def measure_names(word: str) -> frozenset[str]:
    """Return the English names of the unit of time or of physics that a word names; none for any other word.

    >>> sorted(measure_names("feet")), measure_names("firms")
    (['feet', 'foot', 'ft'], frozenset())
    """
    names = (*synonyms(word, ()), *(dimensions.words_of(word) or ()))
    return frozenset(fold(name).lower() for name in names)


def units_in_facts(sheet: Sheet) -> frozenset[str]:
    """Return the units that figures have of their own, and those of their conversions."""
    figures = [fact.figure for _, _, fact in sheet.facts_and_points() if fact.figure]
    own = {figure.unit for figure in figures if figure.unit}
    return frozenset(own | {figure.converted.unit for figure in figures if figure.converted})


def built_in(name: str, tags: Iterable[str]) -> list[str]:
    """Return the names of a unit of physics or time in English and in the languages of some tags; none of others.

    >>> built_in("km", ["it"])
    ['km', 'kilometer', 'kilometers', 'kilometre', 'kilometres', 'chilometri', 'chilometro']
    >>> built_in("days", ["it"]), built_in("firms", ["it"])
    (['days', 'day'], [])
    """
    names = [*(dimensions.words_of(name) or ()), *synonyms(name, tags)]
    return list(dict.fromkeys((name, *names))) if names else []


def _behind_tens(word: str) -> tuple[str, ...]:
    """Return the accusative of an Arabic noun, which stands behind numbers from 11 to 99: 40 عاملاً; none of others."""
    is_arabic = _ARABIC.fullmatch(word) is not None
    return tuple(word + end for end in ("ا", "اً", "ًا")) if is_arabic else ()


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
    def names(self) -> dict[str, tuple[str, ...]]:
        """The same words, and of units of physics all names in English and in the languages of the sources.

        What a sheet declares comes on top of those: `km: {label: km, words: [Kms]}` is still called kilometres.
        """
        tags = sorted({source.language for source in self.sheet.sources.values() if source.language})
        names = {}
        for unit, words in self.words.items():
            declared = self.sheet.units.get(unit)
            known = built_in(declared.label, tags) if declared else []
            alike = (name for word in words for name in (*synonyms(word, tags), *_behind_tens(word)))
            names[unit] = tuple(dict.fromkeys((*words, *known, *alike)))
        return names

    def how_to_add(self, unit: str) -> str:
        """Return how one more word for a unit is declared, so that the words that it has stay.

        >>> KnownUnits(Sheet(kinds={}, sources={}, entities={}, properties={}, topics={})).how_to_add("people")
        'write under `units`: `people: {label: people, words: [people, its word]}`'
        """
        declared = self.sheet.units.get(unit)
        if declared and (declared.words or declared.symbol):
            return f"add its word to `words` of `units: {unit}`"
        label = declared.label if declared else unit
        words = "its word" if built_in(label, ()) else f"{_in_flow(label)}, its word"
        if declared:
            return f"add `words: [{words}]` to `units: {unit}`"
        key = _in_flow(unit)
        return f"write under `units`: `{key}: {{label: {key}, words: [{words}]}}`"

    @cached_property
    def of_word(self) -> dict[str, frozenset[str]]:
        """The units that each word can mean, by the word folded and in small letters."""
        units: dict[str, set[str]] = {}
        for unit, words in self.names.items():
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

    def keys(self, unit: str) -> frozenset[str]:
        """Return what CLDR calls a unit of physics or time, by each of its words; none for any other unit."""
        if unit not in self._keys:
            declared = self.sheet.units.get(unit)
            words = (*self.words.get(unit, (unit,)), *([declared.label] if declared else []))
            self._keys[unit] = frozenset(filter(None, map(key_of, words)))
        return self._keys[unit]

    @cached_property
    def _keys(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def folded_names(self) -> dict[str, frozenset[str]]:
        """The words for each unit, and its key, folded and in small letters."""
        return {unit: frozenset(fold(word).lower() for word in (unit, *words)) for unit, words in self.names.items()}

    def named(self, text: str, *, without_measures: bool = False) -> list[frozenset[str]]:
        """Return the units that a text names, in order. Of two words at one place the longer counts.

        Measures of scripts without spaces can be left out, as they stand in many longer words: 家 in 国家.
        A word behind `per` or `each` does not count: 3 beds per town. One that is part of a rate names no unit: km/h.
        """
        matches = self.pattern.finditer(text)
        return [
            frozenset() if _is_of_rate(match, text) else self.of_word[match[0]]
            for match in matches
            if not (without_measures and are_measures((match[0],)))
            and not _PER.search(text, max(0, match.start() - _LONGEST_PER), match.start())
        ]


def _in_flow(text: str) -> str:
    """Return a text as YAML has it between brackets: in quotes unless it is made of letters alone."""
    return text if text.replace(" ", "").isalpha() else json.dumps(text, ensure_ascii=False)


def _is_of_rate(unit: re.Match[str], text: str) -> bool:
    """Tell whether a unit is part of another one: of speed or density (km/h), or of a compound (passenger-km)."""
    begin, end = unit.span()
    if text[begin - 1 : begin] == "-" and text[begin - 2 : begin - 1].isalpha():
        return True  # 300 passenger-km, non-members
    if _IS_DISTANCE.fullmatch(unit[0]) and _OF_ONE.search(text, max(0, begin - _LONGEST_PER), begin):
        return True
    return is_rate(unit[0], text, end)


def is_work(unit: str, text: str, end: int) -> bool:
    """Tell whether what stands behind a unit makes it one of what is done: gigawatt hours, tonne kilometres."""
    return any(of.search(unit) and more.match(text, end) for of, more in _WORK)


def is_rate(unit: str, text: str, end: int) -> bool:
    """Tell whether what stands behind a unit makes it one of speed, density or work: km/h, gigawatt hours."""
    if is_work(unit, text, end):
        return True
    rate = _RATE.match(text, end) if end < len(text) else None
    return rate is not None and not (rate["time"] and not _IS_LENGTH.search(unit))


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
