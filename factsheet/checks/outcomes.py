"""Rules on what became of targets and forecasts."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.checks.ahead import AHEAD
from factsheet.checks.context import Context, Path, fact_path
from factsheet.checks.dating import parsed
from factsheet.checks.fact_at import FactAt
from factsheet.checks.rule import Finding, fact_rule, sheet_rule
from factsheet.core import edtf
from factsheet.core.fact import Fact
from factsheet.core.model import Sheet


@sheet_rule("outcome", "`outcome` names reported facts that tell what became of a target or forecast.")
def outcome(context: Context) -> Iterator[Finding]:
    """Find outcomes of facts that plan nothing, and outcomes that cannot tell what became of a plan."""
    for entity_id, index, fact in context.facts:
        if fact.outcome and fact.nature not in AHEAD:
            yield _no_plan(fact_path(entity_id, index, "outcome"), fact)
            continue
        for number, name in enumerate(fact.outcome):
            placed = context.fact(name)
            reason = _unfit(context.sheet, fact, placed[2]) if placed else ""  # a missing one is another rule's
            if name == f"{entity_id}.{fact.id}":
                reason = "is this fact itself"
            if reason:
                hint = "name a later fact that reports what became of this one"
                yield Finding(fact_path(entity_id, index, "outcome", number), f"`{name}` {reason}", hint)


def _no_plan(path: Path, fact: Fact) -> Finding:
    message = f"this fact is {fact.nature}; only a target or a forecast has an outcome"
    return Finding(path, message, f"leave `{path[-1]}` out, or write nature: target", at_key=True)


def _unfit(sheet: Sheet, fact: Fact, later: Fact) -> str:
    """Say why a fact cannot be the outcome of another one; an empty text if it can."""
    if later.nature != "reported":
        return f"is of nature `{later.nature}`, and reports nothing"
    when, issued = parsed(later.as_of) if later.as_of else None, _issued(sheet, fact)
    if when and issued and all(when.last < date.first for date in issued):
        return f"is of {when.words()}, before this {fact.nature} appeared ({issued[0].words()})"
    return ""


def _issued(sheet: Sheet, fact: Fact) -> list[edtf.Date]:
    """Return the dates of a fact's sources, the earliest first."""
    cited = (sheet.sources.get(citation.source) for citation in fact.citations)
    dates = [date for source in cited if source and (date := parsed(source.issued))]
    return sorted(dates, key=lambda date: date.rank)


@fact_rule(
    "outcome-sought",
    "`outcome_sought` is a day on which somebody looked what became of a target or forecast: "
    "not before its sources appeared, and not in the future.",
)
def outcome_sought(at: FactAt) -> Iterator[Finding]:
    """Find days on which nobody can have looked for an outcome."""
    if not at.fact.outcome_sought:
        return
    sought, path = parsed(at.fact.outcome_sought), ("outcome_sought",)
    if at.fact.nature not in AHEAD:
        yield _no_plan(path, at.fact)
    elif sought and sought.first > at.context.tomorrow:
        yield Finding(path, f"`{sought.text}` is in the future", "write the day on which somebody looked")
    elif sought and (later := [d for d in _issued(at.context.sheet, at.fact) if d.first > sought.last]):
        message = f"`{sought.text}` is before {later[-1].words()}, when a source of this fact appeared"
        yield Finding(path, message, "look again, and write that day")
