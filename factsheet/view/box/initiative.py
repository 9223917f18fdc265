"""The first rows of an initiative's box: who began it, since when, and its status where dates tell it for certain.

There are few ways to say that a plan, a programme or a service began or runs. Only these are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.core import edtf
from factsheet.view.box.links import linked
from factsheet.view.box.row import BoxRow, BoxValue, Subject, dated, rows_of
from factsheet.view.fact import FactView
from factsheet.view.nature import is_planned
from factsheet.words import reader
from factsheet.words.normalize import fold

_BEGUN = (
    "adopted", "created", "established", "founded", "inaugurated", "initiated", "introduced", "issued", "launched",
    "published", "released", "rolled out", "set up", "started",
)  # fmt: skip
_BEGAN = rf"began|started|was (?:{'|'.join(_BEGUN)})"
_RUNS = "has run|has been running|has operated|has existed|has been (?:in force|in use|in place|open)"
_LASTS = "runs|ran|lasts|lasted|covers|covered|applies|applied|is in force|was in force"
_NOUNS = "initiative|plan|platform|policy|program|programme|project|reform|scheme|service|strategy"


def rows(initiative: Subject) -> list[BoxRow]:
    """Return by whom an initiative was begun or is run, since when, its status, and its other links."""
    by_whom = [link for link in initiative.links if link.label.endswith(" by")]
    rest = [link for link in initiative.links if not link.label.endswith(" by")]
    since = list(_since(initiative))
    return [
        *linked(by_whom, {value.text for value in since}),
        *rows_of("Since", since),
        *rows_of("Status", list(_status(initiative))),
        *linked(rest),
    ]


def _since(initiative: Subject) -> Iterator[BoxValue]:
    """Yield the earliest date on which a report says that the initiative began, by a link or in so many words."""
    begun = [fact for fact in initiative.own if fact.nature == "reported" and fact.is_dated and not fact.date.open]
    facts = [fact for fact in begun if _is_start(fact) or _says(fact, initiative, _BEGAN)]
    if facts:
        first = min(facts, key=lambda fact: fact.sort_key)
        yield dated(first.date.words, first)


def _is_start(fact: FactView) -> bool:
    """Tell whether a fact links an initiative to whoever began it: issued by, set up by."""
    relation = fact.fact.relation
    return bool(relation and relation.predicate in {f"{verb} by" for verb in _BEGUN})


def _says(fact: FactView, initiative: Subject, verbs: str) -> bool:
    """Tell whether a statement begins with a name of the initiative, one of some verbs, and a date.

    The date has to follow: what was introduced in a town in 2019 may have been older.
    """
    text = fold(fact.text)
    if not re.search(rf" (?:{verbs}) ", text):  # a pattern of its own for each initiative takes long to compile
        return False
    names = "|".join(re.escape(fold(name)) for name in initiative.names)
    lead = re.match(rf"(?:The )?(?:{names})(?: (?:{_NOUNS}))? (?:{verbs}) ", text)
    return bool(lead) and any(date.start == lead.end() for date in reader.read_folded(text).dates if lead)


def _status(initiative: Subject) -> Iterator[BoxValue]:
    """Yield the status of an initiative if dates tell it for certain: planned, running, ended."""
    plain = [f for f in initiative.own if f.nature == "reported" and f.is_dated and not (f.figure or f.event)]
    spans = [fact for fact in plain if not fact.date.open and _says(fact, initiative, _LASTS)]
    running = [fact for fact in plain if fact.date.open == "since" and _says(fact, initiative, _RUNS)]
    if spans:
        yield from _span(max(spans, key=lambda fact: fact.sort_key), initiative)
    elif running:
        first = min(running, key=lambda fact: fact.sort_key)
        yield dated(f"running {first.date.words}", first)
    else:
        yield from _planned(initiative)


def _span(fact: FactView, initiative: Subject) -> Iterator[BoxValue]:
    """Yield until when it runs or ran. A later report of it may tell of more than its period: then nothing."""
    period = edtf.parse(fact.fact.as_of or "")
    if period.end and period.start is not period.end and not _goes_on(initiative, fact):
        yield dated(f"{'ended' if fact.is_past else 'runs to'} {period.end.words(short=True)}", fact)


def _planned(initiative: Subject) -> Iterator[BoxValue]:
    """Yield that all its events are still to come, or that the date of the last has passed without news of it."""
    events = [fact for fact in initiative.own if fact.event]
    if not events or not all(is_planned(fact.fact) and fact.is_dated and not fact.outcome for fact in events):
        return
    ordered = sorted(events, key=lambda fact: fact.sort_key)
    if not any(fact.is_past for fact in events):
        yield dated(f"planned for {ordered[0].date.words}", ordered[0])
    elif all(fact.is_past for fact in events) and not _goes_on(initiative, ordered[0]):
        yield dated(f"planned for {ordered[-1].date.words}, nothing later here", ordered[-1])


def _goes_on(initiative: Subject, fact: FactView) -> bool:
    """Tell whether a dated report of the initiative, here or on another page, reaches past the end of a fact."""
    reports = (f for f in (*initiative.own, *initiative.others) if f.is_dated and not is_planned(f.fact))
    return any(report.date.open == "since" or report.date.last > fact.date.last for report in reports)
