"""A real preview whose folders and links are swapped under it, one after the other: each save is seen at each step."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from types import ModuleType

import pytest
from mkdocs.config.defaults import MkDocsConfig

from factsheet.mkdocs_hook.inputs import places
from factsheet.mkdocs_hook.observer import Watched
from tests.support.project import LIGHTHOUSES
from tests.support.server import PAGE, PATIENCE, Server, start
from tools import processes

TALL = "stands **41.5 metres** tall"
COMPARE = "Compare with others"
TREES = ("alder", "birch", "cedar", "hazel", "larch", "maple", "rowan", "willow")
WORDS = [f"{one} and {other}" for one, other in product(TREES, repeat=2)]


def facts(word: str) -> str:
    """The facts of the small site, with a word in the statement that the page shows."""
    text = LIGHTHOUSES.read_text(encoding="utf-8")
    assert TALL in text
    return text.replace(TALL, f"{TALL} beside {word}")


def folder(path: Path, word: str) -> Path:
    """A folder of facts."""
    path.mkdir(parents=True)
    (path / "all.yaml").write_text(facts(word), encoding="utf-8")
    return path


def repoint(link: Path, target: Path) -> None:
    """Let a link lead elsewhere, in one step."""
    draft = link.with_name("draft-of-link")
    draft.symlink_to(target, target_is_directory=True)
    draft.replace(link)


def put_back(path: Path, file: str, old: str, new: str) -> None:
    """Remove a folder and put it back with a change, as going to another branch does."""
    aside = Path(shutil.copytree(path, path.with_name("of-another-branch")))
    shutil.rmtree(path)
    text = (aside / file).read_text(encoding="utf-8")
    assert old in text
    (aside / file).write_text(text.replace(old, new), encoding="utf-8")
    shutil.copytree(aside, path)
    shutil.rmtree(aside)


# Each move brings a word, which the page must show. Then a save of the file that is named must be seen too.


def file_becomes_folder(project: Path, word: str) -> Path:
    (project / "facts.yaml").unlink()
    return folder(project / "facts", word) / "all.yaml"


def folder_is_removed_and_put_back(project: Path, word: str) -> Path:
    shutil.rmtree(project / "facts")
    return folder(project / "facts", word) / "all.yaml"


def folder_is_swapped_by_renames(project: Path, word: str) -> Path:
    new = folder(project / "facts.new", word)
    (project / "facts").rename(project / "facts.old")
    new.rename(project / "facts")
    return project / "facts" / "all.yaml"


def folder_becomes_link(project: Path, word: str) -> Path:
    target = folder(project / "store" / "one", word)
    (project / "facts").rename(project / "facts.older")
    (project / "facts").symlink_to(target)
    return target / "all.yaml"


def link_is_repointed(project: Path, word: str) -> Path:
    target = folder(project / "store" / "two", word)
    repoint(project / "facts", target)
    return target / "all.yaml"


def file_becomes_link(project: Path, word: str) -> Path:
    target = folder(project / "store" / "three", word) / "all.yaml"
    (project / "facts" / "all.yaml").unlink()
    (project / "facts" / "all.yaml").symlink_to(target)
    return target


def linked_file_is_saved_atomically(project: Path, word: str) -> Path:
    target = (project / "facts" / "all.yaml").resolve()
    draft = target.with_name("draft")
    draft.write_text(facts(word), encoding="utf-8")
    draft.replace(target)
    return target


def folder_above_is_link(project: Path, word: str) -> Path:
    target = folder(project / "store" / "four" / "facts", word)
    (project / "in").symlink_to(target.parent)
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "  facts: in/facts\n", encoding="utf-8")
    return target / "all.yaml"


def folder_above_is_repointed(project: Path, word: str) -> Path:
    target = folder(project / "store" / "five" / "facts", word)
    repoint(project / "in", target.parent)
    return target / "all.yaml"


Move = Callable[[Path, str], Path]
MOVES: list[Move] = [
    file_becomes_folder,
    folder_is_removed_and_put_back,
    folder_is_swapped_by_renames,
    folder_becomes_link,
    link_is_repointed,
    file_becomes_link,
    linked_file_is_saved_atomically,
    folder_above_is_link,
    folder_above_is_repointed,
]


@pytest.fixture
def server(project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A preview of the small site without cards or a database, so that a whole build is quick."""
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    head, _, tail = settings.partition("\nextra:")
    after = tail[tail.index("\nnav:") :]
    (project / "mkdocs.yml").write_text(f"{head}{after}\nextra:\n  cards: none\n", encoding="utf-8")
    monkeypatch.setenv("TMPDIR", str(project.parent))
    server = start(project)
    yield server
    processes.end(server.process)


