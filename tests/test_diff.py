"""The comparison of two versions of the facts: golden cases, and that each edit is named once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from html import unescape
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings, strategies as st
from markdown_it import MarkdownIt

from factsheet.core.problems import printable
from factsheet.edit.diff import json, markdown, text
from factsheet.evidence.lock import Lock
from factsheet.history.changes import Diff
from factsheet.history.compare import compare
from factsheet.history.records import Version, version
from factsheet.history.versions import NoVersionError, written
from tests.support.cases import CASES, parts_of
from tests.support.edits import Raw, texts_in
from tests.support.fields import CHANGES, enriched, records
from tests.support.git import committed, git
from tests.support.project import LIGHTHOUSES, in_process

FORMS: dict[str, Callable[[Diff], str]] = {
    "text": lambda diff: "\n".join(text.lines(diff)) + "\n",
    "markdown": markdown.markdown,
    "json": lambda diff: json.as_json(diff) + "\n",
}


def compared(folder: Path) -> Diff:
    """Compare the two versions of a case, whose files stand in a folder."""
    paths = (path for side in ("old", "new") for path in (folder / side).glob("facts*"))
    old, new = (written(str(path), path, folder) for path in paths)
    return compare(old.as_far_as_possible()[0], new.read())


@pytest.mark.parametrize("case", sorted((CASES / "diff").glob("*.case")), ids=lambda case: case.stem)
def test_case(case: Path, tmp_path: Path) -> None:
    expected = parts_of(case, tmp_path)
    diff = compared(tmp_path)
    assert expected
    assert {form: FORMS[form](diff) for form in expected} == expected


def named(diff: Diff) -> list[tuple[str, str, str]]:
    """Every field that a comparison names: section, id and field."""
    return [
        (change.section, change.id, field.field)
        for change in diff.all
        for field in (*change.fields, *(one for citation in change.citations for one in citation.fields))
    ]


def version_of(raw: Raw) -> Version:
    return version(raw, Lock())


@pytest.fixture(scope="module")
def sheet() -> Raw:
    return enriched(texts_in(LIGHTHOUSES.read_text(encoding="utf-8")))


WIDE = {
    "Entity.facts", "Fact.id", "Fact.figure", "Fact.series", "Fact.citations", "Series.points", "Point.id",
    "Point.citations", "Point.converted", "Figure.converted", "Fact.relation", "Fact.attributed_to", "Fact.allow",
    "Entity.names", "Citation.source",
}  # fmt: skip
"""Changes of more than one text, or of one with a key of its own."""


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_any_field_of_the_model_shows(name: str, sheet: Raw) -> None:
    edited = deepcopy(sheet)
    record, _, field = name.partition(".")
    CHANGES[name](next(records(edited, record)), edited)
    fields = named(compare(version_of(sheet), version_of(edited)))
    assert fields
    assert max(Counter(fields).values()) == 1
    assert name in WIDE or [one[2].rpartition(".")[2] for one in fields] == [field]


def leaves(raw: Raw) -> Iterator[tuple[tuple[str, str, str], Raw, str]]:
    """Every text in a sheet that is no id: the name under which a comparison knows its field, and its place."""
    for section, entries in raw.items():
        for name, entry in entries.items():
            if section == "entities":
                for fact in entry.get("facts", ()):
                    yield from leaves_of_fact(f"{name}.{fact['id']}", fact)
            fields = {key: value for key, value in entry.items() if key != "facts"}
            yield from leaves_of((section, name), fields, entry)


def leaves_of_fact(name: str, fact: Raw) -> Iterator[tuple[tuple[str, str, str], Raw, str]]:
    points = fact.get("series", {}).get("points", ())
    for section, record_id, record in (
        ("facts", name, fact),
        *(("points", f"{name}.{point['id']}", point) for point in points),
    ):
        own = {key: value for key, value in record.items() if key not in ("id", "citations", "series")}
        yield from leaves_of((section, record_id), own, record)
        for citation in record.get("citations", ()):
            yield ((section, record_id, "quote"), citation, "quote")


def leaves_of(
    owner: tuple[str, str], fields: Raw, place: Raw, path: str = ""
) -> Iterator[tuple[tuple[str, str, str], Raw, str]]:
    for key, value in fields.items():
        if isinstance(value, dict):
            yield from leaves_of(owner, value, place[key], f"{path}{key}.")
        elif isinstance(value, str):
            yield ((*owner, f"{path}{key}"), place, key)


@settings(max_examples=40)
@given(st.integers(), st.integers(1, 12))
def test_every_edit_is_named_once_and_nothing_else(seed: int, count: int) -> None:
    before = enriched(texts_in(LIGHTHOUSES.read_text(encoding="utf-8")))
    after, random = deepcopy(before), Random(seed)  # noqa: S311 - the same each time
    edits = random.sample(list(leaves(after)), count)
    for _, place, key in edits:
        place[key] += " and more"
    for entity in after["entities"].values():
        random.shuffle(entity.get("facts", []))
    assert not list(compare(version_of(before), version_of(before)).all)
    assert sorted(named(compare(version_of(before), version_of(after)))) == sorted(edit[0] for edit in edits)


@given(st.text(alphabet=st.sampled_from("`\\ *_[]<>&@#|~!:/.-\n\t\u200b\u202ea1")))
def test_words_of_contributors_stand_in_code_as_they_are(words: str) -> None:
    html = MarkdownIt().enable(["table", "strikethrough"]).render(f"- {markdown.code(words)}")
    inside = re.fullmatch(r"<ul>\n<li>(?:<code>(.*)</code>|\(empty\))</li>\n</ul>\n", html)
    assert inside
    assert unescape(inside[1] or "") == printable(words)


def test_a_comment_past_the_limit_has_only_counts() -> None:
    facts = [{"id": f"fact-{number}", "statement": f"Fact @number {number}."} for number in range(900)]
    raw = {"entities": {f"town-{number}": {"name": "Town", "facts": facts} for number in range(3)}}
    diff = compare(version_of({}), version_of(raw))
    whole, counts = markdown.markdown(diff, 10**7), markdown.markdown(diff)
    assert len(whole) > markdown.LIMIT > len(counts)
    assert "- `town-2`: 900 facts added, 1 entity added\n" in counts
    assert "Fact" not in counts.partition("\n")[2]
    few = markdown.markdown(diff, 250)
    assert len(few) <= 250
    assert few.endswith("- and 2 more lines\n")


@pytest.mark.slow
def test_revisions_and_what_stands_in_the_working_tree(project: Path) -> None:
    committed(project)
    facts = project / "facts.yaml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("value: 41.5}", "value: 42.5}"), encoding="utf-8")
    (project / "facts").mkdir()
    facts.rename(project / "facts" / "größe.yaml")
    expected = "1 fact changed\n\nNorth Cape Light (north-cape)\n~ changed north-cape.height-1999\n"
    expected += "    figure.value: 41.5 -> 42.5\n    quote as before of coast-herald-1999: 41.5 metres\n"
    assert in_process("diff", "HEAD", cwd=project).stdout == expected
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--all", "--message", "second")
    assert in_process("diff", "HEAD~1", "HEAD", cwd=project).stdout == expected
    assert in_process("diff", "HEAD", "facts", cwd=project).stdout == "nothing has changed\n"
    (project / "facts" / "b.yaml").write_text("entities: {north-cape: &a {}}\n", encoding="utf-8")
    broken = in_process("diff", "HEAD", cwd=project)
    assert broken.returncode == 1
    assert "facts/b.yaml:1:24: [yaml] anchors (&a) are not read" in broken.stdout
    assert "[duplicate-key] `north-cape` is in another file too" in broken.stdout
    nowhere = in_process("diff", "no-such-revision", cwd=project)
    assert nowhere.returncode == 2
    message = "Error: `no-such-revision` is neither a path nor a revision that git knows here"
    assert nowhere.stderr.splitlines()[-1] == message


def test_a_path_without_facts_is_no_version(tmp_path: Path) -> None:
    with pytest.raises(NoVersionError, match=f"there are no facts at {tmp_path}"):
        written(str(tmp_path), LIGHTHOUSES, tmp_path)
    with pytest.raises(NoVersionError, match="`--help` is neither a path nor a revision"):
        written("--help", LIGHTHOUSES, tmp_path)
