"""Figures of one property as bars. Dates, hedges and natures stay visible; what does not compare is not drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from factsheet.core.amounts import Amount
from factsheet.view.fact import FactView
from factsheet.view.formatting import FigureView, open_end
from factsheet.view.pictures.plots import Plot, plot
from factsheet.view.references import SourceRef

MOST = 12
"""The most bars in a chart; the table has the rest."""

Headline = tuple[tuple[str, str], ...]


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
    more: bool  # whether there are figures that are not drawn
    own: bool  # whether all bars are of the entity whose page it is on

    @property
    def mixed(self) -> bool:
        """True if its figures have several units, so that each has to name its own."""
        return any(bar.figure.is_converted_for_drawing for bar in self.bars)


def charts(property_id: str, label: str, url: str, facts: Sequence[FactView], own: str = "") -> tuple[Chart, ...]:
    """Make the charts of a property, one for each part that is measured; none where there is nothing to compare.

    `facts` are newest first. A rank is no amount, and a single figure no comparison. The whole comes before its parts.
    """
    pairs = [(fact, fact.figure) for fact in facts if fact.figure]
    if any(figure.unit_first for _, figure in pairs):
        return ()
    parts = {of: [pair for pair in pairs if pair[0].of == of] for of in dict.fromkeys(fact.of for fact, _ in pairs)}
    drawn = (_chart(property_id, label, url, parts[of], own) for of in sorted(parts, key=bool) if len(parts[of]) > 1)
    return tuple(chart for chart in drawn if chart)


def _chart(property_id: str, label: str, url: str, drawn: list[tuple[FactView, FigureView]], own: str) -> Chart | None:
    """Make a chart. One entity's figures are in the order of time; those of several entities, the largest first.

    Return None where nothing can be drawn: bars neither reach below zero nor show that all is zero.
    """
    one_subject = len({fact.entity.id for fact, _ in drawn}) == 1
    picture = plot(drawn) if one_subject else None
    if not picture and (min(f.drawn[0] for _, f in drawn) < 0 or not any(f.drawn[1] for _, f in drawn)):
        return None
    if one_subject:
        shown = sorted(drawn, key=lambda pair: (not pair[0].superseded_by, pair[0].sort_key))[-MOST:]
    else:
        shown = sorted(drawn, key=lambda pair: pair[1].drawn[1], reverse=True)[:MOST]
    top = max(figure.drawn[1] for _, figure in shown)
    bars = tuple(_bar(fact, figure, top, own) for fact, figure in shown)
    return Chart(
        id=property_id,
        label=label,
        of=bars[0].fact.of,
        unit=bars[0].figure.property_unit,
        url=url,
        headline=_first_and_last(label, picture) if picture else _headline(label, bars, one_subject=one_subject),
        plot=picture,
        bars=bars,
        sources=tuple({name: bar.fact.source(name) for bar in bars for name in bar.fact.sources}.values()),
        more=len(shown) < len(drawn),
        own=one_subject and bars[0].own,
    )


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


def _headline(label: str, bars: tuple[Bar, ...], *, one_subject: bool) -> Headline:
    """Say what the bars show, and no more than their dates, hedges and natures allow."""
    first, last = bars[0], bars[-1]
    unlabelled = not any(set(bar.fact.labels) - {"superseded"} for bar in bars)
    if unlabelled and one_subject and _is_series(bars):
        return (("From ", ""), (first.figure.amount, first.fact.id), (" to ", ""), (last.figure.words, last.fact.id))
    if unlabelled and not one_subject and _is_race(bars):
        entity = first.fact.entity
        return (
            (entity.name, entity.witness),
            (": ", ""),
            (first.figure.words, first.fact.id),
            (", the most here", ""),
        )
    return ((label, first.fact.id),)


def _first_and_last(label: str, picture: Plot) -> Headline:
    """Say the first and the last figure that are drawn, each with its date."""
    first, last = picture.dots[0], picture.dots[-1]
    return (
        (f"{label}: ", last.fact.id),
        (f"{first.figure.words} ({first.fact.date.words})", first.fact.id),
        (" to ", ""),
        (f"{last.figure.words} ({last.fact.date.words})", last.fact.id),
    )


def _is_series(bars: tuple[Bar, ...]) -> bool:
    """Tell whether each figure followed the one before it in time."""
    return all(
        earlier.fact.superseded_by or (earlier.fact.date.known and earlier.fact.date.last < later.fact.date.first)
        for earlier, later in pairwise(bars)
    )


def _is_race(bars: tuple[Bar, ...]) -> bool:
    """Tell whether the first bar leads a field of exact figures of one date."""
    dates = {bar.fact.date.words for bar in bars}
    exact = not any(bar.figure.bound or bar.fact.superseded_by for bar in bars)
    return len(dates) == 1 and exact and bars[0].figure.drawn[1] > bars[1].figure.drawn[1]


def _per_cent(part: Fraction, whole: Amount) -> float:
    return round(float(100 * part / Fraction(whole)), 2)
