"""What a rule is: a name, a description, a scope and a small function that yields what it finds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from factsheet.model import Entity, Fact, Sheet
from factsheet.words.folding import fold
from factsheet.words.numbers import names, numbers

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule does not like. `path` leads there from the root of the sheet (or from the fact)."""

    path: Path
    message: str
    hint: str = ""
    at_key: bool = False
    words: str = ""  # the words of the value that are meant


@dataclass(frozen=True)
class Context:
    """What rules may look at besides the fact in hand: the sheet, what is indexed of it once, and the world.

    `texts` are the captured articles by source id, when they are at hand; `published` the ids that a former version
    had, when there is one; `stale` asks for facts that were not reviewed for long.
    """

    sheet: Sheet
    today: date
    texts: Mapping[str, str] = field(default_factory=dict)
    published: frozenset[str] = frozenset()
    stale: bool = False

    @cached_property
    def fact_ids(self) -> frozenset[str]:
        """Every fact's global id."""
        return frozenset(f"{entity}.{fact.id}" for entity, _, fact in self.sheet.facts())

    @cached_property
    def folded_texts(self) -> dict[str, str]:
        """The captured texts, folded line by line: a line is a paragraph."""
        return {name: "\n".join(map(fold, text.splitlines())) for name, text in self.texts.items()}

    @cached_property
    def long_names(self) -> list[str]:
        """Names of several words, the longest first."""
        names = {fold(name) for entity in self.sheet.entities.values() for name in (entity.name, *entity.aliases)}
        return sorted((name for name in names if " " in name), key=len, reverse=True)

    @cached_property
    def unit_words(self) -> dict[str, tuple[str, ...]]:
        """What sources may call each unit that a property counts in: its words and sign; without any, its label."""
        found = {}
        for name in {property_.unit for property_ in self.sheet.properties.values()}:
            unit = self.sheet.units.get(name)
            words = (*unit.words, *([unit.symbol] if unit.symbol else [])) if unit else (name,)
            found[name] = tuple(dict.fromkeys(words or ((unit.label,) if unit else ())))
        return found

    @cached_property
    def units_of_word(self) -> dict[str, frozenset[str]]:
        """The units that each word (folded, in small letters) can mean."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for unit, words in self.unit_words.items():
            for word in words:
                found[fold(word).lower()].add(unit)
        return {word: frozenset(units) for word, units in found.items()}

    @cached_property
    def unit_pattern(self) -> re.Pattern[str]:
        """Any word of any unit, as a whole word."""
        longest_first = sorted(self.units_of_word, key=len, reverse=True)
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?![^\W_])")

    @cached_property
    def numbered_names(self) -> dict[str, list[str]]:
        """The names and aliases of each entity that hold a number, such as `14th Five-Year Plan`."""
        return {
            entity_id: found
            for entity_id, entity in self.sheet.entities.items()
            if (found := [fold(name) for name in (entity.name, *entity.aliases) if numbers(name) or names(name)])
        }

    def facts_naming(self, entity_id: str) -> list[Fact]:
        """An entity's own facts, and those that are about it, link to it or quote its officials."""
        return [*self.sheet.entities[entity_id].facts, *self._naming.get(entity_id, ())]

    @cached_property
    def _naming(self) -> dict[str, list[Fact]]:
        index: defaultdict[str, list[Fact]] = defaultdict(list)
        for _, _, fact in self.sheet.facts():
            for name in fact.entities_named():
                index[name].append(fact)
        return index


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
    is_warning: bool = False
    on_sheet: SheetCheck | None = None
    on_fact: FactCheck | None = None


def sheet_rule(name: str, description: str, *, warning: bool = False) -> Callable[[SheetCheck], Rule]:
    """Make a rule of a function that looks at the whole sheet."""
    return lambda check: Rule(name, description, warning, on_sheet=check)


def fact_rule(name: str, description: str, *, warning: bool = False) -> Callable[[FactCheck], Rule]:
    """Make a rule of a function that looks at one fact; its findings' paths start at the fact."""
    return lambda check: Rule(name, description, warning, on_fact=check)
