"""What `check` accepts comes out as it was written: in the files of the API, and on pages."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import assume, given, settings, strategies as st
from lxml import html

from factsheet.checks import runner
from factsheet.checks.context import Context
from factsheet.core.problems import BuildError
from factsheet.load.sheet import load
from tests.support import sheets
from tests.support.making import made
from tests.support.project import TODAY

pytestmark = pytest.mark.slow

Record = dict[str, Any]

LIKE_MARKS = (
    "edit:", "edit:tower.f", "data-fact", "data-count", "{{ page }}", "{% raw %}", "{# no #}", "<!--row-->",
    "&lt;b&gt;", "<b>bold</b>", "</main>", "\\x0e", "\\u0006", "row", "line", "$&", "%s", "{}", "%7B", "../",
    "[[words]]", "::error::", "</script>", "]]>", "@", "=SUM(A)", "'", '"', "`", "tower.f-a",
)  # fmt: skip
"""Words that look like marks of ours, or of templates, markup and commands."""

_LETTERS = st.characters(categories=("L", "P", "S", "Zs"), exclude_characters="\u3007")
_PIECE = st.one_of(st.sampled_from(LIKE_MARKS), st.text(_LETTERS, min_size=1, max_size=8))
TEXTS = st.lists(_PIECE, min_size=1, max_size=5).map(" ".join).map(lambda text: unicodedata.normalize("NFC", text))
FIGURES = st.fixed_dictionaries(
    {"property": st.just("height"), "value": st.from_regex(r"[1-9][0-9]{0,6}(\.[0-9]{1,3})?", fullmatch=True)},
    optional={"scale": st.sampled_from(["thousand", "million", "billion"])},
)


@st.composite
def free_sheets(draw: st.DrawFn) -> Record:
    """A sheet with free texts wherever they may stand."""
    facts = [_fact(draw, number) for number in range(draw(st.integers(1, 4)))]
    tower = sheets.entity(name=draw(TEXTS), summary=draw(TEXTS), aliases=draw(st.lists(TEXTS, max_size=2)), facts=facts)
    source = sheets.source(title=draw(TEXTS), publisher=draw(TEXTS), author=draw(TEXTS))
    return sheets.sheet([], entities={"tower": tower}, sources={"paper": source})


def _fact(draw: st.DrawFn, number: int) -> Record:
    quote = " ".join(draw(TEXTS).split()[:8])
    fact = sheets.fact(number, statement=draw(TEXTS), topics=["towers"])
    if draw(st.booleans()):
        fact["figure"] = draw(FIGURES)
        quote = " ".join(filter(None, [fact["figure"]["value"], fact["figure"].get("scale"), "metres"]))
    if draw(st.booleans()):
        year = str(draw(st.integers(1000, 2023)))
        fact["as_of"] = year
        quote += f" in {year}"
    if draw(st.booleans()):
        fact["attributed_to"] = {"name": draw(TEXTS)}
    fact["citations"] = [{"source": "paper", "quote": quote}]
    return fact


@settings(max_examples=60)
@given(record=free_sheets())
def test_what_is_accepted_comes_out_as_it_was_written(record: Record) -> None:
    folder = Path(mkdtemp())
    assume(_is_accepted(record, folder))
    files = made(sheets.written(record), folder, "site", lines=False, warm=False)
    entity, source = record["entities"]["tower"], record["sources"]["paper"]
    facts = json.loads(files["api/v1/facts.json"])["facts"]
    assert list(map(_as_in_sheet, facts)) == [_expected(fact) for fact in entity["facts"]]
    (out,) = json.loads(files["api/v1/entities.json"])["entities"]
    assert (out["name"], out["summary"]) == (entity["name"], entity["summary"])
    (cited,) = json.loads(files["api/v1/sources.json"])["sources"]
    assert (cited["title"], cited["publisher"]) == (source["title"], source["publisher"])
    shown = _words_of(files["places/tower/index.html"])
    for fact in facts:
        assert " ".join(fact["text"].split()) in shown
    assert " ".join(entity["summary"].split()) in shown


def _words_of(page: bytes) -> str:
    """The words of a page, as a reader sees them."""
    return " ".join("".join(map(str, html.document_fromstring(page.decode()).itertext())).split())


def _is_accepted(record: Record, folder: Path) -> bool:
    file = folder / "facts.yaml"
    file.write_text(sheets.written(record), encoding="utf-8")
    try:
        loaded = load(file, folder)
    except BuildError:
        return False
    return all(problem.is_warning for problem in runner.check(loaded, Context(loaded.sheet, TODAY)))


def _as_in_sheet(fact: Record) -> Record:
    """The fields of a fact of the API that a sheet has too."""
    return {
        "id": fact["id"].partition(".")[2],
        "statement": fact["statement"],
        "figure": {key: fact["figure"][key] for key in ("property", "value", "scale")} if fact["figure"] else None,
        "as_of": fact["as_of"],
        "topics": fact["topics"],
        "speaker": (fact["attributed_to"] or {}).get("name"),
        "citations": [(citation["source"], citation["quote"]) for citation in fact["citations"]],
    }


def _expected(fact: Record) -> Record:
    return {
        "id": fact["id"],
        "statement": fact["statement"],
        "figure": {"scale": None, **fact["figure"]} if "figure" in fact else None,
        "as_of": fact.get("as_of"),
        "topics": fact["topics"],
        "speaker": fact.get("attributed_to", {}).get("name"),
        "citations": [(citation["source"], citation["quote"]) for citation in fact["citations"]],
    }


@pytest.mark.parametrize("words", LIKE_MARKS)
def test_words_that_look_like_our_marks_stay_as_they_are(words: str, tmp_path: Path) -> None:
    """On pages they are words too, in a statement between two others, in a name, a title and a quote."""
    text = f"It is {words} here"
    fact = sheets.fact("f", statement=text, citations=[{"source": "paper", "quote": text}])
    own = sheets.entity(name=f"Tower {words}", summary=text, facts=[fact])
    record = sheets.sheet([], entities={"tower": own}, sources={"paper": sheets.source(title=text)})
    files = made(sheets.written(record), tmp_path, "site", lines=False, warm=False)
    (out,) = json.loads(files["api/v1/facts.json"])["facts"]
    assert (out["statement"], out["citations"][0]["quote"]) == (text, text)
    page = _words_of(files["places/tower/index.html"])
    assert f"Tower {words}" in page
    assert out["text"] in page
    assert text in page  # the summary, which has no Markdown
