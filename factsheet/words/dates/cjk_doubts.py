"""Words beside a date in Chinese, Japanese and Korean that make another one of it: 农历8月, 每年9月, 九零年9月."""

from __future__ import annotations

import re

from factsheet.words.dates.cjk_parts import MAY_BE_NAME
from factsheet.words.dates.when import unreadable
from factsheet.words.text import Text
from factsheet.words.tokens import Mention, TokenAt

_REACH = 8  # characters
_CALENDARS = (
    "[农農阴陰旧舊夏藏回傣彝佛黄黃伊][历曆暦]|伊斯[兰蘭][历曆]|希吉[来來][历曆]|波斯[历曆]|(?:イスラム|ヒジュラ|ペルシャ|ユダヤ)暦"
    "|[旧陰仏]暦|皇紀|檀紀|음력|불기|단기|이슬람력|공기|孔子[纪紀]元|黄帝[纪紀]元"
)
_OTHER_CALENDAR_BEFORE = re.compile(rf"(?:(?:{_CALENDARS})(?:的|の|年)?[闰閏]?|[闰閏])\s?$")
_LUNAR_BEHIND = re.compile(
    rf"\s?(?:{_CALENDARS}|[闰閏]|正月|[腊臘冬]月|[一二三四五六七八九十]{{0,2}}月?初[一二三四五六七八九十]|廿"
    r"|(?<=月)[一二三四五六七八九十]{2,5}[日号號]|(?<=[一二三四五六七八九十]月)(?:十[一二三四五六七八九]?|二十)(?=$|[^\w]|[夜晚的中这這是为為]))"
)
_RECURRING_BEFORE = re.compile(
    r"(?:[每毎逢][年月]?|历年|歷年|例年|年年|年々|毎|[连連][续續]?|매년|매해|해마다)(?:的|の|从|從|自|到|至|于|於|在)?\s?$"
)
_UNREAD_YEAR_BEFORE = re.compile(r"(?:[年년]|年度|[财財学學]年|(?<![\d.,])(?:19|20)\d\d)(?:の|的)?\s?$")
_NAMED_BY_YEAR = re.compile(
    r"[^\d,。;]{0,8}(?:[奥亚亞冬全世][运運博]会|[奥亞亚][运運]|世界杯|世界盃|欧洲杯|歐洲盃|五輪|万博|올림픽|엑스포|월드컵)"
    r"[^\d。;]{0,8}\d{4}[年년]"
)
"""A name that bears a year, and the year in which it was: 2020年东京奥运会于2021年举行."""

_EARLY, _MIDDLE = "初", "中"
_CHANGE_BEGINS = re.compile(r"的[^\d,。;]{0,12}\d+(?![\d月日年])|\d[^,。;年]{0,12}[至到]\s?(?:\d{4}|[今去])年")
_CHANGE_ENDS = re.compile(r"的|\d")
_CHANGED = re.compile(r"(?:[增升降减減跌涨漲扩擴缩縮加高低少大小落滑]|增[长長])[至到]?$")


def without_doubt(text: Text, begin: int, piece: TokenAt | None) -> TokenAt | None:
    """Return a date, or an unreadable piece where words beside it make another one of it."""
    if not piece or not isinstance(piece.token, Mention):
        return piece
    if is_of_other_count(piece.token, text):
        return unreadable(text, begin, piece.at)
    return piece._replace(token=piece.token._replace(lead="")) if _is_of_change(piece.token, text) else piece


def _is_of_change(mention: Mention, text: Text) -> bool:
    """Tell whether a date is when a change began or ended, and no bound: 从2014年的37座增至2021年的88座."""
    if mention.lead == "since" and mention.text.startswith(("从", "從", "由", "自")):
        return bool(_CHANGE_BEGINS.match(text.plain, mention.end))
    if mention.lead != "by" or not mention.text.startswith(("至", "到")):
        return False
    before = text.plain[max(0, mention.start - _REACH) : mention.start]
    return bool(_CHANGED.search(before) and _CHANGE_ENDS.match(text.plain, mention.end))


def is_of_other_count(mention: Mention, text: Text) -> bool:
    """Tell whether a date is one of another calendar, of every year, or of a year that stands before it unread."""
    begin, stop = max(0, mention.start - _REACH), mention.end
    plain = text.plain
    if _OTHER_CALENDAR_BEFORE.search(plain, begin, mention.start) or _LUNAR_BEHIND.match(plain, stop):
        return True
    if mention.part == "mid" and plain[stop - 1] == _MIDDLE and MAY_BE_NAME.match(plain, stop):
        return True  # 2024年中石化
    if plain[stop - 1] == _EARLY and _LUNAR_BEHIND.match(plain, stop - 1):
        return True  # 五月初五 is no early May
    if mention.first[1] is None and not mention.relative and _NAMED_BY_YEAR.match(plain, stop):
        return True
    is_of_some_year = mention.first[0] is None and mention.first[1] is not None and not mention.relative
    is_near_month = any(unit in mention.relative for unit in ("month", "week", "quarter"))  # 去年本月
    if not (is_of_some_year or is_near_month):
        return False
    before = (_RECURRING_BEFORE, _UNREAD_YEAR_BEFORE)
    return any(pattern.search(plain, begin, mention.start) for pattern in before)
