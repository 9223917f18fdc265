"""Words and patterns of dates in Chinese, Japanese and Korean, and the numbers in them."""

from __future__ import annotations

import re
from functools import cache

from factsheet.words.dates.cjk_parts import BARE_YEAR, BOTTOM, FIRST, LAST, MIDDLE
from factsheet.words.dates.counted import LAST_YEAR, NEXT_YEAR, THIS_YEAR
from factsheet.words.numbers.han import han, han_digits

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民国": 1911, "民國": 1911}
_LETTERS = {"令和": "r令", "平成": "h平", "昭和": "s昭", "大正": "t大", "明治": "m明"}
SHORT_ERAS = {sign: ERAS[era] for era, signs in _LETTERS.items() for sign in signs}
"""Eras, and how Japanese forms shorten theirs -> the year before their first."""

_ROC_DIGITS = 3  # of a year in Taiwan
_BEFORE_OUR_ERA = ("公元前", "紀元前", "기원전")
_YEAR_NAMES = (*_BEFORE_OUR_ERA, "公元", "西暦", "서기", *ERAS, *SHORT_ERAS)
_DIGITS = {
    sign: value
    for value, signs in enumerate(("〇零", "一元", "二两兩", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}
SMALL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|元)"
_HAN_DIGIT = "[〇零一二三四五六七八九]"
_TO = (
    rf"\s?(?:[-~～〜]|(?<=\d)ー(?=\d)|(?<={_HAN_DIGIT})/(?={_HAN_DIGIT})"
    r"|至(?!今)|到(?!现在|今|目前|現在)|から|에서|부터)\s?"
)
_POINT = rf"""
    (?P<rel{{n}}>一昨年|おととし|再来年|さ来年|재작년|大[前后後]年|재재작년|지지난해|(?:今年|去年|明年|前年|後年|(?<![今以之此其前先随随背])后年(?![均产內内级級初])|昨年|来年|本年|上年)(?!度)|올해
        |올\s?들어|올(?=\s?(?:상반기|하반기|[1-4]\s?분기|\d{{1,2}}\s?월|[봄여가겨]))|지난해|작년|내년|금년)?
    (?:(?:
        (?P<year{{n}}>公元前\d{{1,4}}|紀元前\d{{1,4}}|기원전\s?\d{{1,4}}|(?:公元|西暦|서기\s?)\d{{1,4}}
            |(?<![a-z])[rhstm]\d{{1,2}}(?=年)|\d{{4}}|[〇零一二三四五六七八九]{{4}}
            |(?<=\d{{4}}[-~～〜至到])\d{{2}}|(?<=\d{{4}}年[-~～〜至到])\d{{2}}(?=年)|(?<={_HAN_DIGIT}{{4}}[-~～〜至到/]){_HAN_DIGIT}{{2}}(?!{_HAN_DIGIT})
            |(?:令和|平成|昭和|大正|明治|民[国國])\s?(?:\d{{1,3}}|一百[零〇一二三四五六七八九十]{{0,4}}|一[〇零一二三四五六七八九]{{2}}|{SMALL}){{roc}})
        (?:\s?[年년](?P<fiscal{{n}}>度|도)?|(?<=\d{{4}})(?={_TO}(?:\d{{4}}|\d{{2}})\s?[年년])
            |(?<={_HAN_DIGIT}{{4}})(?={_TO}(?:{_HAN_DIGIT}{{4}}|{_HAN_DIGIT}{{2}})\s?年){{to_roc}}{BARE_YEAR})
    )|(?<=年))?
    (?:\s?の?(?:
        (?:第?\s?(?P<quarter{{n}}>[1-4一二三四首])(?:(?:(?<=第.)[个個]|(?<=第\s.)[个個])?(?:季度|四半期|\s?분기)(?!\s?(?:連続|ぶり|続け|연속|만에|째))|(?<=第[1-4一二三四])季(?!节|節)|(?<=首)季(?!节|節)))
        |(?P<half{{n}}>上半年|首半年|下半年|上半期|下半期|前半|後半|상반기|하반기)
        |(?P<season{{n}}>春|夏|秋|冬)(?![节節晚运運招耕播粮糧奥奧令装裝])[季天]?
    ))?
    (?:\s?(?P<month{{n}}>{SMALL})(?:
        \s?[月월](?!\s?额)(?P<term{{n}}>期(?!间|間))?(?:份|号)?
        |(?={_TO}{SMALL}\s?[月월])
    ))?
    (?:\s?(?P<day{{n}}>{SMALL})(?:\s?[日號号일](?![間间内游])|(?={_TO}{SMALL}\s?[日號号일])))?{{time}}
    (?:\s?の?(?P<part{{n}}>
        年?{BOTTOM}|年?{LAST}|中旬|上旬|下旬|初旬|年?{FIRST}|月底|月末|月初|年?{{middle}}|말|초|중순|초순|하순|중반|前半|後半
    ))?"""
_TIME = (  # of a day, before the last day of a span
    r"(?:\s?(?:凌晨|上午|中午|下午|晚上?)?(?:\d{1,2}|[零一二三四五六七八九十]{1,3})"
    rf"(?:[时時点點](?:\d{{1,2}}分|整|半)?|:\d\d)(?={_TO}(?:\d{{4}}年)?{SMALL}[月日]))?"
)
_LEAD = r"(?P<lead>截至|截止到?|截止|自从|自|从|從|到|至|于|於|在|约|約|不晚于|早在)?\s?"
_TAIL = r"""\s?(?P<tail>
    及(?:以前|之前|以后|之后|以後|之後)|至今|迄今|到现在|到現在|到今天|到目前|の?(?:公司|集[团團])?(?:成立|[建创創设設][立業业]|[开開发発][业業足]|投[产產运運]|[运運][行营營]|[开開]通|通[车車]|[启啟][动動用]|[实實]施|施行|推出|上市|[开開][馆館园園工]|建成|落成|[上就]任|[开開]始|挂牌|提出|交付|上場|[开開]設|導入)?以[来來]
    |(?<=年)[来來](?=[,、。]|首次|最|$)|以降|起|开始|から|부터|以前|之前|前夕|より前|이전|까지|まで|为止|為止|までに|以后|之后|以後|之後|후|이후
    |止(?![财財会會年\d一二三六九十跌步血痛于於])|止(?:[财財]政|[会會][计計])?年度|止(?P<months>\d{1,2}|[一二三六九十]{1,2})[个個]月
    |前(?!年|后|後|沿|景|列|往)|后(?!年|的)|後(?!年|半)|左右|頃|ごろ|前后|경|쯤
)?"""


@cache  # most sheets need none of them, and they take a hundredth of a second each
def date_pattern(*, in_taiwan: bool, short_years: str = "", code: str = "zh") -> re.Pattern[str]:
    """Return the pattern of dates; Taiwan writes 113年10月 for one in 2024 without the name of its era.

    `short_years` is the language where 15年3月 is one in 2015, empty where it may be of an era. `code` is the language.
    """
    roc = (_YEARS_OF_TAIWAN if in_taiwan else "") + _SHORT_YEARS.get(short_years, "")
    to_roc = rf"|(?<=1[0-2]\d)(?={_TO}1[0-2]\d年)" if in_taiwan else ""
    first, second = (_POINT.replace("{n}", n).replace("{roc}", roc).replace("{to_roc}", to_roc) for n in "12")
    first, second = (point.replace("{middle}", MIDDLE.get(code, MIDDLE["zh"])) for point in (first, second))
    first, second = first.replace("{time}", _TIME), second.replace("{time}", "")
    second = second.replace("(?P<rel2>", "(?P<rel2>次年|翌年|第二年|이듬해|다음\\s?해|")
    return re.compile(f"{_LEAD}{first}(?:(?P<to>(?:(?:起|开始|開始),?(?=[至到]))?{_TO}){second})?{_TAIL}", re.VERBOSE)


_BEFORE_SHORT = "(?<![^\\W自从從到至在于於由截即约約早])"
"""Before a year of two digits stands nothing that it may belong to: 光绪15年3月, 刑期15年3月."""

_ENDS_OF_YEAR = rf"年?(?:{BOTTOM}|(?!初期){FIRST}|(?!末期){LAST})"
_SHORT_YEARS_OF_CHINA = (
    rf"|{_BEFORE_SHORT}(?:\d{{2}}|{_HAN_DIGIT}{{2}})(?=年(?:{SMALL}月|{_ENDS_OF_YEAR}|第?[一二三四1-4][个個]?季|[上下]半年))"
    rf"|{_BEFORE_SHORT}(?:0\d|[〇零]{_HAN_DIGIT})(?=年(?![间間之内內级級代期]))"
    rf"|[一二两兩]千[〇零一二三四五六七八九十百]{{1,8}}(?=年{SMALL}月)"
)
SHORT_YEAR_OF_JAPAN = r"(?<![一-龥々\d.])(?:19|2[0-6]|6[5-9]|[7-9]\d)"
_SHORT_YEARS = {
    "zh": _SHORT_YEARS_OF_CHINA,
    "ja": rf"|{SHORT_YEAR_OF_JAPAN}(?=年{SMALL}(?:{_TO}{SMALL})?月)",  # no era before now had as many
}
IS_SHORT = re.compile(rf"\d{{2}}|{_HAN_DIGIT}{{2}}")
"""A year of two digits."""

_YEARS_OF_TAIWAN = (
    r"|[今去明]\(1[0-2]\d\)(?=年)|1[0-2]\d(?=年(?:\d{1,2}(?:[-~至到]\d{1,2})?月|底|初|度|第|[上下]半|[春夏秋冬]))"
    r"|1[0-2]\d(?=[-~至到]1[0-2]\d年)|(?<=1[0-2]\d[-~至到])1[0-2]\d(?=年)"
)

QUARTERS = re.compile(
    r"(?:(?P<year>\d{4})\s?年|(?P<rel>今年|去年|明年))第?(?P<first>[一二三1-3])[、和与與及]第?(?P<last>[二三四2-4])季度?"
)
"""Two quarters of a year: 2024年第一、二季度."""

_MONTHS_NEAR = {
    "last": r"上个?月|上個月|先月|지난\s?달",
    "this": r"本月|这个月|今月|이달|이번\s?달",
    "next": r"下个?月|下個月|来月|다음\s?달|내달",
}
MONTH_NEAR = "|".join(f"(?P<{name}>{forms})" for name, forms in _MONTHS_NEAR.items())
"""The last, this and the next month, as patterns hold them."""

TO = r"\s?(?:부터|から|至|到|[-~])\s?"
"""The sign or word between the first day of a span and the last."""

DAY_OF_MONTH = re.compile(
    rf"(?:{MONTH_NEAR})"
    rf"\s?(?P<day>{SMALL})\s?[日号號일](?![间間내])"
)
"""A day of a month that counts from the one of the source: 今月5日."""

SPAN_BEHIND = re.compile(TO + r".{0,8}?\d{1,2}\s?[日號号일]")
"""The rest of a span behind its first day."""

SHORT_ERA = re.compile(
    r"(?P<era>[rhstm令平昭大明])(?P<year>\d{1,2})(?P<sep>[./-])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?![./-]?\d)"
)
"""A day with the letter of a Japanese era: R6.4.1, H30/3/31."""

WITHIN_YEAR = re.compile(r"年内(?!外)|年底(?:以?前|之前)|年末までに|年内に|연내|연말까지")
"""By the end of the year of the source."""

_NOT_BEFORE_YEAR = (
    r"\d今去明本上前当當每近多全半几幾数數整同次年翌毎周週某两兩"
    "一二三四五六七八九十百千零〇這这那来來往少老青中学學财財成丰豐"
)
BEFORE_WITHIN_YEAR = re.compile(rf"[{_NOT_BEFORE_YEAR}]\s?$")
"""A sign right before 年内 that makes it another thing: 5年内, 明年年内."""

OF_YEAR = r"(?:(?P<rel>今年|去年|明年|昨年|来年|올해|지난해|작년|내년)|(?P<year>\d{4})\s?[年년])"
"""The year before a part of it, as patterns hold it."""

NEIGHBOUR_MONTHS = re.compile(
    rf"{OF_YEAR}?\s?"
    rf"(?P<first>{SMALL})\s?[、・·和と与與及]\s?(?P<last>{SMALL})\s?[月월](?!\s?(?:额|\d|[一二三四五六七八九十]))"
)
"""Two months with one word for month: 7、8月, 7・8月, 7·8월."""

_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?![\d.])"
_AND = r"\s?(?:[、・·和与與及と]|와|과|및|,(?=\s)|(?<=[日號号일]),)\s?"
DAYS_LISTED = re.compile(
    rf"(?:{MONTH_NEAR}|(?P<near>지난)|(?P<coming>오는)"
    rf"|{OF_YEAR}?\s?(?P<month>{SMALL})\s?[月월])?"
    rf"\s?(?P<days>{_DAY}\s?[日號号일]?(?:{_AND}{_DAY}\s?[日號号일]?)*{_AND}{_DAY}\s?)(?:[日號号일](?![間间内])|(?=の?[両两兩]日))"
)
"""Days of one month in a list: 3月15日、16日, 15·16일, 15、16の両日."""

