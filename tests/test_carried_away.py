"""Tables under /data as their readers take them: each says of every fact and point what the API says."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import pytest
from mkdocs.config import load_config

from factsheet.build.pipeline import Settings
from factsheet.core.problems import BuildError
from factsheet.load.sheet import load
from factsheet.mkdocs_hook.settings import settings
from factsheet.render.exports import csv, parquet, sqlite
from factsheet.view.index import SiteView, Tables, view
from factsheet.view.publication import Publication
from tests.support.project import ROOT, TODAY
from tests.support.views import exported

NAMES = ("poets", "annals", "shares", "censuses", "lighthouses", "ferries", "searches", "signs")
"""Chinese names, years before 1, fractions and ranges, series, what is retired, conversions, Chinese words, signs."""

ADDRESS = "https://facts.example/repo/"
Row = dict[str, Any]


def site_of(name: str) -> SiteView:
    tables: Tables = "all" if name == "lighthouses" else "site"
    site = view(load(ROOT / "tests" / "sites" / f"{name}.yaml", ROOT).sheet, TODAY, tables=tables)
    return replace(site, publication=Publication(name.title(), "Made up.", ADDRESS, ("sqlite", "parquet")))


@pytest.fixture(scope="module", params=NAMES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the exports of a site."""
    return written(request.param, tmp_path_factory.mktemp(request.param))


def written(name: str, into: Path) -> Path:
    for path, content in exported(site_of(name)).items():
        (into / path).parent.mkdir(parents=True, exist_ok=True)
        (into / path).write_bytes(content)
    return into


def of_api(folder: Path) -> list[Row]:
    facts: list[Row] = json.loads((folder / "api/v1/facts.json").read_bytes())["facts"]
    return facts


def points_of(fact: Row) -> list[Row]:
    """The points of a fact's series, with what they have from it."""
    series = fact.get("series", {"points": ()})
    shared = {key: fact[key] for key in ("entity", "text", "topics", "about", "attributed_to")}
    return [{**shared, "property": series["property"], **point} for point in series["points"]]


def figure_of(fact: Row) -> Row:
    """The measure of a record: a fact has it apart, and a point in itself."""
    return fact.get("figure", fact) or {}


def value_of(measured: Row) -> tuple[str | None, str | None, str | None]:
    value = measured.get("value")
    return (None, value["from"], value["to"]) if isinstance(value, dict) else (value, None, None)


def amount_of(text: str | None, measured: Row) -> Fraction | None:
    sizes = {None: 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
    return Fraction(text) * sizes[measured["scale"]] if text else None


def expected_of_row(fact: Row) -> Row:
    """A row of CSV as a reader of types has it, of a fact or point of the API."""
    measured, cited = figure_of(fact), fact["citations"]
    alone, low, high = value_of(measured)
    amounts = {"amount": alone, "amount_from": low, "amount_to": high}
    speaker = fact["attributed_to"] or {}
    return {
        "id": fact["id"],
        "entity": fact["entity"],
        "text": fact["text"],
        "property": measured.get("property"),
        "value": alone,
        "from": low,
        "to": high,
        "unit": measured.get("unit"),
        "scale": measured.get("scale"),
        "bound": measured.get("bound"),
        "nature": fact["nature"],
        "as_of": fact["as_of"],
        "sources": [citation["source"] for citation in cited],
        "source_urls": [citation["url"] for citation in cited],
        "quotes": [citation["quote"] for citation in cited],
        "topics": fact["topics"],
        "about": fact["about"],
        "speaker": speaker.get("name"),
        "speaker_agency": speaker.get("agency"),
        "permalink": ADDRESS + fact["url"],
        **{key: amount_of(text, measured) if text and "/" not in text else None for key, text in amounts.items()},
    }


def unguarded(value: Any) -> Any:
    """A cell without the apostrophe that keeps spreadsheets from reckoning."""
    return value[1:] if isinstance(value, str) and value.lstrip("'")[:1] in "=+-@" and value[0] == "'" else value


def as_read(row: Row) -> Row:
    """A row of a reader, with lists where a cell may have none, and exact numbers."""
    lists = ("sources", "source_urls", "quotes", "topics", "about")
    exact = {key: Fraction(value) for key, value in row.items() if isinstance(value, Decimal)}
    return {**{key: unguarded(value) for key, value in row.items()}, **{key: row[key] or [] for key in lists}, **exact}


def in_rows(facts: list[Row]) -> Iterator[Row]:
    for fact in facts:
        yield from points_of(fact) or [fact]


def holds(rows: list[Row], folder: Path) -> None:
    """Hold rows that were read to those of the API."""
    expected = [expected_of_row(fact) for fact in in_rows(of_api(folder))]
    assert len(rows) == len(expected)
    for row, wanted in zip(map(as_read, rows), expected, strict=True):
        assert {key: row[key] for key in wanted} == wanted


def test_frictionless_takes_the_package_and_reads_what_the_api_says(folder: Path) -> None:
    from frictionless import Package, system  # slow to import: only who needs it does

    with system.use_context(trusted=True):
        package = Package(str(folder / "data" / "datapackage.json"))
        report = package.validate()
        assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
        rows = [row.to_dict() for row in package.get_table_resource("facts").read_rows()]
    assert {f"data/{one.path}" for one in package.resources} == {
        path.relative_to(folder).as_posix() for path in folder.rglob("*.csv")
    }
    holds(rows, folder)


def test_a_word_that_no_fact_may_have_is_an_error_in_the_package(tmp_path: Path) -> None:
    from frictionless import Package, system

    table = written("shares", tmp_path) / "data" / "facts.csv"
    table.write_bytes(table.read_bytes().replace(b",reported,", b",rumoured,"))
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "data" / "datapackage.json")).validate()
    assert {(error.type, error.field_name) for task in report.tasks for error in task.errors} == {
        ("constraint-error", "nature")
    }


