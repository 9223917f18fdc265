"""The pages that Pagefind reads, from the files of a finished site."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from factsheet.build import search_pages
from factsheet.build.search_words import short_forms, spaced, years
from factsheet.core.edtf import parse

FILTER = '<meta name="search-kind" content="Towns" data-pagefind-filter="kind[content]">'

TOWN = f"""<!doctype html><html lang="en"><head>{FILTER}</head><body><main data-pagefind-body="whole"><h1>Aldea</h1>
<aside>Box</aside><ul class="points"><li>Card</li></ul><svg><text>Picture</text></svg>
<li class="fact" id="shops">Row <a class="more">More</a></li></main></body></html>"""

TOPIC = f"""<!doctype html><html lang="en"><head>{FILTER}</head><body><main data-pagefind-body="lead"><h1>Trade</h1>
<p class="summary">What towns sell.</p><ul class="lines"><li class="line">Listed</li></ul></main></body></html>"""

BY_HAND = """<!doctype html><html lang="en"><head></head><body><main data-pagefind-body="whole"><article class="prose">
<h1>Glossary</h1><h2 id="target">Target</h2><p>An <em>aim</em>.</p><ul><li><p>Of a town</p></li></ul>
</article></main></body></html>"""

FACT = {
    "id": "aldea.shops-2024",
    "text": "Aldea has 2,400 shops.",
    "figure": {"label": "Shops", "words": "2,400 shops"},
    "of": None,
    "nature": "reported",
    "said_by": "Ana Gil, mayor, Aldea",
    "as_of": "2021/2024",
    "citations": [{"source": "a", "quote": "centres for research and development"}, {"source": "a", "quote": "商店"}],
}
AIM = {**FACT, "id": "aldea.aim", "nature": "target", "figure": None, "as_of": None}
SOURCE = {"id": "a", "publisher": "Trade & Town", "issued": "2025-01"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A finished site of four pages: of an entity, a topic, by hand, and one that is not searched."""
    unmarked = "<!doctype html><html><body><main>Not found</main></body></html>"
    pages = {"towns/aldea": TOWN, "topics/trade": TOPIC, "glossary": BY_HAND, "404": unmarked}
    for address, text in pages.items():
        (tmp_path / address).mkdir(parents=True)
        (tmp_path / address / "index.html").write_text(text, encoding="utf-8")
    entity = {"id": "aldea", "name": "Aldea", "names": {"zh": "村"}, "aliases": ["Ald"], "summary": "A town.",
              "url": "towns/aldea/", "sources": [SOURCE],
              "facts": [FACT, AIM]}  # fmt: skip
    (tmp_path / "api/v1/entities").mkdir(parents=True)
    (tmp_path / "api/v1/entities/aldea.json").write_text(json.dumps(entity), encoding="utf-8")
    return tmp_path


def read(folder: Path) -> dict[str, str]:
    """Return the text that Pagefind reads of each page of a folder, by address."""
    files = [file.relative_to(folder).as_posix() for file in folder.rglob("*.html")]
    texts = {file.removesuffix("/index.html"): search_pages.text_of(folder, file) for file in files}
    return {address: text for address, text in texts.items() if text}


def test_only_marked_pages_are_read_with_their_filters(folder: Path) -> None:
    found = read(folder)
    assert sorted(found) == ["glossary", "topics/trade", "towns/aldea"]
    assert [address for address, page in found.items() if FILTER in page] == ["topics/trade", "towns/aldea"]


def test_facts_are_narrowed_by_year_nature_and_publisher(folder: Path) -> None:
    """A fact without a date has the year of its source; a plan without number and date is an intention."""
    page = read(folder)["towns/aldea"]
    marks = re.findall(r'<meta content="([^"]*)" data-pagefind-filter="(\w+)\[content\]">', page)
    assert marks == [
        ("intention", "nature"),
        ("reported", "nature"),
        ("Trade &amp; Town", "source"),
        ("2021", "year"),
        ("2024", "year"),
        ("2025", "year"),
    ]


def test_an_entity_is_its_names_and_facts_and_nothing_else_of_its_page(folder: Path) -> None:
    page = read(folder)["towns/aldea"]
    assert "<h1>Aldea</h1><p> 村  Ald</p><p>A town.</p>" in page
    _, _, row = page.partition('<li id="shops-2024">')
    words = row.partition("</li>")[0].split()
    assert words[:4] == ["Aldea", "has", "2400", "shops."]
    assert {"Ana", "Gil,", "mayor,", "research", "r&amp;d", "商", "店", "2021", "2022", "2023", "2024"} <= set(words)
    assert [word for word in ("Box", "Card", "Picture", "Row", "More") if word in page] == []


def test_of_other_pages_the_lead_is_read_and_of_pages_by_hand_all(folder: Path) -> None:
    found = read(folder)
    assert "<h1>Trade</h1><p>What towns sell.</p></main>" in found["topics/trade"]
    assert '<h1>Glossary</h1><h2 id="target">Target</h2><p>An aim.</p><p>Of a town</p></main>' in found["glossary"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("24,000 and 2,400", "24000 and 2400"),
        ("in 2,40 ways", "in 2,40 ways"),
        ("2021–2025, 2021-25", "2021 2025, 2021 25"),
        ("import–export, duty‑free", "import-export, duty-free"),
        ("e-CNY and 5G-A", "e-CNY and 5G-A"),
        ("at 北京", "at  北  京 "),
    ],
)
def test_words_are_put_apart_as_a_reader_types_them(text: str, read: str) -> None:
    assert spaced(text) == read


def test_two_words_have_a_short_form_each_pair_its_own() -> None:
    assert short_forms("Research and Development, trade and industry") == ["r&d", "t&i"]


@pytest.mark.parametrize(
    ("date", "named"),
    [("2024-08", ["2024"]), ("2015/..", ["2015"]), ("1900/2000", ["1900", "2000"]), ("-0752", ["753 BC"])],
)
def test_years_of_a_date(date: str, named: list[str]) -> None:
    assert years(parse(date)) == named
