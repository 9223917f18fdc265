"""Faults that edits once had: what somebody wrote was lost or changed without a word, or a traceback came."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from factsheet.cli.commands import main
from factsheet.core import output
from factsheet.edit.names import EditError
from factsheet.edit.text.facts_text import FactsText
from factsheet.edit.text.form import formatted
from tests.support.git import committed
from tests.support.project import ROOT

EDITS = ROOT / "tests" / "edits"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Quays\n", encoding="utf-8")
    shutil.copy(EDITS / "facts.yaml", tmp_path)
    shutil.copy(EDITS / "curation.md", tmp_path / "docs")
    return tmp_path


def typed(site: Path, *words: str, ends: int = 0) -> str:
    at = 2 if words[0] in ("add", "new") else 1
    done = CliRunner().invoke(main, [*words[:at], "-f", str(site / "mkdocs.yml"), *words[at:]])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code == ends, done.output
    return done.output


def facts(site: Path) -> str:
    return (site / "facts.yaml").read_bytes().decode()


def written(site: Path, *changes: tuple[str, str]) -> None:
    text = facts(site)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (site / "facts.yaml").write_bytes(text.encode())


def test_a_line_of_a_text_is_no_comment(site: Path) -> None:
    of = "        of: |\n          the old quay\n          # and its yard\n"
    cited = "        citations: [{source: beacon-2024, quote: 40 sheds, dated: in 2023}]\n"
    written(site, (cited, cited + of), ("northpoint.hall: northpoint.sheds-2024", "northpoint.hall: northpoint.owner"))
    typed(site, "move", "northpoint.sheds-2024", "southquay")
    assert cited + of + "      - id: owner\n" in facts(site)


@pytest.mark.parametrize("is_committed", [False, True])
def test_a_former_address_says_why_it_is_gone_too(site: Path, is_committed: bool) -> None:
    if is_committed:
        committed(site)
        typed(site, "rename", "southquay", "south")
        (site / ".git").rename(site / "gone")
        committed(site)
    else:
        typed(site, "rename", "southquay", "south")
    typed(site, "retire", "south", "properties.boats", "--reason", "It sank.")
    assert "  south:\n    reason: It sank." in facts(site)
    assert "  southquay:\n    reason: It sank." in facts(site)


def test_nothing_is_published_before_the_first_commit(site: Path) -> None:
    committed(site)
    (site / ".git/HEAD").write_text("ref: refs/heads/another\n", encoding="utf-8")  # a branch without a commit
    typed(site, "rename", "northpoint.sheds-2024", "northpoint.halls")
    assert "northpoint.sheds-2024" not in facts(site)


PIER = """  pier:
    kind: place
    name: Pier
    summary: A pier.
    facts: [  # own
      {id: a, statement: A., citations: [{source: beacon-2024, quote: a}]}, # of a
      {id: b, statement: B., citations: [{source: beacon-2024, quote: b}]} # of b
    ]
"""
REPORT = """  southquay:
    {type: report, title: T, publisher: P, issued: '2024', url: 'https://e.org/', retrieved: '2024-06-01'}
