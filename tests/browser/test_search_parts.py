"""A large site has several indexes of its text and files of names: a browser puts their answers together."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from factsheet.build import search as index
from factsheet.core import output
from factsheet.load.sheet import load
from factsheet.render.exports import names
from factsheet.view.index import view
from tests.support.project import ROOT, TODAY
from tests.support.searching import ask, opened
from tools.browsing import served

pytestmark = [pytest.mark.slow, pytest.mark.ours]

QUERIES = ("45,000 petaflops", "8.1 zettabytes", "avatar speech in Geneva", "poorest provinces", "facial recognition")
NAMES = ("NDA", "guizou", "state council", "China.org.cn", "compare Beijing and Guizhou")


def parted(site: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Part the index and the names of a site. The names of the files of names."""
    monkeypatch.setattr(index, "PAGES", 30)
    index.index(site, cache)
    assert len(json.loads((site / index.FOLDER / index.PARTS).read_bytes())) >= 2
    monkeypatch.setattr(names, "AT_ONCE", 9)
    files = list(names.of_site(view(load(ROOT / "facts.yaml", ROOT).sheet, TODAY)))
    for file in files:
        output.write(site, file.path, file.chunks())
    return [file.path for file in files]


def best(page: Page) -> dict[str, list[str]]:
    """The best answers to each query."""
    return {query: ask(page, query)[: 3 if query in NAMES else 1] for query in (*NAMES, *QUERIES)}


def beginning(page: Page) -> list[str]:
    """What is shown before anything is asked; the pages that explain come last."""
    expect(page.get_by_role("group", name="About")).to_be_visible()
    return page.get_by_role("group").all_inner_texts()


def test_several_indexes_and_files_of_names_answer_as_one(
    search: Page, browser: Browser, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "site"
    shutil.copytree(built, copy)
    files = parted(copy, tmp_path / "cache", monkeypatch)
    with served(copy) as address:
        context = browser.new_context(base_url=address)
        page, asked = context.new_page(), list[str]()
        page.on("request", lambda request: asked.append(request.url))
        start = beginning(opened(page))
        first = best(page)
        kinds = page.get_by_label("Kind").locator("option").all_text_contents()
        context.close()
    assert len(files) > 3
    assert [url.rpartition("/repo/")[2] for url in asked if "/search/names" in url] == files
    assert start == beginning(search)
    assert first == best(search)
    assert kinds == search.get_by_label("Kind").locator("option").all_text_contents()
