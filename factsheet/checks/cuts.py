"""Rules on what a quote leaves out: its numbers and dates are those that its paragraph gives, whole.

The words of a quote may end anywhere: within a number (900 of 1,900), before its sign, its scale or its hedge (`fewer
than`), or at one end of a range. Alone they then give another number than the source does.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from factsheet.checks.context import Context, Path
from factsheet.checks.fact_at import FactAt
from factsheet.checks.rule import Finding, fact_rule
from factsheet.core.fact import Citation
from factsheet.evidence.passage import NEAR, CapturedText, Passage
from factsheet.words import normalize
from factsheet.words.dates.counted import year_of
from factsheet.words.reader import read_folded
from factsheet.words.tokens import Mention, Number, Reading

_PART = 10 * NEAR
"""Characters of a part of a very long line. It is read with what is near it."""

_NEAREST = 5
"""Places before a quote, and behind it, at which the words of `dated` are looked at."""

_Token = TypeVar("_Token", Number, Mention)


class _Around(NamedTuple):
    """The words around a passage, folded, and the place of the passage in them."""

    text: str
    place: int


@fact_rule(
    "quote-cut",
    "The numbers and dates of a quote, and of `dated`, are those of the captured text: nothing that belongs to them is "
    "left out.",
    needs_texts=True,
    points=True,
)
def quote_cut(at: FactAt) -> Iterator[Finding]:
    """Find numbers and dates that the paragraph gives otherwise than the words that are quoted from it."""
    for words, citation, around in _words_cited(at):
        fewest: list[str] | None = None
        for place in words.places:
            messages = list(_cut(words.text, place, around, citation, at.context))
            fewest = messages if fewest is None else min(fewest, messages, key=len)
            if not fewest:
                break
        for message in fewest or ():
            yield Finding(words.path, message, "quote all that belongs to it")


@fact_rule(
    "counted-from",
    "Words such as “a year earlier” count from a date that is quoted with them, where the paragraph names one before "
    "them.",
    needs_texts=True,
    points=True,
)
def counted_from(at: FactAt) -> Iterator[Finding]:
    """Find dates that count from another date than that of the source, which is left out."""
    for words, citation, around in _words_cited(at) if at.fact.as_of else ():
        if any(date.first[0] is not None for date in at.dates[words.number]):
            continue
        for date in (at.quotes if words.field == "quote" else at.dated)[words.number].dates:
            if base := _base(date, words.places, around, citation, at.context):
                message = f"`{date.text}` counts from `{base.text}`, which stands before it"
                yield Finding(words.path, message, "quote that date too, in `dated`")


def _base(date: Mention, places: list[int], around: str, citation: Citation, context: Context) -> Mention | None:
    """Return the last date that a text names before words that count from one; None if it is in the source's year."""
    if not date.relative.startswith("earlier ") or len(places) != 1:
        return None
    begin = places[0] + date.start
    dates = reversed(_read(around, citation, context).dates)
    base = next((one for one in dates if one.end <= begin and one.first[0] is not None), None)
    source = context.sheet.sources.get(citation.source)
    if not base or base.first[0] is None or not source or not source.issued[:4].isdecimal():
        return None
    issued = int(source.issued[:4])
    return base if year_of(base.first[0], issued) != issued else None


class _Words(NamedTuple):
    """The words of a field of a citation, by its number, folded, and their places in what stands around its passage.

    Of many places they are those nearest to it.
    """

    number: int
    field: str
    text: str
    places: list[int]

    @property
    def path(self) -> Path:
        """The way from the fact to the field."""
        return ("citations", self.number, self.field)


def parts_read(citation: Citation, passage: Passage) -> Iterator[tuple[int, int, int]]:
    """Yield the parts of a text that are read for a citation: the line, and the characters of it, folded."""
    yield passage.line, *_part(passage, passage.cell)
    if citation.dated:
        yield passage.line, *_part(passage, _whole(passage))


