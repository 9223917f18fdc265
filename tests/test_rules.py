"""The rules as people read of them."""

from __future__ import annotations

import re

from factsheet.checks.__main__ import page
from factsheet.checks.registry import NEEDLESS, RULES
from factsheet.load import decode, messages, yaml
from tests.support.cases import CASES
from tests.support.project import ROOT


def test_the_contributor_docs_list_every_rule() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == page(), "run `make rules`"


def test_no_two_rules_share_a_name() -> None:
    names = [rule.name for rule in (*RULES, NEEDLESS)]
    assert len(names) == len(set(names))


def test_every_name_that_a_problem_bears_is_listed() -> None:
    listed = (
        {rule.name for rule in (*RULES, NEEDLESS)} | decode.RULES.keys() | messages.RULES.keys() | yaml.RULES.keys()
    )
    cases = "".join(case.read_text(encoding="utf-8") for case in CASES.rglob("*.yaml"))
    assert set(re.findall(r"^# expect: \d+:\d+: \[([a-z-]+)\]", cases, re.MULTILINE)) <= listed


def test_every_rule_says_what_it_asks_in_a_sentence() -> None:
    assert [rule.name for rule in RULES if not rule.description.endswith(".") or "|" in rule.description] == []
