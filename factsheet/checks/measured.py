"""A number in scripts without spaces, the words of a unit -> whether it counts in that: 65岁以上人口 are no people."""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction

from factsheet.words.language.unit_names import TIMES, times_in_cjk
from factsheet.words.lexer import is_cjk
from factsheet.words.normalize import fold
from factsheet.words.numbers.measures import are_measures, can_count, is_counted
from factsheet.words.tokens import MORE_THAN, Measure, Number

_SCALES = "[万萬亿億千百兆만억천조백]"
_SCALE_ASIDE = re.compile(rf"\s*[（(][^（()）\d]{{0,4}}{_SCALES}[^（()）\d]{{0,6}}[)）]")
_SCALE_IN_LABEL = re.compile(
    rf"[（(:：][^（()）\d]{{0,8}}{_SCALES}[^（()）\d]{{0,6}}[)）]|(?:单位|單位|単位|단위)[:：]\D*{_SCALES}"
)
"""140828（万人） and 人口（万人）: a scale that is told beside a number is not left out."""

_LARGE = 10_000  # from here on measures are often left out: 3亿农村人口
_GOES_ON = re.compile(
    r"\s?[零又と]?[\d一二三四五六七八九十]+(?:分|秒|个月|個月|か月|カ月|日|天|개월|일|분|초|角|寸|厘米|公分|センチ)|[半多]"
    r"|\s?반(?![\uac00-\ud7af])|여(?![\uac00-\ud7af])|(?<=[年月日天时時里米吨噸])[余餘](?!り)"
)
"""The rest of a quantity behind its first measure: 1小时30分, 3年6个月, 一年半, 三年多."""

_BEHIND_LARGER = re.compile(  # 3小时20分钟
    r"\d\s?(?:小时|小時|時間|시간|天|日間|个月|個月|[かカヵヶ]月|개월|分钟|分鐘|分|분)[零又]?\s?$"
)
_BEHIND_YEARS = re.compile(r"(?<!\d)\d{1,2}\s?[年년][零又]?\s?$")
"""The larger measure of a time right before what is the rest of it. Years of four digits are dates."""

_RATED = re.compile(r"(?:[时時秒分]速|시속|每(?:小时|小時|秒|分钟|分鐘))\s?[约約近超过過达達]{0,2}\s?$")
"""A word that makes a rate of the number behind it: 时速50公里."""

_HEDGES = re.compile(r"(?:约|約|近|超过|超過|超|逾|达|達|共有|共|有|为|為|[:：\s])+$")
_AND = "和及与與或等的"
_TIMES, _MONTHS = (frozenset(times_in_cjk(frozenset(units))) for units in (TIMES, ("duration-month",)))
_OF_PERSONS = ("人", "인")
_HALF, _MORE = Fraction(1, 2), ("多", "余", "餘")
_GENERAL = ("个", "個")


def is_measured(number: Number, measure: Measure, unit: Collection[str], text: str) -> bool | None:
    """Tell whether a number counts in a unit, by the measure behind it; None where the nouns near it have to tell.

    What stands right behind it is what it counts. A measure that counts nothing but itself, and a word that is not
    known, leave nothing to a noun further behind: 3万名 may be students, 65岁 and 12户籍 never.
    """
    text = text.lower()
    if _RATED.search(text, 0, number.start):
        return False
    if measure.word in _TIMES and _BEHIND_LARGER.search(text, 0, number.start):
        return False
    if measure.word in _MONTHS and _BEHIND_YEARS.search(text, 0, number.start):
        return False
    words = [word for word in map(str.lower, map(fold, unit)) if is_cjk(word)]
    if measure.gap < 0:  # told by a label in front
        return measure.word in words
    behind = text[number.end + measure.gap :]
    if measure.is_own and measure.word[:1] in _GENERAL and measure.word[1:] in words:
        return not _goes_on(number, behind, measure)  # 15个工作日 count in 工作日
    if number.text[-2:-1] in _GENERAL and number.text[-2] + measure.word in words:
        return not _goes_on(number, behind, measure)  # 两个多月
    if _SCALE_ASIDE.match(behind) or (number.scale == 1 and _SCALE_IN_LABEL.search(text, 0, number.start)):
        return False
    if any(is_counted(word, behind, measure.word) for word in words):
        return not _goes_on(number, behind, measure)
    if measure.is_own and measure.word not in _OF_PERSONS:
        return False
    if measure.word and _is_beside(measure, words, text[: number.start], behind):
        return True
    if words and are_measures(words) and (len(words) == len(unit) or is_cjk(behind.lstrip()[:1])):
        return _is_labelled(words, text[: number.start])
    is_unknown = not measure.word and not measure.gap and is_cjk(behind[:1]) and number.scale < _LARGE
    return None if not is_unknown and all(can_count(measure.word, word) for word in words) else False


def _goes_on(number: Number, behind: str, measure: Measure) -> bool:
    """Tell whether a quantity goes on behind its first measure, with what its number does not have: 3年6个月."""
    rest = _GOES_ON.match(behind, len(measure.word))
    is_half_read = rest and rest[0] == "半" and number.value % 1 == _HALF
    is_more_read = rest and rest[0] in _MORE and number.bounds == MORE_THAN
    return bool(rest) and not (is_half_read or is_more_read)


def _is_beside(measure: Measure, words: Collection[str], before: str, behind: str) -> bool:
    """Tell whether a noun stands right before a number whose measure ends the clause, or right behind that alone.

    变电站12座, 12个县; not 12个市场.
    """
    rest = behind[len(measure.word) :]
    nouns = [word for word in words if can_count(measure.word, word)]
    if not is_cjk(rest[:1]):
        return _HEDGES.sub("", before).endswith(tuple(word for word in nouns if not are_measures((word,))))
    return any(
        rest.startswith(word) and (not is_cjk(rest[len(word) :][:1]) or rest[len(word)] in _AND) for word in nouns
    )


def _is_labelled(words: Collection[str], before: str) -> bool:
    """Tell whether a label in front of a number names a measure: 人数：300, 企业（家）300, 社数 300."""
    names = "|".join(map(re.escape, words))
    return bool(re.search(rf"(?<!每)(?:{names})[数數口員员]?[)）:：\s]*$", before))
