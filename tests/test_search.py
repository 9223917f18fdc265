"""Search before a browser comes in: names, the index of the text, its cache, and what is said when it fails."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest

from factsheet.build import search, search_engine, search_pages
from factsheet.core import output
from factsheet.core.digest import stamp
from factsheet.core.problems import BuildError
from factsheet.render.exports import names as exported
from factsheet.view import listings, pagination, routes, search_names
from factsheet.view.index import SiteView
from tests.support.project import in_process

pytestmark = pytest.mark.slow

PAGE = """<!doctype html><html lang="en"><head><title>{name}</title>
<meta name="search-kind" content="{kind}" data-pagefind-filter="kind[content]">
<meta name="search-year" content="{year}" data-pagefind-filter="year[content]"></head>
<body><main data-pagefind-body="{body}"><h1>{name}</h1><section><p>Its tower has 1,234 steps.</p></section></main>
</body></html>"""


def state(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A finished folder of a dozen pages."""
    site = tmp_path / "site"
    for number in range(12):
        page = site / f"towers/t{number}/index.html"
        page.parent.mkdir(parents=True)
        body = "lead" if number % 2 else "whole"
        text = PAGE.format(name=f"Tower {number}", kind=f"Kind {number % 5}", year=1990 + number, body=body)
        page.write_text(text, encoding="utf-8")
    return site


def test_names_lead_to_every_page_of_a_thing(site: SiteView) -> None:
    found = {name.url: name for name in search_names.names(site)}
    things = {ref.url for refs in (site.entities, site.sources, site.properties, site.topics) for ref in refs.values()}
    gone = {"lighthouses/south-cape/", "sources/old-letter/"}
    assert set(found) == things | gone
    light = found["lighthouses/north-cape/"]
    assert (light.kind, light.native, light.aliases) == (
        ("Lighthouse", "Lighthouses"),
        (("fr", "Phare du cap Nord"),),
        ("NCL",),
    )


def test_the_exported_names_are_compact(site: SiteView) -> None:
    (made,) = exported.of_site(site)
    assert made.path == "search/names.json"
    content = json.loads(made.content)
    assert made.content.count(b"\n") == 1
    kinds = content["kinds"]
    rows = {row[2]: row for row in content["names"]}
    assert rows["lighthouses/north-cape/"] == [
        kinds.index("Lighthouses"),
        "North Cape Light",
        "lighthouses/north-cape/",
        [["fr", "Phare du cap Nord"], "NCL"],
    ]
    assert content["singular"][kinds.index("Lighthouses")] == "Lighthouse"
    assert content["counts"] == [kind.count for kind in site.kinds]
    assert content["samples"] == ["North Cape Light tower height"]
    assert rows["lighthouses/"] == [kinds.index("Pages"), "Lighthouses", "lighthouses/"]


def test_a_long_file_of_names_names_the_files_that_have_the_rest(
    monkeypatch: pytest.MonkeyPatch, site: SiteView
) -> None:
    (whole,) = exported.of_site(site)
    monkeypatch.setattr(exported, "AT_ONCE", 2)  # of three entities and two sources
    first, *rest = exported.of_site(site)
    known, short = json.loads(whole.content), json.loads(first.content)
    assert short.pop("parts") == [part.path for part in rest] == [f"search/names-{number}.json" for number in (1, 2, 3)]
    parts = [json.loads(part.content) for part in rest]
    assert [len(part["names"]) for part in parts] == [2, 2, 1]
    names = [row for part in (*parts, short) for row in part["names"]]
    assert {**short, "names": names} == known


def test_the_page_of_names_is_in_the_order_of_the_alphabet(site: SiteView) -> None:
    (whole,) = listings.of_names(site)
    letters = search_names.names_page(whole).letters
    titles = [letter.title for letter in letters]
    assert titles == sorted(titles, key=lambda title: (title == search_names.OTHER, title))
    assert all(name.letter == letter.title for letter in letters for name in letter.names)
    assert sum(len(letter.names) for letter in letters) == len(list(search_names.names(site)))


def test_a_long_index_of_names_falls_into_parts(monkeypatch: pytest.MonkeyPatch, site: SiteView) -> None:
    monkeypatch.setattr("factsheet.view.listings.by_letter", partial(pagination.by_letter, limit=3))
    found = {page.url: page.show() for page in routes.listing(site, frozenset()) if page.url.startswith("search/")}
    shown = [name for page in found.values() if isinstance(page, search_names.NamesPage) for name in page.part.rows]
    assert len(found) > 2
    assert sorted(name.url for name in shown) == sorted(name.url for name in search_names.names(site))


def test_entities_are_searched_whole_and_indexes_by_their_lead(site: SiteView) -> None:
    planned = {page.url: page.search for page in routes.listing(site, frozenset())}
    assert {url: found.group for url, found in planned.items() if found and found.whole} == {
        ref.url: next(kind.plural for kind in site.kinds if kind.id == ref.kind) for ref in site.entities.values()
    }
    assert planned["search/"] is None


def test_two_indexes_of_the_same_pages_are_the_same(folder: Path, tmp_path: Path) -> None:
    made = []
    for number in range(3):
        search.index(folder, tmp_path / f"cache-{number}")
        made.append(state(folder / search.FOLDER))
    assert made[0] == made[1] == made[2]
    assert [name for name in made[0] if "ui" in Path(name).stem] == []
    assert "pagefind.js" in made[0]


