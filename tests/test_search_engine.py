"""Pagefind's service: pages in an order of ours, what it says when it fails, its end with the process that asked."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from factsheet.build import search_engine, search_normalize
from factsheet.build.search_engine import EngineError

PAGE = '<!doctype html><html lang="en"><body><h1>{0}</h1><p>The tower of {0} is tall.</p></body></html>'
PAGES = [(f"{name}/index.html", PAGE.format(name)) for name in ("cork", "aran", "bray", "dale")]


def numbered(files: Mapping[str, bytes]) -> list[str]:
    """Return the hashes of the pages of an index in the order of their numbers."""
    (meta,) = (content for path, content in files.items() if path.endswith(".pf_meta"))
    return [page[0] for page in search_normalize._load(meta)[1]]


def test_pages_are_numbered_in_the_order_in_which_they_come() -> None:
    once, again, backwards = (search_engine.index(pages) for pages in (PAGES, PAGES, PAGES[::-1]))
    assert once == again
    assert len(set(numbered(once))) == len(PAGES)
    assert numbered(backwards) == numbered(once)[::-1]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of Pagefind's. It has to be written yet."""
    file = tmp_path / "program"
    file.write_text("#!/bin/sh\n", encoding="utf-8")
    file.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(file))
    return file


ANSWERS = {
    "says why": ("echo 'a bad day' >&2", "a bad day"),
    "says nothing": ("exit 3", "^$"),
    "answers with other words": ("head -c 1 > /dev/null; echo hello", "hello"),
    "tells of an error": (
        # {"payload": {"type": "Error", "message": "no room"}}
        "printf 'eyJwYXlsb2FkIjogeyJ0eXBlIjogIkVycm9yIiwgIm1lc3NhZ2UiOiAibm8gcm9vbSJ9fQ==,'; cat > /dev/null",
        "no room",
    ),
}


@pytest.mark.parametrize(("does", "says"), ANSWERS.values(), ids=ANSWERS)
def test_a_failure_is_told_in_its_words(program: Path, does: str, says: str) -> None:
    program.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    with pytest.raises(EngineError, match=says):
        search_engine.index(PAGES)


def test_a_program_that_is_not_there_is_a_failure(program: Path) -> None:
    program.unlink()
    with pytest.raises(EngineError, match="No such file"):
        search_engine.index(PAGES)


def test_a_service_ends_with_the_process_that_asked(tmp_path: Path, program: Path) -> None:
    """A build that is killed leaves nothing that goes on."""
    ended = tmp_path / "ended"
    program.write_text(f'#!/bin/sh\n"{real_program()}" "$@"\ntouch "{ended}"\n', encoding="utf-8")
    asking = (
        "import time; from factsheet.build.search_engine import index\n"
        "def pages():\n    yield 'a.html', '<p>One</p>'\n    print('begun', flush=True)\n    time.sleep(60)\n"
        "index(pages())"
    )
    with subprocess.Popen([sys.executable, "-c", asking], stdout=subprocess.PIPE, text=True) as asker:
        assert asker.stdout
        assert asker.stdout.readline() == "begun\n"
        assert not ended.exists()
        asker.kill()
    assert comes(ended)


def real_program() -> str:
    code = "from pagefind.service import get_executable; print(get_executable())"
    env = {name: value for name, value in os.environ.items() if name != "PAGEFIND_BINARY_PATH"}
    return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout[:-1]


def comes(file: Path) -> bool:
    """Tell whether a file comes to be before a patient person would give up."""
    for _ in range(600):
        if file.exists():
            return True
        time.sleep(0.1)
    return False
