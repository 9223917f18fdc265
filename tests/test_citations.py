"""The bibliography, as pybtex, rispy and citeproc-py read it: every form has the works of the facts file."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import rispy  # type: ignore[import-untyped]
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter  # type: ignore[import-untyped]
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from hypothesis import given, strategies as st
from pybtex.database import Entry, parse_string  # type: ignore[import-untyped]
from pybtex.richtext import Text  # type: ignore[import-untyped]
from rispy.config import TYPE_OF_REFERENCE_MAPPING  # type: ignore[import-untyped]

from factsheet.core import edtf
from factsheet.core.edtf import Date
from factsheet.core.model import Source
from factsheet.load.sheet import load
from factsheet.render.exports.citations import bibtex, csl, dates, ris, text
from factsheet.render.exports.citations.files import FORMS
from factsheet.view.bibliography import NAMED, Work, authors, drawn_from, site_work, works
from factsheet.view.index import SiteView, view
from factsheet.view.publication import Publication
from tests.support.project import ROOT, TODAY
from tests.support.views import exported

Json = dict[str, Any]

SITES = ["facts", *sorted(file.stem for file in (ROOT / "tests" / "sites").glob("*.yaml"))]
NAME, ADDRESS = "Facts & figures, 100%", "https://facts.example/repo/"
SITE = "facts-figures-100.site"

DATES = (
    "2024", "2024-04", "2024-08-28", "2024-04~", "2024-21", "2024-24", "2024-22~", "2024-33", "2024-36~", "2024-40",
    "199X", "199X~", "18XX", "0850", "0079-21", "-0752", "-0026~", "0000", "-0043-03-15", "2024-08-28/2024-08-30",
    "2024-08-28/2024-09-28", "2021/2025", "2024~/2025", "197X/198X", "2024-21/2024-24", "2015/..", "../2024-08",
    "199X/..", "2024-04/2024-04-09",
)  # fmt: skip
each_date = pytest.mark.parametrize("date", DATES)
each_site = pytest.mark.parametrize("name", SITES)


@cache
def site_of(name: str) -> SiteView:
    file = ROOT / "facts.yaml" if name == "facts" else ROOT / "tests" / "sites" / f"{name}.yaml"
    return replace(view(load(file, ROOT).sheet, TODAY), publication=Publication(NAME, url=ADDRESS))


@cache
def files_of(name: str) -> Mapping[str, str]:
    return _ours(exported(site_of(name)))


def _ours(files: Mapping[str, bytes]) -> dict[str, str]:
    own = re.compile(r"data/bibliography\.|sources/[^/]+/cite\.")
    return {path: content.decode() for path, content in files.items() if own.match(path)}


def whole(name: str, extension: str) -> str:
    return files_of(name)[f"data/bibliography.{extension}"]


def work_of(**known: Any) -> Work:
    return Work(**{"id": "x", "type": "report", "title": "A title", "publisher": "A publisher", **known})


def folded(words: str) -> str:
    """A text in one line, as citations have it."""
    return " ".join(words.split())


# BibTeX, as pybtex reads it


def entries(content: str) -> Mapping[str, Entry]:
    read = parse_string(content, "bibtex").entries
    return {key: read[key] for key in read}


UNKNOWN = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}", "^": r"\textasciicircum{}", "$": r"\$"}
"""Signs as LaTeX writes them and latexcodec 3.0.1, with which pybtex reads, does not."""


def plain(latex: str) -> str:
    """A field as it would be set."""
    for number, command in enumerate(UNKNOWN.values()):
        latex = latex.replace(command, chr(0xE000 + number))
    read = str(Text.from_latex(latex))
    for number, sign in enumerate(UNKNOWN):
        read = read.replace(chr(0xE000 + number), sign)
    return read


def persons(entry: Entry) -> list[list[str]]:
    """The names of the authors, each as the list of its parts."""
    parts = ((*one.first_names, *one.middle_names, *one.last_names) for one in entry.persons.get("author", ()))
    return [[plain(part) for part in names] for names in parts]


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


# RIS, as rispy reads it


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


# CSL-JSON, as citeproc-py sets it


def citations(content: str) -> dict[str, str]:
    """The works of a list, as they stand in a bibliography in the Harvard style, by id."""
    style, listed = CitationStylesStyle("harvard-cite-them-right", validate=False), json.loads(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of types that citeproc-py does not know
        bibliography = CitationStylesBibliography(style, CiteProcJSON(listed), formatter.plain)
        for one in listed:
            bibliography.register(Citation([CitationItem(one["id"].lower())]))
        return {key: str(one) for key, one in zip(bibliography.keys, bibliography.bibliography(), strict=True)}


@each_site
def test_citeproc_sets_every_work(name: str) -> None:
    sources, listed = site_of(name).sheet.sources, json.loads(whole(name, "json"))
    assert [one["id"] for one in listed] == [*sources, SITE]
    by_id, set_as = {one["id"]: one for one in listed}, citations(whole(name, "json"))
    for key, source in sources.items():
        record = by_id[key]
        assert record["title"] == folded(source.title)
        assert record["publisher"] == source.publisher
        assert [one["literal"] for one in record.get("author", ())] == list(authors(source.author or ""))
        assert (record["URL"], record["language"]) == (source.url, source.language_shown)
        assert folded(source.title)[:10].lower() in _straight(set_as[key]).lower()
        assert all(author in set_as[key] for author in authors(source.author or ""))


def _straight(words: str) -> str:
    return words.replace("’", "'").replace("‘", "'")


@each_site
def test_csl_json_has_no_keys_and_types_of_its_own(name: str) -> None:
    known = {"id", "type", "genre", "title", "author", "container-title", "publisher", "issued", "accessed", "URL"}
    for record in json.loads(whole(name, "json")):
        assert {*record} <= known | {"language", "keyword", "note"}
        assert record["type"] in csl.TYPES
        assert {*record["issued"]} <= {"date-parts", "season", "circa", "literal"}
        assert all(value for value in record.values())


@pytest.mark.parametrize(
    ("date", "issued", "set_as"),
    [
        ("2024-08-28", {"date-parts": [[2024, 8, 28]]}, "2024"),
        ("2024-04~", {"date-parts": [[2024, 4]], "circa": True}, "2024"),
        ("2024-22", {"date-parts": [[2024]], "season": 2}, "2024"),
        ("2024-33", {"literal": "first quarter of 2024"}, "first quarter of 2024"),
        ("199X~", {"literal": "around the 1990s"}, "around the 1990s"),
        ("197X/198X", {"date-parts": [[1970], [1989]]}, "1970–1989"),
        ("-0752", {"date-parts": [[-753]]}, "753 BC"),
        ("0000", {"date-parts": [[-1]]}, "1 BC"),
        ("0079", {"date-parts": [[79]]}, "79 AD"),
        ("2023-24/2024", {"date-parts": [[2023, 12], [2024]]}, "2023–2024"),
        ("2015/..", {"literal": "since 2015"}, "since 2015"),
    ],
)
def test_dates_in_csl(date: str, issued: Json, set_as: str) -> None:
    """In CSL 27 BC is -27: it has no year 0. (citeproc-py 0.11.1 sets no year at all for two dates of one year.)"""
    content = csl.entry(work_of(issued=edtf.parse(date)))
    assert json.loads(content)[0]["issued"] == issued
    assert f"({set_as})" in citations(content)["x"]


@each_date
def test_the_parts_of_a_date_in_csl_mean_the_same(date: str) -> None:
    known = edtf.parse(date)
    issued = json.loads(csl.entry(work_of(issued=known)))[0]["issued"]
    if "literal" in issued:
        assert issued == {"literal": known.words()}
        assert re.search(r"\.\.|-3\d~?$|-4\d~?$|X~?$", date)
        return
    ends = [dates.joined((year + (year < 0), *rest)) for year, *rest in issued["date-parts"]]
    season = f"-{20 + issued['season']}" if "season" in issued else ""
    assert edtf.parse("/".join(f"{end}{season}" for end in ends)).span[2:] == known.span[2:]
    assert issued.get("circa", False) == ("~" in date)


# Text, and all forms together


def test_a_line_of_text_has_all_that_a_reader_wants() -> None:
    assert text.entry(next(works(site_of("works")))) == (
        "袁胜高. “数字经济年报”. 人民日报. Around April 2024. https://example.org/han (seen 1 January 2026).\n"
    )


@each_site
def test_every_form_has_every_work_once(name: str) -> None:
    sources = site_of(name).sheet.sources
    count = len(sources) + 1
    numbers = (
        len(whole(name, "txt").splitlines()),
        len(entries(whole(name, "bib"))),
        len(rispy.loads(whole(name, "ris"))),
        len(json.loads(whole(name, "json"))),
    )
    assert numbers == (count,) * 4
    assert len(files_of(name)) == 4 * count


@each_site
def test_the_file_of_a_source_has_what_the_whole_has(name: str) -> None:
    sources = site_of(name).sheet.sources
    for key in sources:
        assert files_of(name)[f"sources/{key}/cite.txt"] in whole(name, "txt")
        assert files_of(name)[f"sources/{key}/cite.bib"] in whole(name, "bib")
        assert files_of(name)[f"sources/{key}/cite.ris"] in whole(name, "ris")
        assert json.loads(files_of(name)[f"sources/{key}/cite.json"])[0] in json.loads(whole(name, "json"))


def test_the_site_is_a_work_with_its_licence() -> None:
    entry = entries(whole("works", "bib"))[SITE]
    assert (plain(entry.fields["title"]), entry.fields["url"]) == (NAME, ADDRESS)
    assert entry.fields["date"] == TODAY.isoformat()
    assert plain(entry.fields["note"]) == "Facts under CC BY 4.0, https://creativecommons.org/licenses/by/4.0/."
    record = json.loads(whole("works", "json"))[-1]
    assert (record["publisher"], record["URL"]) == (NAME, ADDRESS)
    assert whole("works", "txt").splitlines()[-1].endswith(f" {ADDRESS}.")


def test_a_site_without_address_and_latin_letters_is_a_work_too() -> None:
    site = replace(site_of("works"), publication=Publication("数字经济"))
    assert site_work(site).id == "this.site"
    for form in FORMS:
        assert "数字经济" in form.entry(site_work(site))
        assert ADDRESS not in form.entry(site_work(site))


def test_the_api_and_the_site_name_the_files() -> None:
    index = json.loads(exported(site_of("works"))["api/v1/index.json"])
    assert index["bibliography"] == [f"data/bibliography.{form.extension}" for form in FORMS]
    assert {*index["bibliography"]} <= {*files_of("works")}


def test_the_bytes_are_the_same_each_time() -> None:
    assert _ours(exported(site_of("works"))) == files_of("works")
    assert not [path for path, content in files_of("works").items() if "\r" in content.replace("\r\n", "")]


# Whatever the words

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.sampled_from(" {}\\~^&%$#_\"'-`,<>@?!;")
)
LINES = WORDS.map(lambda words: " ".join(words.split())).filter(bool)


@given(LINES, st.lists(LINES, max_size=3), LINES)
def test_any_words_come_back(title: str, names: list[str], publisher: str) -> None:
    known = tuple(name for one in names for name in authors(one))
    work = work_of(title=title, authors=known, publisher=publisher, note=title)
    record = rispy.loads(ris.entry(work))[0]
    assert (record["title"], tuple(record.get("authors", ())), record["publisher"]) == (title, known, publisher)
    listed = json.loads(csl.entry(work))[0]
    assert (listed["title"], [one["literal"] for one in listed.get("author", ())]) == (title, list(known))
    entry = entries(bibtex.entry(work) + bibtex.entry(work_of(id="after")))
    assert [*entry] == ["x", "after"]
    assert [plain(entry["x"].fields[name]) for name in ("title", "publisher", "note")] == [title, publisher, title]
    assert persons(entry["x"]) == [[name] for name in known]


def spoiled() -> Iterator[tuple[str, Source]]:
    """Sources whose texts have line feeds, which would end a field of RIS."""
    for field in ("title", "publisher", "author"):
        one = site_of("works").sheet.sources["han"]
        yield field, replace(one, **{field: "a\nER  - \n b"})  # type: ignore[arg-type]


def test_a_line_feed_ends_no_record() -> None:
    for field, source in spoiled():
        sheet = replace(site_of("works").sheet, sources={"han": source})
        work = next(works(replace(site_of("works"), sheet=sheet)))
        (record,) = rispy.loads(ris.entry(work))
        assert "a ER - b" in str(record.get({"author": "authors"}.get(field, field)))
        assert text.entry(work).count("\n") == 1


def test_semicolons_alone_part_authors() -> None:
    assert authors("Quill, Mara; Staff and Partners；李白;") == ("Quill, Mara", "Staff and Partners", "李白")
    assert authors("") == ()


def test_a_page_of_many_publishers_counts_them() -> None:
    ref = site_of("works").sources["han"]
    refs = [replace(ref, publisher=f"Paper {letter}") for letter in "ABCDEFGH"]
    assert drawn_from(refs[:1] * 2) == "Drawn from Paper A."
    assert drawn_from(refs[:3]) == "Drawn from Paper A, Paper B and Paper C."
    assert drawn_from(refs[:NAMED]).endswith("Paper E and Paper F.")
    assert drawn_from(refs) == "Drawn from Paper A, Paper B, Paper C, Paper D, Paper E and 3 others."
    assert drawn_from([]) == ""


def test_dates_of_works_are_those_that_the_model_allows() -> None:
    assert all(isinstance(work.issued, Date) for work in works(site_of("works")))
