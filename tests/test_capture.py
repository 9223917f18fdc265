"""`capture` turns pages, PDFs and texts into texts as sources are kept, and proposes the entries of their sources."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from factsheet.core.problems import BuildError
from factsheet.evidence.capture import capture
from factsheet.evidence.lock import hash_of
from factsheet.words.normalize import fold
from factsheet.words.reader import read
from tests.support.project import ROOT

HERE = Path(__file__).parent / "captured"
DOCUMENTS = sorted(file for file in HERE.iterdir() if file.suffix in (".html", ".pdf", ".txt"))


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.name)
def test_a_document_gives_its_text_to_the_character(file: Path) -> None:
    assert capture(file).text.encode() == (HERE / "expected" / f"{file.name}.txt").read_bytes()


def test_every_document_has_its_text() -> None:
    assert len(DOCUMENTS) >= 15
    assert {f"{file.name}.txt" for file in DOCUMENTS} == {file.name for file in (HERE / "expected").iterdir()}


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


def html_of(folder: Path, body: str, head: str = "") -> Path:
    file = folder / "page.html"
    file.write_text(
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    )
    return file


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


def test_a_rule_that_hides_and_cannot_be_read_is_named(tmp_path: Path) -> None:
    found = capture(html_of(tmp_path, "<p>One</p>", "<style>p:nth-child(2 of .x) { display: none }</style>"))
    assert list(found.lines) == ["One"]
    assert len(found.remarks) == 1
    assert "p:nth-child(2 of .x)" in found.remarks[0]


def test_a_pdf_says_what_a_person_should_look_at() -> None:
    words, furniture = capture(HERE / "report.pdf").remarks
    assert words.startswith("a hyphen at the end of a line was left out: com-panies, ")
    assert "well-equipped" not in words
    assert "The Beacon, report 7" in furniture


def run(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "build.py", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_what_the_command_proposes_is_an_entry_and_the_text_of_its_hash(tmp_path: Path) -> None:
    done = run("capture", HERE / "notes.html", "--id", "beacon-2024", "--to", tmp_path, folder=tmp_path)
    text = (tmp_path / "beacon-2024.txt").read_bytes().decode()
    entry = yaml.safe_load(done.stdout)["beacon-2024"]
    assert entry.pop("retrieved")
    assert entry == {
        "type": "webpage",
        "title": "Ogdenville in figures",
        "publisher": "The Beacon",
        "issued": "2024-03-05",
        "url": "https://beacon.example/ogdenville-in-figures",
        "language": "en-GB",
        "text_sha256": hash_of(text),
    }
    assert text.startswith("Ogdenville in figures\n")
    assert done.returncode == 0


@pytest.mark.slow
def test_a_captured_source_is_cited_checked_and_locked(tmp_path: Path) -> None:
    """From a page to a fact whose figure stands in it, by commands alone; also from the cell of a table."""
    for name, source_id in (("notes.html", "beacon-2024"), ("table.html", "towns-2024")):
        done = run("capture", HERE / name, "--id", source_id, "--to", tmp_path, folder=tmp_path)
        (tmp_path / f"{source_id}.yaml").write_text(done.stdout)
    entries = "".join(
        (tmp_path / f"{source_id}.yaml").read_text() for source_id in ("beacon-2024", "towns-2024")
    ).replace("    # publisher: not declared", "    publisher: The Office")
    entries = entries.replace("    # issued: not declared", '    issued: "2024"')
    entries = entries.replace("    # url: not declared", "    url: https://office.example/towns")
    facts = tmp_path / "facts.yaml"
    facts.write_text(
        f"""kinds:
  town: {{label: Town, plural: Towns}}
sources:
{entries}properties:
  area: {{label: Area, unit: km²}}
  companies: {{label: Companies, unit: companies}}
entities:
  ogdenville:
    kind: town
    name: Ogdenville
    summary: A town.
    facts:
      - id: companies
        statement: Ogdenville has more than 2,400 companies.
        figure: {{property: companies, value: 2400, bound: more than}}
        citations:
          - {{source: beacon-2024, quote: "more than 2,400³ AI companies¹"}}
      - id: area
        statement: Ogdenville covers 120 km².
        figure: {{property: area, value: 120}}
        citations:
          - {{source: towns-2024, quote: 120 km²}}
"""
    )
    done = run("lock", "--facts", facts, "--sources", tmp_path, folder=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (
        0,
        "evidence.lock: 2 citations from 2 texts, 2 of them new",
    )
    lock = (tmp_path / "evidence.lock").read_text()
    assert "more%20than%202%2C400%C2%B3%20AI%20companies%C2%B9&text=more%20than%202%2C4003%20AI%20companies1" in lock


@pytest.mark.slow
def test_another_text_of_the_same_source_is_not_lost(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("Mine.\n")
    arguments = ("capture", HERE / "notes.html", "--id", "x", "--to", tmp_path)
    done = run(*arguments, folder=tmp_path)
    assert (done.returncode, file.read_text()) == (1, "Mine.\n")
    assert "[text-file] there is another text of this source already" in done.stdout
    assert run(*arguments, "--replace", folder=tmp_path).returncode == 0
    assert file.read_text().startswith("Ogdenville")
    assert run(*arguments, folder=tmp_path).returncode == 0  # the same once more


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


@pytest.mark.slow
def test_an_id_is_one(tmp_path: Path) -> None:
    done = run("capture", HERE / "notes.html", "--id", "../x", folder=tmp_path)
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])