LISTED = re.compile(rf"{SMALL}\s?[、・·,和と与與及]\s?$")
"""A month before them makes a list of three: 3、4、5月."""

FISCAL = re.compile(r"(?:(?P<rel>今|本|昨|前|来)年度(?P<end>末)?|(?<![\d今本昨前来翌一-鿿])(?P<within>年度内)に?)")
"""Japanese financial years that count from the one of the source."""

FISCAL_STEPS = {"今": 0, "本": 0, "昨": -1, "前": -1, "来": 1}
OF_OTHER_YEAR = re.compile(r"(?:同|[当當该該翌次]年?|같은\s?해|이듬해|그해)\s?年?$")
"""Words before a month that put it into a year named before: 同年12月."""

NEWS_IN_CHINESE = (
    r"上午|下午|凌晨|[晚早]|傍晚|发布|發布|公布|宣布|表示|介[绍紹]|[说說称稱电電讯訊从從在]|召[开開]"
    r"|[举舉][行办辦]|消息|[开開]幕|启动|指出"
)
"""The words behind a weekday or a day without its month in Chinese news."""

_NEWS_IN_JAPANESE = (
    r"に(?![\d一及わ渡])|の(?:東京|米|ニューヨーク|ロンドン|アジア|欧州|市場|会見|記者会見|取引|閣議|国会|講演|会合|定例"
    r"|衆院|参院|決算|外国為替|外為|株式|終値|午[前後]|朝|夜|未明|夕)|午[前後]|未明|夜|朝|夕|、|付|までに"
)
_NEWS_IN_KOREAN = r"\s?(?:오전|오후|발표|밝혔|새벽|밤|현지|\(현지|전했|보도)"
NEWS = re.compile("|".join((NEWS_IN_CHINESE, _NEWS_IN_JAPANESE, _NEWS_IN_KOREAN)))
"""The words behind a day without its month in news: 3日发布, 15日、."""

