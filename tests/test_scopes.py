"""Rules look at the whole sheet, at one entity or at one fact; parts of a sheet can be checked apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from factsheet.checks import runner
from factsheet.checks.context import Context, check_inputs
from factsheet.core.model import Sheet
from factsheet.core.problems import BuildError
from factsheet.load import git
from factsheet.load.sheet import Loaded, load
from tests.support.cases import CASES, TEXTS
from tests.support.project import ROOT, TODAY

pytestmark = pytest.mark.slow


def readable() -> Iterator[Path]:
    """The real facts, and every golden case that loads."""
    yield ROOT / "facts.yaml"
    for case in sorted(CASES.rglob("*.yaml")):
        try:
            load(case, case.parent)
        except BuildError:
            continue
        yield case


READABLE = list(readable())


BEFORE = git.outline(["kinds: {town: {plural: Towns}}\nentities: {gone: {kind: town, facts: [{id: fact}]}}"])


def context_of(loaded: Loaded) -> Context:
    return Context(loaded.sheet, TODAY, TEXTS, BEFORE, stale=True)


@pytest.mark.parametrize("facts", READABLE, ids=lambda path: path.stem)
def test_parts_of_a_sheet_find_together_what_the_whole_does(facts: Path) -> None:
    loaded = load(facts, facts.parent)
    whole = runner.check(loaded, context_of(loaded))
    of_sheet = runner.check(loaded, context_of(loaded), only=())
    parts = [runner.check(loaded, context_of(loaded), only=[name]) for name in loaded.sheet.entities]
    assert all(set(of_sheet) <= set(part) for part in parts)
    apart = [problem for part in parts for problem in part if problem not in of_sheet]
    assert sorted([*of_sheet, *apart]) == whole


def test_an_entity_that_is_gone_is_not_looked_at() -> None:
    loaded = load(ROOT / "facts.yaml", ROOT)
    assert runner.check(loaded, context_of(loaded), only=["gone"]) == runner.check(loaded, context_of(loaded), only=())


@pytest.mark.parametrize("facts", READABLE, ids=lambda path: path.stem)
def test_equal_entities_on_an_equal_basis_have_equal_findings(facts: Path) -> None:
    before = load(facts, facts.parent)
    known = {name: runner.findings_in_entities(context_of(before), [name]) for name in before.sheet.entities}
    for after in edits(facts):
        if check_inputs(after) == check_inputs(before.sheet):
            context = Context(after, TODAY, TEXTS, stale=True)
            for name, entity in after.entities.items():
                if entity == before.sheet.entities.get(name):
                    assert runner.findings_in_entities(context, [name]) == known[name]


SHEET = TypeAdapter(Sheet)


def edits(facts: Path) -> Iterator[Sheet]:
    """The sheet without one of its entries, or with one of its texts changed; those that still load."""
    raw = yaml.load(facts.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - it makes only texts
    for holder, key in list(places_in(raw))[:: 1 if facts.parent != ROOT else 40]:
        value = holder[key]
        for other in (None, f"{value} 7th"):
            if other:
                holder[key] = other
            else:
                del holder[key]
            with suppress(ValueError):
                yield SHEET.validate_python(raw)
            if other or isinstance(holder, dict):
                holder[key] = value
            else:
                holder.insert(key, value)


def places_in(raw: Any) -> Iterator[tuple[Any, Any]]:
    """Every entry: the mapping or list that holds it, and its key there."""
    for key, value in list(raw.items() if isinstance(raw, dict) else enumerate(raw)):
        yield raw, key
        if isinstance(value, dict | list):
            yield from places_in(value)


def test_what_another_entity_is_called_is_part_of_the_basis_and_what_is_said_of_it_is_not() -> None:
    raw = yaml.load((CASES / "rules" / "unused.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    before = check_inputs(SHEET.validate_python(raw))
    entity = next(iter(raw["entities"].values()))
    entity["summary"] += " It is large."
    entity["facts"] = []
    assert check_inputs(SHEET.validate_python(raw)) == before
    entity["name"] += " 2"
    assert check_inputs(SHEET.validate_python(raw)) != before
