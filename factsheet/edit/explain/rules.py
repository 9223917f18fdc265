"""A fact in hand -> the rules that complain of it, those that it may break, those that it keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from factsheet.checks import curation, dating, evidence, published, quotes, runner
from factsheet.checks.context import Context, Path, fact_path
from factsheet.checks.fact_at import EntityAt, FactAt
from factsheet.checks.registry import BY_NAME, NEEDLESS, RULES
from factsheet.checks.rule import Finding, Rule
from factsheet.core.problems import Problem
from factsheet.load.locations import Locations


class Asked(NamedTuple):
    """The rules on a fact: what those say that complain, also what is allowed, and the names of the others."""

    complaints: list[tuple[Rule, Finding]]
    passed: list[str]
    not_asked: list[str]


def rules(at: FactAt, places: Locations) -> Iterator[str]:
    """Yield a line for each complaint and each exception, then the names of the other rules."""
    complaints, passed, not_asked = ask(at)
    allowed = at.context.sheet.entities[at.entity_id].facts[at.index].allow
    for rule, finding in complaints:
        if rule.name not in allowed or not rule.has_exceptions:
            yield f"complains: {_problem(rule, finding, places)}"
    for name, reason in allowed.items():
        messages = [finding.message for rule, finding in complaints if rule.name == name]
        otherwise = "not asked" if name in not_asked else "the fact keeps this rule"
        yield f"allowed: {name}, because: {reason} ({'; '.join(messages) or otherwise})"
    yield f"passed: {', '.join(name for name in passed if name not in allowed)}"
    yield f"not asked, for want of what they look at: {', '.join(not_asked) or 'none'}"


def ask(at: FactAt) -> Asked:
    """Ask every rule for what it finds in a fact, its points or its part of the sheet."""
    complaints = [(rule, finding) for rule in RULES for finding in _findings(rule, at)]
    complaints += [(NEEDLESS, finding) for finding in _needless(at)]
    broken = {rule.name for rule, _ in complaints}
    others = [rule for rule in RULES if rule.name not in broken]
    asked = [rule.name for rule in others if _is_asked(rule, at)]
    return Asked(complaints, asked, [rule.name for rule in others if rule.name not in asked])


def _needless(at: FactAt) -> Iterator[Finding]:
    """Yield what is found about the exceptions of a fact that are not needed."""
    context, own = at.context, fact_path(at.entity_id, at.index, "allow")
    findings = (*runner.findings_in_entities(context, [at.entity_id]), *runner.findings_in_sheet(context))
    return _at(own, (finding for name, finding in findings if name == NEEDLESS.name))


def _findings(rule: Rule, at: FactAt) -> Iterator[Finding]:
    """Yield what a rule finds, with paths from the root of the sheet."""
    own = at.path_of(())
    if rule.on_fact and _is_asked(rule, at):
        for one in (at, *at.points()):
            if one is at or rule.on_points:
                yield from (replace(finding, path=one.path_of(finding.path)) for finding in rule.on_fact(one))
    if rule.on_entity:
        entity = EntityAt(at.context, at.entity_id, at.entity)
        yield from _at(
            own, (replace(finding, path=(*entity.path, *finding.path)) for finding in rule.on_entity(entity))
        )
    if rule.on_sheet:
        yield from _at(own, rule.on_sheet(at.context))


def _at(own: Path, findings: Iterator[Finding]) -> Iterator[Finding]:
    return (finding for finding in findings if finding.path[: len(own)] == own)


def _is_asked(rule: Rule, at: FactAt) -> bool:
    """Tell whether a rule can look: some need what is not always at hand."""
    context = at.context
    if rule.name in _WANTED:
        return bool(_WANTED[rule.name](context))
    return not rule.needs_texts or any(citation.source in context.captured for citation in at.fact.cited())


_WANTED: Mapping[str, Callable[[Context], object]] = {
    dating.stale.name: lambda context: context.stale,
    evidence.evidence_lock.name: lambda context: context.lock,
    evidence.source_text.name: lambda context: context.texts,
    quotes.text_hash.name: lambda context: context.texts,
    published.published_id.name: lambda context: context.published,
    curation.curation.name: lambda context: context.curation_log,
}
"""The fields of a context that rules look at besides the facts; without these they find nothing."""


def _problem(rule: Rule, finding: Finding, places: Locations) -> Problem:
    place = finding.place or places.at(finding.path, key=finding.at_key, words=finding.words)
    return Problem(place, rule.name, finding.message, finding.hint, BY_NAME[rule.name].is_warning)
