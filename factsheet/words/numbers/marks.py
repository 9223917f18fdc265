"""Marks that make 50 another thing than 50%: money before and behind a number, per cent, times; and footnotes."""

from __future__ import annotations

import re

from factsheet.words.lexer import DIGITS, HAN, SIGN, WORD, is_cjk
from factsheet.words.numbers.amount import Amount
from factsheet.words.numbers.signs import RAISED, number_sign
from factsheet.words.text import Text

FOOTNOTE = re.compile(r"[a-er]|[*†‡§]+")
_RAISED_MARKS = frozenset((*RAISED, "*", "†", "‡"))
_LONGEST_CODE = 4  # letters of a code or sign of money that stands before a number
_LONGEST_FOOTNOTE = 2  # digits
_GROUP = 3  # digits
_MOST_POUNDS = 10**6  # that are weighed without saying of what
_NOTE_WORDS = ("note", "footnote", "fn")
_FLAGS = frozenset("abcdefpreus")
"""Letters by which statistics flag a number in brackets, also across a space: 6.1 (p) is provisional."""

YUAN = ("元", "圓", "圆整", "圓整")
"""Names of money that several countries share, so that the name of a currency beside them tells whose it is."""

_WEIGHED = 7  # lexemes up to the end of a weight in which `weighs` may stand
_CENTS, _WEIGHT, _FOREIGN = "?cents", "?weight", "?money"


def money_before(text: Text, at: int) -> tuple[str, int]:
    """Return the sign or code of money before a number, and the index after it; empty where there is none."""
    money = text.money_after(at)
    if not money:
        return "", at
    last = money.at - 1
    if text.sorts[at - 1] == DIGITS and text.is_glued(at) and is_cjk(text.texts[at]):
        return "", at  # 5ドル20
    if text.sorts[at] == WORD and text.sorts[last] == WORD and not _can_lead(text, at):
        return "", at
    is_foreign = text.sorts[at] == SIGN and text.sorts[at - 1] == WORD and text.is_glued(at)
    if is_foreign and not is_cjk(text.texts[at - 1]):
        code = text.original(at - 1)  # AUD$5; Z$5 is no dollar of the United States
        return (code if code in text.language.codes else _FOREIGN), money.at
    is_led = text.sorts[money.at] == HAN and len(text.texts[money.at]) > 1
    is_before_number = (
        (is_led and (stands_last(text, money.at + 1) or mark_after(text, money.at + 1)))  # 人民币三万五
        or text.sorts[money.at] == DIGITS
        or (text.texts[money.at] in ("(", "-") and text.sorts[money.at + 1] == DIGITS)
        or number_sign(text, money.at)
    )
    is_short = 1 + is_cjk(text.texts[at]) <= len(text.texts[at]) <= _LONGEST_CODE
    return (str(money.value), money.at) if is_before_number and (text.sorts[last] == SIGN or is_short) else ("", at)


def stands_last(text: Text, at: int) -> bool:
    """Tell whether a clause ends before a lexeme, also at a dash that spaces part from it."""
    return text.ends_at(at) or (text.texts[at] == "-" and not text.is_glued(at))


def _can_lead(text: Text, at: int) -> bool:
    """Tell whether a word of money can stand before a number: codes and signs do (RMB 5, Rs 5, R5), `won` does not."""
    is_code = text.original(at) in text.language.codes or text.texts[at] in text.language.words("money signs")
    is_sign = text.original(at).isupper() and text.is_glued(at + 1)  # R250
    return is_code or is_sign or is_cjk(text.texts[at])


def mark_after(text: Text, at: int) -> tuple[str, int] | None:
    """Return what makes a number per cent, points, money or times, and the index after it."""
    begin = text.past_tie(at)
    if mark := text.tables.marks.after(text.texts, begin):
        return str(mark.value), mark.at
    if text.tables.parts_of_money.after(text.texts, begin):
        return _CENTS, begin + 1
    link = text.tables.money_links.after(text.texts, begin)
    money = text.money_after(begin) or (text.money_after(link.at) if link else None)
    if money and not (text.sorts[money.at] == DIGITS and text.is_glued(money.at)):
        return str(money.value), money.at
    return None