COUNTING = ("连续", "連續", "为期", "為期", "每", "历时", "歷時", "第", "共", "間", "약", "매", "총")
"""Words before a number of days, which is no day of a month."""

FIRST_MONTHS = re.compile(
    rf"(?P<rel>今年|去年|明年|昨年|来年)?(?P<year>(?:19|20)\d\d(?=[前首])|\d{{4}}\s?年)?度?的?[前头頭首](?P<count>{SMALL}|两|兩)(?:个|個)?(?P<unit>季度|季(?![节節])|月)"
)
BEGINS = re.compile(
    r"[未接再这這向향앞周週星礼禮后一재民同当當次翌같\d〇零两兩近过過最최지이다年연오お再さ一二三四五六七八九十头頭先今去明前後昨来本上올지작내금公紀기서令平昭大民截自从從到至于於在约約不早西第首下상하元rhstm大明]"
)
"""Signs that a date can begin with."""

YEAR_AFTER = -20_000
"""Stands for the year after the one in which a span begins: 次年2月."""

RELATIVE = {
    **dict.fromkeys(("次年", "翌年", "第二年", "이듬해", "다음해", "다음 해"), YEAR_AFTER),
    **dict.fromkeys(("今年", "本年", "올해", "올", "올 들어", "올들어", "금년"), THIS_YEAR),
    **dict.fromkeys(("去年", "昨年", "上年", "지난해", "작년"), LAST_YEAR),
    **dict.fromkeys(("明年", "来年", "내년"), NEXT_YEAR),
    **dict.fromkeys(("前年", "一昨年", "おととし", "재작년"), LAST_YEAR - 1),
    **dict.fromkeys(("後年", "后年", "再来年", "さ来年"), NEXT_YEAR + 1),
    **dict.fromkeys(("大前年", "재재작년"), LAST_YEAR - 2),
    "지지난해": LAST_YEAR - 1,
    **dict.fromkeys(("大后年", "大後年"), NEXT_YEAR + 2),
}
PARTS = {
    **dict.fromkeys(("底", "末", "年底", "年末", "月底", "月末", "말"), "end"),
    **dict.fromkeys(("初", "年初", "月初", "초", "上旬", "初旬", "초순"), "early"),
    **dict.fromkeys(("中旬", "年中", "중순", "중반", "中"), "mid"),
    **dict.fromkeys(("下旬", "하순"), "late"),
    "前半": "first half",
    "後半": "second half",
}
LEADS = {
    **dict.fromkeys(("自", "自从", "从", "從"), "since"),
    **dict.fromkeys(("到", "至", "不晚于"), "by"),
    **dict.fromkeys(("约", "約"), "about"),
}
TAILS = {
    **dict.fromkeys(
        (
            "至今",
            "迄今",
            "到现在",
            "到現在",
            "到今天",
            "到目前",
            "以来",
            "以來",
            "来",
            "來",
            "以降",
            "起",
            "开始",
            "から",
            "부터",
            "이래",
        ),
        "since",
    ),
    **dict.fromkeys(("부터", "이래", "及以后", "及之后", "及以後", "及之後"), "since"),
    **dict.fromkeys(("及以前", "及之前"), "at latest"),
    **dict.fromkeys(("以前", "之前", "前", "前夕", "より前", "이전"), "before"),
    "までに": "by",
    **dict.fromkeys(("まで", "까지"), "until"),
    **dict.fromkeys(("以后", "之后", "以後", "之後", "후", "이후", "后", "後"), "after"),
    **dict.fromkeys(("左右", "頃", "ごろ", "前后", "경", "쯤"), "about"),
}
QUARTER_OF = {"1": 33, "2": 34, "3": 35, "4": 36, "一": 33, "二": 34, "三": 35, "四": 36, "首": 33}
HALF_OF = {
    **dict.fromkeys(("上半年", "首半年", "上半期", "상반기", "前半"), 40),
    **dict.fromkeys(("下半年", "下半期", "하반기", "後半"), 41),
}
SEASON_OF = {"春": 21, "夏": 22, "秋": 23, "冬": 24}


