"""A large site has several indexes of its text: a browser puts their answers together."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from factsheet.build import search as index
from tests.support.searching import ask, opened
from tools.browsing import served

pytestmark = [pytest.mark.slow, pytest.mark.ours]

QUERIES = ("45,000 petaflops", "8.1 zettabytes", "avatar speech in Geneva", "poorest provinces", "facial recognition")


def test_several_indexes_answer_as_one(
    search: Page, browser: Browser, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parted = tmp_path / "site"
    shutil.copytree(built, parted)
    monkeypatch.setattr(index, "PAGES", 30)
    index.index(parted, tmp_path / "cache")
    assert len(json.loads((parted / index.FOLDER / index.PARTS).read_bytes())) >= 2
    with served(parted) as address:
        context = browser.new_context(base_url=address)
        page = opened(context.new_page())
        first = {query: ask(page, query)[0] for query in QUERIES}
        kinds = page.get_by_label("Kind").locator("option").all_text_contents()
        context.close()
    assert first == {query: ask(search, query)[0] for query in QUERIES}
    assert kinds == search.get_by_label("Kind").locator("option").all_text_contents()
