"""What a language writes: separators, months and money from CLDR (Babel), and our own lists in vocabulary/."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml
from babel.core import Locale, UnknownLocaleError, get_global

from factsheet.words.digits import Separators
from factsheet.words.lexer import Lexer, is_cjk, plain
from factsheet.words.normalize import fold
from factsheet.words.phrases import Phrases

Table = dict[str, Any]

_FOLDER = Path(__file__).parent / "vocabulary"
_SPACES = "\u00a0\u202f \u2009"
DATE, VAGUE, NUMBER = 1, 2, 4
_SIGNS_OF_DATES = frozenset("-/.',q t h s º°ª".replace(" ", ""))
EVERYTHING = DATE | VAGUE | NUMBER
"""Kinds of token, for what a word can begin."""

_TEN = 10
_LONGEST_TAG = 3  # language, script, territory
_DOLLAR_LIKE = "$¥£"
_TERRITORY = re.compile(r"-([A-Z]{2})\b").search


@dataclass(frozen=True)
class Language:
    """A language by its BCP 47 tag, English where a source does not say it. Made by `language`."""

    tag: str
    is_said: bool

    @cached_property
    def _locale(self) -> Locale:
        parts = self.tag.replace("_", "-").split("-")
        for count in range(min(len(parts), _LONGEST_TAG), 0, -1):
            try:
                return Locale.parse("-".join(parts[:count]), sep="-")
            except (UnknownLocaleError, ValueError):
                continue
        return Locale.parse("en")

    @property
    def code(self) -> str:
        """The language without its country: `en` of `en-IN`."""
        return str(self._locale.language)

    @cached_property
    def lists(self) -> Table:
        """The lists of this language over those of English, which all sources fall back on, and of Chinese."""
        names = dict.fromkeys(["en", *(["zh"] if self.code not in ("ja", "ko") else []), self.code])
        merged: Table = {}
        for name in names:
            _merge(merged, _vocabulary(name))
        merged["numbers"] = {**_compounds(self.code, merged["numbers"]), **merged["numbers"]}
        return merged

    @cached_property
    def lexer(self) -> Lexer:
        """Parts texts of this language into lexemes."""
        return Lexer({*_texts(self.lists), *(name for name in self._currency_names if is_cjk(name))})

    @cached_property
    def separators(self) -> Separators:
        """Its decimal and group signs, for digits from 0 to 9."""
        symbols = self._locale.number_symbols
        found = symbols.get("latn") or symbols.get(self._locale.default_numbering_system) or {}
        group = str(found.get("group", ","))
        return Separators(
            str(found.get("decimal", ".")),
            " " if group in _SPACES else fold(group) if group != "’" else "'",
            self.is_said,
            "decimal commas" in self.lists,
        )

    @property
    def territory(self) -> str:
        """The country that the tag names; empty where it names none."""
        found = _TERRITORY(self.tag)
        return found[1] if found else ""

    @property
    def inverts(self) -> bool:
        """Whether a number behind what it counts is a rough one, as in Russian."""
        return "inversion" in self.lists

    @cached_property
    def scales(self) -> Phrases[int]:
        """Words that multiply the number before them: million, Mrd., 万."""
        return self.phrases({**dict(_cldr_scales(self._locale)), **self.lists["scales"]})

    @cached_property
    def months(self) -> Phrases[int]:
        """Names of months, whole and short, in every form that CLDR has."""
        found: dict[str, int] = {}
        for locale in dict.fromkeys([Locale.parse("en"), self._locale]):
            for forms in locale.months.values():
                for width in ("wide", "abbreviated"):
                    for number, name in forms[width].items():
                        _add_name(found, name, int(number))
        return self.phrases({**found, **_each(self.lists["dates"]["months"])})

    @cached_property
    def weekdays(self) -> Phrases[int]:
        """Names of weekdays, Monday is 0."""
        found: dict[str, int] = {}
        for locale in dict.fromkeys([Locale.parse("en"), self._locale]):
            for forms in locale.days.values():
                for width in ("wide", "abbreviated") if locale.language == "en" else ("wide",):
                    for number, name in forms[width].items():
                        _add_name(found, name, int(number))
        return self.phrases(found)

    @cached_property
    def day_first(self) -> bool | None:
        """Whether 3/4/2024 is a day in April; None where countries of this language differ."""
        if self._locale.language == "en" and not self._locale.territory:
            return None
        pattern = self._locale.date_formats["short"].pattern
        return pattern.lower().index("d") < pattern.index("M")

    @cached_property
    def money(self) -> Phrases[str]:
        """Signs and names of money -> ISO 4217 codes; `?` and the word where the country is not known."""
        tables, found = self.lists, dict(self._currency_names)
        for code, symbol in self._locale.currency_symbols.items():
            if symbol and not symbol.isalpha():
                found[symbol] = code
        found.update({sign: code for sign, code in tables["money signs"].items()})
        home = {name: codes for name, codes in _AT_HOME.items() if self._home in codes}
        for sign in _DOLLAR_LIKE:
            found[sign] = self._own(sign)
        for key, words in tables["money"].items():
            code = self._own_words(key) if key in _DOLLAR_LIKE else self._home if key in home else key
            found.update({str(word): code for word in words})
        found.update({sign: self._home for sign, code in tables["money signs"].items() if code in home})
        for country, code in tables["countries"].items():
            for word in (w for key in _DOLLAR_LIKE for w in tables["money"].get(key, ())):
                found[f"{country} {word}"] = code
        return self.phrases(found)

    @cached_property
    def _home(self) -> str:
        """The currency of the country that the tag names; empty where it names none."""
        known = get_global("territory_currencies").get(self.territory, [])
        return next((str(code) for code, _, end, tender in known if tender and not end), "")

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of ISO 4217, which count only in capitals: `all` is no money of Albania."""
        return frozenset(Locale.parse("en").currency_symbols) | frozenset(Locale.parse("en").currencies)

    def _own_words(self, sign: str) -> str:
        """The currency that `dollars` or `pounds` are here: a peso with the sign of the dollar is none."""
        own = self._own(sign)
        return "USD" if sign == "$" and own in _PESOS else own

    def _own(self, sign: str) -> str:
        """The currency that a sign of several countries stands for here: that of the country, else CLDR's."""
        if sign in _NARROW.get(self._home, ""):
            return self._home
        for code, symbol in self._locale.currency_symbols.items():
            if symbol == sign or (symbol and plain(symbol) == sign):
                return str(code)
        return {"$": "USD", "£": "GBP", "¥": "JPY"}[sign]

    @cached_property
    def _currency_names(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for locale in dict.fromkeys([Locale.parse("en"), self._locale]):
            for code, name in locale.currencies.items():
                if len(name.split()) > 1 or is_cjk(name):
                    found[fold(plain(name))] = code
            for code, forms in locale._data["currency_names_plural"].items():
                for name in forms.values() if isinstance(forms, Mapping) else ():
                    if len(name.split()) > 1 or is_cjk(name):
                        found[fold(plain(name))] = code
        return found

    def words(self, name: str) -> frozenset[str]:
        """A list of single words and signs of the vocabulary."""
        if name not in self._words:
            self._words[name] = frozenset(plain(str(word)) for word in self.lists.get(name, ()))
        return self._words[name]

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def date_firsts(self) -> frozenset[str]:
        """The first words of everything that may be a date without digits of its own."""
        tables = (
            "leads",
            "parts",
            "relative",
            "steps",
            "quarters",
            "halves",
            "seasons",
            "fiscal",
            "bce",
            "ce",
            "between",
            "first",
            "past",
            "ago before",
            "century before",
        )
        firsts = (getattr(self.tables, f"date_{name}".replace(" ", "_")).firsts for name in tables)
        counted = (getattr(self.tables, name.replace(" ", "_")).firsts for name in ("numbers", "ordinals", "articles"))
        return frozenset().union(*firsts, *counted, self.months.firsts, self.weekdays.firsts, self._roman)

    @cached_property
    def date_words(self) -> frozenset[str]:
        """The first words of what can follow a word that leads a date."""
        tables = self.tables
        names = (
            tables.date_parts,
            tables.date_relative,
            tables.date_steps,
            tables.date_between,
            tables.date_first,
            tables.date_past,
        )
        counts = (tables.numbers, tables.articles, tables.date_ago_before)
        return self.point_words.union(*(table.firsts for table in (*names, *counts)))

    @cached_property
    def date_cores(self) -> frozenset[str]:
        """Words of which one stands in every date without digits."""
        tables = self.tables
        names = (
            tables.date_relative,
            tables.date_quarters,
            tables.date_halves,
            tables.date_seasons,
            tables.date_century,
            tables.date_units,
        )
        return self.months.keys.union(
            self.weekdays.keys, self.months.firsts, tables.date_century_before.keys, *(table.keys for table in names)
        )

    @cached_property
    def behind_articles(self) -> frozenset[str]:
        """What can stand behind an article in a number: a scale, a part, a number, `couple`."""
        return self.scales.firsts | self.tables.fractions.firsts | self.tables.numbers.firsts | frozenset("-$")

    @cached_property
    def behind_leads(self) -> frozenset[str]:
        """What can stand second in a date that a word leads."""
        tables = self.tables
        names = (tables.date_leads, tables.date_fillers, tables.date_parts, tables.date_relative, tables.date_units)
        return self.date_words.union(*(table.words for table in names))

    @cached_property
    def change_verbs(self) -> frozenset[str]:
        """Verbs that make two dates an old and a new one."""
        return self.tables.date_change_verbs.firsts

    @cached_property
    def price_words(self) -> frozenset[str]:
        """Words behind the year of a price level, which dates nothing."""
        return self.tables.date_price_words.firsts

    @cached_property
    def count_words(self) -> frozenset[str]:
        """The first words of periods that are counted: three months to March, the first nine months, il y a dix ans."""
        tables = self.tables
        return (
            tables.numbers.firsts
            | tables.articles.firsts
            | tables.date_first.firsts
            | tables.date_past.firsts
            | tables.date_ago_before.firsts
        )

    @cached_property
    def behind_counts(self) -> frozenset[str]:
        """What stands behind the digits of a period that is counted."""
        return self.tables.date_units.firsts | self.tables.date_first_after.firsts

    @cached_property
    def eras(self) -> frozenset[str]:
        """The first words of the names of eras."""
        return self.tables.date_bce.firsts | self.tables.date_ce.firsts

    @cached_property
    def point_words(self) -> frozenset[str]:
        """The first words of points in time: months, weekdays, quarters, seasons, centuries, eras."""
        tables = self.tables
        names = (
            tables.date_quarters,
            tables.date_halves,
            tables.date_seasons,
            tables.date_fiscal,
            tables.date_bce,
            tables.date_ce,
        )
        return self.months.firsts.union(
            self.weekdays.firsts,
            tables.ordinals.firsts,
            tables.date_century_before.firsts,
            self._roman,
            *(table.firsts for table in names),
        )

    @cached_property
    def behind_days(self) -> frozenset[str]:
        """What can stand behind a number of up to three digits that is part of a date."""
        tables = self.tables
        names = (
            tables.ordinal_ends,
            tables.date_to,
            tables.date_and,
            tables.date_of,
            tables.date_units,
            tables.date_century,
            tables.date_first_after,
        )
        eras = (tables.date_bce, tables.date_ce, tables.date_decade_after, tables.date_quarters, tables.date_halves)
        return self.months.firsts.union(_SIGNS_OF_DATES, *(table.firsts for table in (*names, *eras)))

    @cached_property
    def before_days(self) -> frozenset[str]:
        """What can stand before a short number that is part of a date: an era, `years`, a word of decades."""
        tables = self.tables
        lasts = (
            tables.date_bce.lasts,
            tables.date_ce.lasts,
            tables.date_decade_before.lasts,
            tables.date_fiscal.lasts,
            tables.date_ago_before.lasts,
        )
        return frozenset("'").union(*lasts)

    @cached_property
    def starts(self) -> Mapping[str, int]:
        """Which kinds of token each word can begin, as a sum of DATE, VAGUE and NUMBER; others begin none."""
        found: dict[str, int] = {}
        tables = self.tables
        for words, kind in (
            (self.date_firsts, DATE),
            (tables.vague.firsts, VAGUE),
            (tables.numbers.firsts | tables.ordinals.firsts | tables.fractions.firsts | tables.articles.firsts, NUMBER),
            (
                tables.shares.firsts | tables.about_words.firsts | tables.over_words.firsts | tables.bare_scales.firsts,
                NUMBER,
            ),
            (tables.every.firsts | tables.added_parts.firsts | tables.none.firsts | tables.marks_before.firsts, NUMBER),
            (tables.signs.firsts | self.money.firsts | self._folds | {code.lower() for code in self.codes}, NUMBER),
        ):
            for word in words:
                found[word] = found.get(word, 0) | kind
        return found

    @property
    def _roman(self) -> frozenset[str]:
        """Roman numerals of centuries, where the language writes such."""
        if "roman centuries" not in self.lists:
            return frozenset()
        numerals = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split()
        return frozenset([*numerals, *(f"{numeral}e" for numeral in numerals)])

    @property
    def _folds(self) -> frozenset[str]:
        return frozenset(f"{word}fold" for word in self.tables.numbers.firsts)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Words of which one stands in every text that gives something without digits."""
        tables = self.tables
        dates = (
            tables.date_relative,
            tables.date_quarters,
            tables.date_halves,
            tables.date_seasons,
            tables.date_century,
            tables.date_units,
        )
        numbers = (
            tables.numbers,
            tables.ordinals,
            tables.fractions,
            tables.vague,
            tables.none,
            tables.marks_before,
            tables.about_words,
        )
        others = (
            tables.over_words,
            tables.shares,
            tables.bare_scales,
            tables.added_parts,
            self.months,
            self.weekdays,
            self.scales,
        )
        return self._folds.union(*(table.keys for table in (*dates, *numbers, *others)))

    @cached_property
    def tables(self) -> Tables:
        """The lists as tables of phrases."""
        return Tables(self)

    def phrases(self, meanings: Mapping[str, Any]) -> Phrases[Any]:
        return Phrases({fold(plain(str(phrase))): meaning for phrase, meaning in meanings.items()}, self.lexer)


class Tables:
    """The lists of a language as tables of phrases, each made when it is first asked for.

    `hedges_before` is the list `before` under `hedges`, `date_leads` the list `leads` under `dates`, `marks_before` the
    list `marks before`. In a list without meanings every word means itself.
    """

    def __init__(self, spoken: Language) -> None:
        self._language = spoken

    def __getattr__(self, name: str) -> Phrases[Any]:
        section, _, rest = name.partition("_")
        lists = self._language.lists
        if section in _SECTIONS:
            found = lists.get(_SECTIONS[section], {}).get(rest.replace("_", " "), {})
        else:
            found = lists.get(name.replace("_", " "), {})
        phrases = self._language.phrases(_each(found))
        self.__dict__[name] = phrases
        return phrases


_SECTIONS = {"hedges": "hedges", "date": "dates"}


@lru_cache(maxsize=64)
def language(tag: str | None) -> Language:
    """The language of a source that names it so, or does not name it."""
    return Language(tag or "en", tag is not None)


@lru_cache(maxsize=64)
def _vocabulary(code: str) -> Table:
    file = _FOLDER / f"{code}.yaml"
    return _typed(yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)) if file.exists() else {}  # noqa: S506 - texts alone


def _typed(node: Any) -> Any:
    """The same with whole numbers for texts that write one as a value; words such as `no` and `on` stay texts."""
    if isinstance(node, dict):
        return {key: _typed(value) for key, value in node.items()}
    if isinstance(node, str) and re.fullmatch(r"-?\d+(\.\d+)?", node):
        return Decimal(node) if "." in node else int(node)
    return node


def _merge(into: Table, other: Table) -> None:
    for key, value in other.items():
        if isinstance(value, dict):
            _merge(into.setdefault(key, {}), value)
        elif isinstance(value, list):
            into[key] = [*into.get(key, []), *value]
        else:
            into[key] = value


def _each(node: Any) -> dict[str, Any]:
    """A list -> each word means itself; lists by meaning -> each word means its heading; the rest as it is."""
    if isinstance(node, list):
        return {str(word): str(word) for word in node}
    found: dict[str, Any] = {}
    for key, value in node.items():
        found.update({str(word): key for word in value} if isinstance(value, list) else {str(key): value})
    return found


def _compounds(code: str, numbers: Mapping[str, Any]) -> dict[str, int]:
    """Numbers that a language writes as one word: einundzwanzig, ventitré, vijfentwintig, وعشرون."""
    ones = {word: value for word, value in numbers.items() if 0 < value < _TEN and value == int(value)}
    tens = {word: value for word, value in numbers.items() if 20 <= value < 100 and value % 10 == 0}
    hundreds = {"de": "hundert", "nl": "honderd"}.get(code)
    thousands = {"de": "tausend", "nl": "duizend"}.get(code)
    found: dict[str, int] = {}
    for one, value in ones.items():
        for word, size in ((hundreds, 100), (thousands, 1000)):
            if word:
                found[f"{one}{word}"] = value * size
        for ten, base in tens.items():
            for written in _joined(code, one, ten):
                found[written] = base + value
    if code == "ar":
        found.update({f"و{word}": value for word, value in numbers.items()})
    return found


def _joined(code: str, one: str, ten: str) -> Iterator[str]:
    if code == "de":
        yield f"{one}und{ten}"
    elif code == "nl":
        yield from (f"{one}en{ten}", f"{one}ën{ten}")
    elif code == "sv":
        yield f"{ten}{one}"
    elif code == "it":
        stem = ten[:-1] if one[0] in "uo" else ten
        yield stem + ("tré" if one == "tre" else one)


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield str(key)
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)
    elif isinstance(node, str):
        yield node


def _add_name(found: dict[str, int], name: str, number: int) -> None:
    """A name of a month or day, with and without its closing point; single letters are no names."""
    bare = name.rstrip(".॰")
    if len(bare) > 1 and not bare[0].isdigit():
        found[bare] = number
        found[f"{bare}."] = number


def _cldr_scales(locale: Locale) -> Iterator[tuple[str, int]]:
    """Scale words of CLDR's compact forms: `00 thousand` for 10,000 says that thousand is 1,000."""
    for width in ("long", "short"):
        for forms in locale.compact_decimal_formats[width].values():
            for power, pattern in forms.items():
                zeros = pattern.pattern.count("0")
                word = re.sub(r"[0\s]*0[\s]*", "", pattern.pattern.replace("'", "")).strip()
                if zeros and len(word.rstrip(".")) > (1 if not is_cjk(word) else 0):
                    factor = int(power) // 10 ** (zeros - 1)
                    yield word, factor
                    yield word.rstrip("."), factor


_PESOS = frozenset("MXN ARS CLP COP BRL".split())
_NARROW: dict[str, Literal["$", "¥", "£"]] = {
    **dict.fromkeys("USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP BRL JMD BBD BSD BMD FJD NAD LRD TTD XCD".split(), "$"),
    **dict.fromkeys(("CNY", "JPY"), "¥"),
    **dict.fromkeys("GBP EGP LBP SYP FKP GIP SHP SSP".split(), "£"),
}  # fmt: skip
"""Currencies that share a sign at home."""

_AT_HOME = {
    "?rupees": frozenset("INR PKR LKR NPR MUR SCR".split()),
    "?francs": frozenset("CHF XOF XAF XPF CDF DJF GNF KMF RWF BIF".split()),
    "?pesos": frozenset("MXN ARS CLP COP PHP CUP DOP UYU".split()),
    "?kroner": frozenset("NOK DKK".split()),
    "?riyals": frozenset("SAR QAR YER OMR IRR".split()),
    "?dirhams": frozenset("AED MAD".split()),
    "?pounds": frozenset("EGP SYP SDG LBP SSP".split()),
    "?dinars": frozenset("KWD IQD JOD BHD TND DZD LYD RSD".split()),
}
"""Names of money that several countries share: which it is follows from the country of the source alone."""
