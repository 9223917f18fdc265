"""Rules on our own words: the evidence bears out every number and date in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from factsheet.checks.context import MOST_NUMBERS, OURS, Context, Path
from factsheet.checks.dating import dates_given_for
from factsheet.checks.fact_at import EntityAt, FactAt
from factsheet.checks.figures import shown
from factsheet.checks.rule import Finding, entity_rule, fact_rule, sheet_rule
from factsheet.core import edtf, markdown, numerals
from factsheet.core.digit_runs import stands_in
from factsheet.core.fact import Fact
from factsheet.core.model import Entity
from factsheet.words import normalize
from factsheet.words.dates.counted import is_counted
from factsheet.words.tokens import DateParts, Mention, Name, Number, Reading, Unreadable, Vague

_DIGITS = re.compile(r"\d+")
_NUMERAL = re.compile(r"\d[\d.,]*")
_HALVES = (40, 41)  # as EDTF counts the parts of a year
Token = Number | Name | Vague | Unreadable
_NOT_LASTING = re.compile(r"(this|last|next|ago) |yesterday|today|tomorrow|day (before|after)")


@fact_rule("statement-number", "Every number in a statement stands in one of its quotes, from `two` and `second` up.")
def statement_number(at: FactAt) -> Iterator[Finding]:
    """Find numbers, names with digits and amounts that no quote gives."""
    for path, reading in at.spoken if not at.fact.series else ():  # it has none at all: another rule
        for token in _unborne(reading, at.quotes) if reading.has_tokens else ():
            yield Finding(path, *_reason(token, at), words=_first_word(token))


def _unborne(reading: Reading, quotes: list[Reading]) -> Iterator[Token]:
    """Yield the tokens of a text of ours that none of these quotes gives; unreadable ones always."""
    reading, *quotes = (one._replace(numbers=distinct(one.numbers)) for one in (reading, *quotes))
    for token in tokens_of(reading):
        if not any(gives(quote, token) for quote in quotes):
            yield token


def tokens_of(reading: Reading) -> Iterator[Token]:
    """Yield the tokens of a text of ours that quotes have to give: all but dates, and `one` and `first`."""
    yield from (number for number in reading.numbers if not number.plain_word)
    yield from reading.names
    yield from reading.vague
    yield from reading.unreadable


_Token = TypeVar("_Token", Number, Mention)


def distinct(tokens: Iterable[_Token]) -> tuple[_Token, ...]:
    """Return the first of the tokens that say the same in the same words: a text may have one a thousand times."""
    tokens = tuple(tokens)
    if len(tokens) < 2:
        return tokens
    first: dict[tuple[object, ...], _Token] = {}
    for token in tokens:
        first.setdefault(token[2:], token)
    return tuple(first.values())


def gives(quote: Reading, token: Token) -> bool:
    """Tell whether a quote gives a token of a text of ours. None gives what means no one thing."""
    if isinstance(token, Number):
        return any(token.same(other) for other in quote.numbers)
    if isinstance(token, Name):
        return any(token.text == other.text for other in quote.names)
    return isinstance(token, Vague) and any(_alike(token.text, other.text) for other in quote.vague)


def _alike(one: str, other: str) -> bool:
    return one.casefold().replace("-", " ") == other.casefold().replace("-", " ")


def _reason(token: Token, at: FactAt) -> tuple[str, str]:
    """Return the message about a token, and the hint how to mend it."""
    if isinstance(token, Unreadable) and token.numbers:
        return f"this text has {token.numbers} numbers; expected at most {MOST_NUMBERS}", "make several facts of it"
    if isinstance(token, Unreadable):
        return f"`{token.text}` means no one number", "write the number as the quote gives it, in English form"
    if isinstance(token, Name):
        return f"the name `{token.text}` stands in no quote", "quote it, or make the fact about the entity of that name"
    message = f"`{token.text}` stands in no quote; they give {shown(at.quoted, at.unreadable)}"
    return message, _of_half(token, at) or "say what the quote says, or quote the words that give it"


def _of_half(token: Token, at: FactAt) -> str:
    """Return how to write half of a year, if the words cited give one; else an empty text."""
    dates = map(_valid, dates_given_for(at)) if token.text.casefold() == "half" else ()
    half = next((date for date in dates if date and date.start and date.start.month in _HALVES), None)
    return f'write `{half.start.words(within=True)}`, and as_of: "{half.text}"' if half and half.start else ""


def _first_word(token: Token) -> str:
    return token.text.split(" to ")[0] if isinstance(token, Number) else token.text


@fact_rule("statement-bound", "A number in a statement has the hedge that it has in the quote which gives it.")
def statement_bound(at: FactAt) -> Iterator[Finding]:
    """Find statements that drop the hedge of a number, or give it another one."""
    (path, reading), *_ = at.spoken
    if not reading.numbers or at.fact.series:
        return
    quoted = distinct(at.quoted)
    for number in distinct(reading.numbers):
        given = [other for other in quoted if number.same(other)]
        if not given or number.plain_word or any(set(number.bounds) & set(other.bounds) for other in given):
            continue
        hedge = f"`{given[0].bounds[0]}`" if given[0].bounds else "nothing certain"
        own = f"`{number.bounds[0]}`" if number.bounds else "nothing certain"
        message = f"the quote says {hedge} of `{number.text}`; the statement says {own}"
        yield Finding(path, message, "say what the quote says", words=_first_word(number))


@fact_rule("statement-date", "A date in a statement equals `as_of`, or stands in a quote or in `dated`.")
def statement_date(at: FactAt) -> Iterator[Finding]:
    """Find dates that the evidence does not give, and dates that will not stay true."""
    if at.fact.series:
        return
    as_of = _valid(at.fact.as_of)
    for path, reading in at.spoken:
        cited = list(distinct(mention for mentions in at.dates for mention in mentions)) if reading.dates else []
        for mention in distinct(reading.dates):
            if _NOT_LASTING.match(mention.relative) or is_counted(mention):
                message = f"`{mention.text}` means another date to each reader"
                yield Finding(path, message, "write the date itself", words=mention.text)
            elif not mention.relative and not is_borne_out(mention, as_of, cited):
                given = ", ".join(f"`{other.text}`" for other in cited) or "none"
                message = (
                    f"`{mention.text}` is not as_of ({at.fact.as_of or 'not given'}), and the words cited give {given}"
                )
                yield Finding(path, message, _mend(at, mention, cited), words=mention.text)


def _mend(at: FactAt, mention: Mention, cited: list[Mention]) -> str:
    """Return how to mend a date in a statement: with the `as_of` that the words cited give, if it is that date."""
    fitting = (text for text in dates_given_for(at) if is_borne_out(mention, _valid(text), cited))
    text = next(fitting, None)
    return f'write as_of: "{text}"' if text else "mend the date, or cite the words that give it"


@fact_rule(
    "statement-markup",
    "A statement becomes HTML with links, emphasis and code alone; a second reader, nh3, lets nothing else pass.",
    has_exceptions=False,
)
def statement_markup(at: FactAt) -> Iterator[Finding]:
    """Find statements that would become other markup. None should: it takes a fault of the Markdown parser."""
    try:
        markdown.html(at.fact.statement)
    except markdown.UnexpectedMarkupError as error:
        yield Finding(
            ("statement",), str(error), "write it without marks, and report this to those who make the generator"
        )


def _valid(text: str | None) -> edtf.Date | None:
    try:
        return edtf.parse(text) if text else None
    except ValueError:
        return None  # another rule says so


def is_borne_out(mention: Mention, as_of: edtf.Date | None, cited: list[Mention]) -> bool:
    """Tell whether a date in a text of ours is `as_of`, or one of the dates that the words cited give."""
    if as_of and _agrees(mention.first, as_of.start) and (not mention.last or _agrees(mention.last, as_of.end)):
        return True
    if as_of and not mention.last and _agrees(mention.first, as_of.end):
        return True
    if mention.exact:
        return mention.exact in {other.exact for other in cited} or (
            as_of is not None and as_of.text in mention.exact.split("|")
        )
    points = {point for other in cited for point in (other.first, other.last) if point}
    return {point for point in (mention.first, mention.last) if point} <= points


def _agrees(point: DateParts, part: edtf.DatePoint | None) -> bool:
    """Tell whether a date has the year, month and day that the words give."""
    if part is None or part.years > 1:  # a decade is none of its years
        return False
    known = (part.year, part.month, part.day)
    return all(given is None or given == have for given, have in zip(point, known, strict=True))


@entity_rule("digits", "Summaries and labels hold no numbers: figures live in facts.")
def _digits_of_summary(at: EntityAt) -> Iterator[Finding]:
    """Find numbers in the summary of an entity."""
    yield from _numberless(("summary",), at.entity.summary, at.context)


@_digits_of_summary.and_on_sheet
def digits(context: Context) -> Iterator[Finding]:
    """Find numbers in labels, plurals, predicates and reasons, where no citation can stand."""
    sheet = context.sheet
    texts: list[tuple[Path, str]] = [(("topics", name, "label"), topic.label) for name, topic in sheet.topics.items()]
    texts += [
        (("kinds", name, field), getattr(kind, field))
        for name, kind in sheet.kinds.items()
        for field in ("label", "plural")
    ]
    texts += [(("predicates", name, "inverse"), predicate.inverse) for name, predicate in sheet.predicates.items()]
    texts += [(("retired", name, "reason"), gone.reason) for name, gone in sheet.retired.items()]
    for path, text in texts:
        yield from _numberless(path, text, context)
    for name in sheet.predicates:
        yield from _numberless(("predicates", name), name, context, at_key=True)


def _numberless(path: Path, text: str, context: Context, *, at_key: bool = False) -> Iterator[Finding]:
    """Yield a finding if a text holds a number or a date."""
    reading = context.read(text)
    parts: list[Token | Mention] = [*_unborne(reading, []), *reading.dates]
    shown_first = [token.text for token in parts] or numerals.numbers(reading.text)
    for words in shown_first[:1]:
        message = f"`{words}` stands here; expected words without numbers"
        yield Finding(path, message, "move it into a fact", at_key=at_key, words=words)


@sheet_rule(
    "name-digits",
    "Numbers in the name of an entity or property stand in a quote of one of its facts; once it is retired, in its id. "
    "The title of a retired source may have any.",
)
def name_digits(context: Context) -> Iterator[Finding]:
    """Find names with numbers that no evidence holds."""
    for entity_id, entity in context.sheet.entities.items():
        own: list[tuple[Path, str, str | None]] = [(("name",), entity.name, OURS)]
        own += [(("aliases", index), alias, OURS) for index, alias in enumerate(entity.aliases)]
        own += [(("names", tag), name, tag) for tag, name in entity.names.items()]
        for path, name, tag in own:
            reading = context.read(name, tag)
            if not numerals.numbers(name):
                reading = reading._replace(vague=())  # 几内亚 is Guinea, not some inland Asia
            if reading.has_tokens or reading.dates or _DIGITS.search(name):
                yield from _unquoted(("entities", entity_id, *path), reading, context.facts_naming(entity_id), context)
    for property_id, property_ in context.sheet.properties.items():
        if (reading := context.read(property_.label)).has_tokens or reading.dates:
            facts = context.facts_measuring(property_id)
            yield from _unquoted(("properties", property_id, "label"), reading, facts, context)
    for name, gone in context.sheet.retired.items():
        if gone.name and gone.kind != "source" and (other := _not_in_id(gone.name, name, context)):
            message = f"the id `{name}` does not have `{other}`, and no fact is left to bear it out"
            yield Finding(("retired", name, "name"), message, "leave the number out", words=other)


def _not_in_id(name: str, id_: str, context: Context) -> str:
    """Return the first number in the name of what is gone that does not stand in its id; empty if there is none."""
    for numeral in _NUMERAL.finditer(normalize.fold(name)):
        if not stands_in(numeral[0], id_):
            return numeral[0]
    reading = context.read(name)
    spelled = [number.text for number in reading.numbers if not number.plain_word]
    spelled += [vague.text for vague in reading.vague] + [piece.text for piece in reading.unreadable]
    return next((text for text in spelled if not _DIGITS.search(text)), "")


def _has_dates_of(reading: Reading, quotes: list[Reading]) -> bool:
    """Tell whether quotes give each date of a name."""
    given = {date[3:] for quote in quotes for date in quote.dates}
    return all(date[3:] in given for date in reading.dates)


def _unquoted(path: Path, reading: Reading, facts: list[Fact], context: Context) -> Iterator[Finding]:
    """Yield a finding if no fact quotes the name, its digits, or its numbers in words."""
    wanted, signs = numerals.wholes(reading.text), numerals.without_digits(reading.text)
    for fact in facts:
        quotes = [normalize.fold(citation.quote) for citation in fact.citations]
        if any(reading.text.casefold() in quote.casefold() for quote in quotes):
            return
        if signs and not all(sign in " ".join(quotes).casefold() for sign in signs):
            continue  # a page bears ½ out by its sign
        if wanted and any(wanted <= numerals.wholes(quote) for quote in quotes):
            return
        tags = [context.language_of(citation.source) for citation in fact.citations]
        read = [context.read(quote, tag) for quote, tag in zip(quotes, tags, strict=True)]
        if not wanted and not any(_unborne(reading, read)) and _has_dates_of(reading, read):
            return
    bare = [token.text for token in (*_unborne(reading, []), *reading.dates)] or numerals.numbers(reading.text)
    words = min(wanted) if wanted else bare[0] if bare else ""
    if words:
        message = f"no fact quotes the numbers of `{reading.text}`"
        yield Finding(path, message, "add a fact whose quote holds the name", words=words)


def subject_words(entity: Entity) -> frozenset[str]:
    """Return the words by which a text may speak of an entity, in small letters."""
    names = (entity.name, *entity.aliases, *entity.names.values())
    spoken_of = [word for name in names for word in normalize.words(name)]
    telling = [word for word in spoken_of if len(word) > 3 or word.isupper() or not word.isascii()]
    return frozenset(word.lower() for word in telling or spoken_of)  # of a short name, such as Tin, each word
