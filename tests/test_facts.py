"""The real facts, beside what `check` asks: nothing but quotes comes from the articles word for word."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import pytest

from factsheet.core.model import Sheet
from factsheet.edit.text.facts_text import FactsText
from factsheet.edit.text.form import formatted
from factsheet.evidence import copied
from factsheet.load.sheet import load
from tests.support.project import ROOT

pytestmark = pytest.mark.ours


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return load(ROOT / "facts.yaml", ROOT).sheet


def runs(text: str) -> set[tuple[str, ...]]:
    return {run for run, _ in copied.runs(text, copied.Names.of([]))}


def own_texts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Everything that is said to be in our own words."""
    for name, entity in sheet.entities.items():
        yield name, entity.summary
        yield from ((f"{name}.{fact.id}", fact.statement) for fact in entity.facts)
    for file in (*(ROOT / "docs").glob("*.md"), *(ROOT / "content").glob("*.md"), *ROOT.glob("*.md")):
        yield file.name, file.read_text(encoding="utf-8")


def names_and_titles(sheet: Sheet) -> str:
    names = [name for entity in sheet.entities.values() for name in (entity.name, *entity.aliases)]
    return "\n".join([*names, *(source.title for source in sheet.sources.values())])


def test_the_facts_stand_in_the_one_form() -> None:
    for file in (ROOT / "facts.yaml", *sorted((ROOT / "examples").glob("*/facts.yaml"))):
        facts = FactsText.read(file, ROOT)
        assert formatted(facts).text == facts.text, f"write {facts.label} with `fmt`"


def test_no_sentence_is_copied(sheet: Sheet, texts: dict[str, str]) -> None:
    allowed = {run for line in names_and_titles(sheet).splitlines() for run in runs(line)}
    articles = set().union(*map(runs, texts.values())) - allowed
    assert [(place, run) for place, text in own_texts(sheet) for run in runs(text) & articles] == []


def test_every_quote_stands_in_its_source(sheet: Sheet, texts: dict[str, str]) -> None:
    folded = {name: fold(text) for name, text in texts.items()}
    for entity, _, fact in sheet.facts():
        for citation in fact.citations:
            around = " ".join(filter(None, (citation.prefix, citation.quote, citation.suffix)))
            assert folded[citation.source].count(fold(around)) == 1, f"{entity}.{fact.id}: {citation.quote}"


def fold(text: str) -> str:
    """White space, quote marks and dashes made alike."""
    text = re.sub("[“”]", '"', re.sub("[‘’]", "'", re.sub("[–—]", "-", text)))
    return " ".join(text.split())


def test_the_texts_are_those_that_were_captured(sheet: Sheet, texts: dict[str, str]) -> None:
    hashes = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}
    assert {name: source.text_sha256 for name, source in sheet.sources.items()} == hashes


def test_summaries_hold_no_digits(sheet: Sheet) -> None:
    assert [name for name, entity in sheet.entities.items() if re.search(r"\d", entity.summary)] == []


def test_everything_declared_is_used(sheet: Sheet) -> None:
    facts = [fact for _, _, fact in sheet.facts()]
    assert {fact.figure.property for fact in facts if fact.figure} == set(sheet.properties)
    assert {topic for fact in facts for topic in fact.topics} == set(sheet.topics)
    assert {citation.source for fact in facts for citation in fact.citations} == set(sheet.sources)
    assert {fact.relation.predicate for fact in facts if fact.relation} == set(sheet.predicates)
    assert {entity.kind for entity in sheet.entities.values()} == set(sheet.kinds)
