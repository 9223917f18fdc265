"""What tests share: the small made-up site, the real one built once, and the captured texts where they are at hand."""

from __future__ import annotations

import compileall
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from factsheet.load.sheet import Loaded, load
from factsheet.view.index import SiteView, view
from tests.support import plugins
from tests.support.past import STORY, Past
from tests.support.project import CANALS, LIGHTHOUSES, ROOT, TODAY, has_our_facts, in_process, run
from tests.support.sharing import made_once

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")  # no time decides a test: machines are busy

MEMORY, ROOM = Path("/dev/shm"), 4_000_000_000  # noqa: S108 - pytest makes a folder of its own there


def pytest_configure() -> None:
    """Keep sites in memory where there is room: they are many small files."""
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out the tests of our own facts where facts.yaml holds others: they name what that site shows."""
    left_out = pytest.mark.skip(reason="it is about the facts of the first site, and facts.yaml has others")
    for item in items if not has_our_facts() else ():
        if item.get_closest_marker("ours"):
            item.add_marker(left_out)


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
def past(tmp_path_factory: pytest.TempPathFactory) -> Past:
    """The repository of the towns, with all that happened to their facts."""
    made = Past(tmp_path_factory.mktemp("past"))
    for part in STORY:
        part(made)
    return made


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built as for a project page: under a path."""

    def build(folder: Path) -> None:
        done = run("build.py", "build", "--site-dir", folder / "site", SITE_URL="https://facts.example/repo/")
        assert done.returncode == 0, done.stderr

    return made_once("built", build, tmp_path_factory) / "site"


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """The captured articles by source id; tests that need them are left out where they are not at hand."""
    folder = Path(os.environ.get("FACTSHEET_SOURCES", ROOT.parent / "shared" / "sources"))
    found = {file.stem: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))}
    if not found:
        pytest.skip(f"the captured texts are not at hand: no .txt in {folder} (set FACTSHEET_SOURCES)")
    return found


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site in git, beside an environment with the generator's wheel and plugins of MkDocs."""
    return made_once("plugins", plugins.install, tmp_path_factory)


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own files with the small site's facts, and all modules and templates compiled."""

    def fill(folder: Path) -> None:
        for name in ("factsheet", "templates", "content"):
            shutil.copytree(ROOT / name, folder / name)
        for name in ("build.py", "mkdocs.yml"):
            shutil.copy2(ROOT / name, folder)
        shutil.copyfile(LIGHTHOUSES, folder / "facts.yaml")
        compileall.compile_dir(folder / "factsheet", quiet=1)
        done = in_process("build", "--site-dir", folder / "site", cwd=folder, FACTSHEET_SEARCH="off")
        assert done.returncode == 0, done.stderr
        shutil.rmtree(folder / "site")
        for kept in (folder / ".cache").iterdir():
            if kept.name != "templates":
                shutil.rmtree(kept) if kept.is_dir() else kept.unlink()

    return made_once("pattern", fill, tmp_path_factory)


@pytest.fixture
def project(pattern: Path, tmp_path: Path) -> Path:
    """A copy of the project's own files with the small site's facts, for tests that break things."""
    return Path(shutil.copytree(pattern, tmp_path / "project"))
