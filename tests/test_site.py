"""The real site, built as a project page under /repo/, read with a parser of its own."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from factsheet.core.fact import Nature
from factsheet.load.sheet import load
from tests.support.project import LIGHTHOUSES, ROOT, Run, in_process, mkdocs, run

pytestmark = pytest.mark.slow

BASE = "https://facts.example/repo/"


class Reader(HTMLParser):
    """Collects what a page links to and its anchors."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.anchors: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("href", "src"):
                self.targets.append(value or "")
            elif name == "id":
                self.anchors.append(value or "")


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, Reader]:
    found = {}
    for file in sorted(built.rglob("*.html")):
        reader = Reader()
        reader.feed(file.read_text(encoding="utf-8"))
        found[file.relative_to(built).as_posix()] = reader
    return found


def address_of(page: str) -> str:
    return urljoin(BASE, page.removesuffix("index.html"))


def test_every_link_and_anchor_resolves_under_the_sub_path(built: Path, pages: dict[str, Reader]) -> None:
    broken = []
    for page, reader in pages.items():
        for target in reader.targets:
            parts = urlsplit(urljoin(address_of(page), target))
            if parts.netloc != "facts.example":
                continue
            path = unquote(parts.path).removeprefix("/repo/")
            file = path + "index.html" if path.endswith("/") or not path else path
            inside = parts.path.startswith("/repo/") and (built / file).is_file()
            anchored = not parts.fragment or unquote(parts.fragment) in pages[file].anchors
            if not (inside and anchored):
                broken.append((page, target))
    assert broken == []


def test_the_page_for_lost_readers_works_at_any_depth(pages: dict[str, Reader]) -> None:
    inside = [target for target in pages["404.html"].targets if "://" not in target and not target.startswith("#")]
    assert inside
    assert all(target.startswith("/repo/") for target in inside)


def test_every_page_has_one_main_and_one_heading_of_the_first_level(pages: dict[str, Reader]) -> None:
    assert [page for page, reader in pages.items() if reader.tags.count("main") != 1] == []
    assert [page for page, reader in pages.items() if reader.tags.count("h1") != 1] == []


def test_the_home_page_leads_to_every_index_and_is_shared_under_the_name_of_the_site(
    built: Path, pages: dict[str, Reader]
) -> None:
    indexes = {page.removesuffix("index.html") for page in pages if re.fullmatch(r"[^/]+/index\.html", page)}
    assert {"properties/", "compare/", "timeline/", "topics/", "sources/"} <= indexes
    head, _, main = (built / "index.html").read_text(encoding="utf-8").partition("<main")
    assert sorted(url for url in indexes - {"search/", "topics/"} if f'href="./{url}"' not in main) == []
    (title,), (shared,) = re.findall("<title>(.*?)</title>", head), re.findall('"og:title" content="(.*?)"', head)
    assert shared == title


def test_the_glossary_explains_every_word_that_a_fact_may_be_marked_with(pages: dict[str, Reader]) -> None:
    marks = {*get_args(Nature), "intention", "disputed", "superseded"} - {"reported"}
    assert marks - set(pages["glossary/index.html"].anchors) == set()


def test_no_anchor_stands_twice_on_a_page(pages: dict[str, Reader]) -> None:
    assert [page for page, reader in pages.items() if len(reader.anchors) != len(set(reader.anchors))] == []


