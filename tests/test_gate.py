"""The digit gate: a number that no cited fact bears out keeps the site from being published."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from factsheet.audit.digits import dates, gate, readings
from factsheet.audit.digits.evidence import Evidence
from factsheet.audit.digits.readings import Reading
from factsheet.audit.digits.support import Borne, Json, Reader
from factsheet.core import edtf
from factsheet.core.numerals import numbers
from factsheet.view.index import SiteView
from tests.support.project import in_process
from tests.support.verdicts import stands
from tests.support.views import api_of, exported

pytestmark = pytest.mark.slow

ALL = 1_000


@pytest.fixture(scope="module")
def api(site: SiteView) -> Evidence:
    return Evidence.read(api_of(site))


def orphans(main: str, api: Evidence, head: str = "") -> list[tuple[str, str]]:
    page = f"<!doctype html><html><head>{head}</head><body>7<main>{main}</main></body></html>"
    return [(found.number, found.reason) for found in gate.unsupported_numbers(page, api)]


@pytest.mark.parametrize(
    "main",
    [
        "<p>No numbers at all, outside or in.</p>",
        '<p data-fact="north-cape.height-1999">41.5 metres</p>',
        '<p data-fact="pier-7-light.lamps">more than <b>1.2</b> thousand on Pier 7</p>',
        '<p data-fact="north-cape.new-lamps"><q>2 to 3 lamps</q>, <time datetime="2000">2000</time></p>',
        '<p data-source="coast-herald-1999">Lights &amp; towers of the 5 capes</p>',
        '<p><time datetime="1888-05-03">3 May 1888</time></p>',
        '<p>Listed under <time datetime="1888">1888</time></p>',
        '<p>on towers: <span data-count="facts@topic:towers">2</span> facts, from '
        '<span data-count="sources@topic:towers">1</span> article</p>',
        '<p><span data-count="facts">8</span> facts, <span data-count="entities@kind:lighthouse">2</span> lights</p>',
        '<p><b data-count="facts@entity:north-cape">6</b> <b data-count="facts@source:harbour-letter">3</b></p>',
        '<p>Printed on <time datetime="2026-11-22">22 November 2026</time></p>',
        "<pre>value: 2400</pre> <code>0x1F</code> under CC BY 4.0",
        "<!-- 42 --> <script>var x = 42</script>",
    ],
)
def test_numbers_that_are_borne_out(main: str, api: Evidence) -> None:
    assert orphans(main, api) == []


def test_links_are_counted_from_both_ends(site: SiteView) -> None:
    made = api_of(site)
    for fact in made["facts.json"]["facts"]:
        fact["relation"] = {"predicate": "near", "object": "pier"}
    api = Evidence.read(made)
    assert orphans('<b data-count="links@pier:near:from">3</b>', api) == []
    assert orphans('<b data-count="links@pier:near:from">4</b>', api) != []
    assert orphans('<b data-count="links@pier:near">3</b>', api) != []


@pytest.mark.parametrize(
    ("main", "number", "reason"),
    [
        ("<p>We have 42 facts.</p>", "42", "no element around it says where it is from"),
        ('<p data-fact="north-cape.lit">41.5</p>', "41.5", "it is not in the fact north-cape.lit"),
        ('<p data-fact="north-cape.lit">188</p>', "188", "it is not in the fact north-cape.lit"),
        ('<p data-fact="north-cape.nothing">4</p>', "4", "there is no fact north-cape.nothing"),
        ('<p data-source="coast-herald-1999">6 capes</p>', "6", "it is not in the source coast-herald-1999"),
        ('<p><time datetime="1888-05-03">4 May 1888</time></p>', "4", "it is not part of the date 1888-05-03"),
        ('<p><time datetime="1889">1889</time></p>', "1889", "no fact, source or change has the date 1889"),
        ('<p><span data-count="facts">9</span></p>', "9", "counting facts again gives 8"),
        ('<p><span data-count="lamps">9</span></p>', "9", "counting lamps again gives None"),
        ('<p><span data-count="citation">1</span></p>', "1", "counting citation again gives None"),
        ('<img alt="a chart of 12 lamps">', "12", "no element around it says where it is from"),
        ('<b aria-label="9 more">more</b>', "9", "no element around it says where it is from"),
    ],
)  # fmt: skip
def test_orphans(main: str, number: str, reason: str, api: Evidence) -> None:
    assert orphans(main, api) == [(number, reason)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("about 2/3.", ["2/3"]),
        ("-4/6 or 1,000/3", ["4/6", "1000", "3"]),
        ("12 of 2/3, 8.1/2 and 1/2.5", ["12", "2/3", "8.1", "2", "1", "2.5"]),
        ("https://example.org/2024/05/06", ["2024", "05", "06"]),
        ("CC BY 4.0, 1/2", ["1/2"]),
        ("٢/٣", ["٢/٣"]),
        ("½ of Ⅳ", ["½", "Ⅳ"]),
        ("五十家企业占三成", ["五十", "三成"]),
        ("dozens of towns, hundreds of people", ["dozens", "hundreds"]),
        ("万万数据局, 千万别去, 第一财经, 三亚, 百度", []),
    ],
)
def test_a_fraction_is_one_number_and_numbers_need_no_digits(text: str, found: list[str]) -> None:
    assert numbers(text) == found


def test_a_fraction_bears_out_itself_and_nothing_else(api: Evidence) -> None:
    facts = {**api.facts, "mill.share": Borne(f" {' '.join(numbers('about 2/3'))} ", ())}
    said = '<p data-fact="mill.share">{}</p>'
    assert orphans(said.format("2/3"), replace(api, facts=facts)) == []
    for other in ("3/2", "2", "3", "4/6"):
        assert [number for number, _ in orphans(said.format(other), replace(api, facts=facts))] == [other]


def test_both_ends_of_an_interval_are_borne_out_and_no_fraction_of_them(api: Evidence) -> None:
    said = '<p data-fact="north-cape.new-lamps">{}</p>'
    assert orphans(said.format("2000 and 2001"), api) == []
    assert [number for number, _ in orphans(said.format("2000/2001"), api)] == ["2000/2001"]


def test_titles_and_descriptions_are_read_too(api: Evidence) -> None:
    assert orphans("", api, "<title>99 lights</title>")[0][0] == "99"
    assert orphans("", api, '<meta name="description" content="98 lights">')[0][0] == "98"
    assert orphans("", api, '<title data-fact="pier-7-light.lamps">Pier 7 Light</title>') == []


@pytest.mark.parametrize(
    ("text", "datetimes", "numbers", "beside_time"),
    [
        ("2024-08-28/2024-09-02", ("2024-08-28", "2024-09-02"), ("2024", "28", "2"), ()),
        ("2024-22~", ("2024",), ("2024",), ()),
        ("2024-36", ("2024",), ("2024",), ()),
        ("../2024-40", ("2024",), ("2024",), ()),
        ("0850-05-03", ("0850-05-03",), ("850", "3"), ()),
        ("199X~", ("1990", "1999"), ("1990", "1999"), ("1990", "1999")),
        ("18XX", ("1800", "1899"), ("1800", "1899"), ("1800", "1899")),
        ("-0752", (), ("753",), ("753",)),
        ("0000-03", (), ("1",), ("1",)),
        ("-0043-03-15/0014", ("0014",), ("44", "15", "14"), ("44", "15")),
    ],
)
def test_what_a_date_bears_out(
    text: str, datetimes: tuple[str, ...], numbers: tuple[str, ...], beside_time: tuple[str, ...]
) -> None:
    assert dates.datetimes(text) == datetimes
    assert dates.numbers(text) == numbers
    assert dates.numbers_beside_time(text) == beside_time


@pytest.mark.parametrize("year", [-9999, -752, -1, 0, 1, 79, 850, 2024])
def test_the_gate_reads_years_as_pages_write_them(year: int) -> None:
    parsed = edtf.parse(edtf.edtf_year(year))
    assert parsed.words().split()[0] in dates.numbers(parsed.text)
    assert [moment for _, moment in parsed.tokens if moment] == list(dates.datetimes(parsed.text))


def test_a_date_inside_a_fact_is_one_of_its_own(api: Evidence) -> None:
    found = orphans('<p data-fact="north-cape.lit"><time datetime="2000">2000</time></p>', api)
    assert found == [("2000", "no fact, source or change has the date 2000")]


@pytest.mark.parametrize(
    "written", ['data-fact="{}"', 'DATA-Fact="{}"', "data-fact='{}'", 'data-fact = "{}"', "data-fact={}"]
)
def test_the_basis_of_a_verdict_holds_what_the_page_names(written: str, api: Evidence) -> None:
    page = f"<main><p {written.format('north-cape.lit')}>1888</p></main>"
    assert stands(page, api, replace(api, facts={**api.facts, "other.fact": Borne(" 1 ", ())}))
    assert not stands(page, api, replace(api, facts={**api.facts, "north-cape.lit": Borne(" 1888 ", ())}))
    assert stands(page, api, replace(api, dates=api.dates | {"1666"})), "one date more"
    assert not stands(page, api, replace(api, dates=frozenset())), "any page may show a date"


def test_a_verdict_depends_on_sources_counts_and_the_day(api: Evidence) -> None:
    source, count = '<p data-source="coast-herald-1999">5</p>', "<p data-count='facts@entity:north-cape'>6</p>"
    assert stands(source, api, replace(api, counts={}))
    assert stands(count, api, replace(api, sources={}))
    assert not stands(source, api, replace(api, sources={**api.sources, "coast-herald-1999": ""}))
    assert not stands(source, api, replace(api, issued={**api.issued, "coast-herald-1999": "2001"}))
    assert not stands(count, api, replace(api, counts={**api.counts, "facts@entity:north-cape": "7"}))
    assert not stands("<p>no number</p>", api, replace(api, built="2026-11-23"))


def test_the_name_of_a_record_is_known_however_it_is_written(api: Evidence) -> None:
    counts = {**api.counts, "links@a:reads & writes": "2"}
    page = '<p data-count="links@a:reads &amp; writes">2</p>'
    assert not stands(page, replace(api, counts=counts), replace(api, counts={**counts, "links@a:reads & writes": "3"}))


def test_the_api_is_the_same_from_files_and_from_contents(site: SiteView, api: Evidence, tmp_path: Path) -> None:
    for path, content in exported(site).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert Evidence.of(tmp_path / "api" / "v1") == api


@pytest.mark.parametrize(
    ("file", "old", "new", "read"),
    [
        ("facts.json", '"as_of":"1999"', '"as_of":"1998"', 1),
        ("facts.json", "41.5", "43.5", 1),
        ("entities.json", '"North Cape Light"', '"North Cape 2"', ALL),  # names bear out digits
        ("sources.json", '"1999-05-02"', '"1999-05-03"', ALL),
        ("properties.json", '"unit":"m"', '"unit":"km"', ALL),
        ("entities.json", '"summary":"', '"summary":"Now: ', 0),
    ],
    ids=["a date", "a figure", "a name", "a day of a source", "a unit", "a summary"],
)
def test_neighbours_are_read_again_only_if_one_of_them_or_what_they_name_has_changed(
    site: SiteView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str, read: int
) -> None:
    for path, content in exported(site).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    folder, cache = tmp_path / "api" / "v1", tmp_path / "cache"
    monkeypatch.setattr(readings, "_TOGETHER", 1)  # the facts of one entity
    assert Evidence.of(folder, cache) == Evidence.of(folder, cache) == Evidence.of(folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    expected, seen, reading = Evidence.of(folder), set(), readings.reading

    def noted(fact: Json, reader: Reader) -> Reading:
        seen.add(fact["entity"])
        return reading(fact, reader)

    monkeypatch.setattr(readings, "reading", noted)
    assert Evidence.of(folder, cache) == expected
    assert len(seen) == min(read, len({name.partition(".")[0] for name in expected.facts}))


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("content/glossary.md", "# Glossary", "# Glossary\n\nIn 37 words.", "content/glossary.md:3:1: [digit-gate]"),
        ("templates/entity.html", "Named elsewhere", "Named 3 times", "templates/entity.html:"),
        ("mkdocs.yml", "site_description: Sourced", "site_description: 100 sourced", "[digit-gate] `100`"),
    ],
)  # fmt: skip
def test_a_planted_number_fails_the_build(project: Path, file: str, old: str, new: str, place: str) -> None:
    assert in_process(cwd=project).returncode == 0
    before = (project / "site/index.html").stat().st_ino
    path = project / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    done = in_process(cwd=project)
    assert done.returncode == 1
    assert place in done.stderr
    assert "[digit-gate]" in done.stderr
    assert (project / "site/index.html").stat().st_ino == before
    assert in_process(cwd=project, FACTSHEET_GATE="off").returncode == 0
