"""Numbers and dates in words: what each text gives, read whole or not at all."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings, strategies as st

from factsheet.core import edtf
from factsheet.words import reader
from factsheet.words.dates.meaning import meanings
from factsheet.words.normalize import count, fold, places, words
from factsheet.words.reader import read
from factsheet.words.tokens import Number, Reading, Token
from factsheet.words.units import units

WORDS = Path(reader.__file__).parent
KNOWN = units(frozenset({"gw", "people", "sites", "m", "births/1,000 population"}))


def shown(number: Number) -> str:
    """A number as the table below writes it: hedge, value or range, mark."""
    values = [end for end in (number.value, number.high) if end is not None]
    ends = [f"{end:f}" if isinstance(end, Decimal) else str(end) for end in values]
    bound = "?" if not number.bounds else "" if number.bounds[0] == "exactly" else number.bounds[0]
    return " ".join(filter(None, (bound, "..".join(ends), number.mark, number.unit)))


def every_token(found: Reading) -> list[Token]:
    """Every token of a reading, in order."""
    tokens: list[Token] = [*found.dates, *found.numbers, *found.names, *found.vague, *found.unreadable]
    return sorted(tokens, key=lambda token: token.start)


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        # separators, by language
        ("en", "2,400 firms", ["2400"]),
        ("en", "1,5 million", []),
        ("en", "12 500 people", ["12500"]),
        ("en", "1'234'567 people", ["1234567"]),
        ("en", "2.400 people", ["2.400"]),
        (None, "2.400 people", []),
        ("de", "2.400 Menschen", ["2400"]),
        ("de", "1,5 Millionen", ["1500000.0"]),
        ("de-CH", "1’000 Menschen", ["1000"]),
        ("en-IN", "12,50,000 people", ["1250000"]),
        ("ar", "٢٬٤٠٠ شركة", ["2400"]),
        # signs, fractions, scales
        ("en", "minus 0.3%", ["-0.3 per cent"]),
        ("en", "a loss of $(1.2) million", ["-1200000.0 USD"]),
        ("en", "two-thirds of firms", ["2/3 ratio"]),
        ("en", "one in five firms", ["1/5 ratio"]),
        ("en", "half a million people", ["500000"]),
        ("en", "2½ million people", ["2500000.0"]),
        ("en", "two hundred and fifty thousand", ["250000"]),
        ("en", "twelve point five per cent", ["12.5 per cent"]),
        ("en", "5 crore people", ["50000000"]),
        ("en", "1.2 thousand million", ["1200000000.0"]),
        ("es", "35 mil 420 personas", ["35420"]),
        ("fr", "quatre-vingt-douze communes", ["92"]),
        ("zh", "二十余家", ["more than 20"]),
        ("zh", "2.5亿千瓦", ["250000000.0"]),
        ("zh", "5千兆瓦时", ["5000"]),
        ("zh", "五百分之一", ["1/500 ratio"]),
        ("en", "10^6 people", ["1000000"]),
        ("en", "2^10 people", []),
        ("en", "a loss of (5.2) million", ["-5200000.0"]),
        ("zh", "1.5万亿元", ["1500000000000.0 CNY"]),
        ("zh", "五十个", ["50"]),
        ("zh", "三成企业", ["30 per cent"]),
        ("zh", "百分之十二点五", ["12.5 per cent"]),
        ("zh", "三四十家", ["30..40"]),
        ("ja", "約3万5000人", ["about 35000"]),
        # hedges, turned by negation
        ("en", "fewer than 300 sites", ["less than 300"]),
        ("en", "no fewer than 300 sites", ["at least 300"]),
        ("en", "never more than 300 sites", ["at most 300"]),
        ("en", "300 sites or more", ["at least 300"]),
        ("en", "barely 300 sites", ["? 300"]),
        ("en", "not 300 sites", ["? 300"]),
        ("en", "no evidence that 300 people came", ["? 300"]),
        ("en", "5% more than the 300 sites", ["5 per cent", "300"]),
        ("zh", "不到300家", ["less than 300"]),
        ("zh", "附近5家医院", ["5"]),
        ("de", "knapp 300 Betriebe", ["nearly 300"]),
        # ranges and changes
        ("en", "between 10 and 15 million people", ["10000000..15000000"]),
        ("en", "500,000 to 1 million people", ["500000..1000000"]),
        ("en", "rose from 10 to 15 per cent", ["10 per cent", "15 per cent"]),
        ("en", "rose by 5 to 300 sites", ["5", "300"]),
        ("en", "3-5% of users", ["3..5 per cent"]),
        # units, marks and money
        ("en", "300GW of solar", ["300 GW"]),
        ("en", "48m people", ["48000000"]),
        ("en", "48m tall", ["48 m"]),
        ("en", "two 20-storey towers", ["2", "20 storey"]),
        ("en", "120m2, a 120-m2 flat, 120m tall", ["120 m2", "120 area-square-meter", "120 m"]),
        ("en", "the 300-A1 series", ["300 A1"]),
        ("en", "sales grew 5x, or 3-5x, on a 3x5 grid", ["5 times", "3..5 times"]),
        ("en", "11.2 births/1,000 population", ["11.2"]),
        ("en", "¥5 billion", ["5000000000 JPY"]),
        ("zh", "¥5", ["5 CNY"]),
        ("en-AU", "$5m", ["5000000 AUD"]),
        ("en", "5 million Canadian dollars", ["5000000 CAD"]),
        ("en", "300 pounds of rice", ["300 ?weight"]),
        ("en", "2,400[3] firms and 98.7%1", ["2400", "98.7 per cent"]),
        ("en", "12¹/₂ per cent, 5¹⁄₂ years, 2⁄3 of it", ["12.5 per cent", "5.5 duration-year", "2/3 ratio"]),
        ("en", "²/₃ of the firms, 45¹ of them", ["2/3 ratio", "45"]),
        ("it", "5 l'anno, 300 l d'acqua", ["5", "300 volume-liter"]),
        # no numbers
        ("en", "28-30 August 2024, in 2021, 2021-25", []),
        ("en", "5G-A, 1+3+N, COVID-19, Boeing 737 jets", []),
        ("en", "2,4001 firms", []),
        ("en", "3-4th place, 5-6yo children", []),
        ("en", "12345678901234567890123456 is too long", []),
        ("en", "1.2345678901234567890123456 is too long", []),
        ("en", "1234567890123456789012345 is not", ["1234567890123456789012345"]),
        ("en", f"{12 * 10**30} is not", [f"{12 * 10**30}"]),
        ("en", "2024-M03, 2024-S1, 2024-W05-2, 2024-T2", []),
        ("en", "3 mil- lion people", []),
        ("en", "in 2024 sites opened", []),
    ],
)
def test_numbers(tag: str | None, text: str, expected: list[str]) -> None:
    assert [shown(number) for number in read(text, tag, KNOWN).numbers] == expected


def test_what_is_neither_number_nor_date_is_named() -> None:
    found = read("5G-A in a '1+3+N' frame, the 3+3 action, COVID-19, hundreds of thousands, 1,5 million")
    assert [name.text for name in found.names] == ["5G-A", "1+3+N", "3+3", "COVID-19"]
    assert [token.text for token in found.vague] == ["hundreds of thousands"]
    assert [token.text for token in found.unreadable] == ["1,5 million"]


@pytest.mark.parametrize(
    ("tag", "text", "value"),
    [
        ("en", "one thousand, four hundred and sixty-nine firms", 1469),
        ("en", "twelve point oh five per cent", Decimal("12.05")),
        ("de", "zweihundertdreiundvierzigtausendfuenfhundertneun Firmen", 243509),
        ("de", "neunzehnhundertdreiundsiebzig Firmen", 1973),
        ("nl", "tweeduizend vijfhonderd bedrijven", 2500),
        ("sv", "tvåhundrafemtio företag", 250),
        ("it", "cinque milioni e cinquecentomila ditte", 5500000),
        ("it", "centottantatré ditte", 183),
        ("fr", "cinq milliards cent millions d'euros", 5100000000),
        ("fr", "cinq cent soixante-quinze communes", 575),
        ("es", "ciento veinte coma cero cinco por ciento", Decimal("120.05")),
        ("pt", "cento e vinte empresas", 120),
        ("pl", "tysiąc pięćset siedemdziesiąt cztery firmy", 1574),
        ("ru", "пятьсот тринадцать компаний", 513),
        ("ar", "سبعة عشر ألف شركة", 17000),
        ("ar", "مئتان وتسعة وخمسون ألفاً وستة وسبعون شركة", 259076),
        ("fa", "شش هزار و هفتصد و بیست و یک شرکت", 6721),
        ("ja", "二千六百十三人", 2613),
    ],
)
def test_numbers_in_words_are_read_whole(tag: str, text: str, value: int | Decimal) -> None:
    assert [number.value for number in read(text, tag, KNOWN).numbers] == [value]


def test_ordinals_and_plain_words() -> None:
    found = read("the first, second and 18th of one").numbers
    assert [(int(n.value), n.ordinal, n.plain_word) for n in found] == [
        (1, True, True), (2, True, False), (18, True, False), (1, False, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "text", "issued", "ahead", "expected"),
    [
        ("en", "As of 2024", "2025-03-21", False, ["2024"]),
        ("en", "in October", "2024-04~", False, ["2023-10"]),
        ("en", "next summer", "2023-12-06", True, ["2024-22"]),
        ("en", "last summer", "2023-12-06", False, ["2023-22"]),
        ("en", "this year", "2025-03-21", True, ["2025"]),
        ("en", "last month", "2025-01-10", False, ["2024-12"]),
        ("en", "last week", "2024-04~", False, ["2024-04~"]),
        ("en", "on Sunday", "2024-04~", False, ["2024-04~"]),
        ("en", "on Monday", "2025-03-21", False, ["2025-03-17"]),
        ("en", "on Monday", "2025-03-21", True, ["2025-03-24"]),
        ("en", "on Sat", "2025-03-21", False, ["2025-03-15"]),
        ("en", "she sat for Iowa", "2025-03-21", False, []),
        ("en", "the sun rose and they wed", "2025-03-21", False, []),
        ("en", "on Dec 4", "2023-12-06", False, ["2023-12-04"]),
        ("en", "on 29 February", "2025-03-15", False, ["2024-02-29"]),
        ("en", "on 31 June", "2025-03-15", False, []),
        ("en", "founded on 5 March 1750", "2024-06-15", False, ["1750-03-05"]),
        ("en", "on 15 March 44 BC", "2024-06-15", False, ["-0043-03-15"]),
        ("en", "from 28-30 August 2024", "2024-08~", True, ["2024-08-28/2024-08-30"]),
        ("en", "By the end of 2023", "2024-08~", False,
         ["2023-12-31", "2023-12", "../2023", "../2023-12-31", "../2023-12"]),
        ("en", "since 2015", "2024-08~", False, ["2015/.."]),
        ("en", "the (2021-25) period", "2021-05~", False, ["2021/2025"]),
        ("en", "mapped in 2011-12", "2021-05~", False, []),
        ("en", "in 2024-11", "2025-02-10", False, ["2024-11"]),
        ("en", "2024-M03 | 2024-S1 | 2023-A1", "2025-02-10", False, ["2024-03", "2024-40", "2023"]),
        ("en", "2024-W05-1 | 2024-T2 | 2024-D032", "2025-02-10", False, []),
        ("en", "2024-W05", "2025-02-10", False, ["2024-01-29/2024-02-04"]),
        ("en", "03/04/2024", "2025-02-10", False, []),
        ("en-GB", "03/04/2024", "2025-02-10", False, ["2024-04-03"]),
        ("en-US", "03/04/2024", "2025-02-10", False, ["2024-03-04"]),
        ("en", "the year ended 31 March 2024", "2025-02-10", False, ["2023-04/2024-03"]),
        ("en", "third quarter of 2024", "2025-02-10", False, ["2024-35"]),
        ("en", "the first nine months of 2024", "2025-02-10", False, ["2024-01/2024-09"]),
        ("en", "before 2020", "2025-02-10", False, ["../2019"]),
        ("en", "not until 2004", "2025-02-10", False, ["2004", "2004/.."]),
        ("en", "at constant 2015 prices in 2023", "2025-02-10", False, ["2023"]),
        ("de", "5. März 2024", "2025-02-10", False, ["2024-03-05"]),
        ("fr", "au XIXe siècle", "2025-02-10", False, ["1801/1900", "18XX"]),
        ("zh", "2024年8月28日", "2024-09-01", False, ["2024-08-28"]),
        ("zh", "今年前三季度", "2024-11-05", False, ["2024-01/2024-09"]),
        ("en", "nothing of the kind, 2,024 of them", "2024", False, []),
    ],
)  # fmt: skip
def test_what_dates_in_words_can_mean(tag: str, text: str, issued: str, ahead: bool, expected: list[str]) -> None:
    assert meanings(read(text, tag).dates, edtf.parse(issued), ahead=ahead) == expected


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("en", "a year before", ["2025", "2025~"]),  # no month: what is told of may be of another one than the source
        ("en", "the previous month", ["2026-09", "2026-09~"]),
        ("en", "in October 2023; a year earlier", ["2023-10", "2022", "2022~", "2022-10", "2022-10~"]),
        ("en", "in March 2020, a month earlier", ["2020-03", "2020-02", "2020-02~"]),
        ("en", "in 2020, a month earlier", ["2020"]),
        ("en", "in the second quarter of 2023, the previous quarter", ["2023-34", "2023-33", "2023-01", "2023-01~"]),
        ("en", "on 12 March 2020, a day before", ["2020-03-12", "2020-03-11", "2020-03-11~"]),
        ("de", "im Oktober 2023, im Vorjahr", ["2023-10", "2022", "2022~", "2022-10", "2022-10~"]),
        ("fr", "en 2019, un an plus tôt", ["2019", "2018", "2018~"]),
        ("ru", "в 2019 году, годом ранее", ["2019", "2018", "2018~"]),
    ],
)
def test_earlier_counts_from_the_date_beside_it(tag: str, text: str, expected: list[str]) -> None:
    assert meanings(read(text, tag).dates, edtf.parse("2026-10-28"), ahead=False) == expected


def test_an_event_that_has_lasted_since_a_year_happened_in_it() -> None:
    found = read("since 2021, when the plan was released").dates
    assert "2021" in meanings(found, edtf.parse("2023-12-06"), ahead=False, event=True)


def test_an_event_in_a_part_of_a_year_happened_in_the_year() -> None:
    found = read("founded early in 2021").dates
    assert "2021" in meanings(found, edtf.parse("2023-12-06"), ahead=False, event=True)
    assert "2021" not in meanings(found, edtf.parse("2023-12-06"), ahead=False)


def test_a_year_elsewhere_in_the_words_completes_a_day() -> None:
    found = (*read("from 28-30 August").dates, *read("Expo 2024").dates)
    assert "2024-08-28/2024-08-30" in meanings(found, edtf.parse("2024-08~"), ahead=True)


_VOCABULARY = """
In since until at by the end of over than nearly up to from between and on this last next so far 年 月 日 三成 百分之
2024 2021-25 2024年8月28日 12024年 28-30 31st May June Sept. Dec Monday today summer year date ½ Ⅳ ³ ( ) [3] ± ~
2,400 8.1 5 -5 5G-A COVID-19 1+3+N RMB US$ $ ¥ - . , _two_ 300亿元 ٣ 万亿 % per cent yuan bn k × 10³ e6 3/4 1/
one two Twenty twenty-one first third hundred million half point not ſix fıve İ K x hundreds several a dozen quarter
"""
_SOME_WORDS = st.lists(st.sampled_from(_VOCABULARY.split()), max_size=9)
_TEXTS = st.one_of(
    st.builds(str.join, st.sampled_from([" ", "", "-"]), _SOME_WORDS),
    st.text("12024 59.,-+$%年月亿MayTwoſİıK_½/:()", max_size=20),
    st.text(max_size=80),
)


@pytest.mark.slow
@settings(max_examples=1500, derandomize=True)
@given(st.sampled_from(["en", "de", "fr", "ru", "zh", "ja", "ar", None]), _TEXTS)
def test_any_text_can_be_read_and_each_digit_belongs_to_one_token(tag: str | None, text: str) -> None:
    folded = fold(text)
    found = read(text, tag, KNOWN)
    tokens = every_token(found)
    assert all(0 <= token.start < token.end <= len(folded) for token in tokens)
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    covered = {place for token in tokens for place in range(token.start, token.end)}
    assert [char for place, char in enumerate(folded) if char.isdecimal() and place not in covered] == []


def test_folding() -> None:
    assert fold("“a”  ‘b’ – c\n") == "\"a\" 'b' - c"
    assert words("China's 5G-A grew 2,400-fold") == ["China", "5G-A", "grew", "2,400-fold"]
    assert places("5 G", "15 G 5 G 5 Gs") == [5]


def test_twelve_words_are_twenty_four_characters_of_chinese() -> None:
    assert count("twelve words are a lot") == 5
    assert count("北京有超过2400家人工智能企业") == 7


def test_every_list_that_the_code_asks_for_stands_in_a_vocabulary() -> None:
    """A list that no file has is empty, so that a slip in its name would be a rule that never speaks."""
    files = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in (WORDS / "vocabulary").rglob("*.yaml")]
    sections = {
        "": {name for lists in files for name in lists},
        "hedges ": {name for lists in files for name in lists.get("hedges") or ()},
        "date ": {name for lists in files for name in lists.get("dates") or ()},
    }
    code = "\n".join(file.read_text(encoding="utf-8") for file in WORDS.rglob("*.py"))
    tables = {name.replace("_", " ") for name in re.findall(r"\btables\.([a-z]\w+)", code)}
    asked = tables - {"months", "weekdays", "scales", "physical", "money"}  # CLDR has them
    asked |= set(re.findall(r'\b(?:words|has)\("([a-z][^"]*)"\)', code))
    begun = {name: next((begin for begin in ("hedges ", "date ") if name.startswith(begin)), "") for name in asked}
    missing = {name for name, begin in begun.items() if name.removeprefix(begin) not in sections[begin]}
    assert missing == set()
    assert len(asked) > 100
