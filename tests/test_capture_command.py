"""The command `capture` prints an entry and writes a text, from which a fact can be cited, checked and locked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from factsheet.evidence.lock import hash_of
from tests.support.captured import HERE
from tests.support.project import ROOT


def run(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "build.py", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_what_the_command_proposes_is_an_entry_and_the_text_of_its_hash(tmp_path: Path) -> None:
    done = run("capture", HERE / "notes.html", "--id", "beacon-2024", "--to", tmp_path, folder=tmp_path)
    text = (tmp_path / "beacon-2024.txt").read_bytes().decode()
    entry = yaml.safe_load(done.stdout)["beacon-2024"]
    assert entry.pop("retrieved")
    assert entry == {
        "type": "webpage",
        "title": "Ogdenville in figures",
        "publisher": "The Beacon",
        "issued": "2024-03-05",
        "url": "https://beacon.example/ogdenville-in-figures",
        "language": "en-GB",
        "text_sha256": hash_of(text),
    }
    assert text.startswith("Ogdenville in figures\n")
    assert done.returncode == 0


@pytest.mark.slow
def test_a_captured_source_is_cited_checked_and_locked(tmp_path: Path) -> None:
    """From a page to a fact whose figure stands in it, by commands alone; also from the cell of a table."""
    for name, source_id in (("notes.html", "beacon-2024"), ("table.html", "towns-2024")):
        done = run("capture", HERE / name, "--id", source_id, "--to", tmp_path, folder=tmp_path)
        (tmp_path / f"{source_id}.yaml").write_text(done.stdout)
    entries = "".join(
        (tmp_path / f"{source_id}.yaml").read_text() for source_id in ("beacon-2024", "towns-2024")
    ).replace("    # publisher: not declared", "    publisher: The Office")
    entries = entries.replace("    # issued: not declared", '    issued: "2024"')
    entries = entries.replace("    # url: not declared", "    url: https://office.example/towns")
    facts = tmp_path / "facts.yaml"
    facts.write_text(
        f"""kinds:
  town: {{label: Town, plural: Towns}}
sources:
{entries}properties:
  area: {{label: Area, unit: km²}}
  companies: {{label: Companies, unit: companies}}
entities:
  ogdenville:
    kind: town
    name: Ogdenville
    summary: A town.
    facts:
      - id: companies
        statement: Ogdenville has more than 2,400 companies.
        figure: {{property: companies, value: 2400, bound: more than}}
        citations:
          - {{source: beacon-2024, quote: "more than 2,400³ AI companies¹"}}
      - id: area
        statement: Ogdenville covers 120 km².
        figure: {{property: area, value: 120}}
        citations:
          - {{source: towns-2024, quote: 120 km²}}
"""
    )
    done = run("lock", "--facts", facts, "--sources", tmp_path, folder=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (
        0,
        "evidence.lock: 2 citations from 2 texts, 2 of them new",
    )
    lock = (tmp_path / "evidence.lock").read_text()
    assert "more%20than%202%2C400%C2%B3%20AI%20companies%C2%B9&text=more%20than%202%2C4003%20AI%20companies1" in lock


@pytest.mark.slow
def test_another_text_of_the_same_source_is_not_lost(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("Mine.\n")
    arguments = ("capture", HERE / "notes.html", "--id", "x", "--to", tmp_path)
    done = run(*arguments, folder=tmp_path)
    assert (done.returncode, file.read_text()) == (1, "Mine.\n")
    assert "[text-file] there is another text of this source already" in done.stdout
    assert run(*arguments, "--replace", folder=tmp_path).returncode == 0
    assert file.read_text().startswith("Ogdenville")
    assert run(*arguments, folder=tmp_path).returncode == 0  # the same once more


@pytest.mark.slow
def test_an_id_is_one(tmp_path: Path) -> None:
    done = run("capture", HERE / "notes.html", "--id", "../x", folder=tmp_path)
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])


def test_a_text_takes_no_place_that_is_not_its_own(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("Mine.\n\nToo.\n")
    done = run("capture", file, "--id", "x", "--replace", folder=tmp_path)
    assert (done.returncode, file.read_text()) == (2, "Mine.\n\nToo.\n")
    assert "--to" in done.stderr
    (tmp_path / "y.txt").mkdir()
    done = run("capture", file, "--id", "y", folder=tmp_path)
    assert (done.returncode, sorted(found.name for found in tmp_path.iterdir())) == (1, ["x.txt", "y.txt"])
    assert "a folder has the name of this text" in done.stdout
