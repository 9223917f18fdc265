"""Every small lie about the real facts is caught: one digit, bound, unit, scale or source changed at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner
from pydantic import TypeAdapter

from factsheet.checks import registry
from factsheet.checks.context import Context
from factsheet.checks.fact_at import FactAt
from factsheet.cli import commands
from factsheet.core import dimensions
from factsheet.core.clock import today
from factsheet.core.fact import Fact
from factsheet.core.model import Sheet
from factsheet.evidence import lock as evidence_lock
from factsheet.evidence.lock import Lock
from factsheet.load.sheet import load
from tests.support.project import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.ours]

Change = dict[str, Any]
FACT = TypeAdapter(Fact)


@dataclass(frozen=True)
class Lie:
    """A changed field of a fact: where it is, what stood there, what stands there now."""

    entity: str
    index: int
    path: tuple[str | int, ...]
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.entity}[{self.index}] {'.'.join(map(str, self.path))}: {self.old} -> {self.new}"


@cache
def sheet() -> Sheet:
    return load(ROOT / "facts.yaml", ROOT).sheet


def digit_lies(text: str) -> Iterator[str]:
    """The text with each of its digits changed, one at a time."""
    for match in re.finditer(r"\d", text):
        yield text[: match.start()] + str((int(match[0]) + 1) % 10) + text[match.end() :]


def lies() -> Iterator[Lie]:
    for entity, index, fact in sheet().facts():
        raw = FACT.dump_python(fact, mode="json", by_alias=True, exclude_defaults=True)
        for path, old, new in lies_about(raw):
            yield Lie(entity, index, path, old, new)


def lies_about(raw: Change) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    for field in ("statement", "as_of"):
        for new in digit_lies(raw.get(field) or ""):
            yield (field,), raw[field], new
    figure = raw.get("figure")
    if not figure:
        return
    value = figure["value"]
    for key, text in value.items() if isinstance(value, dict) else [("", value)]:
        path = ("figure", "value", key) if key else ("figure", "value")
        yield from ((path, text, new) for new in digit_lies(text))
    bounds = ["exactly", "more than", "about", "nearly"]
    yield from (
        (("figure", "bound"), figure.get("bound", ""), bound)
        for bound in bounds
        if bound != figure.get("bound", "exactly")
    )
    scales = ["thousand", "million", "billion", "trillion"]
    yield from (
        (("figure", "scale"), figure.get("scale", ""), scale) for scale in scales if scale != figure.get("scale")
    )


def told(
    lie: Lie,
    change: Callable[[Change], None] | None = None,
    texts: dict[str, str] | None = None,
    lock: Lock | None = None,
) -> list[str]:
    """What the rules say of a fact after the lie (or another change) is put into it."""
    truth = sheet()
    fact = truth.entities[lie.entity].facts[lie.index]
    raw = FACT.dump_python(fact, mode="json", by_alias=True, exclude_defaults=True)
    (change or (lambda r: put(r, lie.path, lie.new)))(raw)
    changed = FACT.validate_python(raw)
    entity = truth.entities[lie.entity]
    facts = tuple(changed if i == lie.index else f for i, f in enumerate(entity.facts))
    entity = replace(entity, facts=facts)
    context = Context(truth, today(), texts or {}, lock=lock)
    at = FactAt(context, lie.entity, entity, lie.index, changed)
    return [rule.name for rule in registry.RULES if rule.on_fact for _ in rule.on_fact(at)]


def put(raw: Change, path: tuple[str | int, ...], value: str) -> None:
    node: Any = raw
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value


def test_the_truth_is_not_complained_of() -> None:
    for entity, index, _ in sheet().facts():
        assert told(Lie(entity, index, (), "", ""), lambda _: None) == []


def test_every_changed_digit_bound_and_scale_is_caught() -> None:
    told_lies = list(lies())
    assert len(told_lies) > 300
    assert [str(lie) for lie in told_lies if not told(lie)] == []


def test_every_changed_unit_is_caught() -> None:
    truth = sheet()
    missed = []
    for entity, index, fact in truth.facts():
        if not fact.figure:
            continue
        own, unit = fact.figure.unit, truth.unit_of(fact.figure)
        for other, property_ in truth.properties.items():
            if own and dimensions.ratio(own, property_.unit, truth.units):
                continue  # months are months, whether their property counts days or years
            if property_.unit != unit and told(Lie(entity, index, ("figure", "property"), "", other)) == []:
                missed.append((entity, fact.id, unit, property_.unit))
        missed += [
            (entity, fact.id, unit, other)
            for other in ("days", "weeks", "years")
            if own and told(Lie(entity, index, ("figure", "unit"), unit, other)) == []
        ]
    assert missed == []


def test_every_changed_source_is_caught_with_the_texts(texts: dict[str, str]) -> None:
    missed = []
    for entity, index, fact in sheet().facts():
        for number, citation in enumerate(fact.citations):
            for other in sheet().sources:
                path = ("citations", number, "source")
                if other != citation.source and not told(Lie(entity, index, path, "", other), texts=texts):
                    missed.append((entity, fact.id, other))
    assert missed == []


def test_every_changed_digit_of_a_quote_is_caught_with_the_texts(texts: dict[str, str]) -> None:
    for entity, index, fact in sheet().facts():
        for number, citation in enumerate(fact.citations):
            for new in digit_lies(citation.quote):
                assert told(Lie(entity, index, ("citations", number, "quote"), "", new), texts=texts)


@cache
def real_lock() -> Lock:
    lock = evidence_lock.read(ROOT / evidence_lock.NAME)
    assert lock
    return lock


def test_every_citation_is_locked() -> None:
    for entity, index, _ in sheet().facts():
        assert told(Lie(entity, index, (), "", ""), lambda _: None, lock=real_lock()) == []


def changed_words(text: str) -> Iterator[str]:
    """A text with one of its words left out, doubled, in capitals or with another letter; and with a word more."""
    words = text.split()
    for at, word in enumerate(words):
        others: tuple[list[str], ...] = (
            [],
            [word, word],
            [word.swapcase()],
            [word[:-1] + ("x" if word[-1] != "x" else "y")],
        )
        yield from (" ".join([*words[:at], *other, *words[at + 1 :]]) for other in others)
    yield from (f"not {text}", f"{text} indeed")


def lies_about_evidence() -> Iterator[tuple[Lie, Callable[[Change], None]]]:
    """Each citation with another quote, other words that date it, or none; each fact with another speaker, or none."""
    for entity, index, fact in sheet().facts():
        for number, citation in enumerate(fact.citations):
            quotes = [("quote", new) for new in changed_words(citation.quote) if new not in ("", citation.quote)]
            dated = [("dated", new) for new in changed_words(citation.dated or "In 2024") if new != citation.dated]
            for field, new in [*quotes, *dated, *([("dated", "")] if citation.dated else [])]:
                path: tuple[str | int, ...] = ("citations", number, field)
                yield Lie(entity, index, path, "", new), partial(_put_or_drop, path=path, new=new)
        for new in ("Ann Other", *([""] if fact.attributed_to and fact.attributed_to.name else [])):
            named = ("attributed_to", "name")
            yield Lie(entity, index, named, "", new), partial(_put_or_drop, path=named, new=new)


def _put_or_drop(raw: Change, path: tuple[str | int, ...], new: str) -> None:
    node: Any = raw
    for step in path[:-1]:
        node = node.setdefault(step, {}) if isinstance(node, dict) else node[step]
    if new:
        node[path[-1]] = new
    else:
        del node[path[-1]]
        node.setdefault("role", "speaker") if path[0] == "attributed_to" else None


def test_every_changed_quote_date_in_words_and_speaker_is_caught_without_the_texts() -> None:
    tried = list(lies_about_evidence())
    assert len(tried) > 5000
    assert [str(lie) for lie, change in tried if evidence_lock.RULE not in told(lie, change, lock=real_lock())] == []


@pytest.mark.parametrize("seed", range(30))
def test_the_command_names_the_very_line(seed: int, tmp_path: Path) -> None:
    lines = (ROOT / "facts.yaml").read_text(encoding="utf-8").split("\n")
    number, line = Random(seed).choice(list(changeable(lines)))  # noqa: S311 - a sample, no secret
    lines[number] = line
    facts = tmp_path / "facts.yaml"
    facts.write_text("\n".join(lines), encoding="utf-8")
    done = CliRunner().invoke(commands.main, ["check", "--facts", str(facts)])
    assert done.exit_code == 1, line
    assert f"{facts}:{number + 1}:" in done.stdout, f"line {number + 1}: {line}\n{done.stdout}"


def changeable(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Lines of facts that hold a figure's value, an as_of or a statement's digits, each with a digit changed."""
    for number, line in enumerate(lines):
        value = re.match(r"(\s+(?:figure: \{.*value: |value: |as_of: \"?|statement: \D*))(\d.*)", line)
        if value:
            yield number, value[1] + str((int(value[2][0]) + 1) % 10) + value[2][1:]
