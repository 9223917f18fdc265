"""Statements: inline Markdown and nothing that can run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from factsheet.core import markdown
from tests.support.cases import found_in
from tests.support.project import LIGHTHOUSES


@pytest.mark.parametrize(
    ("statement", "html", "text"),
    [
        ("Plain words.", "Plain words.", "Plain words."),
        ("**41.5** m", "<strong>41.5</strong> m", "41.5 m"),
        ("a `b` *c*", "a <code>b</code> <em>c</em>", "a b c"),
        ("5 > 4 & 3", "5 &gt; 4 &amp; 3", "5 > 4 & 3"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("<b onclick=x>", "&lt;b onclick=x&gt;", "<b onclick=x>"),
        ("{{ 7*7 }} {% raw %}", "{{ 7*7 }} {% raw %}", "{{ 7*7 }} {% raw %}"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](jav&#x61;script:alert)", "[x](javascript:alert)", "[x](javascript:alert)"),
        ("[x](data:text/html,x)", "[x](data:text/html,x)", "[x](data:text/html,x)"),
        ("[x](//evil.example)", "[x](//evil.example)", "[x](//evil.example)"),
        ("[x](../../up)", "[x](../../up)", "[x](../../up)"),
        ("![x](https://evil.example/x.png)", '!<a href="https://evil.example/x.png">x</a>', "!x"),
        ("https://a.example", "https://a.example", "https://a.example"),
        ("[x](https://a.example/?a=1&b)", '<a href="https://a.example/?a=1&amp;b">x</a>', "x"),
        ("[x](cities/a/#b)", '<a href="../../cities/a/#b">x</a>', "x"),
    ],
)
def test_statement(statement: str, html: str, text: str) -> None:
    assert markdown.html(statement, "../../") == html
    assert markdown.text(statement) == text


@given(st.text(alphabet="ab<>&\"'`*_[]()!:/.#;javscript \\{}%", max_size=60))
def test_no_statement_opens_a_tag_of_its_own(statement: str) -> None:
    html = markdown.html(statement)
    for allowed in ("<strong>", "</strong>", "<em>", "</em>", "<code>", "</code>", "</a>", "<br />", "<br>"):
        html = html.replace(allowed, "")
    opened = html.replace('<a href="', "").count("<")
    assert opened == 0
    assert "javascript:" not in html.replace("&quot;", '"').partition('href="')[2].partition('"')[0]


@pytest.mark.parametrize(
    ("option", "statement"),
    [
        ({"html": True}, "a <b>b</b>"),
        ({"html": True}, "a <script>go()</script>"),
        ({"image": True}, "![x](https://a.example/x.png)"),
        ({"address": True}, "[x](javascript:go())"),
        ({"address": True}, "[x](data:text/html,x)"),
    ],
)
def test_the_second_wall_stops_what_the_parser_lets_through(
    option: dict[str, bool], statement: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A parser with a fault: one that lets HTML, pictures or any address through."""
    faulty = markdown._parser()
    faulty.options["html"] = "html" in option
    if "image" in option:
        faulty.enable("image")
    if "address" in option:
        monkeypatch.setattr(faulty, "validateLink", lambda _: True)
    monkeypatch.setattr(markdown, "_parse", faulty)
    markdown.html.cache_clear()
    with pytest.raises(markdown.UnexpectedMarkupError):
        markdown.html(statement)
    text, old = LIGHTHOUSES.read_text(encoding="utf-8"), "statement: The light is kept by the coast office."
    line = text[: text.index(old)].count("\n") + 1
    (tmp_path / "facts.yaml").write_text(text.replace(old, f"statement: '{statement}'"), encoding="utf-8")
    problems = [problem for problem in found_in(tmp_path / "facts.yaml") if "[statement-markup]" in problem]
    assert [problem.split(":")[0] for problem in problems] == [str(line)]


def test_words_that_are_no_markdown_stay_as_they_are_beside_markdown() -> None:
    words = "`a` *b* [c](d) &lt; \\* <i>"
    assert markdown.text(f"`x *y*: {markdown.literal(words)}") == f"`x y: {words}"
