"""Broken sheets under `check`: each is clean, or refused with a place in the file for everything that is wrong."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path
from random import Random

from tools.torture import process
from tools.torture.mutate import variant
from tools.torture.project import make
from tools.torture.report import Outcome

BUILT = 8
"""Every so many of the sheets that are clean are built, too: `check` must not be milder than a build."""

_LINE = re.compile(r"(?P<file>[^:]+):(?P<line>\d+):(?P<column>\d+): \[[a-z-]+\] (?:warning: )?\S.*")
_GITHUB = re.compile(
    r"::(?:error|warning) file=(?P<file>[^,]+),line=(?P<line>\d+),col=(?P<column>\d+),title=[a-z-]+::\S.*"
)
_COUNT = re.compile(r"[\d,]+ problems?(?:, [\d,]+ warnings?)?|\.\.\. and [\d,]+ more: .+|::notice::\.\.\. and \d+ more")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ufeff]")


def case(seed: int, number: int) -> Outcome:
    """Check one variant, and build it if it is clean and its turn has come."""
    random = Random(f"{seed}/variants/{number}")  # noqa: S311 - a sample, no secret
    form = random.choice(("text", "text", "text", "json", "github"))
    project = _project()
    raw = variant(random)
    (project / "facts.yaml").write_bytes(raw)
    ended = process.command(["check", "-f", str(project / "mkdocs.yml"), "--format", form])
    broken = ended.fault() or (fault_of_output(ended, raw, form))
    if broken or ended.code:
        return Outcome(number, "refused", broken)
    if random.randrange(BUILT):
        return Outcome(number, "clean")
    shutil.rmtree(project / "site", ignore_errors=True)
    built = process.command(["build", "-f", str(project / "mkdocs.yml")])
    broken = built.fault() or (f"`check` is clean, a build is not: {built.output[:600]}" if built.code else "")
    return Outcome(number, "clean and built", broken)


@cache
def _project_of(pid: int) -> Path:
    folder = Path(tempfile.mkdtemp(prefix=f"torture-variants-{pid}-"))
    make(folder)
    return folder


def _project() -> Path:
    """Return the project of this process."""
    return _project_of(os.getpid())


def fault_of_output(ended: process.Ended, raw: bytes, form: str) -> str:
    """Return what is wrong with the answer: a line without a place, a place that is not in the file, none at all."""
    if _CONTROL.search(ended.output):
        return f"control characters in the output: {ended.output[:300]!r}"
    lines = raw.decode("utf-8", "replace").split("\n")
    problems = [line for line in ended.output.split("\n") if line and not _COUNT.fullmatch(line)]
    if ended.code == 0:
        return ""
    if ended.code == 2 or not problems:
        return f"exit code {ended.code} and no problem: {ended.output[:300]}"
    for problem in problems:
        place = _place(problem, form)
        if not place:
            return f"no file:line:column: {problem[:300]}"
        _, line, column = place
        if not 1 <= line <= len(lines) + 1 or not 1 <= column <= max(map(len, lines)) + 2:
            return f"no such place: {problem[:300]}"
    return ""


def _place(problem: str, form: str) -> tuple[str, int, int] | None:
    if form == "json":
        fields = json.loads(problem)
        return str(fields["file"]), int(fields["line"]), int(fields["column"])
    match = (_GITHUB if form == "github" else _LINE).fullmatch(problem)
    return (match["file"], int(match["line"]), int(match["column"])) if match else None
