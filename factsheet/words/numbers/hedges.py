"""The hedge of a number: `more than`, `fewer than 300`, `300 or more`, `不到`, turned by a negation."""

from __future__ import annotations

from typing import NamedTuple

from factsheet.words.denials import is_denied, is_denied_behind, is_denied_near, is_of_none, negation_before
from factsheet.words.lexer import DIGITS, HAN, SIGN, WORD, is_cjk
from factsheet.words.numbers.change_ends import ends_change, is_during
from factsheet.words.numbers.hedges_behind import hedge_behind
from factsheet.words.numbers.over import bounds_without_hedge
from factsheet.words.numbers.scales import has_scale
from factsheet.words.numbers.tolerance import is_tolerance
from factsheet.words.phrases import Match
from factsheet.words.text import Text
from factsheet.words.tokens import EXACTLY, UNCLEAR

_MOST = frozenset(("up to", "at most"))
_TURNED = {"more than": ("at most",), "less than": ("at least",), "at least": ("less than",), "at most": ("more than",)}
_ARTICLE = 3  # letters
_LARGE = 4  # digits
_TWO_WORDS = 2
_IN_TOLERANCES = ("-", "/", "+")
_FARTHEST = 24  # lexemes before a share within which a hedge stands before what it is of
_SURE_HEDGE = 2  # characters: 超 begins other words
_PASSED = {"突破": "项項道个個", "失守": "座个個城镇鎮村处處"}
_SIGNS = ("%", "$", "€", "£", "¥")
_PARTING = (",", "、", ":", "(", ")")
_FAR = 8  # lexemes before a number in which 至少 still hedges it
_REACH = 4  # lexemes behind a number within which `300 new sites or more` still hedges it


class Hedge(NamedTuple):
    """The bounds that a number can be told with, and the lexeme where its hedge begins."""

    bounds: tuple[str, ...]
    begin: int


def hedge(text: Text, begin: int, end: int, dated: int) -> Hedge:
    """Read the hedge of the number from one lexeme up to another, before it or after it; `dated` is as in `number`.

    Two hedges of different meaning, a hedge that means nothing certain, and a bare `not` leave no bounds at all.
    """
    before, at = _before(text, begin, dated)
    after = hedge_behind(text, end)
    if ends_change(text, before, at, end):
        before = EXACTLY  # up to 300 from 250, wzrosło do 300
    if is_denied_behind(text, end) or is_during(text, at, begin, end):
        return Hedge(UNCLEAR, at)
    if at < begin and before != EXACTLY and is_of_none(text, at):
        return Hedge(UNCLEAR, at)
    if is_denied(text, at):
        return Hedge(_TURNED.get(before[0], UNCLEAR) if before and is_denied_near(text, at) else UNCLEAR, at)
    if after is None:
        return Hedge(before, at)
    if before == EXACTLY:
        return Hedge(after, at)
    if _MOST.issuperset(before) and not _MOST.isdisjoint(after):
        return Hedge(
            ("up to", "at most") if "up to" in before and "up to" in after else ("at most",), at
        )  # 최대 500명 이하
    return Hedge(before if before == after else UNCLEAR, at)


def _before(text: Text, begin: int, dated: int) -> Hedge:
    """Read the hedge before a number."""
    if text.texts[begin - 1] in _IN_TOLERANCES and is_tolerance(text, begin):
        return Hedge(UNCLEAR, begin)
    if text.texts[begin - 1] == "-" and text.sorts[begin] == SIGN and (tied := _tied(text, begin)):
        return tied
    if text.language.code == "en" and text.texts[begin - 1] not in text.guards.before_numbers:
        return Hedge(EXACTLY, begin)
    at, phrase, vague = _nearest(text, begin)
    if at == begin and text.language.has("inversion") and _counted_before(text, begin):
        return Hedge(("about",), begin)
    if vague and (not phrase or vague.at <= phrase.at):
        return Hedge(UNCLEAR, vague.at)
    if not phrase and not text.texts[begin - 1].isascii() and (far := _far(text, begin)):
        return far
    if not phrase:
        negation = negation_before(text, at) or _behind_article(text, begin)
        return Hedge(UNCLEAR, negation.at) if negation else Hedge(EXACTLY, begin)
    if (own := bounds_without_hedge(text, phrase, begin)) is not None:
        return Hedge(own, begin)
    if phrase.at not in (0, dated) and _compares(text, phrase.at, is_bare=at == begin):  # in 2025 more than 300
        return Hedge(EXACTLY, begin)
    if _names_topic(text, phrase, begin) or _is_of_known(text, at, begin):
        return Hedge(UNCLEAR, phrase.at)
    if at - phrase.at <= _TWO_WORDS and _wants_more(text, phrase.at, begin):
        return Hedge(EXACTLY, begin)  # passed 30 laws, within 27 states
    if negation := negation_before(text, phrase.at):
        return Hedge(_TURNED.get(phrase.value, UNCLEAR), negation.at)
    is_doubtful = _is_hedged(text, phrase) or _may_solve(text, phrase.at, begin)
    return Hedge(UNCLEAR if is_doubtful else tuple(phrase.value.split("|")), phrase.at)


