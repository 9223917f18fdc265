"""What a rule is: a name, a description, a scope and a small function that yields what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from factsheet.model import Entity, Fact, Sheet

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule does not like. `path` leads there from the root of the sheet (or from the fact)."""

    path: Path
    message: str
    hint: str = ""
    at_key: bool = False


@dataclass(frozen=True)
class Context:
    """What rules may look at besides the fact in hand: the sheet and what is indexed of it once."""

    sheet: Sheet

    @cached_property
    def fact_ids(self) -> frozenset[str]:
        """Every fact's global id."""
        return frozenset(f"{entity}.{fact.id}" for entity, _, fact in self.sheet.facts())


@dataclass(frozen=True, slots=True)
class FactAt:
    """A fact and where it stands."""

    context: Context
    entity_id: str
    entity: Entity
    index: int
    fact: Fact

    @property
    def path(self) -> Path:
        """The way to it from the root of the sheet."""
        return ("entities", self.entity_id, "facts", self.index)


SheetCheck = Callable[[Context], Iterator[Finding]]
FactCheck = Callable[[FactAt], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as problems, `allow` and the docs name it; one of its two scopes has its check."""

    name: str
    description: str
    on_sheet: SheetCheck | None = None
    on_fact: FactCheck | None = None


def sheet_rule(name: str, description: str) -> Callable[[SheetCheck], Rule]:
    """Make a rule of a function that looks at the whole sheet."""
    return lambda check: Rule(name, description, on_sheet=check)


def fact_rule(name: str, description: str) -> Callable[[FactCheck], Rule]:
    """Make a rule of a function that looks at one fact; its findings' paths start at the fact."""
    return lambda check: Rule(name, description, on_fact=check)
