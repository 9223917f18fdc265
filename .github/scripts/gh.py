"""GitHub's API, asked through its command `gh`, which takes the token from GH_TOKEN."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

BOT = "github-actions[bot]"
"""The author of everything that a workflow writes."""

LONGEST = 65_536
"""Characters that GitHub takes as the body of a comment or an issue."""


def get(path: str, **fields: str) -> Any:
    """Return an answer of one page."""
    return json.loads(_run("--method", "GET", path, *_options(fields)))


def get_all(path: str, **fields: str) -> list[Any]:
    """Return the entries on all pages of a list."""
    pages = json.loads(_run("--method", "GET", "--paginate", "--slurp", path, *_options({**fields, "per_page": "100"})))
    return [entry for page in pages for entry in page]


def download(path: str) -> bytes:
    """Return a file."""
    return _run("--method", "GET", path)


def send(method: str, path: str, fields: Mapping[str, str]) -> None:
    """Make or change something; `method` is POST or PATCH."""
    _run("--method", method, path, "--input", "-", content=json.dumps(fields).encode())


def is_ours(post: Mapping[str, Any], marker: str) -> bool:
    """Tell whether a workflow wrote this comment or issue, which begins with `marker`: others may write the same."""
    return bool(post["user"] and post["user"]["login"] == BOT and (post["body"] or "").startswith(marker))


def _options(fields: Mapping[str, str]) -> list[str]:
    return [word for name, value in fields.items() for word in ("--raw-field", f"{name}={value}")]


def _run(*words: str, content: bytes | None = None) -> bytes:
    done = subprocess.run(["gh", "api", *words], input=content, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"gh api {' '.join(words)}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout
