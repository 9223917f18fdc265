"""Every page of the built site is valid HTML, by the Nu Html Checker; its warnings count too."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.support.project import ROOT, left_out

pytestmark = pytest.mark.slow

JAR = ROOT / "tools" / "npm" / "vnu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.fixture(scope="module")
def checker() -> list[str]:
    """The command that checks HTML files and prints JSON."""
    if not shutil.which("java"):
        left_out("there is no java on this machine (Debian: apt-get install default-jre-headless)")
    if not JAR.is_file():
        left_out("the Nu Html Checker is not here: `make test` fetches it with npm")
    return ["java", "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always"]


def complaints(checker: list[str], files: Iterable[Path], folder: Path) -> Iterator[str]:
    """What the checker says of files, a line for each message."""
    done = subprocess.run(
        [*checker, *map(str, files)], capture_output=True, text=True, check=False, timeout=300, cwd=folder
    )
    assert done.stdout, done.stderr
    for message in json.loads(done.stdout)["messages"]:
        if "violates Content Security Policy" in message["message"]:
            continue  # it knows no origin of a file, and takes JSON-LD for a script: test_policy.py asks browsers
        page = message.get("url", "").partition(f"{folder}/")[2]
        extract = " ".join(message.get("extract", "").split())
        yield f"{page}:{message.get('lastLine', 0)}: {message['type']}: {message['message']} {extract}"


def test_every_page_is_valid_html(checker: list[str], built: Path) -> None:
    found = list(complaints(checker, sorted(built.rglob("*.html")), built))
    assert not found, f"{len(found)} messages\n" + "\n".join(found[:40])


def test_a_mistake_would_be_found(checker: list[str], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><title>A</title><p id=a><p id=a><b><p></b>", encoding="utf-8")
    found = list(complaints(checker, [page], tmp_path))
    assert any("Duplicate ID" in line and line.startswith("page.html:1: error") for line in found)
