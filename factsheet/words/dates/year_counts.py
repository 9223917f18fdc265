"""Words behind four digits that these may count, so that they are no sure year: around 1950 firms, 2020 salariés."""

from __future__ import annotations

from factsheet.words.lexer import WORD
from factsheet.words.text import Text

_AGENT_REACH = 3  # lexemes from a number to the mark of who acts
_SMALL_WORD = 3  # letters of words that seldom name what is counted


def counts_what_follows(text: Text, at: int) -> bool:
    """Tell whether a number of four digits may count the word behind it: 1998 siswa, 1947 किसानों ने."""
    behind, words = text.texts[at + 1 : at + 1 + _AGENT_REACH], text.language.words
    is_agent = not words("agent marks").isdisjoint(behind)
    return behind[0] in words("counted behind bare years") or is_agent or _may_count_plural(text, at)


def _may_count_plural(text: Text, at: int) -> bool:
    """Tell whether digits without a lead may count a plural, or a German noun, behind them: emploie 2020 salariés.

    Behind a plural they are its year: les ventes 2020 publiées.
    """
    before, word = text.texts[at - 1], text.texts[at + 1]
    if not counts_words(text, at + 1) or word in text.language.known_words:
        return False
    if text.language.has("nouns with capitals"):
        return text.original(at + 1).istitle() and not text.original(at - 1).istitle()
    if text.language.code == "en":
        return before.endswith("ed") and word.endswith("s")  # covered 2016 adults; its 2016 results
    endings = tuple(text.language.words("plural endings"))
    is_plural = word.endswith(endings) and not before.endswith(endings) if endings else False
    return is_plural or text.language.has("bare years count")


def counts_words(text: Text, at: int) -> bool:
    """Tell whether a word that can be counted stands behind a rough number of four digits: around 1950 firms."""
    word = text.texts[at]
    return (
        text.sorts[at] == WORD
        and len(word) > _SMALL_WORD
        and word not in text.language.words("small words")
        and not text.tables.date_tails.after(text.texts, at)
    )