def number_of(written: str | None) -> int | None:
    """Return a small number in digits or Chinese numerals up to 39; 0 where these write none, as in 十一二."""
    if not written:
        return None
    if written.isdecimal():
        return int(written)
    if written.startswith("一百"):
        return 100 + (number_of(written[2:].lstrip("零〇")) or 0)
    tens, ten, ones = written.rpartition("十")
    if max(len(tens), len(ones)) > 1:
        return 0
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def year_of(match: re.Match[str]) -> int | None:
    """Return the year of a pattern with the groups `rel` and `year`; None where neither was found."""
    return RELATIVE[match["rel"]] if match["rel"] else year_from((match["year"] or "").rstrip("年 "))


def year_from(written: str | None) -> int | None:
    """Return the year that digits or Chinese digits write, in the era whose name stands before them."""
    if not written:
        return None
    era = next((name for name in _YEAR_NAMES if written.startswith(name)), "")
    number = written.removeprefix(era).strip(" 今去明()")
    if era in _BEFORE_OUR_ERA:
        return 1 - int(number)
    if first := {**ERAS, **SHORT_ERAS}.get(era):
        return first + (int(han_digits(number) or 0) or number_of(number) or 0)  # 一一三, 十三, 113
    if "千" in number:
        return int(han(number) or 0)  # 两千零四年
    if not era and number.isdecimal() and len(number) == _ROC_DIGITS:
        return int(number) + ERAS["民国"]
    return int(number) if number.isdecimal() else int("".join(str(_DIGITS[sign]) for sign in number))
