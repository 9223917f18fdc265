"""Commands that write facts, as transcripts: what is typed, what is printed, and what changes in the files."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from factsheet.cli.commands import main
from factsheet.edit.patch import patch
from tests.support.project import ROOT

EDITS = ROOT / "tests" / "edits"
TRANSCRIPTS = sorted(EDITS.glob("*.txt"))
FILES = ("facts.yaml", "docs/curation.md", "texts/beacon-2025.txt")


def played(session: str, folder: Path) -> str:
    """Type the commands of a session in a new site, one after the other, and return the session as it went."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Quays\n", encoding="utf-8")
    shutil.copy(EDITS / "facts.yaml", folder / "facts.yaml")
    shutil.copy(EDITS / "curation.md", folder / "docs/curation.md")
    commands = re.findall(r"^\$ ((?:.*\\\n)*.*)", session, re.MULTILINE)
    return "".join(f"$ {command}\n{typed(command, folder)}" for command in commands)


def typed(command: str, folder: Path) -> str:
    """Run one command, and return what it prints and how the files differ then."""
    before = contents(folder)
    words = [word.replace("PAGE", str(EDITS / "page.html")) for word in shlex.split(command.replace("\\\n", ""))]
    at = 2 if words[0] in ("new", "add") else 1
    where = ["-f", str(folder / "mkdocs.yml")]
    words = [str(folder / "texts") if word == "texts" else word for word in words]
    result = CliRunner().invoke(main, [*words[:at], *where, *words[at:]], env={"SOURCE_DATE_EPOCH": "1767225600"})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    after = contents(folder)
    patches = (patch(name, before.get(name, ""), after[name], is_new=name not in before) for name in after)
    code = f"exit {result.exit_code}\n" if result.exit_code else ""
    return re.sub(r"(Usage:|Try) .*\n+", "", result.output).replace(f"{folder}/", "") + code + "".join(patches)


def contents(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_text(encoding="utf-8") for name in FILES if (folder / name).exists()}


def sessions(transcript: Path) -> list[str]:
    """The sessions of a transcript, each in a site of its own; lines of equal signs are between them."""
    return re.split(r"^=+\n", transcript.read_text(encoding="utf-8"), flags=re.MULTILINE)


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda file: file.stem)
def test_transcript(transcript: Path, tmp_path: Path) -> None:
    for number, session in enumerate(sessions(transcript)):
        assert played(session, tmp_path / str(number)) == session


def test_the_language_of_a_text_in_other_letters_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("کتابخانهٔ بازار\n\nکتابخانه بیش از ۱۲٬۰۰۰ عضو داشت.\n", encoding="utf-8")
    source = f"add source {tmp_path}/page.txt --id bazaar --to texts --title کتابخانه --publisher روزنامه"
    source += " --issued 2025-05 --url https://example.org/bazaar"
    played("", tmp_path / "site")
    asked = typed(source, tmp_path / "site")
    assert "--language: the language it is in, which says how its words are read" in asked
    assert "+    language: fa\n" in typed(f"{source} --language fa", tmp_path / "site")


def test_a_text_that_names_no_language_is_said_to_be_read_as_english(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("The quay\n\nThe quay has more than 12 boats.\n", encoding="utf-8")
    source = f"add source {tmp_path}/page.txt --id quay --to texts --title Quay --publisher Paper --issued 2025-05"
    played("", tmp_path / "site")
    added = typed(f"{source} --url https://example.org/quay", tmp_path / "site")
    assert "language: en, as nothing says another; --language gives one\n" in added
