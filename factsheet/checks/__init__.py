"""The rules that a facts file keeps, in order. A sheet that passes them can be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from factsheet.checks import dating, figures, identity, quotes, references, sense, statements, usage, values
from factsheet.checks.rule import Context, FactAt, Finding, Path, Rule
from factsheet.load import Loaded, Places
from factsheet.model import Fact, Sheet
from factsheet.problems import Problem

__all__ = ["NEEDLESS", "RULES", "Context", "check"]

RULES: tuple[Rule, ...] = (
    # structure
    identity.duplicate_fact_id,
    identity.reserved_id,
    identity.kind_folder,
    identity.retired_id,
    usage.case,
    usage.published_id,
    references.unknown_kind,
    references.unknown_entity,
    references.about_itself,
    references.unknown_source,
    references.unknown_property,
    references.unknown_topic,
    references.unknown_fact,
    references.unknown_replacement,
    # evidence
    figures.figure_value,
    figures.figure_unit,
    figures.figure_bound,
    statements.statement_number,
    statements.statement_date,
    statements.statement_link,
    statements.digits,
    statements.name_digits,
    dating.as_of,
    quotes.quote_length,
    quotes.quote_found,
    quotes.dated_near,
    quotes.speaker_named,
    quotes.text_hash,
    quotes.plan_as_report,
    quotes.subject_near,
    # sense
    values.fact_date,
    values.source_date,
    values.range_runs_up,
    figures.figure_range,
    dating.later_than_source,
    dating.future_source,
    dating.reviewed_ahead,
    dating.stale,
    sense.contradiction,
    sense.superseded,
    sense.duplicate_fact,
    sense.relation_inverse,
    usage.unused,
)

NEEDLESS = Rule("needless-allow", "An exception under `allow` names a rule that would otherwise be broken here.")
"""The rule about exceptions to rules; it looks at what the others found."""

_NAMES = frozenset(rule.name for rule in RULES)


def check(loaded: Loaded, context: Context) -> list[Problem]:
    """Everything that the rules find, sorted by place; what a fact allows is left out."""
    allowed: set[tuple[str, int, str]] = set()
    problems = []
    for rule, finding in chain(_on_sheet(context), _on_facts(context)):
        exception = _exception(finding.path, rule, context.sheet)
        if exception:
            allowed.add(exception)
        else:
            problems.append(_problem(rule, finding, loaded.places))
    problems += (_problem(NEEDLESS, finding, loaded.places) for finding in _needless(context, allowed))
    return sorted(problems)


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


def _exception(path: Path, rule: Rule, sheet: Sheet) -> tuple[str, int, str] | None:
    """The exception that the fact at `path` makes to a rule, if it does."""
    match path:
        case ("entities", str() as entity_id, "facts", int() as index, *_):
            fact: Fact = sheet.entities[entity_id].facts[index]
            return (entity_id, index, rule.name) if rule.name in fact.allow else None
    return None


def _needless(context: Context, allowed: set[tuple[str, int, str]]) -> Iterator[Finding]:
    for entity_id, index, fact in context.sheet.facts():
        for name in fact.allow:
            path = ("entities", entity_id, "facts", index, "allow", name)
            if name not in _NAMES:
                yield Finding(path, f"there is no rule `{name}`", "docs/rules.md lists them", at_key=True)
            elif (entity_id, index, name) not in allowed and not _needs_texts(name, context):
                yield Finding(path, f"the fact keeps the rule `{name}`", "remove the exception", at_key=True)


def _needs_texts(name: str, context: Context) -> bool:
    """Whether a rule could not look, because the captured texts are not at hand."""
    unseen = {quotes.quote_found, quotes.dated_near, quotes.speaker_named, quotes.subject_near}
    return not context.texts and name in {rule.name for rule in unseen}


def _problem(rule: Rule, finding: Finding, places: Places) -> Problem:
    place = places.at(finding.path, key=finding.at_key, words=finding.words)
    return Problem(place, rule.name, finding.message, finding.hint, rule.is_warning)
