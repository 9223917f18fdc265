"""The sections of an entity's page: its figures, its targets, who says what, and the rest by topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from factsheet.view.fact import FactView
from factsheet.view.folding import LONG, Fold, folded
from factsheet.view.nature import INTENTION, is_planned
from factsheet.view.references import EntityRef, Label, SourceRef

FIGURES, TARGETS, VOICES, REST = "figures", "targets", "said", "topics"
_TITLES = {FIGURES: "Figures", TARGETS: "Targets", VOICES: "Who says what", REST: "By topic"}
_GOALS = {"target": "goal", "forecast": "forecast"}
_TERMS = {FIGURES: "figure", TARGETS: "target", VOICES: "claim", REST: "fact"}


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says something. A source that speaks for itself has no name, role or agency."""

    name: str
    role: str
    agency: EntityRef | None
    source: SourceRef | None  # in which all facts of the group stand; None if they stand in several
    is_reporter: bool  # whether the source does not say it for itself, but reports a plan of somebody else

    @property
    def words(self) -> str:
        """Name and office."""
        if self.role and not self.name:
            return f"{self.role[0].upper()}{self.role[1:]} (not named)"
        return ", ".join(filter(None, (self.name, self.role)))


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that stand together: those of a voice, or on a topic; neither for facts under no heading of their own.

    `since` is said once above plans that have all come to the same; empty where each row says it. `folds` are its facts
    again, some of them folded, in a long section.
    """

    facts: tuple[FactView, ...]
    voice: Voice | None = None
    topic: Label | None = None
    since: str = ""
    folds: tuple[Fold, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Groups of facts under a heading."""

    id: str
    title: str
    groups: tuple[Group, ...]

    @property
    def term(self) -> str:
        """The word of the glossary that says what its facts are."""
        facts = [fact for group in self.groups for fact in group.facts]
        if self.id == TARGETS:
            return facts[0].nature if len(natures_of(facts)) == 1 else _TERMS[TARGETS]
        return INTENTION if all(fact.is_intention for fact in facts) else _TERMS[self.id]

    @property
    def goal(self) -> str:
        """The head of the column of what is to be, in the section of plans; empty in others."""
        natures = natures_of(fact for group in self.groups for fact in group.facts)
        return " or ".join(_GOALS[nature] for nature in natures).capitalize() if self.id == TARGETS else ""


def natures_of(plans: Iterable[FactView]) -> tuple[str, ...]:
    """Return the natures of some plans: targets, which somebody means to reach, before forecasts."""
    return tuple(sorted({fact.nature for fact in plans}, reverse=True))


def title_of(plans: Iterable[FactView]) -> str:
    """Return what some plans are called: `Targets`, `Forecasts`, or both."""
    return " and ".join(f"{nature}s" for nature in natures_of(plans)).capitalize()


def section_of(fact: FactView) -> str:
    """Return the id of the section of its entity's page in which a fact stands.

    A target has a number or a date; without either it is an intention, and stands with what its speaker says.
    """
    if is_planned(fact.fact):
        return TARGETS if fact.figure or fact.is_dated else VOICES
    if fact.nature == "claim":
        return VOICES
    if fact.fact.properties():
        return FIGURES
    return VOICES if fact.fact.attributed_to else REST


def sections(facts: Sequence[FactView], topics: Iterable[Label]) -> tuple[Section, ...]:
    """Divide an entity's own facts into sections. Sections without facts are left out."""
    by_section: dict[str, list[FactView]] = {name: [] for name in _TITLES}
    for fact in facts:
        by_section[section_of(fact)].append(fact)
    by_section[FIGURES] = _by_property(by_section[FIGURES])
    by_section[TARGETS].sort(key=lambda fact: (fact.is_overdue, not fact.is_dated, fact.sort_key))  # ahead, then passed
    groups = {
        FIGURES: _reported_and_attributed(by_section[FIGURES]),
        TARGETS: tuple(_ledger(by_section[TARGETS])),
        VOICES: tuple(_by_voice(by_section[VOICES])),
        REST: tuple(_by_topic(by_section[REST], topics)),
    }
    used = [name for name in _TITLES if groups[name]]
    long = [name for name in used if len(by_section[name]) > LONG]
    groups |= {name: tuple(replace(group, folds=folded(group.facts)) for group in groups[name]) for name in long}
    return tuple(Section(name, _title(name, used, groups[name]), groups[name]) for name in used)


