"""A build that takes pages from the last site gives, byte for byte, what one that makes everything gives."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import pytest
from hypothesis import Phase, given, settings, strategies as st
from pydantic.fields import FieldInfo

from bench import synthetic
from bench.synthetic import FOLDERS
from factsheet.build.artifacts import PreviousSite, artifact
from factsheet.core import output
from factsheet.view import pagination
from tests.support.edits import (
    EDITS,
    LONE,
    Edit,
    Raw,
    mend,
    new_speaker,
    new_subject,
    new_topic,
    new_words,
    text_of,
    texts_in,
)
from tests.support.fields import CHANGES, RECORDS, enriched, records
from tests.support.making import made
from tests.support.project import LIGHTHOUSES, run

pytestmark = pytest.mark.slow

SHORT = 25
"""Rows that a page shows of a list."""


@cache
def sheet(name: str) -> str:
    """The small site, or forty synthetic entities in one file, with some things that few sites have."""
    files = [LIGHTHOUSES]
    if name == "synthetic":
        folder = Path(mkdtemp())
        synthetic.write(folder, 40)
        files = sorted(folder.iterdir())
    whole: Raw = {}
    for file in files:
        for section, content in texts_in(file.read_text(encoding="utf-8")).items():
            whole.setdefault(section, {}).update(content)
    first, second, *_ = whole["entities"]
    for one in whole["entities"][first]["facts"][:2]:
        one["about"] = [second]
    for name in ("former", "older"):
        whole.setdefault("retired", {})[f"{first}.{name}"] = {"reason": f"It was {name}.", "replaced_by": LONE}
    whole["entities"][LONE] = {**deepcopy(whole["entities"][second]), "name": "Lone", "facts": []}
    whole["sources"][LONE] = {**next(iter(whole["sources"].values())), "url": "https://news.example.org/lone"}
    return text_of(whole)


def test_what_stays_is_put_nowhere(tmp_path: Path) -> None:
    known = artifact(output.write(tmp_path / "site", "a/index.html", [b"x"]))
    for stays in (True, False):
        last = PreviousSite(tmp_path / "site", artifacts={"a/index.html": known}, in_place=stays).as_published()
        assert last.reuse("a/index.html", b"", tmp_path / "next") == last.artifacts["a/index.html"]
        assert (tmp_path / "next").exists() != stays
    (tmp_path / "site" / "a" / "index.html").write_bytes(b"other")
    assert not replace(last, in_place=True).reuse("a/index.html", b"", tmp_path / "next")


def hold(raw: Raw, root: Path, *, lines: bool) -> None:
    """Whether what is made with what was kept is what is made without."""
    mend(raw)
    text = text_of(raw)
    warm = made(text, root, "site", lines=lines)
    cold = made(text, root, "cold", lines=lines, warm=False)
    assert sorted(warm) == sorted(cold)
    assert [path for path in cold if warm[path] != cold[path]] == []


@pytest.fixture(scope="module", autouse=True)
def short_lists() -> Iterator[None]:
    """Lists fall into parts early, so that a small site has some."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pagination.by_letter, "__defaults__", (SHORT,))
        patched.setattr(pagination.by_kind, "__defaults__", (SHORT,))
        patched.setattr(pagination.by_year, "__defaults__", (SHORT, ""))
        yield


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, bool], Path]:
    """Projects with the site of a sheet before any edit, with and without lines; each is made once."""

    @cache
    def base(text: str, lines: bool) -> Path:
        root = tmp_path_factory.mktemp("base")
        made(text, root, "site", lines=lines)
        return root

    return base


@pytest.fixture(scope="module")
def base(bases: Callable[[str, bool], Path]) -> Path:
    """The synthetic site before any edit."""
    return bases(sheet("synthetic"), False)


def copied(base: Path, root: Path) -> Path:
    """A project with its site and all that is noted of it. Builds move files of a site, and change none in place."""
    shutil.copytree(base / ".cache", root / ".cache")
    shutil.copytree(base / "site", root / "site", copy_function=os.link)
    copied = replace(PreviousSite.of(base / "site", base / ".cache", ""), folder=root / "site")
    copied.as_published().keep(root / ".cache", "")
    return root


