"""Tables of wordings: what sources write, which facts it bears out and which it does not; asked of the real rules."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factsheet.checks import runner
from factsheet.checks.context import Context
from factsheet.load.sheet import load
from tests.support.project import TODAY


@dataclass(frozen=True)
class Wording:
    """A row of a table: words of a source, the unit or nature of a fact, and facts that are right or wrong of them."""

    sort: str
    language: str
    quote: str
    origin: str
    unit_or_nature: str
    issued: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What the rules made of a row: the wrong facts that passed, and whether a right one did, or none was to."""

    wording: Wording
    passed: tuple[str, ...]
    is_right: bool


def wordings(file: Path) -> list[Wording]:
    """Read a table."""
    lines = file.read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") + [""] * 8 for line in lines if line]
    return [
        Wording(sort, language, quote, origin, unit, issued, _facts(right), _facts(wrong))
        for sort, language, quote, origin, unit, issued, right, wrong, *_ in rows
    ]


def _facts(cell: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in cell.split(" ; ") if one.strip())


def outcomes(rows: Sequence[Wording], folder: Path) -> list[Outcome]:
    """Put every fact of every row to the check, all in one file, each with its own source and text."""
    asked = [(row, fact) for row in rows for fact in (*row.right, *row.wrong)]
    sheet, texts = _sheet(asked)
    file = folder / "facts.yaml"
    file.write_text(json.dumps(sheet, ensure_ascii=False), encoding="utf-8")  # is YAML, too, and quicker made
    loaded = load(file, folder)
    problems = runner.findings_in_entities(Context(loaded.sheet, TODAY, texts), list(loaded.sheet.entities))
    refused = {str(finding.path[1]) for name, finding in problems if name not in _NOT_MEANT}
    accepted = {number for number in range(len(asked)) if f"x-{number}" not in refused}
    return list(_judged(rows, accepted))


_NOT_MEANT = {"subject-near", "plan-as-report", "quote-length", "later-than-source"}
"""Warnings, and rules that look at more than the words."""


def _judged(rows: Sequence[Wording], accepted: set[int]) -> Iterator[Outcome]:
    number = 0
    for row in rows:
        rights = [number + index for index in range(len(row.right))]
        wrongs = [number + len(row.right) + index for index in range(len(row.wrong))]
        passed = tuple(row.wrong[index] for index, one in enumerate(wrongs) if one in accepted)
        yield Outcome(row, passed, not rights or any(one in accepted for one in rights))
        number += len(row.right) + len(row.wrong)


def _sheet(asked: Sequence[tuple[Wording, str]]) -> tuple[dict[str, Any], dict[str, str]]:
    units = dict.fromkeys(row.unit_or_nature for row, _ in asked if row.sort == "figure")
    properties = {unit: f"p-{number}" for number, unit in enumerate(units)}
    sheet: dict[str, Any] = {
        "kinds": {"thing": {"label": "Thing", "plural": "Things"}},
        "sources": {},
        "properties": {name: _property(unit) for unit, name in properties.items()},
        "entities": {},
    }
    texts = {}
    for number, (row, fact) in enumerate(asked):
        source = f"s-{number}"
        sheet["sources"][source] = {
            "type": "article", "title": "Text", "publisher": "Press", "issued": row.issued or "2025-02-10",
            "url": f"https://example.org/{number}", "retrieved": "2026-01-01", "language": row.language,
        }  # fmt: skip
        sheet["entities"][f"x-{number}"] = {
            "kind": "thing", "name": "Thing", "summary": "A thing.", "facts": [_fact(row, fact, source, properties)]
        }  # fmt: skip
        texts[source] = f"Thing: {row.quote} — so it is told."
    return sheet, texts


def _property(unit: str) -> dict[str, str]:
    """Return the property that counts in a unit; `per cent change` is one of growth, which a fall makes negative."""
    measured = unit.removesuffix(" change")
    return {"label": "Measure" if measured == unit else "Growth of the measure", "unit": measured}


def _fact(row: Wording, fact: str, source: str, properties: dict[str, str]) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": "fact",
        "statement": "It is told so.",
        "citations": [{"source": source, "quote": row.quote}],
    }
    if row.sort == "date":
        return {**record, "as_of": fact, "nature": row.unit_or_nature or "reported"}
    value, scale, bound = fact.split("|")
    low, dots, high = value.partition("..")
    figure: dict[str, Any] = {
        "property": properties[row.unit_or_nature],
        "value": {"from": low, "to": high} if dots else value,
    }
    return {
        **record,
        "figure": figure | ({"scale": scale} if scale else {}) | ({"bound": bound} if bound != "exactly" else {}),
    }
