"""Show what a pull request changes in one comment on it, made once and then kept up to date.

Runs after the workflow `check`, with the right to write. The artifact of that workflow was made by the contributor's
code. It is read here as text, and never run; its number counts only if GitHub's API names it for the same commit.
"""

from __future__ import annotations

import json
import os
import re
import sys
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import category
from zipfile import BadZipFile, ZipFile

import gh

ARTIFACT = "pull-request"
MARKER = "<!-- factsheet: what this pull request changes -->"
"""The first words of the comment, by which the next run finds it."""

LARGEST = 4 * gh.LONGEST
"""Bytes of the artifact, and of each file in it: GitHub's limit in characters of four bytes."""

CUT = "\n\n… The rest is in the summary of the run.\n"


def main() -> None:
    """Write the comment for the run that the event names."""
    repository = os.environ["GITHUB_REPOSITORY"]
    run = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))["workflow_run"]
    numbers = open_pull_requests(repository, run)
    packed = artifact(repository, run["id"])
    if not numbers or packed is None:
        print("no open pull request has this commit as its newest, or the run left no artifact: nothing to write")
        return
    number = text_of(packed, "number").strip()
    if number not in numbers:
        sys.exit(f"refused: the artifact names pull request {number!r}; this commit is that of {', '.join(numbers)}")
    print(write(repository, number, body(run["html_url"], text_of(packed, "comment.md"))))


def open_pull_requests(repository: str, run: dict[str, Any]) -> list[str]:
    """Return the numbers of the open pull requests whose newest commit is that of the run."""
    head = run["head_repository"]
    if head is None:  # the fork is gone
        return []
    branch = f"{head['owner']['login']}:{run['head_branch']}"
    requests = gh.get_all(f"repos/{repository}/pulls", state="open", head=branch)
    return [str(request["number"]) for request in requests if _is_head(request["head"], run)]


def _is_head(head: dict[str, Any], run: dict[str, Any]) -> bool:
    name = (head["repo"] or {}).get("full_name")
    return bool(head["sha"] == run["head_sha"] and name == run["head_repository"]["full_name"])


def artifact(repository: str, run_id: int) -> ZipFile | None:
    """Return the artifact of a run. Return None if it has none; exit if it is too big or no archive."""
    listed = gh.get(f"repos/{repository}/actions/runs/{run_id}/artifacts", name=ARTIFACT)["artifacts"]
    if not listed:
        return None
    if listed[0]["size_in_bytes"] > LARGEST:
        sys.exit(f"refused: the artifact has {listed[0]['size_in_bytes']} bytes; {LARGEST} at most")
    try:
        return ZipFile(BytesIO(gh.download(f"repos/{repository}/actions/artifacts/{listed[0]['id']}/zip")))
    except BadZipFile:
        sys.exit("refused: the artifact is no archive")


def text_of(packed: ZipFile, name: str) -> str:
    """Return a file of the artifact. Exit if it is not there, too big or no plain text."""
    try:
        with packed.open(name) as file:
            content = file.read(LARGEST + 1)  # the size that the archive names may be a lie
        text = content.decode("utf-8")
    except (KeyError, ValueError, BadZipFile, RuntimeError, NotImplementedError) as error:
        sys.exit(f"refused: {name} of the artifact cannot be read as text: {error}")
    if len(content) > LARGEST or any(category(character) == "Cc" for character in text if character not in "\n\t"):
        sys.exit(f"refused: {name} of the artifact is too big, or holds control characters")
    return text


def body(run_url: str, text: str) -> str:
    """Return the comment: who says it, then the text, cut at a line's end if it is too long for GitHub."""
    head = f"{MARKER}\n*Made by [the code of this pull request]({run_url}), with its built site as an artifact.*\n\n"
    whole = head + without_mentions(text)
    if len(whole) <= gh.LONGEST:
        return whole
    return whole[: gh.LONGEST - len(CUT)].rpartition("\n")[0] + CUT


def without_mentions(text: str) -> str:
    """Put a zero-width space after each @ before a name, so that the comment calls nobody."""
    return re.sub(r"@(?=\w)", "@\u200b", text)


def write(repository: str, number: str, body: str) -> str:
    """Make the comment, or change the one that is there. Return what was done."""
    comments = gh.get_all(f"repos/{repository}/issues/{number}/comments")
    ours = [comment for comment in comments if gh.is_ours(comment, MARKER)]
    if not ours:
        gh.send("POST", f"repos/{repository}/issues/{number}/comments", {"body": body})
        return f"commented on {number}"
    if ours[0]["body"] == body:
        return f"the comment on {number} is up to date"
    gh.send("PATCH", f"repos/{repository}/issues/comments/{ours[0]['id']}", {"body": body})
    return f"changed the comment on {number}"


if __name__ == "__main__":
    main()
