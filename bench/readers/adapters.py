"""Adapters, one for each public reader and one for our own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib import import_module, metadata
from itertools import chain
from typing import Any

from bench.readers.facts import Day, Number, Reading, Row, Span, days_in, plain_number, rounded, span_of
from factsheet import __version__
from factsheet.core import edtf
from factsheet.words.dates.meaning import meanings
from factsheet.words.normalize import fold
from factsheet.words.reader import read_folded
from factsheet.words.units import NO_UNITS


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: its name and package, the rows that it claims, and the function that asks it."""

    name: str
    package: str
    sort: str
    claims: Callable[[Row], bool]
    read: Callable[[Row], Iterable[Reading]]
    open_ends: bool = False

    @property
    def version(self) -> str | None:
        """The version that is installed, or None."""
        if self.package == "factsheet":
            return __version__
        try:
            return metadata.version(self.package)
        except metadata.PackageNotFoundError:
            return None


def factsheet(row: Row) -> Iterator[Reading]:
    """Yield what our own reader finds, not knowing the unit: numbers with a clear hedge, dates that words can mean."""
    found = read_folded.__wrapped__(fold(row.quote), row.language, NO_UNITS)  # not from its memory
    if row.sort == "figure":
        for number in found.numbers:
            if number.bounds:
                yield _pair(Decimal(float(number.value)), Decimal(float(number.high or number.value)))
        return
    for text in meanings(found.dates, edtf.parse(row.issued.date().isoformat()), ahead=row.unit == "target"):
        yield span_of(text, open_ends=True)


def quantulum(row: Row) -> Iterator[Reading]:
    """Yield quantities. A range is its middle with an uncertainty. The library's classifier only tells units apart."""
    for found in import_module("quantulum3.parser").parse(row.quote):
        times = 12 if found.unit.name == "dozen" else 1
        either_way = found.uncertainty or 0
        yield _pair((found.value - either_way) * times, (found.value + either_way) * times)


def text2num(row: Row) -> Iterator[Reading]:
    """Yield number words; it reads no digits. With its usual settings, it passes over lone numbers up to three."""
    words = [_Word(word) for word in re.findall(r"[\w'’-]+|[^\w\s]", row.quote)]
    for found in import_module("text_to_num").find_numbers(words, row.base):
        yield _pair(found.value)


class _Word:
    """A word as text2num wants it."""

    def __init__(self, word: str) -> None:
        self._word = word

    def text(self) -> str:
        return self._word

    def nt_separated(self, _previous: object) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


def cn2an(row: Row) -> Iterator[Reading]:
    """Turn Chinese numerals into digits, then yield each run of digits and scale words, read by itself."""
    library = import_module("cn2an")
    text = library.transform(row.quote, "cn2an")
    for run in re.findall(r"\d+/\d+|-?\d[\d.,．，十百千万亿萬億]*", text):
        yield _pair(plain_number(run) if "/" in run else library.cn2an(run, "smart"))


CULTURES = {"en": "en-us", "zh": "zh-cn", "ja": "ja-jp", "es": "es-es", "pt": "pt-br", "fr": "fr-fr"}
NUMBERS = ("number", "percentage")
WITH_UNITS = ("currency", "dimension", "temperature", "age")
NUMBER = "recognizers_number.number.number_recognizer", "NumberRecognizer"
UNIT = "recognizers_number_with_unit.number_with_unit.number_with_unit_recognizer", "NumberWithUnitRecognizer"
DATE = "recognizers_date_time.date_time.date_time_recognizer", "DateTimeRecognizer"


@cache
def _model(home: tuple[str, str], kind: str, base: str) -> Any:
    """Return a model of recognizers-text. It is made once, as that takes seconds."""
    module, name = home
    recognizer = getattr(import_module(module), name)(CULTURES[base])
    return getattr(recognizer, f"get_{kind}_model")(CULTURES[base], False)


def recognizers_number(row: Row) -> Iterator[Reading]:
    """Yield numbers and percentages."""
    return _longest(_parsed(NUMBER, NUMBERS, row))


def recognizers_with_unit(row: Row) -> Iterator[Reading]:
    """Yield numbers and percentages, and numbers with their units."""
    return _longest(chain(_parsed(NUMBER, NUMBERS, row), _parsed(UNIT, WITH_UNITS, row)))


def _parsed(home: tuple[str, str], kinds: Iterable[str], row: Row) -> Iterator[Any]:
    for kind in kinds:
        yield from _model(home, kind, row.base).parse(row.quote)


def _longest(found: Iterable[Any]) -> Iterator[Reading]:
    """Yield what the longest matches say. A match inside a longer one is a part of it."""
    taken: list[Any] = []
    for match in sorted(found, key=lambda match: match.start - match.end):
        value = (match.resolution or {}).get("value")
        if value and not any(other.start <= match.start and match.end <= other.end for other in taken):
            taken.append(match)
            yield _pair(value.rstrip("%").replace(",", "."))


