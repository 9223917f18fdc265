"""The words of sources for a unit: its own, and of units of physics every name that CLDR has, in every case."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factsheet.checks.known_units import KnownUnits
from factsheet.checks.units import counts_in
from factsheet.core.model import Property, Sheet, Source, Unit
from factsheet.words.reader import read


def units_of(unit: str, declared: Unit | None, language: str) -> KnownUnits:
    """The units of a sheet with one property and a source in a language."""
    source = Source(
        type="report", title="T", publisher="P", issued="2024", url="https://example.org", retrieved="2024-01-01",
        language=language,
    )  # fmt: skip
    properties = {"one": Property(label="One", unit=unit)}
    units = {unit: declared} if declared else {}
    sheet = Sheet(kinds={}, sources={"s": source}, entities={}, properties=properties, topics={}, units=units)
    return KnownUnits(sheet)


def counts(quote: str, unit: str, language: str, declared: Unit | None = None) -> bool:
    units = units_of(unit, declared, language)
    reading = read(quote, language, units.for_reader)
    return counts_in(reading.numbers[-1], unit, reading, units, units.marks(unit, language))


@pytest.mark.parametrize(
    ("quote", "unit", "language"),
    [
        ("eine Länge von rund 1.190 Kilometern", "km", "de"),
        ("auf 148.000 Quadratkilometern", "km²", "de"),
        ("in 92 Metern Höhe", "metres", "de"),
        ("над 367 километрами", "km", "ru"),
        ("о 742 километрах", "km", "ru"),
        ("nad 742 kilometrami", "km", "pl"),
        ("mezi 742 kilometry", "km", "cs"),
        ("367 kilometrin matka", "km", "fi"),
    ],
)
def test_units_of_physics_are_known_in_every_case(quote: str, unit: str, language: str) -> None:
    assert counts(quote, unit, language)


@pytest.mark.parametrize(
    ("quote", "unit", "language"),
    [
        ("ist 92 Meter hoch", "m", "de"),
        ("is 92 metres high", "m", "en"),
        ("is 92 m high", "m", "en"),
        ("près de 61 000 km²", "km2", "fr"),
        ("61,000 square kilometres", "km2", "en"),
        ("640 millions de mètres cubes", "m3", "fr"),
        ("1,3 Milliarden Kubikmeter", "m3", "de"),
    ],
)
def test_signs_of_units_as_they_are_typed_are_known(quote: str, unit: str, language: str) -> None:
    assert counts(quote, unit, language)


@pytest.mark.parametrize(
    ("quote", "unit", "language"),
    [
        ("took 7 hrs", "hours", "en"),
        ("450 t of copper", "tonnes", "en"),
        ("5 L of milk", "litres", "en"),
        ("warmed to 37 °C", "degrees Celsius", "en"),
        ("a 12-nautical-mile limit", "nautical miles", "en"),
        ("a board 3 in thick", "inches", "en"),
        ("750 MB", "megabytes", "en"),
        ("nach 3 Monaten", "months", "de"),
        ("15 giorni di sciopero", "days", "it"),
        ("历时3小时", "hours", "zh"),
    ],
)
def test_units_are_known_right_behind_a_number_by_their_signs_and_in_other_languages(
    quote: str, unit: str, language: str
) -> None:
    assert counts(quote, unit, language)


@pytest.mark.parametrize(
    ("quote", "unit", "language"),
    [
        ("750 Mb", "MB", "en"),
        ("450 T cells", "tonnes", "en"),
        ("5 in high schools", "inches", "en"),
        ("5 second-hand cars", "seconds", "en"),
        ("40 degrees Celsius", "degrees", "en"),
        ("a cheque for 300 pounds", "lbs", "en"),
        ("60 gal per minute", "gallons", "en"),
        ("a 40 minute talk with pupils", "pupils", "en"),
        ("300 livres", "lbs", "fr"),
        ("3小时20分钟", "minutes", "zh"),
    ],
)
def test_what_only_looks_like_a_unit_or_is_part_of_a_longer_measure_counts_nothing(
    quote: str, unit: str, language: str
) -> None:
    assert not counts(quote, unit, language)


@pytest.mark.parametrize(
    ("words", "language", "sizes"),
    [
        ("5 feet 7 inches", "en", {"length-foot": "67/12", "length-inch": "67"}),
        ("2 Jahre und 6 Monate", "de", {"duration-year": "5/2", "duration-month": "30"}),
        ("3 h 15 min", "fr", {"duration-hour": "13/4", "duration-minute": "195"}),
    ],
)
def test_a_measure_in_two_units_is_one_number_in_each_of_them(words: str, language: str, sizes: dict[str, str]) -> None:
    (number,) = read(words, language).numbers
    assert number.text == words
    assert {unit: str(Fraction(value)) for unit, value in number.sizes} == sizes
    assert [(one.unit, str(Fraction(one.value))) for one in number.in_units()] == list(sizes.items())


@pytest.mark.parametrize(
    "words", ["4 feet 15 inches", "4 years and 20 weeks", "3 days, 4 hours a day", "the 5 km and 300 metre races"]
)
def test_measures_that_do_not_add_up_or_are_of_two_things_are_not_read(words: str) -> None:
    assert read(words, "en").numbers == ()


@pytest.mark.parametrize(
    ("quote", "language"), [("742 kilomètres", "fr"), ("367キロメートル", "ja"), ("742 km", "fr"), ("90 Kms", "en")]
)
def test_words_that_are_declared_for_a_unit_of_physics_come_on_top_of_its_names(quote: str, language: str) -> None:
    assert counts(quote, "km", language, Unit(label="km", words=("Kms",)))


def test_a_unit_that_is_labelled_as_something_else_is_no_unit_of_physics() -> None:
    passengers = Unit(label="passenger-kilometres", words=("pkm",))
    assert counts("90 pkm", "km", "en", passengers)
    assert not counts("90 kilometres", "km", "en", passengers)


@pytest.mark.parametrize(
    ("unit", "declared", "hint"),
    [
        ("people", None, "write under `units`: `people: {label: people, words: [people, its word]}`"),
        ("km", None, "write under `units`: `km: {label: km, words: [its word]}`"),
        ("m³/s", None, 'write under `units`: `"m³/s": {label: "m³/s", words: ["m³/s", its word]}`'),
        ("people", Unit(label="persons"), "add `words: [persons, its word]` to `units: people`"),
        ("people", Unit(label="people", words=("Menschen",)), "add its word to `words` of `units: people`"),
    ],
)
def test_the_hint_how_a_word_is_added_leaves_the_words_that_there_are(
    unit: str, declared: Unit | None, hint: str
) -> None:
    assert units_of(unit, declared, "de").how_to_add(unit) == hint
