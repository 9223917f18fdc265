"""The tables under /data: their columns are a contract (docs/api.md)."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from factsheet.load.sheet import load
from factsheet.render.exports.csv import COLUMNS
from factsheet.view.index import SiteView, view
from tests.support.project import LIGHTHOUSES, ROOT, TODAY
from tests.support.views import exported


def tables(site: SiteView) -> dict[str, bytes]:
    return {path: content for path, content in exported(site).items() if path.endswith(".csv")}


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


@pytest.fixture(scope="module")
def files(site: SiteView) -> dict[str, bytes]:
    return tables(replace(site, tables="all"))


def spiked(tmp_path: Path, old: str, new: str) -> dict[str, dict[str, str]]:
    """The rows of all facts, by id, when the small site says something else."""
    file = tmp_path / "facts.yaml"
    file.write_text(LIGHTHOUSES.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    site = view(load(file, tmp_path).sheet, TODAY)
    return {row["id"]: row for row in rows_of(tables(site)["data/facts.csv"])}


def test_the_files_are_those_that_the_index_lists(site: SiteView, files: dict[str, bytes]) -> None:
    assert set(files) == {
        "data/facts.csv",
        "data/kinds/lighthouse.csv",
        "data/kinds/keeper-body.csv",
        "data/entities/north-cape.csv",
        "data/entities/pier-7-light.csv",
        "data/entities/coast-office.csv",
        "data/properties/tower-height.csv",
        "data/properties/lamps.csv",
    }
    index = exported(replace(site, tables="all"))["api/v1/index.json"]
    assert json.loads(index)["tables"] == list(files)


def test_a_site_has_tables_of_all_facts_and_of_each_property_unless_it_asks_for_more(site: SiteView) -> None:
    few = tables(site)
    assert list(few) == ["data/facts.csv", "data/properties/tower-height.csv", "data/properties/lamps.csv"]
    assert json.loads(exported(site)["api/v1/index.json"])["tables"] == list(few)


def test_a_figure(files: dict[str, bytes]) -> None:
    first = rows_of(files["data/facts.csv"])[0]
    assert first == {
        "id": "north-cape.height-1999",
        "entity": "north-cape",
        "name": "North Cape Light",
        "kind": "lighthouse",
        "text": "The tower stands 41.5 metres tall.",
        "property": "tower-height",
        "value": "41.5",
        "from": "",
        "to": "",
        "unit": "m",
        "scale": "",
        "bound": "exactly",
        "as_of": "1999",
        "nature": "reported",
        "of": "",
        "sources": "coast-herald-1999",
        "source_urls": "https://example.org/herald/towers?id=1&page=2#:~:text=41.5%20metres",
        "url": "lighthouses/north-cape/#height-1999",
        "outcome": "",
        "outcome_sought": "",
        **dict.fromkeys(COLUMNS[20:], ""),
        "amount": "41.5",
        "first_day": "1999-01-01",
        "last_day": "1999-12-31",
        "topics": "towers",
        "quotes": "41.5 metres",
        "dated": "in 1999",
        "reviewed": "2020-01-02",
        "superseded_by": "north-cape.height-2001",
        "permalink": "lighthouses/north-cape/#height-1999",
    }


def test_the_columns_of_the_contract_keep_their_names_and_order() -> None:
    assert " ".join(COLUMNS[:20]) == (
        "id entity name kind text property value from to unit scale bound as_of nature of sources source_urls url "
        "outcome outcome_sought"
    )


def test_a_range_has_two_ends_and_two_sources(files: dict[str, bytes]) -> None:
    (row,) = [row for row in rows_of(files["data/properties/lamps.csv"]) if row["entity"] == "north-cape"]
    assert (row["value"], row["from"], row["to"]) == ("", "2", "3")
    assert row["sources"] == "coast-herald-1999 harbour-letter"
    assert len(row["source_urls"].split(" ")) == 2


def test_every_fact_is_there_once_and_with_its_kind(site: SiteView, files: dict[str, bytes]) -> None:
    assert [row["id"] for row in rows_of(files["data/facts.csv"])] == list(site.fact_ids)
    by_kind = [row["id"] for kind in site.kinds for row in rows_of(files[f"data/kinds/{kind.id}.csv"])]
    assert sorted(by_kind) == sorted(site.fact_ids)
    assert [row["value"] for row in rows_of(files["data/properties/tower-height.csv"])] == ["42", "41.5"]


def test_lines_end_as_the_rfc_says_and_there_is_no_byte_order_mark(files: dict[str, bytes]) -> None:
    for content in files.values():
        assert content.startswith(b"id,entity,name,")
        assert content.endswith(b"\r\n")
        assert content.count(b"\n") == content.count(b"\r\n")


def test_two_runs_give_the_same_bytes(files: dict[str, bytes]) -> None:
    again = view(load(LIGHTHOUSES, ROOT).sheet, TODAY, tables="all")
    assert tables(again) == files


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_cell_starts_a_formula(tmp_path: Path, start: str) -> None:
    formula = f'{start}HYPERLINK("http://evil.example","North")'
    rows = spiked(tmp_path, "name: North Cape Light", f"name: '{formula}'")
    assert rows["north-cape.lit"]["name"] == f"'{formula}"


def test_numbers_stay_numbers_to_the_last_digit(tmp_path: Path) -> None:
    for value in ("-41.50", "0.0000000001", "123456789012345678901234567890", "4/6", "-4/6"):
        row = spiked(tmp_path, "value: 41.5}", f'value: "{value}"}}')["north-cape.height-1999"]
        assert row["value"] == value


def test_commas_quotes_and_chinese_survive(tmp_path: Path) -> None:
    row = spiked(tmp_path, "name: North Cape Light", "name: 'North, \"the\" 北角灯塔'")["north-cape.lit"]
    assert row["name"] == 'North, "the" 北角灯塔'


def test_the_docs_list_the_columns_in_order() -> None:
    section = (ROOT / "docs" / "api.md").read_text(encoding="utf-8").partition("The columns, in this order:")[2]
    cells = re.findall(r"^\| (`.+?) \|", section, re.MULTILINE)
    assert re.findall(r"`([a-z_]+)`", " ".join(cells)) == list(COLUMNS)
