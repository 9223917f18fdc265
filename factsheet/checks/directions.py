"""The rule that a statement and its quote tell the same direction: what fell did not rise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factsheet.checks.context import OURS
from factsheet.checks.fact_at import FactAt
from factsheet.checks.rule import Finding, fact_rule
from factsheet.words.language import Language, language
from factsheet.words.lexer import is_cjk
from factsheet.words.tokens import Number, Reading

_REACH = 30  # characters before and behind a number in which a word of rising governs it
_LONGEST_IN_CJK = 4  # characters
_READ = ("en", "zh")  # languages whose lists have nothing but rises and falls
_UNSURE = frozenset((
    "went", "moved", "added", "growth", "expansion", "grown", "less", "fewer", "loss", "lost", "deficit", "cut", "cuts",
    "lower", "higher", "shed", "reduced", "reduction",
))  # fmt: skip
_ENDS = (",", ";", ":", ". ", " and ", " but ", "，", "。", "；", "、")
_REACHED = re.compile(r"(?:\bto|[至到为為])\s*$")
_TURNING = re.compile(
    r"\b(?:loss|losses|deficits?|inflation|growth|decline|fall|against)\b|亏损|逆差|通胀|增速|增幅|降幅"
)
_OPPOSITE = {"rose by": "fell by", "fell by": "rose by", "rose to": "fell to", "fell to": "rose to"}


@fact_rule("statement-direction", "What a statement says rose or fell by a number did not fall or rise in its quote.")
def statement_direction(at: FactAt) -> Iterator[Finding]:
    """Find statements that turn a change round: `rose by 4 per cent` of a quote with `fell by 4%`."""
    (path, reading), *_ = at.spoken
    if not reading.numbers or at.fact.series:
        return
    for number in reading.numbers:
        own = direction(number, reading, language(OURS))
        quoted = {
            direction(other, quote, language(at.context.language_of(citation.source)))
            for quote, citation in zip(at.quotes, at.fact.citations, strict=True)
            for other in quote.numbers
            if own and number.same(other)
        }
        if own and quoted == {_OPPOSITE[own]}:
            message = f"the statement says that it {own} `{number.text}`; the quote says the opposite"
            yield Finding(path, message, "say what the quote says", words=number.text.split(" to ")[0])


def direction(number: Number, reading: Reading, spoken: Language) -> str | None:
    """Return `rose by`, `fell to` or the like for a number with which something does so; None where that is not sure.

    What rises while something else falls, as a loss or one money against another, tells nothing.
    """
    if _TURNING.search(reading.text.lower()):
        return None
    if number.falls or number.value < 0:
        return "fell by"
    before = reading.text[max(0, number.start - _REACH) : number.start].lower().replace("up to", "")
    behind = reading.text[number.end : number.end + _REACH].lower()
    for sign in _ENDS:
        before, behind = before.rpartition(sign)[2], behind.partition(sign)[0]
    if spoken.code not in _READ:
        return None
    rises, falls = (_stands_in(_words_of(spoken, name), before, behind) for name in ("rises", "falls"))
    if rises == falls:
        return None
    return f"{'rose' if rises else 'fell'} {'to' if _REACHED.search(before) else 'by'}"


@cache
def _words_of(spoken: Language, name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words of a list, without those that are not sure, and those of scripts without spaces apart."""
    words = spoken.words(name) - _UNSURE
    in_cjk = tuple(word for word in words if is_cjk(word))
    return words - set(in_cjk), in_cjk


def _stands_in(words: tuple[frozenset[str], tuple[str, ...]], before: str, behind: str) -> bool:
    """Tell whether one of some words stands in what is before a number, or begins what is behind it."""
    parted, in_cjk = words
    around = before + behind[:_LONGEST_IN_CJK]
    is_parted = not (parted.isdisjoint(before.split()) and parted.isdisjoint(behind.split()[:1]))
    return is_parted or (not around.isascii() and any(word in around for word in in_cjk))
