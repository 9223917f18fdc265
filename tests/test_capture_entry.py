"""`capture` proposes the entry of a source from what its page or PDF declares."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from factsheet.evidence.capture import capture
from factsheet.evidence.capture.entry import declared_by_pdf, written
from tests.support.captured import html_of


def ld(*things: str) -> str:
    return "".join(f"<script type=application/ld+json>{thing}</script>" for thing in things)


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ("<title>Beacon: firms double</title>", "title", "Beacon: firms double"),
        ("<title>Beacon - A site</title>", "title", "Beacon"),
        (ld('{"@type":"Article","headline":"Halls &amp; doors \\ud83d"}'), "title", "Halls & doors"),
        (
            "<title>Halls - X</title>"
            + ld('{"@type":"Article","headline":"Other"}', '{"@type":"Article","headline":"More"}'),
            "title",
            "Halls - X",
        ),
        (
            ld('{"@type":"Article","datePublished":"2020-01-01"}', '{"@type":"Article","datePublished":"2021-01-01"}'),
            "issued",
            "",
        ),
        (
            ld('{"@type":"WebPage","datePublished":"2020-01-01"}')
            + "<meta property=article:published_time content=2024-05-03T23:00:00Z>",
            "issued",
            "2024-05-03",
        ),
        *(
            (f"<meta name=citation_date content='{written}'>", "issued", day)
            for written, day in {
                "2024/5/3": "2024-05-03", "2024-05": "2024-05", "2024": "2024", "2024-13": "", "2024-00": "",
                "9999x": "", "1970-01-01": "", "٢٠٢٤": "", "2024-05-3a": "", "2024-02-30": "",
            }.items()
        ),
        ("<link rel=canonical href=/rel/path><meta property=og:url content=//b.example/x>", "url", ""),
        ("<link rel=canonical href=/rel><meta property=og:url content=https://b.example/x>", "url", "https://b.example/x"),
        (
            "<meta name=citation_author content='A. B.'><meta name=citation_author content='C. D.'>"
            "<meta name=citation_author content='A. B.'>",
            "author",
            "A. B.; C. D.",
        ),
    ],
)  # fmt: skip
def test_a_page_declares(head: str, field: str, value: str, tmp_path: Path) -> None:
    found = capture(html_of(tmp_path, "<ul><li>Beacon</ul><p>Text</p>", head)).declared
    assert getattr(found, field) == value


def test_a_language_that_is_none_gives_way(tmp_path: Path) -> None:
    file = tmp_path / "x.html"
    file.write_text("<html lang=english><meta name=dc.language content=en_GB><p>x")
    assert capture(file).declared.language == "en-GB"


def test_no_sign_in_an_entry_is_one_that_yaml_refuses() -> None:
    about = declared_by_pdf("Halls\x7f \x80and\ufffe doors\ud83d: 1", "", "")
    entry = written("x", about, "0", date(2024, 5, 3))
    assert yaml.safe_load(entry)["x"]["title"] == "Halls and doors: 1"
    assert declared_by_pdf("Microsoft Word - x.docx", "", "").title == ""
    assert "# issued: not declared" in written("x", about._replace(issued="9999"), "0", date(2024, 5, 3))
