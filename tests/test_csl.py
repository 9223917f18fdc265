"""The bibliography in CSL-JSON, as citeproc-py sets it."""

from __future__ import annotations

import json
import re
import warnings

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter  # type: ignore[import-untyped]
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]

from factsheet.core import edtf
from factsheet.render.exports.citations import csl, dates
from factsheet.view.bibliography import authors
from tests.support.bibliographies import SITE, Json, each_date, each_site, folded, site_of, whole, work_of


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
