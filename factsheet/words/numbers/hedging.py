"""The hedge of a number, and whether something falls by it."""

from __future__ import annotations

from factsheet.words.lexer import DIGITS, SIGN, WORD, is_cjk
from factsheet.words.numbers.cjk_falls import falls_behind
from factsheet.words.numbers.hedges import hedge
from factsheet.words.numbers.scales import has_scale
from factsheet.words.phrases import Match
from factsheet.words.text import Text
from factsheet.words.tokens import PER_CENT, UNCLEAR

_BELOW = ("less than",)
_NOUNS = ("deficit", "deficits", "loss", "losses")
_OBJECT = 12  # lexemes that may stand between a word of falling and `by`: what is cut, and when
_PARTICIPLES_LAST = ("de", "nl")
_COMPOUND = 9  # lexemes from a percentage to the noun of its fall: 5% like-for-like sales decline
_REACH = 6  # lexemes between a word of falling and the link to its number


def hedging(text: Text, begin: int, end: int, dated: int) -> tuple[tuple[str, ...], bool]:
    """Return the bounds of the hedge of a number, and whether a word of falling governs it."""
    own = hedge(text, begin, end, dated)
    words, before = text.language.words, text.texts[own.begin - 1]
    is_size = before in words("by words") or text.tables.of.before(text.texts, own.begin)  # fell by under 6
    if own.bounds == _BELOW and not is_size and not words("depths").isdisjoint(text.texts[own.begin : begin]):
        return own.bounds, False  # it fell below 6, not by it
    falls = _falls(text, own.begin, end) or falls_behind(text, own.begin, end)
    is_doubtful = own.begin < begin and not falls and _has_minus(text, own.begin)  # minus about 4
    falls = falls or _is_size_of_fall(text, own.begin, end) or _is_size_of_noun(text, own.begin)
    if not falls and (is_sure := _fall_of_object(text, own.begin)) is not None:
        falls, is_doubtful = is_sure, is_doubtful or not is_sure
    return UNCLEAR if is_doubtful else own.bounds, falls


def _falls(text: Text, begin: int, end: int) -> bool:
    """Tell whether a verb or noun of falling governs the number: fell by 4, down 4, a decline of 4, 4 lower."""
    falls, links = text.tables.falls, text.tables.fall_links
    if text.texts[begin] in text.language.words("range"):
        return False  # снизилась до 21%
    at = begin
    while link := links.before(text.texts, at):
        at = link.at
    at = _past_adverb(text, at) if at < begin else at
    is_far = at < begin or _ends_date(text, at)
    fall = falls.before(text.texts, at) or (_far_fall(text, at) if is_far else None)
    if not fall and _is_behind_noun(text, at, end, is_led=at < begin):
        return True
    if not fall and _is_compound_of_fall(text, at):
        return True
    is_of_another = fall and (text.tables.marks.before(text.texts, fall.at) or _stands_behind_digits(text, fall.at))
    behind = falls.after(text.texts, _past_bracket(text, begin, end))  # 0.1ポイント低下の2.5%, but 5%降至3%
    is_end = text.texts[begin - 1] in text.language.words("change links")  # auf 41 Prozent gesunken
    is_behind = behind and not is_end and text.texts[behind.at] not in text.language.words("fall ends")
    is_behind = is_behind or any(tells(text, begin, end) for tells in _BEHIND)
    return bool((fall and not is_of_another) or is_behind)


def _is_behind_noun(text: Text, at: int, end: int, *, is_led: bool) -> bool:
    """Tell whether a noun of falling and a pause stand before a number or its link: une baisse, de 0,4 %."""
    pause = text.texts[at - 1]
    is_pause = pause == ":" or (pause == "," and is_led)
    is_other = text.texts[end] in text.language.words("words for more") or text.tables.of.after(text.texts, end)
    is_noun = text.language.code != "en" and text.texts[at - 2] in text.language.words("fall nouns")
    return is_pause and is_noun and not is_other


def _is_compound_of_fall(text: Text, at: int) -> bool:
    """Tell whether a compound before a number, or its link, ends in a word of falling: ein Umsatzminus von 1,2."""
    endings = tuple(text.language.words("fall endings"))
    return bool(endings) and text.texts[at - 1].endswith(endings)


def _ends_date(text: Text, at: int) -> bool:
    """Tell whether a month, a quarter or a year ends before a number, which then needs no link: cayeron en mayo 4%."""
    word, tables = text.texts[at - 1], text.tables
    return word in tables.months.lasts or word in tables.date_units.firsts or text.has_four_digits(at - 1)