def test_an_index_is_kept_as_long_as_its_pages(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache" / "search"
    search.index(folder, cache)
    first = state(folder / search.FOLDER)
    with monkeypatch.context() as patch:
        patch.setattr(search_engine, "index", lambda *_: pytest.fail("made anew, though nothing changed"))
        search.index(folder, cache)
    assert state(folder / search.FOLDER) == first
    page = folder / "towers/t0/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("steps", "stairs"), encoding="utf-8")
    search.index(folder, cache)
    assert state(folder / search.FOLDER) != first


def test_an_index_is_kept_where_only_what_search_does_not_read_has_changed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Search reads of a list no more than its lead. So a changed fact renews the index of its entity's page alone."""
    search.index(folder, tmp_path / "cache")
    first = state(folder / search.FOLDER)
    page = folder / "towers/t1/index.html"
    assert 'data-pagefind-body="lead"' in page.read_text(encoding="utf-8")
    listed = "<section><ul><li>A tower of 99 steps</li></ul></section></main>"
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", listed), encoding="utf-8")
    monkeypatch.setattr(search_engine, "index", lambda *_: pytest.fail("made anew, for the same words"))
    search.index(folder, tmp_path / "cache")
    assert state(folder / search.FOLDER) == first


def test_a_page_of_the_last_site_is_not_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that was taken from the last site, which was left as it was, is read no more than its index is made."""
    read: list[str] = []
    text_of = search_pages.text_of

    def noted(folder: Path, page: str) -> str:
        read.append(page)
        return text_of(folder, page)

    monkeypatch.setattr(search_pages, "text_of", noted)
    monkeypatch.setenv("FACTSHEET_JOBS", "1")
    pages = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))
    search.index(folder, tmp_path / "cache")
    first, left = state(folder / search.FOLDER), {page: known for page in pages if (known := stamp(folder / page))}
    assert read == pages, "each once"
    read.clear()
    search.finish(folder, search.begin(folder, tmp_path / "cache", left))
    assert (read, state(folder / search.FOLDER)) == ([], first)
    text = (folder / pages[0]).read_bytes()
    output.write(folder, pages[0], [text.replace(b"steps", b"stair")])
    os.utime(folder / pages[0], ns=(left[pages[0]].time, left[pages[0]].time))  # of the same size and time
    search.finish(folder, search.begin(folder, tmp_path / "cache", left))
    assert read == pages, "those of the index that is made anew"
    assert state(folder / search.FOLDER) != first


def test_a_large_site_has_several_indexes_and_a_change_renews_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "PAGES", 5)
    monkeypatch.setenv("FACTSHEET_JOBS", "1")
    search.index(folder, tmp_path / "cache")
    first = state(folder / search.FOLDER)
    parts = json.loads(first[search.PARTS])
    assert parts == ["1/", "2/"]
    assert [name for name in first if name.endswith("pagefind.js")] == ["pagefind.js"]
    entries = [json.loads(first[f"{part}pagefind-entry.json"]) for part in ("", *parts)]
    assert sum(entry["languages"]["en"]["page_count"] for entry in entries) == 12

    page = folder / "towers/t0/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("steps", "stairs"), encoding="utf-8")
    made: list[dict[str, bytes]] = []
    index = search_engine.index

    def counted(pages: Iterable[tuple[str, str]]) -> dict[str, bytes]:
        made.append(index(pages))
        return made[-1]

    monkeypatch.setattr(search_engine, "index", counted)
    search.index(folder, tmp_path / "cache")
    assert len(made) == 1
    changed = {name for name, content in state(folder / search.FOLDER).items() if first.get(name) != content}
    assert len({name.partition("/")[0] if name[0].isdigit() else "" for name in changed}) == 1


@pytest.mark.parametrize("damage", [b"", b"not a zip", None], ids=["empty", "nonsense", "cut off"])
def test_a_damaged_cache_costs_only_time(folder: Path, tmp_path: Path, damage: bytes | None) -> None:
    cache = tmp_path / "search"
    search.index(folder, cache)
    first = state(folder / search.FOLDER)
    assert {kept.suffix for kept in cache.iterdir()} == {".pages", ".index"}
    for kept in cache.iterdir():
        kept.write_bytes(kept.read_bytes()[:-200] if damage is None else damage)
    search.index(folder, cache)
    assert state(folder / search.FOLDER) == first


def test_a_cache_that_cannot_be_written_costs_only_time(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    search.index(folder, tmp_path / "file" / "search")
    assert (folder / search.FOLDER / "pagefind.js").is_file()


def test_a_failure_is_a_problem_in_plain_words(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(BuildError) as error:
        search.index(empty, tmp_path / "search")
    (problem,) = error.value.problems
    assert (problem.check, problem.place.file) == ("search", "requirements.txt")
    assert "FACTSHEET_SEARCH=off" in problem.hint


def test_a_build_without_pagefind_says_so_and_keeps_the_old_site(project: Path) -> None:
    assert in_process(cwd=project, FACTSHEET_SEARCH="off").returncode == 0
    before = state(project / "site")
    assert not (project / "site/pagefind").exists()
    assert (project / "site/search/names.json").is_file()
    broken = project / "broken"
    broken.write_text("#!/bin/sh\necho 'it is a bad day' >&2\n", encoding="utf-8")
    broken.chmod(0o755)
    done = in_process(cwd=project, PAGEFIND_BINARY_PATH=str(broken))
    assert done.returncode == 1
    assert "requirements.txt:1:1: [search] Pagefind made no search index: it is a bad day; " in done.stderr
    assert "Traceback" not in done.stderr
    assert state(project / "site") == before
