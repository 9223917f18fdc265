"""The rules that a facts file keeps, in order. A sheet that passes them can be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from factsheet.checks import identity, references, values
from factsheet.checks.rule import Context, FactAt, Finding, Rule
from factsheet.load import Loaded, Places
from factsheet.problems import Problem

RULES: tuple[Rule, ...] = (
    identity.duplicate_fact_id,
    identity.reserved_id,
    identity.kind_folder,
    identity.retired_id,
    references.unknown_kind,
    references.unknown_entity,
    references.about_itself,
    references.unknown_source,
    references.unknown_property,
    references.unknown_topic,
    references.unknown_fact,
    references.unknown_replacement,
    values.fact_date,
    values.source_date,
    values.range_runs_up,
)


def check(loaded: Loaded) -> list[Problem]:
    """Everything that the rules find, sorted by place."""
    context = Context(loaded.sheet)
    found = chain(_on_sheet(context), _on_facts(context))
    return sorted(_problem(rule, finding, loaded.places) for rule, finding in found)


def _on_sheet(context: Context) -> Iterator[tuple[Rule, Finding]]:
    for rule in RULES:
        for finding in rule.on_sheet(context) if rule.on_sheet else ():
            yield rule, finding


def _on_facts(context: Context) -> Iterator[tuple[Rule, Finding]]:
    rules = [(rule, rule.on_fact) for rule in RULES if rule.on_fact]
    for entity_id, entity in context.sheet.entities.items():
        for index, fact in enumerate(entity.facts):
            at = FactAt(context, entity_id, entity, index, fact)
            for rule, look in rules:
                for found in look(at):
                    yield rule, replace(found, path=(*at.path, *found.path))


def _problem(rule: Rule, finding: Finding, places: Places) -> Problem:
    return Problem(places.at(finding.path, key=finding.at_key), rule.name, finding.message, finding.hint)
