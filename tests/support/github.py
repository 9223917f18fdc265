"""A workflow's scripts and steps, run on this machine: `gh` answers from a file, and a run has its folders."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import yaml

from tests.support.project import ROOT

WORKFLOWS = ROOT / ".github" / "workflows"
SCRIPTS = ROOT / ".github" / "scripts"
REPOSITORY = "owner/facts"
BOT = {"login": "github-actions[bot]"}


@dataclass
class GitHub:
    """The API of a repository, as a file that the fake `gh` reads and writes."""

    folder: Path

    def __post_init__(self) -> None:
        self.folder.mkdir()
        command = self.folder / "gh"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -S "{Path(__file__).with_name("fake_gh.py")}" "$@"\n')
        command.chmod(0o755)
        self.state = {"answers": {}, "sent": []}

    @property
    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.folder / "state.json").read_text(encoding="utf-8"))
        return found

    @state.setter
    def state(self, state: dict[str, Any]) -> None:
        (self.folder / "state.json").write_text(json.dumps(state), encoding="utf-8")

    @property
    def sent(self) -> list[list[str]]:
        """The requests that made or changed something: method and path."""
        return list(self.state["sent"])

    def answers(self, path: str, content: object) -> None:
        """Let GET of a path under the repository give this."""
        state = self.state
        state["answers"][f"repos/{REPOSITORY}/{path}"] = content
        self.state = state

    def at(self, path: str) -> Any:
        return self.state["answers"].get(f"repos/{REPOSITORY}/{path}", [])

    def run(self, script: str, *arguments: str | Path, event: object = None) -> subprocess.CompletedProcess[str]:
        """Run a script of `.github/scripts` as a step does."""
        (self.folder / "event.json").write_text(json.dumps(event), encoding="utf-8")
        own = {
            "GH_TOKEN": "secret", "FAKE_GH": str(self.folder / "state.json"), "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_EVENT_PATH": str(self.folder / "event.json"), "PATH": f"{self.folder}:{os.environ['PATH']}",
        }  # fmt: skip
        command = [sys.executable, "-BS", SCRIPTS / script, *arguments]
        return subprocess.run(command, env=os.environ | own, capture_output=True, text=True, check=False, timeout=60)


def packed(files: dict[str, bytes]) -> str:
    """An artifact as the fake `gh` keeps it."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return base64.b64encode(buffer.getvalue()).decode()


def steps(workflow: str, job: str) -> list[dict[str, Any]]:
    """The steps of a job that run a command, but those that set up."""
    read = yaml.safe_load((WORKFLOWS / f"{workflow}.yml").read_text(encoding="utf-8"))
    return [step for step in read["jobs"][job]["steps"] if "run" in step and step.get("name") != "Set up"]


def run_steps(
    workflow: str, job: str, folder: Path, values: dict[str, str], **env: str
) -> dict[str, subprocess.CompletedProcess[str]]:
    """Run the commands of a job in a folder, as a runner does. After one that fails, only those with `!cancelled()`.

    `values` are those of expressions, by what stands between the braces.
    """
    done: dict[str, subprocess.CompletedProcess[str]] = {}
    for step in steps(workflow, job):
        if any(one.returncode for one in done.values()) and "!cancelled()" not in step.get("if", ""):
            continue
        own = {name: re.sub(r"\$\{\{ (.*?) \}\}", lambda m: values[m[1]], v) for name, v in step.get("env", {}).items()}
        done[step["name"]] = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=folder, env=os.environ | env | own, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
    return done
