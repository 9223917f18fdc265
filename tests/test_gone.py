"""Names of what is gone: their numbers are borne out by a title that was cited, or by the id that was published."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.audit.digits import gate
from factsheet.audit.digits.evidence import Evidence
from factsheet.load.sheet import load
from factsheet.view.index import view
from tests.support.project import LIGHTHOUSES, TODAY, configure, in_process
from tests.support.views import api_of


def sheet(*changes: tuple[str, str]) -> str:
    text = LIGHTHOUSES.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    folder = tmp_path_factory.mktemp("gone")
    changes = (
        ("name: An old letter", "name: A letter of 2023"),
        ("  south-cape: {", "  light-5g: {"),
        ("name: South Cape Light}", "name: 5G Light}"),
    )
    (folder / "facts.yaml").write_text(sheet(*changes), encoding="utf-8")
    return Evidence.read(api_of(view(load(folder / "facts.yaml", folder).sheet, TODAY)))


@pytest.mark.parametrize(
    ("gone", "words", "reasons"),
    [
        ("old-letter", "A letter of 2023", []),
        ("old-letter", "A letter of 2024", ["neither the name nor the id of old-letter bears it out"]),
        ("light-5g", "5G Light", []),
        ("light-5g", "6G Light", ["neither the name nor the id of light-5g bears it out"]),
        ("light-5g", "½ Light", ["neither the name nor the id of light-5g bears it out"]),
        ("north-cape", "5", ["neither the name nor the id of north-cape bears it out"]),
    ],
)
def test_the_gate_knows_the_names_of_what_is_gone(gone: str, words: str, reasons: list[str], api: Evidence) -> None:
    page = f'<!doctype html><html><head></head><body><main><h1 data-gone="{gone}">{words}</h1></main></body></html>'
    assert [one.reason for one in gate.unsupported_numbers(page, api)] == reasons


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ([("name: An old letter", "name: 'A letter of 2023, in 1,200 words'")], ""),
        ([("  old-letter: {", "  letter-2023-03: {"), ("name: An old letter, ", "")], ""),
        ([("  north-cape.old-height: {", "  pier-7-light.old-height: {")], ""),
        ([("  south-cape: {", "  light-5g: {"), ("name: South Cape Light}", "name: 5G Light}")], ""),
        ([("name: South Cape Light}", "name: South Cape Light 5}")], "facts.yaml:100:93: [name-digits]"),
        ([("name: South Cape Light}", "name: Dozens of lights}")], "facts.yaml:100:76: [name-digits]"),
        ([("name: South Cape Light}", "name: ½ Light}")], "facts.yaml:100:76: [name-digits]"),
        ([("  south-cape: {", "  light-5-12: {"), ("name: South Cape Light}", "name: Light 12.5}")], "[name-digits]"),
        ([("  south-cape: {", "  light-4711: {"), ("name: South Cape Light}", "name: 'Light 4,711'}")], ""),
    ],
)
def test_check_and_build_agree_on_them(changes: list[tuple[str, str]], line: str, project: Path) -> None:
    (project / "facts.yaml").write_text(sheet(*changes), encoding="utf-8")
    configure(project, "extra: {cards: figures}")
    for command in ("check", "build"):
        done = in_process(command, cwd=project, FACTSHEET_SEARCH="off")
        assert (done.returncode, line in done.stdout + done.stderr) == (1 if line else 0, True), done.stderr
