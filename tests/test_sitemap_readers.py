"""A crawler's parser that is not ours finds every page by robots.txt and the sitemap, whole or in parts."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from factsheet.render.exports.discovery import robots, sitemap
from factsheet.render.exports.discovery.sitemap import Address
from factsheet.view.publication import Publication
from tests.support.looking import HERE

tree = pytest.importorskip("usp.tree", reason="ultimate-sitemap-parser is not installed")
client = pytest.importorskip("usp.web_client.abstract_client")

ADDRESSES = [
    Address(HERE, "2026-02-10"),
    Address(f"{HERE}lighthouses/"),
    Address(f"{HERE}lighthouses/north-cape/", "2026-01-05"),
    Address(f"{HERE}%E5%8C%97/?a=1&b=2", "2026-01-06"),
    Address(f"{HERE}search/"),
]


def answering(files: Mapping[str, bytes]) -> Any:
    """A client that gets files from memory."""

    class Response(client.AbstractWebClientSuccessResponse):  # type: ignore[name-defined, misc]
        def __init__(self, url: str) -> None:
            self._url = url

        def url(self) -> str:
            return self._url

        def status_code(self) -> int:
            return 200

        def status_message(self) -> str:
            return "OK"

        def header(self, case_insensitive_name: str) -> str | None:
            return {"content-type": "text/plain"}.get(case_insensitive_name.lower())

        def raw_data(self) -> bytes:
            return files[self._url.removeprefix(HERE)]

    def get(url: str) -> Any:
        is_there = url.removeprefix(HERE) in files
        return Response(url) if is_there else client.WebClientErrorResponse("Not found", retryable=False)

    return SimpleNamespace(get=get, set_max_response_data_length=lambda _: None)


@pytest.mark.parametrize("most", [2, 5])
def test_a_crawler_finds_every_page_with_its_day(most: int) -> None:
    outputs = (*robots.of_site(Publication(url=HERE)), *sitemap.of_addresses(ADDRESSES, HERE, most))
    files = {output.path: output.content for output in outputs}
    found = tree.sitemap_tree_for_homepage(HERE, web_client=answering(files), use_known_paths=False)
    pages = [(page.url, page.last_modified and page.last_modified.date().isoformat()) for page in found.all_pages()]
    assert sorted(pages) == sorted((address.url, address.day or None) for address in ADDRESSES)
