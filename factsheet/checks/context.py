"""The objects that rules look at: the sheet with its indexes, an entity, and a fact with the readings of its words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from factsheet.checks.units import KnownUnits, bearings, counts_in, is_growth, units_converted_to
from factsheet.core import markdown
from factsheet.core.amounts import Amount
from factsheet.core.days import Day
from factsheet.core.model import SCALES, Conversion, Entity, Fact, Figure, Range, Sheet
from factsheet.evidence.lock import Lock
from factsheet.evidence.passage import CapturedText, Passage, passages
from factsheet.words.normalize import fold, may_hold
from factsheet.words.reader import read_folded
from factsheet.words.tokens import Mention, Number, Reading, Unreadable

Path = tuple[str | int, ...]
OURS = "en"
"""The language of statements, names and labels."""

Placed = tuple[str, int, Fact]
"""A fact with its entity's id and its index there."""


def fact_path(entity_id: str, index: int, *rest: str | int) -> Path:
    """Return the path to a fact, or to something in it, from the root of the sheet."""
    return ("entities", entity_id, "facts", index, *rest)


def size(figure: Figure | Conversion) -> tuple[Amount, Amount | None]:
    """Return the value times its scale, and the upper end of a range. Decimals and fractions can be compared."""
    scale = SCALES[figure.scale] if figure.scale else 1
    if isinstance(figure.value, Range):
        return figure.value.low * scale, figure.value.high * scale
    return figure.value * scale, None


@dataclass(frozen=True)
class Context:
    """The sheet, its indexes (each made once) and data from outside, for rules to look at besides the fact in hand.

    `texts` are the captured articles by source id, if they are at hand. `published` are the ids that a former version
    had, if there is one. `stale` asks for facts that were not reviewed for long. `lock` is evidence.lock, if it exists.
    """

    sheet: Sheet
    today: date
    texts: Mapping[str, str] = field(default_factory=dict)
    published: frozenset[str] = frozenset()
    stale: bool = False
    lock: Lock | None = None

    @cached_property
    def tomorrow(self) -> Day:
        """The last day that some editor may call today: they live in every time zone."""
        return Day.of(self.today + timedelta(days=1))

    @cached_property
    def facts(self) -> list[Placed]:
        """Every fact, in the order of the file."""
        return list(self.sheet.facts())

    @cached_property
    def naming_facts(self) -> list[Placed]:
        """The facts that name other entities."""
        return [placed for placed in self.facts if placed[2].about or placed[2].relation or placed[2].attributed_to]

    @cached_property
    def fact_ids(self) -> AbstractSet[str]:
        """Every fact's global id, in the order of the file."""
        return {f"{entity}.{fact.id}": None for entity, _, fact in self.facts}.keys()

    def fact(self, name: str) -> Placed | None:
        """Return the fact with a global id; of several the last, of none None."""
        entity_id, _, fact_id = name.partition(".")
        if entity_id not in self._by_id:
            entity = self.sheet.entities.get(entity_id)
            placed = [(entity_id, index, fact) for index, fact in enumerate(entity.facts if entity else ())]
            self._by_id[entity_id] = {one[2].id: one for one in placed}
        return self._by_id[entity_id].get(fact_id)

    @cached_property
    def _by_id(self) -> dict[str, dict[str, Placed]]:
        return {}

    @cached_property
    def captured(self) -> dict[str, CapturedText]:
        """The captured texts, by source id."""
        sources = self.sheet.sources
        return {name: CapturedText.of(sources[name], text) for name, text in self.texts.items() if name in sources}

    @cached_property
    def long_names(self) -> list[str]:
        """The names and aliases that have several words, of all entities, folded, the longest first."""
        names = (fold(name) for entity in self.sheet.entities.values() for name in (entity.name, *entity.aliases))
        return sorted(dict.fromkeys(name for name in names if " " in name), key=len, reverse=True)

    @cached_property
    def units(self) -> KnownUnits:
        """The units that the properties count in."""
        return KnownUnits(self.sheet)

    def language_of(self, source_id: str) -> str | None:
        """Return the language that a source says it is written in; None if it says none."""
        source = self.sheet.sources.get(source_id)
        return source.language if source else None

    def read(self, text: str, tag: str | None = OURS) -> Reading:
        """Read a text in a language, by default in that of our own texts."""
        return read_folded(fold(text), tag, self.units.for_reader)

    def numbered_names(self, entity_id: str) -> list[str]:
        """Return the names and aliases of an entity that hold a number, such as `14th Five-Year Plan`."""
        if entity_id not in self._numbered:
            entity = self.sheet.entities.get(entity_id)
            readings = map(self.read, (entity.name, *entity.aliases) if entity else ())
            self._numbered[entity_id] = [found.text for found in readings if found.has_tokens]
        return self._numbered[entity_id]

    @cached_property
    def _numbered(self) -> dict[str, list[str]]:
        return {}

    def facts_naming(self, entity_id: str) -> list[Fact]:
        """Return an entity's own facts, and those that are about it, link to it or quote its officials."""
        return [*self.sheet.entities[entity_id].facts, *self._naming.get(entity_id, ())]

    def facts_measuring(self, property_id: str) -> list[Fact]:
        """Return the facts with a figure of a property."""
        return self._measuring.get(property_id, [])

    @cached_property
    def _measuring(self) -> dict[str, list[Fact]]:
        index: defaultdict[str, list[Fact]] = defaultdict(list)
        for _, _, fact in self.facts:
            if fact.figure:
                index[fact.figure.property].append(fact)
        return index

    @cached_property
    def _naming(self) -> dict[str, list[Fact]]:
        index: defaultdict[str, list[Fact]] = defaultdict(list)
        for _, _, fact in self.naming_facts:
            for name in fact.entities_named():
                index[name].append(fact)
        return index


