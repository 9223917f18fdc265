"""Names of units of physics and time, by CLDR's names of these units, in English and in other languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from babel.core import Locale

from factsheet.core import dimensions
from factsheet.core.dimensions import Measure
from factsheet.words.language.cldr import ENGLISH, locale_of, patterns_of_units
from factsheet.words.language.vocabulary import lists_in
from factsheet.words.lexer import is_cjk, plain
from factsheet.words.normalize import fold

PHYSICAL_UNITS = (
    "length-kilometer", "length-meter", "length-centimeter", "length-millimeter", "length-mile", "length-foot",
    "area-square-kilometer", "area-square-meter", "area-hectare", "area-acre", "area-square-mile", "mass-tonne",
    "mass-kilogram", "mass-gram", "volume-liter", "volume-cubic-meter", "volume-cubic-kilometer", "volume-barrel",
    "power-kilowatt", "power-megawatt", "power-gigawatt", "energy-kilowatt-hour", "speed-kilometer-per-hour",
    "speed-mile-per-hour",
)  # fmt: skip
"""Units whose names mean nothing else, so that they may stand at some distance from their number."""

TIMES = (
    "duration-second", "duration-minute", "duration-hour", "duration-day", "duration-week", "duration-month",
    "duration-year",
)  # fmt: skip
UNITS_BEHIND = (
    *TIMES, "duration-millisecond", "duration-microsecond", "duration-nanosecond", "length-decimeter",
    "length-micrometer", "length-nanometer", "length-inch", "length-yard", "length-nautical-mile", "length-light-year",
    "area-square-centimeter", "area-square-inch", "area-square-foot", "area-square-yard", "mass-microgram",
    "mass-milligram", "mass-ounce", "mass-pound", "mass-ton", "mass-stone", "volume-milliliter", "volume-centiliter",
    "volume-deciliter", "volume-hectoliter", "volume-cubic-centimeter", "volume-cubic-foot", "volume-cubic-yard",
    "volume-cubic-mile", "volume-acre-foot", "volume-gallon", "volume-quart", "volume-pint", "volume-fluid-ounce",
    "volume-cup", "volume-tablespoon", "volume-teaspoon", "power-milliwatt", "power-watt", "power-horsepower",
    "energy-joule", "energy-kilojoule", "energy-calorie", "energy-kilocalorie", "digital-byte", "digital-kilobyte",
    "digital-megabyte",
    "digital-gigabyte", "digital-terabyte", "digital-petabyte", "digital-kilobit", "digital-megabit", "digital-gigabit",
    "digital-terabit", "temperature-celsius", "temperature-fahrenheit", "temperature-kelvin", "frequency-hertz",
    "frequency-kilohertz", "frequency-megahertz", "frequency-gigahertz", "pressure-millibar", "pressure-pascal",
    "pressure-kilopascal", "pressure-hectopascal", "pressure-megapascal", "electric-volt", "electric-ampere",
    "electric-milliampere", "electric-ohm", "speed-meter-per-second", "speed-knot",
)  # fmt: skip
"""Units whose names may mean other things, so that they count right behind their number alone."""

_SIGNS = {
    "m": "metre", "g": "gram", "l": "litre", "L": "litre", "t": "tonne", "km2": "km²", "m2": "m²", "sq km": "km²",
    "sq m": "m²", "sqm": "m²", "h": "hour", "s": "second", "m3": "m³", "km3": "km³", "kmh": "km/h", "kph": "km/h",
}  # fmt: skip
"""Signs of units that CLDR has in one letter, or not at all -> a name that it has."""

_SHORT = 2  # letters
_TIMES_IN_CJK = {
    "duration-day": ("日間", "일간"),
    "duration-week": ("주간",),
    "duration-month": (*(f"{sign}月{end}" for sign in "ヶカヵケか" for end in ("", "間")), "개월간"),
    "duration-year": ("年間", "년간"),
}
"""Names of units of time in scripts without spaces that CLDR does not have, or has in other signs."""

_IN_DATES = ("日", "年", "일", "년")
_TONNES = {"pt": frozenset(("tonelada", "toneladas"))}
_AMBIGUOUS = {"length-inch": ("in",), "mass-ton": ("tn",), "mass-stone": ("stone", "stones", "st")}
"""Names of units that are other words as often, so that they are read in sure places alone, if at all."""

_ENGLISH_ALONE = ("mass-pound", "mass-ounce", "mass-ton", "mass-stone", "volume-cup", "volume-fluid-ounce")
"""Units whose names in other languages are those of money, books or many measures."""


@lru_cache(maxsize=64)
def _names(locale: Locale) -> dict[str, frozenset[str]]:
    """Return the names of units, by CLDR's name of each; short ones of two letters and more.

    They are in every case of the language: Babel leaves out what CLDR has on cases, so that stands in `unit_cases/`.
    Those that CLDR has not stand in the vocabulary, under `names of units`.
    """
    in_cases, own = lists_in(f"unit_cases/{locale.language}"), lists_in(locale.language).get("names of units", {})
    names = {
        unit: frozenset((*names_of_unit(locale, unit), *in_cases.get(unit, ()), *own.get(unit, ())))
        for unit in (*PHYSICAL_UNITS, *UNITS_BEHIND, *own)
    }
    if locale.language != "en":  # most call a tonne a ton, and an American ton by two words
        tons = {name for name in _forms(patterns_of_units(locale).get("mass-ton", {}), "long") if " " not in name}
        names["mass-tonne"] |= tons | _TONNES.get(locale.language, frozenset())
    return names


def names_of_unit(locale: Locale, unit: str) -> Iterator[str]:
    """Yield the names that Babel has for a unit, as they stand behind numbers."""
    yield from _forms(patterns_of_units(locale).get(unit, {}))


def _forms(widths: Mapping[str, Mapping[str, Any]], *only: str) -> Iterator[str]:
    """Yield the names of a unit as they stand behind numbers, of all widths or of some."""
    for width in only or ("long", "short"):
        for count, form in widths.get(width, {}).items():
            name = fold(form.removeprefix("{0}")) if isinstance(form, str) and form.startswith("{0}") else ""
            if (len(name) > 1 or is_cjk(name)) and count != "per" and not name.endswith("."):
                yield name


def synonyms(unit: str, tags: Iterable[str]) -> Iterator[str]:
    """Yield the names of a common unit of physics, by an English name, in English and in the languages of some tags.

    >>> sorted(synonyms("km", ["de"])), list(synonyms("firms", ["de"]))
    (['Kilometer', 'Kilometern', 'Kilometers', 'kilometer', 'kilometers', 'kilometre', 'kilometres', 'km'], [])
    >>> sorted(synonyms("m2", []))
    ['m2', 'm²', 'sqm', 'square meter', 'square meters', 'square metre', 'square metres']
    """
    own = key_of(unit)
    if own in PHYSICAL_UNITS:
        others = (_names(locale_of(tag)) for tag in tags)
        yield from dict.fromkeys(name for names in (*_english(), *others) for name in sorted(names[own]))


def _english() -> tuple[dict[str, frozenset[str]], ...]:
    return _names(ENGLISH), _names(Locale.parse("en_GB"))


def key_of(unit: str) -> str:
    """Return CLDR's name of a unit of physics or time, by an English name or sign of it; empty for any other word.

    >>> key_of("hrs"), key_of("MB"), key_of("Mb"), key_of("firms")
    ('duration-hour', 'digital-megabyte', 'digital-megabit', '')
    """
    name = _SIGNS.get(unit, unit).replace("-", " ")
    return _by_name().get(name, "")


@lru_cache(maxsize=256)
def times_in_cjk(units: frozenset[str]) -> tuple[str, ...]:
    """Return the names of units of time in scripts without spaces, where a measure says what a number counts.

    Those of days and years are left out where they write dates too: 3日, 3年.
    """
    locales = [Locale.parse(tag) for tag in ("zh", "zh_Hant", "ja", "ko")]
    times = sorted(units & {*TIMES})
    names = (name for locale in locales for unit in times for name in sorted(_names(locale)[unit]))
    more = (name for unit in times for name in _TIMES_IN_CJK.get(unit, ()))
    return tuple(name for name in dict.fromkeys((*names, *more)) if is_cjk(name) and name not in _IN_DATES)


@lru_cache(maxsize=256)
def measure_of(unit: str) -> Measure | None:
    """Return the size of a unit, by CLDR's name of it; None of one that we do not add to others."""
    return dimensions.measure_of(name for names in _english() for name in names.get(unit, ()))


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    """Return CLDR's name of each unit by each of its English names."""
    return {name.replace("-", " "): unit for names in _english() for unit, words in names.items() for name in words}


