"""The words that give a figure are bold in statement and quote alike, and no other words are."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, strategies as st
from markupsafe import Markup

from factsheet.core.figure import Figure
from factsheet.render.pages import stressed
from factsheet.view.emphasis import numbers
from factsheet.view.index import SiteView


def figure(value: Any, scale: str | None = None) -> Figure:
    return Figure.__pydantic_validator__.validate_python(  # type: ignore[attr-defined, no-any-return]
        {"property": "firms", "value": value, **({"scale": scale} if scale else {})}
    )


@pytest.mark.parametrize(
    ("text", "language", "value", "scale", "bold"),
    [
        ("more than 2,400 of 9,000 firms", "en", "2400", None, ["2,400"]),
        ("2,400,000 firms and 2,400 more", "en", "2400", None, ["2,400"]),
        ("über 2.400 Firmen", "de", "2400", None, ["2.400"]),
        ("2 400 entreprises", "fr", "2400", None, ["2 400"]),
        ("1.2 thousand lamps", "en", "1.2", "thousand", ["1.2"]),
        ("1,2 Millionen Lampen", "de", "1.2", "million", ["1,2"]),
        ("from 2 to 3 months", "en", {"from": "2", "to": "3"}, None, ["2", "3"]),
        ("two to three months", "en", {"from": "2", "to": "3"}, None, ["two to three"]),
        ("about 2/3 of the firms", "en", "2/3", None, ["2/3"]),
        ("second in the country", "en", "2", None, ["second"]),
        ("7 bridges and 7 locks", "en", "7", None, ["7"]),
        ("is to last three days", "en", "3", None, ["three"]),
        ("won’t last three days", "en", "3", None, ["three"]),
        ("in the last three days", "en", "3", None, []),
        ("no number at all", "en", "7", None, []),
        ("fell by 3.5 per cent", "en", "-3.5", None, ["3.5"]),
        ("前年度比3.5%減少", "ja", "-3.5", None, ["3.5"]),
        ("fell by 2 to 4 per cent", "en", {"from": "-4", "to": "-2"}, None, ["2", "4"]),
        ("fell by half", "en", "-1/2", None, ["half"]),
        ("profit:  −4.1 million", "en", "-4.1", "million", ["−4.1 million"]),
        ("“profit” of -4.1 million", "en", "-4.1", "million", ["-4.1 million"]),
        ("rose by 3.5 to -3.5 per cent", "en", "3.5", None, ["3.5"]),
        ("in 2024 there were 20 firms", "en", "24", None, []),
    ],
)  # fmt: skip
def test_the_words_of_a_figure(text: str, language: str, value: Any, scale: str | None, bold: list[str]) -> None:
    assert list(numbers(text, figure(value, scale), language)) == bold


def test_statement_and_quote_have_the_same_number_bold(site: SiteView) -> None:
    lamps = site.fact("pier-7-light.lamps")
    assert lamps.emphasis == ("1.2",)
    assert [bold for words in lamps.words for _, bold in words.quotes] == [("1.2",)]
    assert site.fact("north-cape.lit").emphasis == ()


@pytest.mark.parametrize(
    ("text", "words", "html"),
    [
        ("over 2,400 firms", ["2,400"], "over <b>2,400</b> firms"),
        ("2,400,000 and 2,400", ["2,400"], "2,400,000 and <b>2,400</b>"),
        ("2,400.5 of 2,400.", ["2,400"], "2,400.5 of <b>2,400</b>."),
        ("12 of 2", ["2"], "12 of <b>2</b>"),
        ("2 of 2", ["2"], "<b>2</b> of 2"),
        ("R&D in 38 & 39 towns", ["39"], "R&amp;D in 38 &amp; <b>39</b> towns"),
        ("it’s 'about' 39", ["39"], "it’s &#39;about&#39; <b>39</b>"),  # a reference holds the digits, too
        ("北京有2400家企业", ["2400"], "北京有<b>2400</b>家企业"),  # Chinese parts no words
        ("集三十二卷，詩三十卷", ["三十"], "集三十二卷，詩<b>三十</b>卷"),
        ("约300万千瓦，500兆瓦", ["300万", "500"], "约<b>300万</b>千瓦，<b>500</b>兆瓦"),  # kilowatts, megawatts
        ("电412.3亿千瓦时", ["412.3亿"], "电<b>412.3亿</b>千瓦时"),
        ("共300万千家", ["300万"], "共300万千家"),
        ("nothing", ["7"], "nothing"),
    ],
)
def test_bold_words_are_whole_and_stand_once(text: str, words: list[str], html: str) -> None:
    assert stressed(text, words) == html


def test_nothing_inside_a_tag_is_bold() -> None:
    html = Markup('<a href="/towns/7/?a=7" title="7 towns">see</a> all 7 towns')
    assert stressed(html, ["7"]) == '<a href="/towns/7/?a=7" title="7 towns">see</a> all <b>7</b> towns'


@given(st.text(st.sampled_from("7 12,.&<>'\"ab")), st.lists(st.sampled_from(["7", "1", "12", "7.1", "39"]), max_size=3))
def test_emphasis_changes_no_word(text: str, words: list[str]) -> None:
    bold = stressed(text, words)
    assert bold.replace("<b>", "").replace("</b>", "").unescape() == text