def _title(name: str, used: Sequence[str], groups: Sequence[Group]) -> str:
    """Return a section's title. The rest is not called by its topics if it is all there is, or if it has no topics."""
    if name == TARGETS:
        return title_of(fact for group in groups for fact in group.facts)
    return "Facts" if name == REST and (used == [REST] or not groups[0].topic) else _TITLES[name]


def _by_entity(facts: Sequence[FactView]) -> tuple[Group, ...]:
    return (Group(tuple(facts)),) if facts else ()


def _ledger(facts: Sequence[FactView]) -> Iterator[Group]:
    """Yield runs of plans whose dates have passed without news, which is said once, and the others between them."""
    rows: list[FactView] = []
    for is_without_news, run in groupby(facts, key=lambda fact: fact.is_without_news):
        members = list(run)
        if is_without_news and len(members) > 1:
            yield from _by_entity(rows)
            rows = []
            later = "no later figure" if all(fact.figure for fact in members) else "nothing later"
            yield Group(tuple(members), since=f"Dates passed, {later} here")
        else:
            rows += members
    yield from _by_entity(rows)


def _by_property(facts: Sequence[FactView]) -> list[FactView]:
    """Return figures by property, in the order of their first ones: the whole before its parts, the newest first.

    Parts stay in the order of the file: C IV stands before C V.
    """
    measured = [name for fact in facts for name in fact.fact.properties()]
    places = {name: place for place, name in reversed(list(enumerate(measured)))}
    parts = {of: place for place, of in enumerate(dict.fromkeys(["", *(fact.of for fact in facts)]))}

    def place(fact: FactView) -> tuple[object, ...]:
        (name,) = fact.fact.properties()
        return places[name], parts[fact.of], not fact.is_dated, -fact.sort_key

    return sorted(facts, key=place)


def _reported_and_attributed(facts: Sequence[FactView]) -> tuple[Group, ...]:
    attributed = [fact for fact in facts if fact.fact.attributed_to]
    return (*_by_entity([fact for fact in facts if not fact.fact.attributed_to]), *_by_voice(attributed))


def _by_voice(facts: Iterable[FactView]) -> Iterator[Group]:
    """Yield the facts of each speaker in each source: what sources say for themselves comes last."""
    by_voice: dict[tuple[object, ...], list[FactView]] = {}
    for fact in facts:
        key = (
            fact.speaker_name,
            fact.speaker_role,
            fact.agency.id if fact.agency else "",
            fact.sources,
            _reports(fact),
        )
        by_voice.setdefault(key, []).append(fact)
    groups = [Group(tuple(members), voice=_voice(members[0])) for members in by_voice.values()]
    yield from sorted(groups, key=lambda group: not group.facts[0].fact.attributed_to)


def _voice(fact: FactView) -> Voice:
    source = fact.source(fact.sources[0]) if len(fact.sources) == 1 else None
    return Voice(fact.speaker_name, fact.speaker_role, fact.agency, source, _reports(fact))


def _reports(fact: FactView) -> bool:
    """Tell whether a source reports a plan without naming who told it."""
    return fact.is_planned and not fact.fact.attributed_to


def _by_topic(facts: Sequence[FactView], topics: Iterable[Label]) -> Iterator[Group]:
    """Yield the facts on each topic, those without one last. A fact stands under the first of its topics."""
    by_topic: dict[str, list[FactView]] = {}
    for fact in facts:
        by_topic.setdefault(next(iter(fact.fact.topics), ""), []).append(fact)
    for topic in topics:
        if topic.id in by_topic:
            yield Group(_in_time(by_topic[topic.id]), topic=topic)
    if "" in by_topic:
        yield Group(_in_time(by_topic[""]))


def _in_time(facts: Sequence[FactView]) -> tuple[FactView, ...]:
    """Return facts with a date first, the newest at the top; the others stay in their order."""
    dated = sorted((fact for fact in facts if fact.is_dated), key=lambda fact: fact.sort_key, reverse=True)
    return (*dated, *(fact for fact in facts if not fact.is_dated))
