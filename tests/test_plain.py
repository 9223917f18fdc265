"""Quick code and its plain references make the same site, to the byte."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.project import LIGHTHOUSES, ROOT, run

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "facts",
    [LIGHTHOUSES, pytest.param(ROOT / "facts.yaml", marks=pytest.mark.exhaustive)],
    ids=lambda facts: facts.stem,
)
def test_the_plain_references_make_the_same_site(facts: Path, project: Path) -> None:
    (project / "facts.yaml").write_bytes(facts.read_bytes())
    if facts.parent == ROOT:
        shutil.copy(ROOT / "evidence.lock", project)
    sites = {}
    for plain in ("", "1"):
        shutil.rmtree(project / ".cache", ignore_errors=True)
        done = run(
            "build.py", "--site-dir", project / "site", cwd=project, FACTSHEET_PLAIN=plain, FACTSHEET_SEARCH="off"
        )
        assert done.returncode == 0, done.stderr
        files = [file for file in sorted((project / "site").rglob("*")) if file.is_file()]
        sites[plain] = {file.relative_to(project).as_posix(): file.read_bytes() for file in files}
        shutil.rmtree(project / "site")
    assert sites[""].keys() == sites["1"].keys()
    assert [name for name, content in sites[""].items() if sites["1"][name] != content] == []
