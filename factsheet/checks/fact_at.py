"""An entity or a fact in hand: where it stands, and what its words give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, permutations
from typing import NamedTuple

from factsheet.checks.context import Context, Path, fact_path, size
from factsheet.checks.differences import ends_change, is_difference, measures_change
from factsheet.checks.falling import tells_of_fall
from factsheet.checks.table_labels import labelled
from factsheet.checks.units import bearings, counts_in, is_change, is_growth
from factsheet.core import markdown
from factsheet.core.fact import Citation, Fact
from factsheet.core.figure import Conversion, Figure
from factsheet.core.model import Entity, Property
from factsheet.evidence.passage import Passage
from factsheet.evidence.quote_places import passages
from factsheet.words.language import language
from factsheet.words.lexer import is_cjk
from factsheet.words.normalize import fold, may_hold
from factsheet.words.tokens import Mention, Number, Reading, Unreadable


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

    def path_of(self, part: Path) -> Path:
        """Return the way from the root of the sheet to a part of it."""
        return fact_path(self.entity_id, self.index, *part)

    def points(self) -> list[PointAt]:
        """Return the points of its series; none if it has no series."""
        points = enumerate(self.fact.points() if self.fact.series else ())
        at = (self.context, self.entity_id, self.entity, self.index)
        return [PointAt(*at, point, number, self.fact) for number, point in points]

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
        return [
            self._reading(words, citation)
            for words, citation in zip(self.quoted_words, self.fact.citations, strict=True)
        ]

    def _reading(self, words: str, citation: Citation) -> Reading:
        """Return the reading of a quote, for a cell of a table with what its labels and captions say of the number."""
        context, tag = self.context, self.context.language_of(citation.source)
        if labels := _cell_labels(citation):
            unit = context.sheet.unit_of(self.fact.figure) if self.fact.figure else ""
            captions = self.captions(citation.source)
            words = labelled(words, [labels, captions], unit, tag, context.units)
        return context.read_words(words, tag)

    def captions(self, source: str) -> list[str]:  # noqa: ARG002 - points have some
        """Return the words of a source that say what a table has, above its cells: those of a series."""
        return []

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

    @property
    def unknown_languages(self) -> list[str]:
        """Languages of its sources whose words the reader does not know, so that it reads no number or date in them."""
        tags = dict.fromkeys(self.context.language_of(citation.source) for citation in self.fact.citations)
        return [tag for tag in tags if tag and not language(tag).is_known]

    @cached_property
    def fitting(self) -> list[Match]:
        """The numbers in the quotes that equal the figure's value times its scale."""
        return [
            match
            for match in self.of_its_size
            if not (self._never_falls and self.may_fall(match)) and not self.is_of_other_sense(match)
        ]

    @cached_property
    def of_its_size(self) -> list[Match]:
        """The same, and falls by a number that the figure of a growth gives without its sign."""
        figure = self.fact.figure
        return self._matching(figure, self.context.sheet.unit_of(figure)) if figure else []

    def may_fall(self, match: Match) -> bool:
        """Tell whether something fell by a number, or its sentence tells of nothing but a fall."""
        return match.number.falls or tells_of_fall(match.number, self.quotes[match.quote], language(match.language))

    def is_of_other_sense(self, match: Match) -> bool:
        """Tell whether a number is a change and its property measures what there is, or the other way round."""
        if not (property_ := self.measured_property):
            return False
        quote = self.quotes[match.quote]
        if is_change(property_):
            return ends_change(match.number, quote)
        return not measures_change(property_) and is_difference(match.number, quote)

    @property
    def _never_falls(self) -> bool:
        figure, property_ = self.fact.figure, self.measured_property
        return bool(figure and property_ and is_growth(property_) and size(figure)[0] > 0)

    @property
    def measured_property(self) -> Property | None:
        """The property of its figure."""
        return self.context.sheet.properties.get(self.fact.figure.property) if self.fact.figure else None

    @cached_property
    def converted(self) -> list[Match]:
        """The numbers that equal the figure's conversion, in quotes that give the figure too."""
        conversion = self.fact.figure.converted if self.fact.figure else None
        quotes = {match.quote for match in self.fitting}
        matches = self._matching(conversion, conversion.unit) if conversion else []
        return [match for match in matches if match.quote in quotes]

    def _matching(self, figure: Figure | Conversion, unit: str) -> list[Match]:
        """Return the numbers in the quotes that equal a value times its scale, whatever they count."""
        wanted, units, matches = size(figure), self.context.units, []
        for at, (quote, citation) in enumerate(zip(self.quotes, self.fact.citations, strict=True)):
            tag = self.context.language_of(citation.source)
            marks = units.marks(unit, tag)
            for number in (one for written in quote.numbers for one in written.in_units()):
                bounds = [bounds for *value, bounds in bearings(number, marks) if tuple(value) == wanted]
                if bounds:
                    matches.append(Match(at, number, counts_in(number, unit, quote, units, marks), bounds[0], tag))
        return matches

    @cached_property
    def dated(self) -> list[Reading]:
        """The reading of each citation's `dated`; an empty one if it has none."""
        read, language_of = self.context.read, self.context.language_of
        return [
            read(citation.dated, language_of(citation.source)) if citation.dated else Reading("")
            for citation in self.fact.citations
        ]

    @cached_property
    def dates(self) -> list[tuple[Mention, ...]]:
        """The dates that each citation gives: in its quote, in `dated`, in the heading and the label of its row."""
        parts = zip(self.quotes, self.dated, self.fact.citations, strict=True)
        return [quote.dates + dated.dates + self._label_dates(citation) for quote, dated, citation in parts]

    def _label_dates(self, citation: Citation) -> tuple[Mention, ...]:
        """Return the dates in the labels of a cell; both may be one: January in the row of 2001 is no other month."""
        labels = [*map(fold, _cell_labels(citation))]
        if not labels:
            return ()
        tag = self.context.language_of(citation.source)
        for both in map(" ".join, permutations(labels, 2)):
            dates = self.context.read(both, tag).dates
            if [date.text for date in dates] == [both] and dates[0].first[0] is not None:
                return dates
        return tuple(date for label in labels for date in self.context.read(label, tag).dates)

    @cached_property
    def spoken(self) -> list[tuple[Path, Reading]]:
        """The readings of the fact's own words, each with its path in the fact.

        Names with numbers are left out: those of its entity and of the entities that it names.
        """
        fact, speaker = self.fact, self.fact.attributed_to
        texts: list[tuple[Path, str | None]] = [(("statement",), self.statement)]
        if fact.of:
            texts.append((("of",), fact.of))
        if speaker:
            texts += [(("attributed_to", "name"), speaker.name), (("attributed_to", "role"), speaker.role)]
        hidden = self.context.numbered_names(self.entity_id)
        if fact.about or fact.relation or speaker:
            others = (self.context.numbered_names(other) for other in fact.entities_named())
            hidden = [*hidden, *chain.from_iterable(others)]
        read = self.context.read
        return [(path, read(_without(hidden, text) if hidden else text)) for path, text in texts if text]


