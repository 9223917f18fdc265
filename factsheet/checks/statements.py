"""What we say in our own words says no more than the evidence: every number and date in it is borne out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet import dates
from factsheet.checks.figures import shown
from factsheet.checks.rule import Context, EntityAt, FactAt, Finding, Path, entity_rule, fact_rule, sheet_rule
from factsheet.model import Entity, Fact
from factsheet.words import folding
from factsheet.words.moments import Mention, Point
from factsheet.words.numbers import Name, Number, read

_DIGITS = re.compile(r"\d+")
_RAW_LINK = re.compile(r"\]\(([^)\s]*)")
_NOT_LASTING = re.compile(r"(this|last|next) |yesterday|today|tomorrow")


@fact_rule("statement-number", "Every number in a statement stands in one of its quotes, from `two` and `second` up.")
def statement_number(at: FactAt) -> Iterator[Finding]:
    """Numbers and names with digits that no quote gives."""
    for path, said in at.spoken:
        for number in said.numbers:
            if not number.plain_word and not any(number.same(other) for other in at.quoted):
                message = f"`{number.text}` stands in no quote; they give {shown(at.quoted)}"
                yield Finding(
                    path, message, "say what the quote says, or quote the words that give it", words=_first_word(number)
                )
        for name in said.names:
            if not any(name.text == other.text for quote in at.quotes for other in quote.names):
                message = f"the name `{name.text}` stands in no quote"
                yield Finding(
                    path, message, "quote it, or make the fact about the entity of that name", words=name.text
                )


def _first_word(number: Number | Name) -> str:
    return number.text.split(" to ")[0]


@fact_rule("statement-date", "A date in a statement equals `as_of`, or stands in a quote or in `dated`.")
def statement_date(at: FactAt) -> Iterator[Finding]:
    """Dates that the evidence does not give, and dates that will not stay true."""
    as_of = _valid(at.fact.as_of)
    for path, said in at.spoken:
        cited = [mention for told in at.dates for mention in told] if said.dates else []
        for mention in said.dates:
            if _NOT_LASTING.match(mention.relative):
                message = f"`{mention.text}` means another date to each reader"
                yield Finding(path, message, "write the date itself", words=mention.text)
            elif not mention.relative and not _is_borne_out(mention, as_of, cited):
                given = ", ".join(f"`{other.text}`" for other in cited) or "none"
                message = (
                    f"`{mention.text}` is not as_of ({at.fact.as_of or 'not given'}), and the words cited give {given}"
                )
                yield Finding(path, message, "mend the date, or cite the words that give it", words=mention.text)


@fact_rule(
    "statement-link", "A link in a statement leads to the web, by mail, or to a page of the site (`areas/china/`)."
)
def statement_link(at: FactAt) -> Iterator[Finding]:
    """Links that would be shown as plain text."""
    for found in _RAW_LINK.finditer(at.statement):
        message = f"the link to `{found[1]}` will not work"
        yield Finding(
            ("statement",), message, "write https://..., mailto:... or a page such as areas/china/", words=found[1]
        )


def _valid(text: str | None) -> dates.Date | None:
    try:
        return dates.parse(text) if text else None
    except ValueError:
        return None  # another rule says so


def _is_borne_out(mention: Mention, as_of: dates.Date | None, cited: list[Mention]) -> bool:
    if as_of and _agrees(mention.first, as_of.start) and (not mention.last or _agrees(mention.last, as_of.end)):
        return True
    if as_of and not mention.last and _agrees(mention.first, as_of.end):
        return True
    points = {point for other in cited for point in (other.first, other.last) if point}
    return {point for point in (mention.first, mention.last) if point} <= points


def _agrees(point: Point, part: dates.Part | None) -> bool:
    """Whether what the words give (a year, a month and day) is what the date says."""
    if part is None or part.years > 1:  # a decade is none of its years
        return False
    known = (part.year, part.month, part.day)
    return all(given is None or given == have for given, have in zip(point, known, strict=True))


@entity_rule("digits", "Summaries and labels hold no numbers: figures live in facts.")
def _digits_of_summary(at: EntityAt) -> Iterator[Finding]:
    """Numbers in the summary of an entity."""
    yield from _numberless(("summary",), at.entity.summary)


@_digits_of_summary.and_on_sheet
def digits(context: Context) -> Iterator[Finding]:
    """Numbers where no citation can stand."""
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
        yield from _numberless(path, text)


def _numberless(path: Path, text: str) -> Iterator[Finding]:
    """A finding when there is a number in a text."""
    said = read(text)
    found: list[Number | Name | Mention] = [
        *(number for number in said.numbers if not number.plain_word),
        *said.names,
        *said.dates,
    ]
    for token in found[:1]:
        message = f"`{token.text}` stands here; expected words without numbers"
        yield Finding(path, message, "move it into a fact", words=token.text)


@sheet_rule("name-digits", "Digits in the name of an entity or property stand in a quote of one of its facts.")
def name_digits(context: Context) -> Iterator[Finding]:
    """Names with digits that no evidence holds."""
    for entity_id, entity in context.sheet.entities.items():
        for index, name in enumerate((entity.name, *entity.aliases)):
            if _DIGITS.search(name):
                path: Path = ("entities", entity_id, "aliases", index - 1) if index else ("entities", entity_id, "name")
                yield from _unquoted(path, name, context.facts_naming(entity_id))
    for property_id, property_ in context.sheet.properties.items():
        if _DIGITS.search(property_.label):
            facts = context.facts_measuring(property_id)
            yield from _unquoted(("properties", property_id, "label"), property_.label, facts)


def _unquoted(path: Path, name: str, facts: list[Fact]) -> Iterator[Finding]:
    wanted = _DIGITS.findall(name)
    quotes = (_DIGITS.findall(" ".join(citation.quote for citation in fact.citations)) for fact in facts)
    if not any(set(wanted) <= set(quote) for quote in quotes):
        yield Finding(
            path, f"no fact quotes the digits of `{name}`", "add a fact whose quote holds the name", words=wanted[0]
        )


def subject_words(entity: Entity) -> set[str]:
    """The words by which a text may speak of an entity."""
    spoken_of = [word for name in (entity.name, *entity.aliases) for word in folding.words(name)]
    return {word.lower() for word in spoken_of if len(word) > 3 or word.isupper() or not word.isascii()}
