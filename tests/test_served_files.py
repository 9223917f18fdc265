"""A preview's files while saves replace them: each answer is one file, whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from factsheet.core.problems import Place, Problem
from factsheet.mkdocs_hook.overlay import Preview


def test_a_file_that_is_replaced_while_it_is_asked_for_has_its_own_length(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A save puts a longer file in its place when it is open already, and MkDocs measures by name."""
    for name, content in {"404.html": "", "facts.json": "[1]", "longer.json": "[1, 2, 3]"}.items():
        (tmp_path / name).write_text(content)
    measure = os.path.getsize

    def measured_late(path: str) -> int:
        if (tmp_path / "longer.json").exists():
            os.replace(tmp_path / "longer.json", tmp_path / "facts.json")
        return measure(path)

    preview = Preview(lambda _: ())
    preview.folder = tmp_path
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    serve = preview.cover(server.get_app(), "/")  # type: ignore[arg-type]
    monkeypatch.setattr("mkdocs.livereload.os.path.getsize", measured_late)

    def asked() -> tuple[int, bytes]:
        answer: list[tuple[str, str]] = []
        body = b"".join(serve({"PATH_INFO": "/facts.json"}, lambda _, headers: answer.extend(headers)))
        return int(dict(answer)["Content-Length"]), body

    assert asked() == (3, b"[1]")
    assert asked() == (9, b"[1, 2, 3]")
    server.server_close()


def test_a_preview_that_cannot_write_the_page_of_its_problems_goes_on(tmp_path: Path) -> None:
    """As on a full disk: the page that waits for a first site cannot be written either."""
    problem = Problem(Place("facts.yaml"), "system", "No space left on device", "make room there")
    preview = Preview(lambda _: (problem,))
    preview.folder = tmp_path / "full"

    def build() -> None:
        raise OSError

    preview.guard(build)()
    assert preview.problems == (problem,)
