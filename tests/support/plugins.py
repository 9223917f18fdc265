"""The generator's wheel and plugins of MkDocs, as they are installed from the registry."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.support.project import ROOT, run

PLUGINS = ROOT / "tests" / "plugins.txt"


def call(*words: object, at: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command of somebody who has only the new site."""
    own = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
    own |= {"SITE_URL": "https://halls.example/", "FACTSHEET_SEARCH": "off", "NO_MKDOCS_2_WARNING": "1", **variables}
    return subprocess.run(list(map(str, words)), cwd=at, env=own, capture_output=True, text=True, check=False)


def install(folder: Path) -> Path:
    """Write a new site in git into a folder, beside an environment with the generator's wheel and all plugins."""
    pip = (folder / "venv/bin/python", "-m", "pip", "-q")
    for words in (
        (sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, ROOT),
        (sys.executable, "-m", "venv", folder / "venv"),
    ):
        assert call(*words, at=folder).returncode == 0
    (wheel,) = folder.glob("*.whl")
    installed = call(*pip, "install", "--no-compile", wheel, "-r", PLUGINS, at=folder)
    assert installed.returncode == 0, installed.stderr
    begun = run("build.py", "init", folder / "site", "--name", "Halls", "--kind", "Place:Places", "--wheel", wheel)
    assert begun.returncode == 0, begun.stderr
    for command in ("init", "add .", "-c user.name=A -c user.email=a@example.org commit -m One"):
        assert call("git", *command.split(), at=folder / "site").returncode == 0
    return folder
