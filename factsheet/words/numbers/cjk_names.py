"""Numbers that name something in Chinese, Japanese and Korean and count nothing: 113号, 985高校, 双11, 30대 그룹."""

from __future__ import annotations

import re
from functools import cache

from factsheet.words.text import Text

_CHINESE_BEHIND = (
    r"[号號](?!召)"
    r"|(?:工程|高校|大学|大學|院校|大促|晚会|晚會|热线|熱線|平台|专线|專線|国道|國道|省道|高速|航班|次列车|次列車|路公交|购物节|購物節)"
    r"|[财財][年政]"
)
_COUNTED_TOO = re.compile("工程|高校|大学|大學|院校|平台|高速|航班")
"""Nouns that a number can count without a measure; behind these numbers they are names all the same."""

_NAMED = frozenset(("985", "211", "618", "12306", "12345", "12315"))
_CHINESE_BEFORE = ("双", "雙")
_DOUBLE_DAYS = frozenset(("11", "12", "十一", "十二"))
_RANKED = (
    "그룹|기업|재벌|대기업|집단|은행|지주|건설사|증권사|보험사|로펌|도시|광역시|과제|전략|분야|산업|품목|업종|보험|강국|핵심|주요|국정"
    "|여성|남성|청년|직장인|초반|중반|후반|부부|가구|취업자|인구|응답자|비중|자녀|국회|대통령|총선|대선|회장|총장|이사장|원장|신용평가"
)


@cache
def _behind(code: str) -> re.Pattern[str]:
    """Return the pattern of what makes a name of a number before it."""
    if code == "ko":
        return re.compile(rf"\s?대\s?(?:{_RANKED})")
    return re.compile(_CHINESE_BEHIND if code == "zh" else r"[号號](?!室)")


def names_something(text: Text, begin: int, end: int) -> bool:
    """Tell whether the number from one lexeme up to another only names something."""
    code = text.language.code
    if code not in ("zh", "ja", "ko"):
        return False
    if text.plain[text.starts[begin] - 1 : text.starts[begin]] in _CHINESE_BEFORE and begin > 0:
        return text.texts[begin] in _DOUBLE_DAYS
    if end >= text.count:
        return False
    last = text.starts[end - 1] + len(text.texts[end - 1])
    match = _behind(code).match(text.plain, last)
    if not match:
        return False
    return not _COUNTED_TOO.match(match[0]) or text.texts[begin] in _NAMED
