"""Every folder in examples/ is a whole sheet: it passes every check, its commands run, and its site is built."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from factsheet.load.sheet import load
from tests.support.project import ROOT, run

EXAMPLES = sorted(file.parent for file in (ROOT / "examples").glob("*/facts.yaml"))
COMMAND = re.compile(r"^\$ (python|mkdocs) (.+)$", re.MULTILINE)

each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda folder: folder.name)


def commands(example: Path) -> list[list[str]]:
    """The commands of its README, as words that `run` takes."""
    readme = (example / "README.md").read_text(encoding="utf-8")
    return [
        ["-m", "mkdocs", *rest.split()] if name == "mkdocs" else rest.split() for name, rest in COMMAND.findall(readme)
    ]


def test_there_are_examples() -> None:
    assert EXAMPLES


@each_example
def test_every_fact_keeps_every_rule(example: Path) -> None:
    sheet = load(example / "facts.yaml", ROOT).sheet
    assert [fact.id for _, _, fact in sheet.facts() if fact.allow] == []


@each_example
def test_every_source_has_its_text(example: Path) -> None:
    sheet = load(example / "facts.yaml", ROOT).sheet
    assert {file.stem for file in (example / "sources").glob("*.txt")} == set(sheet.sources)


@each_example
def test_a_readme_of_a_screen_says_where_facts_are_from_and_how_to_build(example: Path) -> None:
    readme = (example / "README.md").read_text(encoding="utf-8")
    assert len(readme.splitlines()) < 20
    assert "sources/" in readme
    assert "LICENSE-FACTS" in readme
    assert [words[:2] for words in commands(example)] == [["build.py", "check"], ["build.py", "lock"], ["-m", "mkdocs"]]


@pytest.mark.slow
@each_example
def test_its_texts_and_its_lock_bear_it_out_without_a_warning(example: Path) -> None:
    check = next(words for words in commands(example) if "check" in words)
    assert {"--sources", "--locked"} < set(check)
    done = run(*check)
    assert done.returncode == 0, done.stdout
    assert re.search(r" sources: no problems; \d+ quotes looked up", done.stdout)


@pytest.mark.slow
@each_example
def test_its_lock_is_as_lock_writes_it(example: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(example, tmp_path / example.name, ignore=shutil.ignore_patterns("site", ".cache"))
    (copy / "evidence.lock").unlink()
    lock = next(words for words in commands(example) if "lock" in words)
    inside = example.relative_to(ROOT).as_posix()
    done = run(*[word.replace(inside, str(copy)) for word in lock])
    assert done.returncode == 0, done.stdout
    assert (copy / "evidence.lock").read_bytes() == (example / "evidence.lock").read_bytes()


@pytest.mark.slow
@each_example
def test_its_site_is_whole(example: Path, tmp_path: Path) -> None:
    """A build ends with the check of links and the digit gate, and publishes nothing if they find anything."""
    build = next(words for words in commands(example) if "mkdocs" in words)
    done = run(*build, "--site-dir", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    settings = (example / "mkdocs.yml").read_text(encoding="utf-8")
    name = re.search(r"^site_name: (.+)$", settings, re.MULTILINE)
    assert name
    assert f"<title>{name[1]}" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    entities = load(example / "facts.yaml", ROOT).sheet.entities
    assert {file.parent.name for file in (tmp_path / "site").glob("*/*/index.html")} >= set(entities)
