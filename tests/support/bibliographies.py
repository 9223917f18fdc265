"""The bibliographies of some sites in each form, and BibTeX as pybtex reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from pybtex.database import Entry, parse_string  # type: ignore[import-untyped]
from pybtex.richtext import Text  # type: ignore[import-untyped]

from factsheet.load.sheet import load
from factsheet.view.bibliography import Work
from factsheet.view.index import SiteView, view
from factsheet.view.publication import Publication
from tests.support.project import ROOT, TODAY
from tests.support.views import exported

Json = dict[str, Any]

SITES = ["facts", *sorted(file.stem for file in (ROOT / "tests" / "sites").glob("*.yaml"))]
NAME, ADDRESS = "Facts & figures, 100%", "https://facts.example/repo/"
SITE = "facts-figures-100.site"

DATES = (
    "2024", "2024-04", "2024-08-28", "2024-04~", "2024-21", "2024-24", "2024-22~", "2024-33", "2024-36~", "2024-40",
    "199X", "199X~", "18XX", "0850", "0079-21", "-0752", "-0026~", "0000", "-0043-03-15", "2024-08-28/2024-08-30",
    "2024-08-28/2024-09-28", "2021/2025", "2024~/2025", "197X/198X", "2024-21/2024-24", "2015/..", "../2024-08",
    "199X/..", "2024-04/2024-04-09",
)  # fmt: skip
each_date = pytest.mark.parametrize("date", DATES)
each_site = pytest.mark.parametrize("name", SITES)


@cache
def site_of(name: str) -> SiteView:
    file = ROOT / "facts.yaml" if name == "facts" else ROOT / "tests" / "sites" / f"{name}.yaml"
    return replace(view(load(file, ROOT).sheet, TODAY), publication=Publication(NAME, url=ADDRESS))


@cache
def files_of(name: str) -> Mapping[str, str]:
    return ours(exported(site_of(name)))


def ours(files: Mapping[str, bytes]) -> dict[str, str]:
    own = re.compile(r"data/bibliography\.|sources/[^/]+/cite\.")
    return {path: content.decode() for path, content in files.items() if own.match(path)}


def whole(name: str, extension: str) -> str:
    return files_of(name)[f"data/bibliography.{extension}"]


def work_of(**known: Any) -> Work:
    return Work(**{"id": "x", "type": "report", "title": "A title", "publisher": "A publisher", **known})


def folded(words: str) -> str:
    """A text in one line, as citations have it."""
    return " ".join(words.split())


def entries(content: str) -> Mapping[str, Entry]:
    read = parse_string(content, "bibtex").entries
    return {key: read[key] for key in read}


UNKNOWN = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}", "^": r"\textasciicircum{}", "$": r"\$"}
"""Signs as LaTeX writes them and latexcodec 3.0.1, with which pybtex reads, does not."""


def plain(latex: str) -> str:
    """A field as it would be set."""
    for number, command in enumerate(UNKNOWN.values()):
        latex = latex.replace(command, chr(0xE000 + number))
    read = str(Text.from_latex(latex))
    for number, sign in enumerate(UNKNOWN):
        read = read.replace(chr(0xE000 + number), sign)
    return read


def persons(entry: Entry) -> list[list[str]]:
    """The names of the authors, each as the list of its parts."""
    parts = ((*one.first_names, *one.middle_names, *one.last_names) for one in entry.persons.get("author", ()))
    return [[plain(part) for part in names] for names in parts]
