"""The command explain: golden cases, and the pages on which facts are shown."""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
import pytest
from click.testing import CliRunner

from factsheet.cli.commands import main
from factsheet.edit.explain.pages import HOME, pages
from factsheet.render import pages as pages_of
from factsheet.view import routes
from factsheet.view.index import SiteView
from tests.support.cases import CASES, parts_of
from tests.support.project import ROOT, in_process
from tests.support.views import content_of

COMMAND = "$ "


@pytest.mark.parametrize("case", sorted((CASES / "explain").glob("*.case")), ids=lambda case: case.stem)
def test_case(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    parts = parts_of(case, tmp_path)
    assert parts
    assert {command: printed(command, tmp_path) for command in parts} == parts


def printed(command: str, folder: Path) -> str:
    """Everything that a command prints, without how it is called; the status if it is not 0."""
    settings = folder / "mkdocs.yml"
    settings.touch()
    name, *words = command.removeprefix(COMMAND).split()
    done = CliRunner().invoke(main, [name, "--config-file", str(settings), *words])
    return done.output + (f"exit status {done.exit_code}\n" if done.exit_code else "")


def test_the_pages_that_are_told_are_those_that_show_the_fact(canals: SiteView) -> None:
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "templates"))  # noqa: S701 - prepare
    env = pages_of.prepare(env, canals)
    marked: dict[str, set[str]] = {}
    for page in routes.listing(canals, frozenset()):
        for name in re.findall(r'data-fact="([^"]+)"', content_of(env, page)):
            marked.setdefault(name, set()).add(page.url)
    figures = [name for name, fact in canals.records.items() if fact.figure]
    shown = {name: [url for url in pages(canals, name) if url != HOME and " (" not in url] for name in figures}
    assert {name: {url.partition("#")[0] for url in urls} for name, urls in shown.items()} == {
        name: marked[name] for name in figures
    }


@pytest.mark.slow
def test_a_fact_of_the_site_is_explained(project: Path) -> None:
    done = in_process("explain", "north-cape.height-1999", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("north-cape.height-1999 at facts.yaml:40:9\n")
    assert "\nShown on\n    lighthouses/north-cape/#height-1999\n" in done.stdout
