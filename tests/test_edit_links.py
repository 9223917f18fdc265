"""Each fact leads back to its line and to a report; the addresses are put in when a page is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.core.problems import Place
from factsheet.render.edit_links import EditLinks
from tests.support.project import run

pytestmark = pytest.mark.slow

REPORT = "https://example.org/new?title={id}&fact={url}"


def test_marks_become_addresses() -> None:
    links = EditLinks(
        "https://example.org/edit/{file}#L{line}",
        {"a.b": Place("facts/a b.yaml", 7, 9)},
        REPORT,
        "https://x/#{}".format,
    )
    html = links.put_in('<a href="edit:a.b">Edit</a><a href="report:a.b">Report</a><a href="#edit:a.b">')
    assert '<a href="https://example.org/edit/facts/a%20b.yaml#L7">' in html
    assert '<a href="https://example.org/new?title=a.b&amp;fact=https%3A%2F%2Fx%2F%23a.b">' in html
    assert '<a href="#edit:a.b">' in html
    assert links.put_in('<a href="edit:no.such">') == '<a href="edit:no.such">'  # somebody else's link


def test_a_built_page_edits_the_very_line_and_reports_the_fact(project: Path) -> None:
    done = run("build.py", cwd=project, REPO_URL="https://example.org/r/", SITE_URL="https://facts.example/repo")
    assert done.returncode == 0, done.stderr
    html = (project / "site/lighthouses/north-cape/index.html").read_text(encoding="utf-8")
    lines = (project / "facts.yaml").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "id: height-1999" in text)
    assert f'href="https://example.org/r/edit/main/facts.yaml#L{line}"' in html
    assert "fact=https%3A%2F%2Ffacts.example%2Frepo%2Flighthouses%2Fnorth-cape%2F%23height-1999" in html


def test_without_a_repository_nothing_is_offered(project: Path) -> None:
    assert run("build.py", cwd=project, REPO_URL="").returncode == 0
    html = (project / "site/lighthouses/north-cape/index.html").read_text(encoding="utf-8")
    assert "edit:" not in html
    assert "Report" not in html