"""


def test_comments_in_brackets_are_left_to_people(site: Path) -> None:
    written(site, ("  harbour-office:\n", f"{PIER}  harbour-office:\n"))
    before = facts(site)
    told = typed(site, "retire", "pier.a", "--reason", "So.", ends=2)
    assert "comments stand among what is in these brackets" in told
    assert facts(site) == before


def test_of_an_entity_and_a_source_of_one_id_the_entity_is_meant(site: Path) -> None:
    never = "    reason: There never were any.\n"
    written(site, (never, f"{never}    replaced_by: southquay\n"), ("  beacon-2024:\n", f"{REPORT}  beacon-2024:\n"))
    typed(site, "rename", "sources.southquay", "sources.report")
    assert "replaced_by: southquay\n" in facts(site)


def test_a_second_problem_of_the_same_words_is_one_more(site: Path) -> None:
    written(site, ("about: [northpoint]", "about: [northpoint, nope]"))
    told = typed(site, "add", "fact", "northpoint", "--source", "beacon-2024", "--quote", "the old boats",
                 "--statement", "It had boats.", "--property", "none", "--about", "nope", ends=1)  # fmt: skip
    assert "there is no entity `nope`" in told


def test_a_text_that_ends_with_the_file_is_left_alone(site: Path) -> None:
    text = facts(site).partition("moved:")[0].rstrip() + "\n  northpoint.masts:\n    reason: |\n      So it was."
    (site / "facts.yaml").write_text(text, encoding="utf-8")
    assert "the file ends within a text" in typed(site, "rename", "southquay", "south", ends=2)
    assert facts(site) == text


def test_links_rights_and_line_ends_stay(site: Path) -> None:
    (site / "real").mkdir()
    (site / "facts.yaml").rename(site / "real/facts.yaml")
    (site / "facts.yaml").symlink_to("real/facts.yaml")
    (site / "real/facts.yaml").chmod(0o640)
    log = site / "docs/curation.md"
    log.write_bytes(log.read_bytes().replace(b"\n", b"\r\n"))
    typed(site, "rename", "northpoint.owner", "northpoint.keeper")
    assert (site / "facts.yaml").is_symlink()
    assert (site / "real/facts.yaml").stat().st_mode & 0o777 == 0o640
    assert b"`northpoint.keeper` |\r\n" in log.read_bytes()
    assert b"\n" not in log.read_bytes().replace(b"\r\n", b"")


def test_what_cannot_all_be_written_is_not_written_at_all(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, written_files = facts(site), []
    replace_in_place = output.replace_in_place

    def full(file: Path, content: bytes) -> None:
        if file.name == "curation.md":
            raise OSError(28, "No space left on device")
        written_files.append(file.name)
        replace_in_place(file, content)

    monkeypatch.setattr(output, "replace_in_place", full)
    assert "no space left on device" in typed(site, "rename", "northpoint.owner", "northpoint.keeper", ends=2)
    assert written_files == ["facts.yaml", "facts.yaml"]
    assert facts(site) == before


def test_a_file_of_a_folder_is_never_empty(site: Path) -> None:
    whole = facts(site)
    (site / "facts").mkdir()
    (site / "facts.yaml").unlink()
    (site / "facts/all.yaml").write_text(whole.partition("moved:")[0], encoding="utf-8")
    (site / "facts/moved.yaml").write_text("moved:\n  northpoint.hall: northpoint.sheds-2024\n", encoding="utf-8")
    typed(site, "rename", "northpoint.sheds-2024", "northpoint.hall")
    assert "northpoint.hall: northpoint" not in (site / "facts/moved.yaml").read_text(encoding="utf-8")
    typed(site, "rename", "northpoint.hall", "northpoint.sheds")


@pytest.mark.parametrize(
    "words",
    [
        ("--quote", ""), ("--quote", " "), ("--quote", "9 boats", "--statement", " "), ("--quote", "x " * 600),
        ("--quote", "9 boats", "--statement", "It has boats.", "--nature", "bogus"), ("--quote", "9", "--dated", " "),
        ("--quote", "9 boats", "--statement", "It has boats.", "--property", "boats", "--value", "3,000"),
        ("--quote", "9 boats", "--statement", "It has boats.", "--property", "none", "--as-of", "banana"),
    ],
)  # fmt: skip
def test_odd_answers_are_said_in_a_line(site: Path, words: tuple[str, ...]) -> None:
    assert "Error: " in typed(site, "add", "fact", "southquay", "--source", "beacon-2024", *words, ends=2)


@pytest.mark.parametrize("name", ["predicates.run by}", "predicates.[x]", "predicates.St. John by", "units.sheds, big"])
def test_odd_names_are_written_so_that_they_are_read_again(site: Path, name: str) -> None:
    old = "predicates.run by" if name.startswith("predicates") else "units.sheds"
    typed(site, "rename", old, name)
    typed(site, "rename", name, old)
    assert "run by" in facts(site)


@pytest.mark.parametrize(
    "text",
    [
        "kinds:\n  a: {label: A, plural: As}\nentities:\n  x:\n    kind: a\n    name: X\n    summary: S.\n    facts:\n"
        "      - # a well-known shed\n        id: y\n        statement: T.\n",
        "kinds:\n ? a\n : {label: A, plural: As}\n",
        "---\nkinds:\n a:\n  label: A\n  plural: As\n...\n",
        "kinds:\n  a:\n    plural: As\n    label: |-\n      A\n\n   \n",
    ],
)
def test_odd_forms_are_brought_into_the_form_or_left(text: str, tmp_path: Path) -> None:
    file = FactsText(tmp_path / "facts.yaml", "facts.yaml", text)
    try:
        once = formatted(file)
    except EditError:
        return
    assert formatted(once) == once


TEXT = "The old boats lay beside the sheds.\r\nThe quay had 40 sheds in 2023 and 44 since, and is run by the office.\n"


@pytest.fixture
def texts(site: Path) -> Path:
    (site / "texts").mkdir()
    (site / "texts/beacon-2024.txt").write_bytes(TEXT.encode())
    return site / "texts"


def test_the_text_of_a_source_follows_its_name(site: Path, texts: Path) -> None:
    typed(site, "rename", "sources.beacon-2024", "sources.beacon", "--sources", str(texts))
    assert [file.name for file in texts.iterdir()] == ["beacon.txt"]
    assert (texts / "beacon.txt").read_bytes() == TEXT.encode()
    assert "source: beacon," in facts(site)


def test_no_text_is_written_over_by_a_name(site: Path, texts: Path) -> None:
    (texts / "beacon.txt").write_text("Another text.\n", encoding="utf-8")
    before = facts(site)
    told = typed(site, "rename", "sources.beacon-2024", "sources.beacon", "--sources", str(texts), ends=2)
    assert "there is a text `beacon.txt` already" in told
    assert facts(site) == before
    assert (texts / "beacon-2024.txt").read_bytes() == TEXT.encode()
