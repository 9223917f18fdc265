"""Sheet -> everything that the rules find in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from factsheet.checks import limits
from factsheet.checks.context import Context, Path, Placed, fact_path
from factsheet.checks.fact_at import EntityAt, FactAt
from factsheet.checks.registry import BY_NAME, NEEDLESS, RULES
from factsheet.checks.rule import FactCheck, Finding, Rule
from factsheet.core import workers
from factsheet.core.fact import Fact
from factsheet.core.problems import Problem
from factsheet.load.locations import Locations
from factsheet.load.sheet import Loaded

RuleFinding = tuple[str, Finding]
"""The name of a rule and a finding, whose path starts at the root of the sheet."""


Batch = list[tuple[str, range]]
"""Neighbouring facts that are looked at together: ids of entities, and the indexes of facts in each."""

_TOGETHER = 128
"""Facts of a batch: enough to be worth it, few enough for the fast memory of a core."""

_FEW = 16
"""Batches that are worth a process."""

_MANY = 5_000
"""Facts past which the rules on the whole sheet alone are worth one, beside whoever asked for the check."""


def check(
    loaded: Loaded, context: Context, only: Collection[str] | None = None, *, whole: bool = True
) -> list[Problem]:
    """Return every problem that the rules find, sorted by place, except those that a fact allows.

    With `only`, a collection of ids, the rules on facts and on entities look at those entities alone. The rules on the
    whole sheet always look at everything, so parts of a sheet can be checked apart and their problems united. With
    `whole` false they do not run.
    """
    with workers.paused_collector():
        return sorted(begin(loaded, context, only, whole=whole))


def begin(
    loaded: Loaded, context: Context, only: Collection[str] | None = None, *, whole: bool = True
) -> Iterator[Problem]:
    """Let other processes begin to check. Return what `check` returns, as they find it."""
    if whole and (crowded := limits.crowded(loaded) or limits.crowded_texts(loaded, context)):
        return iter(crowded)
    entities = context.sheet.entities
    first, *others = _batches(context, entities if only is None else [name for name in only if name in entities])

    def findings_in(batches: Sequence[Batch | None]) -> list[RuleFinding]:
        return [
            finding
            for batch in batches
            for finding in (findings_in_sheet(context) if batch is None else _findings_in(context, batch))
        ]

    begun = _findings_in(context, first)  # so that each process starts with the tables of words made
    batches = [*([None] if whole else []), *others]
    is_beside = sum(len(entity.facts) for entity in entities.values()) > _MANY
    runs = workers.spread(findings_in, batches, jobs=workers.processes(), least=_FEW, beside=is_beside)

    def problems() -> Iterator[Problem]:
        findings = chain(begun, chain.from_iterable(runs))
        for name, finding in _gathered(limits.first_of(findings)):
            yield _problem(name, finding, loaded.locations)
        if any(not BY_NAME[name].is_warning for name, _ in findings):
            yield limits.more_than_are_named(loaded.locations)

    return chain(loaded.not_read if whole else (), problems())


def findings_in_sheet(context: Context) -> list[RuleFinding]:
    """Return the findings of the rules on the whole sheet, and the exceptions to them that are not needed."""
    findings = [(rule.name, finding) for rule in RULES if rule.on_sheet for finding in rule.on_sheet(context)]
    return _settled(findings, context.facts, context, of_sheet=True)


def findings_in_entities(context: Context, names: Iterable[str]) -> list[RuleFinding]:
    """Return what the rules on entities and facts find in some entities, and exceptions to them that are not needed.

    The findings in each entity depend on that entity alone, and on what `checks.context.check_inputs` describes.
    """
    return _gathered(chain.from_iterable(_findings_in(context, batch) for batch in _batches(context, names)))


def _batches(context: Context, names: Iterable[str]) -> Iterator[Batch]:
    """Part the facts of some entities into batches; yield an empty one where there are none."""
    batch: Batch = []
    room = _TOGETHER
    for name in names:
        count = len(context.sheet.entities[name].facts)
        for begin in range(0, count, _TOGETHER) or (0,):
            batch.append((name, range(begin, min(begin + _TOGETHER, count))))
            room -= max(1, len(batch[-1][1]))
            if room <= 0:
                yield batch
                batch, room = [], _TOGETHER
    yield batch


def _findings_in(context: Context, batch: Batch) -> list[RuleFinding]:
    """Run rule by rule, not fact by fact: a rule that has just run looks at the next fact more quickly."""
    pairs = [(EntityAt(context, name, context.sheet.entities[name]), indexes) for name, indexes in batch]
    facts = [
        FactAt(context, at.entity_id, at.entity, index, at.entity.facts[index])
        for at, indexes in pairs
        for index in indexes
    ]
    entities = [at for at, indexes in pairs if not indexes.start]
    findings = [
        (rule.name, _below(at.path, finding)) for rule, look in _ON_ENTITY for at in entities for finding in look(at)
    ]
    points = [point for at in facts for point in at.points()]
    findings += [
        (rule.name, replace(finding, path=at.path_of(finding.path)))
        for rule, look in _looks(context)
        for at in (chain(facts, points) if points and rule.on_points else facts)
        for finding in look(at)
    ]
    return _settled(findings, ((at.entity_id, at.index, at.fact) for at in facts), context)


def _gathered(findings: Iterable[RuleFinding]) -> list[RuleFinding]:
    """Say once for an entity what a rule that gathers finds in several of its facts: at the first of them."""
    first: dict[tuple[str, Path], int] = {}
    others: Counter[int] = Counter()
    kept: list[RuleFinding] = []
    for name, finding in findings:
        if BY_NAME[name].gathers:
            at = first.setdefault((name, finding.path[:2]), len(kept))
            if at < len(kept):
                others[at] += 1
                continue
        kept.append((name, finding))
    for at, number in others.items():
        name, finding = kept[at]
        more = f"so with {number:,} more {'fact' if number == 1 else 'facts'} of this entity"
        kept[at] = name, replace(finding, message=f"{finding.message}; {more}")
    return kept


_ON_ENTITY = [(rule, rule.on_entity) for rule in RULES if rule.on_entity]
_ON_FACT = [(rule, rule.on_fact) for rule in RULES if rule.on_fact]
_WITHOUT_TEXTS = [(rule, look) for rule, look in _ON_FACT if not rule.needs_texts]


def _looks(context: Context) -> list[tuple[Rule, FactCheck]]:
    """Return the rules on facts that can run: without captured texts, those that do not need them."""
    return _ON_FACT if context.texts else _WITHOUT_TEXTS


def _below(path: Path, finding: Finding) -> Finding:
    return replace(finding, path=(*path, *finding.path))


def _settled(
    findings: list[RuleFinding], facts: Iterable[Placed], context: Context, *, of_sheet: bool = False
) -> list[RuleFinding]:
    """Drop the findings that a fact allows, and add a finding for each exception to these rules that is not needed."""
    exceptions = {
        (fact_path(entity_id, index), name): None
        for entity_id, index, fact in facts
        if fact.allow
        for name in fact.allow
        if of_sheet == (name in BY_NAME and BY_NAME[name].is_of_sheet)
    }
    if not exceptions:
        return findings
    broken = {(finding.path[:4], name) for name, finding in findings if BY_NAME[name].has_exceptions}
    remaining = [
        (name, finding) for name, finding in findings if (finding.path[:4], name) not in exceptions.keys() & broken
    ]
    needless = (_needless(path, name, context) for path, name in exceptions if (path, name) not in broken)
    return remaining + [(NEEDLESS.name, finding) for finding in needless if finding]


def _needless(fact: Path, name: str, context: Context) -> Finding | None:
    """Return a finding about an exception to a rule that is not broken; None if the rule could not run."""
    path, rule = (*fact, "allow", name), BY_NAME.get(name)
    if rule is None or rule is NEEDLESS:
        return Finding(path, f"there is no rule `{name}`", "docs/rules.md lists them", at_key=True)
    if not rule.has_exceptions:
        return Finding(path, f"the rule `{name}` has no exceptions", "remove this one", at_key=True)
    record = _fact_at(fact, context)
    cited = {citation.source for one in (record, *record.points()) for citation in one.citations}
    if rule.needs_texts and not cited <= context.texts.keys():
        return None  # the rule could not look
    return Finding(path, f"the fact keeps the rule `{name}`", "remove the exception", at_key=True)


def _fact_at(path: Path, context: Context) -> Fact:
    """Return the fact to which a path leads."""
    _, entity, _, index = path
    return context.sheet.entities[str(entity)].facts[int(index)]


def _problem(name: str, finding: Finding, places: Locations) -> Problem:
    place = finding.place or places.at(finding.path, key=finding.at_key, words=finding.words)
    return Problem(place, name, finding.message, finding.hint, BY_NAME[name].is_warning)
