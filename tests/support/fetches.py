"""Commands that fetch something from a network, and whether what they fetch is pinned."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.support.project import ROOT

_COMMANDS = re.compile(
    r"""(?P<pip>\bpip3?\ (?:--python\ \S+\ )?(?:install|download|wheel)\b.*)
    |(?P<uv>\buvx\b.*|\buv\ (?:tool|run|add|sync)\b.*)
    |(?P<npm>\bnpm\ (?:install|i|ci|add|exec|update)\b.*|\bnpx\b.*|\byarn\b.*|\bpnpm\b.*)
    |(?P<shell>\b(?:curl|wget)\b.*)
    |(?P<action>\buses:.*)
    |(?P<image>^FROM\ .*|\bdocker\ (?:run|pull)\b.*)
    |(?P<others>\b(?:gem|cargo|go|brew|conda|pipx)\ (?:install|run)\b.*)""",
    re.VERBOSE,
)
_IS_PINNED = {
    "pip": re.compile(r"--require-hashes|--no-deps --no-build-isolation"),
    "npm": re.compile(r"npm ci\b.* --ignore-scripts\b"),  # package-lock.json has the hashes
    "action": re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+"),
}
"""What pins a command; one of another sort is never pinned."""

_SUFFIXES = ("", ".yml", ".yaml", ".json", ".sh", ".toml", ".py", ".cfg")
_FOLDERS = (".github", ".ci", ".devcontainer", ".vscode", "tools", "bench", "factsheet/edit/starter")
_FILES = ("Makefile", ".pre-commit-config.yaml", "pyproject.toml")


def files() -> list[Path]:
    """Return the files in git that run commands: makefiles, workflows, settings, scripts."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    names = [name for name in listed.stdout.split("\0") if name in _FILES or name.startswith(_FOLDERS)]
    return [ROOT / name for name in names if (ROOT / name).suffix in _SUFFIXES and "package-lock" not in name]


def unpinned(text: str) -> Iterator[str]:
    """Yield the commands of a text that fetch what nobody has pinned. A comment runs nothing."""
    for line in text.replace("\\\n", " ").splitlines():
        words = "" if line.lstrip().startswith("#") else line
        for match in _COMMANDS.finditer(words):
            sort = str(match.lastgroup)
            pinned = _IS_PINNED.get(sort)
            if not (pinned and pinned.search(match[0])):
                yield match[0].strip()