def test_canonical_links_and_sitemap(built: Path, pages: dict[str, Reader]) -> None:
    tree = ElementTree.parse(built / "sitemap.xml")  # noqa: S314 - our own file
    listed = {loc.text for loc in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    moved = {page for page in pages if 'http-equiv="refresh"' in (built / page).read_text(encoding="utf-8")}
    measured = json.loads((built / "api/v1/properties.json").read_text(encoding="utf-8"))["properties"]
    single = {f"properties/{one['id']}/index.html" for one in measured if len(one["facts"]) == 1}
    index = json.loads((built / "api/v1/index.json").read_text(encoding="utf-8"))
    assert moved - single <= {f"{one['old_url']}index.html" for one in index["moved"]}
    assert single <= moved
    gone = {page for page in pages if ">This page is gone." in (built / page).read_text(encoding="utf-8")}
    assert listed == {address_of(page) for page in pages if page != "404.html" and page not in moved | gone}
    entity = json.loads((built / "api/v1/entities.json").read_text(encoding="utf-8"))["entities"][0]
    html = (built / entity["url"] / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{BASE}{entity["url"]}">' in html


def test_the_api_leads_to_pages_that_are_there(built: Path, pages: dict[str, Reader]) -> None:
    facts = json.loads((built / "api/v1/facts.json").read_text(encoding="utf-8"))["facts"]
    assert facts
    for fact in facts:
        page, _, anchor = fact["url"].partition("#")
        assert anchor in pages[f"{page}index.html"].anchors
    index = json.loads((built / "api/v1/index.json").read_text(encoding="utf-8"))
    assert [name for name in index["files"] if not (built / name).is_file()] == []


def test_nothing_is_fetched_from_elsewhere(pages: dict[str, Reader], built: Path) -> None:
    for page in pages:
        html = (built / page).read_text(encoding="utf-8")
        loaded = re.findall(r"<(?:link|script|img|iframe)[^>]+(?:href|src)=\"(https?:[^\"]*)\"", html)
        assert [address for address in loaded if not address.startswith(BASE)] == []


@pytest.mark.ours
def test_mkdocs_build_is_clean_when_strict(tmp_path: Path) -> None:
    done = run("-m", "mkdocs", "build", "--strict", "--site-dir", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr


def test_both_commands_build_the_same_site_and_one_ends_with_a_summary(tmp_path: Path) -> None:
    epoch = "1800000000"
    done = run("build.py", "--site-dir", tmp_path / "a", SOURCE_DATE_EPOCH=epoch)
    assert done.returncode == 0, done.stderr
    counted = r"\d+ entities, \d+ facts, \d+ sources, \d+ pages in \d+\.\d\d seconds: \S+/"
    assert re.fullmatch(counted, done.stdout.strip())
    mkdocs = ("-m", "mkdocs", "build", "--quiet", "--site-dir", tmp_path / "b")
    assert run(*mkdocs, SOURCE_DATE_EPOCH=epoch).returncode == 0
    one, other = (
        {f.relative_to(d): f.read_bytes() for f in d.rglob("*") if f.is_file()}
        for d in (tmp_path / "a", tmp_path / "b")
    )
    assert one == other


@pytest.mark.parametrize("command", [in_process, mkdocs], ids=["build.py", "mkdocs"])
@pytest.mark.parametrize("name", ["thesis.txt", "api/v1/index.json", ".git/HEAD"])
def test_a_folder_of_somebody_else_is_refused_and_stays(command: Run, name: str, tmp_path: Path) -> None:
    file = tmp_path / "site" / name
    file.parent.mkdir(parents=True)
    file.write_text('{"generator": "another"}')
    done = command("build", "--site-dir", tmp_path / "site", cwd=ROOT)
    assert done.returncode == 1
    assert f"[site-dir] this folder holds `{name.partition('/')[0]}`" in done.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [file]


def test_another_facts_file_gives_another_site(tmp_path: Path) -> None:
    done = in_process("build", "--facts", LIGHTHOUSES, "--site-dir", tmp_path / "site", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert "3 entities, 8 facts, 2 sources" in done.stdout
    index = json.loads((tmp_path / "site/api/v1/index.json").read_text(encoding="utf-8"))
    assert [kind["plural"] for kind in index["kinds"]] == ["Lighthouses", "Keepers' offices"]
    assert (tmp_path / "site/lighthouses/north-cape/index.html").is_file()
    assert "never built" in (tmp_path / "site/lighthouses/south-cape/index.html").read_text(encoding="utf-8")


def test_hand_written_pages_name_no_entity() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "content").glob("*.md"))
    assert not [name for name in names_of(ROOT / "facts.yaml") if re.search(rf"\b{re.escape(name)}\b", text)]


def names_of(facts: Path) -> list[str]:
    return [entity.name for entity in load(facts, ROOT).sheet.entities.values()]
