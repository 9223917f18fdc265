"""The bibliography in RIS, as rispy reads it."""

from __future__ import annotations

import re

import pytest
import rispy  # type: ignore[import-untyped]
from rispy.config import TYPE_OF_REFERENCE_MAPPING  # type: ignore[import-untyped]

from factsheet.core import edtf
from factsheet.render.exports.citations import ris
from factsheet.view.bibliography import authors
from tests.support.bibliographies import SITE, Json, each_date, each_site, folded, site_of, whole, work_of


def records(content: str) -> dict[str, Json]:
    return {one["id"]: one for one in rispy.loads(content)}


@each_site
def test_rispy_reads_every_work(name: str) -> None:
    sources, read = site_of(name).sheet.sources, records(whole(name, "ris"))
    assert [*read] == [*sources, SITE]
    for key, source in sources.items():
        record = read[key]
        assert record["title"] == folded(source.title)
        assert record["publisher"] == source.publisher
        assert record.get("authors", []) == list(authors(source.author or ""))
        assert record["urls"] == [source.url]
        assert record["access_date"].strip("/").replace("/", "-") == source.retrieved
        assert record["language"] == source.language_shown
        assert (source.archived or "") in " ".join(record.get("notes", ()))
        assert record["type_of_reference"] in TYPE_OF_REFERENCE_MAPPING


@pytest.mark.parametrize(
    ("date", "year", "day", "note"),
    [
        ("2024", "2024", "2024///", ""),
        ("2024-04~", "2024", "2024/04//around", ""),
        ("2024-08-28", "2024", "2024/08/28/", ""),
        ("0850", "0850", "0850///", ""),
        ("2024-22", "2024", "2024///summer", "Published: summer 2024 (June to August)."),
        ("2024-36~", "2024", "2024///around the fourth quarter", ""),
        ("2024-40", "2024", "2024///first half", ""),
        ("0079-21", "0079", "0079///spring", "Published: spring 79 AD (March to May)."),
        ("199X", "", "", "Published: the 1990s."),
        ("-0752", "", "", "Published: 753 BC."),
        ("-0026~", "", "", "Published: around 27 BC."),
        ("2024-08-28/2024-08-30", "2024", "2024/08//", "Published: 28 to 30 August 2024."),
        ("2024-08-28/2024-09-28", "2024", "2024///", "Published: 28 August to 28 September 2024."),
        ("2021/2025", "", "", "Published: 2021 to 2025."),
        ("2015/..", "", "", "Published: since 2015."),
    ],
)
def test_dates_in_ris(date: str, year: str, day: str, note: str) -> None:
    record = rispy.loads(ris.entry(work_of(issued=edtf.parse(date))))[0]
    assert (record.get("year", ""), record.get("date", ""), " ".join(record.get("notes", ()))) == (year, day, note)


@each_date
def test_other_information_in_ris_has_no_digits(date: str) -> None:
    record = rispy.loads(ris.entry(work_of(issued=edtf.parse(date))))[0]
    assert re.fullmatch(r"\d{4}/(\d\d)?/(\d\d)?/[A-Za-z -]*", record.get("date", "2024///"))
