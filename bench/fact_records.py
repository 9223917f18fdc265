"""Records of facts and sources for Hugo, as every page shows them, and of what pages and facts both name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from factsheet.core import markdown
from factsheet.render.pages import stressed
from factsheet.view.citations import WordsView
from factsheet.view.fact import FactView
from factsheet.view.references import EntityRef, FactRef, Label, SourceRef

Json = dict[str, Any]


def of_fact(fact: FactView) -> Json:
    """Return the record of a fact: for its row and its line, the tables of figures and the main points."""
    plain = str(stressed(fact.text, fact.emphasis))
    rich = str(stressed(markdown.html(fact.statement, "%root%"), fact.emphasis))
    return {
        "id": fact.id,
        "local": fact.local_id,
        "url": fact.url,
        "entity": of_entity(fact.entity),
        "text": fact.text,
        "html": plain,
        "rich": rich if rich != plain else "",
        "links": "<a " in rich,
        "date": of_date(fact.date.tokens),
        "by": fact.is_due,
        "is_past": fact.is_past,
        "to": fact.date.last.ordinal,
        "labels": list(fact.labels),
        "marks": list(fact.labels_in_section),
        "told": fact.labels[0] if fact.labels_in_section != fact.labels else "",
        "figure": _figure(fact),
        "of": fact.of,
        "speaker": fact.speaker,
        "agency": of_entity(fact.agency) if fact.agency else None,
        "short_speaker": _short_speaker(fact),
        "in_ledger": fact.is_planned and not fact.is_intention,
        "superseded": of_ref(fact.superseded_by) if fact.superseded_by else None,
        "disputed": [of_ref(ref) for ref in fact.disputed_by],
        "since": _since(fact),
        "news": not fact.is_without_news,
        "sources": list(fact.sources),
        "last": fact.sources[-1],
        "backing": "only source" if len(fact.sources) == 1 else "several sources",
        "several": len(fact.sources) > 1,
        "words": [_words(words) for words in fact.words],
    }


def _short_speaker(fact: FactView) -> Json:
    """Return the record of whoever is told first: the name, else the agency, else the office."""
    if fact.agency and not fact.speaker_name:
        return {"name": fact.agency.name, "fact": fact.agency.witness}
    return {"name": fact.speaker_name or fact.speaker_role, "fact": ""}


def _figure(fact: FactView) -> Json | None:
    figure = fact.figure
    if not figure:
        return None
    return {
        "label": figure.label,
        "words": figure.words,
        "amount": figure.amount,
        "sort": figure.sort_value,
        "before": figure.before,
        "after": figure.after,
        "bound": figure.bound,
        "number": figure.number,
        "unit_before": figure.unit if figure.unit_first else "",
        "unit_after": figure.unit_after,
        "long": max(map(len, figure.number.split(" "))) > _LONG,
    }


_LONG = 9
"""The letters of a number from which on a main point shows it smaller."""


def _since(fact: FactView) -> Json | None:
    """Return what became of a plan, or None if nothing is said of that."""
    if not (fact.outcome or fact.is_overdue or fact.outcome_sought):
        return None
    passed = f"date passed, {'no later figure' if fact.figure else 'nothing later'} here"
    return {
        "lead": fact.outcome_verdict or "since then",
        "outcome": [of_ref(ref) for ref in fact.outcome],
        "passed": passed if fact.is_overdue and not fact.outcome else "",
        "sought": of_date(fact.outcome_sought),
    }


def _words(words: WordsView) -> Json:
    return {
        "source": words.source.id,
        "url": words.url,
        "quotes": [str(stressed(quote, figures)) for quote, figures in words.quotes],
        "dated": list(words.dated),
        "locators": list(words.locators),
        "records": list(words.records),
        "paragraphs": [{"citation": place, "number": number} for place, number in words.paragraphs],
    }


def of_source(ref: SourceRef, month: str) -> Json:
    """Return the record of a source. `month` is that of its age."""
    return {
        **asdict(ref),
        "issued": of_date(ref.issued),
        "short_issued": of_date(ref.short_issued),
        "month": of_date(ref.month),
        "aged": f"{ref.id}@{month}",
        "host": ref.address.split("/")[2],
    }


def of_entity(ref: EntityRef) -> Json:
    """Return the record of a link to an entity."""
    return {"name": ref.name, "url": ref.url, "fact": ref.witness}


def of_label(ref: Label) -> Json:
    """Return the record of a link to a property or topic."""
    return {"name": ref.label, "url": ref.url, "fact": ref.witness}


def of_ref(ref: FactRef) -> Json:
    """Return the record of a link to a fact."""
    return {"id": ref.id, "text": ref.text, "url": ref.url}


def of_names(pairs: Iterable[tuple[str, str]]) -> list[Json]:
    """Return the record of names in other languages."""
    return [{"lang": language, "name": name} for language, name in pairs]


def of_date(tokens: Iterable[tuple[str, str]]) -> list[Json]:
    """Return the record of a date in words."""
    return [{"text": text, "time": time} for text, time in tokens]


def of_count(name: str, number: int, one: str, many: str) -> Json:
    """Return the record of a number of things: `name` says how they are counted."""
    return {"name": name, "number": f"{number:,}" if number else "", "noun": one if number == 1 else many}


def ids(facts: Iterable[FactView]) -> list[str]:
    """Return the global ids of facts."""
    return [fact.id for fact in facts]
