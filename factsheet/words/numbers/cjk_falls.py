"""Falls that Chinese, Japanese and Korean tell behind a hedge or a link: 30%以上的下滑, 4割以上減少, 30% 이상 감소."""

from __future__ import annotations

import re

from factsheet.words.lexer import EAST_ASIAN
from factsheet.words.text import Text

_STEPS = 3  # hedges and links between a number and the word of falling
_REACH = 20  # characters
_THAN = re.compile(r"(?<![不占])比(?![例较較重率如赛賽])[^\d,、。;:不比]{1,12}(?<![减減缺])[低少][了出]?\s?$")
"""比去年低7.4%; not 减少, which is in the list of falls, nor 占比."""

_ADJECTIVES = ("低", "少な", "安", "낮", "적")
"""Behind a link these say what something is, not by how much it is less: 2%の低い伸び."""

_BELOW = ("未満", "足らず", "미만")
"""Hedges for less that are no verbs; others lead a level: 30% 아래로 떨어졌다."""

_OF_SHARE = re.compile(r"企[業业]|会社|公司|世帯|家庭|地[域区]|自治体|城市|기업|가구|업체")
"""Those of whom a share is told, behind what they do: 3割の減益企業."""


def falls_behind(text: Text, begin: int, end: int) -> bool:
    """Tell whether a word of falling stands behind a number, its hedge and a link, or a comparison before its hedge."""
    spoken, tables = text.language, text.tables
    if text.folded.isascii() or spoken.code not in EAST_ASIAN or text.texts[begin - 1] in spoken.words("change links"):
        return False
    if spoken.code == "zh" and _THAN.search(text.plain, max(0, text.starts[begin] - _REACH), text.starts[begin]):
        return True
    at, links = end, tables.links_to_falls
    for _ in range(_STEPS):
        fall = tables.falls_behind.after(text.texts, at)
        if not fall and at > end and spoken.code != "zh":  # 30%的降 begins other words
            fall = tables.falls.after(text.texts, at)
        if fall and at > end and text.plain.startswith(_ADJECTIVES, text.starts[at]):
            return False
        if fall:
            is_end = text.texts[fall.at] in spoken.words("fall ends")
            return not (is_end or _OF_SHARE.match(text.plain, text.end(fall.at - 1)))
        step = tables.hedges_right_after.after(text.texts, at) or tables.hedges_after.after(text.texts, at)
        step = step or links.after(text.texts, at)
        if not step or (step.value == "less than" and text.texts[at] not in _BELOW):
            return False
        at = step.at
    return False
