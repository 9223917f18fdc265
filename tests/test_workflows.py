"""The workflows, ours and those of a new site: pinned, linted, and allowed no more than they need."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from factsheet.edit.init import Answers, Pin, files_for
from tests.support.github import WORKFLOWS
from tests.support.project import ROOT, TODAY

pytestmark = pytest.mark.slow

BIN = Path(sys.executable).parent
MAY_WRITE = {
    "check": set(),
    "comment": {"pull-requests"},
    "site": {"pages", "id-token", "attestations"},
    "test": set(),
    "weekly": {"issues"},
}


@pytest.fixture(scope="module")
def new_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that `init` writes."""
    folder = tmp_path_factory.mktemp("new")
    for name, content in files_for(Answers("X", [("Place", "Places")], "CC0-1.0", TODAY), Pin("factsheet")).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def read(workflow: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    return found


def lint(folder: Path) -> tuple[str, str]:
    """What actionlint and zizmor say of the workflows in a folder, zizmor in its strictest mood."""
    workflows = sorted(folder.glob("*.yml"))
    assert workflows
    checked = subprocess.run(
        [BIN / "actionlint", "-no-color", "-shellcheck", BIN / "shellcheck", *workflows],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    audited = subprocess.run(
        [BIN / "zizmor", "--offline", "--persona", "auditor", "--no-progress", *workflows],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (checked.stdout == "") == (checked.returncode == 0), checked.stderr
    return checked.stdout, "" if audited.returncode == 0 else audited.stdout + audited.stderr


@pytest.mark.parametrize("whose", ["ours", "new"])
def test_two_linters_find_nothing(whose: str, new_site: Path) -> None:
    assert lint(WORKFLOWS if whose == "ours" else new_site / ".github/workflows") == ("", "")


def test_the_linters_see_a_hole(tmp_path: Path) -> None:
    """A branch may be called anything, also `$(command)`."""
    shutil.copy(WORKFLOWS / "check.yml", tmp_path)
    file = tmp_path / "check.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("run: make .venv/ready", "run: echo ${{ github.head_ref }}"), encoding="utf-8")
    checked, audited = lint(tmp_path)
    assert '"github.head_ref" is potentially untrusted' in checked
    assert "template-injection" in audited


def test_actions_are_pinned_by_commit_and_each_is_one_version() -> None:
    used = [
        line for file in sorted(WORKFLOWS.glob("*.yml")) for line in file.read_text().splitlines() if "uses:" in line
    ]
    pins = [re.fullmatch(r" +(?:- )?uses: (\S+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)", line) for line in used]
    assert [line for line, pin in zip(used, pins, strict=True) if not pin] == []
    versions = {(pin[1], pin[2], pin[3]) for pin in pins if pin}
    assert len({name for name, _, _ in versions}) == len(versions)


@pytest.mark.parametrize("file", sorted(WORKFLOWS.glob("*.yml")), ids=lambda file: file.stem)
def test_a_workflow_may_write_no_more_than_this(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {}
    granted = [pair for job in workflow["jobs"].values() for pair in job["permissions"].items()]
    assert {name for name, level in granted if level == "write"} == MAY_WRITE[file.stem]
    assert all(job["timeout-minutes"] <= 60 for job in workflow["jobs"].values())


def test_what_may_write_runs_no_code_of_a_contributor() -> None:
    """`comment` checks out what a run on `workflow_run` stands at: the default branch. It names no other commit."""
    workflow = read(WORKFLOWS / "comment.yml")
    (job,) = workflow["jobs"].values()
    checkout, step = job["steps"]
    assert checkout["with"] == {"persist-credentials": False, "sparse-checkout": ".github/scripts"}
    assert step["run"] == "python3 .github/scripts/comment.py"
    assert workflow[True]["workflow_run"]["workflows"] == [read(WORKFLOWS / "check.yml")["name"]]


def test_what_is_published_is_attested_with_the_list_of_what_it_ran_on() -> None:
    build, deploy = read(WORKFLOWS / "site.yml")["jobs"].values()
    made = [step.get("run", step.get("uses", "")).partition("@")[0] for step in build["steps"]]
    assert made.index("make site") < made.index("make sbom") < made.index("actions/upload-pages-artifact")
    uses = [step["uses"].partition("@")[0] for step in deploy["steps"]]
    assert uses == [*["actions/download-artifact"] * 2, "actions/attest-build-provenance", "actions/deploy-pages"]
    assert [step["with"]["name"] for step in deploy["steps"][:2]] == ["github-pages", "sbom"]
    assert deploy["steps"][2]["with"]["subject-path"].split() == ["artifact.tar", "sbom.cdx.json"]


def test_a_new_site_has_our_workflows_with_its_own_command(new_site: Path) -> None:
    folder = new_site / ".github/workflows"
    assert {file.stem for file in folder.iterdir()} == set(MAY_WRITE) - {"test"}
    text, site = ((folder / name).read_text(encoding="utf-8") for name in ("check.yml", "site.yml"))
    assert "run: .venv/bin/factsheet check --format github" in text
    assert "build.py" not in text
    makefile = (new_site / "Makefile").read_text(encoding="utf-8")
    assert all(f"\n{target}:" in makefile for target in re.findall(r"run: make ([a-z-]+)$", site, re.MULTILINE))
    assert (new_site / "requirements-tools.txt").read_bytes() == (ROOT / "requirements-tools.txt").read_bytes()
    assert (new_site / ".github/scripts/comment.py").read_bytes() == (ROOT / ".github/scripts/comment.py").read_bytes()


def test_hooks_name_what_is_here() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert [repo["repo"] for repo in hooks] == ["local"]  # nothing is fetched
    targets = (ROOT / "Makefile").read_text(encoding="utf-8")
    for hook in hooks[0]["hooks"]:
        program, *rest = hook["entry"].split()
        assert f"\n{rest[0]}:" in targets if program == "make" else (BIN / Path(program).name).exists(), hook
    facts = re.compile(hooks[0]["hooks"][0]["files"])
    assert all(facts.search(name) for name in ("facts.yaml", "facts/cities.yaml", "evidence.lock", "docs/curation.md"))


def test_editors_are_led_to_what_is_here() -> None:
    settings, extensions, container = (
        json.loads((ROOT / name).read_text(encoding="utf-8"))
        for name in (".vscode/settings.json", ".vscode/extensions.json", ".devcontainer/devcontainer.json")
    )
    assert [(ROOT / schema).is_file() for schema in settings["yaml.schemas"]] == [True]
    assert set(extensions["recommendations"]) <= set(container["customizations"]["vscode"]["extensions"])
    target = container["postCreateCommand"].removeprefix("make ")
    assert f"\n{target}:" in (ROOT / "Makefile").read_text(encoding="utf-8")
