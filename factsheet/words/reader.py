"""A text -> everything in it: tokens that cover every digit and every number word, each read whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from factsheet.words import cjk_dates, dates, numbers
from factsheet.words.hedges import EXACTLY
from factsheet.words.language import DATE, EVERYTHING, NUMBER, VAGUE, Language, language
from factsheet.words.lexer import DIGITS, HAN, SIGN, WORD, is_cjk, texts_of
from factsheet.words.normalize import fold
from factsheet.words.text import Text, Units, units
from factsheet.words.tokens import Mention, Name, Number, Reading, Token, Unreadable, Vague, Value

NO_UNITS = units(frozenset())
_REACH = 40  # characters before a number in which `between` or `from` can stand
_SHORT_WORD = re.compile(r"\s[^\W\d_]{1,3}$")  # an article
_CJK_TIME = re.compile(
    r"[年月周週]|世[纪紀]|[年년]|올해|작년|지난|내년|다음|이달|今日|昨日|明日|本日|先週|来週|今週|오늘|어제|내일|이번"
)
_NEAR = 6  # characters between a weekday and its day
_CORE_REACH = 6  # lexemes between the first word that leads a date and its core
_NO_STARTS = frozenset('.,;:!?)]}"/*')
_YEAR = 4  # digits
_ASCII_DIGIT = re.compile(r"[0-9]")
_ASCII_WORD = re.compile(r"[a-z]+")
_ANY_DIGIT = re.compile(r"\d")
_GAP = re.compile(r"\s?[-/.,]?\s?")
_NUMERAL_SIGN = re.compile(r"[\u00bc-\u00be\u2150-\u218b\u2460-\u249b\u24ea-\u24ff]")


def read(text: str, tag: str | None = "en", known: Units = NO_UNITS) -> Reading:
    """Read a text of a language, with the units that the sheet counts in."""
    return read_folded(fold(text), tag, known)


@lru_cache(maxsize=1 << 14)
def read_folded(folded: str, tag: str | None = "en", known: Units = NO_UNITS) -> Reading:
    """Read a text that is folded already."""
    spoken = language(tag)
    if _gives_nothing(folded, spoken):
        return Reading(folded)
    text = Text(folded, spoken, known)
    return _reading(folded, _joined(list(_tokens(text)), text))


def _reading(folded: str, tokens: Sequence[Token]) -> Reading:
    """Sort tokens by their kind; a number that touches an unreadable piece is unreadable too."""
    if any(isinstance(token, Unreadable | Vague) for token in tokens):
        tokens = list(_without_doubtful(tokens, folded))
    kinds: dict[type, list[Token]] = {Mention: [], Number: [], Name: [], Vague: [], Unreadable: []}
    for token in tokens:
        kinds[type(token)].append(token)
    return Reading(folded, *map(tuple, kinds.values()))  # type: ignore[arg-type]  # each list holds one kind


def _gives_nothing(folded: str, spoken: Language) -> bool:
    """Tell whether a text surely holds no number and no date: no digit, and none of the words that make one."""
    if folded.isascii():
        return not _ASCII_DIGIT.search(folded) and spoken.telling.isdisjoint(_ASCII_WORD.findall(folded.lower()))
    return not (_ANY_DIGIT.search(folded) or _NUMERAL_SIGN.search(folded) or _CJK_TIME.search(folded)) and not any(
        lexeme.sort == HAN or lexeme.text in spoken.telling for lexeme in spoken.lexer.read(folded)
    )


def _tokens(text: Text) -> Iterator[Token]:
    """The tokens of a text in order; what is no number, date or name is passed by."""
    at, count, starts = 0, len(text.lexemes), text.language.starts
    while at < count:
        lexeme = text.lexemes[at]
        is_word = lexeme.sort == WORD and (lexeme.text.isascii() or not is_cjk(lexeme.text))
        kinds = starts.get(lexeme.text, 0) if is_word else 0 if lexeme.text in _NO_STARTS else EVERYTHING
        found = _read(text, at, kinds) if kinds else None
        if not found and is_word and DIGITS in (text.sorts[at + 1], text.sorts[at + 2]):
            found = _name(text, at)
        if found:
            yield found.token
            at = max(found.at, at + 1)
        else:
            if lexeme.sort == DIGITS:
                yield Unreadable(lexeme.start, lexeme.end, text.written(at, at + 1))
            at += 1


def _read(text: Text, at: int, kinds: int) -> dates.Found | numbers.Found | _Passed | None:
    """Read what begins at a lexeme, of the kinds of token that its word can begin."""
    found: dates.Found | numbers.Found | _Passed | None = None
    if kinds == EVERYTHING or (kinds & DATE and text.next_core[at] - at <= _CORE_REACH and _may_lead(text, at)):
        found = _date(text, at)
    if not found and kinds & VAGUE:
        found = _vague(text, at)
    if not found and kinds & NUMBER and not _is_bare_article(text, at):
        found = numbers.number(text, at)
    return found


def _may_lead(text: Text, at: int) -> bool:
    """Tell whether a word can begin a date before what stands behind it."""
    behind = text.texts[at + 1]
    return (
        text.sorts[at + 1] != WORD
        or behind in text.language.behind_leads
        or text.texts[at] in text.language.point_words
    )


def _is_bare_article(text: Text, at: int) -> bool:
    spoken = text.language
    return (
        text.texts[at] in spoken.tables.articles.firsts
        and text.texts[at] not in spoken.tables.numbers.firsts
        and text.texts[at + 1] not in spoken.behind_articles
    )


def _date(text: Text, at: int) -> dates.Found | None:
    lexeme = text.lexemes[at]
    if lexeme.sort == HAN or is_cjk(lexeme.text):
        return cjk_dates.date(text, at) or (dates.date(text, at) if lexeme.sort == WORD else None)
    if lexeme.sort == DIGITS and not text.folded.isascii() and (found := cjk_dates.date(text, at)):
        return found
    if lexeme.sort == DIGITS and len(lexeme.text) < _YEAR and not _may_be_day(text, at):
        return None
    return dates.date(text, at) if lexeme.sort != SIGN or lexeme.text in "'(" else None


def _may_be_day(text: Text, at: int) -> bool:
    """Tell whether what stands behind a short number, or before it, can make it part of a date."""
    spoken = text.language
    return (
        text.texts[at + 1] in spoken.behind_days
        or text.texts[at - 1] in spoken.before_days
        or not text.texts[at + 1].isascii()
    )


class _Passed:
    """A token and the lexeme after it."""

    def __init__(self, token: Vague | Name, at: int) -> None:
        self.token, self.at = token, at


def _vague(text: Text, at: int) -> _Passed | None:
    """`hundreds of thousands of`, `a few dozen`: an amount that is no number."""
    found = text.tables.vague.after(text.texts, at)
    if not found:
        return None
    end = found.at
    while True:
        of = text.tables.of.after(text.texts, end)
        more = text.tables.vague.after(text.texts, of.at) if of else None
        if not more:
            break
        end = more.at
    return _Passed(Vague(text.lexemes[at].start, text.lexemes[end - 1].end, text.written(at, end)), end)


def _name(text: Text, at: int) -> numbers.Found | None:
    """A name that begins with letters and holds digits."""
    lexeme = text.lexemes[at]
    if (
        lexeme.sort == WORD
        and text.sorts[at + 1] == DIGITS
        and not text.is_glued(at + 1)
        and (found := _numbered(text, at))
    ):
        return found
    if lexeme.sort != WORD or is_cjk(lexeme.text) or not (text.is_glued(at + 1) or text.texts[at + 1] == "-"):
        return None
    after = at + 2 if text.texts[at + 1] in ("-", ".") and text.is_glued(at + 2) else at + 1
    if text.sorts[after] != DIGITS or not text.is_glued(after):
        return None
    if after == at + 1 and text.money_after(at):
        return None
    if after == at + 2 and text.texts[at + 1] == "." and text.money_after(at):
        return None
    if text.tables.number_signs.after(text.texts, at) or lexeme.text in text.language.words("joins"):
        return None
    return numbers.name_before(text, at)


def _numbered(text: Text, at: int) -> numbers.Found | None:
    """A name that ends in a number: Boeing 737, iPhone 15. A capital inside a phrase of small letters shows it."""
    word, digits = text.original(at), text.texts[at + 1]
    is_capital = _CAMEL.match(word) or (at > 0 and word[0].isupper())
    if not is_capital or not digits.isdigit() or len(digits) > 4 or text.language.code == "de":
        return None
    behind = text.original(at + 2)
    if behind[:1].isupper() or not behind[:1].isalpha() and behind not in ("", ".", ",", "'", ")"):
        return None
    token = numbers.number(text, at + 1)
    if (
        not token
        or not isinstance(token.token, Number)
        or token.at != at + 2
        or token.token.bounds != EXACTLY
        or _is_known(text, at)
    ):
        return None
    start, end = text.lexemes[at].start, text.lexemes[at + 1].end
    return numbers.Found(Name(start, end, text.folded[start:end]), at + 2)


_CAMEL = re.compile(r"[a-z]+[A-Z]")


def _is_known(text: Text, at: int) -> bool:
    """Tell whether a word is one of time, of number or of money, which make no names."""
    spoken = text.language
    tables = (spoken.months, spoken.weekdays, text.tables.date_leads, text.tables.numbers, text.tables.number_signs)
    return any(table.after(text.texts, at) for table in tables) or bool(text.money_after(at))


def _joined(tokens: Sequence[Token], text: Text) -> list[Token]:
    """Join the two ends of a range; a change (from 10 to 15) keeps two numbers, which share scale and mark."""
    if len(tokens) < 2:
        return list(tokens)
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if isinstance(before, Number) and isinstance(token, Number) and not _is_parted(before, token, text):
            between = text.folded[before.end : token.start]
            if range_ := _range(before, token, between, text):
                joined[-1] = range_
                continue
            if (
                token.mark == "?cents"
                and before.mark
                and between.strip().lower() in text.language.words("joins") | {""}
            ):
                joined[-1] = Unreadable(before.start, token.end, text.folded[before.start : token.end])
                continue
            if _is_change(before, between, text) and before.high is None:
                joined[-1] = _like(before, token)
                if _hedges_alone(between.strip().lower(), text):
                    token = token._replace(bounds=EXACTLY)
        if isinstance(before, Mention) and isinstance(token, Mention) and _are_doubtful(before, token, text):
            joined[-1] = token = Unreadable(before.start, token.end, text.folded[before.start : token.end])
            continue
        if isinstance(before, Mention) and isinstance(token, Mention):
            if _is_its_year(before, token):
                joined.pop()
                first = (token.first[0], *before.first[1:])
                token = before._replace(end=token.end, text=text.folded[before.start : token.end], first=first)
        joined.append(token)
    return _without_weekdays(joined)


def _without_weekdays(tokens: list[Token]) -> list[Token]:
    """Leave out bare weekdays where another date stands, which they go with: Monday the 5th of May."""
    others = [token for token in tokens if not (isinstance(token, Mention) and token.relative.startswith("on weekday"))]
    return others if any(isinstance(token, Mention) for token in others) else tokens


def _is_its_year(day: Mention, year: Mention) -> bool:
    """Tell whether a bare year stands close behind a day or month without one, whatever word parts them."""
    is_bare = year.first[1:] == (None, None) and not (year.last or year.lead or year.part or year.relative or year.exact)
    return is_bare and day.first[0] is None and day.first[1] is not None and not day.last and year.start - day.end <= _NEAR


def _are_doubtful(one: Mention, other: Mention, text: Text) -> bool:
    """Tell whether two dates are alternatives, or ends that we do not read: 1863 or 1864, 2007年与2009年间."""
    link = text.plain[one.end : other.start].strip()
    are_years = one.first[1] is None and other.first[1] is None
    is_between = link in ("与", "和", "及") and text.plain[other.end : other.end + 2].lstrip("之").startswith("间")
    return is_between or (are_years and link in text.language.words("choices"))


def _is_parted(low: Number, high: Number, text: Text) -> bool:
    return low.ordinal or high.ordinal or high.start - low.end > 24


def _range(low: Number, high: Number, between: str, text: Text) -> Number | Unreadable | None:
    """The range that two numbers are the ends of; an unreadable piece where a sign joins what is none; else None."""
    link = _link(low, high, between, text)
    is_sign = link in text.language.words("range signs") or (not link and high.text.startswith("-"))
    words = link.split()
    is_pair = (
        bool(words) and words[0] in text.language.words("joins") and len(words) <= 2 and _follows(low, text, "between")
    )
    is_choice = link in text.language.words("choices")
    if not (is_sign or is_pair or is_choice or (link in text.language.words("range") and not _is_from(low, text))):
        return None
    piece = Unreadable(low.start, high.end, text.folded[low.start : high.end])
    if low.high is not None or high.high is not None:
        return piece
    if low.mark and high.mark and low.mark != high.mark:
        return piece if is_sign and not is_cjk(link) else None
    if low.mark and not high.mark and not is_sign:
        return None
    if _follows(low, text, "by words") and not is_sign:
        return None  # rose by 5 to 300
    upper = -high.value if not link and high.value < 0 else high.value
    lower = _lower_end(low, upper, high.scale)
    if between.startswith("-") and not is_sign and high.value >= 100 and high.text.isalpha():
        return piece  # zwei- bis dreihundert
    if lower >= upper:
        return piece if is_sign else None
    if link == "、" and high.mark and upper == (lower + 1) * 10:  # 2、3割
        lower *= 10
    if is_choice and (upper > lower * 2 or low.plain_word):
        return None
    upper_bounds = EXACTLY if _hedges_alone(link, text) else high.bounds
    bounds = low.bounds if upper_bounds == EXACTLY else upper_bounds if low.bounds == EXACTLY else ()
    falls = low.falls or high.falls
    return high._replace(
        start=low.start,
        text=piece.text,
        value=lower,
        high=upper,
        mark=high.mark or low.mark,
        bounds=bounds,
        plain_word=False,
        falls=falls,
        unit=high.unit or low.unit,
    )


def _hedges_alone(link: str, text: Text) -> bool:
    """Tell whether the word between two numbers would by itself hedge the second: от 10 до 15."""
    return text.language.tables.hedges_before.after(texts_of(text.language.lexer.read(link)), 0) is not None


def _link(low: Number, high: Number, between: str, text: Text) -> str:
    """What joins two numbers, without a unit that both have (44 mg to 50 mg) and a suspended hyphen (8- to 16-metre)."""
    link = between.strip().lower().removeprefix("-").strip() if len(between.strip()) > 1 else between.strip().lower()
    unit, _, rest = link.rpartition(" ")
    is_shared = unit and rest in text.language.words("range") and text.plain[high.end :].lstrip(" -").startswith(unit)
    return rest if is_shared else link


def _lower_end(low: Number, upper: Value, scale: int) -> Value:
    """The first of two numbers, in the scale of the second where it has none and runs upwards with it: 10 to 15 million."""
    is_shared = scale > 1 and low.scale == 1 and low.value * scale < upper
    return low.value * scale if is_shared else low.value


def _is_change(low: Number, between: str, text: Text) -> bool:
    link = between.strip().lower()
    return (link in text.language.words("range") and _is_from(low, text)) or link in text.language.words("change links")


def _is_from(low: Number, text: Text) -> bool:
    """Tell whether `from` before a number makes it the first of a change; `ranging from` does not."""
    if _follows(low, text, "loose from"):
        lead = set(text.plain[max(0, low.start - _REACH) : low.start].split())
        return not lead.isdisjoint(text.language.words("falls") | text.language.words("rises"))
    return _follows(low, text, "froms") and not _follows(low, text, "span froms")


def _like(low: Number, high: Number) -> Number:
    """The first number of a change with the scale and mark that it shares with the second: from 10 to 15 per cent."""
    return low._replace(
        value=_lower_end(low, high.value, high.scale), mark=low.mark or high.mark, unit=low.unit or high.unit
    )


def _follows(number: Number, text: Text, table: str) -> bool:
    """Tell whether a word of a table stands right before a number and its hedge."""
    lead = text.plain[max(0, number.start - _REACH) : number.start].rstrip()
    lead = (
        _SHORT_WORD.sub("", lead)
        if table == "between" and not any(lead.endswith(word) for word in text.language.words(table))
        else lead
    )
    return any(lead.endswith(word) and not lead[: -len(word)][-1:].isalpha() for word in text.language.words(table))


def _without_doubtful(tokens: Sequence[Token], folded: str) -> Iterator[Token]:
    """The tokens, where a number that touches an unreadable piece is unreadable too."""
    for at, token in enumerate(tokens):
        if isinstance(token, Number) and any(
            (isinstance(near, Unreadable) and _touches(near, token, folded))
            or (isinstance(near, Vague) and near.start > token.start and _touches(near, token, folded))
            for near in tokens[max(0, at - 1) : at + 2]
        ):
            yield Unreadable(token.start, token.end, token.text)
        else:
            yield token


def _touches(one: Token, other: Token, folded: str) -> bool:
    first, second = sorted((one, other), key=lambda token: token.start)
    return bool(_GAP.fullmatch(folded[first.end : second.start]))
