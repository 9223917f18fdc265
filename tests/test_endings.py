"""Builds and previews that end early, start badly or meet each other: one line, the right exit code, nothing left."""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from factsheet.build import publish
from factsheet.build.turn import turn
from tests.support.breaking import state
from tests.support.project import ROOT, run
from tests.support.server import OVERLAY, PAGE, PATIENCE, Server, start
from tools import processes

pytestmark = pytest.mark.slow

BUILDS = {"build.py": ("build.py",), "mkdocs": ("-m", "mkdocs", "build")}
ONE = [BUILDS["build.py"], pytest.param(BUILDS["mkdocs"], marks=pytest.mark.exhaustive)]
SERVE = ("-m", "mkdocs", "serve")


@pytest.fixture(scope="module")
def first(pattern: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site is published; a build that ends early may not change it, so it is built once."""
    project = Path(shutil.copytree(pattern, tmp_path_factory.mktemp("first") / "project"))
    assert run("build.py", cwd=project, FACTSHEET_SEARCH="off").returncode == 0
    return project


@pytest.fixture
def published(first: Path, pattern: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """That project, with a folder of its own for temporary files. Afterwards nothing may be left of a build."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setenv("FACTSHEET_SEARCH", "off")
    before = state(first / "site")
    yield first
    shutil.copy2(pattern / "mkdocs.yml", first)
    assert state(first / "site") == before, "the old site stands"
    assert sorted(first.glob(".site*")) == []
    assert sorted(path.name for path in (tmp_path / "temporary").iterdir() if "pytest" not in path.name) == []


def end_in_the_middle(project: Path, name: str) -> None:
    """Let each build of a project send itself a signal once its pages of facts are written."""
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("hooks: [build.py]", "hooks: [build.py, ending.py]")
    config.write_text(text, encoding="utf-8")
    lines = ("import os, signal", "def on_post_page(html, **_):", f"    os.kill(os.getpid(), signal.{name})")
    (project / "ending.py").write_text("\n".join([*lines, "    return html", ""]), encoding="utf-8")


@pytest.mark.parametrize("command", [*BUILDS.values(), (*SERVE, "-a", "127.0.0.1:0")], ids=[*BUILDS, "serve"])
@pytest.mark.parametrize(
    "name", ["SIGTERM", *(pytest.param(name, marks=pytest.mark.exhaustive) for name in ("SIGINT", "SIGHUP"))]
)
def test_a_signal_in_the_middle_of_a_build_leaves_nothing(command: tuple[str, ...], name: str, published: Path) -> None:
    end_in_the_middle(published, name)
    done = run(*command, cwd=published)
    is_interrupt = "serve" in command or name == "SIGINT"
    assert done.returncode == (1 if is_interrupt else 128 + getattr(signal, name))
    assert ("Aborted!" if is_interrupt else "stopped; nothing was published") in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", pytest.param("SIGHUP", marks=pytest.mark.exhaustive)])
def test_a_preview_ends_and_leaves_nothing(name: str, published: Path) -> None:
    server = start(published)
    try:
        said(server, "Serving on")
        server.process.send_signal(getattr(signal, name))
        assert server.process.wait(PATIENCE) == 0
    finally:
        processes.end(server.process)
    assert "Shutting down" in server.log.read_text(encoding="utf-8")
    assert "Traceback" not in server.log.read_text(encoding="utf-8")
    server.log.unlink()


def said(server: Server, words: str) -> None:
    limit = time.monotonic() + PATIENCE
    while words not in server.log.read_text(encoding="utf-8"):
        assert time.monotonic() < limit, server.log.read_text(encoding="utf-8")
        assert server.process.poll() is None, server.log.read_text(encoding="utf-8")
        time.sleep(0.02)


def test_a_used_port_is_one_line(published: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run(*SERVE, "-a", f"127.0.0.1:{port}", cwd=published)
    is_refused(done, port)
    assert "mkdocs.yml:1:1: " in done.stderr
    assert "Cleaning site directory" not in done.stderr, "it built a site first"


@pytest.mark.exhaustive
def test_a_port_that_is_taken_during_the_first_build_is_one_line(published: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
    config = published / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("hooks: [build.py]", "hooks: [build.py, taking.py]")
    config.write_text(text, encoding="utf-8")
    lines = ("import socket", "def on_env(env, **_):", "    global other")
    take = f"    other = socket.create_server(('127.0.0.1', {port}))"
    (published / "taking.py").write_text("\n".join([*lines, take, "    return env", ""]), encoding="utf-8")
    done = run(*SERVE, "-a", f"127.0.0.1:{port}", cwd=published)
    is_refused(done, port)
    assert "Cleaning site directory" in done.stderr


def is_refused(done: subprocess.CompletedProcess[str], port: int) -> None:
    """Look for the line that an address is used, and for no traceback."""
    assert done.returncode == 1
    assert f" [address] nobody can listen on 127.0.0.1:{port}: Address already in use; end what uses it" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("name", "value"), [("SOURCE_DATE_EPOCH", "soon"), ("FACTSHEET_JOBS", "two")])
def test_a_variable_that_says_nothing_ends_a_preview(name: str, value: str, published: Path) -> None:
    done = run(*SERVE, "-a", "127.0.0.1:0", cwd=published, **{name: value})
    assert done.returncode == 1
    assert f"environment:1:1: [variable] `{value}` is no value of {name}; expected " in done.stderr
    assert "Traceback" not in done.stderr


FOLDERS = {
    "notes.txt/site": "File exists; name another folder: what stands there is a file",
    "notes.txt": "this is a file; expected a folder for the site, or nothing; name another folder",
    "/proc/none/site": "No such file or directory; see that it is there",
}


@pytest.mark.parametrize("command", ONE, ids=BUILDS)
@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_that_cannot_be_written_is_one_line(command: tuple[str, ...], folder: str, published: Path) -> None:
    (published / "notes.txt").write_text("mine", encoding="utf-8")
    config = published / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("site_dir: site", f"site_dir: {folder}")
    config.write_text(text, encoding="utf-8")
    done = run(*command, cwd=published)
    assert (done.returncode, (published / "notes.txt").read_text(encoding="utf-8")) == (1, "mine")
    assert FOLDERS[folder] in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ONE, ids=BUILDS)
def test_a_disk_that_takes_no_more_is_one_line(command: tuple[str, ...], published: Path) -> None:
    """As files may be no larger than a page, what is larger meets an error in the middle of a write."""
    facts = published / "facts.yaml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text.replace("**41.5 metres** tall", "**41.5 metres** high"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, *command],
        cwd=published,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000)),
    )
    facts.write_text(text, encoding="utf-8")
    assert done.returncode == 1
    assert f"{published}/site:1:1: [system] File too large; allow larger files" in done.stderr
    assert "Traceback" not in done.stderr


