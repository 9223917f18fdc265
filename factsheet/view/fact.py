"""One fact with its citations, as templates show it, the same on every page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from factsheet.core import edtf, markdown
from factsheet.core.edtf import Tokens
from factsheet.core.fact import Citation, Fact, PointFact
from factsheet.view import emphasis, formatting, outcomes, series
from factsheet.view.citations import CitationView, WordsView, citation_view, words_view
from factsheet.view.formatting import DateView, FigureView
from factsheet.view.lookups import Lookups
from factsheet.view.nature import INTENTION, agency_of, is_overdue, is_past, is_planned, label_of
from factsheet.view.references import EntityRef, FactRef, SourceRef

_NATURES = ("target", "forecast", "claim", "estimate", "reported")  # a later one stands for more


@dataclass(eq=False)  # not frozen: there are many, and a frozen one takes three times as long to make
class FactView:
    """A fact as a page shows it. Each part is made only when a page asks for it, as most pages ask for few parts."""

    id: str  # global: entity.fact
    entity: EntityRef
    fact: Fact
    _lookups: Lookups

    @property
    def local_id(self) -> str:
        """Its id within its entity, and its anchor on the entity's page."""
        return self.fact.id

    @property
    def url(self) -> str:
        """Its permalink."""
        return f"{self.entity.url}#{self.fact.id}"

    @cached_property
    def statement(self) -> str:
        """Its words, with inline Markdown; behind them a point has its figure, and a series its newest."""
        if self.fact.series and (figure := self.lead.figure):
            return series.with_figure(self.fact.statement, f"{figure.words} ({self.lead.date.words})")
        if self.is_point and self.figure:
            return series.with_figure(self.fact.statement, self.figure.words)
        return self.fact.statement

    @property
    def text(self) -> str:
        """Its words without Markdown."""
        return markdown.text(self.statement)

    @property
    def emphasis(self) -> tuple[str, ...]:
        """The words of its statement that give its figure."""
        figure = (self.lead if self.fact.series else self).fact.figure
        return emphasis.numbers(self.text, figure) if figure else ()

    @property
    def is_point(self) -> bool:
        """True if it is a point of a series."""
        return isinstance(self.fact, PointFact)

    @property
    def series_id(self) -> str:
        """The global id of the series of which it is a point; empty if it is none."""
        return self.id.rpartition(".")[0] if self.is_point else ""

    @cached_property
    def points(self) -> tuple[FactView, ...]:
        """The points of its series, in the order of time; none if it has no series."""
        points = (FactView(f"{self.entity.id}.{one.id}", self.entity, one, self._lookups) for one in self.fact.points())
        return tuple(sorted(points, key=lambda point: point.date.order))

    @cached_property
    def lead(self) -> FactView:
        """The point that stands for its series in lists."""
        best = series.lead([point.fact for point in self.points])
        return next(point for point in self.points if point.fact is best)

    @property
    def nature(self) -> str:
        """Its nature, such as `reported`, `target` or `claim`."""
        return self.fact.nature

    @property
    def event(self) -> bool:
        """True if its date says when it happened."""
        return self.fact.event

    @cached_property
    def date(self) -> DateView:
        """The date when it was, or is to be, true; if its words give none, the date of its report."""
        return formatting.date(self._lookups.order, self.fact)

    @cached_property
    def sort_key(self) -> int:
        """A number that orders facts by when they were true."""
        return self._lookups.order.when(self.fact)

    @property
    def standing(self) -> tuple[object, ...]:
        """A key that orders figures of one thing: those current, reported, whole, dated and new come last."""
        return (not self.fact.superseded_by, _NATURES.index(self.nature), not self.of, self.is_dated, self.sort_key)

    @property
    def news_key(self) -> int:
        """A number that orders facts by when they were reported."""
        return self._lookups.order.news(self.fact)

    @property
    def year(self) -> int:
        """The year under which it is listed; 0 is 1 BC."""
        return self._lookups.order.date(self.fact).year

    @property
    def period(self) -> str:
        """The words for that year; for a decade or century of which it is the last, the name of that."""
        return formatting.period(self._lookups.order.date(self.fact))

    @property
    def is_dated(self) -> bool:
        """True if its own words give a date."""
        return bool(self.fact.as_of or self.fact.series)

    @cached_property
    def figure(self) -> FigureView | None:
        """Its figure in words and signs, or None."""
        return formatting.figure(self._lookups.sheet, self.fact.figure) if self.fact.figure else None

    @property
    def converted(self) -> str:
        """Its figure in another unit, as its source converts it; empty where its own words say that too."""
        other = self.fact.figure and self.fact.figure.converted
        return self.figure.converted if self.figure and other and not emphasis.numbers(self.text, other) else ""

    @property
    def of(self) -> str:
        """The part that its figure measures; empty for the whole."""
        return self.fact.of or ""

    @property
    def speaker_name(self) -> str:
        """The name of its speaker, or empty."""
        return (self.fact.attributed_to.name or "") if self.fact.attributed_to else ""

    @property
    def speaker_role(self) -> str:
        """The office of its speaker, or empty."""
        return (self.fact.attributed_to.role or "") if self.fact.attributed_to else ""

    @property
    def agency(self) -> EntityRef | None:
        """The entity for which its speaker speaks, or None."""
        agency = agency_of(self.fact)
        return self._lookups.entities[agency] if agency else None

    @property
    def said_by(self) -> str:
        """The name and office of its speaker, and for whom; empty without a speaker."""
        return ", ".join(filter(None, (self.speaker, self.agency.name if self.agency else "")))

    @property
    def about(self) -> tuple[EntityRef, ...]:
        """The other entities on whose pages it shows."""
        return tuple(self._lookups.entities[other] for other in self.fact.about)

    @cached_property
    def citations(self) -> tuple[CitationView, ...]:
        """The quoted words that support it; of a series also those of the newest figure from each source."""
        own, points = map(self._citation, self.fact.citations), (*self.points, self.lead) if self.fact.series else ()
        newest = {cited.source: cited for point in points for cited in point.fact.citations}
        return (*own, *(self._citation(cited)._replace(paragraph=None) for cited in newest.values()))

    def _citation(self, cited: Citation) -> CitationView:
        entry = self._lookups.lock.entry_of(cited, self.fact.attributed_to)
        return citation_view(cited, self._lookups.sources[cited.source], entry)

    @property
    def words(self) -> tuple[WordsView, ...]:
        """The quoted words that support it, by source."""
        figure = (self.lead if self.fact.series else self).fact.figure
        return tuple(words_view(name, self.citations, figure) for name in self.sources)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that it cites, each once."""
        return tuple(dict.fromkeys(cited.source for cited in self.fact.cited()))

    @property
    def backing(self) -> str:
        """The words for how many sources say so, or that one that it does not cite says otherwise."""
        if len(self.sources) > 1:
            return "several sources"
        others = (self._lookups.records[other] for other in self._lookups.disputes.get(self.id, ()))
        is_alone = all(cited.source in self.sources for fact in others for cited in fact.cited())
        return "only source" if is_alone else "another source says otherwise"

    def source(self, name: str) -> SourceRef:
        """Return a link to one of its sources, by id."""
        return self._lookups.sources[name]

    @property
    def newest_source(self) -> SourceRef:
        """The newest of the sources that it cites."""
        records = self._lookups.sheet.sources
        return self.source(max(self.sources, key=lambda name: edtf.parse(records[name].issued).rank))

    @property
    def reviewed(self) -> Tokens:
        """The day on which a person last compared it with its source; empty if nobody has."""
        return edtf.parse(self.fact.reviewed).tokens if self.fact.reviewed else ()

    @property
    def disputed_by(self) -> tuple[FactRef, ...]:
        """Links to the facts that say otherwise."""
        return tuple(self._ref(other) for other in self._lookups.disputes.get(self.id, ()))

    @property
    def superseded_by(self) -> FactRef | None:
        """A link to the later figure of the same property that replaces its own, or None."""
        return self._ref(self.fact.superseded_by) if self.fact.superseded_by else None

    @property
    def outcome(self) -> tuple[FactRef, ...]:
        """Links to the facts that tell what became of a target or forecast."""
        return tuple(self._ref(other) for other in self.fact.outcome)

    @property
    def outcome_sought(self) -> Tokens:
        """The day on which a person last looked what became of it; empty if nobody has."""
        return edtf.parse(self.fact.outcome_sought).short_tokens if self.fact.outcome_sought else ()

    @property
    def outcome_verdict(self) -> str:
        """`reached` or `not reached`, where its figure and that of an outcome say so for certain; else empty."""
        lookups, facts = self._lookups, [self._lookups.records[name] for name in self.fact.outcome]
        return outcomes.verdict(lookups.sheet, lookups.order, self.fact, facts) if self.fact.outcome else ""

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Its labels: its nature unless `reported`, or `intention`; `disputed` and `superseded` if they apply."""
        nature = () if self.nature == "reported" else (label_of(self.fact),)
        disputed = ("disputed",) if self.id in self._lookups.disputes else ()
        return (*nature, *disputed, *(("superseded",) if self.fact.superseded_by else ()))

    @property
    def labels_in_section(self) -> tuple[str, ...]:
        """Its labels, without those that its section already says: target, intention, claim."""
        return tuple([label for label in self.labels if label not in ("target", INTENTION, "claim")])

    @property
    def speaker(self) -> str:
        """The name and office of its speaker, or empty."""
        return ", ".join(filter(None, (self.speaker_name, self.speaker_role)))

    @property
    def is_due(self) -> bool:
        """True if its date is one by which it is to be: that of a plan which is no event, and no span of time."""
        return self.is_planned and not self.event and len(self.date.tokens) == 1

    @property
    def date_lead(self) -> str:
        """The words before its date where a date alone says too little: `by`, `true in`; none before `since 2015`."""
        return "by" if self.is_due else "" if self.is_planned or self.date.open else "true in"

    @property
    def is_planned(self) -> bool:
        """True if it was still to come when its source appeared."""
        return is_planned(self.fact)

    @property
    def is_intention(self) -> bool:
        """True if it is a target with neither a number nor a date."""
        return label_of(self.fact) == INTENTION

    @property
    def is_overdue(self) -> bool:
        """True if it is a plan whose date has passed."""
        return is_overdue(self.fact, self._lookups.today)

    @property
    def is_without_news(self) -> bool:
        """True if it is a plan whose date has passed, with nothing here on what became of it, or that one looked."""
        return self.is_overdue and not (self.fact.outcome or self.fact.outcome_sought)

    @property
    def is_past(self) -> bool:
        """True if its own words give a date, and the last day of it has passed."""
        return is_past(self.fact, self._lookups.today)

    def _ref(self, name: str) -> FactRef:
        """Return a link to another fact by its global id."""
        entity_id, _, local = name.partition(".")
        text = markdown.text(self._lookups.records[name].statement)
        return FactRef(name, text, f"{self._lookups.entities[entity_id].url}#{local}")
