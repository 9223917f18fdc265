"""What a preview makes of a save is, to the byte, what a build makes of the same facts; most saves need no build."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench import synthetic
from tests.support.looking import change
from tests.support.project import in_process
from tests.support.server import OVERLAY, PAGE, PATIENCE, Server, start
from tools import processes

pytestmark = pytest.mark.slow

Edit = list[tuple[str, str]]
Edits = tuple[Edit, ...]

DONE = ": no problems"
"""What a preview says when it is done with a save."""


@pytest.fixture
def serve(project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Server]]:
    """Starts a preview of the project that puts its site into a folder beside the project."""
    (project.parent / "served").mkdir()
    change(project / "mkdocs.yml", "extra:\n", "extra:\n  markdown: true\n")
    monkeypatch.setenv("TMPDIR", str(project.parent / "served"))
    started: list[Server] = []

    def begin() -> Server:
        started.append(start(project))
        said(started[-1], "Serving on", 1)  # from then on it watches
        return started[-1]

    yield begin
    for server in started:
        processes.end(server.process)


def said(server: Server, words: str, times: int) -> None:
    """Wait until the preview has said something that many times in all."""
    limit = time.monotonic() + PATIENCE
    while server.log.read_text(encoding="utf-8").count(words) < times:
        assert time.monotonic() < limit, server.log.read_text(encoding="utf-8")
        assert server.process.poll() is None, server.log.read_text(encoding="utf-8")
        time.sleep(0.02)


def builds(server: Server) -> int:
    return server.log.read_text(encoding="utf-8").count("Building documentation")


def files_in(folder: Path) -> dict[str, bytes]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def is_as_built(server: Server) -> None:
    """Compare what is served with what a first build of the same facts makes."""
    is_as_in(first_build(server), server)


def first_build(server: Server) -> Path:
    """Build the site of a preview's project without what is kept of it. Return its folder."""
    target = server.project.parent / "cold"
    cache = server.project / ".cache"
    cache.rename(cache.with_name(".aside"))
    variables = {"SITE_URL": server.url, "FACTSHEET_SEARCH": "off"}
    done = in_process("build", "--site-dir", target, cwd=server.project, **variables)
    shutil.rmtree(cache)
    cache.with_name(".aside").rename(cache)
    assert done.returncode == 0, done.stderr
    return target


def is_as_in(target: Path, server: Server) -> None:
    """Compare what is served with what is in a folder."""
    (served,) = (server.project.parent / "served").glob("mkdocs_*")
    ours, built = files_in(served), files_in(target)
    assert sorted(ours) == sorted(built)
    assert [name for name in built if ours[name] != built[name]] == []


LIGHTHOUSES: Edits = (
    [("stands **41.5 metres** tall", "rises **41.5 metres** high")],
    [("value: 41.5}", "value: 41}"), ("**41.5 metres**", "**41 metres**"), ("quote: 41.5 metres", "quote: 41 metres")],
    [("bound: nearly}\n", "bound: nearly}\n        topics: [towers]\n")],
    [("of: spare store\n", "of: spare store\n        about: [north-cape]\n")],
    [
        (
            "      - id: finest\n",
            "      - id: seen\n        statement: The light is seen from afar.\n        event: true\n"
            '        as_of: "1999"\n        citations: [{source: coast-herald-1999, quote: seen in 1999}]\n'
            "      - id: finest\n",
        )
    ],
    [("        disputed_by: [coast-office.not-finest]\n", "")],
    [("relation: {predicate: kept by, object: coast-office}", "relation: {predicate: kept by, object: pier-7-light}")],
    [("        superseded_by: north-cape.height-2001\n", "")],
    [("statement: The office says that another light is finer.", "statement: The office says another is finer.")],
    [
        (
            "      - id: lit\n        statement: The lamp was first lit on 3 May 1888.\n"
            '        as_of: "1888-05-03"\n        event: true\n'
            "        citations: [{source: coast-herald-1999, quote: first lit on 3 May 1888}]\n",
            "",
        )
    ],
)
FOLDER: Edits = (
    [("works with universities on new chips, which is", "works with universities on new chips and is")],
    [
        ("had at least 72", "had at least 73"),
        ("quote: at least 72", "quote: at least 73"),
        ("value: 72, bound: at", "value: 73, bound: at"),
    ],
    [("topics: [artificial-intelligence]", "topics: [artificial-intelligence, growth]")],
    [("about: [fuhong]", "about: [fuhong, dongxi]")],
    [
        (
            "    facts:\n",
            "    facts:\n      - id: begun\n        statement: Anhan began in May 2016.\n        event: true\n"
            "        as_of: 2016-05\n        attributed_to: {name: Wei Fei, agency: dongxi}\n        topics: [growth]\n"
            "        citations:\n          - {source: report-1, quote: began, dated: in May 2016}\n",
        )
    ],
    [("id: ai-firms-2016\n", "id: ai-firms-2016\n        superseded_by: anhan-data-bureau.ai-firms-2017\n")],
    [
        (
            "      - id: step-d\n"
            "        statement: Anhan Data Bureau lets citizens pay for services with digital money.\n"
            '        topics: [innovation]\n        reviewed: "2025-11-21"\n        citations:\n'
            "          - source: report-0\n            quote: lets citizens pay for services with digital money\n",
            "",
        )
    ],
    [("id: view-b\n", "id: view-z\n"), ("id: view-d\n", "id: view-b\n"), ("id: view-z\n", "id: view-d\n")],
)


