"""The bibliography as text, and in all its forms: every form has the works of the facts file, whatever their words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import rispy  # type: ignore[import-untyped]
from hypothesis import given, strategies as st

from factsheet.core.edtf import Date
from factsheet.core.model import Source
from factsheet.render.exports.citations import bibtex, csl, ris, text
from factsheet.render.exports.citations.files import FORMS
from factsheet.view.bibliography import NAMED, authors, drawn_from, site_work, works
from factsheet.view.publication import Publication
from tests.support.bibliographies import (
    ADDRESS,
    NAME,
    SITE,
    each_site,
    entries,
    files_of,
    ours,
    persons,
    plain,
    site_of,
    whole,
    work_of,
)
from tests.support.project import TODAY
from tests.support.views import exported


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
    assert ours(exported(site_of("works"))) == files_of("works")
    assert not [path for path, content in files_of("works").items() if "\r" in content.replace("\r\n", "")]


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
