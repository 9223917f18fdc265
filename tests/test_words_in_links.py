"""The links that open a source at the cited words, and at no others."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from factsheet.core.fact import Citation
from factsheet.evidence.fragment import Fragment, fragment
from factsheet.evidence.passage import CapturedText
from factsheet.evidence.quote_places import passages

GAZETTE = (Path(__file__).parent / "cases" / "texts" / "gazette.txt").read_text(encoding="utf-8")


def link(quote: str, text: str = GAZETTE, **around: str | None) -> str:
    """The text fragment of a quote, unescaped; or why there is none, in brackets."""
    (found,) = passages(Citation(source="gazette", quote=quote, **around), CapturedText(text))
    directive, reason = fragment(found)
    return unquote(directive) or f"({reason})"


@pytest.mark.parametrize(
    ("quote", "directive"),
    [
        ("took in 45,000 boats", "took in 45,000 boats"),
        ("Ogdenville's harbour", "Ogdenville’s harbour"),  # the text's own quote mark
        ("2019–2023 plan", "2019–2023 plan"),
        ("45 of them", "45 of them"),
        ("harbour", "harbour,-took"),  # the title has the word too
        ("45", "45,-of"),  # in 45,000 and 45 boats as well
        ("boats for the young", "boats for the young"),
    ],
)
def test_a_link_opens_at_these_words_and_no_others(quote: str, directive: str) -> None:
    around = {"harbour": "took", "45": "of"}
    assert link(quote, suffix=around.get(quote)) == directive


def test_words_of_a_row_stand_in_one_line_of_one_cell() -> None:
    text = CapturedText("Town: Ogdenville | Firms: 2,400 / 310 more | Share: 12%")

    def places(quote: str) -> int:
        return len(passages(Citation(source="a", quote=quote), text))

    assert [places(quote) for quote in ("Ogdenville", "2,400", "310 more", "12%")] == [1, 1, 1, 1]
    assert [places(quote) for quote in ("Town", "Firms: 2,400", "Ogdenville | Firms", "2,400 / 310")] == [0, 0, 0, 0]
    (found,) = passages(Citation(source="a", quote="310"), text)
    assert (found.before, found.after) == ("", " more")


def test_a_pdf_is_not_opened_at_words() -> None:
    text = CapturedText("With 2,400 firms.", address="https://example.org/Report.PDF?v=2#page=3")
    (found,) = passages(Citation(source="a", quote="2,400 firms"), text)
    assert fragment(found) == Fragment("", "Firefox opens no PDF at words")


def test_what_is_raised_is_spelled_in_both_ways() -> None:
    assert link("2,400³ firms", "With 2,400³ firms in CO₂.") == "2,400³ firms&text=2,4003 firms"


def test_what_a_fragment_reserves_is_escaped() -> None:
    (found,) = passages(Citation(source="a", quote="a-b, c & d"), CapturedText("Words: a-b, c & d."))
    assert fragment(found).directive == "a%2Db%2C%20c%20%26%20d"


@pytest.mark.parametrize(
    ("quote", "directive"),
    [
        ("2024年", "(browsers differ on where a word ends here, as no space parts them)"),
        ("北京有2400家企业", "北京有2400家企业"),
        ("2400家企业", "2400家企业"),
        ("2400", "2400"),
    ],
)
def test_chinese_words_have_a_link_where_signs_or_digits_part_them(quote: str, directive: str) -> None:
    assert link(quote, "到2024年底，北京有2400家企业。\n北京市（首都）很大。") == directive


@pytest.mark.parametrize(
    ("text", "quote", "directive"),
    [
        ("RESUME here. A résumé here.", "résumé here", "A-,résumé here"),
        ("Strasse hier. Die Straße hier.", "Straße hier", "Die-,Straße hier"),
        ("A 2019-2023 plan. The 2019–2023 plan.", "2019–2023 plan", "The-,2019–2023 plan"),
        ("It has 12\u202f500\u00a0m.", "12 500 m", "12\u202f500\u00a0m"),
        ("In l’Espagne all is well.", "Espagne", "l’-,Espagne"),
        ("The mayor of Ogdenville’s town.", "mayor of Ogdenville", "mayor of Ogdenville,-’s"),
        ("It has 300GW of wind.", "300GW", "300GW"),
    ],
)
def test_what_any_browser_takes_for_the_same_is_told_apart(text: str, quote: str, directive: str) -> None:
    assert link(quote, text) == directive


def test_words_that_always_stand_among_the_same_ones_have_no_link() -> None:
    text = "one two. one two. one two. one two."
    assert link("two", f"zero {text}", prefix="zero one") == "zero one-,two"
    assert link("two", f"{text}\n{text}\nEnd one two.", prefix="End one").startswith("End one-,two")
