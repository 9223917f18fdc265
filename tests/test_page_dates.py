"""The day on which a page of facts last changed, from a made history; no day rather than a false one."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from factsheet.history.folding import history
from factsheet.load.sheet import load
from factsheet.view import page_dates, routes
from factsheet.view.index import SiteView, view
from tests.support.past import Past
from tests.support.project import TODAY

pytestmark = pytest.mark.slow


def site_of(project: Path) -> SiteView:
    facts = project / "towns"
    return replace(view(load(facts, project).sheet, TODAY), history=history(facts))


def days(site: SiteView) -> dict[str, str]:
    return {page.url: page_dates.last_changed(site, page) for page in routes.listing(site, frozenset())}


def test_a_page_changed_with_its_facts_with_those_that_left_it_and_with_their_points(past: Past) -> None:
    """The mayor left Springfield on the ninth of February, the day on which a point came; ids moved on the fifth."""
    found = days(site_of(past.project))
    assert {url: found[url] for url in ("towns/springfield/", "towns/shelbyville/", "changes/")} == {
        "towns/springfield/": "2026-02-09",
        "towns/shelbyville/": "2026-02-08",
        "changes/": "2026-02-09",
    }
    assert found["sources/post/"] == "2026-02-09"
    assert found["properties/people/"] == "2026-02-09"
    assert found["timeline/"] == "2026-02-08"
    assert {found[url] for url in ("towns/", "sources/", "properties/", "search/", "compare/")} == {""}


def test_a_fact_that_left_counts_for_its_entity_alone(past: Past, tmp_path: Path) -> None:
    project = Past(Path(shutil.copytree(past.project, tmp_path / "copy")))
    text = (project.project / "towns/springfield.yaml").read_text(encoding="utf-8")
    mill = text[text.index("      - id: mill") :]
    project.edit("towns/springfield.yaml", (mill, ""), when="2026-03-01T10:00:00Z")
    found = days(site_of(project.project))
    assert found["towns/springfield/"] == found["changes/"] == "2026-03-01"
    assert found["sources/post/"] == "2026-02-09"


def test_a_page_with_a_fact_that_is_not_committed_has_no_day(past: Past, tmp_path: Path) -> None:
    project = Past(Path(shutil.copytree(past.project, tmp_path / "copy")))
    project.edit("towns/springfield.yaml", ("id: mill", "id: mills"))
    found = days(site_of(project.project))
    assert found["towns/springfield/"] == found["sources/post/"] == found["changes/"] == ""
    assert found["towns/shelbyville/"] == "2026-02-08"


def test_in_a_shallow_clone_facts_that_did_not_change_since_are_older(past: Past, tmp_path: Path) -> None:
    past.git("clone", "--quiet", "--depth", "3", f"file://{past.project}", str(tmp_path / "clone"))
    site = site_of(tmp_path / "clone")
    assert not site.history.is_whole
    found = days(site)
    assert found["towns/springfield/"] == "2026-02-09"
    assert found["towns/shelbyville/"] == "2026-02-08"
    past.git("clone", "--quiet", "--depth", "1", f"file://{past.project}", str(tmp_path / "one"))
    assert set(days(site_of(tmp_path / "one")).values()) == {""}


def test_without_a_history_no_page_has_a_day(site: SiteView) -> None:
    assert set(days(site).values()) == {""}