def save(file: Path, edit: Edit) -> None:
    """As most editors save: another file takes the place of this one."""
    text = file.read_text(encoding="utf-8")
    for old, new in edit:
        assert old in text
        text = text.replace(old, new, 1)
    draft = file.with_suffix(".draft")
    draft.write_text(text, encoding="utf-8")
    draft.replace(file)


@pytest.mark.parametrize("repository", ["", pytest.param("https://code.example/facts", marks=pytest.mark.exhaustive)])
def test_saves_of_the_only_file(serve: Callable[[], Server], repository: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPO_URL", repository)
    server = serve()
    for number, edit in enumerate(LIGHTHOUSES, 2):
        save(server.project / "facts.yaml", edit)
        said(server, DONE, number)
        is_as_built(server)
    assert builds(server) == 1


@pytest.mark.exhaustive
def test_saves_in_a_folder(serve: Callable[[], Server], project: Path) -> None:
    (project / "facts.yaml").unlink()
    synthetic.write(project / "facts", 40)
    server = serve()
    for number, edit in enumerate(FOLDER, 2):
        save(project / "facts" / "entities-0000.yaml", edit)
        said(server, DONE, number)
        is_as_built(server)
    assert builds(server) == 1


def test_what_is_more_than_facts_takes_a_build(serve: Callable[[], Server]) -> None:
    server = serve()
    server.change("facts.yaml", "name: North Cape Light", "name: Far North Light")
    said(server, DONE, 2)
    is_as_built(server)
    server.change("facts.yaml", "tower is nearly", "tower is now nearly")
    said(server, DONE, 3)
    is_as_built(server)
    server.change("templates/entity.html", "Compare with others", "In short")
    said(server, DONE, 4)
    is_as_built(server)
    assert builds(server) == 3


BROKEN = [
    ("about: [coast-office]", "about: [cost-office]", ":17: [unknown-entity]"),
    ("keepers-offices/coast-office/", "methodologies/", ": [link]"),
    ("as_of: 2000/2001", "as_of: 2000/", ":16: ["),
    ("topics:\n  towers", "topics\n  towers", "facts.yaml:"),
]


def test_a_broken_save_heals(serve: Callable[[], Server]) -> None:
    server = serve()
    built = first_build(server)
    for number, (old, new, problem) in enumerate(BROKEN, 2):
        server.change("facts.yaml", old, new)
        assert problem in server.wait(PAGE, lambda text: OVERLAY in text)
        server.change("facts.yaml", new, old)
        server.wait(PAGE, lambda text: OVERLAY not in text)
        said(server, DONE, number)
        is_as_in(built, server)


def test_a_file_that_is_half_written_heals(serve: Callable[[], Server], project: Path) -> None:
    server = serve()
    text = (project / "facts.yaml").read_text(encoding="utf-8").replace("41.5 metres** tall", "41.5 metres** high")
    with (project / "facts.yaml").open("w", encoding="utf-8") as file:
        file.write(text[:2000])
        file.flush()
        server.wait(PAGE, lambda text: OVERLAY in text)
        file.write(text[2000:])
    server.wait(PAGE, lambda text: OVERLAY not in text and "metres</strong> high" in text)
    said(server, DONE, 2)
    is_as_built(server)
