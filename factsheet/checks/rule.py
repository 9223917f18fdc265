"""The class of rules: a name, a description, a scope and a small function that yields findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from factsheet.checks.context import Context, Path
from factsheet.checks.fact_at import EntityAt, FactAt
from factsheet.core.problems import Place


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault that a rule finds. `path` leads there from the root of the sheet (or from the entity or fact)."""

    path: Path
    message: str
    hint: str = ""
    at_key: bool = False
    words: str = ""  # the words of the value that are meant
    place: Place | None = None  # where it is, if that is not in the facts


SheetCheck = Callable[[Context], Iterator[Finding]]
EntityCheck = Callable[[EntityAt], Iterator[Finding]]
FactCheck = Callable[[FactAt], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, by the name that problems, `allow` and the docs use. It looks at facts, entities or the whole sheet.

    A rule on facts or entities may look at the other sections of the sheet too: see `and_on_sheet`.
    """

    name: str
    description: str
    is_warning: bool = False
    needs_texts: bool = False
    on_sheet: SheetCheck | None = None
    on_entity: EntityCheck | None = None
    on_fact: FactCheck | None = None
    has_exceptions: bool = True  # whether `allow` may name it
    gathers: bool = False  # whether it is said once for an entity, at the first of its facts, with the number of them
    on_points: bool = False  # whether it looks at the points of a series, too

    @property
    def is_of_sheet(self) -> bool:
        """Tell whether it looks at facts only with the whole sheet at hand."""
        return self.on_fact is None and self.on_entity is None

    def and_on_sheet(self, check: SheetCheck) -> Rule:
        """Return the same rule with a second function, for the parts of the sheet that are in no entity."""
        return replace(self, on_sheet=check)


def sheet_rule(
    name: str, description: str, *, warning: bool = False, needs_texts: bool = False, has_exceptions: bool = True
) -> Callable[[SheetCheck], Rule]:
    """Make a rule of a function that looks at the whole sheet, where facts of several entities count."""
    return lambda check: Rule(name, description, warning, needs_texts, on_sheet=check, has_exceptions=has_exceptions)


def entity_rule(
    name: str, description: str, *, warning: bool = False, has_exceptions: bool = True
) -> Callable[[EntityCheck], Rule]:
    """Make a rule of a function that looks at one entity with its facts; its findings' paths start at the entity."""
    return lambda check: Rule(name, description, warning, on_entity=check, has_exceptions=has_exceptions)


def fact_rule(
    name: str,
    description: str,
    *,
    warning: bool = False,
    needs_texts: bool = False,
    has_exceptions: bool = True,
    gathers: bool = False,
    points: bool = False,
) -> Callable[[FactCheck], Rule]:
    """Make a rule of a function that looks at one fact; its findings' paths start at the fact.

    With `points` it looks at each point of a series too, as at a fact with a figure.
    """
    return lambda check: Rule(
        name,
        description,
        warning,
        needs_texts,
        on_fact=check,
        has_exceptions=has_exceptions,
        gathers=gathers,
        on_points=points,
    )
