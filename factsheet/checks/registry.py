"""Every rule, in the order in which docs/rules.md lists them."""

from __future__ import annotations

from factsheet.checks import (
    consistency,
    contradictions,
    dating,
    evidence,
    figures,
    identity,
    moves,
    outcomes,
    quotes,
    references,
    series,
    statements,
    usage,
    well_formed,
)
from factsheet.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    # structure
    identity.duplicate_fact_id,
    identity.reserved_id,
    identity.kind_folder,
    identity.retired_id,
    moves.moved_id,
    moves.moved_to,
    moves.moved_kind,
    identity.twin_names,
    identity.twin_sources,
    usage.case,
    usage.published_id,
    references.unknown_kind,
    references.unknown_entity,
    references.about_itself,
    references.unknown_source,
    references.unknown_property,
    references.unknown_topic,
    references.unknown_predicate,
    references.unknown_fact,
    references.unknown_replacement,
    # evidence
    figures.figure_value,
    figures.figure_unit,
    figures.figure_bound,
    figures.figure_converted,
    series.series,
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
    evidence.source_text,
    evidence.evidence_lock,
    evidence.copied_words,
    quotes.plan_as_report,
    quotes.subject_near,
    quotes.row_subject,
    # sense
    well_formed.fact_date,
    well_formed.source_date,
    well_formed.range_runs_up,
    well_formed.fraction_unit,
    well_formed.unit_dimension,
    well_formed.where_range_runs_up(figures.figure_range),
    well_formed.listed_twice,
    dating.later_than_source,
    dating.future_source,
    dating.reviewed_ahead,
    dating.stale,
    contradictions.contradiction,
    consistency.superseded,
    outcomes.outcome,
    outcomes.outcome_sought,
    consistency.duplicate_fact,
    consistency.relation_inverse,
    usage.nothing_known,
    usage.unused,
)

NEEDLESS = Rule("needless-allow", "An exception under `allow` names a rule that would otherwise be broken here.")
"""The rule about exceptions to rules. It looks at the findings of the others."""

BY_NAME = {rule.name: rule for rule in (*RULES, NEEDLESS)}
