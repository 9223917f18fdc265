"""What we say in our own words says no more than the evidence: every number and date in it is borne out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet import dates, markdown
from factsheet.checks.figures import quoted, shown
from factsheet.checks.rule import Context, FactAt, Finding, Path, fact_rule, sheet_rule
from factsheet.model import Entity, Fact
from factsheet.words import folding
from factsheet.words.moments import Mention, Point, mentions
from factsheet.words.numbers import Name, Number, names, numbers

_NOT_LASTING = re.compile(r"(this|last|next) |yesterday|today|tomorrow")


def spoken(at: FactAt) -> Iterator[tuple[Path, str]]:
    """The fact's own words, with the names of the entities that it is about left out."""
    fact, speaker = at.fact, at.fact.attributed_to
    texts: list[tuple[Path, str | None]] = [(("statement",), markdown.text(fact.statement)), (("of",), fact.of)]
    if speaker:
        texts += [(("attributed_to", "name"), speaker.name), (("attributed_to", "role"), speaker.role)]
    numbered = at.context.numbered_names
    hidden = [name for entity in (at.entity_id, *fact.entities_named()) for name in numbered.get(entity, ())]
    for path, text in texts:
        if text:
            yield path, _without(hidden, folding.fold(text))


def _without(hidden: list[str], text: str) -> str:
    """The text with each name blotted out; what stands around it keeps its place."""
    for name in sorted(hidden, key=len, reverse=True):
        text = re.sub(re.escape(name), lambda match: "_" * len(match[0]), text, flags=re.IGNORECASE)
    return text


@fact_rule("statement-number", "Every number in a statement stands in one of its quotes, from `two` and `second` up.")
def statement_number(at: FactAt) -> Iterator[Finding]:
    """Numbers and names with digits that no quote gives."""
    for path, text in spoken(at):
        for number in numbers(text):
            if not number.plain_word and not any(number.same(other) for other in quoted(at)):
                message = f"`{number.text}` stands in no quote; they give {shown(quoted(at))}"
                yield Finding(
                    path, message, "say what the quote says, or quote the words that give it", words=_first_word(number)
                )
        held = {name.text for citation in at.fact.citations for name in names(citation.quote)}
        for name in names(text):
            if name.text not in held:
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
    cited = [m for c in at.fact.citations for text in (c.quote, c.dated or "") for m in mentions(text)]
    for path, text in spoken(at):
        for mention in mentions(text):
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
    shown_text = markdown.text(at.fact.statement)
    for found in re.finditer(r"\]\(([^)\s]*)", shown_text):
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
    if part is None:
        return False
    known = (part.year, part.month, part.day)
    return all(given is None or given == have for given, have in zip(point, known, strict=True))


@sheet_rule("digits", "Summaries and labels hold no numbers: figures live in facts.")
def digits(context: Context) -> Iterator[Finding]:
    """Numbers where no citation can stand."""
    sheet = context.sheet
    texts: list[tuple[Path, str]] = [
        (("entities", e, "summary"), entity.summary) for e, entity in sheet.entities.items()
    ]
    texts += [(("topics", name, "label"), topic.label) for name, topic in sheet.topics.items()]
    texts += [
        (("kinds", name, field), getattr(kind, field))
        for name, kind in sheet.kinds.items()
        for field in ("label", "plural")
    ]
    texts += [(("predicates", name, "inverse"), predicate.inverse) for name, predicate in sheet.predicates.items()]
    texts += [(("retired", name, "reason"), gone.reason) for name, gone in sheet.retired.items()]
    for path, text in texts:
        spoken_numbers = (number for number in numbers(text) if not number.plain_word)
        found: list[Number | Name | Mention] = [*spoken_numbers, *names(text), *mentions(text)]
        for token in found[:1]:
            yield Finding(
                path,
                f"`{token.text}` stands here; expected words without numbers",
                "move it into a fact",
                words=token.text,
            )


@sheet_rule("name-digits", "Digits in the name of an entity or property stand in a quote of one of its facts.")
def name_digits(context: Context) -> Iterator[Finding]:
    """Names with digits that no evidence holds."""
    sheet = context.sheet
    for entity_id, entity in sheet.entities.items():
        for index, name in enumerate((entity.name, *entity.aliases)):
            path: Path = ("entities", entity_id, "aliases", index - 1) if index else ("entities", entity_id, "name")
            yield from _unquoted(path, name, context.facts_naming(entity_id))
    for property_id, property_ in sheet.properties.items():
        if re.search(r"\d", property_.label):
            facts = [fact for _, _, fact in sheet.facts() if fact.figure and fact.figure.property == property_id]
            yield from _unquoted(("properties", property_id, "label"), property_.label, facts)


def _unquoted(path: Path, name: str, facts: list[Fact]) -> Iterator[Finding]:
    wanted = re.findall(r"\d+", name)
    quotes = [re.findall(r"\d+", " ".join(citation.quote for citation in fact.citations)) for fact in facts]
    if wanted and not any(set(wanted) <= set(quote) for quote in quotes):
        yield Finding(
            path, f"no fact quotes the digits of `{name}`", "add a fact whose quote holds the name", words=wanted[0]
        )


def subject_words(entity: Entity) -> set[str]:
    """The words by which a text may speak of an entity."""
    spoken_of = [word for name in (entity.name, *entity.aliases) for word in folding.words(name)]
    return {word.lower() for word in spoken_of if len(word) > 3 or word.isupper() or not word.isascii()}
