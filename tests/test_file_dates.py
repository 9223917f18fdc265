"""The day on which a file last changed, from git; no day rather than a false one."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.load import file_dates
from tests.support.past import Past


@pytest.fixture
def past(tmp_path: Path) -> Past:
    """A repository with pages in a folder, on four days."""
    (tmp_path / "project").mkdir()
    made = Past(tmp_path / "project")
    for name in ("a.md", "b.md", "日.md", "c.md"):
        made.write(f"docs/{name}", "one\n")
    made.commit("2026-01-01T23:30:00-02:00")  # the second of January in UTC
    made.edit("docs/b.md", ("one", "two"), when="2026-01-05T10:00:00Z")
    made.git("mv", "docs/c.md", "docs/d.md")
    made.commit("2026-01-06T10:00:00Z")
    made.write("beside.md", "one\n")
    made.commit("2026-01-07T10:00:00Z")
    return made


def test_a_file_changed_on_the_day_of_its_last_commit(past: Past) -> None:
    days = {"a.md": "2026-01-02", "b.md": "2026-01-05", "日.md": "2026-01-02", "d.md": "2026-01-06"}
    assert file_dates.last_changed(past.project / "docs") == days
    past.write("docs/a.md", "three\n")
    past.write("docs/new.md", "one\n")
    del days["a.md"]
    assert file_dates.last_changed(past.project / "docs") == days


def test_what_is_merged_changed_with_the_merge(past: Past) -> None:
    past.git("checkout", "--quiet", "-b", "other")
    past.edit("docs/a.md", ("one", "four"), when="2026-02-01T10:00:00Z")
    past.git("checkout", "--quiet", "main")
    past.edit("docs/b.md", ("two", "five"), when="2026-02-02T10:00:00Z")
    past.git("merge", "--quiet", "--no-ff", "--message", "Merge", "other", when="2026-02-03T10:00:00Z")
    days = file_dates.last_changed(past.project / "docs")
    assert (days["a.md"], days["b.md"]) == ("2026-02-03", "2026-02-02")


def test_a_shallow_clone_says_nothing_of_what_was_before_it(past: Past, tmp_path: Path) -> None:
    past.edit("docs/b.md", ("two", "six"), when="2026-03-01T10:00:00Z")
    past.git("clone", "--quiet", "--depth", "2", f"file://{past.project}", str(tmp_path / "clone"))
    assert file_dates.last_changed(tmp_path / "clone" / "docs") == {"b.md": "2026-03-01"}


def test_without_git_no_day_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one\n", encoding="utf-8")
    assert file_dates.last_changed(tmp_path) == {}
    assert file_dates.last_changed(tmp_path / "none") == {}
