"""Names that begin with a word and hold digits: COVID-19, F-35, Boeing 737, iPhone 15."""

from __future__ import annotations

import re

from factsheet.words.lexer import DIGITS, WORD
from factsheet.words.numbers.names import name_from_letters
from factsheet.words.numbers.number import number
from factsheet.words.numbers.scales import scales
from factsheet.words.text import Text
from factsheet.words.tokens import EXACTLY, Name, Number, TokenAt

_CAMEL = re.compile(r"[a-z]+[A-Z]")
_LONGEST = 4  # digits
_MODEL = 3
_VERSION = re.compile(r"\d{1,2}\.0")  # Industry 4.0
_RECENT_YEARS = range(1900, 2101)  # Expo 2024 is dated
_SENTENCE_ENDS = tuple(".!?:;")
_ENDS = ("", ".", ",", "'", ")")


def title(text: Text, at: int) -> TokenAt | None:
    """Read a name that begins with the word at a lexeme and holds the digits of the next or of the one after."""
    if text.texts[at] in text.language.words("streets"):
        return None  # its day is read with its month
    if text.sorts[at + 1] == DIGITS and not text.is_glued(at + 1):
        return _numbered(text, at)
    if text.sorts[at + 2] == DIGITS and text.original(at).istitle() and text.texts[at + 1] in text.tables.of.firsts:
        is_led = text.texts[at - 1] in text.tables.articles.firsts  # the Group of 77; not Group of 30 investors
        is_group = is_led and text.texts[at] in text.language.words("numbered groups")
        return TokenAt(Name(*text.span(at, at + 3)), at + 3) if is_group else None
    link = text.texts[at + 1]
    after = at + 2 if link in ("-", ".") and text.is_glued(at + 2) else at + 1
    if not (text.is_glued(at + 1) or link == "-") or text.sorts[after] != DIGITS or not text.is_glued(after):
        return None
    if (link != "-" and text.money_after(at)) or (len(text.texts[at]) == 1 and text.language.has("prefixes")):
        return None  # US$5, Rs.5, מ-300
    is_link = any(text.texts[at] in text.language.words(name) for name in ("joins", "range"))  # 12-to-15
    if is_link or text.tables.number_signs.after(text.texts, at):
        return None
    return name_from_letters(text, at)


def _numbered(text: Text, at: int) -> TokenAt | None:
    """Read a name that ends in a number: a capital inside a phrase of small letters shows it."""
    word, digits, end = text.original(at), text.texts[at + 1], at + 2
    if text.language.code == "de" or not (_CAMEL.match(word) or (word[0].isupper() and not _may_open(text, at))):
        return None
    is_measured = text.sorts[at - 1] == DIGITS and text.measure_at(at)  # 2.80 GHz 8 MB
    if not _is_number_of_name(text, at, digits) or is_measured or text.tables.months.after(text.texts, end):
        return None  # Publicerad 16 mars
    is_counted = _is_counted(text, at)
    is_tied = text.is_tie(end) and (text.sorts[end + 1] == DIGITS or (is_counted and text.sorts[end + 1] == WORD))
    end += 2 * is_tied  # 64 Boeing 737-800 jets
    behind = text.original(end)
    may_follow = _goes_on(text, end) if behind[:1].isupper() else behind[:1].isalpha() or behind in _ENDS
    if not (is_counted or may_follow):
        return None
    piece = number(text, at + 1)
    is_sure = is_counted or is_tied or behind.isupper()
    is_bare = piece and isinstance(piece.token, Number) and (is_sure or _is_bare(piece, end))
    return TokenAt(Name(*text.span(at, end)), end) if is_bare and not _is_known(text, at) else None


def _is_number_of_name(text: Text, at: int, digits: str) -> bool:
    """Tell whether digits may be those of a name; a year dates what stands before it, but for some products."""
    if _VERSION.fullmatch(digits):
        return text.texts[at] in text.language.words("named by versions")
    if not digits.isdecimal() or len(digits) > _LONGEST:
        return False
    return int(digits) not in _RECENT_YEARS or bool(text.tables.named_by_years.before(text.texts, at + 1))


def _is_counted(text: Text, at: int) -> bool:
    """Tell whether a number stands right before a word, so that one behind it counts nothing: 64 Boeing 737 jets."""
    return text.sorts[at - 1] == DIGITS or (at > 1 and bool(text.tables.scales.before(text.texts, at)))


def _goes_on(text: Text, at: int) -> bool:
    """Tell whether a capital behind digits is part of the name: 737 MAX 8, 15 Pro models; not 300 Firms Open."""
    word, behind = text.original(at), text.original(at + 1)
    return behind[:1].islower() or (len(word) > 1 and word.isupper() and text.sorts[at + 1] == DIGITS)


def _is_bare(piece: TokenAt, end: int) -> bool:
    """Tell whether a number is its digits alone, without mark, scale and hedge."""
    return piece.at == end and isinstance(piece.token, Number) and piece.token.bounds == EXACTLY


def _may_open(text: Text, at: int) -> bool:
    """Tell whether a capital may stand for the begin of a sentence alone, as of The 300 firms; not of Boeing 737.

    In other languages than English, whose words that open sentences we have, a unit behind the digits shows it.
    """
    if at > 0 and text.texts[at - 1] not in _SENTENCE_ENDS:
        return False
    if text.language.code == "en":
        return text.texts[at] in text.language.words("sentence openers")
    end = at + 2
    while text.sorts[end] == DIGITS or text.texts[end] == "-":
        end += 1
    return text.unit_at(scales(text, end)[1]) > 0  # Parfois 30 salariés, Ежегодно 30-35 тыс. студентов


def _is_known(text: Text, at: int) -> bool:
    """Tell whether a word is one of time, of number or of money, which make no names."""
    tables = text.tables
    known = (tables.months, tables.weekdays, tables.date_leads, tables.numbers, tables.number_signs)
    return any(table.after(text.texts, at) for table in known) or bool(text.money_after(at))


def is_model(count: Number, digits: Number, text: Text) -> bool:
    """Tell whether digits right behind a number in words are the name of what it counts: twelve 787 jets."""
    is_next = text.folded[count.end : digits.start] == " " and count.text.isalpha() and digits.text.isdecimal()
    is_plain = not (count.mark or digits.mark or digits.unit) and digits.scale == 1
    return is_next and is_plain and len(digits.text) == _MODEL and text.language.code == "en"
