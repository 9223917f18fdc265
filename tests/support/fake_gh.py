"""The few addresses of GitHub's API that the scripts of the workflows ask, as the command `gh api` answers for them.

Its state is the JSON file that FAKE_GH names: the answers to GET by path, and under `sent` what was made or changed.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import sys
from pathlib import Path
from typing import Any


def main() -> None:
    """Answer one request."""
    words = argparse.ArgumentParser()
    words.add_argument("api", choices=["api"])
    words.add_argument("--method", required=True)
    words.add_argument("--paginate", action="store_true")
    words.add_argument("--slurp", action="store_true")
    words.add_argument("--raw-field", action="append", default=[])
    words.add_argument("--input")
    words.add_argument("path")
    asked = words.parse_args()
    file = Path(os.environ["FAKE_GH"])
    state = json.loads(file.read_text(encoding="utf-8"))
    if not os.environ.get("GH_TOKEN") or (asked.method == "GET" and asked.path not in state["answers"]):
        sys.exit("gh: Not Found (HTTP 404)")
    if asked.method == "GET":
        answer(asked, state["answers"][asked.path])
    else:
        assert asked.input == "-"
        store(state, asked.method, asked.path, json.loads(sys.stdin.read()))
        file.write_text(json.dumps(state), encoding="utf-8")


def answer(asked: argparse.Namespace, content: Any) -> None:
    """Print an answer; a list in pages of two, of which only `--paginate` brings more than the first."""
    if isinstance(content, str):
        sys.stdout.buffer.write(base64.b64decode(content))
    elif isinstance(content, list):
        pages = [content[at : at + 2] for at in range(0, len(content), 2)] or [[]]
        print(json.dumps(pages if asked.paginate and asked.slurp else pages[0]))
    else:
        print(json.dumps(content))


def store(state: dict[str, Any], method: str, path: str, fields: dict[str, str]) -> None:
    """Keep what a workflow makes or changes, so that the next request finds it."""
    state["sent"].append([method, path])
    if method == "POST":
        listed = state["answers"].setdefault(path, [])
        number = 1000 + len(state["sent"])
        new = {"id": number, "number": number, "state": "open", "user": {"login": "github-actions[bot]"}, **fields}
        listed.insert(0, new) if path.endswith("/issues") else listed.append(new)
    else:
        key = int(path.rpartition("/")[2])
        lists = [entries for entries in state["answers"].values() if isinstance(entries, list)]
        (entry,) = [entry for entries in lists for entry in entries if entry.get("id") == key]
        entry.update(fields)


if __name__ == "__main__":
    main()
