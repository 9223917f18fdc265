"""The table in docs/mkdocs.md: each plugin with a new site of one's own, as it is installed from the registry."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.support import frames
from tests.support.plugins import PLUGINS, call
from tests.support.project import ROOT

pytestmark = pytest.mark.exhaustive


def build(installed: Path, folder: Path, settings: str, text: str = "", program: str = "mkdocs") -> str:
    """Build a copy of the site with more settings and more text on a page. Return what was printed."""
    shutil.copytree(installed / "site", folder / "site")
    with (folder / "site/mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"\n{settings}\n")
    with (folder / "site/content/methodology.md").open("a", encoding="utf-8") as file:
        file.write(f"\n\n{text}\n")
    done = call(installed / "venv/bin" / program, "build", "-f", "mkdocs.yml", at=folder / "site")
    return f"{done.returncode}\n{done.stdout}{done.stderr}"


def page(folder: Path, path: str) -> str:
    return (folder / "site/site" / path).read_text(encoding="utf-8")


MINIFY = "{minify: {minify_html: true}}"


@pytest.mark.parametrize("plugins", [f"[factsheet, {MINIFY}]", f"[{MINIFY}, factsheet]"])
def test_minify(plugins: str, installed: Path, tmp_path: Path) -> None:
    told = build(installed, tmp_path, f"plugins: {plugins}", "[Halls](places/northpoint/index.md)")
    assert told.startswith("0\n"), told
    assert "<main id=main" in page(tmp_path, "places/northpoint/index.html")


def test_redirects(installed: Path, tmp_path: Path) -> None:
    settings = "plugins: [{redirects: {redirect_maps: {old.md: places/northpoint/index.md}}}, factsheet]"
    told = build(installed, tmp_path, settings, "[Old](/old/)")
    assert told.startswith("0\n"), told
    assert 'href="../places/northpoint/"' in page(tmp_path, "old/index.html")


def test_rss(installed: Path, tmp_path: Path) -> None:
    told = build(installed, tmp_path, "plugins: [factsheet, rss]", "[Feed](/feed_rss_created.xml)")
    assert told.startswith("0\n"), told
    feed = page(tmp_path, "feed_rss_created.xml")
    assert "https://halls.example/methodology/" in feed
    assert "https://halls.example/places/" not in feed


def test_git_revision_date(installed: Path, tmp_path: Path) -> None:
    told = build(installed, tmp_path, "plugins: [factsheet, git-revision-date-localized]")
    assert told.startswith("0\n"), told
    assert "Changed <span" in page(tmp_path, "methodology/index.html")
    assert "git-revision-date" not in page(tmp_path, "places/northpoint/index.html")


def test_a_date_within_the_text_is_refused(installed: Path, tmp_path: Path) -> None:
    told = build(
        installed, tmp_path, "plugins: [factsheet, git-revision-date-localized]", "{{ git_revision_date_localized }}"
    )
    assert told.startswith("1\n")
    assert "[digit-gate]" in told


def test_awesome_nav(installed: Path, tmp_path: Path) -> None:
    nav = "nav:\n  - index.md\n  - Words: glossary.md\n"
    (installed / "site/content/.nav.yml").write_text(nav, encoding="utf-8")
    told = build(installed, tmp_path, "plugins: [factsheet, awesome-nav]")
    (installed / "site/content/.nav.yml").unlink()
    assert told.startswith("0\n"), told
    assert re.search(r'href="[./]*glossary/"[^>]*>Words<', page(tmp_path, "index.html"))


def test_macros(installed: Path, tmp_path: Path) -> None:
    told = build(installed, tmp_path, "plugins: [macros, factsheet]", "Seen in {{ config.site_name }}")
    assert told.startswith("0\n"), told
    assert "Seen in Halls" in page(tmp_path, "methodology/index.html")


def test_properdocs(installed: Path, tmp_path: Path) -> None:
    told = build(installed, tmp_path, "", program="properdocs")
    assert told.startswith("0\n"), told
    assert len(told.splitlines()) <= 4, told
    assert page(tmp_path, "places/northpoint/index.html")


@pytest.mark.parametrize("theme", ["material", "readthedocs"])
def test_another_theme(theme: str, installed: Path, tmp_path: Path) -> None:
    assert "[template] `template: home.html` is of the theme" in build(installed, tmp_path / "home", f"theme: {theme}")
    site = frames.begin(tmp_path / "site", theme, "[search, factsheet]")
    told = call(installed / "venv/bin/mkdocs", "build", at=site)
    assert told.returncode == 0, told.stderr
    html = page(tmp_path, "lighthouses/north-cape/index.html")
    assert "<title>North Cape Light - Route 66 handbook</title>" in html
    assert 'class="md-header' in html or "wy-nav-side" in html
    assert "<b>41.5</b> metres" in html[html.index('<div id="factsheet"') :]
    assert "41.5 metres" in page(tmp_path, "search/search_index.json")


def test_plugins_are_added_to_a_locked_site(installed: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(installed / "site", site)
    (site / "plugins.in").write_text("mkdocs-minify-plugin\n", encoding="utf-8")
    with (site / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"\nplugins: [factsheet, {MINIFY}]\n")
    for target in ("plugins", "site"):
        done = call("make", target, f"PYTHON={sys.executable}", at=site)
        assert done.returncode == 0, done.stderr
    assert "--hash=sha256:" in (site / "plugins.txt").read_text(encoding="utf-8")
    assert "<main id=main" in page(tmp_path, "places/northpoint/index.html")


def test_the_table_names_the_versions_that_were_tried() -> None:
    table = (ROOT / "docs/mkdocs.md").read_text(encoding="utf-8")
    for line in PLUGINS.read_text(encoding="utf-8").splitlines():
        name, _, version = line.partition("==")
        assert f"| {name.removesuffix('-plugin')}" in table, line
        assert f" | {version} | " in table, line
