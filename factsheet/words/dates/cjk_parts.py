"""The signs that name a part of a year or month in Chinese and Japanese, and the words that only begin with them."""

from __future__ import annotations

import re

BOTTOM = "底(?![价價薪部层層座线線盘盤气氣子图圖色牌特])"
FIRST = "初(?![中级級一二三步次衷始试試诊診赛賽]|めて)"
LAST = "末(?![端班梢])"
"""年底, 年初 and 年末 as patterns hold them: 2022年初级 is no early 2022."""

BARE_YEAR = (
    r"|(?<=(?<![\d.,])(?:19|20)\d{2})"
    r"(?=\s?(?:第?[1-4一二三四]季度|第[1-4一二三四]四半期|[上下首]半年|[上下]半期|[상하]반기|[1-4]\s?분기))"
)
"""No sign between a year and a part of it, as patterns hold it behind the digits: 2024上半年."""

_SURE_NAMES = (  # words with 中 that surely stand behind a year, of which they name no part
    "[秋型式]|[国國](?!内(?![地陆蒙])|際|际|庆|慶)|小(?![麦米区區组組雨雪])|[初末](?=[中级級端期])|[学學](?![校习習术術院])"
    "|央(?![行企视視])|[医醫](?![院疗療保])|[药藥](?![品企监監价價])|文(?![化旅物件明艺藝])|外(?![贸貿资資汇匯交国國商地部卖])"
    "|考(?![察核虑慮试試古])|[华華](?=人民|民族|文|夏|民[国國])|[东東](?=部|欧|歐|地[区區]|[国國]家)|西(?=部|[医醫]|方)"
    "|[东東](?!京|莞|北|南|风|方)|[欧歐俄美日韩韓英法德非朝越印巴澳](?=[两兩关關双雙经經贸貿])|[低高](?=端|收|[风風][险險]|速|[层層职職])"
    "|老(?=年|龄|齡)|青(?=年|壮|少)|等(?=收|教|[职職]|[规規]|水|[强強]|城)|共(?![有计計同享建])|部(?=地[区區]|[六崛省])"
    "|心(?!理)|短期|[长長]期|超(?=联赛|聯賽|赛季|球)"
)
_MAY_BE_NAMES = (  # 年中石化: Sinopec, or what the petrochemical industry did in the middle of the year
    "(?!建成|[通投交](?:车|車|航|产|產|入|用|运|運|付|房)|超[过過额額])[国國小初末学學央医醫药藥文外考华華东東西欧歐俄美日韩韓英法德非朝越印巴澳低高老青等共部"
    "级級层層心短长長超石铁鐵车車建行化粮金兴興通科海信投交标標奖獎止断斷毒期介场場签簽甲航船远遠核电電煤钢鋼广廣联聯移视視新银銀山原南叶葉证證产產储儲概升资資芯免专專农農方餐年]"
)
MIDDLE = {
    "zh": f"中(?!{_SURE_NAMES})",
    "ja": "中(?=頃|ごろ|盤)",  # 2026年中に is within 2026
    "ko": "(?!)",  # 2024년 中 is China
}
"""The middle of a year or month by language, as patterns hold it: 2022年中国 is no mid-2022."""

MAY_BE_NAME = re.compile(_MAY_BE_NAMES)
"""Signs behind 中 with which it may begin a name."""
