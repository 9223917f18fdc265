"""Publishing: whoever looks finds the old site or the new one, at any moment."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factsheet.build import exchange, publish
from factsheet.build.artifacts import PreviousSite, artifact
from factsheet.core import output
from factsheet.core.problems import BuildError
from tests.support.project import in_process


def site(folder: Path, words: str) -> Path:
    """A folder with a page."""
    folder.mkdir()
    (folder / "index.html").write_text(words, encoding="utf-8")
    return folder


def test_the_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = site(tmp_path / "site", "old")
    publish.publish(site(tmp_path / "new", "new"), target)
    assert (target / "index.html").read_text(encoding="utf-8") == "new"
    assert [file.name for file in tmp_path.iterdir()] == ["site"]


def test_a_first_site_is_put_where_none_was(tmp_path: Path) -> None:
    publish.publish(site(tmp_path / "new", "new"), tmp_path / "site")
    assert [file.name for file in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("kind", ["a repository", "a working tree"])
def test_a_site_in_somebody_s_repository_stays(kind: str, tmp_path: Path) -> None:
    target = site(tmp_path / "site", "old")
    (target / "api" / "v1").mkdir(parents=True)
    (target / "api" / "v1" / "index.json").write_text('{"generator": "factsheet 0.1.0"}', encoding="utf-8")
    publish.prepare(target)  # a site of ours may be replaced
    if kind == "a repository":
        (target / ".git").mkdir()
    else:
        (target / ".git").write_text("gitdir: /elsewhere", encoding="utf-8")
    with pytest.raises(BuildError) as refused:
        publish.prepare(target)
    (problem,) = refused.value.problems
    assert problem.message.startswith("this folder holds `.git`, which no build of ours put there")
    assert target.exists()


def test_a_file_in_the_place_of_the_site_stays(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a thesis", encoding="utf-8")
    with pytest.raises(BuildError) as refused:
        publish.prepare(tmp_path / "site")
    (problem,) = refused.value.problems
    assert problem.message.startswith("this is a file; expected a folder for the site")
    assert (tmp_path / "site").read_text(encoding="utf-8") == "a thesis"


@pytest.mark.skipif(exchange._call() is None, reason="this system cannot exchange two folders in one step")
def test_there_is_a_site_at_every_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", None)  # two renames would leave a gap, which a reader seldom meets
    target = site(tmp_path / "site", "first")
    page, done, missing = target / "index.html", threading.Event(), []

    def look() -> None:
        while not done.is_set():
            if not os.path.exists(page):
                missing.append(page)

    readers = [threading.Thread(target=look) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(300):
        publish.publish(site(tmp_path / "new", str(number)), target)
    done.set()
    for reader in readers:
        reader.join()
    assert missing == []
    assert page.read_text(encoding="utf-8") == "299"


def test_where_the_system_cannot_exchange_folders_they_are_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "_call", lambda: None)
    target = site(tmp_path / "site", "old")
    publish.publish(site(tmp_path / "new", "new"), target)
    assert (target / "index.html").read_text(encoding="utf-8") == "new"
    assert [file.name for file in tmp_path.iterdir()] == ["site"]


def test_a_file_system_that_cannot_exchange_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: bytes) -> int:
        ctypes.set_errno(errno.EINVAL)
        return -1

    monkeypatch.setattr(exchange, "_call", lambda: refuse)
    target = site(tmp_path / "site", "old")
    publish.publish(site(tmp_path / "new", "new"), target)
    assert (target / "index.html").read_text(encoding="utf-8") == "new"


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        exchange.exchange(tmp_path / "nowhere", site(tmp_path / "site", "old"))


def overwrite(page: Path) -> None:
    page.write_bytes(b"odd")


def replace(page: Path) -> None:
    (page.parent / "draft").write_bytes(b"odd")
    (page.parent / "draft").replace(page)


def overwrite_in_part(page: Path) -> None:
    with page.open("r+b") as opened:
        opened.seek(1)
        opened.write(b"d")


@pytest.mark.parametrize("change", [overwrite, replace, overwrite_in_part])
def test_a_page_that_was_changed_by_hand_is_made_anew_though_size_and_time_are_as_they_were(
    change: Callable[[Path], None], tmp_path: Path
) -> None:
    page = tmp_path / "site" / "index.html"
    known = artifact(output.write(tmp_path / "site", "index.html", [b"old"]))
    previous = PreviousSite(tmp_path / "site", artifacts={"index.html": known}).as_published()
    assert previous.reuse("index.html", b"", tmp_path / "next"), "as it was left"
    shutil.rmtree(tmp_path / "next")
    previous = previous.as_published()  # as after a build: the link has changed the file’s own record
    before = page.stat()
    change(page)
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = page.stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert previous.reuse("index.html", b"", tmp_path / "next") is None
    assert previous.file("index.html") is None


@pytest.mark.slow
def test_the_next_build_publishes_the_right_bytes_in_place_of_a_page_changed_by_hand(project: Path) -> None:
    page = project / "site" / "lighthouses" / "north-cape" / "index.html"
    assert in_process(cwd=project, FACTSHEET_SEARCH="off").returncode == 0
    right, before = page.read_bytes(), page.stat()
    page.write_bytes(right.replace(b"41.5", b"91.5"))
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert in_process(cwd=project, FACTSHEET_SEARCH="off").returncode == 0
    assert page.read_bytes() == right


def test_files_are_on_the_disk_before_the_site_is_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    target = site(tmp_path / "site", "old")

    def noted(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def noting(*paths: Path) -> Any:
            order.append(name)
            return call(*paths)

        return noting

    for name in ("sync", "exchange", "sync_names"):
        monkeypatch.setattr(publish, name, noted(name, getattr(publish, name)))
    publish.publish(site(tmp_path / "new", "new"), target)
    assert order == ["sync", "exchange", "sync_names"]
    publish.publish(site(tmp_path / "new", "newer"), target, durably=False)
    assert order == ["sync", "exchange", "sync_names", "exchange"]


def test_a_disk_that_fails_while_it_is_synced_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> int:
        ctypes.set_errno(errno.EIO)
        return -1

    monkeypatch.setattr(exchange, "_sync_call", lambda: fail)
    target = site(tmp_path / "site", "old")
    with pytest.raises(OSError, match="Input/output error"):
        publish.publish(site(tmp_path / "new", "new"), target)
    assert (target / "index.html").read_text(encoding="utf-8") == "old"


def test_where_one_file_system_cannot_be_synced_alone_all_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bool] = []
    monkeypatch.setattr(exchange, "_sync_call", lambda: None)
    monkeypatch.setattr(os, "sync", lambda: synced.append(True))
    exchange.sync(tmp_path)
    assert synced == [True]


def test_a_failure_between_two_renames_puts_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, new = site(tmp_path / "site", "old"), site(tmp_path / "new", "new")
    rename = os.replace

    def interrupted(one: Path, other: Path) -> None:
        if one == new:
            raise KeyboardInterrupt
        rename(one, other)

    monkeypatch.setattr(exchange, "_call", lambda: None)
    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish.publish(new, target)
    assert (target / "index.html").read_text(encoding="utf-8") == "old"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["site"]


def test_what_a_killed_build_goes_on_to_write_is_deleted_by_the_next(tmp_path: Path) -> None:
    """Its index was still being made, in a folder that the next build had deleted as it began."""
    site, late = tmp_path / "site", tmp_path / ".site.building-999999999"
    folder = publish.staging(site)
    late.mkdir()
    publish.publish(folder, site, durably=False)
    assert site.is_dir()
    assert not late.exists()
