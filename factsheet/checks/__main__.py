"""`python -m factsheet.checks` prints docs/rules.md: every rule from its own description."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from factsheet.checks.registry import NEEDLESS, RULES
from factsheet.checks.rule import Rule
from factsheet.core import entries
from factsheet.load import decode, messages, yaml

_HEAD = """# Rules

Everything that `make check` looks at. A problem names its rule in brackets: `facts.yaml:12:3: [unknown-key] ...`.
This page is made from the rules themselves (`make rules`).

A fact may keep an exception to a rule of the last table, with its reason: `allow: {rule-name: why it does not apply}`.
An exception that is not needed is a problem itself, and so is one to a rule that says *(no exception)*: without it no
page could be made. A warning is told but stops nothing.
"""


def page() -> str:
    """Return the text of docs/rules.md."""
    rules = [(rule.name, rule.description + _notes(rule)) for rule in (*RULES, NEEDLESS)]
    tables = [
        ("Reading the file", (entries.RULES | decode.RULES | yaml.RULES).items()),
        ("Its shape", messages.RULES.items()),
        ("Facts and their evidence", rules),
    ]
    return _HEAD + "".join(f"\n## {title}\n\n{_table(rows)}" for title, rows in tables)


def _notes(rule: Rule) -> str:
    """Return what else there is to say of a rule."""
    return (" *(warning)*" if rule.is_warning else "") + ("" if rule.has_exceptions else " *(no exception)*")


def _table(rows: Iterable[tuple[str, str]]) -> str:
    return "| rule | what it asks |\n|---|---|\n" + "".join(f"| `{name}` | {text} |\n" for name, text in rows)


if __name__ == "__main__":
    sys.stdout.write(page())
