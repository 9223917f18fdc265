"""The measure right behind a number where no spaces part words: 岁 of 65岁及以上人口, which then counts no people."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from itertools import chain

from factsheet.words.language.vocabulary import measures_of
from factsheet.words.lexer import DIGITS, EAST_ASIAN, HAN
from factsheet.words.numbers.hedges_behind import MEASURES
from factsheet.words.text import Text
from factsheet.words.tokens import Measure

_SESSIONS = ("次会议", "次會議", "次全会", "次全會", "次全体会议")
_LIMITS = ("まで", "까지", "대")
_AFTER_HEDGES = ("の", "的")
_PARTICLES = (
    "이다|입니다|이고|다(?![\uac00-\ud7af])|이나|인데|이며|이었|였|에서|으로|이상|이하|미만|이내|까지|부터|보다|내외|안팎|가량|정도|짜리|중|쯤|씩|당|꼴|들|넘|째"
    "|이|가|은|는|을|를|의|에|로|와|과|도|만|여|나"
)
_KOREAN = "\uac00-\ud7af"
_KOREAN_WORD = re.compile(f"[{_KOREAN}]+")
_ENDS = rf"(?![{_KOREAN}])|{_PARTICLES}"
_WORD_ENDS = re.compile(_ENDS)
_LONGER = (  # what makes another thing of a noun: 企业家, 国家级, 大学生, 会社員
    r"[家级級员員者群圈债債界性额額率费費券卡队隊]|生(?![产產活長长态態效成])|化(?![工学學肥石])|型(?!号)"
    r"|工(?![作业業程厂廠資资])|長(?!期)|长(?!期|三|江|沙|春)"
)
NOUN_ENDS = rf"(?!{_LONGER})(?:(?<![{_KOREAN}])|(?={_ENDS}))"
"""A pattern of what may stand behind a noun in these scripts, so that it is no part of a longer word."""
_WHOLE = re.compile(NOUN_ENDS)

_PERSONS, _BODIES = frozenset("名位人명인"), frozenset("家间間所座社校店行台辆輛艘架곳개")
_DEEDS = frozenset("项項次场場笔筆条條件款起例宗份张張篇集首封则則桩樁轮輪趟票回건회")
"""Measures of what is done or written, which count neither persons nor bodies."""

_BODY_ENDS = frozenset("业業司构構校院厂廠店站馆館市县縣省村镇鎮区區部局国國社庭目品车車机機업사교소점장")
_PERSON_ENDS = (
    "员工", "員工", "职工", "職工", "雇员", "工人", "学生", "學生", "教师", "教師", "居民", "人员", "人員", "社員",
    "従業員", "職員", "生徒", "児童", "住民", "직원", "학생", "주민",
)  # fmt: skip
_MACHINES = ("차", "기", "량", "스", "터", "라", "럭")
"""The last letters of nouns that measures of persons and of bodies surely do not count."""


def measure(text: Text, at: int) -> Measure | None:
    """Return the measure that stands at the end of a number, behind its hedge; an empty one where none is known."""
    spoken = text.language
    if text.folded.isascii() or spoken.code not in EAST_ASIAN:
        return None
    end = text.end(at - 1)
    if (at := _past_hedges(text, at)) >= text.count:
        return Measure("", 0, is_own=False)
    start = text.starts[at]
    if text.sorts[at - 1] == HAN and text.plain.startswith(_SESSIONS, start):
        return Measure(_SESSIONS[0], start - end, is_own=True)  # 全国人大三次会议 is the third
    match = _pattern(spoken.code).match(text.plain, start)
    word = match[1] if match else ""
    is_own = measures_of(spoken.code).get(word) == "own"
    if spoken.code == "ko" and not (match and _WORD_ENDS.match(text.plain, match.end())):
        whole = _KOREAN_WORD.match(text.plain, start) if not text.is_apart(at) or match else None
        word, is_own = (whole[0], True) if whole else (word, is_own)
    return Measure(word, start - end, is_own)


def _past_hedges(text: Text, at: int) -> int:
    """Return the index after the hedges behind a number, and the link behind these: 300以上の, 300余."""
    tables, begin = text.tables, at
    right, after = tables.hedges_right_after, tables.hedges_after
    while text.texts[at] not in MEASURES and (phrase := right.after(text.texts, at) or after.after(text.texts, at)):
        own = _pattern(text.language.code).match(text.texts[at])
        if own and len(text.texts[at]) > own.end() and text.texts[at].startswith(_LIMITS, own.end()):
            break  # 300人まで, 300명까지: the measure begins the hedge
        at = phrase.at
    at += text.texts[at] == "も" and text.texts[at + 1] == "の"  # 1,200もの
    at += text.texts[at] in _AFTER_HEDGES
    return begin if text.sorts[at] in (DIGITS, HAN) else at


@cache
def _pattern(code: str) -> re.Pattern[str]:
    """Return the pattern of the measures of a language; the longest one counts."""
    longest_first = sorted(measures_of(code), key=lambda word: (-len(word), word))
    names = (re.escape(word) + ("(?!後)" if word.endswith("前") else "") for word in longest_first)  # 100人前後
    return re.compile(f"大?({'|'.join(names)})")


@cache
def _measures() -> frozenset[str]:
    """Return the measures of all of these languages."""
    kinds = chain.from_iterable(measures_of(code).items() for code in EAST_ASIAN)
    return frozenset(word for word, kind in kinds if kind != "others")


def are_measures(words: Collection[str]) -> bool:
    """Tell whether all words are measures, which stand right behind a number: 家, 岁, 社, 명."""
    return _measures().issuperset(words)


def is_counted(word: str, behind: str, known: str) -> bool:
    """Tell whether a word stands right behind a number and is no part of a longer one, as 人 is of 人次.

    `behind` is what stands there, `known` the measure that it begins with.
    """
    if not behind.startswith(word):
        return False
    return len(word) >= len(known) and (len(word) == 1 or bool(_WHOLE.match(behind, len(word))))


def can_count(measure_: str, noun: str) -> bool:
    """Tell whether a measure of things can count a noun: 名 counts no firms, 家 no staff, and 项 neither."""
    if measure_ == "대":
        return noun.endswith(_MACHINES)  # 5대 그룹 are the first five
    if measure_ in _PERSONS:
        return noun[-1:] not in _BODY_ENDS
    if measure_ in _DEEDS:
        return noun[-1:] not in _BODY_ENDS and not noun.endswith(_PERSON_ENDS)
    return measure_ not in _BODIES or not noun.endswith(_PERSON_ENDS)
