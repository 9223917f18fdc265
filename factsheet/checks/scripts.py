"""The rules on languages of sources: the words quoted are in the letters, and the numbers in the form, of the language.

The language decides which hedges, numbers and dates are seen. Words of another one are read as if they had none, so
that “more than 12,000” in Persian would pass as exactly 12,000 in a source that is taken for English.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from babel.core import get_global

from factsheet.checks.context import Context, Path, size
from factsheet.checks.fact_at import FactAt
from factsheet.checks.rule import Finding, fact_rule, sheet_rule
from factsheet.checks.units import bearings
from factsheet.core.amounts import written
from factsheet.core.figure import Figure, ends
from factsheet.core.model import Sheet


class _Alphabet(NamedTuple):
    """A script: how Unicode's names of its letters begin, what people call it, the languages to think of."""

    start: str
    shown: str
    languages: str


_ALPHABETS = {
    "Arab": _Alphabet("ARABIC", "Arabic", "ar, fa or ur"),
    "Armn": _Alphabet("ARMENIAN", "Armenian", "hy"),
    "Beng": _Alphabet("BENGALI", "Bengali", "bn"),
    "Cyrl": _Alphabet("CYRILLIC", "Cyrillic", "bg, ru or uk"),
    "Deva": _Alphabet("DEVANAGARI", "Devanagari", "hi, mr or ne"),
    "Ethi": _Alphabet("ETHIOPIC", "Ethiopic", "am"),
    "Geor": _Alphabet("GEORGIAN", "Georgian", "ka"),
    "Grek": _Alphabet("GREEK", "Greek", "el"),
    "Gujr": _Alphabet("GUJARATI", "Gujarati", "gu"),
    "Guru": _Alphabet("GURMUKHI", "Gurmukhi", "pa"),
    "Hans": _Alphabet("CJK", "Chinese", "zh or ja"),
    "Hebr": _Alphabet("HEBREW", "Hebrew", "he"),
    "Jpan": _Alphabet("HIRAGANA", "Japanese", "ja"),
    "Khmr": _Alphabet("KHMER", "Khmer", "km"),
    "Knda": _Alphabet("KANNADA", "Kannada", "kn"),
    "Kore": _Alphabet("HANGUL", "Korean", "ko"),
    "Laoo": _Alphabet("LAO", "Lao", "lo"),
    "Latn": _Alphabet("LATIN", "Latin", "en"),
    "Mlym": _Alphabet("MALAYALAM", "Malayalam", "ml"),
    "Mymr": _Alphabet("MYANMAR", "Burmese", "my"),
    "Sinh": _Alphabet("SINHALA", "Sinhala", "si"),
    "Taml": _Alphabet("TAMIL", "Tamil", "ta"),
    "Telu": _Alphabet("TELUGU", "Telugu", "te"),
    "Thai": _Alphabet("THAI", "Thai", "th"),
}
"""Scripts by their code in ISO 15924."""

_BY_START = {alphabet.start: alphabet for alphabet in _ALPHABETS.values()} | {"KATAKANA": _ALPHABETS["Jpan"]}
_SAME = {"Hant": "Hans", "Hani": "Hans"}
_ALSO = {"Jpan": ("CJK", "KATAKANA"), "Kore": ("CJK",)}
"""Further letters that a script's texts are written with, by the beginnings of their names."""


@fact_rule(
    "source-language",
    "A quote is in letters of its source's `language`, which decides how hedges, numbers and dates are read.",
    points=True,
)
def source_language(at: FactAt) -> Iterator[Finding]:
    """Find quotes in another script than their source's language: its hedges would not be seen."""
    for index, citation in enumerate(at.fact.citations):
        if citation.quote.isascii() or citation.source not in at.context.sheet.sources:
            continue
        tag = at.context.language_of(citation.source)
        if foreign := foreign_script(citation.quote, tag):
            declared = (
                f"its source says `language: {tag}`" if tag else "its source says no language, which means English"
            )
            hint = f"write the `language` of the source, such as {foreign.languages}"
            yield Finding(("citations", index, "quote"), f"the quote is in {foreign.shown} letters; {declared}", hint)


