"""The command line as a person meets it: help with examples, the page made from it, completion, questions."""

from __future__ import annotations

import errno
import os
import pty
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from factsheet.cli.__main__ import page
from factsheet.cli.commands import main
from tests.support.project import ROOT

EDITS = ROOT / "tests" / "edits"
LEAVES = [
    (*way, name)
    for way, group in [((), main), *(((name,), one) for name, one in main.commands.items())]
    if isinstance(group, click.Group)
    for name, command in group.commands.items()
    if not isinstance(command, click.Group)
]


@pytest.mark.parametrize("command", LEAVES, ids=" ".join)
def test_help_has_an_example(command: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*command, "--help"])
    assert f"For example: {' '.join(command)}" in result.output


def test_the_page_on_commands_is_made_from_them() -> None:
    assert (ROOT / "docs/commands.md").read_text(encoding="utf-8") == page(), "write it with `make commands`"


@pytest.mark.parametrize(
    ("typed", "meant"), [("fnt", "fmt"), ("renmae", "rename"), ("chek", "check"), ("add facts", "fact")]
)
def test_a_wrong_command_suggests_the_right_one(typed: str, meant: str) -> None:
    result = CliRunner().invoke(main, typed.split())
    assert result.exit_code == 2
    assert f"did you mean `{meant}`?" in result.output


@pytest.mark.parametrize(
    ("words", "begun", "completed"),
    [
        (["rename"], "north", ["northpoint", "northpoint.sheds-2023", "northpoint.sheds-2024", "northpoint.owner"]),
        (["rename"], "sources.", ["sources.beacon-2024"]),
        (["move", "northpoint.owner"], "s", ["southquay"]),
        (["retire", "southquay"], "properties.b", ["properties.boats"]),
        (["add", "fact", "southquay", "--property"], "", ["sheds", "boats"]),
        ([], "re", ["rename", "retire"]),
    ],
)
def test_names_are_completed(words: list[str], begun: str, completed: list[str]) -> None:
    at = 2 if words[:1] == ["add"] else 1
    args = [*words[:at], "--facts", str(EDITS / "facts.yaml"), *words[at:]] if words else []
    shell = ShellComplete(main, {}, "factsheet", "_FACTSHEET_COMPLETE")
    assert [one.value for one in shell.get_completions(args, begun)] == completed