def test_most_files_are_taken_from_the_last_site(base: Path, tmp_path: Path) -> None:
    root, raw = copied(base, tmp_path / "root"), texts_in(sheet("synthetic"))
    before = {file: file.stat().st_ino for file in (root / "site").rglob("*.*")}
    new_words(raw, Random(1))  # noqa: S311 - the same each time
    made(text_of(raw), root, "site", lines=False)
    assert sum(file.stat().st_ino == number for file, number in before.items()) > len(before) // 2


def test_indexes_of_entities_are_made_again_only_where_a_fact_of_theirs_has_changed(base: Path, tmp_path: Path) -> None:
    """Names, tables that compare and the indexes of kinds: a large site has more of them than lists of facts."""
    root, raw = copied(base, tmp_path / "root"), texts_in(sheet("synthetic"))
    site = root / "site"
    before = {file: file.stat().st_ino for folder in ("search", "compare") for file in (site / folder).rglob("*.html")}
    before |= {
        site / folder / "index.html": (site / folder / "index.html").stat().st_ino for folder in FOLDERS.values()
    }
    changed = next(entity for entity in raw["entities"].values() if entity["kind"] == "city" and entity["facts"])
    changed["facts"][0]["statement"] += " Again."
    made(text_of(raw), root, "site", lines=False)
    again = {file.relative_to(site).as_posix() for file, number in before.items() if file.stat().st_ino != number}
    assert again == {"compare/index.html", "compare/cities/index.html", "cities/index.html"}


