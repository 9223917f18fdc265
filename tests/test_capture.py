"""`capture` turns pages, PDFs and texts into texts as sources are kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factsheet.core.problems import BuildError
from factsheet.evidence.capture import capture
from factsheet.words.normalize import fold
from factsheet.words.reader import read
from tests.support.captured import HERE, html_of

DOCUMENTS = sorted(file for file in HERE.iterdir() if file.suffix in (".html", ".pdf", ".txt", ".csv", ".tsv"))


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.name)
def test_a_document_gives_its_text_to_the_character(file: Path) -> None:
    assert capture(file).text.encode() == (HERE / "expected" / f"{file.name}.txt").read_bytes()


def test_every_document_has_its_text() -> None:
    assert len(DOCUMENTS) >= 15
    assert {f"{file.name}.txt" for file in DOCUMENTS} == {file.name for file in (HERE / "expected").iterdir()}


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        ("Population\n2,105\n", ["Population: 2 | 105"]),
        ("Town,2000\nA\u2028b,1\nC\x0cd,2\n", ["Town: A / b | 2000: 1", "Town: C / d | 2000: 2"]),
        ("Town,2000\rA,1\r\nB,2", ["Town: A | 2000: 1", "Town: B | 2000: 2"]),
    ],
)
def test_a_table_of_odd_lines_loses_nothing(table: str, lines: list[str], tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(table.encode())
    assert capture(file).text.splitlines() == lines


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("notes.html", ["2,400³", "7,350[7]", "12*", "10⁻⁶", "2⁄3", "5¹/₂"]),
        ("printed.pdf", ["1,300³", "12 500", "-4 %"]),
        ("report.pdf", ["2,400¹", "45 megawatts", "41.5 million dollars"]),
        ("printed_chinese.pdf", ["2400多家", "12家", "98.7%", "1.5万家"]),
    ],
)
def test_numbers_are_read_without_their_notes(name: str, numbers: list[str]) -> None:
    text = fold(capture(HERE / name).text)
    tag = "zh" if "chinese" in name else "en"
    found = [number.text for number in read(text, tag).numbers]
    missing = [one for one in numbers if not any(one.startswith(text) or text.startswith(one) for text in found)]
    assert missing == []
    assert not re.search(r"24003|2,4003|13003|1,3003|456 megawatts", text)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>12<i>,</i>500 <b>firms</b></p>", ["12,500 firms"]),
        ("<div>One<div>two</div>three</div>", ["One", "two", "three"]),
        ("<p>Halls<a href='#n'>3</a> and hall <a href='#p'>3</a> (<a href='#q'>4</a>)</p>", ["Halls³ and hall 3 (4)"]),
        ("<p>1<sup>er</sup>, 2<sup>nd</sup>, 3<sup>a</sup></p>", ["1er, 2nd, 3ᵃ"]),
        ("<p>a<sup> 3 </sup>b</p>", ["a ³ b"]),
        ("<p>5<sup hidden>3</sup> halls</p>", ["5 halls"]),
        ("<table><tr><th>A</table>", ["A"]),
        ("<table><tr><th>Year<th>2023<tr><th>Halls<td>4</table>", ["Year: Halls | 2023: 4"]),
        ("<table><tr hidden><th>A<th>B<tr><th>C<th>D<tr><td>1<td>2</table>", ["C: 1 | D: 2"]),
        ("<table><tr><td>A<td><table><tr><td>1<td>2</table></table>", ["A", "1", "2"]),
        ("<table><tr><td rowspan=0>A<td>1<tr><td>2<tr><td>3</table>", ["A | 1", "A | 2", "A | 3"]),
        ("<table><tr><td colspan=x>A<td>1<tr><td colspan='-2'>B<td>2</table>", ["A | 1", "B | 2"]),
        ("<p>One<br/>two<p>  <p>&nbsp;", ["One", "two"]),
        ("<p style='display:inline'>One</p> <span style='display: block'>two</span>", ["One", "two"]),
        ("<p>See <!-- 2,400 --><?php 3 ?>it</p>", ["See it"]),
        ("<p>𝟚 𠮷野家</p>", ["𝟚 𠮷野家"]),
        # boxes that a browser parts
        ("<div style='display:flex'><b>2,400</b><b>2023</b></div>", ["2,400", "2023"]),
        ("<div style='display:grid'>2,400<i style='display:contents'><b>1</b><b>2</b></i></div>", ["2,400", "1", "2"]),
        ("<p>2,400<span style='position:absolute'>3 footnote</span> firms", ["2,400", "3 footnote", "firms"]),
        ("<p>2,400<span style='float:left'>3</span>", ["2,400", "3"]),
        ("<ul style='display:flex'><li style='display:inline-block'>1<li style='display:inline-block'>2", ["1", "2"]),
        ("<p>2,4<span style='display:inline-block'>00</span></p>", ["2,400"]),
        # values of `display` that are none, and those that undo others
        ("<p style='display:foo'>One</p><p style='display:none;display:var'>two</p>three", ["One", "three"]),
        ("<p hidden style='display:revert'>One</p><p style='display:inherit'>two</p>three", ["two", "three"]),
        # notes, powers and indices
        ("<p><b>45</b><a href='#f6'>6</a>, 98<a name='r'></a><a href='#f7'>7</a><a href='#f8'>8</a>", ["45⁶, 98⁷⁸"]),
        ("<p>See p.<a href='#s7'>7</a>; in 2023.<a href='#f7'>7</a>", ["See p.7; in 2023.⁷"]),
        ("<p>12<a href='page.html#f3'>3</a> 12<a href='https://x.example/#f3'>3</a>", ["12³ 123"]),
        ("<p><a href='#1'>1</a><a href='#2'>2</a></p>", ["12"]),
        ("<p>12<sup>A</sup>, 12<sup>ii</sup>, 12<sup>C</sup>, n<sup>th</sup>", ["12ᴬ, 12ⁱⁱ, 12[C], nth"]),
        ("<p>10<sup>–3</sup>, x<sup>2n+1</sup>, 4<sup>3-5</sup>", ["10⁻³, x²ⁿ⁺¹, 4³-⁵"]),
        ("<p>45<span style='vertical-align:4px'>6</span>", ["45⁶"]),
        ("<p>45 <b style='display:inline-block;vertical-align:text-top'>6</b>", ["45 6"]),
        ("<div style='vertical-align:super'>6</div>", ["6"]),
        ("<math><mn>3</mn><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", ["3 1⁄2"]),
        ("<math><msub><mi>x</mi><mn>2</mn></msub><mroot><mn>8</mn><mn>3</mn></mroot></math>", ["x₂³√8"]),
        # what no reader sees
        ("<div popover>1</div><meter>2</meter><progress>3</progress>4", ["4"]),
        ("<dialog style='display:block'>Shown by its style</dialog>", ["Shown by its style"]),
        # text that stands where none should
        ("One</body></html><p>Two<body>three", ["One", "Two", "three"]),
        ("<div>" * 400 + "deep", ["deep"]),
        ("One&#x2028;two&#xb;three&#x85;", ["One two three…"]),
        ("<table>One&#12;two&#1;<tr><td>1<td>2</table><b hidden>x</b>\0three", ["One two", "1", "2", "three"]),
        # tables
        ("<table><form><tr><td>1<td>2<tr><td>3<td>4</form></table>", ["1 | 2", "3 | 4"]),
        (
            "<table>Stray <tr>words<td>1<td>2<tr><p>before</p><td>3<td>4</table>",
            ["Stray words", "before", "1 | 2", "3 | 4"],
        ),
        (
            "<table><thead><tr><th>A<th>B</thead><tr><td><b>All</b><td><b>5</b><tr><td>x<td>2</table>",
            ["A: All | B: 5", "A: x | B: 2"],
        ),
        ("<table><tr><td><b>All</b><td><b>2,400</b><tr><td>x<td>2</table>", ["All | 2,400", "x | 2"]),
        ("<table><tr><th colspan=2>Towns<tr><th>A<th>B<tr><td>x<td>2</table>", ["Towns", "A: x | B: 2"]),
        ("<table><tr><th>A<th>B<tr><td colspan=2><b>North</b><tr><td>x<td>2</table>", ["North", "A: x | B: 2"]),
        ("<table><tr><th>A<th>B<tr><td>x<td>2<tr><th>C<th>D<tr><td>y<td>4</table>", ["A: x | B: 2", "C: y | D: 4"]),
        ("<table><tr><th>A<th>B<tr><th>All<th>7<tr><td>x<td>2</table>", ["A: All | B: 7", "A: x | B: 2"]),
        (
            "<table><tfoot><tr><th>All<th>2</tfoot><tr><th>A<th>B<tr><td>x<td>2</table>",
            ["A: x | B: 2", "A: All | B: 2"],
        ),
        ("<table><tbody><tr><td rowspan=9>x<td>1<tbody><tr><td>y<td>2</table>", ["x | 1", "y | 2"]),
        ("<table><tr><th>A<th>B<tr><td>x<td style='visibility:hidden'>9</table>", ["A: x"]),
        ("<table><tr><th>A | B<th>C<tr><td>1 | 2<td>3</table>", ["A ¦ B: 1 ¦ 2 | C: 3"]),
    ],
)
def test_a_piece_of_a_page(body: str, lines: list[str], tmp_path: Path) -> None:
    assert list(capture(html_of(tmp_path, body)).lines) == lines


def test_the_stronger_rule_of_a_style_sheet_holds(tmp_path: Path) -> None:
    sheet = """
      p.a { display: none } #b { display: block } .c { visibility: hidden }
      @layer base { .d { display: none } } @media print { .e { display: none } } @media tv { .f { display: none } }
    """
    body = "<p class=a>1</p><p class=a id=b>2</p><p class=c>3</p><p class=d>4</p><p class=e>5</p><p class=f>6</p>"
    assert list(capture(html_of(tmp_path, body, f"<style>{sheet}</style>")).lines) == ["2", "5", "6"]


@pytest.mark.parametrize(
    ("sheet", "seen"),
    [
        ("@media (min-width: 1400px) { .a { display: none } }", "12"),
        ("@media (min-width: 80em) { .a { display: none } }", "2"),
        ("@media (600px <= width <= 1300px) { .a { display: none } }", "2"),
        ("@media (width < 600px) { .a { display: none } }", "12"),
        ("@media print, (max-width: 1280px) { .a { display: none } }", "2"),
        ("@media not print { .a { display: none } }", "2"),
        ("@supports not (display: grid) { .a { display: none } }", "12"),
        ("@supports (display: grid) { .a { display: none } }", "2"),
        (".a { display: block } @layer x { p.a { display: none } }", "12"),
        (".a { display: block !important } @layer x { .a { display: none !important } }", "2"),
        ("@layer x, y; @layer y { .a { display: block } } @layer x { .a { display: none } }", "12"),
        ("p { &.a { display: none } @media screen { &.b { display: none } } }", ""),
        ("p:not(.b, .c) { display: none }", "2"),
        ("p:hover, div:focus-within p { display: none }", "12"),
        ("\\0 .a { display: none } .b { visibility: hidden }", "1"),
        (".a, .b:-moz-full-screen { display: none }", "12"),
        ("@import 'other.css';", "1"),
        ("@import url(other.css) print;", "12"),
    ],
)
def test_a_style_sheet_holds_as_in_a_browser(sheet: str, seen: str, tmp_path: Path) -> None:
    (tmp_path / "other.css").write_text(".b { display: none }")
    body = "<p class=a>1</p><p class=b>2</p><h1>Ogdenville</h1>"
    assert list(capture(html_of(tmp_path, body, f"<style>{sheet}</style>")).lines) == [*seen, "Ogdenville"]


@pytest.mark.parametrize(
    "sheet",
    [
        "<noscript><style>{}</style></noscript>",
        "<template><style>{}</style></template>",
        "<style type=text/x>{}</style>",
        "<style media='(min-width: 1300px)'>{}</style>",
        "<link rel='alternate stylesheet' href=other.css>",
        "<link rel=stylesheet disabled href=other.css>",
        "<link rel=stylesheet href='http://[cdn].example/x.css'>",
        f"<link rel=stylesheet href={'x' * 300}.css>",
    ],
)
def test_a_style_sheet_that_a_browser_does_not_apply_holds_not(sheet: str, tmp_path: Path) -> None:
    rule = "p { display: none }"
    (tmp_path / "other.css").write_text(rule)
    assert capture(html_of(tmp_path, f"{sheet.format(rule)}<p>One</p>")).lines == ("One",)


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        ("p:nth-child(2 of .x) { display: none }", "p:nth-child(2 of .x)"),
        ("p:nth-child(2 of .x) { display: block !important }", "p:nth-child(2 of .x)"),
        ("p { display: var(--shown) }", "p"),
        ("@container (width > 9px) { p { visibility: hidden } }", "p"),
    ],
)
def test_a_rule_that_hides_or_shows_and_cannot_be_read_is_named(rule: str, named: str, tmp_path: Path) -> None:
    found = capture(html_of(tmp_path, "<p>One</p>", f"<style>{rule}</style>"))
    assert list(found.lines) == ["One"]
    assert found.remarks == (f"the rule `{named}` hides or shows something, but could not be read",)


def test_notes_are_known_by_the_addresses_of_the_page(tmp_path: Path) -> None:
    head = "<!-- saved from url=(0014)https://a.example/x --><link rel=canonical href='https://a.example/y'>"
    body = "<p>12<a href='https://a.example/x#fn3'>3</a>, 12<a href='https://a.example/y#fn4'>4</a></p>"
    assert capture(html_of(tmp_path, body, head)).lines == ("12³, 12⁴",)


WIDE = "Springfield counted its halls in May, and Ogdenville did so in June of the"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Town\tFirms\nOgdenville\t2,400\n", ["Town\tFirms", "Ogdenville\t2,400"]),
        ("Halls 12\nDoors 48\n", ["Halls 12", "Doors 48"]),
        (f"{WIDE}\nsame year.\n", [f"{WIDE} same year."]),
        (f"{WIDE} many -\nand all.\n", [f"{WIDE} many - and all."]),
        (
            f"{WIDE}\nsame year.\n\nhttps://a.example/{'x' * 120}\n",
            [f"{WIDE} same year.", f"https://a.example/{'x' * 120}"],
        ),
        ("Ogden\u00adville\ufeff\n2,\u200b400\u2028halls\x0bof 2023", ["Ogdenville", "2,400", "halls of 2023"]),
    ],
)
def test_lines_of_a_plain_text_are_joined_only_where_a_width_broke_them(
    text: str, lines: list[str], tmp_path: Path
) -> None:
    (tmp_path / "x.txt").write_bytes(text.encode())
    assert list(capture(tmp_path / "x.txt").lines) == lines


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("x.txt", "Zürich".encode("utf-16"), "Zürich"),
        ("x", "<html><p>Zürich".encode("utf-16"), "Zürich"),
        ("x", b"<meta charset=windows-1252><p>Z\xfcrich \x80", "Zürich €"),
        ("x.html", b"<meta charset=windows-1252><p>Z\xfcrich\x81", "Zürich\x81"),
        ("x.html", "<meta charset=windows-1252><p>Zürich".encode(), "Zürich"),
        ("x.html", "<meta charset=utf-16><p>Zürich".encode(), "Zürich"),
        ("x.html", "<meta charset=shift_jis><p>①髙".encode("cp932"), "①髙"),
        ("x.html", "<meta charset=euc-kr><p>똠방각하".encode("cp949"), "똠방각하"),
        ("x", b"<?xml-stylesheet href='x'?><div>Springfield</div>", "Springfield"),
    ],
)
def test_a_file_is_read_in_the_encoding_that_browsers_take(name: str, data: bytes, line: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert capture(tmp_path / name).lines == (line,)


def test_a_pdf_says_what_a_person_should_look_at() -> None:
    words, furniture = capture(HERE / "report.pdf").remarks
    assert words.startswith("a hyphen at the end of a line was left out: com-panies, ")
    assert "well-equipped" not in words
    assert "The Beacon, report 7" in furniture


def test_heads_and_feet_of_pages_are_named_whole() -> None:
    assert capture(HERE / "pages.pdf").remarks == ("left out, as most pages have it: 1 / 4 … 3 / 4; The Beacon",)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.html", b"", "this page cannot be read"),
        ("a.html", b"<p hidden>x</p>", "there is no text in this file"),
        ("a.html", b"<!doctype html><p>caf\xe9", "byte 22 is no UTF-8"),
        ("a.html", b"<meta charset=shift_jis><p>\x81", "byte 28 is no SHIFT_JIS"),
        ("a.pdf", b"%PDF-1.7 and no more", "this PDF cannot be read"),
        ("a.docx", b"PK\x03\x04\x00\x00", "this is no page, no PDF and no text"),
        ("a.mhtml", b"From: <Saved by Blink>\r\n", "this is no page, no PDF and no text"),
        ("a.rtf", b"{\\rtf1 x}", "this is no page, no PDF and no text"),
        ("a", b"Snapshot-Content-Location: x\r\nMIME-Version: 1.0\r\n\r\n<p>x", "this is no page, no PDF and no text"),
        ("a.html", b"<div>" * 3000 + b"x", "its elements lie too deep"),
        ("a.txt", b" \r\n\r\n", "there is no text in this file"),
    ],
)
def test_a_file_that_holds_no_text_is_refused_and_says_how_to_mend_it(
    name: str, data: bytes, message: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(BuildError) as error:
        capture(file)
    (problem,) = error.value.problems
    assert message in problem.message
    assert problem.hint
