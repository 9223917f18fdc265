"""Signs and names of money -> ISO 4217 codes, by the language and the country of a source."""

from __future__ import annotations

from typing import Any

from babel.core import Locale

from factsheet.words.language import cldr
from factsheet.words.lexer import plain

_SHARED_SIGNS = {"$": "USD", "¥": "JPY", "£": "GBP"}
"""Signs that several countries share, and whose they are where nothing tells."""

_PESOS = frozenset(("MXN", "ARS", "CLP", "COP", "BRL"))  # have the sign of the dollar, not its name
_SIGN_AT_HOME = {
    **dict.fromkeys((
        "USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP", "BRL", "JMD", "BBD", "BSD", "BMD",
        "FJD", "NAD", "LRD", "TTD", "XCD",
    ), "$"),
    **dict.fromkeys(("CNY", "JPY"), "¥"),
    **dict.fromkeys(("GBP", "EGP", "LBP", "SYP", "FKP", "GIP", "SHP", "SSP"), "£"),
}  # fmt: skip
"""Currencies that share a sign -> the sign that they have at home."""

_YUAN, _YUAN_AT_HOME = ("元", "圓", "圆", "圆整", "圓整"), frozenset(("TWD", "HKD", "MOP", "SGD"))
"""Names of the yuan, and the currencies that bear them at home."""

_SHARED_NAMES = {
    "?rupees": frozenset(("INR", "PKR", "LKR", "NPR", "MUR", "SCR")),
    "?francs": frozenset(("CHF", "XOF", "XAF", "XPF", "CDF", "DJF", "GNF", "KMF", "RWF", "BIF")),
    "?pesos": frozenset(("MXN", "ARS", "CLP", "COP", "PHP", "CUP", "DOP", "UYU")),
    "?kroner": frozenset(("NOK", "DKK")),
    "?riyals": frozenset(("SAR", "QAR", "YER", "OMR", "IRR")),
    "?dirhams": frozenset(("AED", "MAD")),
    "?pounds": frozenset(("EGP", "SYP", "SDG", "LBP", "SSP")),
    "?dinars": frozenset(("KWD", "IQD", "JOD", "BHD", "TND", "DZD", "LYD", "RSD")),
}
"""Names of money that several countries share: which it is follows from the country of the source alone."""


_OF_LANGUAGE = {"da": "DKK", "nb": "NOK", "nn": "NOK", "no": "NOK"}
"""Languages of one country -> its currency, where the tag names no country."""


def currencies(lists: dict[str, Any], locale: Locale, territory: str) -> dict[str, str]:
    """Return signs and names of money -> codes; `?` and the word where the country is not known."""
    home = cldr.currency_of(territory)
    signs: dict[str, str] = lists["money signs"]
    own = {sign: _own(sign, locale, home) for sign in _SHARED_SIGNS}
    own_words = {sign: "USD" if sign == "$" and code in _PESOS else code for sign, code in own.items()}
    named = home or _OF_LANGUAGE.get(locale.language, "")
    at_home = {name for name, codes in _SHARED_NAMES.items() if named in codes}
    names = {
        **cldr.currency_names(locale),
        **{symbol: code for code, symbol in locale.currency_symbols.items() if symbol and not symbol.isalpha()},
        **signs,
        **own,
    }
    if (symbol := locale.currency_symbols.get(home, "")).isalpha():
        names[symbol] = home  # R in South Africa
    for key, words in lists["money"].items():
        code = own_words.get(key) or (named if key in at_home else key)
        names.update({str(word): code for word in words})
    if locale.language == "zh" and (yuan := home if home in _YUAN_AT_HOME else _of_script(locale, home)):
        names.update(dict.fromkeys(_YUAN, yuan))
    names.update({sign: home for sign, code in signs.items() if code in at_home})
    shared_words = [word for sign in _SHARED_SIGNS for word in lists["money"].get(sign, ())]
    names.update({f"{country} {word}": code for country, code in lists["countries"].items() for word in shared_words})
    return names


def _of_script(locale: Locale, home: str) -> str:
    """Return the mark of a yuan in the old script, which several countries write, where none is named."""
    return "?yuan" if locale.script == "Hant" and not home else ""


def _own(sign: str, locale: Locale, home: str) -> str:
    """Return the currency that a sign of several countries stands for: that of the country, else CLDR's."""
    if _SIGN_AT_HOME.get(home) == sign:
        return home
    for code, symbol in locale.currency_symbols.items():
        if symbol and sign in (symbol, plain(symbol)):
            return str(code)
    return _SHARED_SIGNS[sign]
