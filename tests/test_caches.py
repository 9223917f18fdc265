"""Whatever happens to the files in .cache, a build publishes what one without them does."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from factsheet.build.artifacts import PreviousSite, artifact
from factsheet.load.sheet import load
from tests.support.project import CANALS, LIGHTHOUSES, in_process

Damage = Callable[[list[Path]], None]


def empty(files: list[Path]) -> None:
    for file in files:
        file.write_bytes(b"")


def flip(files: list[Path]) -> None:
    """Change one bit in the middle."""
    for file in files:
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.write_bytes(content)


def cut(files: list[Path]) -> None:
    for file in files:
        file.write_bytes(file.read_bytes()[:-20])


def swap(files: list[Path]) -> None:
    """Give each file the content of the next one."""
    known = [file.read_bytes() for file in files]
    for file, content in zip(files, known[1:] + known[:1], strict=True):
        file.write_bytes(content)


def a_folder(files: list[Path]) -> None:
    for file in files:
        file.unlink()
        file.mkdir()


@pytest.mark.parametrize("damage", [empty, flip, cut, a_folder])
def test_a_damaged_copy_of_facts_is_read_anew(damage: Damage, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    shutil.copyfile(LIGHTHOUSES, tmp_path / "facts.yaml")
    expected = load(tmp_path / "facts.yaml", tmp_path, cache).sheet
    damage(list(cache.iterdir()))
    assert load(tmp_path / "facts.yaml", tmp_path, cache).sheet == expected


def test_the_copy_of_another_file_is_none(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for name, file in (("one", LIGHTHOUSES), ("two", CANALS)):
        shutil.copyfile(file, tmp_path / f"{name}.yaml")
    expected = [load(tmp_path / f"{name}.yaml", tmp_path, cache).sheet for name in ("one", "two")]
    swap(sorted(cache.iterdir()))
    assert [load(tmp_path / f"{name}.yaml", tmp_path, cache).sheet for name in ("one", "two")] == expected


def test_the_notes_on_another_folder_are_none(tmp_path: Path) -> None:
    for name in ("one", "two"):
        page = tmp_path / name / "index.html"
        page.parent.mkdir()
        page.write_text(name, encoding="utf-8")
        PreviousSite(page.parent, artifacts={"index.html": artifact(page.stat())}).keep(tmp_path / "cache", "same")
    swap(sorted((tmp_path / "cache").iterdir()))
    assert not PreviousSite.of(tmp_path / "one", tmp_path / "cache", "same").artifacts


@pytest.mark.slow
def test_the_site_is_that_of_a_cold_build_whatever_happens_to_the_cache(project: Path) -> None:
    cold = built(project)
    files = sorted(file for file in (project / ".cache").rglob("*") if file.is_file())
    assert {file.relative_to(project / ".cache").parts[0].partition("-")[0] for file in files} >= {
        "checked", "facts", "gate", "site",
    }  # fmt: skip
    for damage in (empty, flip, cut, swap):
        damage(files)
        assert built(project) == cold, damage.__name__


@pytest.mark.slow
@pytest.mark.exhaustive
def test_two_sites_that_share_a_cache_do_not_mix(project: Path) -> None:
    shutil.copyfile(CANALS, project / "canals.yaml")
    other = ("--facts", "canals.yaml", "--site-dir", "other")
    cold = built(project), built(project, "other", *other)
    assert (built(project), built(project, "other", *other)) == cold
    shutil.rmtree(project / ".cache")
    assert (built(project, "other", *other), built(project)) == cold[::-1]


def built(project: Path, site: str = "site", *options: str) -> dict[str, bytes]:
    done = in_process("build", *options, cwd=project)
    assert done.returncode == 0, done.stderr
    files = [file for file in (project / site).rglob("*") if file.is_file()]
    return {str(file.relative_to(project / site)): file.read_bytes() for file in files}
