"""Data of CLDR (by Babel) on a locale: signs of numbers, scale words, months, weekdays, the order of dates, money."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from babel.core import Locale, UnknownLocaleError, get_global
from babel.localedata import LocaleDataDict, load

from factsheet.words.lexer import is_cjk, plain
from factsheet.words.normalize import fold

ENGLISH = Locale.parse("en")
CODES = frozenset(ENGLISH.currency_symbols) | frozenset(ENGLISH.currencies)
"""The codes of ISO 4217."""

_TIMES = ("duration-year", "duration-month", "duration-week", "duration-day", "duration-hour", "duration-minute")
_MEASURES = ("length-", "mass-", "area-", "volume-", "energy-", "power-", "speed-")
_LONGEST_TAG = 3  # language, script, territory
_SPACES = "\u00a0\u202f \u2009"
_PLACEHOLDER = re.compile(r"[0\s]*0\s*")


def locale_of(tag: str) -> Locale:
    """Return the locale of a BCP 47 tag, or of its first parts where CLDR has no more; English where it has none."""
    parts = tag.replace("_", "-").split("-")
    for count in range(min(len(parts), _LONGEST_TAG), 0, -1):
        try:
            return Locale.parse("-".join(parts[:count]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return ENGLISH


def with_english(locale: Locale) -> tuple[Locale, ...]:
    """Return English and a locale, once where they are the same."""
    return tuple(dict.fromkeys((ENGLISH, locale)))


def decimal_and_group(locale: Locale) -> tuple[str, str]:
    """Return the decimal sign and the group sign for digits from 0 to 9."""
    symbols = locale.number_symbols
    signs = symbols.get("latn") or symbols.get(locale.default_numbering_system) or {}
    group = str(signs.get("group", ","))
    return str(signs.get("decimal", ".")), " " if group in _SPACES else fold(group)


def scales(locale: Locale) -> dict[str, int]:
    """Return scale words -> factors, from compact forms: `00 thousand` for 10,000 says that thousand is 1,000."""
    return dict(_scales(locale))


def _scales(locale: Locale) -> Iterator[tuple[str, int]]:
    """Yield scale words, with and without a closing point, and their factors."""
    for width in ("long", "short"):
        for forms in locale.compact_decimal_formats[width].values():
            for power, pattern in forms.items():
                zeros = pattern.pattern.count("0")
                word = _PLACEHOLDER.sub("", pattern.pattern.replace("'", "")).strip()
                if zeros and len(word.rstrip(".")) > (0 if is_cjk(word) else 1):
                    factor = int(power) // 10 ** (zeros - 1)
                    yield from ((word, factor), (word.rstrip("."), factor))


def _all_of(locale: Locale) -> LocaleDataDict:
    """Return all that CLDR has on a locale; Babel's `Locale` shows less."""
    loaded: dict[Any, Any] = load(str(locale))
    return LocaleDataDict(loaded)


def patterns_of_units(locale: Locale) -> Mapping[str, Any]:
    """Return how CLDR writes numbers of units, by its names of the units and the width."""
    patterns: Mapping[str, Any] = _all_of(locale)["unit_patterns"]
    return patterns


def measures(locale: Locale) -> frozenset[str]:
    """Return the names of units of length, mass and the like, as they stand behind numbers; none of time."""
    return _names_of_units(locale, _MEASURES)


def times(locale: Locale) -> frozenset[str]:
    """Return the names of units of time, as they stand behind numbers."""
    return _names_of_units(locale, _TIMES)


def _names_of_units(locale: Locale, kinds: tuple[str, ...]) -> frozenset[str]:
    """Return the names of the units whose keys begin so, as they stand behind numbers."""
    patterns = patterns_of_units(locale)
    forms = (
        form for unit, widths in patterns.items() if unit.startswith(kinds) for form in widths.get("long", {}).values()
    )
    names = (form.removeprefix("{0}").strip() for form in forms if isinstance(form, str) and form.startswith("{0}"))
    return frozenset(plain(fold(name)) for name in names if name and " " not in name)


def months(locale: Locale) -> dict[str, int]:
    """Return the names of months, whole and short, in every form that CLDR has."""
    names: dict[str, int] = {}
    for own_or_english in with_english(locale):
        for forms in own_or_english.months.values():
            for width in ("wide", "abbreviated"):
                _add_names(names, forms[width])
    return names


def weekdays(locale: Locale) -> dict[str, int]:
    """Return the names of weekdays, in English also short ones; Monday is 0."""
    names: dict[str, int] = {}
    for own_or_english in with_english(locale):
        for forms in own_or_english.days.values():
            for width in ("wide", "abbreviated") if own_or_english.language == "en" else ("wide",):
                _add_names(names, forms[width])
    return names


def _add_names(names: dict[str, int], localized: Mapping[int, str]) -> None:
    """Add names with and without their closing point; single letters and numbers are no names."""
    for number, name in localized.items():
        bare = name.rstrip(".॰")
        if len(bare) > 1 and not bare[0].isdecimal():
            names[bare] = names[f"{bare}."] = int(number)


def day_first(locale: Locale) -> bool | None:
    """Tell whether 3/4/2024 is a day in April; None where countries of this language differ."""
    if locale.language == "en" and not locale.territory:
        return None
    pattern = str(locale.date_formats["short"].pattern)
    return pattern.lower().index("d") < pattern.index("M")


def year_first(locale: Locale) -> bool:
    """Tell whether a locale's short date begins with the year."""
    return str(locale.date_formats["short"].pattern).lstrip("\u200f'").startswith("y")


def currency_names(locale: Locale) -> dict[str, str]:
    """Return names of money -> codes, those of several words alone, as a single one may be many countries'."""
    names: dict[str, str] = {}
    for own_or_english in with_english(locale):
        for code, name in own_or_english.currencies.items():
            _add_currency(names, name, code)
        for code, forms in _all_of(own_or_english)["currency_names_plural"].items():
            for name in forms.values() if isinstance(forms, Mapping) else ():
                _add_currency(names, name, code)
    return names


def _add_currency(names: dict[str, str], name: str, code: str) -> None:
    """Add a name of several words, or one in a script that parts no words."""
    if len(name.split()) > 1 or is_cjk(name):
        names[fold(plain(name))] = code


def currency_of(territory: str) -> str:
    """Return the currency of a country; empty where there is no country."""
    known = get_global("territory_currencies").get(territory, [])
    return next((str(code) for code, _, end, tender in known if tender and not end), "")
