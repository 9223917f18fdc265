"""Rules on dates: the words cited give a fact's date, and it is not later than its source."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import timedelta

from factsheet.checks.ahead import AHEAD, dates_of_others
from factsheet.checks.context import Context
from factsheet.checks.fact_at import FactAt
from factsheet.checks.figures import listed
from factsheet.checks.rule import Finding, fact_rule, sheet_rule
from factsheet.core import edtf
from factsheet.core.days import Day
from factsheet.core.fact import Citation
from factsheet.words.dates.meaning import meanings
from factsheet.words.tokens import Mention, Reading, Unreadable

_FEW = 6
"""The dates that a message names; `mid-2024` can mean twenty."""

_DECEMBER = 12
_COMPARED = re.compile(
    r"(?:\b(?:than|compared (?:with|to)|versus|vs\.?|relative to)\s|(?<![占对對同环環])比|[较較]"
    r"|\b(?:más|menos|plus|moins|più|meno|mais)\b[^.;,\d]{0,30}\b(?:que|di|do que)\s"
    r"|\b(?:gegenüber|par rapport(?: à)?|respecto(?: a| de)?|rispetto(?: a)?|em relação(?: a)?"
    r"|face a|por comparación con|ten opzichte van|jämfört(?: med)?|sammenlignet(?: med)?"
    r"|по сравнению(?: с)?|порівняно(?: з)?|w porównaniu(?: z| do)?|oproti"
    r"|ve srovnání s)l?\s(?:(?:dem|l'année|el año|il|o ano)\s)?"
    r"|\b(?:mehr|weniger|höher|niedriger|größer|kleiner)\b[^.;,\d]{0,20}\bals\s)$",
    re.IGNORECASE,
)
"""Words before a date that something is compared with."""

_LEVELS = re.compile(r"\s(?:levels?|baseline|values?)\b|\s?(?:같은 기간\s?)?(?:대비|보다|에 비해)", re.IGNORECASE)
_LEVELS_IN_JAPANESE = re.compile(r"(?:の?(?:同期|同月|実績|水準))?(?:比(?!べ)|[にと]比べ|を[上下]回)")
"""Words behind a date that something is measured from: 45 per cent from 2010 levels, 2013年度比."""

_CHANGED = re.compile(
    r",\s(?:up|down|higher|lower)\s$|\b(?:rose|risen|rise|fell|fallen|fall|grew|grown|gained|soared|surged|shrank|dropped|declined"
    r"|increased|decreased|climbed|jumped|slipped|plunged|up|down|higher|lower)\b(?! to\b)[^.;,%]{0,40}"
    r"(?:%|per ?cent|(?:percentage )?points?)\s$|(?:%|per ?cent|points?)\s(?:up|down|higher|lower)\s$",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"\s(?:on|onwards?|to|until|through)\b", re.IGNORECASE)
"""Words before a date with `from` that is the base of a change, and behind one that is none: rose 12% from 2019."""

_REACH = 100  # characters before a date in which these stand

_TOLD_OF = re.compile(r"\s?(?:'s?\b|,? when\b|\(|:|的|为|為)")
"""Signs behind such a date that something is told of it, too: more than in 2024, when 300 firms came."""


def parsed(text: str) -> edtf.Date | None:
    """Parse a date of our subset of EDTF. Return None if it is not one, which another rule reports."""
    try:
        return edtf.parse(text)
    except ValueError:
        return None


@fact_rule(
    "as-of",
    "`as_of` follows from the words cited: a date in the quote, `dated`, `heading` or `row`, "
    "or one counted from its source.",
    points=True,
)
def as_of(at: FactAt) -> Iterator[Finding]:
    """Find dates that the words cited do not give."""
    when = parsed(at.fact.as_of) if at.fact.as_of else None
    if not when:
        return
    given = dates_given_for(at)
    if not given and _lacks_source(at):
        return
    if at.fact.as_of not in given and not any(says(text, when) for text in given):
        given = list(dict.fromkeys(given))
        more = [f"{len(given) - _FEW:,} more"] if len(given) > _FEW else []
        dates_given = listed([*map(_shown, given[:_FEW]), *more], "no date", () if given else _unreadable(at))
        message = f"`{at.fact.as_of}` does not follow from the words cited; they give {dates_given}"
        yield Finding(("as_of",), message, "write the date that they give, or cite the words that date it in `dated`")


def _lacks_source(at: FactAt) -> bool:
    """Tell whether a source is not declared or has no date, which other rules report: no words count from it then."""
    sources = at.context.sheet.sources
    return "unknown-source" not in at.fact.allow and any(
        citation.source not in sources or not parsed(sources[citation.source].issued) for citation in at.fact.citations
    )


def dates_given_for(at: FactAt) -> list[str]:
    """Return the dates that the words cited for a fact can mean, as EDTF."""
    cited = zip(at.fact.citations, at.dates, at.quotes, at.dated, strict=True)
    return [
        text
        for citation, mentions, *readings in cited
        for text in dates_given_by(at, citation, mentions, set(_of_others(at, citation, readings)) if mentions else ())
    ]


def _of_others(at: FactAt, citation: Citation, readings: Iterable[Reading]) -> Iterator[Mention]:
    """Yield the dates in the words of a citation that date something else: a comparison, what a target starts from."""
    source = at.context.sheet.sources.get(citation.source)
    for reading in readings:
        yield from bases(reading, at.context.language_of(citation.source))
        if at.fact.nature in AHEAD and source:
            yield from dates_of_others(reading, source.issued)


def bases(reading: Reading, tag: str | None) -> Iterator[Mention]:
    """Yield the dates that something is compared with, which date nothing: more than in 2024, 比2024年."""
    text, is_japanese = reading.text, (tag or "").startswith("ja")
    for date in reading.dates:
        first = max(0, date.start - _REACH)
        is_compared = _COMPARED.search(text, first, date.start) and not _TOLD_OF.match(text, date.end)
        is_start = date.lead == "from" and _CHANGED.search(text, first, date.start)
        is_level = _LEVELS.match(text, date.end) or (is_japanese and _LEVELS_IN_JAPANESE.match(text, date.end))
        if is_compared or (is_start and not _ONWARDS.match(text, date.end)) or (date.lead != "before" and is_level):
            yield date


def dates_given_by(
    at: FactAt, citation: Citation, mentions: Iterable[Mention], without: Collection[Mention] = ()
) -> list[str]:
    """Return the dates that mentions in the words of one citation of a fact can mean, but for some, as EDTF."""
    source = at.context.sheet.sources.get(citation.source)
    issued = parsed(source.issued) if source else None
    if not issued:
        return []
    return meanings(mentions, issued, ahead=at.fact.nature in AHEAD, event=at.fact.event, without=without)


def _shown(text: str) -> str:
    """Return a date as a message shows it; of a season, quarter or half also the words, as few know its number."""
    date = parsed(text)
    point = date.start if date and date.start == date.end else None
    if point and point.month and point.month > _DECEMBER:
        return f"`{text}` ({point.words(within=True)})"
    return f"`{text}`"


def _unreadable(at: FactAt) -> list[Unreadable]:
    """Return the pieces without a single meaning, in the words that may date a fact."""
    return [*at.unreadable, *(piece for dated in at.dated for piece in dated.unreadable)]


def says(text: str, when: edtf.Date) -> bool:
    """Tell whether a date, however it is written, means the same as `when`."""
    date = parsed(text)
    return date is not None and date.same_span(when)


@fact_rule("later-than-source", "What a source reports was true when it appeared, not later.", points=True)
def later_than_source(at: FactAt) -> Iterator[Finding]:
    """Find facts that are later than all their sources; targets and forecasts may be."""
    when = parsed(at.fact.as_of) if at.fact.as_of else None
    if not when or at.fact.nature in AHEAD:
        return
    sources = [at.context.sheet.sources[c.source] for c in at.fact.citations if c.source in at.context.sheet.sources]
    issued = [date for date in (parsed(source.issued) for source in sources) if date]
    if issued and all(when.first > date.last or (not when.start and when.last > date.last) for date in issued):
        message = f"`{at.fact.as_of}` is later than its source ({issued[0].text}), yet the fact is {at.fact.nature}"
        yield Finding(("as_of",), message, "mend the date, or write nature: target")


@sheet_rule(
    "future-source", "A source appeared, and was retrieved, before today; and it was retrieved once it had appeared."
)
def future_source(context: Context) -> Iterator[Finding]:
    """Find sources from the future, and those that were retrieved before they appeared."""
    for source_id, source in context.sheet.sources.items():
        issued, retrieved = parsed(source.issued), parsed(source.retrieved)
        for field, date in (("issued", issued), ("retrieved", retrieved)):
            if date and date.first > context.tomorrow:
                yield Finding(("sources", source_id, field), f"`{date.text}` is in the future", "mend the date")
        if issued and retrieved and issued.first > retrieved.last:
            message = f"retrieved on {source.retrieved}, before it appeared ({source.issued})"
            yield Finding(("sources", source_id, "retrieved"), message, "mend one of the dates")


@fact_rule("stale", "A fact was reviewed within a year (asked for with --stale).", warning=True)
def stale(at: FactAt) -> Iterator[Finding]:
    """Find facts that nobody has held against their source for a year."""
    if not at.context.stale:
        return
    reviewed = parsed(at.fact.reviewed) if at.fact.reviewed else None
    if not reviewed:
        yield Finding((), "this fact was never reviewed", "hold it against its source and add `reviewed`")
    elif reviewed.last < Day.of(at.context.today - timedelta(days=365)):
        yield Finding(
            ("reviewed",), f"last reviewed on {at.fact.reviewed}, over a year ago", "hold it against its source again"
        )


@fact_rule("reviewed-ahead", "A review lies in the past.")
def reviewed_ahead(at: FactAt) -> Iterator[Finding]:
    """Find reviews in the future."""
    reviewed = parsed(at.fact.reviewed) if at.fact.reviewed else None
    if reviewed and reviewed.first > at.context.tomorrow:
        yield Finding(("reviewed",), f"`{at.fact.reviewed}` is in the future", "write the day of the review")
