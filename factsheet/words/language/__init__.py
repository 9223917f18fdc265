"""A language of sources, by its tag.

compounds   numbers that a language writes as one word
vocabulary  our own lists, from vocabulary/*.yaml
cldr        what CLDR (Babel) knows of a locale
unit_names  names of units of physics and time
currencies  signs and names of money -> codes
tables      lists as tables of phrases
guards      sets of first words, so that few tables have to be asked
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from babel.core import Locale

from factsheet.words.language import cldr
from factsheet.words.language.compounds import begun_compound, long_compound
from factsheet.words.language.currencies import currencies
from factsheet.words.language.guards import Guards
from factsheet.words.language.tables import Tables
from factsheet.words.language.unit_names import Spellings, behind_numbers
from factsheet.words.language.vocabulary import Lists, is_known, lists_of, meanings_of, words_in
from factsheet.words.lexer import EAST_ASIAN, Lexer, is_cjk, plain
from factsheet.words.normalize import fold
from factsheet.words.phrases import Phrases
from factsheet.words.separators import Separators

_SOUTH_AFRICA = "ZA"
_SILENT = frozenset((
    "counted", "counted adjectives", "none adjectives", "sentence openers", "small words", "rises", "fall nouns",
    "fall changes", "falls with objects", "second fall links", "sizes of changes", "words for more", "loose joins",
    "exceeding by", "reaching", "taking over", "behind particles", "minus leads", "negatives", "nouns before über",
    "nouns before unter", "nouns before over", "doubtful over", "fillers of over", "verbs of change", "maxima",
))  # fmt: skip
"""Lists whose words say nothing of a number before them."""

_TERRITORY = re.compile(r"-([A-Z]{2})\b")


@lru_cache(maxsize=64)
def language(tag: str | None) -> Language:
    """Return the language of a source that names it so, or does not name it."""
    return Language(tag or "en", tag is not None)


@dataclass(frozen=True)
class Language:
    """A language by its BCP 47 tag, English where a source does not say it. Made by `language`."""

    tag: str
    is_said: bool

    @cached_property
    def _locale(self) -> Locale:
        return cldr.locale_of(self.tag)

    @cached_property
    def code(self) -> str:
        """The language without its country: `en` of `en-IN`."""
        return str(self._locale.language)

    @cached_property
    def is_known(self) -> bool:
        """Tell whether its words are known; without its hedges and leads no number and no date is read."""
        return is_known(self.code) and self.tag.lower().startswith("en") == (self.code == "en")

    @cached_property
    def territory(self) -> str:
        """The country that the tag names; empty where it names none."""
        match = _TERRITORY.search(self.tag)
        return match[1] if match else ""

    @cached_property
    def _lists(self) -> Lists:
        return lists_of(self.code)

    def has(self, name: str) -> bool:
        """Tell whether the vocabulary of this language has a list or a trait, such as `roman centuries: yes`."""
        return name in self._lists

    def words(self, name: str) -> frozenset[str]:
        """Return a list of single words and signs of the vocabulary."""
        if name not in self._words:
            self._words[name] = frozenset(plain(str(word)) for word in self._lists.get(name, ()))
        return self._words[name]

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def counted(self) -> frozenset[str]:
        """Things counted so often that four digits before them are no year: people, kilometres."""
        return (self.words("counted") | cldr.measures(self._locale)) - self.words("verbs like units")

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Every word of its lists, but for those that are counted."""
        known = (word for phrase in self._phrases for word in phrase)
        return frozenset(known).union(*(table.words for table in self._tables_of_cldr))

    @cached_property
    def known_firsts(self) -> frozenset[str]:
        """The words that begin a phrase of its lists. Others say nothing of a number right before them."""
        firsts = (phrase[0] for phrase in self._phrases if phrase)
        return frozenset(firsts).union(*(table.firsts for table in self._tables_of_cldr))

    @cached_property
    def _phrases(self) -> list[Sequence[str]]:
        """The words of every phrase of its lists, but for those that say nothing of a number before them."""
        lists = {name: words for name, words in self._lists.items() if name not in _SILENT}
        names = lists.pop("names of units", {}).values()  # by what CLDR calls them: digital-exabyte
        phrases = (*words_in(lists), *words_in([*names]), *self.times, *self.physical, *self.codes)
        return [self.lexer.read(fold(plain(phrase))).texts for phrase in phrases]

    @property
    def _tables_of_cldr(self) -> tuple[Phrases[Any], ...]:
        return self.tables.months, self.tables.weekdays, self.tables.scales, self.tables.money

    @cached_property
    def times(self) -> frozenset[str]:
        """Units of time behind numbers, which then count nothing else: de 3 à 6 ans.

        None in English, whose are all among the units of physics and time, nor where measures say what a number counts.
        """
        is_without = self.code == "en" or self.code in EAST_ASIAN
        return frozenset() if is_without else self.words("times") | cldr.times(self._locale)

    @cached_property
    def physical(self) -> Mapping[str, Spellings]:
        """Units of physics and time behind numbers, by their names; none where measures say what a number counts."""
        numbers = frozenset(self._lists["numbers"]) | self.words("verbs like units")
        return {} if self.code in EAST_ASIAN else behind_numbers(self._locale, numbers)

    @cached_property
    def lexer(self) -> Lexer:
        """Parts texts of this language into lexemes."""
        money = (name for name in cldr.currency_names(self._locale) if is_cjk(name))
        return Lexer({*words_in(self._lists), *money})

    @cached_property
    def tables(self) -> Tables:
        """Its lists as tables of phrases."""
        lists, locale = self._lists, self._locale
        return Tables(
            lists,
            self.lexer,
            {
                "months": lambda: {**cldr.months(locale), **meanings_of(lists["dates"]["months"])},
                "weekdays": lambda: {**cldr.weekdays(locale), **meanings_of(lists["dates"].get("weekdays", {}))},
                "scales": lambda: {**cldr.scales(locale), **lists["scales"]},
                "physical": lambda: self.physical,
                "money": lambda: currencies(lists, locale, self.territory),
            },
        )

    @cached_property
    def guards(self) -> Guards:
        """Sets of first words of its tables."""
        pattern = long_compound(self.code, self._numbers_in_compounds, dict(self.scales_in_words))
        return Guards(self.tables, self.codes, pattern, has_roman_centuries=self.has("roman centuries"))

    @cached_property
    def scales_in_words(self) -> tuple[tuple[str, int], ...]:
        """The scale words inside its long compounds, the greatest first, of the same size the longest."""
        scales = self._lists.get("scales in words", {}).items()
        return tuple(
            sorted(((plain(word), size) for word, size in scales), key=lambda scale: (-scale[1], -len(scale[0])))
        )

    @cached_property
    def ordinal_words(self) -> frozenset[str]:
        """Ordinals from the third on in every case, where CLDR spells none."""
        stems, endings = self.words("ordinal stems"), self.words("ordinal endings")
        return frozenset(stem + ending for stem in stems for ending in endings)

    @cached_property
    def begun_compound(self) -> re.Pattern[str] | None:
        """A pattern of how its long compounds begin."""
        return begun_compound(self.code, self._numbers_in_compounds, dict(self.scales_in_words))

    @property
    def _numbers_in_compounds(self) -> frozenset[str]:
        return self.tables.numbers.firsts | self.tables.numbers_in_words.firsts

    @cached_property
    def separators(self) -> Separators:
        """Its decimal and group signs, for digits from 0 to 9."""
        if self.code == "en" and self.territory == _SOUTH_AFRICA:
            return Separators(".", " ", self.is_said, takes_commas=True)  # the press writes points, the law commas
        return Separators(*cldr.decimal_and_group(self._locale), self.is_said, self.has("decimal commas"))

    @cached_property
    def day_first(self) -> bool | None:
        """True if 3/4/2024 is a day in April; None where countries of this language differ."""
        return cldr.day_first(self._locale)

    @cached_property
    def year_first(self) -> bool:
        """True if a short date begins with the year, as in Chinese, Japanese, Korean and Hungarian."""
        return cldr.year_first(self._locale)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of ISO 4217, which count only in capitals: `all` is no money of Albania."""
        return cldr.CODES
