"""Numbers that name something in Chinese, Japanese and Korean and count nothing: 113号, 985高校, 双11, 30대 그룹."""

from __future__ import annotations

import re
from functools import cache

from factsheet.words.lexer import EAST_ASIAN, is_cjk
from factsheet.words.numbers.measures import measure
from factsheet.words.text import Text

_CHINESE_BEHIND = (
    r"[号號](?!召)"
    r"|(?:工程|高校|大学|大學|院校|大促|晚会|晚會|热线|熱線|平台|专线|專線|国道|國道|省道|高速|航班|次列车|次列車|路公交|购物节|購物節)"
    r"|[财財][年政]"
)
_VERSION = re.compile(r"[1-9]\.0")
_COUNTED_TOO = re.compile("工程|高校|大学|大學|院校|平台|高速|航班")
"""Nouns that a number can count without a measure; behind these numbers they are names all the same."""

_NAMED = frozenset(("985", "211", "618", "12306", "12345", "12315"))
_CHINESE_BEFORE = ("双", "雙")
_DOUBLE_DAYS = frozenset(("11", "12", "十一", "十二"))
_RANKED = (
    "그룹|기업|재벌|대기업|집단|은행|지주|건설사|증권사|보험사|로펌|도시|광역시|과제|전략|분야|산업|품목|업종|보험|강국|핵심|주요|국정"
    "|여성|남성|청년|직장인|초반|중반|후반|부부|가구|취업자|인구|응답자|비중|자녀|국회|대통령|총선|대선|회장|총장|이사장|원장|신용평가"
)
_BEHIND_MACHINES = (
    "이상|이하|미만|초과|정도|가량|안팎|내외|규모|등|중|가운데|모두|전부|전량|전체|분량|구매|구입|도입|투입|출동|동원|배치|보급|판매|생산|운행|운영|등록"
    "|추가|증차|기증|지원|확보|보유|계약|수주|수출|수입|납품|공급|설치|제작|제조|인도|출고|리콜|교체|폐차|전소|파손|추돌|충돌|파괴|격추|손실|피해|침수"
    "|주차|이용|대여|감차|감소|증가|늘|줄|더|수준|넘|및|또는|그리고|압수|적발|단속|발견|회수|반납|달성|돌파|기록|목표|무상|추돌|전달|제공|선정|조성"
)
_MACHINES = ("차", "기", "량", "스", "터", "라", "럭", "론", "봇", "버")
"""The last letters of the names of machines, before a number of them or behind it: 버스 4대 구매."""

_RANK = re.compile(rf"\s?대\s(?!{_BEHIND_MACHINES})[\uac00-\ud7af]")
_LARGEST_RANK = 100  # of the big four, the top hundred


@cache
def _behind(code: str) -> re.Pattern[str]:
    """Return the pattern of what makes a name of a number before it."""
    if code == "ko":
        return re.compile(rf"\s?대\s?(?:{_RANKED})")
    return re.compile(_CHINESE_BEHIND if code == "zh" else r"[号號](?!室)")


def names_something(text: Text, begin: int, end: int) -> bool:
    """Tell whether the number from one lexeme up to another only names something."""
    code = text.language.code
    if code not in EAST_ASIAN:
        return False
    if text.plain[text.starts[begin] - 1 : text.starts[begin]] in _CHINESE_BEFORE and begin > 0:
        return text.texts[begin] in _DOUBLE_DAYS
    if end >= text.count:
        return False
    if _VERSION.fullmatch(text.texts[begin]) and end == begin + 1 and is_cjk(text.texts[begin - 1] + text.texts[end]):
        counted = measure(text, end)
        return not (counted and counted.word)  # 工业4.0工厂, but 4.0米
    last = text.starts[end - 1] + len(text.texts[end - 1])
    match = _behind(code).match(text.plain, last)
    if not match:
        return code == "ko" and _is_rank(text, begin, last)
    return not _COUNTED_TOO.match(match[0]) or text.texts[begin] in _NAMED


def _is_rank(text: Text, begin: int, end: int) -> bool:
    """Tell whether 대 behind a number ranks what follows (4대 시중은행) and counts no machines: 버스 4대 구매."""
    written = text.texts[begin]
    if not written.isdecimal() or int(written) > _LARGEST_RANK or not _RANK.match(text.plain, end):
        return False
    return not text.plain[: text.starts[begin]].rstrip().endswith(_MACHINES)