def test_names_of_facts_that_cannot_be_read_are_not_completed(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("kinds: [", encoding="utf-8")
    shell = ShellComplete(main, {}, "factsheet", "_FACTSHEET_COMPLETE")
    assert shell.get_completions(["rename", "--facts", str(tmp_path / "facts.yaml")], "n") == []


def test_on_a_terminal_what_is_open_is_asked(tmp_path: Path) -> None:
    """Typed one by one: statement (twice), property, date, id (twice), topics, and whether to add the fact."""
    (tmp_path / "facts.yaml").write_bytes((EDITS / "facts.yaml").read_bytes())
    (tmp_path / "mkdocs.yml").write_text("site_name: Quays\n", encoding="utf-8")
    ours, theirs = pty.openpty()
    quote = ["--source", "beacon-2024", "--quote", "9 boats", "--dated", "by the end of 2023"]
    where = ["-f", str(tmp_path / "mkdocs.yml")]
    command = [sys.executable, str(ROOT / "build.py"), "add", "fact", "southquay", *where, *quote]
    os.write(ours, b"Southquay had 10 boats.\nSouthquay had 9 boats.\nboats\n2023-12-31\ny\n\ntrade\ny\n")
    done = subprocess.run(command, stdin=theirs, capture_output=True, text=True, check=False, timeout=60)
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "the fact in your own words: " in done.stdout
    assert "  `10` stands in no quote; they give `9`: say what the quote says" in done.stdout
    assert "  boats: Boats\n  none\nthe quote gives `9`: the property that it measures" in done.stdout
    assert "  2023-12-31: 31 December 2023\n  2023-12: December 2023\n" in done.stdout
    assert "its id, which is its address for ever [boats-2023]: " in done.stdout
    assert "`y` is no id to keep for ever; Enter takes the one in brackets" in done.stdout
    assert "figure: {property: boats, value: 9}" in done.stdout
    assert 'as_of: "2023-12-31"' in (tmp_path / "facts.yaml").read_text(encoding="utf-8")


def on_a_terminal(folder: Path, arguments: list[str], answers: str) -> subprocess.CompletedProcess[str]:
    """Run a command on a new site in a folder, and type the answers to what it asks."""
    (folder / "facts.yaml").write_bytes((EDITS / "facts.yaml").read_bytes())
    (folder / "mkdocs.yml").write_text("site_name: Quays\n", encoding="utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, str(ROOT / "build.py"), *arguments, "-f", str(folder / "mkdocs.yml")]
    os.write(ours, answers.encode())
    done = subprocess.run(command, stdin=theirs, capture_output=True, text=True, check=False, timeout=60)
    os.close(ours)
    os.close(theirs)
    return done


def test_answers_to_a_fact_that_is_refused_are_not_lost(tmp_path: Path) -> None:
    """Typed: statement, property, id, topics, and whether to add the fact, which is about an entity unknown."""
    quote = ["--source", "beacon-2024", "--quote", "9 boats", "--about", "nobody"]
    answers = "Southquay had 9 boats.\nboats\nboats-2\ntrade\ny\n"
    done = on_a_terminal(tmp_path, ["add", "fact", "southquay", *quote], answers)
    assert done.returncode == 1, done.stderr
    assert "[unknown-entity] there is no entity `nobody`" in done.stdout
    command = "add fact southquay --source beacon-2024 --quote '9 boats' --about nobody "
    command += "--statement 'Southquay had 9 boats.' --property boats --id boats-2 --topic trade"
    assert f"to go on from these answers: {command}\n" in done.stderr


def test_on_a_terminal_the_sort_of_a_source_is_asked_for(tmp_path: Path) -> None:
    """Typed: title, publisher, issued, address; then type (Enter), outlet and language."""
    page = tmp_path / "notes.txt"
    page.write_text("Der Kai hat neun Boote.\n", encoding="utf-8")
    answers = "Notizen\nBote\n2024\nhttps://example.org/kai\n\nnews\nde\n"
    where = ["--id", "bote-2024", "--to", str(tmp_path / "texts")]
    done = on_a_terminal(tmp_path, ["add", "source", str(page), *where], answers)
    assert done.returncode == 0, done.stdout + done.stderr
    facts = (tmp_path / "facts.yaml").read_text(encoding="utf-8")
    assert "    outlet: news\n" in facts
    assert "    language: de\n" in facts


def test_without_a_terminal_the_language_that_is_taken_is_written(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_bytes((EDITS / "facts.yaml").read_bytes())
    page = tmp_path / "notes.txt"
    page.write_text("The quay has nine boats.\n", encoding="utf-8")
    told = ["--title", "Notes", "--publisher", "Paper", "--issued", "2024", "--url", "https://example.org/quay"]
    where = ["--facts", str(tmp_path / "facts.yaml"), "--id", "paper-2024", "--to", str(tmp_path / "texts")]
    done = CliRunner().invoke(main, ["add", "source", str(page), *where, *told])
    assert "language: en, as nothing says another; --language gives one" in done.output
    assert "    language: en\n    text_sha256" in (tmp_path / "facts.yaml").read_text(encoding="utf-8")


def test_what_the_system_refuses_a_command_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "facts.yaml")

    monkeypatch.setattr("factsheet.load.git.published", refused)
    result = CliRunner().invoke(main, ["check", "--facts", str(ROOT / "facts.yaml")])
    assert result.exit_code == 1
    assert result.output.startswith("facts.yaml:1:1: [system] No space left on device; make room there")
    assert result.output.endswith("1 problem\n")
