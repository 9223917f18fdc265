"""Golden cases: each file in cases/ is a facts file whose first comments say what is to be found in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.checks import registry
from tests.support.cases import CASES, MARK, found_in


@pytest.mark.parametrize("case", sorted(CASES.rglob("*.yaml")), ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_case(case: Path) -> None:
    lines = case.read_text(encoding="utf-8").splitlines()
    assert found_in(case) == [line.removeprefix(MARK) for line in lines if line.startswith(MARK)]


def test_every_rule_has_a_case_that_breaks_it() -> None:
    expected = "".join(case.read_text(encoding="utf-8") for case in CASES.rglob("*.yaml"))
    rules = {rule.name for rule in (*registry.RULES, registry.NEEDLESS)} - BROKEN_BY_NO_FACTS
    assert [name for name in sorted(rules) if f"[{name}]" not in expected] == []


BROKEN_BY_NO_FACTS = {"statement-markup"}
"""A second wall behind the parser of Markdown: tests/test_markdown.py plays a fault of that."""
