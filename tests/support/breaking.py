"""Ways to break a project, and what a folder holds."""

from __future__ import annotations

import os
from pathlib import Path


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of a folder with its content and its inode."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {str(file): (file.read_bytes(), os.stat(file).st_ino) for file in files}


def break_link_in_statement(project: Path) -> None:
    facts = project / "facts.yaml"
    text = facts.read_text(encoding="utf-8").replace("(keepers-offices/coast-office/)", "(methodologies/)")
    facts.write_text(text, encoding="utf-8")