def _has_particle(text: Text, begin: int, end: int) -> bool:
    """Tell whether the particle of a verb that ends the clause makes a change a fall: nahm um 4 ab; not ab 2024."""
    words = text.language.words
    is_change = text.texts[begin - 1] in words("by words") and text.texts[end] in words("particles of falls")
    return is_change and (text.ends_at(end + 1) or text.texts[end + 1] in words("joins") | words("behind particles"))


def _past_bracket(text: Text, begin: int, end: int) -> int:
    """Step over a share in brackets that tells the same again before a word such as lower: £0.4 billion (3.1%) lower.

    Return the end of the number where there is none.
    """
    last = end + 3 if text.texts[end] == "(" and text.texts[end + 2] == "%" else end
    is_inside = text.texts[begin - 1] == "(" and (text.sorts[begin - 2] == DIGITS or has_scale(text, begin - 2))
    is_share = last > end and text.sorts[end + 1] == DIGITS
    if not (is_share or is_inside) or text.texts[last] != ")":
        return end
    return last + 1 if text.texts[last + 1] in text.language.words("lower words") else end


def _is_fewer(text: Text, begin: int, end: int) -> bool:
    """Tell whether less or fewer stands behind what a number counts: 4.120 Autos weniger, 300 personnes de moins.

    In 120 enfants de moins de 3 ans it hedges another number; a year may follow (weniger als 2019).
    """
    tables = text.tables
    if text.sorts[end] != WORD or tables.than.after(text.texts, end):
        return False
    # um 40 Minuten verkürzen
    is_led = text.measure_at(end) and text.texts[begin - 1] in text.language.words("by words")
    behind = tables.fewer.after(text.texts, end + 1) or (tables.falls.after(text.texts, end + 1) if is_led else None)
    if not behind:
        return False
    digits = next((at for at in range(behind.at, behind.at + 2) if text.sorts[at] == DIGITS), None)
    return digits is None or text.has_four_digits(digits)


def _has_participle(text: Text, begin: int, end: int) -> bool:
    """Tell whether a participle of falling stands behind in the clause: um drei Punkte auf 41 Prozent gesunken."""
    words = text.language.words
    if text.language.code not in _PARTICIPLES_LAST or text.texts[begin - 1] not in words("by words"):
        return False
    for at in range(end, min(end + _OBJECT, text.count)):
        word = text.texts[at]
        if word in words("falls"):
            return True
        is_parted = text.sorts[at] == SIGN and word != "%"
        if is_parted or word in words("joins") or word in words("rises"):
            return False
    return False


def _is_per_cent(text: Text, end: int) -> bool:
    """Tell whether a number that ends before a lexeme is per cent."""
    mark = text.tables.marks.before(text.texts, end)
    return mark is not None and mark.value == PER_CENT


def _is_before_noun(text: Text, begin: int, end: int) -> bool:
    """Tell whether a percentage is the size of the fall that a noun behind it names: a 7 per cent annual drop.

    Behind an article any word may stand between: a 7 per cent rent cut; not 5 per cent default losses.
    """
    is_led = text.texts[begin - 1] in text.tables.articles.firsts
    words = text.language.words
    if text.language.code != "en" or not _is_per_cent(text, end):
        return False
    for at in range(end, min(end + _COMPOUND, text.count)):
        word = text.texts[at]
        if word in words("fall nouns"):
            return True
        is_own = word in words("kinds of change") or text.is_tie(at)
        is_plain = is_led and text.sorts[at] == WORD and word not in text.language.known_firsts
        if not is_own and (not is_plain or word in words("rises") or word.endswith("ing")):
            return False
    return False


def _is_below(text: Text, begin: int, end: int) -> bool:
    """Tell whether a percentage says how far something is below another: 9 per cent below 2019 levels; in English."""
    words = text.language.words
    if text.texts[end] != "below" or text.language.code != "en" or not _is_per_cent(text, end):
        return False
    is_compared = text.has_four_digits(end + 1) or text.texts[end + 1] in words("compared")
    return is_compared and words("rises").isdisjoint(text.texts[max(0, begin - _REACH) : begin])


def _is_behind(text: Text, _begin: int, end: int) -> bool:
    """Tell whether words behind a percentage make it a fall: un 3,5% por debajo del nivel de mayo."""
    return _is_per_cent(text, end) and text.tables.falls_behind.after(text.texts, end) is not None