@sheet_rule(
    "other-language",
    "The figures that cite a source stand in its quotes as its `language` writes numbers, not as another one does.",
    warning=True,
)
def other_language(context: Context) -> Iterator[Finding]:
    """Find sources of which most figures are given only in another language: 1.164,5 in English."""
    for name, samples in _samples(context).items():
        own = context.language_of(name)
        lacking = [one for one in samples if _lacks(context, *one, own)]
        if len(lacking) < _FEWEST or 2 * len(lacking) <= len(samples):
            continue
        given = {tag: sum(_gives(context, *one, tag) for one in lacking) for tag in _tags(context.sheet)}
        most = max(given.values())
        tags = [tag for tag, number in given.items() if number == most]
        if most >= _FEWEST and 2 * most > len(samples):
            such = f"another language, such as {' or '.join(tags[:_SHOWN])}" if len(tags) > 1 else tags[0]
            message = f"{most} of {len(samples)} figures stand in its quotes if this source is in {such}, not in "
            message += own or "English, which no `language` means"
            path: Path = ("sources", name, "language") if own else ("sources", name)
            yield Finding(
                path, message, "write the language that its quotes are in, or mend the figures", at_key=not own
            )


def _tags(sheet: Sheet) -> Iterable[str]:
    """Return the languages that a source may be in: those of the sheet first, then common ones."""
    of_sources = (source.language for source in sheet.sources.values() if source.language)
    of_names = (tag for entity in sheet.entities.values() for tag in entity.names)
    return dict.fromkeys((*of_sources, *of_names, *_COMMON))


_COMMON = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "ja", "zh")
_SHOWN = 2  # languages of those in which its figures stand
_FEWEST, _MOST = 2, 8
"""The figures that have to be given in another language only, and those of a source that are looked at."""


def _samples(context: Context) -> Mapping[str, list[tuple[Figure, str]]]:
    """Return the first figures that cite each source, with their quotes if these have digits.

    A cell of a table is written as it likes.
    """
    samples: defaultdict[str, list[tuple[Figure, str]]] = defaultdict(list)
    for _, _, fact in context.facts_and_points:
        for citation in fact.citations if fact.figure else ():
            has_digits = not (citation.heading or citation.row) and any(map(str.isdigit, citation.quote))
            if fact.figure and has_digits and len(samples[citation.source]) < _MOST:
                samples[citation.source].append((fact.figure, citation.quote))
    return samples


def _lacks(context: Context, figure: Figure, quote: str, tag: str | None) -> bool:
    """Tell whether a quote does not give the value of a figure. It is read only where other digits stand in it."""
    is_plain = (not tag or tag.startswith("en")) and written(ends(figure.value)[0]) in quote.replace(",", "")
    return not is_plain and not _gives(context, figure, quote, tag)


def _gives(context: Context, figure: Figure, quote: str, tag: str | None) -> bool:
    """Tell whether a quote gives the value of a figure if it is read in a language."""
    marks = context.units.marks(context.sheet.unit_of(figure), tag)
    numbers = context.read(quote, tag).numbers
    return any((low, high) == size(figure) for number in numbers for low, high, _ in bearings(number, marks))


def foreign_script(text: str, tag: str | None) -> _Alphabet | None:
    """Return the script that a text is in, if its language, English by default, is written in another.

    >>> [found.shown if (found := foreign_script("بیش از ۱۲٬۰۰۰ عضو", tag)) else "" for tag in (None, "hi", "fa")]
    ['Arabic', 'Arabic', '']

    One letter of the language's own is enough, or a Latin one: names are quoted in their own letters.

    >>> [foreign_script(text, tag) for text, tag in [("400家 of them", "en"), ("α = 3", "en"), ("iPhones", "zh")]]
    [None, None, None]
    """
    own = _starts_of(tag or "en")
    starts = [unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha()]
    is_foreign = (
        own and len(starts) > 1 and all(start in _BY_START and start not in {*own, "LATIN"} for start in starts)
    )
    return _BY_START[starts[0]] if is_foreign else None


@lru_cache(maxsize=64)
def _starts_of(tag: str) -> frozenset[str]:
    """Return how the names of the letters begin that a language is written in; none if its script is not known."""
    code, *more = tag.split("-")
    named = next((part.title() for part in more if len(part) == 4 and part.isalpha()), "")
    likely = get_global("likely_subtags").get(code, "").split("_")
    script = named or (likely[1] if len(likely) > 1 else "")
    script = _SAME.get(script, script)
    return frozenset((_ALPHABETS[script].start, *_ALSO.get(script, ()))) if script in _ALPHABETS else frozenset()
