"""Rules on facts that speak of each other: no circle, nothing twice, no link from both ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from factsheet.checks.context import Context, Placed, fact_path, measured
from factsheet.checks.dating import parsed
from factsheet.checks.rule import Finding, sheet_rule
from factsheet.core import dimensions, markdown
from factsheet.core.edtf import Date
from factsheet.core.fact import Fact
from factsheet.core.model import Sheet
from factsheet.words.normalize import fold, places


def _id(placed: Placed) -> str:
    return f"{placed[0]}.{placed[2].id}"


@sheet_rule("superseded", "`superseded_by` leads to a later figure of the same property, and never in a circle.")
def superseded(context: Context) -> Iterator[Finding]:
    """Find chains that return, and successors that measure something else or are of an earlier time."""
    names = dict.fromkeys(_id(placed) for placed in context.facts if placed[2].superseded_by)
    followed = {name: placed for name in names if (placed := context.fact(name))}
    rings = _rings({name: placed[2].superseded_by or "" for name, placed in followed.items()})
    for name, (entity_id, index, fact) in followed.items():
        path, here = fact_path(entity_id, index, "superseded_by"), rings[name]
        if here:
            yield Finding(path, f"this leads back to `{here}`", "the latest figure has no successor")
        after = context.fact(fact.superseded_by or "")
        if after and _property(fact) != _property(after[2]):
            message = f"`{fact.superseded_by}` measures another property"
            yield Finding(path, message, "name a later figure of the same property")
        elif after and fact.of != after[2].of:
            message = f"`{fact.superseded_by}` measures {_part(after[2])}, this {_part(fact)}"
            yield Finding(path, message, "name a later figure of the same part")
        elif after and not here and (earlier := _earlier(fact, after[2], context)):
            yield Finding(path, f"`{fact.superseded_by}` {earlier}", "name a later figure, or turn the two round")


def _part(fact: Fact) -> str:
    return f"the part `{fact.of}`" if fact.of else "the whole"


def _rings(followers: Mapping[str, str]) -> dict[str, str]:
    """Return, for each fact with a follower, the first fact of the ring into which it leads; empty if it ends.

    >>> _rings({"a": "b", "b": "c", "c": "b", "x": "y"})
    {'b': 'b', 'c': 'c', 'a': 'b', 'x': ''}
    """
    rings: dict[str, str] = {}
    for start in followers:
        way: dict[str, None] = {}
        here = start
        while here in followers and here not in rings and here not in way:
            way[here] = None
            here = followers[here]
        steps = list(way)
        ring = steps[steps.index(here) :] if here in way else []
        rings |= {name: name for name in ring}
        rings |= dict.fromkeys(steps[: len(steps) - len(ring)], rings.get(here, ""))
    return rings


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
    """Tell whether a statement means the same on two pages: it names one of the entities, and their names differ.

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
        unit = dimensions.comparable(sheet.unit_of(figure), sheet.units)
        alike = own[figure.property, unit, measured(sheet, figure), figure.bound, fact.of, when, fact.nature]
        if alike:
            return alike[0]
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
        if other == entity_id:
            continue  # another rule says so
        if inverses.get(predicate) != predicate and (other, predicate, entity_id) in known:
            yield Finding(
                path, f"`{other}` says `{predicate}` of `{entity_id}` too; both cannot be", "mend one of them"
            )
        elif (other, inverses.get(predicate, ""), entity_id) in known:
            yield Finding(
                path, f"`{other}` states this link from its end already", "keep one: the page shows both ends"
            )