def test_csv_on_the_web_reads_what_the_api_says(folder: Path) -> None:
    from csvw import CSVW  # slow to import: only who needs it does

    read = CSVW(str(folder / "data" / "facts.csv-metadata.json"), validate=True)
    assert read.is_valid, read.warnings
    holds(list(read.tables[0]), folder)


def test_sqlite_has_the_facts_points_and_citations_of_the_api(folder: Path) -> None:
    facts = of_api(folder)
    with closing(sqlite3.connect(folder / "data" / "facts.sqlite")) as database:
        database.row_factory = sqlite3.Row
        assert [row[0] for row in database.execute("PRAGMA integrity_check")] == ["ok"]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = database.execute("SELECT * FROM facts").fetchall()
        points = database.execute("SELECT * FROM points").fetchall()
        cited = database.execute("SELECT fact, point, source, quote, paragraph, url FROM citations").fetchall()
        retired = {row[0] for row in database.execute("SELECT id FROM retired")}
    assert [row["id"] for row in rows] == [fact["id"] for fact in facts]
    assert [row["id"] for row in points] == [point["id"] for fact in facts for point in points_of(fact)]
    of_series = [point for fact in facts for point in points_of(fact)]
    for row, fact in [*zip(rows, facts, strict=True), *zip(points, of_series, strict=True)]:
        assert (row["value"], row["value_from"], row["value_to"]) == value_of(figure_of(fact))
        amount = amount_of(row["value"], figure_of(fact))
        assert row["amount"] == (None if amount is None else pytest.approx(float(amount), rel=1e-15))
        assert (row["as_of"], row["nature"], row["url"]) == (fact["as_of"], fact["nature"], ADDRESS + fact["url"])
    assert [(row["fact"], row["point"], row["quote"], row["paragraph"], row["url"]) for row in cited] == [
        (
            fact["id"],
            one["id"] if one is not fact else None,
            citation["quote"],
            citation.get("paragraph"),
            citation["url"],
        )
        for fact in facts
        for one in (fact, *points_of(fact))
        for citation in one["citations"]
    ]
    assert retired == set(site_of(folder.name.rstrip("0123456789")).sheet.retired)


def test_duckdb_reads_from_parquet_what_the_api_says(folder: Path) -> None:
    facts = of_api(folder)
    for table, wanted in (("facts", facts), ("points", [point for fact in facts for point in points_of(fact)])):
        read = duckdb.read_parquet(str(folder / "data" / f"{table}.parquet"))
        types = dict(zip(read.columns, map(str, read.types), strict=True))
        assert (types["amount"], types["first_day"], types["value"]) == ("DECIMAL(38,10)", "DATE", "VARCHAR")
        rows = [dict(zip(read.columns, row, strict=True)) for row in read.fetchall()]
        assert [row["id"] for row in rows] == [fact["id"] for fact in wanted]
        for row, fact in zip(rows, wanted, strict=True):
            alone, low, high = value_of(figure_of(fact))
            assert (row["value"], row["value_from"], row["value_to"]) == (alone, low, high)
            exact = amount_of(alone, figure_of(fact)) if alone and "/" not in alone else None
            assert row["amount"] == (None if exact is None else Decimal(exact.numerator) / exact.denominator)
            assert (row["as_of"], row["nature"], row["entity"]) == (fact["as_of"], fact["nature"], fact["entity"])
            assert [one["quote"] for one in row["citations"]] == [one["quote"] for one in fact["citations"]]
            assert [one.get("paragraph") for one in row["citations"]] == [
                one.get("paragraph") for one in fact["citations"]
            ]


