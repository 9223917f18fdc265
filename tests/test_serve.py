"""A real `mkdocs serve` over HTTP: saves show, broken saves do not kill it, and the browser is told to reload."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.project import inherit
from tests.support.server import OVERLAY, PAGE, PATIENCE, Server, start
from tools import processes

pytestmark = pytest.mark.slow


@pytest.fixture
def serve(project: Path) -> Iterator[Callable[[], Server]]:
    """Starts a preview of the project; it is ended after the test."""
    started: list[Server] = []

    def begin() -> Server:
        started.append(start(project))
        return started[-1]

    yield begin
    for server in started:
        processes.end(server.process)


def test_a_preview_lives_through_broken_saves(serve: Callable[[], Server]) -> None:
    server = serve()
    server.wait(PAGE, lambda text: "<b>41.5</b> metres" in text)
    assert OVERLAY not in server.get(PAGE)
    assert "There is no such page" in server.get("pagefind/pagefind.js")  # a preview has no full text to search
    assert "North Cape Light" in server.get("search/names.json")

    server.change("facts.yaml", "stands **41.5 metres** tall", "rises **41.5 metres** high")
    server.wait(PAGE, lambda text: "high" in text and OVERLAY not in text)

    server.change("facts.yaml", "kind: keeper-body", "kind: keper")
    broken = server.wait(PAGE, lambda text: OVERLAY in text)
    assert "<b>41.5</b> metres" in broken, "the last good site stays up"
    assert "facts.yaml:89:11: [unknown-kind] there is no kind `keper`" in broken
    assert "facts.yaml:89:11: [unknown-kind]" in server.log.read_text()

    server.change("facts.yaml", "kind: keper", "kind: keeper-body")
    server.wait(PAGE, lambda text: OVERLAY not in text)


def test_a_broken_template_is_survived(serve: Callable[[], Server]) -> None:
    server = serve()
    server.wait(PAGE, lambda text: "Compare with others" in text)
    server.change("templates/entity.html", "Compare with others", "{{ page.no_such }}")
    assert "templates/entity.html:" in server.wait(PAGE, lambda text: OVERLAY in text)
    server.change("templates/entity.html", "{{ page.no_such }}", "{% if %}")
    server.wait(PAGE, lambda text: OVERLAY in text and "Expected an expression" in text)
    server.change("templates/entity.html", "{% if %}", "In short")
    server.wait(PAGE, lambda text: OVERLAY not in text and "In short" in text)


def test_a_broken_mkdocs_yml_is_survived(serve: Callable[[], Server]) -> None:
    server = serve()
    server.wait(PAGE, lambda text: "Compare with others" in text)
    server.change("mkdocs.yml", "site_dir: site", "site_dir: site\nuse_directory_urls: perhaps")
    assert "mkdocs.yml:" in server.wait(PAGE, lambda text: OVERLAY in text and "use_directory_urls" in text)
    server.change("mkdocs.yml", "use_directory_urls: perhaps", "site_name: [")
    server.wait(PAGE, lambda text: OVERLAY in text and "parsing" in text)
    server.change("mkdocs.yml", "\nsite_name: [", "")
    server.wait(PAGE, lambda text: OVERLAY not in text and "Compare with others" in text)


def test_a_preview_sees_a_save_of_what_it_inherits(serve: Callable[[], Server], project: Path) -> None:
    base = inherit(project, "cards: none")
    server = serve()
    server.wait(PAGE, lambda text: "Compare with others" in text)
    server.change("base.yml", "cards: none", "cards: some")
    assert "base.yml:" in server.wait(PAGE, lambda text: OVERLAY in text and "`cards` is `some`" in text)
    base.write_text("site_name: [\n", encoding="utf-8")
    assert "base.yml:2:1: " in server.wait(PAGE, lambda text: OVERLAY in text and "parsing" in text)


def test_it_starts_on_a_broken_file_and_waits(serve: Callable[[], Server], project: Path) -> None:
    facts = project / "facts.yaml"
    good = facts.read_text(encoding="utf-8")
    facts.write_text(good.replace("kind: keeper-body", "kind: keper"), encoding="utf-8")
    server = serve()
    assert "facts.yaml:89:11" in server.wait(PAGE, lambda text: OVERLAY in text), "at every address"
    before = server.epoch()
    facts.write_text(good, encoding="utf-8")
    server.wait(PAGE, lambda text: "Compare with others" in text and OVERLAY not in text)
    assert server.epoch() > before, "the waiting page reloads by itself"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("facts.yaml", "northern cape", "northernmost cape"),
        ("templates/entity.html", "Compare with others", "In short"),
        ("templates/assets/site.css", "#fdfcf9", "#fdfcf8"),
        ("content/glossary.md", "# Glossary", "# Words"),
    ],
)
def test_a_save_reloads_the_browser(file: str, old: str, new: str, serve: Callable[[], Server]) -> None:
    server = serve()
    server.wait(PAGE, lambda text: "Compare with others" in text)
    before = server.epoch()
    server.change(file, old, new)
    with urllib.request.urlopen(f"{server.url}livereload/{before}/1", timeout=PATIENCE) as answer:
        assert int(answer.read()) > before, "the waiting browser is told at once"


def test_nothing_is_written_into_the_project(serve: Callable[[], Server], project: Path) -> None:
    server = serve()
    server.wait(PAGE, lambda text: "Compare with others" in text)
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
