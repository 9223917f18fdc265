"""What tests share: the small made-up site, the real one built once, and the captured texts where they are at hand."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest
from jinja2 import Environment

from factsheet.load.sheet import Loaded, load
from factsheet.render import fact_rows, pages
from factsheet.render.edit_links import EditLinks
from factsheet.render.exports import files
from factsheet.render.fragments import Pieces
from factsheet.view.fact import FactView
from factsheet.view.index import SiteView, view
from factsheet.view.routes import PageSpec

ROOT = Path(__file__).resolve().parent.parent
LIGHTHOUSES = ROOT / "tests" / "sites" / "lighthouses.yaml"
TODAY = date(2026, 11, 22)

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def run(*args: str | Path, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the project's environment and return what it printed."""
    return subprocess.run(
        [sys.executable, *map(str, args)],
        cwd=cwd,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def left_out(reason: str) -> NoReturn:
    """Skip a test that wants something this machine lacks; with REQUIRE_BROWSER=1, fail it."""
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(f"REQUIRE_BROWSER=1, but {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def lighthouses() -> Loaded:
    return load(LIGHTHOUSES, ROOT)


@pytest.fixture(scope="session")
def site(lighthouses: Loaded) -> SiteView:
    return view(lighthouses.sheet, TODAY)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built as for a project page: under a path."""
    folder = tmp_path_factory.mktemp("built") / "site"
    done = run("build.py", "build", "--site-dir", folder, SITE_URL="https://facts.example/repo/")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """The captured articles by source id; tests that need them are left out where they are not at hand."""
    folder = Path(os.environ.get("FACTSHEET_SOURCES", ROOT.parent / "shared" / "sources"))
    found = {file.stem: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))}
    if not found:
        pytest.skip(f"the captured texts are not at hand: no .txt in {folder} (set FACTSHEET_SOURCES)")
    return found


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project's own files with the small site's facts, for tests that break things."""
    copy = tmp_path / "project"
    copy.mkdir()
    for name in ("build.py", "mkdocs.yml", "factsheet", "templates", "content"):
        source = ROOT / name
        command = ["cp", "-r", str(source), str(copy / name)]
        subprocess.run(command, check=True)
    (copy / "facts.yaml").write_bytes(LIGHTHOUSES.read_bytes())
    return copy


def altered(fact: FactView, **shown: object) -> FactView:
    """The fact as it would be if something that it shows were another: a field of its record, or of its view."""
    of_record = {name: shown.pop(name) for name in ("nature", "of", "superseded_by") if name in shown}
    record = replace(fact.fact, **of_record)  # type: ignore[arg-type]
    view_ = replace(fact, fact=record, id=str(shown.pop("id", fact.id)))
    vars(view_).update(shown)  # what a view works out once it keeps there
    return view_


def exported(site: SiteView, edits: EditLinks | None = None) -> dict[str, bytes]:
    """Every export of a site, by path."""
    pieces = Pieces(**files.makers(site, edits or EditLinks("", {})))
    own = (made for entity in site.entities for made in files.of_entity(site, entity, pieces))
    return {made.path: made.content for made in (*files.of_site(site, pieces), *own)}


def content_of(env: Environment, page: PageSpec) -> str:
    """The content of a page with its rows, as a reader gets it."""
    site: SiteView = env.globals["site"]  # type: ignore[assignment]
    return fact_rows.whole(
        pages.render(env, page, page.show()), lambda name: fact_rows.render(env, site.fact(name)).encode()
    )
