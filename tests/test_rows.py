"""Rows and lines of facts: the quick ways make and find what the slow ways do."""

from __future__ import annotations

import csv
import io
import os
import pickle
import re
from pathlib import Path

from hypothesis import given, strategies as st
from jinja2 import Environment, FileSystemLoader

from factsheet.audit import links
from factsheet.core import output
from factsheet.render import fact_rows, pages
from factsheet.render.exports.csv import _line, _safe
from factsheet.render.fragments import Fragments
from factsheet.view.index import SiteView
from tests.support.project import ROOT

CELLS = st.lists(st.text(st.sampled_from('a1 ,"\r\n\t=+-@＝＋－＠.')), min_size=2, max_size=6)


@given(CELLS)
def test_a_line_is_what_a_writer_of_csv_makes_of_safe_cells(cells: list[str]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerow([_safe(cell) for cell in cells])
    assert _line(cells) == out.getvalue()


def test_a_row_has_the_id_that_is_noted_of_it(site: SiteView) -> None:
    env = pages.prepare(Environment(loader=FileSystemLoader(ROOT / "templates")), site)  # noqa: S701 - prepare
    fact = site.fact(site.fact_ids[0])
    placed = {
        fact.local_id: fact_rows.row_placeholder(fact, "../", own=True),
        fact.id: fact_rows.row_placeholder(fact, "../") + fact_rows.line_placeholder(fact, "../"),
    }
    for known, html in placed.items():
        anchors = fact_rows.split(html.encode()).anchors
        assert set(anchors) == {known}
        shown = fact_rows.whole(html, lambda sort, _: fact_rows.render(env, sort, fact).encode())
        assert re.findall(r'<li (?:class="fact" )?id="([^"]*)"', shown) == anchors


def test_a_part_that_only_some_pages_show_is_shown_there(site: SiteView) -> None:
    env = pages.prepare(Environment(loader=FileSystemLoader(ROOT / "templates")), site)  # noqa: S701 - prepare
    fact = site.fact("north-cape.new-lamps")

    def shown(html: str) -> str:
        return fact_rows.whole(html, lambda sort, _: fact_rows.render(env, sort, fact).encode())

    row, line = fact_rows.row_placeholder, fact_rows.line_placeholder
    for text, where, elsewhere in (
        ("North Cape Light</p>", row(fact, "", named=True), row(fact, "")),
        ("North Cape Light</b> · ", line(fact, ""), line(fact, "", named=False)),
        (' data-nature="target"', line(fact, "", sifted=True), line(fact, "")),
        ('href="../../lighthouses/north-cape/#new-lamps"', row(fact, "../../"), row(fact, "../../", own=True)),
        ("date passed, no later figure here", row(fact, ""), row(fact, "", since=False)),
        ('href="#new-lamps"', row(fact, "../../", own=True), row(fact, "../../")),
    ):
        assert text in shown(where)
        assert text not in shown(elsewhere)


def test_a_heading_says_who_published_words_of_one_source_and_never_of_several(site: SiteView) -> None:
    env = pages.prepare(Environment(loader=FileSystemLoader(ROOT / "templates")), site)  # noqa: S701 - prepare

    def publishers(name: str, *, published: bool) -> list[str]:
        fact = site.fact(name)
        html = fact_rows.row_placeholder(fact, "", published=published)
        shown = fact_rows.whole(html, lambda sort, _: fact_rows.render(env, sort, fact).encode())
        return [name for name in ("Coast Herald", "Harbour Office") if name in shown]

    assert publishers("north-cape.lit", published=True) == ["Coast Herald"]
    assert publishers("north-cape.lit", published=False) == []
    assert publishers("north-cape.new-lamps", published=False) == ["Coast Herald", "Harbour Office"]


def test_a_source_shows_its_own_words_alone(site: SiteView) -> None:
    env = pages.prepare(Environment(loader=FileSystemLoader(ROOT / "templates")), site)  # noqa: S701 - prepare
    fact = site.fact("north-cape.new-lamps")

    def words(only: str) -> list[str]:
        html = fact_rows.row_placeholder(fact, "", named=True, published=False, only=only)
        shown = fact_rows.whole(html, lambda sort, _: fact_rows.render(env, sort, fact).encode())
        return [quote for quote in ("2</b> to <b>3</b> lamps", "deux ou trois") if quote in shown]

    assert words("coast-herald-1999") == ["2</b> to <b>3</b> lamps"]
    assert words("harbour-letter") == ["deux ou trois"]
    assert words("") == ["2</b> to <b>3</b> lamps", "deux ou trois"]


def test_where_rows_lead_is_found_by_their_marks(site: SiteView) -> None:
    env = pages.prepare(Environment(loader=FileSystemLoader(ROOT / "templates")), site)  # noqa: S701 - prepare
    rendered = (fact_rows.render(env, sort, site.fact(name)) for name in site.fact_ids for sort in fact_rows.SORTS)
    html = "".join(rendered).encode()
    assert links.targets_fast(html, fact_rows.LEAD)
    other = b'<li><a class="a" href="\x06b/?c&amp;d">href=</a><img src="\x06e.png"><a href="https://f">g</a></li>'
    assert set(links.targets_fast(other, fact_rows.LEAD)) == {"b/?c&d", "e.png"}
    for row in (html, other):
        assert set(links.targets_fast(row, fact_rows.LEAD)) == fact_rows.leads(links.read(row.decode()).targets)


def test_fragments_are_the_same_when_another_process_left_them(tmp_path: Path) -> None:
    made, taken = (
        Fragments(row=lambda name: f"“{name}”".encode(), line=lambda name: name.upper().encode()) for _ in range(2)
    )
    before = len(os.listdir("/dev/fd"))
    for facts in (["a.b"], [], ["c.d", "g.h"]):
        stores = made.leave(facts, tmp_path / f"left-{len(facts)}")
        taken.take(pickle.loads(pickle.dumps(stores)), facts)  # noqa: S301 - as between two processes
    assert len(os.listdir("/dev/fd")) <= before + 2 * 3, "a process may hold only so many files open"
    for fragments in (made, taken, taken):
        for name in ("a.b", "c.d", "g.h", "e.f", "c.d"):
            assert fragments.get("row", name) == f"“{name}”".encode()
            assert fragments.get("line", name) == name.upper().encode()
        taken.forget()


def test_a_file_that_is_there_is_replaced_and_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "last").write_bytes(b"of the last site")
    (tmp_path / "next").hardlink_to(tmp_path / "last")
    output.write(tmp_path, "next", [b"new"])
    assert [(tmp_path / name).read_bytes() for name in ("last", "next")] == [b"of the last site", b"new"]


def test_a_large_file_is_written_whole(tmp_path: Path) -> None:
    parts = [b"x" * 700_000, b"", b"y" * 700_000, b"z"]
    output.write(tmp_path, "a/b/c.txt", parts)
    output.write(tmp_path, "empty.txt", [])
    assert (tmp_path / "a/b/c.txt").read_bytes() == b"".join(parts)
    assert (tmp_path / "empty.txt").read_bytes() == b""
