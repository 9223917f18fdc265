"""Messages: nothing in them is a command or hides, there are never too many, and they stand at the right line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from factsheet.checks import runner
from factsheet.checks.context import Context
from factsheet.cli import printing
from factsheet.core.problems import LONGEST, BuildError, Place, Problem, printable
from factsheet.load import limits, yaml
from factsheet.load.sheet import load
from tests.support import shapes
from tests.support.project import LIGHTHOUSES, ROOT, TODAY, in_process
from tools.scaling import every

HIDDEN = "\n\r\t\x00\x07\x1b[31m\x7f\x85\x9b\u200b\u202e\u2066\u2028\u2029\ufeff\U000e0041\udcff\uf67d\U0001d173\u0378"
"""Control characters, marks of direction, ends of lines, tags, a byte that is no UTF-8, signs of no known shape."""

NASTY = f"a{HIDDEN}::error file=x,line=1::b%0A"
PROBLEM = Problem(Place(NASTY, 3, 4), "rule", NASTY, NASTY)


def printed(form: str, problems: list[Problem], capsys: pytest.CaptureFixture[str]) -> list[str]:
    printing.PRINTERS[form](problems)
    return capsys.readouterr().out.split("\n")[:-1]


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_no_character_that_nobody_sees_is_printed(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    first, *rest = printed(form, [PROBLEM], capsys)
    assert not [character for character in HIDDEN if character not in "[31m" and character in first]
    assert rest == ([] if form != "text" else ["1 problem"])
    assert first.startswith({"text": "a\\n", "github": "::error file=a\\n", "json": '{"file": "a\\n'}[form])


def test_spaces_and_letters_stay_as_they_are() -> None:
    assert printable("12\u202f500\xa0m² 北京 é 😀") == "12\u202f500\xa0m² 北京 é 😀"


def test_json_gives_back_what_was_written(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = printed("json", [PROBLEM], capsys)
    answer = json.loads(line)
    assert (answer["file"], answer["message"], answer["hint"]) == (NASTY, NASTY, NASTY)


def test_there_are_never_too_many_lines_and_never_too_long_ones(capsys: pytest.CaptureFixture[str]) -> None:
    problems = [Problem(Place("facts.yaml", n), "rule", "x" * 10_000, "y" * 10_000) for n in range(5_000)]
    lines = {form: printed(form, problems, capsys) for form in printing.PRINTERS}
    assert {form: len(of_form) for form, of_form in lines.items()} == {"text": 52, "github": 51, "json": 1001}
    assert all(len(line) < 2 * LONGEST + 200 for of_form in lines.values() for line in of_form)
    assert lines["text"][50] == "... and 4,950 more: 4,950 rule"
    assert lines["github"][50] == "::notice::... and 4,950 more"
    assert json.loads(lines["json"][-1])["message"] == "... and 4,000 more"


KEY = '"k\\n::error::x\\u202E": 1'


@pytest.mark.slow
def test_no_word_of_a_contributor_begins_a_line(tmp_path: Path) -> None:
    """In an id, a key, the name of a file: in a real process, as a workflow starts it."""
    folder = tmp_path / "facts"
    folder.mkdir()
    text = LIGHTHOUSES.read_text(encoding="utf-8")
    (folder / "base.yaml").write_text(text + f"{KEY}\n", encoding="utf-8")
    (folder / "b\n::error::y.yaml").write_text("kinds: {}\n", encoding="utf-8")
    (folder / "c.yaml").write_text('entities: {"d\\n::error::z": {kind: 1}}\n', encoding="utf-8")
    for form in printing.PRINTERS:
        done = in_process("check", "--facts", folder, "--format", form, cwd=ROOT)
        lines = (done.stdout + done.stderr).splitlines()
        assert done.returncode == 1
        assert len(lines) >= 5
        assert not [line for line in lines if line.startswith("::error::") or "\u202e" in line]


def refused(text: str, folder: Path) -> tuple[Problem, ...]:
    (folder / "facts.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BuildError) as error:
        load(folder / "facts.yaml", folder)
    return error.value.problems


CAPPED = [
    "unknown_keys",
    "each_key_twice",
    "nulls",
    "anchors",
    "alias_of_one",
    "bad_values",
    "invisible",
    "no_citations",
]


@pytest.mark.parametrize("name", CAPPED)
def test_a_file_has_so_many_problems_that_are_named(name: str, tmp_path: Path) -> None:
    shape = every()[name](limits.MOST_PROBLEMS + 500)
    problems = refused(str(shape.facts), tmp_path)
    assert len(problems) <= 2 * limits.MOST_PROBLEMS + 2
    (last,) = {problem.message.partition(" more ")[2] for problem in problems if problem.check == "many"}
    assert last == "problems than the 1,000 that are named"


def test_lists_and_entries_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "MOST_COLLECTIONS", 50)
    assert "more than 50 lists and mappings" in str(refused("kinds: [" + "[]," * 60 + "]", tmp_path)[0])
    monkeypatch.setattr(yaml, "MOST_ENTRIES", 20)
    assert "more than 20 entries of a list" in str(refused("kinds: [" + "a," * 30 + "]", tmp_path)[0])


def test_what_a_message_quotes_is_cut(tmp_path: Path) -> None:
    for name in ("long_key", "long_id", "long_number", "long_address", "long_date", "long_scalar"):
        problems = refused(str(every()[name](50_000).facts), tmp_path)
        assert all(len(str(problem)) < 2 * LONGEST + 200 for problem in problems), name


@pytest.mark.parametrize("name", sorted(shapes.named()))
def test_no_shape_ends_in_an_error_of_ours(name: str, tmp_path: Path) -> None:
    """Thirty of everything that is hostile: problems, each at a line of the file, or none."""
    shape = every()[name](30)
    file = tmp_path / "facts.yaml"
    file.write_text(str(shape.facts), encoding="utf-8")
    try:
        loaded = load(file, tmp_path)
        problems = runner.check(loaded, Context(loaded.sheet, TODAY, shape.texts))
    except BuildError as error:
        problems = list(error.problems)
    lines = str(shape.facts).count("\n") + 2
    assert all(1 <= problem.place.line <= lines and problem.place.column >= 1 for problem in problems)


def test_explain_and_diff_say_what_stands_against_them_in_one_line() -> None:
    from factsheet.cli.commands import main

    for command in (["diff", "x\n::error::y"], ["explain", "x\n::error::y"]):
        done = CliRunner().invoke(main, command)
        assert done.exit_code == 2
        assert "\n::error::" not in done.output


def test_no_word_is_a_property_of_an_annotation_or_is_read_as_another_sign(capsys: pytest.CaptureFixture[str]) -> None:
    """In an annotation `,` and `:` end a property, and `%0A` is a line feed."""
    problem = Problem(Place("a,title=b::error::%0A.yaml", 3, 4), "unused", "50%0A::error::x", "100%3A")
    assert printed("github", [problem], capsys) == [
        "::error file=a%2Ctitle=b%3A%3Aerror%3A%3A%250A.yaml,line=3,col=4,title=unused::50%250A::error::x; 100%253A"
    ]
