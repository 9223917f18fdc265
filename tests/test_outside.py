"""Nothing outside is touched: links that lead out of the project, pipes and devices are refused by name."""

from __future__ import annotations

import os
import re
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from factsheet.checks.beside import context_of
from factsheet.core import entries
from factsheet.core.problems import BuildError
from factsheet.evidence import lock
from factsheet.evidence.texts import read_texts
from factsheet.load import files, limits
from factsheet.load.sheet import load
from tests.support.project import LIGHTHOUSES, TODAY, in_process, run

PRIVATE = "token: not-for-everyone\n"


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the project, with a file that nobody may see."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.yaml").write_text(PRIVATE, encoding="utf-8")
    return folder


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A project with a folder of facts."""
    folder = tmp_path / "project/facts"
    folder.mkdir(parents=True)
    shutil.copyfile(LIGHTHOUSES, folder / "base.yaml")
    return folder


def refused(path: Path) -> list[str]:
    with pytest.raises(BuildError) as error:
        load(path, path.parent)
    return [str(problem) for problem in error.value.problems]


def link(to: str) -> Callable[[Path, Path], None]:
    return lambda entry, outside: entry.symlink_to(to.format(outside=outside))


def pipe(entry: Path, _: Path) -> None:
    os.mkfifo(entry)


def socket_of(entry: Path, _: Path) -> None:
    here = Path.cwd()
    os.chdir(entry.parent)  # the path of a socket may be 107 bytes long
    try:
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind(entry.name)
    finally:
        os.chdir(here)


def folder(entry: Path, _: Path) -> None:
    entry.mkdir()


def big(entry: Path, _: Path) -> None:
    with entry.open("wb") as opened:
        opened.truncate(limits.MOST_BYTES + 1)


LEADS_OUT = "[outside] this is a link that leads out of the project, to `{}`; put the file itself here, or name its "
ENTRIES: list[tuple[str, Callable[[Path, Path], None], str]] = [
    ("linked.yaml", link("{outside}/secret.yaml"), LEADS_OUT.format("{outside}/secret.yaml")),
    ("device.yaml", link("/dev/zero"), LEADS_OUT.format("/dev/zero")),
    ("away", link("{outside}"), LEADS_OUT.format("{outside}")),
    ("dangling.yaml", link("nowhere"), "[outside] this link leads nowhere; remove it"),
    ("ring.yaml", link("ring.yaml"), "[outside] this link leads nowhere; remove it"),
    ("pipe.yaml", pipe, "[outside] this is a pipe; expected a file"),
    ("socket.yml", socket_of, "[outside] this is a socket; expected a file"),
    ("folder.yaml", folder, "[outside] this is a folder; expected a file"),
    ("a\n::error::b.yaml", folder, "[outside] this name holds characters that nobody sees; rename it"),
    ("big.yaml", big, "[no-facts] this file cannot be read: it has more than 20 mb; split it"),
]


@pytest.mark.parametrize(("name", "make", "expected"), ENTRIES, ids=[name for name, _, _ in ENTRIES])
def test_what_is_no_file_of_the_project_is_one_problem_by_its_name(
    name: str, make: Callable[[Path, Path], None], expected: str, facts: Path, outside: Path
) -> None:
    make(facts / name, outside)
    (problem,) = refused(facts)
    shown = name.replace("\n", "\\n")
    assert problem.startswith(f"facts/{shown}:1:1: {expected.format(outside=outside)}")
    assert "not-for-everyone" not in problem


def test_a_file_of_facts_may_not_lead_out_and_may_lead_elsewhere_in_the_project(tmp_path: Path, outside: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    named = project / "facts.yaml"
    named.symlink_to(outside / "secret.yaml")
    (problem,) = refused(named)
    assert problem.startswith(f"facts.yaml:1:1: {LEADS_OUT.format(outside / 'secret.yaml')}")
    named.unlink()
    shutil.copyfile(LIGHTHOUSES, project / "real.yaml")
    named.symlink_to("real.yaml")
    assert load(named, project).sheet.entities


def test_a_folder_of_facts_may_be_a_link_in_the_project_and_lie_anywhere_when_named(facts: Path) -> None:
    project = facts.parent
    facts.rename(project / "one")
    facts.symlink_to("one")
    assert load(facts, project).sheet.entities
    elsewhere = project.parent / "elsewhere"
    (project / "one").rename(elsewhere)
    facts.unlink()
    facts.symlink_to(elsewhere)
    assert "leads out of the project" in refused(facts)[0]
    assert load(elsewhere, project).sheet.entities


@pytest.mark.parametrize(
    "name", [".#base.yaml", "._base.yaml", "base.yaml~", "#base.yaml#", ".ipynb_checkpoints/b.yaml"]
)
def test_hidden_files_and_copies_of_editors_are_passed_over(name: str, facts: Path) -> None:
    file = facts / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("no facts: [", encoding="utf-8")
    loaded = load(facts, facts.parent)
    assert loaded.sheet.entities
    assert not loaded.not_read


def test_the_lock_of_an_editor_is_passed_over(facts: Path) -> None:
    (facts / ".#base.yaml").symlink_to("somebody@somewhere.123")
    assert load(facts, facts.parent).sheet.entities


def test_a_file_that_is_gone_when_it_is_read_is_one_problem(facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(path: Path, most: int) -> bytes:
        path.unlink(missing_ok=True)
        return entries.read_file(path, most)

    monkeypatch.setattr(files, "read_file", gone)
    (problem,) = refused(facts)
    assert problem.startswith("facts/base.yaml:1:1: [no-facts] this file cannot be read: no such file or directory; ")


def test_no_more_is_read_than_a_file_may_have(tmp_path: Path) -> None:
    growing = tmp_path / "growing"
    growing.write_bytes(b"12345")
    assert entries.read_file(growing, 5) == b"12345"
    with pytest.raises(OSError, match="it has more than"):
        entries.read_file(growing, 4)
    with pytest.raises(OSError, match="it is a device, not a file"):
        entries.read_file(Path("/dev/zero"), 4)
    with pytest.raises(OSError, match="it has more than"):
        entries.read_file(Path("/proc/self/status"), 4)  # whose size is told as 0


BESIDE = ["evidence.lock", "docs/curation.md"]


@pytest.mark.parametrize("name", BESIDE)
@pytest.mark.parametrize("make", [pipe, link("{outside}/secret.yaml"), folder], ids=["pipe", "link", "folder"])
def test_what_stands_beside_the_facts_is_a_file_of_the_project(
    name: str, make: Callable[[Path, Path], None], facts: Path, outside: Path
) -> None:
    file = facts.parent / name
    file.parent.mkdir(exist_ok=True)
    make(file, outside)
    with pytest.raises(BuildError) as error:
        context_of(load(facts, facts.parent), facts, facts.parent, TODAY, None)
    assert str(error.value).startswith(f"{name}:1:1: ")
    assert "not-for-everyone" not in str(error.value)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe, errors = tmp_path / "pipe", list[OSError]()
    os.mkfifo(pipe)

    def look() -> None:
        try:
            entries.read_file(pipe, 1000)
        except OSError as error:
            errors.append(error)

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    looking.join(timeout=20)
    os.close(os.open(pipe, os.O_RDWR))  # lets go whoever waits
    assert [error.strerror for error in errors] == ["it is a pipe, not a file"]


def test_captured_texts_are_files_of_their_folder_or_of_the_project(tmp_path: Path, outside: Path) -> None:
    folder = tmp_path / "project/sources"
    folder.mkdir(parents=True)
    os.mkfifo(folder / "pipe.txt")
    (folder / "leak.txt").symlink_to(outside / "secret.yaml")
    (folder / "odd.txt").write_bytes(b"ab\xff")
    (folder.parent / "kept").write_text("words", encoding="utf-8")
    (folder / "good.txt").symlink_to("../kept")
    (folder / ".hidden.txt").write_text("x", encoding="utf-8")
    texts = read_texts(folder, ["pipe", "leak", "odd", "good"], folder.parent)
    assert texts.by_source == {"good": "words"}
    assert [str(problem).removeprefix(f"{folder}/").partition(";")[0] for problem in texts.problems] == [
        f"leak.txt:1:1: [outside] this is a link that leads out of the project, to `{outside / 'secret.yaml'}`",
        "odd.txt:1:1: [text-file] byte 3 is no UTF-8",
        "pipe.txt:1:1: [text-file] this text cannot be read: it is a pipe, not a file",
    ]


def test_a_lock_that_is_too_big_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "evidence.lock").open("wb") as opened:
        opened.truncate(lock.MOST_BYTES + 1)
    with pytest.raises(BuildError, match="more than 200 mb"):
        lock.read(tmp_path / "evidence.lock")


@pytest.mark.slow
def test_mkdocs_is_not_let_near_what_leads_out(project: Path, outside: Path) -> None:
    """MkDocs itself follows every link in these folders, also round and round, and copies what it leads to."""
    content, templates = project / "content", project / "templates"
    (content / "leak.txt").symlink_to(outside / "secret.yaml")
    (content / "away").symlink_to(outside)
    (content / "loop").symlink_to(".")
    (content / "dangling.md").symlink_to("nowhere")
    (content / ".hidden").symlink_to(outside / "secret.yaml")
    os.mkfifo(content / "pipe.md")
    (content / "a\n::error::b.md").write_text("# b", encoding="utf-8")
    (templates / "assets/leak.css").symlink_to(outside / "secret.yaml")
    (templates / "zero.html").symlink_to("/dev/zero")
    names = [
        "content/.hidden",
        "content/a\\n::error::b.md",
        "content/away",
        "content/dangling.md",
        "content/leak.txt",
        "content/loop",
        "content/pipe.md",
        "templates/assets/leak.css",
        "templates/zero.html",
    ]
    for command in (("build.py",), ("-m", "mkdocs", "build")):
        done = run(*command, cwd=project)
        problems = [line for line in done.stderr.splitlines() if ": [outside] " in line]
        assert [line.partition(":1:1: ")[0] for line in problems] == names
        assert (done.returncode, "Traceback" in done.stderr, "\n::error" in done.stderr) == (1, False, False)
        assert not (project / "site").exists()


@pytest.mark.slow
def test_links_that_stay_inside_are_followed_and_copies_of_editors_are_not_published(project: Path) -> None:
    content = project / "content"
    (content / "words.md").symlink_to("glossary.md")
    (content / "glossary.md~").write_text("draft", encoding="utf-8")
    (content / "#glossary.md#").write_text("draft", encoding="utf-8")
    (content / ".#glossary.md").symlink_to("somebody@somewhere.123")
    (content / "shared").mkdir()
    (content / "shared/one.txt").write_text("one", encoding="utf-8")
    (content / "also").symlink_to("shared")
    done = in_process(cwd=project)
    assert done.returncode == 0, done.stderr
    site = project / "site"
    assert (site / "words/index.html").is_file()
    assert (site / "also/one.txt").read_text(encoding="utf-8") == "one"
    assert not list(site.rglob("*glossary.md*"))


@pytest.mark.parametrize("lost", ["content", "templates/assets"])
def test_a_folder_that_cannot_be_listed_once_loses_no_page_and_no_style(
    project: Path, lost: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """MkDocs walks on in silence where the system fails to list a folder."""
    walk = os.walk

    def fails_once(top: str, **options: Any) -> Iterator[tuple[str, list[str], list[str]]]:
        for folder, folders, names in walk(top, **options):
            yield folder, folders, [] if Path(folder) == project / lost else names

    monkeypatch.setattr("os.walk", fails_once)
    done = in_process(cwd=project, FACTSHEET_SEARCH="off")
    assert done.returncode == 1
    (problem, _) = done.stderr.splitlines()
    assert re.match(rf"{lost}:1:1: \[mkdocs\] MkDocs did not find \d+ files? of this folder; the system", problem)
    assert not (project / "site").exists()