SETTINGS = (
    "site_name: Lights\ndocs_dir: content\ntheme: {name: null, custom_dir: templates}\nhooks: [build.py]\nplugins: []\n"
)
BAD_SETTINGS = {
    "docs_dir: nowhere": "nowhere' isn't an existing directory",
    "site_name: [": "error parsing the configuration file",
    "extra: 5": "Expected a key-value mapping",
    "extra: {facts: [a]}": "[mkdocs] `facts` is `['a']`; expected the path of a file or folder; write it as a text",
    "extra: {cards: some}": "[mkdocs] `cards` is `some`; expected entities, figures or none; leave it out",
}


def set_badly(project: Path, line: str) -> None:
    kept = [one for one in SETTINGS.splitlines() if one.partition(":")[0] != line.partition(":")[0]]
    (project / "mkdocs.yml").write_text("\n".join([*kept, line, ""]), encoding="utf-8")


@pytest.mark.parametrize("command", ONE, ids=BUILDS)
@pytest.mark.parametrize("line", BAD_SETTINGS)
def test_bad_settings_are_one_line(command: tuple[str, ...], line: str, published: Path) -> None:
    set_badly(published, line)
    done = run(*command, cwd=published)
    assert done.returncode == 1
    assert BAD_SETTINGS[line] in done.stderr
    assert "Traceback" not in done.stderr


