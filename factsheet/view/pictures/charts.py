"""Figures of one property as bars. Dates, hedges and natures stay visible; what does not compare is not drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from factsheet.core.amounts import Amount
from factsheet.view.fact import FactView
from factsheet.view.formatting import FigureView, open_end
from factsheet.view.pictures import headlines
from factsheet.view.pictures.headlines import Headline, Pair
from factsheet.view.pictures.plots import Plot, plot
from factsheet.view.references import SourceRef

MOST = 12
"""The most bars in a chart; the table has the rest."""
_UNSEEN = 200
"""A bar so many times as long as another leaves nothing of it to see."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure, from zero. `width` is per cent of the longest."""

    fact: FactView
    figure: FigureView
    width: float
    low: float  # per cent of the bar up to where a range begins; 100 if it is none
    open: str  # `more` or `less`: the hedge at its end
    style: str  # its first label, or `reported`: figures of different natures never look alike
    own: bool  # whether it belongs to the entity whose page it is on

    @property
    def classes(self) -> str:
        """Its look, as classes of CSS."""
        return " ".join(filter(None, ("bar", self.style, self.open, "range" if self.low < 100 else "")))


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars on one scale from zero. `headline` says what they show, as (text, id of a supporting fact) pairs."""

    id: str
    label: str
    of: str  # the part measured, if it is not the whole
    unit: str
    url: str
    headline: Headline
    plot: Plot | None  # in place of the bars, which are then the table behind it
    bars: tuple[Bar, ...]
    sources: tuple[SourceRef, ...]  # that its figures are from
    left_out: str  # which figures it has; empty if it has all
    own: bool  # whether all bars are of the entity whose page it is on

    @property
    def is_short(self) -> bool:
        """True if its picture has all figures over time, and its bars the newest alone."""
        return bool(self.plot and self.left_out)

    @property
    def is_of_one(self) -> bool:
        """True if all bars are of one entity, whose name then stands at the first alone."""
        return len({bar.fact.entity.id for bar in self.bars}) == 1

    @property
    def mixed(self) -> bool:
        """True if its figures have several units, so that each has to name its own."""
        return any(bar.figure.is_converted_for_drawing for bar in self.bars)


def charts(property_id: str, label: str, url: str, facts: Sequence[FactView], own: str = "") -> tuple[Chart, ...]:
    """Make the charts of a property, one for each part that is measured; none where there is nothing to compare.

    `facts` are newest first. A rank is no amount, and a single figure no comparison. The whole comes before its parts.
    On the page of an entity, `own`, are only the parts of which it has a figure itself.
    """
    pairs = [(fact, fact.figure) for fact in facts if fact.figure]
    if any(figure.unit_first for _, figure in pairs):
        return ()
    parts: dict[str, list[Pair]] = {fact.of: [] for fact, _ in pairs if own in ("", fact.entity.id)}
    for pair in pairs:
        if pair[0].of in parts:
            parts[pair[0].of].append(pair)
    drawn = (_chart(property_id, label, url, parts[of], own) for of in sorted(parts, key=bool) if len(parts[of]) > 1)
    return tuple(chart for chart in drawn if chart)


def _chart(property_id: str, label: str, url: str, drawn: list[Pair], own: str) -> Chart | None:
    """Make a chart. One entity's figures are in the order of time; those of several entities, the largest first.

    Return None where nothing can be drawn: bars neither reach below zero nor show that all is zero.
    """
    one_subject = len({fact.entity.id for fact, _ in drawn}) == 1
    picture = plot(drawn) if one_subject else None
    if not picture and (min(f.drawn[0] for _, f in drawn) < 0 or not any(f.drawn[1] for _, f in drawn)):
        return None
    if one_subject:
        ranked = sorted(drawn, key=_time)
        shown = ranked[-MOST:]
    else:
        ranked = sorted(_of_each(drawn), key=lambda pair: pair[1].drawn[1], reverse=True)
        shown = ranked[:MOST]
        if _tell_nothing(shown, is_all=len(ranked) <= MOST):
            return None
    top = max(figure.drawn[1] for _, figure in shown)
    bars = tuple(_bar(fact, figure, top, own) for fact, figure in shown)
    if picture:
        headline = headlines.over_time(label, [(dot.fact, dot.figure) for dot in picture.dots])
    elif one_subject:
        headline = headlines.from_to(label, shown, is_all=len(shown) == len(drawn))
    else:
        headline = headlines.leader(label, ranked)
    return Chart(
        id=property_id,
        label=label,
        of=bars[0].fact.of,
        unit=bars[0].figure.property_unit,
        url=url,
        headline=headline,
        plot=picture,
        bars=bars,
        sources=tuple({name: bar.fact.source(name) for bar in bars for name in bar.fact.sources}.values()),
        left_out=_left_out(len(drawn), len(ranked), len(shown), one_subject=one_subject),
        own=one_subject and bars[0].own,
    )


def _time(pair: Pair) -> tuple[object, ...]:
    """Return a key for the order of time: what was superseded comes first, then what has no date."""
    fact, _ = pair
    return not fact.superseded_by, fact.is_dated, fact.date.order, fact.sort_key


def _tell_nothing(shown: Sequence[Pair], *, is_all: bool) -> bool:
    """Tell whether most of some bars, the largest first, are too short to be seen, or all that are not all alike."""
    ends = [figure.drawn[1] for _, figure in shown]
    unseen = [end for end in ends if Fraction(end) * _UNSEEN < Fraction(ends[0])]
    return len(unseen) * 2 > len(ends) or (not is_all and ends[0] == ends[-1])


def _of_each(drawn: Sequence[Pair]) -> Sequence[Pair]:
    """Return all figures, or of each entity the best one if they are too many to draw."""
    if len(drawn) <= MOST:
        return drawn
    best = {fact.entity.id: (fact, figure) for fact, figure in sorted(drawn, key=lambda pair: pair[0].standing)}
    return list(best.values())


def _left_out(drawn: int, ranked: int, shown: int, *, one_subject: bool) -> str:
    """Say which of all figures are in the chart; an empty text if it has all."""
    if shown == drawn:
        return ""
    if one_subject:
        return "These are the newest figures"
    each = "Of each page one figure: reported before estimated, then the newest" if ranked < drawn else ""
    if shown == ranked:
        return each
    return f"{each}; the largest are here" if each else "These are the largest figures"


def _bar(fact: FactView, figure: FigureView, top: Amount, own: str) -> Bar:
    low, high = figure.drawn
    return Bar(
        fact=fact,
        figure=figure,
        width=_per_cent(Fraction(high), top),
        low=_per_cent(Fraction(low), high) if high else 100,
        open=open_end(figure.bound),
        style=(*fact.labels, "reported")[0],
        own=fact.entity.id == own,
    )


def _per_cent(part: Fraction, whole: Amount) -> float:
    return round(float(100 * part / Fraction(whole)), 2) if whole else 0
