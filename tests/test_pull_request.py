"""A made pull request: the steps of `check` in a real repository, then the comment, with GitHub's API from a file."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.github import BOT, REPOSITORY, SCRIPTS, GitHub, packed, run_steps
from tests.support.project import ROOT

pytestmark = pytest.mark.slow

NUMBER = {"github.event.number": "7"}
FAST = {"FACTSHEET_SEARCH": "off"}
SHA = "a" * 40
FORK = {"full_name": "visitor/facts", "owner": {"login": "visitor"}}
RUN = {
    "id": 42, "head_sha": SHA, "head_branch": "main", "head_repository": FORK, "html_url": "https://github.example/run/42",
}  # fmt: skip
EVENT = {"workflow_run": RUN}
COMMENTS = "issues/7/comments"
MARKER = "<!-- factsheet: what this pull request changes -->"


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def merged(project: Path, old: str, new: str) -> Path:
    """The project in a repository, with the commit that GitHub makes of a pull request: its branch merged into main."""
    shutil.copytree(SCRIPTS, project / ".github/scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (project / ".venv").symlink_to(Path(sys.prefix))
    (project / ".gitignore").write_text(".venv\n__pycache__/\n.cache/\nsite/\n", encoding="utf-8")
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message", "base")
    git(project, "checkout", "--quiet", "-b", "change")
    facts = project / "facts.yaml"
    text = facts.read_text(encoding="utf-8")
    assert old in text
    facts.write_text(text.replace(old, new), encoding="utf-8")
    git(project, "commit", "--quiet", "--all", "--message", "change")
    git(project, "checkout", "--quiet", "main")
    git(project, "merge", "--quiet", "--no-ff", "--message", "merge", "change")
    return project


def test_check_tells_which_facts_and_pages_change(project: Path) -> None:
    folder = merged(project, "The light is kept by", "This light is kept by")
    done = run_steps("check", "facts", folder, NUMBER, GITHUB_STEP_SUMMARY=str(folder / "summary.md"), **FAST)
    assert [(name, one.stderr) for name, one in done.items() if one.returncode] == []
    comment = (folder / "pull-request/comment.md").read_text(encoding="utf-8")
    assert "This light is kept by the coast office." in comment
    assert "- Changed: `/lighthouses/north-cape/`\n" in comment
    assert "/lighthouses/south-cape/" not in comment
    assert (folder / "summary.md").read_text(encoding="utf-8") == comment
    assert (folder / "pull-request/number").read_text(encoding="utf-8") == "7\n"
    assert (folder / "site/index.html").is_file()


def test_check_marks_the_line_of_a_wrong_fact_and_still_tells_what_changes(project: Path) -> None:
    folder = merged(project, "value: 41.5}", "value: 47.5}")
    line = next(
        n for n, text in enumerate((folder / "facts.yaml").read_text().splitlines(), 1) if "value: 47.5" in text
    )
    done = run_steps("check", "facts", folder, NUMBER, GITHUB_STEP_SUMMARY=str(folder / "summary.md"), **FAST)
    assert f"::error file=facts.yaml,line={line}," in done["Check the facts"].stdout
    assert [name for name, one in done.items() if one.returncode] == ["Check the facts"]
    assert "47.5" in (folder / "summary.md").read_text(encoding="utf-8")
    assert not (folder / "site").exists()


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    """A repository with a pull request from a fork, whose run has left its artifact."""
    github = GitHub(tmp_path / "github")
    left(github, {"number": b"7\n", "comment.md": "## Facts\n\n- **Höhe** by @visitor\n".encode()})
    github.answers("pulls", [request(5, sha="b" * 40), request(6, repo=None), request(7)])
    others = [{"id": n, "user": {"login": "visitor"}, "body": f"{MARKER} {n}"} for n in range(3)]
    github.answers(COMMENTS, others)
    return github


def request(number: int, sha: str = SHA, repo: dict[str, Any] | None = FORK) -> dict[str, Any]:
    return {"number": number, "head": {"sha": sha, "repo": repo}}


def left(github: GitHub, files: dict[str, bytes], size: int = 500) -> None:
    """Let the run have left this artifact."""
    github.answers("actions/runs/42/artifacts", {"artifacts": [{"id": 9, "size_in_bytes": size}]})
    github.answers("actions/artifacts/9/zip", packed(files))


def ours(github: GitHub) -> list[str]:
    return [comment["body"] for comment in github.at(COMMENTS) if comment["user"] == BOT]


def test_one_comment_is_made_and_then_kept_up_to_date(github: GitHub) -> None:
    assert github.run("comment.py", event=EVENT).stdout == "commented on 7\n"
    assert github.run("comment.py", event=EVENT).stdout == "the comment on 7 is up to date\n"
    left(github, {"number": b"7\n", "comment.md": b"## Facts\n\nNone.\n"})
    assert github.run("comment.py", event=EVENT).stdout == "changed the comment on 7\n"
    (body,) = ours(github)
    assert body.startswith(f"{MARKER}\n*Made by [the code of this pull request](https://github.example/run/42)")
    assert body.endswith("## Facts\n\nNone.\n")
    place = f"repos/{REPOSITORY}/issues"
    assert github.sent == [["POST", f"{place}/7/comments"], ["PATCH", f"{place}/comments/1001"]]


def test_a_comment_calls_nobody_and_keeps_its_other_words(github: GitHub) -> None:
    github.run("comment.py", event=EVENT)
    assert ours(github)[0].endswith("## Facts\n\n- **Höhe** by @\u200bvisitor\n")


def test_a_long_comment_is_cut_at_a_line(github: GitHub) -> None:
    left(github, {"number": b"7", "comment.md": ("é" * 99 + "\n").encode() * 1000})
    github.run("comment.py", event=EVENT)
    (body,) = ours(github)
    assert 65_300 < len(body) <= 65_536
    assert body.endswith("é" * 99 + "\n\n… The rest is in the summary of the run.\n")


@pytest.mark.parametrize("number", [b"5\n", b"6\n", b"8\n", b"7/../../9", b"", b"7\n5"])
def test_a_forged_number_is_refused(number: bytes, github: GitHub) -> None:
    """5 is of another commit, 6 of a fork that is gone, 8 is none."""
    left(github, {"number": number, "comment.md": b"x"})
    done = github.run("comment.py", event=EVENT)
    assert (done.returncode, github.sent) == (1, [])
    assert done.stderr.startswith("refused: the artifact names pull request ")
    assert done.stderr.endswith("; this commit is that of 7\n")


@pytest.mark.parametrize(
    ("files", "size"),
    [
        ({"number": b"7", "comment.md": b"x"}, 262_145),
        ({"number": b"7", "comment.md": b" " * 262_145}, 500),  # a few bytes, packed
        ({"number": b"7", "comment.md": b"\xff\xfe"}, 500),
        ({"number": b"7", "comment.md": b"\x1b[31mred"}, 500),
        ({"number": b"7"}, 500),
        ({"comment.md": b"x"}, 500),
    ],
)
def test_what_is_no_plain_text_of_some_size_is_refused(files: dict[str, bytes], size: int, github: GitHub) -> None:
    left(github, files, size)
    done = github.run("comment.py", event=EVENT)
    assert (done.returncode, github.sent) == (1, [])
    assert done.stderr.startswith("refused: ")


def test_an_older_commit_a_run_without_artifact_and_a_fork_that_is_gone_are_passed_over(github: GitHub) -> None:
    older = {"workflow_run": {**RUN, "head_sha": "c" * 40}}
    github.answers("actions/runs/43/artifacts", {"artifacts": []})
    without = {"workflow_run": {**RUN, "id": 43}}
    gone = {"workflow_run": {**RUN, "head_repository": None}}
    for event in (older, without, gone):
        done = github.run("comment.py", event=event)
        assert (done.returncode, github.sent) == (0, [])
        assert done.stdout.endswith("nothing to write\n")


def test_a_request_that_fails_is_told(github: GitHub) -> None:
    done = github.run("comment.py", event={"workflow_run": {**RUN, "id": 44}})
    assert done.returncode == 1
    assert done.stderr.startswith("gh api --method GET repos/owner/facts/actions/runs/44/artifacts")
    assert done.stderr.endswith("gh: Not Found (HTTP 404)\n")


def test_pages_are_named_by_what_became_of_them(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    for site, names in ((before, "same kept gone"), (after, "same kept new @all/`x`")):
        for name in names.split():
            (site / name).mkdir(parents=True)
            (site / name / "index.html").write_text(name + site.name * (name == "kept"), encoding="utf-8")
        (site / "404.html").write_text(site.name, encoding="utf-8")
    script: list[str | Path] = [sys.executable, "-B", SCRIPTS / "changed_pages.py"]
    done = subprocess.run([*script, before, after], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "", "### Pages", "", "Of 5 pages of the site, as built with and without this change:", "",
        "- New: `/%40all/%60x%60/`", "- New: `/new/`", "- Changed: `/404.html`", "- Changed: `/kept/`",
        "- Gone: `/gone/`",
    ]  # fmt: skip
    same = subprocess.run([*script, before, before], capture_output=True, text=True, check=True)
    assert same.stdout.endswith("\nNo page changes.\n")
    none = subprocess.run([*script, before, ROOT / "docs"], capture_output=True, text=True, check=False)
    assert none.returncode == 1
    assert "no page is here; build the site first" in none.stderr