def test_a_preview_waits_until_our_own_settings_are_mended(published: Path) -> None:
    set_badly(published, "extra: {cards: some}")
    server = start(published)
    try:
        assert "`cards` is `some`" in server.wait("", lambda text: OVERLAY in text)
        set_badly(published, "extra: {cards: none}")
        server.wait(PAGE, lambda text: "41.5" in text and OVERLAY not in text)
    finally:
        processes.end(server.process)
    assert "Traceback" not in server.log.read_text(encoding="utf-8")
    server.log.unlink()


HOLDING = """
import sys, time
from pathlib import Path
from factsheet.build import publish
from factsheet.build.turn import turn
with turn(Path(sys.argv[1]), print):
    publish.staging(Path(sys.argv[1]))
    print("mine", flush=True)
    time.sleep(600)
"""


def holding(site_dir: Path) -> subprocess.Popen[str]:
    """Start a process that has the turn to publish in a folder, and builds there."""
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(site_dir)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert other.stdout
    assert other.stdout.readline() == "mine\n"
    return other


def wait_for_lock(build: subprocess.Popen[str]) -> None:
    """Wait until the system lists a build among those that wait for a lock, if this system has such a list."""
    locks, limit = Path("/proc/locks"), time.monotonic() + PATIENCE
    while locks.exists() and not re.search(rf"-> .* {build.pid} ", locks.read_text(encoding="utf-8")):
        assert build.poll() is None, "it did not wait"
        assert time.monotonic() < limit
        time.sleep(0.02)


@pytest.mark.parametrize("command", ONE, ids=BUILDS)
def test_a_second_build_waits_for_the_first_and_cleans_up_when_that_dies(
    command: tuple[str, ...], project: Path
) -> None:
    other = holding(project / "site")
    build = subprocess.Popen([sys.executable, *command], cwd=project, stderr=subprocess.PIPE, text=True)
    try:
        assert build.stderr
        while "waits until that is done" not in build.stderr.readline():
            assert build.poll() is None
        wait_for_lock(build)
        assert (project / f".site.building-{other.pid}").is_dir(), "it is of somebody who lives"
        assert not (project / "site").exists()
        other.kill()
        assert build.wait(PATIENCE) == 0
    finally:
        processes.end(other)
        processes.end(build)
    assert (project / "site" / "index.html").is_file()
    assert sorted(project.glob(".site*")) == [], "what the dead one left is gone"


def test_a_turn_ends_with_its_process_though_children_live(tmp_path: Path) -> None:
    """Processes that are forked meanwhile do not hold it: else those of a killed build would block the next one."""
    ready, done = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        with turn(tmp_path / "site", print):
            if os.fork() == 0:
                os.read(done[0], 1)
                os._exit(0)
            os.write(ready[1], b"x")
            os._exit(0)  # as if killed: nothing is let go or removed
    os.read(ready[0], 1)
    os.waitpid(child, 0)
    waits: list[str] = []
    with turn(tmp_path / "site", waits.append) as is_alone:
        assert is_alone
    os.write(done[1], b"x")
    assert waits == []
    assert list(tmp_path.iterdir()) == []


def test_turns_are_taken_one_at_a_time(tmp_path: Path) -> None:
    """Many processes write and read back a number in one file, each in its turn: none is lost."""
    count = tmp_path / "count"
    count.write_text("0", encoding="utf-8")
    children, (waiting, begin) = [], os.pipe()
    for _ in range(8):
        children.append(os.fork())
        if children[-1] == 0:
            os.close(begin)
            os.read(waiting, 1)  # they begin together
            for _ in range(25):
                with turn(tmp_path / "site", print):
                    number = int(count.read_text(encoding="utf-8"))
                    time.sleep(0.001)  # without turns, another one would read the same number now
                    count.write_text(str(number + 1), encoding="utf-8")
            os._exit(0)
    os.close(begin)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 8
    assert count.read_text(encoding="utf-8") == "200"
    assert list(tmp_path.iterdir()) == [count]


def test_only_who_is_alone_takes_folders_of_living_processes_for_dead(tmp_path: Path) -> None:
    """A number of a dead process may have gone to another one; where there are no locks, numbers have to do."""
    living = tmp_path / f".site.building-{os.getppid()}"
    living.mkdir()
    publish.prepare(tmp_path / "site")
    assert living.is_dir()
    publish.prepare(tmp_path / "site", is_alone=True)
    assert not living.exists()