def recognizers_date(row: Row) -> Iterator[Reading]:
    """Yield dates and spans, open ones too. If the library offers two years for one date, both count as given.

    It writes the day after a span's last day as its end, but for a span between two days the last day itself.
    """
    for match in _model(DATE, "datetime", row.base).parse(row.quote, row.issued):
        for value in (match.resolution or {}).get("values", ()):
            if value["type"] in ("date", "datetime"):
                yield _day(value["value"]), _day(value["value"])
            elif value["type"] in ("daterange", "datetimerange") and ("start" in value or "end" in value):
                yield _day(value.get("start")), _day(value.get("end"), 0 if value["timex"].endswith("D)") else -1)


def _day(text: str | None, plus: int = 0) -> Day | None:
    if text is None:
        return None
    day = date.fromisoformat(text[:10]) + timedelta(plus)
    return day.year, day.month, day.day


def dateparser_split(row: Row) -> Iterator[Reading]:
    """Yield dates by the usual strategy. It is told how the country writes them and whether the source looks ahead."""
    return _dateparser(row, "split")


def dateparser_ngram(row: Row) -> Iterator[Reading]:
    """Yield the same by the newer strategy, which tries the longest runs of words first."""
    return _dateparser(row, "ngram")


def _dateparser(row: Row, strategy: str) -> Iterator[Reading]:
    settings = {
        "RELATIVE_BASE": row.issued, "PREFER_DATES_FROM": "future" if row.unit == "target" else "past",
        "DATE_ORDER": _day_order(row),
    }  # fmt: skip
    search = import_module("dateparser.search").search_dates
    found = search(row.quote, [_dateparser_language(row)], settings, strategy=strategy, add_period=True)
    for _words, moment, period in found or ():
        yield _period(moment.date(), period)


def _period(day: date, period: str) -> Span:
    """Return the span that dateparser means by a day in it. A time or a part of a day is a day."""
    months = {"month": 1, "quarter": 3, "year": 12}.get(period)
    if months:
        start = (day.month - 1) // months * months + 1
        end = start + months - 1
        return (day.year, start, 1), (day.year, end, days_in(day.year, end))
    first = day - timedelta(day.weekday()) if period == "week" else day
    last = first + timedelta(6) if period == "week" else day
    return (first.year, first.month, first.day), (last.year, last.month, last.day)


def _dateparser_language(row: Row) -> str | None:
    known = import_module("dateparser.data.languages_info").language_order
    return next((tag for tag in (row.language, row.base) if tag in known), None)


def _day_order(row: Row) -> str:
    """Return `DMY` or the like, as dateparser itself has it for the country; its search does not ask for it."""
    locales = import_module("dateparser.data.languages_info").language_locale_dict
    tag = row.language if row.language in locales.get(row.base, ()) else _dateparser_language(row)
    return str(import_module("dateparser.languages.loader").default_loader.get_locale(tag).info["date_order"])


def _pair(low: float | str | Decimal, high: float | str | Decimal | None = None) -> Number:
    return rounded(low), rounded(low if high is None else high)


def _speaks(languages: str, but: str = "") -> Callable[[Row], bool]:
    """Return a test of whether a row is in one of the languages, and not as another country writes it."""
    known, foreign = languages.split(), but.split()
    return lambda row: row.base in known and row.language not in foreign


def _number_words(row: Row) -> bool:
    return _speaks("en fr es pt de nl da it", "en-IN")(row) and not re.search(r"\d", row.quote)


def _any_date(row: Row) -> bool:
    return _dateparser_language(row) is not None


ELSEWHERE = "en-IN es-MX pt-PT fr-CH"
"""Countries where a language has other separators or scale words than recognizers-text knows for it."""

BRITISH = "en-AU en-GB en-IN en-NZ en-CA"
"""Countries where English dates do not begin with the month; recognizers-text knows American dates alone."""

READERS = (
    Reader("**factsheet**: numbers", "factsheet", "figure", lambda _: True, factsheet),
    Reader("**factsheet**: dates", "factsheet", "date", lambda _: True, factsheet, open_ends=True),
    Reader("quantulum3", "quantulum3", "figure", _speaks("en", "en-IN"), quantulum),
    Reader("text2num", "text2num", "figure", _number_words, text2num),
    Reader("cn2an", "cn2an", "figure", _speaks("zh"), cn2an),
    Reader(
        "recognizers-text: numbers", "recognizers-text-number", "figure", _speaks("en zh ja es pt fr", ELSEWHERE),
        recognizers_number,
    ),
    Reader(
        "recognizers-text: and units", "recognizers-text-number-with-unit", "figure",
        _speaks("en zh es pt fr", ELSEWHERE), recognizers_with_unit,
    ),
    Reader(
        "recognizers-text: dates", "recognizers-text-date-time", "date", _speaks("en zh es fr", BRITISH),
        recognizers_date, open_ends=True,
    ),
    Reader("dateparser: split", "dateparser", "date", _any_date, dateparser_split),
    Reader("dateparser: ngram", "dateparser", "date", _any_date, dateparser_ngram),
)  # fmt: skip
