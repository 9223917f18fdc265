"""Commands and settings that people know of MkDocs, on our site."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.support.project import run

pytestmark = pytest.mark.slow

AUTHOR = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Ada"), ("EMAIL", "ada@example.org"))
}


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def configure(project: Path, *lines: str) -> None:
    config = project / "mkdocs.yml"
    config.write_text("\n".join((config.read_text(encoding="utf-8"), *lines, "")), encoding="utf-8")


def test_gh_deploy_pushes_the_site(project: Path, tmp_path: Path) -> None:
    remote = tmp_path / "remote.git"
    git(tmp_path, "init", "--quiet", "--bare", str(remote))
    git(project, "init", "--quiet")
    git(project, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "--quiet", "--allow-empty", "-mA")
    git(project, "remote", "add", "origin", str(remote))
    done = run("-m", "mkdocs", "gh-deploy", cwd=project, FACTSHEET_SEARCH="off", **AUTHOR)
    assert done.returncode == 0, done.stderr
    pushed = git(remote, "ls-tree", "-r", "--name-only", "gh-pages").split()
    assert {".nojekyll", "index.html", "lighthouses/north-cape/index.html", "api/v1/facts.json"} <= set(pushed)


def test_extra_styles_and_scripts_are_on_every_page(project: Path) -> None:
    for name in ("own.css", "own.js", "tool.mjs"):
        (project / "content" / name).write_text("/* ours */", encoding="utf-8")
    configure(
        project,
        "extra_css: [own.css, 'https://styles.example/x.css']",
        "extra_javascript: [own.js, tool.mjs, {path: own.js, type: module, async: true}]",
    )
    done = run("build.py", cwd=project, FACTSHEET_SEARCH="off")
    assert done.returncode == 0, done.stderr
    for page, root in (("lighthouses/north-cape/index.html", "../../"), ("glossary/index.html", "../")):
        html = (project / "site" / page).read_text(encoding="utf-8")
        styles = re.findall('<link rel="stylesheet" href="([^"]*)">', html)
        assert styles == [f"{root}assets/site.css", f"{root}own.css", "https://styles.example/x.css"]
        scripts = re.findall("<script (?!>)([^>]*src=[^>]*)>", html)
        assert scripts[1:] == [
            f'src="{root}own.js"',
            f'src="{root}tool.mjs" type="module"',
            f'src="{root}own.js" type="module" async',
        ]


@pytest.mark.parametrize("setting", ["extra_css: [gone.css]", "extra_javascript: [gone.js]"])
def test_an_extra_file_that_is_not_there_is_a_problem(setting: str, project: Path) -> None:
    configure(project, setting)
    done = run("build.py", cwd=project, FACTSHEET_SEARCH="off")
    assert done.returncode == 1
    assert "leads nowhere: there is no such page" in done.stderr
    assert "gone." in done.stderr