def check_inputs(sheet: Sheet) -> object:
    """Return the inputs that findings in an entity depend on besides the entity itself, to be compared with `==`.

    The rules on facts and on entities find the same in equal entities if the inputs are equal, and also the day, the
    captured texts, evidence.lock and `stale`. They look at:

    - the ids of kinds and topics; the id, date of issue and language of each source; all of the properties and units;
      the units of all conversions;
    - the names and aliases of all entities. A fact's own words may hold the numbers in the name of an entity that it is
      about, links to or quotes an official of. The full name of any entity counts as one word of a quote.

    They look at no fact of another entity. Questions that need all facts (which ids exist, what is said twice, what
    leads where, what is used) belong to the rules on the whole sheet, which run again each time.
    """
    return (
        tuple(sheet.kinds),
        tuple(sheet.topics),
        tuple((name, source.issued, source.language) for name, source in sheet.sources.items()),
        tuple(sheet.properties.items()),
        tuple(sheet.units.items()),
        units_converted_to(sheet),
        tuple((name, entity.name, entity.aliases) for name, entity in sheet.entities.items()),
    )


class Match(NamedTuple):
    """A number in a quote, by the quote's index, that has the value of a figure or conversion.

    `counts` tells whether it counts in the unit of that value; `bounds` are the hedges that it can have.
    """

    quote: int
    number: Number
    counts: bool
    bounds: tuple[str, ...]
    language: str | None


@dataclass(frozen=True, slots=True)
class EntityAt:
    """An entity and its place. Its rules look at it, at the day and at the `check_inputs`, at nothing else."""

    context: Context
    entity_id: str
    entity: Entity

    @property
    def path(self) -> Path:
        """The way to it from the root of the sheet."""
        return ("entities", self.entity_id)


