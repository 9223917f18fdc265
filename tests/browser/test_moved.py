"""An old address opens the new page at the anchor that it asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.project import FERRIES, ROOT, in_process
from tools.browsing import served

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the served site of ferries."""
    folder: Path = tmp_path_factory.mktemp("ferries") / "site"
    done = in_process("build", "--facts", FERRIES, "--site-dir", folder, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    with served(folder) as address:
        yield address


@pytest.mark.parametrize(("script", "anchor"), [(True, "#trips-2022"), (False, "")], ids=["script", "no script"])
def test_an_old_address_opens_the_new_page(browser: Browser, ferries: str, script: bool, anchor: str) -> None:
    """Without script browsers drop the anchor: a refresh has none but its own."""
    context = browser.new_context(base_url=ferries, java_script_enabled=script)
    page = context.new_page()
    page.goto("boats/short-ferry/#trips-2022")
    page.wait_for_url("**/ferries/long-ferry/*")
    assert page.url == f"{ferries}ferries/long-ferry/{anchor}"
    context.close()
