"""Words that look like a hedge, and are none by the word that governs them: Kredit über 700, um máximo de 48."""

from __future__ import annotations

from factsheet.words.phrases import Match
from factsheet.words.text import Text
from factsheet.words.tokens import EXACTLY, PER_CENT, UNCLEAR

_REACH = 10  # lexemes behind a number in which its verb may end the clause


def bounds_without_hedge(text: Text, hedge: Match[str], begin: int) -> tuple[str, ...] | None:
    """Return the bounds of a number whose hedge is none, None where it is one; `begin` is where the number begins."""
    words = text.language.words
    is_maximum = not words("maxima").isdisjoint(text.texts[hedge.at : begin]) and text.texts[begin - 1] in words("of")
    if is_maximum and text.texts[hedge.at - 1] in words("reaching"):
        return EXACTLY  # atingiu um máximo de 48; not: atinge no máximo 48
    return _over_something(text, hedge, begin)


def _over_something(text: Text, hedge: Match[str], begin: int) -> tuple[str, ...] | None:
    """Return the bounds where `over` says what something is for or what one has: über 71 Zimmer verfügen.

    Der Vertrag läuft über 20 Jahre may mean more than these.
    """
    words, word = text.language.words, text.texts[hedge.at]
    nouns = tuple(words(f"nouns before {word}"))
    if nouns and text.texts[hedge.at - 1].endswith(nouns):
        mark = text.tables.marks.after(text.texts, begin + 1)
        return (
            UNCLEAR if mark and mark.value == PER_CENT else EXACTLY
        )  # Umfrage unter 1.200 Betrieben, not unter 5 Prozent
    if word not in words("loose over") or hedge.at == 0:
        return None
    at = hedge.at - 1
    while text.texts[at] in words("fillers of over"):
        at -= 1
    if text.texts[at] in words("taking over"):
        return EXACTLY
    is_doubtful = text.texts[at].endswith(tuple(words("doubtful over")))
    return UNCLEAR if is_doubtful else EXACTLY if _has_verb_last(text, begin) else None


def _has_verb_last(text: Text, begin: int) -> bool:
    """Tell whether a verb of having ends the clause behind a number; not in über 300 Firmen verfügen über Lager."""
    for at in range(begin, min(begin + _REACH, text.count)):
        if text.texts[at] in text.language.words("having over"):
            return text.ends_at(at + 1) or text.texts[at + 1] == "-"
        if text.ends_at(at):
            return False
    return False
