"""A site under git with everything on for programs that look around, and what such programs read of it."""

from __future__ import annotations

import shutil
from pathlib import Path

from lxml import etree, html

from tests.support.past import Past
from tests.support.project import in_process

HERE = "https://facts.example/"
DAY = {"SOURCE_DATE_EPOCH": "1800000000", "FACTSHEET_SEARCH": "off", "SITE_URL": HERE}  # 15 January 2027
SETTINGS = """\
extra:
  markdown: true
  security_contact: [mailto:security@facts.example, https://facts.example/contribute/]
  alternates: {zh-Hans: "https://zh.facts.example/{url}", fr: https://fr.facts.example/, x-default: "https://facts.example/{url}"}
"""
SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def begin(pattern: Path, folder: Path) -> Path:
    """Make the project, with commits on three days, and a page by hand that is not committed as it is."""
    project = Path(shutil.copytree(pattern, folder))
    change(project / "mkdocs.yml", "extra:\n", SETTINGS)
    past = Past(project)
    past.commit("2026-01-05T10:00:00Z")
    past.edit("content/glossary.md", ("# Glossary", "# The glossary"), when="2026-02-01T10:00:00Z")
    past.edit("facts.yaml", ("The tower stands", "The tower stood"), when="2026-02-10T10:00:00Z")
    change(project / "content/methodology.md", "# ", "# Our ")
    return project


def change(file: Path, old: str, new: str) -> None:
    """Replace a text where it first stands in a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def build(project: Path, *more: str | Path, **env: str) -> None:
    """Build it, on one day."""
    done = in_process("build", *more, cwd=project, **{**DAY, **env})
    assert done.returncode == 0, done.stderr


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file, by path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def days_in(sitemap: bytes) -> dict[str, str]:
    """The day of each address in a sitemap, from the root of the site; empty if it has none."""
    urls = etree.fromstring(sitemap).findall(f"{SITEMAPS}url")
    days = ((url.findtext(f"{SITEMAPS}loc"), url.findtext(f"{SITEMAPS}lastmod", "")) for url in urls)
    return {(url or "").removeprefix(HERE): day or "" for url, day in days}


def links_of(page: bytes, rel: str) -> list[dict[str, str]]:
    """The attributes of the links of one sort in the head of a page."""
    found = html.document_fromstring(page).findall(f"head/link[@rel='{rel}']")
    return [{str(name): str(value) for name, value in link.attrib.items()} for link in found]
