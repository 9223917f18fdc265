"""The citations of a fact in hand -> where their words stand, the link that opens there, and how they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from factsheet.checks.dating import dates_given_by
from factsheet.checks.fact_at import FactAt
from factsheet.core.amounts import grouped
from factsheet.core.fact import Citation
from factsheet.evidence import lock as evidence_lock
from factsheet.evidence.lock import CitationKey, Entry
from factsheet.evidence.passage import Passage, shown
from factsheet.view.citations import citation_view
from factsheet.view.references import source_ref
from factsheet.words.tokens import Mention, Number, Reading, Value

_AROUND = 300  # characters of a paragraph that are shown before a quote, and as many behind it
_FEW = 6  # meanings of a date that are shown


def citations(at: FactAt) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield a title and lines for each citation of a fact."""
    for index, citation in enumerate(at.fact.citations):
        yield f"Quote {index + 1}, of {citation.source}", (*_where(at, index, citation), *_read(at, index, citation))


def _where(at: FactAt, index: int, citation: Citation) -> Iterator[str]:
    """Yield the words of a citation, where they stand in the source, and the link that opens there."""
    yield f"words: {citation.quote}"
    for name in ("prefix", "suffix", "dated", "heading", "row", "locator"):
        if text := getattr(citation, name):
            yield f"{name}: {text}"
    source = at.context.sheet.sources.get(citation.source)
    if not source:
        return
    yield f"source: {source.title} ({source.publisher}, {source.issued})"
    passages, entry = at.passages[index], _entry(at, index, citation)
    yield f"place: {_place(at, citation, entry, len(passages))}"
    if len(passages) == 1:
        yield f"in the text: {_around(passages[0])}"
    view = citation_view(citation, source_ref(citation.source, source, at.context.today), entry)
    yield f"link: {view.url}"
    if entry and entry.unlinked:
        yield f"the link opens the page only: {entry.unlinked}"


def _entry(at: FactAt, index: int, citation: Citation) -> Entry | None:
    """Return what is known of the place of a quote: by the text, where that is at hand, else by the lock."""
    if citation.source in at.context.captured:
        return evidence_lock.entry_of(at.passages[index])
    lock, key = at.context.lock, CitationKey.of(citation, at.fact.attributed_to)
    return lock.entry(citation.source, key) if lock else None


def _place(at: FactAt, citation: Citation, entry: Entry | None, count: int) -> str:
    is_at_hand = citation.source in at.context.captured
    if is_at_hand and count != 1:
        return f"these words stand {count} times in the text at hand"
    if not entry:
        return "not known: evidence.lock does not have these words, and no text is at hand (--sources names the texts)"
    paragraph = f"paragraph {entry.paragraph}" if entry.paragraph else "in a heading, a caption or a table"
    return f"{paragraph}, by {'the text at hand' if is_at_hand else 'evidence.lock'}"


def _around(passage: Passage) -> str:
    """Return the paragraph or the row of a quote, which is marked; of a long one the part around it."""
    line, start, end = passage.paragraph, passage.start, passage.end
    before, after = line[max(start - _AROUND, 0) : start], line[end : end + _AROUND]
    cut = ("…" if start > _AROUND else "", "…" if len(line) > end + _AROUND else "")
    return shown(f"{cut[0]}{before}[{passage.words}]{after}{cut[1]}")


def _read(at: FactAt, index: int, citation: Citation) -> Iterator[str]:
    """Yield how each number and date of the words is read, and what is none."""
    quote = at.quotes[index]
    yield from (f"number `{number.text}`: {number_words(number)}" for number in quote.numbers)
    yield from (f"date `{mention.text}`: {_dates(at, citation, mention)}" for mention in at.dates[index])
    yield from _others(quote)


def number_words(number: Number) -> str:
    """Return how a number is read: value, unit or mark, hedges."""
    value = " to ".join(_plain(end) for end in (number.value, number.high) if end is not None)
    sort = "a place in an order" if number.ordinal else number.mark or number.unit
    hedge = " or ".join(number.bounds) or "with a hedge that says nothing certain"
    return ", ".join(filter(None, (value, sort, hedge, "falling" if number.falls else "")))


def _plain(value: Value) -> str:
    """Return a value without the zeros that a scale leaves: 4,100 for 4.1 thousand."""
    return grouped(value.normalize() if isinstance(value, Decimal) else value)


def _dates(at: FactAt, citation: Citation, mention: Mention) -> str:
    """Return the dates that a mention can mean."""
    texts = dates_given_by(at, citation, [mention])
    more = f" and {len(texts) - _FEW} more" if len(texts) > _FEW else ""
    return (" or ".join(texts[:_FEW]) or "no date by itself") + more


def _others(quote: Reading) -> Iterator[str]:
    yield from (f"name `{name.text}`: bears out the same name alone" for name in quote.names)
    yield from (f"amount `{amount.text}`: no number; bears out the same words alone" for amount in quote.vague)
    yield from (f"unreadable `{piece.text}`: means no one thing, and bears out nothing" for piece in quote.unreadable)