class Spellings:
    """The units that a name in small letters can be of, by how it is spelled: MB, Mb; mostly one, however spelled."""

    __slots__ = ("_exact", "_unit")

    def __init__(self, meant: Iterable[tuple[str, str]]) -> None:
        """`meant` are units by CLDR's names, each with a spelling. A name without capitals of two units is of none."""
        self._exact = {name: unit for unit, name in meant if needs_capitals(name)}
        units = {unit for unit, name in meant if not needs_capitals(name)}
        self._unit = units.pop() if len(units) == 1 else ""

    def unit_of(self, written: str) -> str:
        """Return the unit that a name is of as it is written; empty for none."""
        is_mega = len(written) <= _SHORT and written[:1] == "M"  # Mg is no mg
        return self._exact.get(written, "" if is_mega else self._unit)


def needs_capitals(name: str) -> bool:
    """Tell whether a sign has capitals that tell it from others: MB, kWh; not Stunden."""
    return name[1:] != name[1:].lower() or (len(name) <= _SHORT and name[:1].isupper())


def behind_numbers(locale: Locale, number_words: frozenset[str]) -> dict[str, Spellings]:
    """Return the units that stand right behind numbers in a language, by their names in small letters.

    A name that is a number too is left out: năm is five and a year.
    """
    by_name: dict[str, set[tuple[str, str]]] = {}
    for unit, name in _all_names(locale):
        if plain(name) not in number_words and name not in _AMBIGUOUS.get(unit, ()):
            by_name.setdefault(plain(name), set()).add((unit, name))
    return {name: Spellings(sorted(meant)) for name, meant in by_name.items()}


def _all_names(locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield every unit with each of its names in a language; of the English ones elsewhere signs of physics alone."""
    for unit, names in _names(locale).items():
        if locale.language == "en" or unit not in _ENGLISH_ALONE:
            yield from ((unit, name) for name in names)
    is_english = locale.language == "en"
    for english in _english():
        for unit, words in english.items():
            if is_english or unit not in (*TIMES, *_ENGLISH_ALONE):
                yield from ((unit, name) for name in words if is_english or not name[:1].islower() or len(name) <= 3)
    if not is_english:
        yield from _of_dates(locale)


def _of_dates(locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield the units of time by the words with which a language counts periods in dates: Jahren, miesiącach."""
    units = lists_in(locale.language).get("dates", {}).get("units", {})
    yield from ((f"duration-{unit}", str(word)) for word, unit in units.items() if f"duration-{unit}" in TIMES)
