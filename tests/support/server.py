"""A real `mkdocs serve` of a copy of the project."""

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
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

PATIENCE = 120.0
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
    # MkDocs leaves its site in the folder for temporary files
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            stdout=out,
            stderr=subprocess.STDOUT,
            preexec_fn=_hear_ctrl_c,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "TMPDIR": os.environ.get("TMPDIR", str(project.parent))},
        )
    return Server(project, f"http://127.0.0.1:{port}/", log, process)


def _hear_ctrl_c() -> None:
    """Hear SIGINT also where the shell that began the tests in its background ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


PAGE = "lighthouses/north-cape/"


OVERLAY = 'id="factsheet-problems"'
