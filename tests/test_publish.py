"""Publishing: whoever looks finds the old site or the new one, at any moment."""

from __future__ import annotations

import ctypes
import errno
import os
import threading
from pathlib import Path

import pytest

from factsheet.build import exchange, publish


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


@pytest.mark.skipif(exchange._call() is None, reason="this system cannot exchange two folders in one step")
def test_there_is_a_site_at_every_moment(tmp_path: Path) -> None:
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
