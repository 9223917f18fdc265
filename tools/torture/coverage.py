"""atheris on the loader and the reader of words: inputs that reach new lines are kept and changed further.

Where atheris is not installed, the run says so and tries nothing. `make torture` installs it by hash.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.torture.report import Outcome, Tally
from tools.torture.vocabulary import ROOT, SITES, TEXTS

TARGETS = {"loader": "load", "reader of words": "read_words"}
_RUNS = re.compile(r"^(?:Done (\d+) runs|#(\d+)\t)", re.MULTILINE)

SCRIPT = """
import sys
import atheris

with atheris.instrument_imports(include=["factsheet.load", "factsheet.words"]):
    from tools.torture import targets


def load(raw):
    targets.load(raw)


def read_words(raw):
    if raw:
        text = raw[1:].decode("utf-8", "ignore")
        targets.read_words(text, targets.TAGS[raw[0] % len(targets.TAGS)])


atheris.Setup(sys.argv[1:], globals()[sys.argv.pop(1)])
atheris.Fuzz()
"""


def run(seed: int, count: int) -> Tally:
    """Try each target with so many inputs. Count what broke; its input is kept in the temporary folder."""
    tally = Tally("coverage", seed)
    if importlib.util.find_spec("atheris") is None:
        print("coverage: atheris is not installed, so that inputs led by coverage are left out")
        return tally
    for number, (name, target) in enumerate(TARGETS.items()):
        runs, broken = _fuzzed(target, seed, count // 2)
        tally.add([Outcome(number, name, broken)])
        tally.sorts[name] += runs - 1
    return tally


def _fuzzed(target: str, seed: int, count: int) -> tuple[int, str]:
    """Let atheris run on a target. Return the number of inputs it tried, and what broke."""
    with tempfile.TemporaryDirectory(prefix="torture-corpus-") as corpus:
        _seed(Path(corpus), target)
        artifacts = tempfile.mkdtemp(prefix=f"torture-{target}-")
        options = (
            f"-runs={count}",
            f"-seed={seed}",
            "-max_len=4096",
            "-timeout=20",
            "-rss_limit_mb=1500",
            f"-artifact_prefix={artifacts}/",
            "-print_final_stats=1",
        )
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, target, *options, corpus],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    runs = max((int(one or other) for one, other in _RUNS.findall(done.stderr)), default=0)
    if not done.returncode:
        Path(artifacts).rmdir()
        return runs, ""
    errors = [line for line in (done.stdout + done.stderr).splitlines() if re.match(r"\w*(Error|Exception)\b|==", line)]
    reason = errors[0][:300] if errors else done.stderr[-300:]
    return max(runs, 1), f"exit code {done.returncode}, {reason}; the input is in {artifacts}"


def _seed(corpus: Path, target: str) -> None:
    """Write the inputs to begin with: the small sites, or odd texts in some languages."""
    if target == "load":
        for file in SITES:
            (corpus / file.stem).write_bytes(file.read_bytes()[:4096])
        return
    for number, text in enumerate(TEXTS[:70]):
        (corpus / str(number)).write_bytes(bytes([number]) + text.encode("utf-8", "ignore"))
