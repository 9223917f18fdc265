"""Each fact leads back to its line, and a page to a form that reports a fact: in the API and to scripts, in no page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factsheet.core.problems import Place
from factsheet.render.edit_links import EditLinks
from tests.support.project import in_process


def test_a_fact_is_edited_at_its_line() -> None:
    links = EditLinks("https://example.org/edit/{file}#L{line}", {"a.b": Place("facts/a b.yaml", 7, 9)})
    assert links.of("a.b") == "https://example.org/edit/facts/a%20b.yaml#L7"
    assert links.of("no.such") is None
    assert EditLinks("", links.places).of("a.b") is None


@pytest.mark.slow
def test_a_site_with_a_repository_edits_the_very_line_and_reports_a_fact(project: Path) -> None:
    done = in_process(cwd=project, REPO_URL="https://example.org/r/", SITE_URL="https://facts.example/repo")
    assert done.returncode == 0, done.stderr
    lines = (project / "facts.yaml").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "id: height-1999" in text)
    facts = json.loads((project / "site/api/v1/facts.json").read_text(encoding="utf-8"))["facts"]
    edits = {fact["id"]: fact["edit_url"] for fact in facts}
    assert edits["north-cape.height-1999"] == f"https://example.org/r/edit/main/facts.yaml#L{line}"
    html = (project / "site/lighthouses/north-cape/index.html").read_text(encoding="utf-8")
    assert 'data-report="https://example.org/r/issues/new?' in html
    assert "facts.yaml#L" not in html  # else each line that moves would make pages anew


@pytest.mark.slow
def test_without_a_repository_nothing_is_offered(project: Path) -> None:
    assert in_process(cwd=project, REPO_URL="").returncode == 0
    html = (project / "site/lighthouses/north-cape/index.html").read_text(encoding="utf-8")
    assert 'data-report=""' in html
