"""The objects that rules look at: the sheet with its indexes, an entity, and a fact with the readings of its words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from factsheet.checks.known_units import KnownUnits, units_in_facts
from factsheet.core import dimensions
from factsheet.core.addresses import Outline
from factsheet.core.amounts import Amount
from factsheet.core.days import Day
from factsheet.core.fact import Fact
from factsheet.core.figure import SCALES, Conversion, Figure, Range
from factsheet.core.model import Sheet
from factsheet.evidence.lock import Lock
from factsheet.evidence.passage import CapturedText
from factsheet.load.curation import CurationLog
from factsheet.words.normalize import fold, lower
from factsheet.words.reader import read_folded
from factsheet.words.tokens import Reading

Path = tuple[str | int, ...]
OURS = "en"
"""The language of statements, names and labels."""

_START, _ALIKE = 3, 20
"""The letters at the start that names share to be compared, and the most that are compared with one."""

_MANY = 10_000
"""Citations with which a quarter as many names are compared, as all of them may be wrong."""

MOST_NUMBERS = 12
"""The numbers of a text that is read: a quote has twelve words, and no statement gives so many."""

_WORD = re.compile(r"\w+")
_MOST_WORDS = 40
"""The words of the longest name that is looked for in a quote."""

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


def measured(sheet: Sheet, figure: Figure) -> tuple[Amount, Amount | None]:
    """Return the size of a figure in its property's unit; in its own if that does not convert."""
    property_ = sheet.properties.get(figure.property)
    factor = dimensions.ratio(figure.unit, property_.unit, sheet.units) if figure.unit and property_ else None
    low, high = size(figure)
    return low if not factor else dimensions.times(low, factor), (
        high if high is None or not factor else dimensions.times(high, factor)
    )