@dataclass(eq=False)
class PointAt(FactAt):
    """A point of a series: a fact whose figure has no key of its own in the file."""

    number: int
    series: Fact

    def captions(self, source: str) -> list[str]:
        """Return the words of a source that say what a table has, above its cells: those of the series."""
        return [citation.quote for citation in self.series.citations if citation.source == source]

    def path_of(self, part: Path) -> Path:
        """Return the way from the root of the sheet to a part of it. A wrong property shows in the value."""
        inside = part[1:] if part[:1] == ("figure",) else part
        inside = ("value",) if inside == ("property",) else inside
        return fact_path(self.entity_id, self.index, "series", "points", self.number, *inside)


def _cell_labels(citation: Citation) -> list[str]:
    return [label for label in (citation.heading, citation.row) if label]


def _without(hidden: list[str], text: str) -> str:
    """Blot out each name in a text, and fold it; what stands around a name keeps its place."""
    text = fold(text)
    for name in sorted(hidden, key=len, reverse=True):
        if may_hold(name, text) and _HAS_LETTER.search(name):
            text = _as_word(name).sub(lambda match: "_" * len(match[0]), text)
    return text


_HAS_LETTER = re.compile(r"[^\W\d_]")
_LETTER = r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"  # of a script that parts words
_GOES_ON = (
    r"(?![.,]?\d|[万亿萬億兆만억]"
    r"|\s?(?:[%‰]|(?:per ?cent|percent(?:age points?)?|hundred|thousand|[mbtr]+illion|dozen|[mb]n|fold)\b))"
)


@lru_cache(maxsize=4096)
def _as_word(name: str) -> re.Pattern[str]:
    """Return the pattern of a name that stands alone, and of which no number is the rest: not Pier 7 million."""
    before = "" if is_cjk(name[0]) or not name[0].isalnum() else rf"(?<!{_LETTER})"
    after = "" if is_cjk(name[-1]) or not name[-1].isalnum() else rf"(?:(?=s\b)|(?!{_LETTER}))"
    goes_on = _GOES_ON if name[-1].isdecimal() else ""
    return re.compile(before + re.escape(name) + after + goes_on, re.IGNORECASE)
