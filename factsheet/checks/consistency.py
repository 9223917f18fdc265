"""Rules on facts that speak of each other: no silent contradiction, no circle, nothing twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from factsheet.checks.context import Context, Placed, agree, fact_path
from factsheet.checks.dating import parsed
from factsheet.checks.fact_at import EntityAt
from factsheet.checks.rule import Finding, entity_rule, sheet_rule
from factsheet.core import markdown
from factsheet.core.edtf import Date
from factsheet.core.model import Fact, Sheet
from factsheet.words.normalize import fold, places


def _id(placed: Placed) -> str:
    return f"{placed[0]}.{placed[2].id}"


@entity_rule(
    "contradiction", "Two figures of the same thing at the same time are equal, or name each other in `disputed_by`."
)
def contradiction(at: EntityAt) -> Iterator[Finding]:
    """Find figures of the same thing and time that differ and do not name each other."""
    groups: defaultdict[tuple[object, ...], list[tuple[Date, Placed]]] = defaultdict(list)
    for index, fact in enumerate(at.entity.facts):
        when = parsed(fact.as_of) if fact.figure and fact.as_of else None
        if fact.figure and when:
            groups[fact.figure.property, fact.of, fact.nature].append((when, (at.entity_id, index, fact)))
    for members in groups.values():
        if len(members) > 1:
            yield from _clashes(at.context.sheet, sorted(members, key=lambda member: member[0].first))


def _clashes(sheet: Sheet, by_date: list[tuple[Date, Placed]]) -> Iterator[Finding]:
    """Sweep through time and compare only figures whose dates overlap. Report each figure once."""
    open_: list[tuple[Date, Placed]] = []
    for when, placed in by_date:
        open_ = [(span, other) for span, other in open_ if span.last >= when.first and not _touch(span, when)]
        other = next((other for _, other in open_ if _differ(sheet, other, placed)), None)
        if other:
            earlier, later = sorted((other, placed), key=lambda one: one[1])
            message = f"`{_id(earlier)}` gives another value for the same property and time"
            hint = "mend one, or name the other in `disputed_by` or `superseded_by`"
            yield Finding(("facts", later[1], "figure", "value"), message, hint)
        open_.append((when, placed))


def _touch(span: Date, following: Date) -> bool:
    """Tell whether a span ends on the day on which the next begins, as terms of office do."""
    return span.first < span.last == following.first < following.last


def _differ(sheet: Sheet, one: Placed, two: Placed) -> bool:
    first, second = one[2], two[2]
    known = _id(one) in second.disputed_by or _id(two) in first.disputed_by
    followed = second.superseded_by == _id(one) or first.superseded_by == _id(two)
    differ = first.figure and second.figure and agree(sheet, first.figure, second.figure) is False
    return bool(differ) and not (known or followed)


@sheet_rule("superseded", "`superseded_by` leads to a later figure of the same property, and never in a circle.")
def superseded(context: Context) -> Iterator[Finding]:
    """Find chains that return, and successors that measure something else or are of an earlier time."""
    names = dict.fromkeys(_id(placed) for placed in context.facts if placed[2].superseded_by)
    followed = {name: placed for name in names if (placed := context.fact(name))}
    ending: set[str] = set()  # known to lead to an end
    for name, (entity_id, index, fact) in followed.items():
        path = fact_path(entity_id, index, "superseded_by")
        seen, here = {name}, fact.superseded_by
        while here in followed and here not in seen and here not in ending:
            seen.add(here)
            here = followed[here][2].superseded_by
        if here not in seen:
            ending |= seen
        if here in seen:
            yield Finding(path, f"this leads back to `{here}`", "the latest figure has no successor")
        after = context.fact(fact.superseded_by or "")
        if after and _property(fact) != _property(after[2]):
            message = f"`{fact.superseded_by}` measures another property"
            yield Finding(path, message, "name a later figure of the same property")
        elif after and here not in seen and (earlier := _earlier(fact, after[2], context)):
            yield Finding(path, f"`{fact.superseded_by}` {earlier}", "name a later figure, or turn the two round")


def _earlier(fact: Fact, after: Fact, context: Context) -> str:
    """Say in which way a successor is earlier than a fact. Return an empty text if it may be later.

    A fact without a date was true when it was reported, or before.
    """
    old, new, reported, reported_after = _when(fact), _when(after), _reported(fact, context), _reported(after, context)
    if not reported or not reported_after:
        return ""  # that is a problem of its own
    if old and new and old.overlaps(new):  # of two figures of one time the one reported later may correct the other
        is_older = reported_after.last < reported.first
        return f"is an older report: {reported_after.words()}, before {reported.words()}" if is_older else ""
    may_be_later = (new or reported_after).last >= (old or reported).first
    if may_be_later or (not old and reported_after.first > reported.last):
        return ""
    return f"is of {_in_words(new, reported_after)}, before {_in_words(old, reported)}"


def _in_words(when: Date | None, reported: Date) -> str:
    return when.words() if when else f"{reported.words()} (its report)"


def _when(fact: Fact) -> Date | None:
    return parsed(fact.as_of) if fact.as_of else None


def _reported(fact: Fact, context: Context) -> Date | None:
    """Return the date on which the newest source of a fact appeared; None if no source has a date."""
    cited = (context.sheet.sources.get(citation.source) for citation in fact.citations)
    dates = [date for source in cited if source and (date := parsed(source.issued))]
    return max(dates, key=lambda date: date.rank, default=None)


def _property(fact: Fact) -> str | None:
    return fact.figure.property if fact.figure else None


@sheet_rule("duplicate-fact", "No two facts say the same.")
def duplicate_fact(context: Context) -> Iterator[Finding]:
    """Find facts that repeat an earlier one: its words, its link, or its figure and time."""
    by_words: dict[str, Placed] = {}
    for _, facts in groupby(context.facts, key=itemgetter(0)):
        own_words: dict[str, Placed] = {}
        own: defaultdict[object, list[Placed]] = defaultdict(list)  # those of one entity, by what else they say
        for placed in facts:
            fact = placed[2]
            words = markdown.text(fact.statement).casefold()
            earlier: Placed | None = own_words.setdefault(words, placed)
            elsewhere = by_words.setdefault(words, placed)
            if earlier is placed:
                earlier = _said_before(context.sheet, placed, own) if fact.relation or fact.figure else None
            path = fact_path(placed[0], placed[1], "id")
            if earlier:
                yield Finding(path, f"`{_id(earlier)}` says the same", "make them one fact with both citations")
            elif elsewhere[0] != placed[0] and _names_its_subject(words, context.sheet, elsewhere[0], placed[0]):
                hint = f"keep one of them, with `about` for the page of the other (`{placed[0]}`)"
                yield Finding(path, f"`{_id(elsewhere)}` says the same", hint)


def _names_its_subject(words: str, sheet: Sheet, one: str, other: str) -> bool:
    """Tell whether a statement means the same on the pages of two entities: it names one of them, and their names differ.

    "It has 5 gates." is another statement of each gallery, and "John Smith scored." of each John Smith.
    """
    names = [fold(sheet.entities[entity].name).casefold() for entity in (one, other)]
    return names[0] != names[1] and any(places(name, fold(words)) for name in names)


def _said_before(sheet: Sheet, placed: Placed, own: defaultdict[object, list[Placed]]) -> Placed | None:
    """Return the entity's first fact with the same link, or figure and time. Without one, add this fact to `own`."""
    fact = placed[2]
    when = _span(fact)
    if relation := fact.relation:
        linked = own[relation.predicate, relation.object, when]
        if linked:
            return linked[0]
        linked.append(placed)
    if figure := fact.figure:
        alike = own[figure.property, figure.bound, fact.of, when, fact.nature]
        for other in alike:
            if other[2].figure and agree(sheet, other[2].figure, figure):
                return other
        alike.append(placed)
    return None


def _span(fact: Fact) -> object:
    """Return the days that a fact's date spans, equal for `2024-33` and `2024-01/2024-03`; None without a date."""
    date = parsed(fact.as_of) if fact.as_of else None
    return date.span if date else fact.as_of


@sheet_rule("relation-inverse", "A link is written at one end only, and no two links say opposite things.")
def relation_inverse(context: Context) -> Iterator[Finding]:
    """Find links that turn an existing one round."""
    links = [(e, index, f.relation) for e, index, f in context.naming_facts if f.relation]
    known = {(e, link.predicate, link.object) for e, _, link in links}
    inverses = {name: predicate.inverse for name, predicate in context.sheet.predicates.items()}
    for entity_id, index, link in links:
        predicate, other = link.predicate, link.object
        path = fact_path(entity_id, index, "relation", "predicate")
        if inverses.get(predicate) != predicate and (other, predicate, entity_id) in known:
            yield Finding(
                path, f"`{other}` says `{predicate}` of `{entity_id}` too; both cannot be", "mend one of them"
            )
        elif (other, inverses.get(predicate, ""), entity_id) in known:
            yield Finding(
                path, f"`{other}` states this link from its end already", "keep one: the page shows both ends"
            )
