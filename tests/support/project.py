"""The project, the small made-up site, and commands run in them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest
from click import Command
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs_cli

from factsheet.cli import commands, places

ROOT = Path(__file__).resolve().parent.parent.parent
CANALS = ROOT / "tests" / "sites" / "canals.yaml"
FERRIES = ROOT / "tests" / "sites" / "ferries.yaml"
LIGHTHOUSES = ROOT / "tests" / "sites" / "lighthouses.yaml"
POETS = ROOT / "tests" / "sites" / "poets.yaml"
TODAY = date(2026, 11, 22)
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def has_our_facts() -> bool:
    """Tell whether facts.yaml is that of the first site: tests marked `ours` name its facts."""
    facts = ROOT / "facts.yaml"
    return facts.is_file() and "\n  beijing:\n" in facts.read_text(encoding="utf-8")


def run(*args: str | Path, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the project's environment and return what it printed."""
    return subprocess.run(
        [sys.executable, *map(str, args)],
        cwd=cwd,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def in_process(*words: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Give `build.py` of a project these words without a new process, and return what it printed.

    Starting Python, importing and compiling templates is nine tenths of a small build. The code is that of ROOT: tests
    that change a project's code, or are about processes, need `run`.
    """
    return _invoked(commands.main, words, cwd, env)


def mkdocs(*words: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Give `mkdocs` in a project these words as `in_process` does, and return what it printed."""
    return _invoked(mkdocs_cli, words, cwd, env)


def _invoked(
    program: Command, words: tuple[str | Path, ...], cwd: Path, env: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(cwd)
        patched.setattr(places, "ROOT", cwd)
        done = CliRunner().invoke(program, list(map(str, words)), env={"FACTSHEET_JOBS": "1", **env})
    for number, handler in handlers.items():
        signal.signal(number, handler)  # a build cleans up on these
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return subprocess.CompletedProcess(words, done.exit_code, done.stdout, done.stderr)


def configure(project: Path, *lines: str) -> None:
    """Add settings. Of two that are the same, the later one counts."""
    config = project / "mkdocs.yml"
    config.write_text("\n".join((config.read_text(encoding="utf-8"), *lines, "")), encoding="utf-8")


def left_out(reason: str) -> NoReturn:
    """Skip a test that wants something this machine lacks; with REQUIRE_BROWSER=1, fail it."""
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(f"REQUIRE_BROWSER=1, but {reason}")
    pytest.skip(reason)


def inherit(project: Path, more: str) -> Path:
    """Put all settings of a project into a file base.yml, with some more under `extra`, and let mkdocs.yml inherit."""
    config, base = project / "mkdocs.yml", project / "base.yml"
    base.write_text(config.read_text(encoding="utf-8").replace("extra:\n", f"extra:\n  {more}\n"), encoding="utf-8")
    config.write_text("INHERIT: base.yml\n", encoding="utf-8")
    return base
