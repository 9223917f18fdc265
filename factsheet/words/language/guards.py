"""Words that tell at a glance what can begin at a lexeme or stand beside it, so that few tables have to be asked."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cached_property

from factsheet.words.language.tables import Tables
from factsheet.words.lexer import is_cjk

DATE, VAGUE, NUMBER, LABEL = 1, 2, 4, 16
EVERYTHING = 8 | DATE | VAGUE | NUMBER
"""Kinds of token, for what a word can begin. What is no word may begin everything, whatever stands behind it."""

ROMAN = (
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
    "xviii", "xix", "xx", "xxi",
)  # fmt: skip
"""Roman numerals of centuries."""

_LABEL_LETTERS = frozenset(("k", "m", "b", "mm"))
_SIGNS_IN_DATES = ("-", "/", "&", ".", "'", ",", "q", "t", "h", "s", "º", "°", "ª")
_COUNTS = ("numbers", "articles")
_ERAS = ("date_bce", "date_ce")
_PARTS_OF_YEAR = ("date_quarters", "date_halves", "date_seasons")
_CORES = (
    "date_relative", "date_fixed_days", "date_moving_days", *_PARTS_OF_YEAR, "date_century", "date_units",
    "date_decade_words", "date_decade_behind_century",
)  # fmt: skip
_POINTS = (
    "months",
    "weekdays",
    "date_fixed_days",
    "date_moving_days",
    "ordinals",
    "date_century_before",
    *_PARTS_OF_YEAR,
    "date_fiscal",
    "date_decade_words",
    "date_week_words",
    *_ERAS,
)
_BEHIND_LEADS = (
    "date_parts",
    "date_relative",
    "date_steps",
    "date_between",
    "date_first",
    "date_past",
    "date_coming",
    "date_lasts",
)
_NUMBERS_IN_WORDS = (
    "numbers", "ordinals", "fractions", "shares", "about_words", "over_words", "bare_scales", "added_parts", "none",
    "marks_before", "single",
)  # fmt: skip


class Guards:
    """Sets of first words, made of the tables of a language."""

    def __init__(
        self,
        tables: Tables,
        codes: Collection[str],
        long_compound: re.Pattern[str] | None,
        *,
        has_roman_centuries: bool,
    ) -> None:
        self._tables, self._codes, self.long_compound = tables, codes, long_compound
        self._roman = frozenset((*ROMAN, *(f"{numeral}e" for numeral in ROMAN)) if has_roman_centuries else ())

    def _firsts(self, *names: str) -> frozenset[str]:
        """Return the first words of the phrases in these tables."""
        return frozenset[str]().union(*(getattr(self._tables, name).firsts for name in names))

    def _lasts(self, *names: str) -> frozenset[str]:
        """Return the last words of the phrases in these tables."""
        return frozenset[str]().union(*(getattr(self._tables, name).lasts for name in names))

    def _keys(self, *names: str) -> frozenset[str]:
        """Return the longest word of each phrase in these tables."""
        return frozenset[str]().union(*(getattr(self._tables, name).keys for name in names))

    @cached_property
    def telling(self) -> frozenset[str]:
        """Words of which one stands in every text that gives something without digits."""
        return self._folds | self._keys(*_CORES, *_NUMBERS_IN_WORDS, "nths", "vague", "months", "weekdays", "scales")

    @cached_property
    def telling_in_cjk(self) -> re.Pattern[str]:
        """Those of them in scripts that write no spaces."""
        return re.compile("|".join(re.escape(word) for word in sorted(self.telling) if is_cjk(word)) or "(?!)")

    @cached_property
    def starts(self) -> Mapping[str, int]:
        """The kinds of token that each word can begin, as a sum; others begin none. LABEL: it may be of a label."""
        numbers = self._firsts(*_NUMBERS_IN_WORDS, "articles", "every", "signs", "money")
        kinds: dict[str, int] = {}
        for words, kind in (
            (self._firsts(*_BEHIND_LEADS, *_COUNTS, "date_leads", "date_ago_before") | self.point_words, DATE),
            (self._tables.vague.firsts, VAGUE),
            (numbers | self._folds | {code.lower() for code in self._codes}, NUMBER),
            (self._labels, LABEL),
        ):
            for word in words:
                kinds[word] = kinds.get(word, 0) | kind
        return kinds

    @cached_property
    def _labels(self) -> frozenset[str]:
        """Words that scale or mark a number behind them, in labels: thousand, millions, m, per cent."""
        scales, marks = self._tables.scales.firsts, self._tables.marks.firsts
        money = self._tables.label_money.firsts
        return money | scales | {f"{word}s" for word in scales} | (marks - self._tables.of.firsts) | _LABEL_LETTERS

    @cached_property
    def _folds(self) -> frozenset[str]:
        """Words such as `threefold`."""
        return frozenset(f"{word}fold" for word in self._tables.numbers.firsts)

    @cached_property
    def months_like_numbers(self) -> frozenset[str]:
        """Short names of months that are number words too: sept in French, dez in Portuguese."""
        return self._tables.months.firsts & self._tables.numbers.firsts

    @cached_property
    def behind_articles(self) -> frozenset[str]:
        """Words that can stand behind an article in a number: a scale, a part, a number, `couple`."""
        singles = frozenset[str]().union(*(phrase.split() for phrase in self._tables.single.words))
        return self._firsts("scales", "fractions", "numbers", "physical") | singles | {"-", "$"}

    @cached_property
    def date_cores(self) -> frozenset[str]:
        """Words of which one stands in every date without digits."""
        return self._keys(*_CORES, "months", "weekdays", "date_century_before") | self._tables.months.firsts

    @cached_property
    def whole_times(self) -> frozenset[str]:
        """Words that by themselves count a time from the day of the source: yesterday."""
        relative = self._tables.date_relative
        return relative.firsts & relative.lasts & relative.keys

    @cached_property
    def point_words(self) -> frozenset[str]:
        """The first words of points in time: months, weekdays, quarters, seasons, centuries, eras."""
        return self._firsts(*_POINTS) | self._roman

    @cached_property
    def date_words(self) -> frozenset[str]:
        """The first words of what can follow a word that leads a date."""
        return self._firsts(*_BEHIND_LEADS, *_COUNTS, "date_ago_before") | self.point_words

    @cached_property
    def dating(self) -> frozenset[str]:
        """Words of dates, and articles, which stand between a verb and its number: fell in the first quarter by 4."""
        names = ("months", "date_leads", "date_fillers", "date_parts", "date_units", *_PARTS_OF_YEAR)
        words = frozenset[str]().union(*(getattr(self._tables, name).words for name in names))
        return words | self._tables.hedges_between.words

    @cached_property
    def behind_leads(self) -> frozenset[str]:
        """Words that can stand second in a date that a word leads."""
        names = ("date_leads", "date_fillers", "date_parts", "date_relative", "date_units")
        return self.date_words.union(*(getattr(self._tables, name).words for name in names))

    @cached_property
    def lasts(self) -> frozenset[str]:
        """The first words of what says that the last one is meant: last, letzten, dernier."""
        return self._firsts("date_steps", "date_lasts")

    @cached_property
    def year_leads(self) -> frozenset[str]:
        """The first words of what leads a date or a part of it, behind which a year may stand in words."""
        return self._firsts("date_leads", "date_parts")

    @cached_property
    def behind_days(self) -> frozenset[str]:
        """Words and signs that can stand behind a number of up to three digits that is part of a date."""
        links = ("ordinal_ends", "date_to", "date_and", "date_of", "date_units", "date_first_after")
        parts = ("date_quarters", "date_halves", "date_week_words")
        names = ("months", "date_century", "date_decade_after", *parts, *_ERAS)
        return self._firsts(*links, *names).union(_SIGNS_IN_DATES)

    @cached_property
    def before_days(self) -> frozenset[str]:
        """Words that can stand before a short number that is part of a date: an era, `years`, a word of decades."""
        return self._lasts(*_ERAS, "date_decade_before", "date_fiscal", "date_ago_before") | {"'"}

    @cached_property
    def count_words(self) -> frozenset[str]:
        """The first words of periods that are counted: three months to March, the first nine months, il y a dix ans."""
        return self._firsts(*_COUNTS, "date_first", "date_past", "date_coming", "date_ago_before")

    @cached_property
    def behind_counts(self) -> frozenset[str]:
        """Words behind the digits of a period that is counted."""
        return self._firsts("date_units", "date_first_after")

    @cached_property
    def bare_counts(self) -> frozenset[str]:
        """The first words of what is 0 or 1 before a noun: no people, a single death."""
        return self._firsts("none", "single")

    @cached_property
    def range_links(self) -> frozenset[str]:
        """Words and signs that join the ends of a range."""
        return self._tables.range.words | self._tables.range_signs.words

    @cached_property
    def tolerances(self) -> frozenset[str]:
        """Words and signs that can begin the tolerance of a number."""
        return self._firsts("tolerances") | {"("}

    @cached_property
    def before_amounts(self) -> frozenset[str]:
        """Words right before digits that make another thing of them than a count: No., page, per."""
        return self._lasts("number_signs", "date_number_nouns", "date_rooms", "per", "loose_per")

    @cached_property
    def marks(self) -> frozenset[str]:
        """The first words of what stands behind a number and makes another thing of it: per cent, %, yuan."""
        return self._firsts("marks", "parts_of_money", "money_links", "money")

    @cached_property
    def weights(self) -> frozenset[str]:
        """Words for money that may be weights: pounds of rice."""
        return self._firsts("weighed", "always_weighed")

    @cached_property
    def before_numbers(self) -> frozenset[str]:
        """Words that can stand right before a number and hedge it, or stand between it and its hedge."""
        return self._lasts("hedges_before", "hedges_between", "hedges_unclear", "negations")

    @cached_property
    def eras(self) -> frozenset[str]:
        """The first words of the names of eras."""
        return self._firsts(*_ERAS)
