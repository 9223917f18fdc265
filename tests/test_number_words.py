"""Numbers as CLDR spells them, in every gender and case: each is read whole or refused, never as another number."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from unicode_rbnf import FormatPurpose

from factsheet.words.language import language
from factsheet.words.reader import read
from tools.number_words import FOLDER, LANGUAGES, spellings, written

_RANDOM = random.Random(28)  # noqa: S311 - a sample that is the same each time
SAMPLE = sorted({
    *range(130), *range(200, 1000, 100), 1000, 1001, 1010, 1100, 1500, 2000, 5000, 21_000, 100_000, 200_000,
    1_000_000, 1_000_001, 2_000_000, 2_003_000, 5_000_000,
    *(_RANDOM.randrange(100, 1000) for _ in range(30)),
    *(_RANDOM.randrange(1000, 100_000) for _ in range(30)),
    *(_RANDOM.randrange(100_000, 10_000_000) for _ in range(30)),
})  # fmt: skip

REFUSED_AT_MOST = {"ca": 0.2, "pl": 0.05, "da": 0.02, "hu": 0.02, "ro": 0.02, "vi": 0.02, "fi": 0.01}
"""Language -> the share of cardinals that are refused. Elsewhere all are read.

Catalan `nou` is nine and new, `set` seven and thirst, `deu` ten and owes; so are Romanian `nouă`, Vietnamese `năm` and
Hungarian `hét`. Polish and Danish use words for a thousand and a million without a count in some cases.
"""

ALIKE: dict[str, dict[str, set[int]]] = {}
"""Language -> spellings that CLDR gives two numbers, so that neither is in our lists."""

READ_OTHERWISE = {
    "one hundredth": "a part",
    "one thousandth": "a part",
    "desena": "about ten", "dotzena": "about twelve", "quinzena": "about fifteen", "vintena": "about twenty",
    "trentena": "about thirty",
    "חמישית": "a fifth", "עשירית": "a tenth",
    "tízezer": "ten thousand, which CLDR gives as an ordinal of 100,000",
    "húszezer": "twenty thousand, as above",
    "ثمانية مائة وإثنتا عشرة": "812, which CLDR gives as an ordinal too",
}  # fmt: skip
"""Spellings of ordinals that mean, or may mean, another thing."""


def cardinals(code: str) -> Iterator[tuple[int, str]]:
    for number in SAMPLE:
        yield from ((number, text) for text in dict.fromkeys(spellings(code, number).values()))


@pytest.mark.parametrize("code", [*LANGUAGES, "en"])
def test_a_cardinal_is_read_whole_or_refused(code: str) -> None:
    asked = list(cardinals(code))
    refused, wrong = [], []
    for number, text in asked:
        found = [one.value for one in read(f"({text})", code).numbers if one.bounds]
        if not found:
            refused.append(text)
        elif found != [number]:
            wrong.append((number, text, found))
    assert wrong == []
    assert len(refused) <= REFUSED_AT_MOST.get(code, 0) * len(asked), refused


@pytest.mark.parametrize("code", [*LANGUAGES, "en"])
def test_an_ordinal_is_never_read_as_a_cardinal(code: str) -> None:
    wrong = []
    for number in SAMPLE:
        plain = set(spellings(code, number).values())
        for text in set(spellings(code, number, FormatPurpose.ORDINAL).values()) - plain - READ_OTHERWISE.keys():
            found = [(one.value, one.ordinal) for one in read(f"({text})", code).numbers if one.bounds]
            if found not in ([], [(number, True)]) and 0 < number < _LARGEST_ORDINAL.get(code, 10_000):
                wrong.append((number, text, found))
    assert wrong == []


_LARGEST_ORDINAL = {"ar": 100}
"""Above it, elsewhere above 10,000, CLDR mixes cardinals in."""


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_lists_are_those_that_the_script_writes(code: str) -> None:
    assert (FOLDER / f"{code}.yaml").read_text(encoding="utf-8") == written(code), "run python -m tools.number_words"


@pytest.mark.parametrize(
    ("tag", "text", "value"),
    [
        ("id", "dua puluh lima kabupaten", 25),
        ("fi", "kaksikymmentäviisi kuntaa", 25),
        ("fi", "kahdestasadastakolmestakymmenestä kunnasta", 230),
        ("da", "femoghalvtreds kommuner", 55),
        ("nb", "tre hundre og tjuefem kommuner", 325),
        ("cs", "pětadvacet obcí", 25),
        ("hu", "huszonhárom település", 23),
        ("hu", "kétmillió-háromszázezer ember", 2_300_000),
        ("ro", "o sută douăzeci și cinci de firme", 125),
        ("vi", "hai mươi lăm xã", 25),
        ("vi", "một trăm lẻ năm xã", 105),
        ("uk", "двадцять п’ять областей", 25),
        ("pl", "ponad dwustu pięćdziesięciu firm", 250),
        ("tr", "yirmibeş il", 25),
        ("he", "מאה עשרים ושלוש חברות", 123),
    ],
)
def test_number_words_that_the_press_writes(tag: str, text: str, value: int) -> None:
    assert [number.value for number in read(text, tag).numbers] == [value]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("ro", "al douăzeci și cincilea oraș"),  # an ordinal
        ("sv", "den etthundra tjugofemte filmen"),
        ("id", "lima puluhan kota"),
        ("vi", "hai mươi năm"),  # twenty years, or misheard for 25
        ("de", "zwei Millionen dreihundertsten Besucher"),
        ("pl", "w ten sposób"),  # `ten` is English alone
        ("nl", "ten tijde van"),
        ("cs", "sto pátý případ"),
        ("uk", "сто п’ятий випадок"),
        ("pl", "sto dwudziesta piąta rocznica"),
    ],
)
def test_what_is_no_whole_number_bears_out_nothing(tag: str, text: str) -> None:
    assert [number.text for number in read(text, tag).numbers if number.bounds] == []


def test_english_number_words_hold_in_english_alone() -> None:
    assert "ten" not in language("pl").tables.numbers.firsts


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_two_numbers_are_spelled_alike(code: str) -> None:
    """A speller that loses a word, as this one does in Lithuanian, would give a list that takes 100,000 for 100."""
    of_text: dict[str, set[int]] = {}
    for number, text in cardinals(code):
        of_text.setdefault(text, set()).add(number)
    assert {text: numbers for text, numbers in of_text.items() if len(numbers) > 1} == ALIKE.get(code, {})
