"""The bibliography in BibTeX, as pybtex reads it."""

from __future__ import annotations

import re

import pytest

from factsheet.core import edtf
from factsheet.render.exports.citations import bibtex
from factsheet.view.bibliography import authors
from tests.support.bibliographies import (
    SITE,
    each_date,
    each_site,
    entries,
    folded,
    persons,
    plain,
    site_of,
    whole,
    work_of,
)


@each_site
def test_pybtex_reads_every_work(name: str) -> None:
    sources, read = site_of(name).sheet.sources, entries(whole(name, "bib"))
    assert [*read] == [*sources, SITE]
    for key, source in sources.items():
        entry = read[key]
        assert plain(entry.fields["title"]) == folded(source.title)
        assert plain(entry.fields["publisher"]) == source.publisher
        assert persons(entry) == [[author] for author in authors(source.author or "")]
        assert entry.fields["url"] == source.url.replace("{", "%7B").replace("}", "%7D")
        assert entry.fields["urldate"] == source.retrieved
        assert entry.fields.get("language", "en") == source.language_shown
        assert (source.archived or "") in plain(entry.fields.get("note", ""))


@each_date
def test_the_date_of_biblatex_means_the_same(date: str) -> None:
    """It reads level 1 of EDTF: no quarters and halves, decades only alone and exact, seasons not in intervals."""
    written = entries(bibtex.entry(work_of(issued=edtf.parse(date))))["x"].fields["date"]
    end = r"(-?\d{4}(-\d\d(-\d\d)?)?~?|\.\.)"
    assert re.fullmatch(rf"{end}|{end}/{end}|\d{{3}}X|\d\dXX", written)
    assert not re.search(r"-(3[3-9]|4\d)|/.*-2[1-4]|-2[1-4]~?/", re.sub(r"\d{4}-\d\d-\d\d", "", written))
    one, other = edtf.parse(written), edtf.parse(date)
    assert one.span[2:] == other.span[2:]
    assert ("~" in written) == ("~" in date)


@pytest.mark.parametrize(
    ("date", "fields"),
    [
        ("2024-04-09", {"year": "2024", "month": "April"}),
        ("2024-04~", {"year": "2024", "month": "April", "note": "Published: around April 2024."}),
        ("2024-22", {"year": "2024", "month": "summer", "note": "Published: summer 2024 (June to August)."}),
        ("2023-24", {"year": "2023", "month": "winter", "note": "Published: winter 2023 (December to February)."}),
        ("2024-33", {"year": "2024", "month": "first quarter"}),
        ("199X", {"year": "the 1990s"}),
        ("-0752", {"year": "753 BC"}),
        ("-0026~", {"year": "27 BC", "note": "Published: around 27 BC."}),
        ("2021/2025", {"year": "2021 to 2025"}),
        ("2015/..", {"year": "since 2015"}),
        ("2024-08-28/2024-08-30", {"year": "2024", "month": "August", "note": "Published: 28 to 30 August 2024."}),
    ],
)
def test_dates_for_those_who_read_year_and_month(date: str, fields: dict[str, str]) -> None:
    read = entries(bibtex.entry(work_of(issued=edtf.parse(date))))["x"].fields
    assert {name: read[name] for name in ("year", "month", "note") if name in read} == fields