def _wants_more(text: Text, at: int, begin: int) -> bool:
    """Tell whether a word bounds large numbers and measures alone, and this one is none: parliament passed 30 laws."""
    word, near, words = text.texts[at], range(begin, begin + _REACH), text.language.words
    if word not in words("bounds of large numbers"):
        return False
    first = next((text.texts[here] for here in near if text.sorts[here] == DIGITS), "")
    is_large = sum(map(str.isdecimal, first)) >= _LARGE or any(has_scale(text, here) for here in near)
    has_mark = any(text.tables.marks.after(text.texts, here) or text.measure_at(here) for here in near)
    return not (is_large or has_mark or not words("levels").isdisjoint(text.texts[begin : begin + _REACH]))


def _may_solve(text: Text, at: int, begin: int) -> bool:
    """Tell whether a word for passing a level may tell of a few things: 突破14项关键技术, 失守3座城."""
    things = _PASSED.get(text.texts[at])
    return bool(things) and len(text.texts[begin]) <= _TWO_WORDS and text.plain[text.end(begin) :][:1] in (things or "")


def _tied(text: Text, begin: int) -> Hedge | None:
    """Read the word that a hyphen ties to money: sub-$200, over-$5m; multi-$5 billion means nothing certain."""
    word = begin - 2
    if word < 0 or not text.is_tie(begin - 1) or text.sorts[word] != WORD or text.is_glued(word):
        return None
    if text.original(word).isupper() or has_scale(text, word) or text.tables.marks.before(text.texts, begin - 1):
        return None  # US-$5, $5 million-$10 million
    phrase = text.tables.hedges_before.before(text.texts, begin - 1)
    if not phrase or "|" in phrase.value or text.tables.negations.before(text.texts, phrase.at):
        return Hedge(UNCLEAR, word)
    return Hedge((phrase.value,), phrase.at)


def _behind_article(text: Text, begin: int) -> Match[str] | None:
    """Return a hedge before a short word that we do not know, as an article is: meer dan de helft is no exact half."""
    word = text.texts[begin - 1]
    is_short = text.sorts[begin - 1] == WORD and len(word) <= _ARTICLE and not is_cjk(word)
    if not is_short or text.language.code == "en":
        return None
    hedge = text.tables.hedges_before.before(text.texts, begin - 1)
    is_share = text.texts[begin + 1] == "%" or text.tables.marks.after(text.texts, begin + 1)
    is_by = is_share and word in text.language.words("exceeding by")  # dépasse de 3,1 %
    return None if hedge and (is_by or _is_loose(text, hedge)) else hedge


def _is_loose(text: Text, hedge: Match[str]) -> bool:
    """Tell whether a hedge is also a preposition, and so is none before an article or another hedge: na více než."""
    return text.texts[hedge.at] in text.language.words("loose hedges")