@pytest.mark.parametrize("rest", [b"", b"i"])
def test_what_was_kept_of_facts_and_cut_short_is_not_known(
    rest: bytes, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, raw = copied(base, tmp_path / "root"), texts_in(sheet("synthetic"))
    monkeypatch.chdir(root)  # files are named from there
    for tree in (root / ".cache" / "facts").glob("*.tree"):
        tree.write_bytes(rest)
    new_words(raw, Random(1))  # noqa: S311 - the same each time
    hold(raw, root, lines=False)


def test_notes_that_were_cut_short_or_are_other_bytes_are_no_notes(base: Path) -> None:
    (notes,) = (base / ".cache").glob("site-*")
    whole = notes.read_bytes()
    others = [whole[:size] for size in range(0, len(whole), len(whole) // 50)] + [b"\xff" * 99, whole[1:]]
    try:
        for content in others:
            notes.write_bytes(content)
            assert not PreviousSite.of(base / "site", base / ".cache", "").artifacts
    finally:
        notes.write_bytes(whole)


ON_MANY = [
    pytest.param(edit, seed, id=f"{edit.__name__}-{seed}", marks=[pytest.mark.exhaustive] if at % 3 or seed > 1 else [])
    for at, edit in enumerate(EDITS)
    for seed in (1, 8)
]
"""Edits of the synthetic site. A third of them, and all of a small site, are tried each time."""


@pytest.mark.parametrize(("edit", "seed"), ON_MANY)
def test_after_an_edit_warm_is_cold(edit: Edit, seed: int, base: Path, tmp_path: Path) -> None:
    raw = texts_in(sheet("synthetic"))
    edit(raw, Random(seed))  # noqa: S311 - the same each time
    hold(raw, copied(base, tmp_path / "root"), lines=False)


@pytest.mark.parametrize("lines", [False, pytest.param(True, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_after_edits_of_a_small_site_warm_is_cold(
    edit: Edit, lines: bool, bases: Callable[[str, bool], Path], tmp_path: Path
) -> None:
    root = copied(bases(sheet("lighthouses"), lines), tmp_path / "root")
    for seed in range(3):
        raw = texts_in(sheet("lighthouses"))
        edit(raw, Random(seed))  # noqa: S311 - the same each time
        hold(raw, root, lines=lines)


def fields_of(record: type) -> dict[str, FieldInfo]:
    found: dict[str, FieldInfo] = record.__pydantic_fields__  # type: ignore[attr-defined]
    return found


def test_every_field_of_the_model_has_a_change() -> None:
    fields = {f"{one.__name__}.{field.alias or name}" for one in RECORDS for name, field in fields_of(one).items()}
    assert fields == CHANGES.keys()


@pytest.mark.parametrize("field", CHANGES)
def test_after_a_change_of_any_field_warm_is_cold(
    field: str, bases: Callable[[str, bool], Path], tmp_path: Path
) -> None:
    """What a change affects is inferred by hand (build.invalidation): a field that it forgets would leave old words."""
    before = enriched(texts_in(sheet("lighthouses")))
    root = copied(bases(text_of(before), False), tmp_path / "root")
    for at in range(2):  # the first record, and the last
        raw = deepcopy(before)
        found = list(records(raw, field.partition(".")[0]))
        CHANGES[field](found[-at], raw)
        assert raw != before
        hold(raw, root, lines=False)


@pytest.mark.exhaustive
@settings(max_examples=15, phases=[Phase.explicit, Phase.generate])
@given(
    seed=st.integers(0, 10**9),
    name=st.sampled_from(["lighthouses", "synthetic"]),
    edits=st.lists(st.sampled_from(EDITS), min_size=2, max_size=4),
    lines=st.booleans(),
)
def test_after_random_edits_warm_is_cold(seed: int, name: str, edits: list[Edit], lines: bool) -> None:
    root, random = Path(mkdtemp()), Random(seed)  # noqa: S311 - the same each time
    made(sheet(name), root, "site", lines=lines)
    raw = texts_in(sheet(name))
    for edit in edits:
        edit(raw, random)
    hold(raw, root, lines=lines)
    shutil.rmtree(root)


FAST = {"FACTSHEET_SEARCH": "off", "FACTSHEET_GATE": "off"}


def build(project: Path, *options: str | Path, **env: str) -> None:
    done = run("build.py", *options, cwd=project, **env)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def edited(pattern: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a site; tests edit its facts, whatever was edited before."""
    project = Path(shutil.copytree(pattern, tmp_path_factory.mktemp("edited") / "project"))
    build(project, **FAST)
    return project


@pytest.mark.parametrize("edit", [new_topic, new_subject, new_speaker], ids=lambda edit: edit.__name__)
def test_a_whole_build_after_an_edit_is_a_first_one(edit: Edit, edited: Path, tmp_path: Path) -> None:
    site, before = edited / "site", inodes(edited / "site")
    raw = texts_in(LIGHTHOUSES.read_text(encoding="utf-8"))
    edit(raw, Random(2))  # noqa: S311 - the same each time
    (edited / "facts.yaml").write_text(text_of(raw), encoding="utf-8")
    build(edited, **FAST)
    assert set(before.items()) & set(inodes(site).items()), "something is taken from the last site"
    build(edited, "--site-dir", tmp_path / "cold", **FAST)
    warm, cold = ({name: (place / name).read_bytes() for name in inodes(place)} for place in (site, tmp_path / "cold"))
    assert [name for name in {*warm, *cold} if warm.get(name) != cold.get(name)] == []


def inodes(site: Path) -> dict[str, int]:
    """Which file each of a site is, by its path there."""
    return {file.relative_to(site).as_posix(): file.stat().st_ino for file in site.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def kept(pattern: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A project with a site and all that is kept, and what a first build makes. A build mends what is damaged."""
    project = Path(shutil.copytree(pattern, tmp_path_factory.mktemp("kept") / "project"))
    build(project)
    return project, {name: (project / "site" / name).read_bytes() for name in inodes(project / "site")}


@pytest.mark.parametrize("damage", [b"", b"cut", None], ids=["emptied", "cut short", "a byte changed"])
def test_a_damaged_cache_is_made_anew(damage: bytes | None, kept: tuple[Path, dict[str, bytes]]) -> None:
    """Whatever is damaged of all that is kept: the site is the one that is built without."""
    project, whole = kept
    files = [file for file in (project / ".cache").rglob("*") if file.is_file()]
    assert {file.name.partition("-")[0].rpartition(".")[2] for file in files} - {"card"} == {
        "checked",
        "gate",
        "index",
        "pages",
        "site",
        "templates",
        "tree",
    }
    for file in files:
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.write_bytes(content if damage is None else content[: len(content) // 2] if damage else b"")
    build(project)
    assert {name: (project / "site" / name).read_bytes() for name in inodes(project / "site")} == whole
