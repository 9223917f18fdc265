"""What tests share: the small made-up site, the real one built once, and the captured texts where they are at hand."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from factsheet.load.sheet import Loaded, load
from factsheet.view.index import SiteView, view
from tests.support.project import CANALS, LIGHTHOUSES, ROOT, TODAY, run


@pytest.fixture(scope="session")
def lighthouses() -> Loaded:
    return load(LIGHTHOUSES, ROOT)


@pytest.fixture(scope="session")
def site(lighthouses: Loaded) -> SiteView:
    return view(lighthouses.sheet, TODAY)


@pytest.fixture(scope="session")
def canals() -> SiteView:
    """The small site of canals, which fills every section of an entity's page."""
    return view(load(CANALS, ROOT).sheet, TODAY)


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
