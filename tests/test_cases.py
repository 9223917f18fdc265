"""Golden cases: each file in cases/ is a facts file whose first comments say what is to be found in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet import checks
from factsheet.load import load
from factsheet.problems import BuildError

CASES = Path(__file__).parent / "cases"
MARK = "# expect: "


def found_in(case: Path) -> list[str]:
    try:
        problems = checks.check(load(case, case.parent))
    except BuildError as error:
        problems = list(error.problems)
    return [str(problem).removeprefix(f"{case.name}:") for problem in problems]


@pytest.mark.parametrize("case", sorted(CASES.rglob("*.yaml")), ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_case(case: Path) -> None:
    lines = case.read_text(encoding="utf-8").splitlines()
    assert found_in(case) == [line.removeprefix(MARK) for line in lines if line.startswith(MARK)]


def test_every_rule_has_a_case_that_breaks_it() -> None:
    expected = "".join(case.read_text(encoding="utf-8") for case in CASES.rglob("*.yaml"))
    assert [rule.name for rule in checks.RULES if f"[{rule.name}]" not in expected] == []
