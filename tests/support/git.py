"""Projects under git, for tests of what compares with a former version."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(project: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=project, check=True, capture_output=True)


def committed(project: Path) -> None:
    """Commit everything in a project that is not under git yet."""
    git(project, "init", "--quiet")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message", "first")
