"""Cards: golden files of the small site; whatever a name, nothing runs over an edge and no number is made up.

`UPDATE_GOLDEN=1 pytest tests/test_cards.py` writes the golden files anew.
"""

from __future__ import annotations

import io
import os
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import jinja2
import pytest
from hypothesis import given, strategies as st
from lxml import etree
from PIL import Image

from factsheet.audit.digits import gate
from factsheet.audit.digits.evidence import Evidence
from factsheet.load.sheet import load
from factsheet.render import pages
from factsheet.render.cards import files, layout, measure, paint
from factsheet.view import card
from factsheet.view.card import CardView
from factsheet.view.index import SiteView, view
from tests.support.project import LIGHTHOUSES, ROOT, TODAY
from tests.support.views import altered, api_of

GOLDEN = ROOT / "tests" / "golden"
SITES = [LIGHTHOUSES, ROOT / "facts.yaml", *(ROOT / "tests" / "sites" / f"{name}.yaml" for name in (
    "names", "long-words", "signs", "shares", "annals",
))]  # fmt: skip
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
NAMES = [WORD, f"{WORD} {WORD}", "北京市" * 30, "الهيئة السعودية للبيانات والذكاء الاصطناعي " * 4, "🏙" * 60, "A " * 99]


def site_of(file: Path) -> SiteView:
    return view(load(file, ROOT).sheet, TODAY)


def cards_of(site: SiteView) -> dict[str, CardView]:
    """Every card that a site can have, by what it is of."""
    figures = {name: card.of_fact(site, name) for name in site.fact_ids if site.fact(name).figure}
    return {**{name: card.of_entity(site, name) for name in site.entities}, **figures}


def svg_of(site: SiteView, shown: CardView) -> str:
    loader = jinja2.FileSystemLoader(ROOT / "templates")
    env = pages.prepare(jinja2.Environment(loader=loader), site)  # noqa: S701 - prepare
    return files.svg(env, shown, "Lights of the coast").decode()


@pytest.mark.parametrize("name", ["north-cape", "pier-7-light.lamps", "coast-office", "north-cape.new-lamps"])
def test_golden(name: str, site: SiteView) -> None:
    file, svg = GOLDEN / f"card.{name}.svg", svg_of(site, cards_of(site)[name])
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(svg, encoding="utf-8")
    assert svg == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", SITES, ids=lambda file: file.stem)
def test_each_number_on_a_card_is_borne_out(file: Path) -> None:
    """The digit gate reads a card as it reads a page: the numbers on it, and the text for those who do not see it."""
    site = site_of(file)
    api = Evidence.read(api_of(site))
    for name, shown in cards_of(site).items():
        svg = re.sub(r"<(/?)title", r"<\1p", svg_of(site, shown))
        found = list(gate.unsupported_numbers(f"<!doctype html><title>x</title><main>{svg}</main>", api))
        assert found == [], name


@pytest.mark.parametrize("file", SITES, ids=lambda file: file.stem)
def test_a_card_is_well_formed_and_nothing_on_it_runs_over_an_edge(file: Path) -> None:
    site = site_of(file)
    for name, shown in cards_of(site).items():
        etree.fromstring(svg_of(site, shown).encode())
        assert outside(layout.card(shown, site.sheet.kinds[shown.entity.kind].plural)) == [], name


def outside(made: layout.Card) -> list[str]:
    """The lines of a card that run over an edge, or into the line above."""
    lines = made.lines
    over = [line for line in lines if line.ends[0] < layout.LEFT or line.ends[1] > layout.RIGHT]
    above = [line for line in lines[2:-1] if not layout.RULES[0] < line.y - line.size * 0.7 < line.y < layout.RULES[1]]
    into = [low for high, low in pairwise(lines[2:-1]) if low.y - low.size * 0.72 < high.y]
    return ["".join(run.text for run in line.runs) for line in (*over, *above, *into)]


texts = st.one_of(st.sampled_from(NAMES), st.text(min_size=1, max_size=300), st.text("aM 9,.北ع🏙-", max_size=300))


@given(name=texts, native=texts, summary=texts, publisher=texts, title=texts, statement=texts, unit=texts)
def test_nothing_runs_over_an_edge_whatever_the_words(
    name: str, native: str, summary: str, publisher: str, title: str, statement: str, unit: str, site: SiteView
) -> None:
    fact = site.fact("pier-7-light.lamps")
    assert fact.figure
    sources = {key: replace(ref, publisher=publisher) for key, ref in site.sources.items()}
    fact = altered(fact, figure=fact.figure._replace(unit=unit, label=name))
    record = replace(fact.fact, statement=statement.strip() or "A.")
    fact = replace(fact, fact=record, _lookups=replace(fact._lookups, sources=sources))
    entity = replace(site.entities["pier-7-light"], name=name, summary=summary)
    for shown in (fact, None):
        of_it = replace(card.of_entity(site, "pier-7-light"), entity=entity, names=(("zh", native),), fact=shown)
        assert outside(layout.card(replace(of_it, kind=title), title)) == []


