"""A site whose dates are of every form is built: the digit gate, lists, pictures and exports take all of them."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from factsheet.audit.digits import gate
from factsheet.audit.digits.evidence import Evidence
from factsheet.build import search_pages
from factsheet.core.days import Day
from factsheet.load.sheet import load
from factsheet.view import listings, pagination
from factsheet.view.index import SiteView, view
from factsheet.view.pictures.timelines import ENOUGH, span
from tests.support.project import ROOT, TODAY, in_process

pytestmark = pytest.mark.slow

ANNALS = ROOT / "tests" / "sites" / "annals.yaml"


@pytest.fixture(scope="module")
def annals() -> SiteView:
    return view(load(ANNALS, ROOT).sheet, TODAY)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished site: the digit gate let it pass."""
    made = tmp_path_factory.mktemp("annals") / "site"
    done = in_process("build", "--facts", ANNALS, "--site-dir", made, FACTSHEET_SEARCH="off", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return made


def main_of(page: Path) -> str:
    """What a page says, without tags."""
    html = page.read_text(encoding="utf-8")
    return re.sub(r"<[^>]*>", "", html[html.index("<main") : html.index("</main")])


def test_pages_say_dates_in_words(folder: Path) -> None:
    text = main_of(folder / "harbours/old-harbour/index.html")
    for words in ("753 BC", "13 to 15 Mar 44 BC", "since 27 BC", "around 79 AD", "3 May 850", "the 1800s",
                  "the first decade of the 1900s", "the 1990s", "first half of 2023", "second quarter of 2024",
                  "first quarter of 2024 to the third quarter of 2024", "the 2030s", "not dated",
                  "Temple of the Sea, around 27 BC", "Harbour Press, the 1970s to the 1980s"):  # fmt: skip
        assert words in text


def test_html_is_told_only_years_that_it_knows(folder: Path) -> None:
    moments = {
        moment
        for page in folder.rglob("*.html")
        for moment in re.findall(r'<time datetime="([^"]*)"', page.read_text(encoding="utf-8"))
    }
    assert {"0850", "0850-05-03", "0079", "2023", "2024"} <= moments
    assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", moment) and moment > "0000" for moment in moments)


def test_the_timeline_runs_from_the_newest_to_the_oldest(folder: Path) -> None:
    html = (folder / "timeline/index.html").read_text(encoding="utf-8")
    years = re.findall(r'<h2 id="year:([^"]*)"[^>]*>([^<]*)</h2>', html)
    assert years == [
        ("2030s", "2030s"), ("2024", "2024"), ("2023", "2023"), ("1990s", "1990s"),
        ("first-decade-of-the-1900s", "First decade of the 1900s"), ("1800s", "1800s"), ("850", "850"),
        ("79-ad", "79 AD"), ("27-bc", "27 BC"), ("44-bc", "44 BC"), ("753-bc", "753 BC"),
    ]  # fmt: skip


def test_the_axis_of_the_timeline_spans_the_ages(annals: SiteView, folder: Path) -> None:
    assert span(annals.facts_of("old-harbour")) == (Day(-752, 1, 1), Day(2039, 12, 31))
    html = (folder / "timeline/index.html").read_text(encoding="utf-8")
    ((first, days),) = {tuple(map(int, axis)) for axis in re.findall(r'viewBox="(-?\d+) -4 (\d+) 8"', html)}
    drawn = re.findall(r'<svg class="mark \w+( endless)?"[^>]*><path d="M(-?\d+) 0H(-?\d+)"/>', html)
    marks = [(int(begin), int(end)) for endless, begin, end in drawn if not endless]
    assert [int(end) > first + days for endless, _, end in drawn if endless] == [True]  # -0026/..
    assert (first, first + days - 1) == (Day(-752, 1, 1).ordinal, Day(2039, 12, 31).ordinal)
    assert len(marks) > ENOUGH
    assert all(first <= begin <= end < first + days for begin, end in marks)


def test_exports_give_dates_as_they_are_written(annals: SiteView, folder: Path) -> None:
    written = [fact.as_of for fact in annals.sheet.entities["old-harbour"].facts]
    told = json.loads((folder / "api/v1/facts.json").read_text(encoding="utf-8"))["facts"]
    assert [fact["as_of"] for fact in told] == written
    with (folder / "data/facts.csv").open(encoding="utf-8", newline="") as opened:
        cells = [row["as_of"] for row in csv.DictReader(opened)]
    assert [cell.removeprefix("'") for cell in cells] == [text or "" for text in written]
    assert cells[:3] == ["-0752", "'-0043-03-13/-0043-03-15", "'-0026/.."]  # a spreadsheet would subtract


def test_search_narrows_by_years_in_words(folder: Path) -> None:
    page = search_pages.text_of(folder, "harbours/old-harbour/index.html")
    years = re.findall(r'content="([^"]*)" data-pagefind-filter="year', page)
    assert {"753 BC", "27 BC", "79 AD", "850", "1990", "1999", "2024"} <= set(years)


def test_a_fact_bears_out_the_year_before_christ_and_no_other(folder: Path) -> None:
    api = Evidence.of(folder / "api/v1")
    assert not orphans("753 BC", api)
    assert orphans("752 BC", api) == ["752"]
    assert orphans("the year -0752", api) == ["0752"]


def orphans(words: str, api: Evidence) -> list[str]:
    """The numbers of these words that the fact of the founding does not bear out."""
    said = f'<main><p data-fact="old-harbour.founded">{words}</p></main>'
    page = f"<!doctype html><html><head></head><body>{said}</body></html>"
    return [found.number for found in gate.unsupported_numbers(page, api)]


def test_lists_by_year_and_month_count_as_the_gate_does(
    annals: SiteView, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagination.by_year, "__defaults__", (1, ""))
    counts = Evidence.of(folder / "api/v1").counts
    measured = (listings.of_property(annals, name) for name in annals.properties)
    parted: tuple[tuple[pagination.ListPage[Any], ...], ...] = (
        listings.of_timeline(annals),
        listings.of_sources(annals),
        *measured,
    )
    refs = [ref for parts in parted for part in parts for ref in part.parts if ref.counted]
    assert {(ref.label, ref.counted) for ref in refs} >= {("753 BC", "facts@in:-752"), ("May", "facts@in:850-05")}
    assert {ref.counted: str(ref.count) for ref in refs} == {ref.counted: counts[ref.counted] for ref in refs}
