"""The words of sources for a unit: its own, and of units of physics every name that CLDR has, in every case."""

from __future__ import annotations

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
