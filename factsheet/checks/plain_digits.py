"""The rule on digits of other shapes in our own words: nobody could hold them to a quote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from factsheet.checks.context import Context, Path
from factsheet.checks.fact_at import EntityAt
from factsheet.checks.rule import Finding, entity_rule
from factsheet.core import markdown
from factsheet.core.numerals import without_digits
from factsheet.words.lexer import is_cjk

_ISOTOPE = re.compile(r"[⁰¹²³⁴-⁹]+[A-Z]")  # ¹⁴C
_HINT = "write it in plain digits"


@entity_rule(
    "plain-digits",
    "Numbers in names, labels, summaries and statements are plain digits or words, not ⁴⁷ or ❹; `m²` may stand.",
    has_exceptions=False,
)
def _of_entity(at: EntityAt) -> Iterator[Finding]:
    """Find raised, lowered and circled digits that stand for a number in the words about an entity."""
    yield from _odd(_texts(at))


@_of_entity.and_on_sheet
def plain_digits(context: Context) -> Iterator[Finding]:
    """Find them in names of what is declared."""
    sheet = context.sheet
    texts: list[tuple[Path, str]] = [
        (("kinds", name, key), getattr(kind, key)) for name, kind in sheet.kinds.items() for key in ("label", "plural")
    ]
    texts += [(("topics", name, "label"), topic.label) for name, topic in sheet.topics.items()]
    texts += [(("properties", name, "label"), property_.label) for name, property_ in sheet.properties.items()]
    texts += [(("units", name, "label"), unit.label) for name, unit in sheet.units.items()]
    texts += [(("predicates", name, "inverse"), predicate.inverse) for name, predicate in sheet.predicates.items()]
    yield from _odd(texts)


def _texts(at: EntityAt) -> Iterator[tuple[Path, str]]:
    """Yield the words of ours about an entity, with the way to them."""
    entity = at.entity
    yield ("name",), entity.name
    yield ("summary",), entity.summary
    yield from ((("aliases", index), alias) for index, alias in enumerate(entity.aliases))
    yield from ((("names", tag), name) for tag, name in entity.names.items())
    for index, fact in enumerate(entity.facts):
        yield ("facts", index, "statement"), markdown.text(fact.statement)
        if fact.of:
            yield ("facts", index, "of"), fact.of


def _odd(texts: Iterable[tuple[Path, str]]) -> Iterator[Finding]:
    for path, text in texts:
        if not text.isascii() and (sign := _odd_digit(text)):
            yield Finding(path, f"`{sign}` is no number that can be held to a quote", _HINT, words=sign)


def _odd_digit(text: str) -> str:
    """Return the first sign for a number that is not read; empty if there is none.

    Raised and lowered ones behind a letter or punctuation are units or notes, before a capital letter isotopes.
    """
    for at, sign in enumerate(text):
        if unicodedata.category(sign) != "No" or without_digits(sign):
            continue
        before = text[at - 1] if at else " "
        is_small = unicodedata.decomposition(sign).startswith(("<super>", "<sub>"))
        is_alone = before.isspace() or is_cjk(before)
        if not is_small or (is_alone and not _ISOTOPE.match(text, at)):
            return sign
    return ""