def settled_money(text: Text, mark: str, at: int, amount: Amount) -> tuple[str, int]:
    """Return whose money it is, and the index after the words that say so.

    $5 million Canadian is CAD; 300 pounds of rice are no money; ¥5 of yuan are yuan.
    """
    country = text.tables.countries.after(text.texts, at)
    if country and mark.isupper() and text.texts[at - 1] != "dollars":
        return str(country.value), country.at
    if text.texts[at - 1] in YUAN and text.texts[at] == "(" and (named := text.money_after(at + 1)):
        return str(named.value), at  # 8億元(人民幣,下同)
    if not mark and amount.scale > 1 and text.texts[at] == "(" and is_cjk(text.texts[at + 1]):
        named = text.money_after(at + 1)  # 8万亿(人民币)
        return (str(named.value), at) if named and text.texts[named.at] == ")" else (mark, at)
    if of := text.tables.of.after(text.texts, at):
        other = text.money_after(of.at)
        if other and mark and other.value != mark:
            return str(other.value), other.at
    return (_WEIGHT if _is_weight(text, at, amount) else mark), at


def _is_weight(text: Text, at: int, amount: Amount) -> bool:
    """Tell whether the pounds before a lexeme are weight: what they weigh follows, or a hyphen ties them: 300-pound."""
    last = text.texts[at - 1]
    if amount.value >= _MOST_POUNDS:
        of = text.tables.of.after(text.texts, at)
        return bool(of and last in text.tables.weighed.firsts and text.texts[of.at] not in text.language.words("funds"))
    if last in text.language.words("always weighed"):
        return True
    if last not in text.tables.weighed.firsts or text.texts[amount.at - 1] == "£":
        return False
    is_weighed = not text.language.words("weighing").isdisjoint(text.texts[max(0, at - _WEIGHED) : at])
    return is_weighed or bool(text.tables.weights.after(text.texts, at)) or text.texts[amount.at] == "-"


def _bracketed_note(text: Text, at: int) -> int:
    """Return the index after [3], [note 2], (note 2), (b) or (2) behind a number; 0 where there is none."""
    is_glued = text.is_glued(at)
    if text.texts[at] == "(" and text.texts[at + 2] == ")":
        note = text.original(at + 1)
        is_digit = len(note) == 1 and note.isdecimal()
        is_note = _has_thousands(text, at - 1, has_space=not is_glued) if is_digit else note in _FLAGS
        if is_digit and not is_glued and mark_after(text, at + 3):
            return 0  # 4,500 (1) per cent
        return at + 3 if is_note or (is_glued and FOOTNOTE.fullmatch(note)) else 0
    last = at + 3 if text.sorts[at + 1] == WORD and text.sorts[at + 2] == DIGITS else at + 2
    if text.texts[at] == "(" and text.texts[last] == ")" and text.texts[at + 1] in _NOTE_WORDS:
        return last + 1
    if text.texts[at] != "[" or text.texts[last] != "]":
        return 0
    return last + 1 if text.sorts[last - 1] == DIGITS or (is_glued and text.sorts[last - 1] == WORD) else 0


def _has_thousands(text: Text, at: int, *, has_space: bool) -> bool:
    """Tell whether the digits at a lexeme end a number with thousands; before a space also where spaces part them."""
    is_group = has_space and text.sorts[at - 1] == text.sorts[at] == DIGITS and len(text.texts[at]) == _GROUP
    return is_group or text.language.separators.parts_thousands(text.texts[at])


def past_footnote(text: Text, at: int) -> int:
    """Step over a footnote mark: [3], ³, *, a letter behind 2,400, a digit glued to % or to a scale."""
    texts, sorts = text.texts, text.sorts
    while end := _bracketed_note(text, at):
        at = end
    while text.is_glued(at) and sorts[at] == SIGN and texts[at] in _RAISED_MARKS:
        at += 1
    if not text.is_glued(at):
        return at
    is_letter = (
        sorts[at] == WORD and FOOTNOTE.fullmatch(texts[at]) and text.language.separators.parts_thousands(texts[at - 1])
    )
    is_digit = (
        sorts[at] == DIGITS
        and len(texts[at]) <= _LONGEST_FOOTNOTE
        and texts[at].isdecimal()
        and sorts[at - 1] in (SIGN, WORD)
    )
    return at + 1 if is_letter or is_digit else at