def _words_cited(at: FactAt) -> Iterator[tuple[_Words, Citation, str]]:
    """Yield quotes and `dated` that stand in one place of a text, each with its citation and the text around it."""
    for index, (citation, passages) in enumerate(zip(at.fact.citations, at.passages, strict=True)):
        if len(passages) != 1:
            continue  # another rule says so
        around = _around(passages[0], passages[0].cell)
        yield _Words(index, "quote", normalize.fold(citation.quote), [around.place]), citation, around.text
        if dated := normalize.fold(citation.dated or ""):  # in a table that of the row, which stands in another cell
            around = _around(passages[0], _whole(passages[0]))
            places = _nearest(_places(dated, around.text), around.place)
            yield _Words(index, "dated", dated, places), citation, around.text


@lru_cache(maxsize=1024)
def _places(words: str, text: str) -> list[int]:
    return normalize.places(words, text)


def _nearest(places: list[int], place: int) -> list[int]:
    """Return the last places up to one and the first behind it: of a word that stands everywhere, not all."""
    at = bisect_right(places, place)
    return places[max(0, at - _NEAREST) : at + _NEAREST]


def _around(passage: Passage, part: slice) -> _Around:
    """Return the words of a part of the line of a passage that is around it."""
    first, last = _part(passage, part)
    place = bisect_left(passage.text.origins(passage.line), passage.start)
    return _Around(_folded(passage.text, passage.line, first, last), place - first)


@lru_cache(maxsize=256)
def _folded(text: CapturedText, line: int, first: int, last: int) -> str:
    """Return a part of a folded line, for all passages in it the same: ten thousand quotes may share a long line."""
    return text.folded_lines[line][first:last]


def _whole(passage: Passage) -> slice:
    return slice(0, len(passage.paragraph))


def _part(passage: Passage, part: slice) -> tuple[int, int]:
    """Return where a part of the line of a passage begins and ends in it folded; of a very long one what is near.

    These begin and end at fixed places, so that passages near each other have one, which is read once.
    """
    own = passage.text.origins(passage.line)
    first, last, place = (bisect_left(own, at) for at in (part.start, part.stop, passage.start))
    begin = place - place % _PART
    return max(first, begin - NEAR), min(last, begin + _PART + NEAR)


def _cut(words: str, place: int, around: str, citation: Citation, context: Context) -> Iterator[str]:
    """Yield a message for each number and date of some words that differs from what stands at their place."""
    alone = context.read_words(words, context.language_of(citation.source))
    if not (alone.numbers or alone.dates):
        return  # nothing that could differ
    whole = _read(around, citation, context)
    for number in alone.numbers:
        other = _at(number, whole.numbers, place)
        if not other or _meaning(number) != _meaning(other):
            yield _of_number(number, other)
        elif _measure(number) not in ("", _measure(other)):
            yield f"the text counts `{_measure(other)}` where this says `{_measure(number)}`"
    for date in alone.dates:
        mention = _at(date, whole.dates, place)
        if not mention or date[3:] != mention[3:]:
            given = f"`{mention.text}`" if mention else "no date that can be read"
            yield f"the text gives {given} where this says `{date.text}`"


def _read(text: str, citation: Citation, context: Context) -> Reading:
    return read_folded(text, context.language_of(citation.source), context.units.for_reader)


def _at(own: _Token, others: Sequence[_Token], place: int) -> _Token | None:
    """Return the first of some tokens, in order, that shares a character with one of words that begin at a place."""
    index = bisect_right(others, own.start + place, key=lambda other: other.end)
    return others[index] if index < len(others) and others[index].start < own.end + place else None


def _meaning(number: Number) -> tuple[object, ...]:
    """Return all that a number says, without its place, its very words and what it counts."""
    return number[3:-1]


def _measure(number: Number) -> str:
    return number.measure.word if number.measure else ""


def _of_number(number: Number, other: Number | None) -> str:
    if not other:
        return f"the text gives no number that can be read where this says `{number.text}`"
    if other.text != number.text:
        return f"the text gives `{other.text}` where this says `{number.text}`"
    return f"the text says {_hedge(other)} of `{number.text}`, the quote alone {_hedge(number)}"


def _hedge(number: Number) -> str:
    return f"`{number.bounds[0]}`" if number.bounds else "nothing certain"
