"""`make bench`: how long loading, checking and building synthetic facts takes, side by side in one run."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from bench.synthetic import sheet
from factsheet import checks
from factsheet.load import load

ROOT = Path(__file__).resolve().parent.parent


def cpu() -> float:
    """CPU seconds of this process and those it waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def check_against_load(entities: int) -> str:
    """Checking, loading included, as a multiple of loading alone."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "facts.yaml"
        file.write_text(sheet(entities), encoding="utf-8")
        started = cpu()
        loaded = load(file, Path(folder))
        loading = cpu() - started
        started = cpu()
        problems = checks.check(loaded, checks.Context(loaded.sheet, date(2026, 1, 1)))
        checking = cpu() - started
    facts = entities * 8
    ratio = (loading + checking) / loading
    return f"| {facts:,} | {loading:.2f} | {checking:.2f} | {ratio:.2f} | {len(problems)} |"


def build(entities: int) -> str:
    """A whole cold build, and one without the digit gate."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "facts.yaml"
        file.write_text(sheet(entities), encoding="utf-8")
        seconds = []
        for gate in ("on", "off"):
            (ROOT / ".cache" / "gate.json").unlink(missing_ok=True)
            started, before = time.perf_counter(), cpu()
            command = [sys.executable, "build.py", "--facts", str(file), "--site-dir", f"{folder}/site"]
            subprocess.run(
                command,
                cwd=ROOT,
                env={**os.environ, "FACTSHEET_GATE": gate, "FACTSHEET_SEARCH": "off"},
                check=True,
                capture_output=True,
            )
            seconds.append((time.perf_counter() - started, cpu() - before))
    (wall, used), (_, without) = seconds
    each = 1000 * without / entities
    return f"| {entities:,} | {entities * 8:,} | {wall:.1f} | {used:.1f} | {without:.1f} | {each:.1f} |"


def main() -> None:
    """Print both tables as Markdown."""
    print(f"{date.today().isoformat()}, Python {platform.python_version()}, {os.cpu_count()} cores\n")
    print("| facts | loading, CPU s | checking, CPU s | both / loading | problems |\n|---|---|---|---|---|")
    for entities in (100, 1_000, 10_000):
        print(check_against_load(entities), flush=True)
    columns = ("entities", "facts", "build, wall s", "build, CPU s", "CPU s without the gate", "ms an entity")
    print(f"\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
    for entities in (100, 1_000):
        print(build(entities), flush=True)


if __name__ == "__main__":
    main()