@dataclass(frozen=True)
class Context:
    """The sheet, its indexes (each made once) and data from outside, for rules to look at besides the fact in hand.

    `texts` are the captured articles by source id, if they are at hand. `published` is the outline of a former version,
    if there is one. `stale` asks for facts that were not reviewed for long. `lock` is evidence.lock, and
    `curation_log` is docs/curation.md, if they exist.
    """

    sheet: Sheet
    today: date
    texts: Mapping[str, str] = field(default_factory=dict)
    published: Outline | None = None
    stale: bool = False
    lock: Lock | None = None
    curation_log: CurationLog | None = None

    @cached_property
    def tomorrow(self) -> Day:
        """The last day that some editor may call today: they live in every time zone."""
        return Day.of(self.today + timedelta(days=1))

    @cached_property
    def facts(self) -> list[Placed]:
        """Every fact, in the order of the file."""
        return list(self.sheet.facts())

    @cached_property
    def facts_and_points(self) -> list[Placed]:
        """Every fact, and behind each series its points as facts."""
        return list(self.sheet.facts_and_points())

    @cached_property
    def citations(self) -> int:
        """The number of citations. With many, less is done for the message about each; findings do not depend on it."""
        return sum(len(fact.citations) for _, _, fact in self.facts_and_points)

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

    def point(self, name: str) -> Fact | None:
        """Return the point of a series with a global id, as a fact; None if there is none."""
        entity_id, _, point_id = name.partition(".")
        series = f"{entity_id}.{point_id.partition('.')[0]}"
        if series not in self._points:
            placed = self.fact(series)
            points = placed[2].points() if placed else ()
            self._points[series] = {point.id: point for point in reversed(points)}  # of two with one id the first
        return self._points[series].get(point_id)

    @cached_property
    def _points(self) -> dict[str, dict[str, Fact]]:
        return {}

    @cached_property
    def _by_id(self) -> dict[str, dict[str, Placed]]:
        return {}

    def names_like(self, what: str, name: str, known: Iterable[str]) -> list[str]:
        """Return some of the known names of `what` that begin as a name does; if none do, some others."""
        if what not in self._by_start:
            index: defaultdict[str, list[str]] = defaultdict(list)
            most = _ALIKE if self.citations < _MANY else _ALIKE // 4
            for other in known:
                for start in dict.fromkeys((other[:_START], "")):
                    if len(index[start]) < most:
                        index[start].append(other)
            self._by_start[what] = index
        return self._by_start[what].get(name[:_START]) or self._by_start[what][""]

    @cached_property
    def _by_start(self) -> dict[str, dict[str, list[str]]]:
        return {}

    @cached_property
    def captured(self) -> dict[str, CapturedText]:
        """The captured texts, by source id."""
        sources = self.sheet.sources
        return {name: CapturedText.of(sources[name], text) for name, text in self.texts.items() if name in sources}

    def long_names_in(self, text: str) -> list[str]:
        """Return the names and aliases of several words, of all entities, that may stand in a folded text.

        They are looked up by all of their words, so that a text is not compared with each of a hundred thousand.
        """
        words = _WORD.findall(lower(text))
        runs = (
            tuple(words[at : at + length])
            for length in self._lengths
            if length <= len(words)
            for at in range(len(words) - length + 1)
        )
        return list(dict.fromkeys(name for run in runs for name in self._long_names.get(run, ())))

    @cached_property
    def _long_names(self) -> dict[tuple[str, ...], list[str]]:
        """The names and aliases that have several words, folded, by these in small letters."""
        names = (fold(name) for entity in self.sheet.entities.values() for name in (entity.name, *entity.aliases))
        index: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for name in dict.fromkeys(name for name in names if " " in name):
            index[tuple(_WORD.findall(lower(name)))].append(name)
        return index

    @cached_property
    def _lengths(self) -> list[int]:
        """The numbers of words that such names have, up to _MOST_WORDS."""
        return sorted({len(run) for run in self._long_names if 0 < len(run) <= _MOST_WORDS})

    @cached_property
    def named_in_rows(self) -> dict[tuple[CapturedText, int, str], tuple[list[str], frozenset[str]]]:
        """The entities of a kind that a row names, as far as somebody asked: many facts may cite one row."""
        return {}

    def names_of_kind(self, kind: str) -> Mapping[str, frozenset[str]]:
        """Return the ids of the entities of a kind by each name and alias, folded."""
        if kind not in self._by_kind:
            index: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
            for name, entity in self.sheet.entities.items():
                for own in (entity.name, *entity.aliases) if entity.kind == kind else ():
                    index[fold(own)] |= {name}
            self._by_kind[kind] = dict(index)
        return self._by_kind[kind]

    @cached_property
    def _by_kind(self) -> dict[str, Mapping[str, frozenset[str]]]:
        return {}

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
        return self.read_words(fold(text), tag)

    def read_words(self, folded: str, tag: str | None) -> Reading:
        """Read words that are folded already. Words with more than MOST_NUMBERS are one piece that cannot be read."""
        return read_folded(folded, tag, self.units.for_reader, MOST_NUMBERS)

    def numbered_names(self, entity_id: str) -> list[str]:
        """Return the names and aliases of an entity that hold a number, such as `14th Five-Year Plan`."""
        if entity_id not in self._numbered:
            entity = self.sheet.entities.get(entity_id)
            readings = map(self.read, (entity.name, *entity.aliases) if entity else ())
            self._numbered[entity_id] = [reading.text for reading in readings if reading.has_tokens]
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
        for _, _, fact in self.facts_and_points:
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
      the units that figures and conversions name;
    - the kinds, names and aliases of all entities. A fact's own words may hold the numbers in the name of an entity
      that it is about, links to or quotes an official of. The full name of any entity counts as one word of a quote. A
      row of a table may be that of another entity of the same kind.

    They look at no fact of another entity. Questions that need all facts (which ids exist, what is said twice, what
    leads where, what is used) belong to the rules on the whole sheet, which run again each time.
    """
    return (
        tuple(sheet.kinds),
        tuple(sheet.topics),
        tuple((name, source.issued, source.language) for name, source in sheet.sources.items()),
        tuple(sheet.properties.items()),
        tuple(sheet.units.items()),
        units_in_facts(sheet),
        tuple((name, entity.kind, entity.name, entity.aliases) for name, entity in sheet.entities.items()),
    )