@dataclass(eq=False)  # not frozen, which takes three times as long to make
class FactAt:
    """A fact, its place, and the readings of its words, each made once.

    Its rules look at it, at its entity, at the captured texts, at evidence.lock, at the day, at `stale` and at the
    `check_inputs`, at nothing else.
    """

    context: Context
    entity_id: str
    entity: Entity
    index: int
    fact: Fact

    @property
    def path(self) -> Path:
        """The way to it from the root of the sheet."""
        return fact_path(self.entity_id, self.index)

    @cached_property
    def statement(self) -> str:
        """The statement as plain text, without Markdown's marks."""
        return markdown.text(self.fact.statement)

    @cached_property
    def quoted_words(self) -> list[str]:
        """The quotes, folded."""
        return [fold(citation.quote) for citation in self.fact.citations]

    @cached_property
    def passages(self) -> list[list[Passage]]:
        """The places of each quote in the text of its source; none if that text is not at hand."""
        texts = self.context.captured
        return [passages(c, texts[c.source]) if c.source in texts else [] for c in self.fact.citations]

    @cached_property
    def quotes(self) -> list[Reading]:
        """The reading of each quote, in the language of its source. Facts without numbers and dates never need it."""
        context = self.context
        return [
            read_folded(words, context.language_of(citation.source), context.units.for_reader)
            for words, citation in zip(self.quoted_words, self.fact.citations, strict=True)
        ]

    @cached_property
    def quoted(self) -> list[Number]:
        """Every number in the quotes."""
        return [number for quote in self.quotes for number in quote.numbers]

    @cached_property
    def unreadable(self) -> list[Unreadable]:
        """Every piece of the quotes that has no single meaning."""
        return [piece for quote in self.quotes for piece in quote.unreadable]

    @property
    def says_language(self) -> bool:
        """Tell whether every source that is cited names its language."""
        return all(self.context.language_of(citation.source) for citation in self.fact.citations)

    @cached_property
    def fitting(self) -> list[Match]:
        """The numbers in the quotes that equal the figure's value times its scale."""
        figure = self.fact.figure
        if not figure:
            return []
        property_ = self.context.sheet.properties.get(figure.property)
        found = self._matching(figure, property_.unit if property_ else "")
        never_falls = bool(property_ and is_growth(property_) and size(figure)[0] > 0)
        return [match for match in found if not (never_falls and match.number.falls)]

    @cached_property
    def converted(self) -> list[Match]:
        """The numbers that equal the figure's conversion, in quotes that give the figure too."""
        conversion = self.fact.figure.converted if self.fact.figure else None
        quotes = {match.quote for match in self.fitting}
        found = self._matching(conversion, conversion.unit) if conversion else []
        return [match for match in found if match.quote in quotes]

    def _matching(self, figure: Figure | Conversion, unit: str) -> list[Match]:
        """Return the numbers in the quotes that equal a value times its scale, whatever they count."""
        wanted, units, found = size(figure), self.context.units, []
        for at, (quote, citation) in enumerate(zip(self.quotes, self.fact.citations, strict=True)):
            tag = self.context.language_of(citation.source)
            marks = units.marks(unit, tag)
            for number in quote.numbers:
                bounds = [bounds for *value, bounds in bearings(number, marks) if tuple(value) == wanted]
                if bounds:
                    found.append(Match(at, number, counts_in(number, unit, quote, units, marks), bounds[0], tag))
        return found

    @cached_property
    def dated(self) -> list[Reading]:
        """The reading of each citation's `dated`; an empty one if it has none."""
        read, language_of = self.context.read, self.context.language_of
        return [read(one.dated, language_of(one.source)) if one.dated else Reading("") for one in self.fact.citations]

    @cached_property
    def dates(self) -> list[tuple[Mention, ...]]:
        """The dates that each citation gives, in its quote or in `dated`."""
        return [quote.dates + dated.dates for quote, dated in zip(self.quotes, self.dated, strict=True)]

    @cached_property
    def spoken(self) -> list[tuple[Path, Reading]]:
        """The readings of the fact's own words, each with its path in the fact.

        Names with numbers are left out: those of its entity and of the entities that it names.
        """
        fact, speaker = self.fact, self.fact.attributed_to
        texts: list[tuple[Path, str | None]] = [(("of",), fact.of)] if fact.of else []
        if speaker:
            texts += [(("attributed_to", "name"), speaker.name), (("attributed_to", "role"), speaker.role)]
        hidden = list(self.context.numbered_names(self.entity_id))
        if fact.about or fact.relation or speaker:
            hidden += [name for other in fact.entities_named() for name in self.context.numbered_names(other)]
        read = self.context.read
        said = read(_without(hidden, self.statement) if hidden else self.statement)
        others = [(path, read(_without(hidden, text) if hidden else text)) for path, text in texts if text]
        return [(("statement",), said), *others]


def _without(hidden: list[str], text: str) -> str:
    """Blot out each name in a text, and fold it; what stands around a name keeps its place."""
    text = fold(text)
    for name in sorted(hidden, key=len, reverse=True):
        if may_hold(name, text):
            text = re.sub(re.escape(name), lambda match: "_" * len(match[0]), text, flags=re.IGNORECASE)
    return text
