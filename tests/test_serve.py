"""A real `mkdocs serve` over HTTP: saves show, broken saves do not kill it, and the browser is told to reload."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PATIENCE = 40.0
"""Seconds until a test gives up; no test waits this long when all is well."""


@dataclass
class Server:
    """A preview of a copy of the project."""

    project: Path
    url: str
    log: Path
    process: subprocess.Popen[bytes]

    def get(self, path: str = "") -> str:
        """A page's text; an error page's text too."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return error.read().decode()

    def epoch(self) -> int:
        """The version of the site that a browser is told, from the script that the server puts in each page."""
        found = re.search(r"livereload\((\d+), (\d+)\)", self.get())
        assert found
        return int(found[1])

    def wait(self, path: str, until: Callable[[str], bool]) -> str:
        """The page once it is as wanted."""
        limit = time.monotonic() + PATIENCE
        text = ""
        while time.monotonic() < limit:
            assert self.process.poll() is None, self.log.read_text()
            try:
                text = self.get(path)
            except OSError:
                text = ""
            if text and until(text):
                return text
            time.sleep(0.1)
        pytest.fail(f"{path} never came to be as wanted:\n{text[:2000]}\n{self.log.read_text()[-2000:]}")

    def change(self, file: str, old: str, new: str) -> None:
        """Save a file of the project with `old` replaced."""
        path = self.project / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


def start(project: Path) -> Server:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = project / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
    return Server(project, f"http://127.0.0.1:{port}/", log, process)


def end(server: Server) -> None:
    server.process.send_signal(signal.SIGINT)
    server.process.wait(timeout=PATIENCE)


@pytest.fixture
def serve(project: Path) -> Iterator[Callable[[], Server]]:
    """Starts a preview of the project; it is ended after the test."""
    started: list[Server] = []

    def begin() -> Server:
        started.append(start(project))
        return started[-1]

    yield begin
    for server in started:
        end(server)


PAGE = "lighthouses/north-cape/"
OVERLAY = 'id="factsheet-problems"'


def test_a_preview_lives_through_broken_saves(serve: Callable[[], Server]) -> None:
    server = serve()
    server.wait(PAGE, lambda text: "41.5 metres" in text)
    assert OVERLAY not in server.get(PAGE)
    assert "There is no such page" in server.get("pagefind/pagefind.js")  # a preview has no full text to search
    assert "North Cape Light" in server.get("search/names.json")

    server.change("facts.yaml", "stands **41.5 metres** tall", "rises **41.5 metres** high")
    server.wait(PAGE, lambda text: "high" in text and OVERLAY not in text)

    server.change("facts.yaml", "kind: keeper-body", "kind: keper")
    broken = server.wait(PAGE, lambda text: OVERLAY in text)
    assert "41.5 metres" in broken, "the last good site stays up"
    assert "facts.yaml:89:11: [unknown-kind] there is no kind `keper`" in broken
    assert "facts.yaml:89:11: [unknown-kind]" in server.log.read_text()

    server.change("facts.yaml", "kind: keper", "kind: keeper-body")
    server.wait(PAGE, lambda text: OVERLAY not in text)


def test_a_broken_template_is_survived(serve: Callable[[], Server]) -> None:
    server = serve()
    server.wait(PAGE, lambda text: "At a glance" in text)
    server.change("templates/entity.html", "At a glance", "{{ page.no_such }}")
    assert "templates/entity.html:" in server.wait(PAGE, lambda text: OVERLAY in text)
    server.change("templates/entity.html", "{{ page.no_such }}", "{% if %}")
    server.wait(PAGE, lambda text: OVERLAY in text and "Expected an expression" in text)
    server.change("templates/entity.html", "{% if %}", "In short")
    server.wait(PAGE, lambda text: OVERLAY not in text and "In short" in text)


def test_a_broken_mkdocs_yml_is_survived(serve: Callable[[], Server]) -> None:
    server = serve()
    server.wait(PAGE, lambda text: "At a glance" in text)
    server.change("mkdocs.yml", "site_dir: site", "site_dir: site\nuse_directory_urls: perhaps")
    assert "mkdocs.yml:" in server.wait(PAGE, lambda text: OVERLAY in text and "use_directory_urls" in text)
    server.change("mkdocs.yml", "use_directory_urls: perhaps", "site_name: [")
    server.wait(PAGE, lambda text: OVERLAY in text and "parsing" in text)
    server.change("mkdocs.yml", "\nsite_name: [", "")
    server.wait(PAGE, lambda text: OVERLAY not in text and "At a glance" in text)


def test_it_starts_on_a_broken_file_and_waits(serve: Callable[[], Server], project: Path) -> None:
    facts = project / "facts.yaml"
    good = facts.read_text(encoding="utf-8")
    facts.write_text(good.replace("kind: keeper-body", "kind: keper"), encoding="utf-8")
    server = serve()
    assert "facts.yaml:89:11" in server.wait(PAGE, lambda text: OVERLAY in text), "at every address"
    before = server.epoch()
    facts.write_text(good, encoding="utf-8")
    server.wait(PAGE, lambda text: "At a glance" in text and OVERLAY not in text)
    assert server.epoch() > before, "the waiting page reloads by itself"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("facts.yaml", "northern cape", "northernmost cape"),
        ("templates/entity.html", "At a glance", "In short"),
        ("templates/assets/site.css", "#fdfcf9", "#fdfcf8"),
        ("content/glossary.md", "# Glossary", "# Words"),
    ],
)
def test_a_save_reloads_the_browser(file: str, old: str, new: str, serve: Callable[[], Server]) -> None:
    server = serve()
    server.wait(PAGE, lambda text: "At a glance" in text)
    before = server.epoch()
    server.change(file, old, new)
    with urllib.request.urlopen(f"{server.url}livereload/{before}/1", timeout=PATIENCE) as answer:
        assert int(answer.read()) > before, "the waiting browser is told at once"


def test_nothing_is_written_into_the_project(serve: Callable[[], Server], project: Path) -> None:
    server = serve()
    server.wait(PAGE, lambda text: "At a glance" in text)
    ours = {
        "build.py",
        "mkdocs.yml",
        "factsheet",
        "templates",
        "content",
        "facts.yaml",
        "serve.log",
        "__pycache__",
        ".cache",
    }
    assert {path.name for path in project.iterdir()} <= ours