def test_days_are_days_and_a_year_before_the_first_is_none(tmp_path: Path) -> None:
    files = exported(site_of("annals"))
    file = tmp_path / "facts.parquet"
    file.write_bytes(files["data/facts.parquet"])
    rows = duckdb.read_parquet(str(file)).project("as_of, first_day, last_day").fetchall()
    days = {as_of: (first, last) for as_of, first, last in rows}
    assert days["-0752"] == (None, None)
    assert days["0850"] == (date(850, 1, 1), date(850, 12, 31))


def test_two_runs_give_the_same_bytes() -> None:
    first, second = (exported(site_of("lighthouses")) for _ in range(2))
    assert [path for path in first if first[path] != second[path]] == []


def asked(folder: Path, path: str, **params: str) -> Any:
    """The answer of Datasette, started with the database and its metadata."""
    from datasette.app import Datasette  # slow to import: only who needs it does

    async def ask() -> Any:
        metadata = json.loads((folder / "data" / "datasette.json").read_bytes())
        served = Datasette([str(folder / "data" / "facts.sqlite")], metadata=metadata)
        await served.invoke_startup()
        return await served.client.get(path, params=params)

    with ThreadPoolExecutor(1) as pool:  # a browser’s test in this process may have a loop of its own
        return pool.submit(asyncio.run, ask()).result()


@pytest.fixture(scope="module")
def searches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written("searches", tmp_path_factory.mktemp("searches"))


@pytest.mark.parametrize("words", ["信息化局", "economy"])
def test_datasette_finds_chinese_inside_a_sentence(searches: Path, words: str) -> None:
    answer = asked(searches, "/facts/facts.json", _search=words, _shape="array")
    assert answer.status_code == 200
    assert "beta.office" in [row["id"] for row in answer.json()]
    assert asked(searches, "/facts/facts.json", _search="信息化院", _shape="array").json() == []


def test_datasette_shows_titles_licence_and_the_meaning_of_columns(searches: Path) -> None:
    page = asked(searches, "/facts/facts")
    assert page.status_code == 200
    for words in ("CC BY 4.0", "Searches", "When it was, or is to be, true, as an EDTF date", 'name="_search"'):
        assert words in page.text


def test_without_trigrams_the_database_has_no_index(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sqlite, "can_index", lambda: False)
    files = exported(site_of("searches"))
    file = tmp_path / "facts.sqlite"
    file.write_bytes(files[sqlite.FILE])
    with closing(sqlite3.connect(file)) as database:
        names = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
    assert "facts" in names
    assert "facts_fts" not in names
    assert "fts_table" not in json.loads(files["data/datasette.json"])["databases"]["facts"]["tables"]["facts"]


def test_the_examples_of_the_docs_work(
    searches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    docs = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    (queries,) = re.findall(r"```sql\n(.+?)```", docs, re.DOTALL)
    (script,) = re.findall(r"```python\n(.+?)```", docs, re.DOTALL)
    with closing(sqlite3.connect(searches / sqlite.FILE)) as database:
        for query in queries.splitlines():
            assert [row[0] for row in database.execute(query)] == ["beta.office"]
    monkeypatch.chdir(written("censuses", tmp_path))
    exec(script, {})  # noqa: S102 - our own
    measured = (one for fact in of_api(tmp_path) for one in points_of(fact) or [fact])
    populations = [expected_of_row(one)["amount"] for one in measured]
    most = max(one for one in populations if one is not None)
    assert f"{most}.0000000000" in capfd.readouterr().out


def configured(folder: Path, **extra: object) -> Settings:
    file = folder / "mkdocs.yml"
    file.write_text(f"site_name: Lights\nsite_url: {ADDRESS}\nextra: {json.dumps(extra)}\n", encoding="utf-8")
    (folder / "docs").mkdir(exist_ok=True)
    return settings(load_config(str(file)))


def test_a_site_says_which_forms_it_has(tmp_path: Path) -> None:
    assert configured(tmp_path).publication.formats == ()
    assert configured(tmp_path, sqlite=True, parquet=True).publication.formats == ("sqlite", "parquet")
    with pytest.raises(BuildError, match="`sqlite` is `maybe`; expected true or false; leave it out for `false`"):
        configured(tmp_path, sqlite="maybe")


def test_parquet_without_its_writer_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "can_be_written", lambda: False)
    with pytest.raises(BuildError, match=r"pyarrow is not installed; install it \(pip install 'pyarrow"):
        configured(tmp_path, parquet=True)


def test_every_column_of_a_table_is_one_of_its_description() -> None:
    files = exported(site_of("poets"))
    schema = json.loads(files["data/table-schema.json"])
    assert [field["name"] for field in schema["fields"]] == list(csv.COLUMNS)
