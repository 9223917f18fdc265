"""The issue that is kept once a week on sources and facts: GitHub's API answers from a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from tests.support.github import BOT, REPOSITORY, GitHub

pytestmark = pytest.mark.slow


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    github = GitHub(tmp_path / "github")
    visitor = {
        "id": 1,
        "number": 1,
        "state": "open",
        "user": {"login": "visitor"},
        "body": "<!-- factsheet: weekly -->",
    }
    github.answers(
        "issues", [visitor, {**visitor, "id": 2, "number": 2}, {**visitor, "id": 3, "user": BOT, "body": None}]
    )
    return github


def keep(github: GitHub, *problems: dict[str, Any]) -> str:
    """Run the script on problems, and return what it says."""
    file = github.folder / "problems.jsonl"
    file.write_text("".join(f"{json.dumps(problem)}\n" for problem in problems), encoding="utf-8")
    done = github.run("issue.py", file)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def problem(rule: str, message: str, level: str = "error") -> dict[str, Any]:
    return {
        "file": "facts.yaml",
        "line": 3,
        "column": 5,
        "level": level,
        "rule": rule,
        "message": message,
        "hint": "mend",
    }


def test_one_issue_is_opened_changed_closed_and_opened_again(github: GitHub) -> None:
    gone, stale = problem("link", "`x` answers 404"), problem("stale", "never reviewed", "warning")
    assert keep(github) == "all is well, and there is no issue"
    assert keep(github, problem("link", "`y` has moved", "warning")) == "all is well, and there is no issue"
    assert keep(github, gone, gone) == "opened an issue"
    assert keep(github, gone) == "issue 1001 is up to date"
    assert keep(github, gone, stale) == "changed issue 1001: open"
    assert keep(github) == "changed issue 1001: closed"
    assert keep(github) == "issue 1001 is up to date"
    assert keep(github, stale) == "changed issue 1001: open"
    assert [method for method, _ in github.sent] == ["POST", "PATCH", "PATCH", "PATCH"]
    assert github.at("issues")[0]["body"] == (
        "<!-- factsheet: weekly -->\n## Facts that nobody reviewed for a year\n\n"
        "```text\nfacts.yaml:3:5: never reviewed; mend\n```\n"
    )
    assert [issue["body"] for issue in github.at("issues")[1:]] == ["<!-- factsheet: weekly -->"] * 2 + [None]
    assert github.sent[0] == ["POST", f"repos/{REPOSITORY}/issues"]


def test_words_of_strangers_are_no_markup_in_the_issue(github: GitHub) -> None:
    hostile = "x\n````\n@everyone <img src=x> [a](http://b) fixes #1 `````` \u202e" + "y" * 400
    keep(
        github,
        *[problem(rule, f"{n} {text}") for n in range(70) for rule, text in (("link", hostile), ("yaml", "```"))],
    )
    body = github.at("issues")[0]["body"]
    tokens = MarkdownIt().parse(body)
    assert [token.content for token in tokens if token.type == "inline"] == [
        "Addresses of sources that do not answer", "Other problems of the facts",
    ]  # fmt: skip
    assert {token.type for token in tokens} == {"html_block", "heading_open", "inline", "heading_close", "fence"}
    assert [token.content for token in tokens if token.type == "html_block"] == ["<!-- factsheet: weekly -->\n"]
    fences = [token.content.splitlines() for token in tokens if token.type == "fence"]
    assert [(len(lines), lines[-1]) for lines in fences] == [(61, "... and 10 more")] * 2
    assert len(body) < 65_536
