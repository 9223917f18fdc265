"""The rule on digits of other shapes in our own words: nobody could hold them to a quote."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from factsheet.checks.context import Path
from factsheet.checks.fact_at import EntityAt
from factsheet.checks.rule import Finding, entity_rule
from factsheet.core.numerals import without_digits

_HINT = "write it in plain digits: 47"


@entity_rule(
    "plain-digits",
    "Numbers in names, summaries and statements are plain digits or words, not ⁴⁷ or ❹; `m²` and `CO₂` are no numbers.",
    has_exceptions=False,
)
def plain_digits(at: EntityAt) -> Iterator[Finding]:
    """Find raised, lowered and circled digits that stand by themselves."""
    for path, text in _texts(at):
        if not text.isascii() and (sign := _odd_digit(text)):
            yield Finding(path, f"`{sign}` is no number that can be held to a quote", _HINT, words=sign)


def _texts(at: EntityAt) -> Iterator[tuple[Path, str]]:
    """Yield the words of ours about an entity, with the way to them."""
    entity = at.entity
    yield ("name",), entity.name
    yield ("summary",), entity.summary
    yield from ((("aliases", index), alias) for index, alias in enumerate(entity.aliases))
    yield from ((("names", tag), name) for tag, name in entity.names.items())
    for index, fact in enumerate(entity.facts):
        yield ("facts", index, "statement"), fact.statement
        if fact.of:
            yield ("facts", index, "of"), fact.of


def _odd_digit(text: str) -> str:
    """Return the first sign for a number that is not read and stands behind no letter or digit; empty if none does."""
    for before, sign in zip(f" {text}", text, strict=False):
        is_number = unicodedata.category(sign) == "No" and not without_digits(sign)
        if is_number and not before.isalnum() and unicodedata.category(before) != "No":
            return sign
    return ""
