"""A text -> everything in it: tokens that cover every digit and every number word, each read whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from factsheet.core.problems import shortened
from factsheet.words.dates.cjk import cjk_date, short_era
from factsheet.words.dates.cjk_doubts import without_doubt
from factsheet.words.dates.cjk_terms import cut_date
from factsheet.words.dates.date import date
from factsheet.words.dates.joining import joined_dates, without_weekdays
from factsheet.words.dates.spoken import may_be_spoken
from factsheet.words.dates.when import unreadable
from factsheet.words.denials import is_denied_behind, negation_before
from factsheet.words.language import Language, language
from factsheet.words.language.guards import DATE, EVERYTHING, LABEL, NUMBER, VAGUE
from factsheet.words.lexer import DIGITS, HAN, HAN_NUMERALS, SIGN, WORD, WORDS, is_cjk, plain
from factsheet.words.normalize import fold
from factsheet.words.numbers.changes import with_shared_falls
from factsheet.words.numbers.cjk_lists import respectively
from factsheet.words.numbers.digits import THOUSANDS
from factsheet.words.numbers.joining import is_tied, joined
from factsheet.words.numbers.labels import labelled
from factsheet.words.numbers.lists import without_shared_scales
from factsheet.words.numbers.number import number
from factsheet.words.numbers.titles import is_model, title
from factsheet.words.numbers.two_units import adds_to_time
from factsheet.words.text import Text
from factsheet.words.tokens import Mention, Name, Number, Reading, Token, TokenAt, Unreadable, Vague
from factsheet.words.units import NO_UNITS, Units

_CORE_REACH = 7  # lexemes from the first word that leads a date up to its core
_YEAR = 4  # digits
_SHORTEST_NAME = 2  # letters of a number word in capitals that is a name
_SHOWN = 40  # characters of a text with too many numbers
_NO_STARTS = frozenset('.,;:!?)]}"/*')
_LABEL_SIGNS = ("%", THOUSANDS, "$", "€", "£", "¥")
_ASCII_DIGIT = re.compile(r"[0-9]")
_ASCII_WORD = re.compile(r"[a-z]+")
_TELLING_SIGN = re.compile(
    rf"[\d\u00bc-\u00be\u2080-\u2089\u2150-\u218b\u2460-\u249b\u24ea-\u24ff{HAN_NUMERALS}年月周週년]|世[纪紀]|[今昨去来明][春夏秋]|大[前后後][天日]|[礼禮]拜|星期"
    r"|십여|다섯|여섯|일곱|여덟|아홉|열|스무|스물|서른|마흔|쉰|예순|일흔|여든|아흔|[두세네]\s|두세|서너"
    r"|올\s?(?:여름|가을|봄|들어|상반기|하반기)|연내|연말|연초|おととし|올해|작년|지난|내년|다음|이달|今日|昨日|明日|本日|先週|来週|今週|오늘|어제|내일|이번"
)
_GAP = re.compile(r"\s?[-/.,]?\s?")


def read(text: str, tag: str | None = "en", units: Units = NO_UNITS) -> Reading:
    """Read a text of a language, with the units that the sheet counts in; None for a language that is not said.

    >>> [(number.value, number.bounds) for number in read("more than 2,400 firms").numbers]
    [(Decimal('2400'), ('more than',))]
    """
    return read_folded(fold(text), tag, units)


@lru_cache(maxsize=1 << 14)
def read_folded(folded: str, tag: str | None = "en", units: Units = NO_UNITS, most_numbers: int = 0) -> Reading:
    """Read a text that is folded already; one with more than `most_numbers`, unless these are 0, is unreadable."""
    spoken = language(tag)
    if _gives_nothing(folded, spoken):
        return Reading(folded)
    text = Text(folded, spoken, units)
    if 0 < most_numbers < text.count and (numerals := text.numerals) > most_numbers:
        return Reading(folded, unreadable=(Unreadable(0, len(folded), shortened(folded, _SHOWN), numerals),))
    labels: list[int] = []
    bare = list(_tokens(text, labels))
    tokens = _joined(labelled(bare, labels, text) if labels else bare, text)
    return _reading(folded, tokens if spoken.is_known else _unknown(tokens))


def _gives_nothing(folded: str, spoken: Language) -> bool:
    """Tell whether a text surely holds no number and no date: no digit, and none of the words that make one."""
    telling, compound = spoken.guards.telling, spoken.guards.long_compound
    if compound and compound.search(folded.lower()):
        return False
    if folded.isascii():
        return not _ASCII_DIGIT.search(folded) and telling.isdisjoint(_ASCII_WORD.findall(folded.lower()))
    text = plain(folded)
    if _TELLING_SIGN.search(text) or spoken.guards.telling_in_cjk.search(text):
        return False
    return telling.isdisjoint(WORDS.findall(text))


def _tokens(text: Text, labels: list[int]) -> Iterator[Token]:
    """Yield the tokens of a text in order; what is no number, date or name is passed by.

    Scales and marks among that may be of a label: their places are added to `labels`.
    """
    at, dated, texts, sorts = 0, -1, text.texts, text.sorts
    for begin, kinds in enumerate(_kinds(text)):
        if begin < at or not (kinds or DIGITS in (sorts[begin + 1], sorts[begin + 2])):
            continue
        piece = _token(text, begin, kinds, dated) if kinds else None
        if not piece and kinds != EVERYTHING and DIGITS in (sorts[begin + 1], sorts[begin + 2]):
            piece = short_era(text, begin) or title(text, begin)
        if piece:
            if kinds & LABEL and isinstance(piece.token, Vague):
                labels.append(begin)
            yield piece.token
            at = max(piece.at, begin + 1)
            dated = at if _is_date_in_words(piece.token) else dated
        elif kinds and (kinds & LABEL or texts[begin] in _LABEL_SIGNS or sorts[begin] == HAN):
            labels.append(begin)
        elif sorts[begin] == DIGITS:
            yield Unreadable(*text.span(begin, begin + 1))


def _kinds(text: Text) -> list[int]:
    """Return the kinds of token that can begin at each lexeme. A word of a script without spaces may begin any."""
    starts, long_compound = text.guards.starts, text.guards.long_compound
    kinds = [
        starts.get(word, 0) if sort == WORD else 0 if word in _NO_STARTS else EVERYTHING
        for word, sort in zip(text.texts[: text.count], text.sorts, strict=False)
    ]
    if text.folded.isascii() and not long_compound:
        return kinds
    for at, word in enumerate(text.texts[: text.count]):
        if text.sorts[at] == WORD and not word.isascii() and is_cjk(word):
            kinds[at] = EVERYTHING
        elif not kinds[at] and text.sorts[at] == WORD and long_compound and long_compound.fullmatch(word):
            kinds[at] = NUMBER
    return kinds


def _token(text: Text, at: int, kinds: int, dated: int) -> TokenAt | None:
    """Read what begins at a lexeme, of the kinds of token that its word can begin; `dated` is as in `number`."""
    piece: TokenAt | None = None
    if kinds == EVERYTHING or (kinds & DATE and _may_lead(text, at)):
        piece = _date(text, at)
    if not piece and kinds & VAGUE:
        piece = _vague(text, at)
    if not piece and kinds & NUMBER and not (_is_bare_article(text, at) or _is_acronym(text, at)):
        piece = number(text, at, dated)
    return piece


def _is_date_in_words(token: Token) -> bool:
    """Tell whether a token is surely a date: `in 2000`; a bare `2000` may be a number."""
    return isinstance(token, Mention) and any(map(str.isalpha, token.text))


def _may_lead(text: Text, at: int) -> bool:
    """Tell whether a word can begin a date before what stands behind it."""
    guards, behind = text.guards, at + 1
    if text.texts[at] in guards.point_words:
        return _has_core(text, at)
    if text.sorts[behind] == DIGITS:
        return (
            text.texts[at] in guards.date_cores  # yesterday 12 sites opened
            or _may_be_date(text, behind)
            or text.ends_at(behind + 1)  # in 850.
            or not guards.eras.isdisjoint(text.texts[behind + 1 : behind + 3])
        )
    if text.texts[at] in guards.whole_times and (at == 0 or text.original(at).islower() or text.ends_at(at - 1)):
        return True  # yesterday officials said; not USA Today reported
    if text.texts[at] in guards.year_leads and (may_be_spoken(text, behind) or may_be_spoken(text, behind + 1)):
        return True  # in nineteen twenty-eight
    return (text.sorts[behind] != WORD or text.texts[behind] in guards.behind_leads) and _has_core(text, at)


def _has_core(text: Text, at: int) -> bool:
    """Tell whether digits, or a word which a date needs, stand soon behind a lexeme, or are it."""
    sorts, end = text.sorts, at + _CORE_REACH
    return DIGITS in sorts[at:end] or HAN in sorts[at:end] or not text.guards.date_cores.isdisjoint(text.texts[at:end])


def _is_bare_article(text: Text, at: int) -> bool:
    """Tell whether an article begins no number: `a` before anything but a scale, a part or a number."""
    word, tables = text.texts[at], text.tables
    is_article = word in tables.articles.firsts and word not in tables.numbers.firsts
    return is_article and text.texts[at + 1] not in text.guards.behind_articles


def _is_acronym(text: Text, at: int) -> bool:
    """Tell whether a number word in capitals is part of a name among words in small letters: la ONCE, the Big Four."""
    word = text.original(at)
    if len(word) < _SHORTEST_NAME or text.texts[at] not in text.tables.numbers.firsts:
        return False
    return (word.isupper() and not text.folded.isupper()) or (word.istitle() and _ends_name(text, at))


def _ends_name(text: Text, at: int) -> bool:
    """Tell whether an English number word with a capital ends a name: World War Two, the Group of Seven states.

    In a heading, where all words have capitals, one follows.
    """
    first = at - 2 if text.texts[at - 1] in text.tables.of.firsts else at - 1
    if text.language.code != "en" or first < 0 or text.sorts[first] != WORD or text.sorts[at + 1] == DIGITS:
        return False
    is_led = text.original(first).istitle() and text.texts[first] not in text.language.words("sentence openers")
    is_followed = text.is_tie(at + 1) or text.original(at + 1).istitle() or text.tables.scales.after(text.texts, at + 1)
    return is_led and not is_followed


def _date(text: Text, at: int) -> TokenAt | None:
    """Read a date; one that is denied is unreadable: not in 2023, 2023年ではなく."""
    piece = _date_in_script(text, at)
    if not piece or not isinstance(piece.token, Mention):
        return piece
    is_denied = negation_before(text, at) or is_denied_behind(text, piece.at)
    return unreadable(text, at, piece.at) if is_denied else piece


def _date_in_script(text: Text, at: int) -> TokenAt | None:
    """Read a date in the way of the script that its first lexeme is written in."""
    word, sort = text.texts[at], text.sorts[at]
    if sort == HAN or is_cjk(word):
        return cjk_date(text, at) or (without_doubt(text, at, date(text, at)) if sort == WORD else None)
    if sort == DIGITS:
        if not text.folded.isascii() and (piece := cjk_date(text, at)):
            return piece
        return date(text, at) if _may_be_date(text, at) else None
    if word == "'" and (cut := cut_date(text, at)):
        return cut
    return date(text, at) if sort != SIGN or word in "'(" else None


def _may_be_date(text: Text, at: int) -> bool:
    """Tell whether digits, with what stands behind or before them, can be part of a date: 749.1 and 12,500 are none."""
    written, behind, guards = text.texts[at], text.texts[at + 1], text.guards
    if (len(written) == _YEAR and written.isdecimal()) or written.count(".") > 1:
        return True
    return behind in guards.behind_days or text.texts[at - 1] in guards.before_days or not behind.isascii()


def _vague(text: Text, at: int) -> TokenAt | None:
    """Read `hundreds of thousands of`, `a few dozen`: an amount that is no number."""
    vague, links = text.tables.vague, text.tables.of
    phrase = vague.after(text.texts, at)
    if not phrase:
        return None
    while (of := links.after(text.texts, phrase.at)) and (more := vague.after(text.texts, of.at)):
        phrase = more
    return TokenAt(Vague(*text.span(at, phrase.at)), phrase.at)


def _joined(tokens: Iterable[Token], text: Text) -> list[Token]:
    """Join neighbours that are one thing: the ends of a range, two dates of which one is meant."""
    result: list[Token] = []
    for token in tokens:
        before = result[-1] if result else None
        if isinstance(before, Number) and isinstance(token, Number) and is_model(before, token, text):
            result.append(Name(*token[:3]))
        elif isinstance(before, Number) and isinstance(token, Number):
            result[-1:] = joined(before, token, text)
        elif isinstance(before, Mention) and isinstance(token, Mention):
            result[-1:] = joined_dates(before, token, text)
        elif (
            isinstance(before, Mention)
            and isinstance(token, (Number, Unreadable))
            and adds_to_time(before, token, text)
        ):
            result[-1:] = [Unreadable(before.start, token.end, text.folded[before.start : token.end])]
        elif isinstance(before, Number) and isinstance(token, Name) and is_tied(before, token, text):
            result[-1:] = [Unreadable(before.start, before.end, before.text), token]
        else:
            result.append(token)
    pairs = without_shared_scales(without_weekdays(result), text)
    return respectively(with_shared_falls(pairs, text), text)


def _unknown(tokens: Iterable[Token]) -> list[Token]:
    """Make numbers and dates unreadable, as in a language whose words for `over` and `before` are not known."""
    return [
        Unreadable(token.start, token.end, token.text) if isinstance(token, (Number, Mention)) else token
        for token in tokens
    ]


def _reading(folded: str, tokens: Sequence[Token]) -> Reading:
    """Sort tokens by their kind; a number that touches an unreadable piece is unreadable too."""
    if any(isinstance(token, (Unreadable, Vague)) for token in tokens):
        tokens = [_without_doubt(token, tokens[max(0, at - 1) : at + 2], folded) for at, token in enumerate(tokens)]
    by_kind: dict[type[Token], list[Any]] = {Mention: [], Number: [], Name: [], Vague: [], Unreadable: []}
    for token in tokens:
        by_kind[type(token)].append(token)
    return Reading(folded, *map(tuple, by_kind.values()))


def _without_doubt(token: Token, near: Sequence[Token], folded: str) -> Token:
    """Return a token, unreadable where it is a number that touches an unreadable piece, or a vague amount behind it."""
    if isinstance(token, Number) and any(
        (isinstance(other, Unreadable) or (isinstance(other, Vague) and other.start > token.start))
        and _touch(token, other, folded)
        for other in near
    ):
        return Unreadable(token.start, token.end, token.text)
    return token


def _touch(one: Token, other: Token, folded: str) -> bool:
    """Tell whether no more than a space and a separator stand between two tokens."""
    first, second = (one, other) if one.start <= other.start else (other, one)
    return bool(_GAP.fullmatch(folded[first.end : second.start]))