@pytest.mark.slow
def test_each_save_is_seen_whatever_was_moved_before(server: Server) -> None:
    words = iter(WORDS)

    def seen(page: str, word: str, step: str) -> None:
        assert f"{word}" in server.wait(page, lambda text: word in text), step

    server.wait(PAGE, lambda text: COMPARE in text)
    for move in MOVES:
        word = next(words)
        file = move(server.project, word)
        seen(PAGE, word, move.__name__)
        word = next(words)
        file.write_text(facts(word), encoding="utf-8")
        seen(PAGE, word, f"a save after {move.__name__}")

    for place, name, page, old in (
        ("templates", "entity.html", PAGE, COMPARE),
        ("content", "glossary.md", "glossary/", "# Glossary"),
    ):
        word = next(words)
        put_back(server.project / place, name, old, f"{old} {word}")
        seen(page, word, f"{place}/ put back")
        again = next(words)
        server.change(f"{place}/{name}", word, again)
        seen(page, again, f"a save after {place}/ was put back")


WARM, SAVES, GROWTH = 200, 2_000, 10_000_000
"""Saves until memory may be compared, all saves, and the bytes by which it may grow in between."""


def resident(server: Server) -> int:
    """The bytes of memory that a preview holds."""
    pages = Path(f"/proc/{server.process.pid}/statm").read_text(encoding="utf-8").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.exhaustive
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system does not tell how much memory is held")
def test_memory_stays_flat(server: Server) -> None:
    """A leak of one page of 20 kB a save would hold 36 MB."""
    server.wait(PAGE, lambda text: COMPARE in text)
    done = ": no problems"
    held: dict[int, int] = {}
    for number in range(1, SAVES + 1):
        before = server.log.read_text(encoding="utf-8").count(done)
        (server.project / "facts.yaml").write_text(facts(WORDS[number % len(WORDS)]), encoding="utf-8")
        limit = time.monotonic() + PATIENCE
        while server.log.read_text(encoding="utf-8").count(done) == before:
            assert time.monotonic() < limit, server.log.read_text(encoding="utf-8")[-2000:]
            time.sleep(0.005)
        held[number] = resident(server)
    assert held[SAVES] - held[WARM] < GROWTH, {number: held[number] for number in (1, 20, WARM, SAVES // 2, SAVES)}


def test_looking_sees_a_change_once_and_each_later_one(tmp_path: Path) -> None:
    """Also where the system reports nothing: the same file saved, replaced, removed, put back, reached by a link."""
    watched, file = Watched(), tmp_path / "facts" / "all.yaml"
    folder(tmp_path / "facts", "alder")
    watched.begin([str(tmp_path / "facts"), str(tmp_path / "none.yaml")])
    assert not watched.has_changed()

    def save() -> None:
        file.write_text(facts("a larch of its own"), encoding="utf-8")

    def repointed() -> None:
        folder(tmp_path / "other", "birch")
        (tmp_path / "facts").rename(tmp_path / "before")
        (tmp_path / "facts").symlink_to(tmp_path / "other")

    steps: list[Callable[[], object]] = [
        save,
        lambda: shutil.rmtree(tmp_path / "facts"),
        lambda: folder(tmp_path / "facts", "cedar"),
        repointed,
        lambda: (tmp_path / "none.yaml").write_text("", encoding="utf-8"),
    ]
    for step in steps:
        step()
        assert watched.has_changed()
        assert not watched.has_changed(), "it is told once"
        watched.renew()
        assert not watched.has_changed()


def test_hooks_are_watched_where_the_settings_name_them(tmp_path: Path) -> None:
    config = MkDocsConfig(str(tmp_path / "mkdocs.yml"))
    config["docs_dir"], config["hooks"] = str(tmp_path / "content"), {"own.py": ModuleType("own")}
    assert str(tmp_path / "own.py") in places(config)


def test_links_in_a_ring_end(tmp_path: Path) -> None:
    watched = Watched()
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "one.md").write_text("one", encoding="utf-8")
    watched.begin([str(tmp_path / "a")])
    os.utime(tmp_path / "a" / "one.md", (1, 1))
    assert watched.has_changed()
