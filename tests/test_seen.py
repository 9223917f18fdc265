"""The digit gate reads a page again only if its file is not the one that it has judged, left as it was."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from factsheet.audit.digits import gate
from factsheet.audit.digits.evidence import Evidence
from factsheet.audit.digits.linked import UnsupportedNumber
from factsheet.audit.inspection import Inspection
from factsheet.audit.links import LinkGraph
from factsheet.build.artifacts import PreviousSite, artifact, as_left
from factsheet.core import output
from factsheet.core.digest import Stamp, stamp
from factsheet.render.theme import Theme
from factsheet.view.index import SiteView
from tests.support.project import LIGHTHOUSES
from tests.support.views import exported

PAGE = '<!doctype html><html><head></head><body><main><p data-fact="north-cape.lit">{}</p></main></body></html>'
PAGES = ("one.html", "two.html")
CONFIG = "mkdocs.yml"


@pytest.fixture
def folder(site: SiteView, tmp_path: Path) -> Path:
    """A finished folder of two pages, with the API."""
    for path, content in exported(site).items():
        output.write(tmp_path / "site", path, [content])
    for page in PAGES:
        (tmp_path / "site" / page).write_text(PAGE.format(1888))
    (tmp_path / CONFIG).write_text("site_name: Lights\n")
    return tmp_path / "site"


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every page that is read, and `judged` for each that is judged."""
    seen: list[str] = []
    read, judge = Inspection._read, gate.unsupported_numbers

    def reads(inspection: Inspection, page: str) -> str:
        seen.append(page)
        return read(inspection, page)

    def judges(page: str, api: Evidence) -> Iterator[UnsupportedNumber]:
        seen.append("judged")
        return judge(page, api)

    monkeypatch.setattr(Inspection, "_read", reads)
    monkeypatch.setattr(gate, "unsupported_numbers", judges)
    return seen


def unsupported(folder: Path, left: dict[str, Stamp]) -> list[str]:
    graph = LinkGraph(anchors=dict.fromkeys(PAGES, ""))
    settings = (folder.parent / CONFIG,)
    inspection = Inspection(folder, graph, frozenset(PAGES), {}, Theme((), False), LIGHTHOUSES, settings, as_left=left)
    return [problem.message.split("`")[1] for problem in inspection.unsupported_numbers()]


def stamps(folder: Path) -> dict[str, Stamp]:
    files = [file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()]
    return {file: known for file in files if (known := stamp(folder / file))}


def test_a_page_that_was_left_as_it_was_is_not_read(folder: Path, seen: list[str]) -> None:
    assert unsupported(folder, {}) == []
    assert seen == ["one.html", "judged", "two.html", "judged"]
    seen.clear()
    assert unsupported(folder, {}) == []
    assert seen == [*PAGES], "nobody says that they were left as they were"
    seen.clear()
    assert unsupported(folder, stamps(folder)) == []
    assert seen == []


def test_a_page_that_was_made_anew_is_judged(folder: Path, seen: list[str]) -> None:
    unsupported(folder, {})
    left = stamps(folder)
    output.write(folder, "one.html", [PAGE.format(1999).encode()])
    os.utime(folder / "one.html", ns=(left["one.html"].time, left["one.html"].time))
    seen.clear()
    assert unsupported(folder, left) == ["1999"]
    assert unsupported(folder, left) == ["1999"], "a bad verdict is not kept"
    assert "two.html" not in seen


def test_a_page_is_judged_again_if_what_it_names_supports_other_numbers(folder: Path, seen: list[str]) -> None:
    unsupported(folder, {})
    left = stamps(folder)
    facts = folder / "api/v1/facts.json"
    output.write(folder, "api/v1/facts.json", [facts.read_bytes().replace(b"41.5", b"43.5")])
    seen.clear()
    assert unsupported(folder, left) == []
    assert seen == [], "of another fact"
    output.write(folder, "api/v1/facts.json", [facts.read_bytes().replace(b"1888", b"1777")])
    assert unsupported(folder, left) == ["1888", "1888"]
    assert seen.count("judged") == len(PAGES)


def test_only_files_of_the_last_site_were_left_as_they_were(tmp_path: Path) -> None:
    for page in PAGES:
        output.write(tmp_path / "old", page, [b"old"])
    notes = {page: artifact((tmp_path / "old" / page).stat()) for page in PAGES}
    previous = PreviousSite(tmp_path / "old", artifacts=notes).as_published()
    before = (tmp_path / "old/two.html").stat()
    (tmp_path / "old/two.html").write_bytes(b"odd")  # with the size and the time that it had
    os.utime(tmp_path / "old/two.html", ns=(before.st_atime_ns, before.st_mtime_ns))
    taken = {page: note for page in PAGES if (note := previous.reuse(page, b"", tmp_path / "new"))}
    taken["new.html"] = artifact(output.write(tmp_path / "new", "new.html", [b"new"]))
    assert as_left(taken) == {"one.html": stamp(tmp_path / "new/one.html")}