def _far(text: Text, begin: int) -> Hedge | None:
    """Read a hedge that governs a number from afar: 至少需要500人; in Arabic verbs stand before their subjects."""
    if not (is_cjk(text.texts[begin - 1]) or text.language.has("verbs first")):
        return None
    table = text.tables.hedges_far
    if text.texts[begin - 1] == "的" and text.language.code == "zh" and (own := _of_share(text, begin)):
        return own
    for at in range(begin - 1, max(0, begin - _FAR), -1):
        if text.sorts[at] in (DIGITS, HAN) or text.ends_at(at):
            return None
        if (phrase := table.before(text.texts, at)) and text.texts[at] != "的":
            return Hedge(UNCLEAR if phrase.value == "unclear" else (str(phrase.value),), phrase.at)
    return None


def _of_share(text: Text, begin: int) -> Hedge | None:
    """Read a hedge before what a share is of: 不低于最近一年净利润的30%; in 超过300家企业的30% it hedges the firms."""
    hedges = text.tables.hedges_before
    for at in range(begin - 1, max(0, begin - _FARTHEST), -1):
        if text.texts[at] in _PARTING or text.ends_at(at):
            return None
        phrase = hedges.before(text.texts, at)
        if not phrase or phrase.value == "exactly" or text.starts[at] - text.starts[phrase.at] < _SURE_HEDGE:
            continue
        if text.sorts[at] in (DIGITS, HAN) and text.texts[at + 1] not in ("年", "月", "季度"):
            return None
        if negation := text.tables.negations.before(text.texts, phrase.at):
            return Hedge(_TURNED.get(phrase.value, UNCLEAR), negation.at)
        return Hedge(tuple(str(phrase.value).split("|")), phrase.at)
    return None


def _nearest(text: Text, begin: int) -> tuple[int, Match[str] | None, Match[str] | None]:
    """Return where the hedge of a number ends, the hedge, and one that says nothing certain.

    An article and its like may stand between: `over the 300 mark`, `up to a total of 300`.
    """
    hedges, unclear, between = text.tables.hedges_before, text.tables.hedges_unclear, text.tables.hedges_between
    at = begin = begin - 1 if text.texts[begin - 1] == "-" and text.language.has("prefixes") else begin  # מ-300
    while not (phrase := hedges.before(text.texts, at)) and (filler := between.before(text.texts, at)):
        at = filler.at
    vague = unclear.before(text.texts, at)
    if phrase or vague or at == begin:
        return at, phrase, vague
    return begin, hedges.before(text.texts, begin), unclear.before(text.texts, begin)


def _counted_before(text: Text, at: int) -> bool:
    """Tell whether what is counted stands before its number, which makes it a rough one: человек 300."""
    return at > 0 and text.sorts[at - 1] == WORD and bool(text.unit_at(at - 1))


def _compares(text: Text, at: int, *, is_bare: bool) -> bool:
    """Tell whether a number stands before a hedge, which then compares two: 5% more than the 300.

    Four digits right before a hedge without an article are a year: 2018 more than 300.
    """
    if is_bare and text.has_four_digits(at - 1):
        return False
    return text.sorts[at - 1] == DIGITS or text.texts[at - 1] == "%" or bool(text.tables.marks.before(text.texts, at))


def _names_topic(text: Text, hedge: Match[str], begin: int) -> bool:
    """Tell whether `about` says what something is about: a film about the 300 workers."""
    return (
        hedge.value == "about"
        and begin - 1 > hedge.at
        and text.texts[hedge.at] in text.language.words("topic hedges")
        and text.texts[begin - 1] in text.tables.hedges_between.lasts
    )


def _is_hedged(text: Text, hedge: Match[str]) -> bool:
    """Tell whether another hedge, of another meaning, stands before a hedge."""
    earlier = text.tables.hedges_before.before(text.texts, hedge.at)
    is_other = earlier and earlier.value not in (hedge.value, "exactly") and not _is_loose(text, earlier)
    if earlier and _MOST.issuperset(f"{earlier.value}|{hedge.value}".split("|")):
        is_other = False  # 最高不超过500万元
    return bool(is_other or text.tables.hedges_unclear.before(text.texts, hedge.at))


def _is_of_known(text: Text, at: int, begin: int) -> bool:
    """Tell whether a number is a known one that another is compared with: lower than the 3.7 per cent in 2021."""
    is_article = at < begin and text.texts[at] in text.tables.articles.firsts and text.language.code == "en"
    return is_article and text.texts[at] not in ("a", "an") and text.tables.than.before(text.texts, at) is not None
