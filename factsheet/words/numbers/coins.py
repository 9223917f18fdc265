"""Money in two parts in Chinese, Japanese and Korean: 三元六角五分, 148円35銭, 5美元20美分, 5달러 20센트."""

from __future__ import annotations

import re
from decimal import Decimal

from factsheet.words.numbers.amount import Amount, unreadable
from factsheet.words.numbers.han import han
from factsheet.words.text import Text
from factsheet.words.tokens import EXACTLY, TokenAt, added

_NUMERAL = "[\\d一二两兩三四五六七八九十壹贰貳叁參肆伍陆陸柒捌玖拾]"
_COINS = re.compile(
    rf"\s?又?零?(?:(?P<tenths>{_NUMERAL})[角毛](?![度形落色洲裤褲利衣])零?)?"
    rf"(?:(?P<hundredths>{_NUMERAL}{{1,3}})\s?"
    r"(?:(?:美|欧|歐|港)?分(?![钟鐘之类類红紅公店成别別部支行校期级級手享销銷布开開析秒])|[銭錢仙]|便士|セント|ペンス|센트|펜스))?"
    r"[钱錢]?[整正]?"
)
_YUAN_AS_SPOKEN = {"圆": "CNY", "块": "CNY", "塊": "?yuan"}
_MOST = 99


def with_coins(text: Text, begin: int, amount: Amount) -> Amount | TokenAt:
    """Return an amount with the coins behind its money; unreadable where the money before them is no whole number."""
    if text.folded.isascii() or amount.mark:
        return amount
    money = text.money_after(amount.at)
    spoken = _YUAN_AS_SPOKEN.get(text.texts[amount.at], "")
    behind = money.at if money else amount.at + 1
    if not (money or spoken) or behind >= text.count:
        return amount
    match = _COINS.match(text.plain, text.end(behind - 1))
    if not match or not (match["tenths"] or match["hundredths"]):
        return amount
    end = text.index_at(match.end())
    tenths, hundredths = (_value(match[name]) for name in ("tenths", "hundredths"))
    is_whole = amount.high is None and amount.bounds == EXACTLY and amount.value == int(amount.value)
    if not is_whole or tenths > 9 or hundredths > (9 if match["tenths"] else _MOST):
        return unreadable(text, begin, end)
    value = added(amount.value, tenths / 10 + hundredths / 100)
    return amount._replace(value=value, at=end, mark=str(money.value) if money else spoken)


def _value(written: str | None) -> Decimal:
    """Return the value of digits or Chinese numerals; more than any coins where they write no number."""
    if not written:
        return Decimal(0)
    value = Decimal(written) if written.isdecimal() else han(written)
    return Decimal(_MOST + 1) if value is None else value
