"""The table in docs/mkdocs.md: each plugin with a new site of one's own, as it is installed from the registry."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.project import ROOT, run

pytestmark = pytest.mark.exhaustive

PLUGINS = ROOT / "tests" / "plugins.txt"


def call(*words: object, at: Path) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
    own |= {"SITE_URL": "https://halls.example/", "FACTSHEET_SEARCH": "off", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(list(map(str, words)), cwd=at, env=own, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site in git, beside an environment with the generator's wheel and all plugins."""
    folder = tmp_path_factory.mktemp("plugins")
    pip = (folder / "venv/bin/python", "-m", "pip", "-q")
    for words in (
        (sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, ROOT),
        (sys.executable, "-m", "venv", folder / "venv"),
    ):
        assert call(*words, at=folder).returncode == 0
    (wheel,) = folder.glob("*.whl")
    installed = call(*pip, "install", wheel, "-r", PLUGINS, at=folder)
    assert installed.returncode == 0, installed.stderr
    begun = run("build.py", "init", folder / "site", "--name", "Halls", "--kind", "Place:Places", "--wheel", wheel)
    assert begun.returncode == 0, begun.stderr
    for command in ("init", "add .", "-c user.name=A -c user.email=a@example.org commit -m One"):
        assert call("git", *command.split(), at=folder / "site").returncode == 0
    return folder


def build(first: Path, folder: Path, settings: str, text: str = "", program: str = "mkdocs") -> str:
    """Build a copy of the site with more settings and more text on a page. Return what was printed."""
    shutil.copytree(first / "site", folder / "site")
    with (folder / "site/mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"\n{settings}\n")
    with (folder / "site/content/methodology.md").open("a", encoding="utf-8") as file:
        file.write(f"\n\n{text}\n")
    done = call(first / "venv/bin" / program, "build", "-f", "mkdocs.yml", at=folder / "site")
    return f"{done.returncode}\n{done.stdout}{done.stderr}"


def page(folder: Path, path: str) -> str:
    return (folder / "site/site" / path).read_text(encoding="utf-8")


MINIFY = "{minify: {minify_html: true}}"


@pytest.mark.parametrize("plugins", [f"[factsheet, {MINIFY}]", f"[{MINIFY}, factsheet]"])
def test_minify(plugins: str, first: Path, tmp_path: Path) -> None:
    told = build(first, tmp_path, f"plugins: {plugins}", "[Halls](places/northpoint/index.md)")
    assert told.startswith("0\n"), told
    assert "<main id=main" in page(tmp_path, "places/northpoint/index.html")


def test_redirects(first: Path, tmp_path: Path) -> None:
    settings = "plugins: [{redirects: {redirect_maps: {old.md: places/northpoint/index.md}}}, factsheet]"
    told = build(first, tmp_path, settings, "[Old](/old/)")
    assert told.startswith("0\n"), told
    assert 'href="../places/northpoint/"' in page(tmp_path, "old/index.html")


def test_rss(first: Path, tmp_path: Path) -> None:
    told = build(first, tmp_path, "plugins: [factsheet, rss]", "[Feed](/feed_rss_created.xml)")
    assert told.startswith("0\n"), told
    feed = page(tmp_path, "feed_rss_created.xml")
    assert "https://halls.example/methodology/" in feed
    assert "https://halls.example/places/" not in feed


def test_git_revision_date(first: Path, tmp_path: Path) -> None:
    told = build(first, tmp_path, "plugins: [factsheet, git-revision-date-localized]")
    assert told.startswith("0\n"), told
    assert "Changed <span" in page(tmp_path, "methodology/index.html")
    assert "git-revision-date" not in page(tmp_path, "places/northpoint/index.html")


def test_a_date_within_the_text_is_refused(first: Path, tmp_path: Path) -> None:
    told = build(
        first, tmp_path, "plugins: [factsheet, git-revision-date-localized]", "{{ git_revision_date_localized }}"
    )
    assert told.startswith("1\n")
    assert "[digit-gate]" in told


def test_awesome_nav(first: Path, tmp_path: Path) -> None:
    nav = "nav:\n  - index.md\n  - Words: glossary.md\n"
    (first / "site/content/.nav.yml").write_text(nav, encoding="utf-8")
    told = build(first, tmp_path, "plugins: [factsheet, awesome-nav]")
    (first / "site/content/.nav.yml").unlink()
    assert told.startswith("0\n"), told
    assert re.search(r'href="[./]*glossary/"[^>]*>Words<', page(tmp_path, "index.html"))


def test_macros(first: Path, tmp_path: Path) -> None:
    told = build(first, tmp_path, "plugins: [macros, factsheet]", "Seen in {{ config.site_name }}")
    assert told.startswith("0\n"), told
    assert "Seen in Halls" in page(tmp_path, "methodology/index.html")


def test_properdocs(first: Path, tmp_path: Path) -> None:
    told = build(first, tmp_path, "", program="properdocs")
    assert told.startswith("0\n"), told
    assert len(told.splitlines()) <= 4, told
    assert page(tmp_path, "places/northpoint/index.html")


@pytest.mark.parametrize("theme", ["material", "readthedocs"])
def test_another_theme(theme: str, first: Path, tmp_path: Path) -> None:
    told = build(first, tmp_path, f"theme: {theme}")
    assert told.startswith("1\n")
    assert f"[mkdocs] the theme `{theme}` has no templates for pages of facts" in told
    assert "1 problem to mend; nothing was published" in told


def test_plugins_are_added_to_a_locked_site(first: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(first / "site", site)
    (site / "plugins.in").write_text("mkdocs-minify-plugin\n", encoding="utf-8")
    with (site / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"\nplugins: [factsheet, {MINIFY}]\n")
    for target in ("plugins", "site"):
        done = call("make", target, f"PYTHON={sys.executable}", at=site)
        assert done.returncode == 0, done.stderr
    assert "--hash=sha256:" in (site / "plugins.txt").read_text(encoding="utf-8")
    assert "<main id=main" in page(tmp_path, "places/northpoint/index.html")


def test_facts_beside_a_site_of_another_theme(first: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Ours", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("{site_name: Ours, theme: material}", encoding="utf-8")
    shutil.copytree(first / "site", tmp_path / "facts")
    for words in ("mkdocs build", "factsheet build -f facts/mkdocs.yml --site-dir site/facts"):
        program, *arguments = words.split()
        done = call(first / "venv/bin" / program, *arguments, at=tmp_path)
        assert done.returncode == 0, done.stderr
    assert "Ours" in (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "Halls" in (tmp_path / "site/facts/places/northpoint/index.html").read_text(encoding="utf-8")


def test_the_table_names_the_versions_that_were_tried() -> None:
    table = (ROOT / "docs/mkdocs.md").read_text(encoding="utf-8")
    for line in PLUGINS.read_text(encoding="utf-8").splitlines():
        name, _, version = line.partition("==")
        assert f"| {name.removesuffix('-plugin')}" in table, line
        assert f" | {version} | " in table, line