_BEHIND = (_has_particle, _is_fewer, _has_participle, _is_before_noun, _is_below, _is_behind)
"""Questions to the words behind a number, each of which may make it a fall."""


def _past_adverb(text: Text, at: int) -> int:
    """Step back over an adverb and its comma before a link: fell sharply, by 7."""
    before = at - 1 - (text.texts[at - 1] == ",")
    is_adverb = text.language.code == "en" and text.texts[before] in text.language.words("adverbs of change")
    return before if before > 0 and is_adverb else at


def _stands_behind_digits(text: Text, at: int) -> bool:
    """Tell whether a word of a script without spaces stands right behind digits, of which it tells: 0.1ポイント低下."""
    return text.sorts[at - 1] == DIGITS and is_cjk(text.texts[at])


def _far_fall(text: Text, at: int) -> Match[str] | None:
    """Return the word of falling before a date that stands between it and its link: fell in 2023 by 4.

    In German what falls may stand there too, as it has no verb: sank die Erzeugung um 4.
    """
    has_nouns = text.language.code == "de"
    for here in range(at, max(0, at - _REACH), -1):
        word = text.texts[here - 1]
        if fall := text.tables.falls.before(text.texts, here):
            return fall
        is_year = text.has_four_digits(here - 1)
        if not (is_year or word in text.guards.dating or (has_nouns and text.original(here - 1).istitle())):
            return None
    return None


def _fall_of_object(text: Text, at: int) -> bool | None:
    """Tell whether a word of falling before an object and `by` surely governs a number: cut costs by 4.

    Return False where that is not sure (the fall hit output by 4), and None where no such word stands.
    """
    words = text.language.words
    at += text.texts[at] in words("by words")  # بنحو 18% is by about 18%
    is_led = text.texts[at - 1] in words("by words") or text.texts[at - 1] in words("loose by words")
    is_last = not is_led and text.language.has("verbs first") and text.sorts[at] == DIGITS  # هبط المؤشر 1.3%
    if not (is_led or is_last):
        return None
    joins = words("clause joins") or words("joins")
    for here in range(at - 1, max(0, at - 1 - _OBJECT), -1):
        word = text.texts[here - 1]
        if text.tables.falls_with_objects.before(text.texts, here):
            return True
        if word in _NOUNS:
            return None  # the deficit widened by 4
        if text.tables.falls.before(text.texts, here):
            return None if is_last else False
        if text.sorts[here - 1] != WORD or word in joins or word in words("rises"):
            return None
    return None


def _is_size_of_fall(text: Text, at: int, end: int) -> bool:
    """Tell whether a fall has come to a number: the decline in exports moderated to 4, the drop was 4 per cent."""
    words = text.language.words
    if text.texts[at - 1] in words("range") and text.texts[at - 2] in words("fall changes"):
        return not words("fall nouns").isdisjoint(text.texts[max(0, at - 2 - _REACH) : at - 2])
    if text.texts[at - 1] not in words("fall sizes") or not _is_per_cent(text, end):
        return False
    for here in range(at - 2, max(-1, at - 2 - _REACH), -1):
        word = text.texts[here]
        if word in words("fall nouns"):
            return here == at - 2 or text.texts[here + 1] in words("links of falls")
        if text.sorts[here] != WORD or any(word in words(name) for name in ("joins", "range", "rises", "fall sizes")):
            return False
    return False


def _is_size_of_noun(text: Text, at: int) -> bool:
    """Tell whether a number says how large a fall of something is: a drop in exports of 4, le recul des ventes de 4."""
    words = text.language.words
    at -= text.texts[at - 1] == "'"  # d'environ
    if text.texts[at - 1] not in words("fall noun links"):
        return False
    for here in range(at - 2, max(-1, at - 2 - _REACH), -1):
        word = text.texts[here]
        if word in words("fall nouns"):
            return True
        is_other = any(word in words(name) for name in ("joins", "range", "rises"))
        if is_other or (text.sorts[here] != WORD and word != "'"):
            return False
    return False


def _has_minus(text: Text, at: int) -> bool:
    """Tell whether a word for a minus stands right before a hedge, and is no part of another one."""
    sign = text.tables.signs.before(text.texts, at)
    return bool(sign and sign.value < 0 and not text.tables.hedges_before.before(text.texts, at))
