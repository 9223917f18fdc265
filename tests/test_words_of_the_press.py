"""Wordings of Germanic and Slavic news: numbers with a hedge inside, numbered weeks, dates from the day of a source."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factsheet.core import edtf
from factsheet.words.dates.meaning import meanings
from factsheet.words.reader import read

TUESDAY = edtf.parse("2024-06-11")


@pytest.mark.parametrize(
    ("tag", "text", "value", "bound"),
    [
        ("de", "zweieinhalbtausend Wohnungen", "2500", "exactly"),
        ("de", "zweidreiviertel Millionen", "2750000", "exactly"),
        ("nl", "drieënhalfduizend huizen", "3500", "exactly"),
        ("cs", "dva a čtvrt milionu", "2250000", "exactly"),
        ("ru", "сорок с лишним тысяч", "40000", "more than"),
        ("en", "5-plus million", "5000000", "more than"),
        ("sv", "ett trettiotal bostäder", "30", "about"),
        ("sv", "ett 30-tal bostäder", "30", "about"),
        ("fi", "300:n tienoilla", "300", "about"),
        ("nl", "steeg tot 300", "300", "exactly"),
        ("nl", "tot 300", "300", "up to"),
        ("hu", "300-nál több", "300", "more than"),
    ],
)
def test_a_number_is_read_with_the_hedge_and_the_scale_that_follow(tag: str, text: str, value: str, bound: str) -> None:
    number = read(text, tag).numbers[-1]
    assert (number.value, number.bounds[0]) == (Decimal(value), bound)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("cs", "ve 14 hodin"),
        ("ru", "в 14 часов"),
        ("nl", "om 14 uur"),
        ("pl", "w godz. 8-16"),
        ("pl", "autobus linii 523"),
        ("sv", "i sal 2014"),
        ("sv", "300:e besökaren"),
        ("pl", "dwadzieścia parę"),
    ],
)
def test_hours_rooms_lines_and_ordinals_count_nothing(tag: str, text: str) -> None:
    reading = read(text, tag)
    counted = [number.text for number in reading.numbers[-1:] if not number.ordinal]
    assert (counted, reading.dates) == ([], ())


def test_what_is_in_a_room_is_counted() -> None:
    assert [number.ordinal for number in read("v sále 300 lidí, v sále 12", "cs").numbers] == [False, True]


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("de", "KW 12/2024", ["2024-03-18/2024-03-24"]),
        ("de", "12. Kalenderwoche 2024", ["2024-03-18/2024-03-24"]),
        ("nl", "week 36 van 2024", ["2024-09-02/2024-09-08"]),
        ("sv", "vecka 7 2024", ["2024-02-12/2024-02-18"]),
        ("ru", "36-я неделя 2024 года", ["2024-09-02/2024-09-08"]),
        ("de", "seit KW 12/2024", ["2024-03-18/.."]),
        ("de", "KW 60/2024", []),
        ("de", "KW 12", []),
        ("nl", "in week 12 2024 bezoekers", []),
        ("fr", "deux fois par semaine 36 en 2024", ["2024"]),
        ("de", "am Mittwoch vergangener Woche", ["2024-06-05"]),
        ("cs", "ve středu minulého týdne", ["2024-06-05"]),
        ("sv", "i måndags", ["2024-06-10"]),
        ("sv", "i somras", ["2023-22"]),
        ("ru", "в позапрошлую пятницу", ["2024-05-31"]),
        ("ru", "позапрошлым летом", ["2022-22"]),
        ("cs", "předloni v říjnu", ["2022-10"]),
        ("cs", "loňského října", ["2023-10"]),
        ("pl", "15 marca ub.r.", ["2023-03-15"]),
        ("pl", "od początku roku", ["2024/.."]),
        ("pl", "od początku roku 2023", ["2023/.."]),
        ("cs", "v první polovině 19. století", ["1801/1850", "1800/1849", "1800/1850"]),
        ("hu", "a 19. század első felében", ["1801/1900", "18XX"]),
        ("nl", "van 3 t/m 7 juni 2024", ["2024-06-03/2024-06-07"]),
        ("pl", "w I połowie 2024 r.", ["2024-40"]),
        ("cs", "ve druhé polovině devadesátých let", ["1995/1999"]),
        ("cs", "ve druhé polovině zápasu", []),
        ("en", "in the second half of the match", []),
        ("en", "in the second half of the year", ["2023-41"]),
        ("sv", "på måndag", ["2024-06-17"]),
    ],
)
def test_what_dates_of_the_press_mean(tag: str, text: str, expected: list[str]) -> None:
    assert meanings(read(text, tag).dates, TUESDAY, ahead=False) == expected
