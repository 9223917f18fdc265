"""Golden cases: each file in cases/ is a facts file whose first comments say what is to be found in it."""

from __future__ import annotations

import re
from pathlib import Path

from factsheet.checks import runner
from factsheet.checks.context import Context
from factsheet.core.problems import BuildError
from factsheet.evidence import lock as evidence_lock
from factsheet.load import curation, git
from factsheet.load.sheet import load
from tests.support.project import ROOT, TODAY

CASES = ROOT / "tests" / "cases"
TEXTS = {file.stem: file.read_text(encoding="utf-8") for file in sorted((CASES / "texts").glob("*.txt"))}
MARK = "# expect: "
_PART = re.compile(r"^=== (.+)\n", re.MULTILINE)


def found_in(case: Path) -> list[str]:
    """The problems of a case.

    `# with texts`, `# with lock`, `# with curation log`, `# with stale` ask for more.
    A `.published` file beside it holds what was published before.
    """
    lines = case.read_text(encoding="utf-8").splitlines()
    before = case.with_suffix(".published")
    published = git.outline([before.read_text(encoding="utf-8")]) if before.exists() else None
    texts = TEXTS if "# with texts" in lines else {}
    lock = evidence_lock.read(CASES / "texts" / "evidence.lock") if "# with lock" in lines else None
    log_file = case.with_suffix(".md")
    log = curation.read(log_file, log_file.name) if "# with curation log" in lines else None
    try:
        loaded = load(case, case.parent)
        context = Context(loaded.sheet, TODAY, texts, published, "# with stale" in lines, lock, log)
        problems = runner.check(loaded, context)
    except BuildError as error:
        problems = list(error.problems)
    return [str(problem).removeprefix(f"{case.name}:") for problem in problems]


def parts_of(case: Path, folder: Path) -> dict[str, str]:
    """Write the files of a case into a folder. Return its other parts by name.

    A part begins with a line `=== name`; what has a point in its name, and no space, is a file.
    """
    _, *pieces = _PART.split(case.read_text(encoding="utf-8"))
    parts = dict(zip(pieces[::2], pieces[1::2], strict=True))
    files = {name: parts.pop(name) for name in list(parts) if "." in name and " " not in name}
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return parts