@given(text=st.text("ab 0123456789,.年ع", max_size=80), room=st.integers(40, 400))
def test_a_number_is_whole_or_not_there(text: str, room: int) -> None:
    whole = re.findall(r"\S*\d\S*", text)
    for line in measure.fitted(text, room, 20, "sans", 2):
        if line.endswith("…"):
            assert not re.search(r"\d\S*…$", line)
    lines = measure.wrapped(" ".join(whole), room, 20, "sans")
    numbers = measure._NUMBER.findall(" ".join(whole))
    assert lines is None or [n for line in lines for n in measure._NUMBER.findall(line)] == numbers


@pytest.mark.parametrize(
    ("as_of", "nature", "words"),
    [
        ("2017", "reported", "True in 2017"),
        ("2017/..", "reported", "since 2017"),
        ("2030", "target", "By 2030"),
        ("2028/2030", "target", "2028 to 2030"),
    ],
)
def test_a_date_is_said_as_it_is_meant(as_of: str, nature: str, words: str, site: SiteView) -> None:
    record = replace(site.fact("pier-7-light.lamps").fact, as_of=as_of, nature=nature)  # type: ignore[arg-type]
    shown = replace(card.of_entity(site, "pier-7-light"), fact=replace(site.fact("pier-7-light.lamps"), fact=record))
    lines = [" ".join(run.text for run in line.runs) for line in layout.card(shown, "Lights").lines]
    assert [line for line in lines if line.startswith(words)]
    assert shown.words.endswith(f", {words[0].lower()}{words[1:]}")


def test_a_statement_that_is_too_long_gives_way_to_the_label(site: SiteView) -> None:
    long = replace(site.fact("pier-7-light.lamps").fact, statement="It has lamps in every corner. " * 20)
    shown = replace(site.fact("pier-7-light.lamps"), fact=long)
    made = layout.card(replace(card.of_entity(site, "pier-7-light"), fact=shown), "Lights")
    words = ["".join(run.text for run in line.runs) for line in made.lines]
    assert "Lamps, spare store" in words
    assert not [text for text in words if "corner" in text]


def test_the_last_line_says_who_when_how_many_and_how_long_ago(canals: SiteView) -> None:
    last = layout.card(card.of_fact(canals, "long-canal.boats-2024"), "Facts").lines[-1]
    words = "".join(run.text for run in last.runs)
    assert words == "Statistics House (statistics office) · Feb 2026 · only source · 9 months ago"


@pytest.mark.slow
@pytest.mark.skipif(not paint.drawn_with(), reason="there are no fonts on this machine")
@pytest.mark.parametrize("file", SITES, ids=lambda file: file.stem)
def test_a_picture_has_its_size_and_blank_margins(file: Path, tmp_path: Path) -> None:
    """Measured with the fonts of this machine: the margins of what is drawn have one colour, that of paper."""
    site = site_of(file)
    for name, shown in cards_of(site).items():
        png = paint.png(svg_of(site, shown).encode(), tmp_path / "card", "key")
        assert (png[:8], png[12:16]) == (b"\x89PNG\r\n\x1a\n", b"IHDR")
        assert (int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")) == paint.SIZE
        picture = Image.open(io.BytesIO(png)).convert("RGB")
        edge, (wide, high) = 50, paint.SIZE
        for box in ((0, 0, edge, high), (wide - edge, 0, wide, high), (0, 0, wide, 30), (0, high - 20, wide, high)):
            assert picture.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), (253, 252, 249))], name


def test_a_picture_is_drawn_again_only_if_something_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[bytes] = []

    def draw(svg: bytes) -> bytes:
        drawn.append(svg)
        return b"picture of " + svg

    monkeypatch.setattr(paint, "_drawn", draw)
    file = tmp_path / "cards" / "card-a"
    for svg, key in ((b"a", "1"), (b"a", "1"), (b"b", "1"), (b"b", "2")):
        assert paint.png(svg, file, key) == b"picture of " + svg
    assert drawn == [b"a", b"b", b"b"]
    file.write_bytes(file.read_bytes()[:-1])
    assert paint.png(b"b", file, "2") == b"picture of b"
    assert len(drawn) == 4
