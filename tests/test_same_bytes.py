"""Same commit, same bytes: seeds, zones, locales, rights, paths, orders of files, cores, caches and references."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from factsheet.load.sheet import load
from tests.conftest import MEMORY
from tests.support.sheets import entity, fact, sheet, written

pytestmark = pytest.mark.slow

SHUFFLING = """
import os
from random import Random

_scandir, _listdir = os.scandir, os.listdir

class _Shuffled:
    def __init__(self, *folder):
        with _scandir(*folder) as entries:
            self.entries = list(entries)
        Random(7).shuffle(self.entries)
        self.close = lambda: None
    def __iter__(self):
        return iter(self.entries)
    def __next__(self):
        if not self.entries:
            raise StopIteration
        return self.entries.pop()
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass

def _listed(*folder):
    names = sorted(_listdir(*folder), reverse=True)
    Random(7).shuffle(names)
    return names

os.scandir, os.listdir = _Shuffled, _listed
"""
"""A folder gives its files in another order: what another file system does."""


def turkish() -> str:
    """A locale in which small letters are other ones, if this machine has it; else the one that knows ASCII alone."""
    listed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.split()
    return next((name for name in listed if name.lower().startswith("tr_tr")), "C")


DIFFERENCES: dict[str, dict[str, str]] = {
    "another seed of hashes": {"PYTHONHASHSEED": "4242"},
    "another zone": {"TZ": "<-11>11"},  # where the day of the build, which is midnight in UTC, has not come yet
    "another locale": {"LC_ALL": turkish(), "LANG": turkish()},
    "other rights": {"UMASK": "077"},
    "another folder": {"FOLDER": "an other place, 北京"},
    "files in another order": {"SHUFFLED": "1"},
    "more cores": {"FACTSHEET_JOBS": "3"},
    "a warm cache": {"WARM": "1"},
    "plain references": {"FACTSHEET_PLAIN": "1"},
}
"""Differences between two builds of one commit, as variables of the process; four of them are read by `built`."""

PLAIN = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8", "FACTSHEET_JOBS": "1", "UMASK": "022"}


def built(project: Path, place: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Build a copy of a project with these differences; return its files."""
    env = dict(PLAIN)
    for name in names:
        env |= DIFFERENCES[name]
    folder = place / env.pop("FOLDER", "here")
    shutil.copytree(project, folder)
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("repo_url: https://github.com/lights/lights\nedit_uri: edit/main/\n")  # its links name files
    mask = int(env.pop("UMASK"), 8)
    if env.pop("SHUFFLED", ""):
        (place / "sitecustomize.py").write_text(SHUFFLING, encoding="utf-8")
        env["PYTHONPATH"] = str(place)
    env = {**os.environ, "SOURCE_DATE_EPOCH": "1795305600", **env}
    if env.pop("WARM", ""):
        facts = folder / "facts.yaml"
        text = facts.read_text(encoding="utf-8")
        facts.write_text(text.replace("stands **41.5 metres** tall", "rises **41.5 metres** high"), encoding="utf-8")
        assert facts.read_text(encoding="utf-8") != text
        build(folder, env, mask)
        facts.write_text(text, encoding="utf-8")
    build(folder, env, mask)
    return {
        str(file.relative_to(folder / "site")): file.read_bytes()
        for file in (folder / "site").rglob("*")
        if file.is_file()
    }


def build(folder: Path, env: dict[str, str], mask: int) -> None:
    command = [sys.executable, "build.py"]
    done = subprocess.run(command, cwd=folder, env=env, umask=mask, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_build_in_which_everything_else_differs_gives_the_same_bytes(project: Path, tmp_path: Path) -> None:
    expected = built(project, tmp_path / "plain", ())
    differing = built(project, tmp_path / "all", DIFFERENCES)
    if differing != expected:
        guilty = [
            name
            for number, name in enumerate(DIFFERENCES)
            if built(project, tmp_path / str(number), [name]) != expected
        ]
        files = sorted(name for name in expected.keys() | differing.keys() if expected.get(name) != differing.get(name))
        pytest.fail(f"other bytes in {', '.join(files[:5])} by {' or '.join(guilty) or 'several of these together'}")
    assert len(expected) > 100


def on_another_file_system(place: Path) -> Path | None:
    """Return a folder for temporary files that is on the disk if this place is in memory, or the other way round."""
    folders = (folder for folder in (Path(tempfile.gettempdir()), MEMORY) if folder.is_dir())
    return next((folder for folder in folders if folder.stat().st_dev != place.stat().st_dev), None)


def test_a_build_on_another_file_system_gives_the_same_bytes(project: Path, tmp_path: Path) -> None:
    """No program that we call may take files as the file system lists them: shuffling Python's lists would not tell."""
    other = on_another_file_system(tmp_path)
    if not other:
        pytest.skip("this machine has one file system for temporary files")
    with tempfile.TemporaryDirectory(dir=other) as place:
        differing = built(project, Path(place) / "all", ())
    expected = built(project, tmp_path / "plain", ())
    assert {name for name in expected.keys() | differing.keys() if expected.get(name) != differing.get(name)} == set()


def test_a_folder_of_facts_is_read_in_one_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = {f"{name}.yaml": {f"tower-{name}": entity(facts=[fact(name)])} for name in "cabed"}
    for name, towers in parts.items():
        shared = sheet([], entities=towers) if name == "a.yaml" else {"entities": towers}
        (tmp_path / name).write_text(written(shared), encoding="utf-8")
    monkeypatch.setattr(os, "listdir", lambda _: list(parts))
    assert list(load(tmp_path, tmp_path).sheet.entities) == [f"tower-{name}" for name in "abcde"]


def test_the_order_of_files_is_another_one(tmp_path: Path) -> None:
    """The differences are real: a process sees its folder in another order."""
    (tmp_path / "sitecustomize.py").write_text(SHUFFLING, encoding="utf-8")
    for name in "abcdefgh":
        (tmp_path / f"{name}.txt").touch()
    script = "import os; n = [e.name for e in os.scandir() if e.is_file()]; print(n == sorted(n), len(n))"
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False 9\n"
