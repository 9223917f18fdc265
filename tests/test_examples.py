"""Every folder in examples/ is a whole sheet: it passes every check, its commands run, and its site is built."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess
from typing import cast

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from factsheet.load.sheet import load
from tests.support.project import ROOT, run

EXAMPLES = sorted(file.parent for file in (ROOT / "examples").glob("*/facts.yaml"))
COMMAND = re.compile(r"^\$ (python|mkdocs) (.+)$", re.MULTILINE)

Sites = Callable[[Path], tuple[Path, CompletedProcess[str]]]

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


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Builds the site of an example once, and gives its folder and what the build wrote."""

    @cache
    def site(example: Path) -> tuple[Path, CompletedProcess[str]]:
        folder = tmp_path_factory.mktemp(example.name) / "site"
        build = next(words for words in commands(example) if "mkdocs" in words)
        return folder, run(*build, "--site-dir", folder)

    return site


@pytest.mark.slow
@each_example
def test_its_site_is_whole(example: Path, sites: Sites) -> None:
    """A build ends with the check of links and the digit gate, and publishes nothing if they find anything."""
    site, done = sites(example)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    settings = (example / "mkdocs.yml").read_text(encoding="utf-8")
    name = re.search(r"^site_name: (.+)$", settings, re.MULTILINE)
    assert name
    assert f"<title>{name[1]}" in (site / "index.html").read_text(encoding="utf-8")
    entities = load(example / "facts.yaml", ROOT).sheet.entities
    assert {file.parent.name for file in site.glob("*/*/index.html")} >= set(entities)


@pytest.mark.slow
@each_example
def test_each_picture_has_a_dot_and_a_row_for_each_figure_of_its_series(example: Path, sites: Sites) -> None:
    site, _ = sites(example)
    sheet = load(example / "facts.yaml", ROOT).sheet
    series = {(entity, fact.id): fact for entity, _, fact in sheet.facts() if fact.series}
    for (entity, name), fact in series.items():
        (page,) = site.glob(f"*/{entity}/index.html")
        tree = lxml_html.document_fromstring(page.read_text(encoding="utf-8"))
        (picture,) = cast("list[HtmlElement]", tree.xpath(f"//li[@class='series'][.//tr[starts-with(@id, '{name}.')]]"))
        small = "".join(cast("list[str]", picture.xpath(".//path[@class='small']/@d")))
        large = cast("list[HtmlElement]", picture.xpath(".//*[name()='svg'][starts-with(@class, 'dot')]"))
        assert (small.count("M") or len(large)) == len(fact.points())
        assert [row.get("id") for row in picture.iter("tr") if row.get("id")] == [point.id for point in fact.points()]
