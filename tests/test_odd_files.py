"""Edits of facts that somebody wrote in odd ways: the change is there, and no other byte has changed."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from factsheet.core.model import Sheet
from factsheet.edit.draft import Desk, tried
from factsheet.edit.names import EditError, Name, ids
from factsheet.edit.rename import moved, renamed
from factsheet.edit.text.facts_text import FactsText, Steps, plain, walk
from factsheet.edit.text.form import formatted
from factsheet.edit.text.layout import Value
from factsheet.edit.text.splicing import addition, removal
from factsheet.load.sheet import load
from tests.support.edits import texts_in
from tests.support.odd_yaml import OddWriter
from tests.support.project import ROOT, TODAY

SHEETS = [
    ROOT / "tests/edits/facts.yaml",
    *(ROOT / f"tests/sites/{name}.yaml" for name in ("canals", "poets", "shares")),
]
REAL = [ROOT / "facts.yaml", *sorted((ROOT / "examples").glob("*/facts.yaml"))]
SEEDS = range(15)
NEW = "zz-something-new"


def odd(seed: int, folder: Path) -> tuple[FactsText, dict[str, Any], Random]:
    """One of the sheets, in an odd form."""
    random = Random(seed)  # noqa: S311 - it keeps no secrets
    raw = texts_in(random.choice(SHEETS).read_text(encoding="utf-8"))
    text = OddWriter(random).written(raw)
    file = folder / "facts.yaml"
    end = random.choice(["\n", "\n", "\r\n"])
    file.write_bytes((random.choice(["", "", "\ufeff"]) + text).replace("\n", end).encode())
    return FactsText.read(file, folder), raw, random


def is_one_insertion(before: str, after: str) -> bool:
    head = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), len(before))
    rest = before[head:]
    return len(after) >= len(before) and after.endswith(rest)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_file_that_is_written_back_is_the_same(seed: int, tmp_path: Path) -> None:
    file, raw, _ = odd(seed, tmp_path)
    assert file.changed([]).written() == file.file.read_bytes()
    assert plain(file.root) == raw


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_removed_is_gone_and_the_rest_is_as_it_was(seed: int, tmp_path: Path) -> None:
    file, raw, random = odd(seed, tmp_path)
    removable = [steps for steps, _ in walk(file.root) if len(steps) in (2, 4) and not isinstance(steps[0], int)]
    for steps in random.sample(removable, 8):
        after = file.changed([removal(file, steps)])
        assert plain(after.root) == without(raw, steps), steps
        assert is_one_insertion(after.text, file.text)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_added_stands_at_the_end_and_the_rest_is_as_it_was(seed: int, tmp_path: Path) -> None:
    file, raw, random = odd(seed, tmp_path)
    entity = random.choice(list(raw["entities"]))
    facts = len(raw["entities"][entity].get("facts", ()))
    fact: dict[str, Value] = {
        "id": NEW,
        "statement": "It is: new, # and 北京 “so”. " * 6,
        "topics": ["a", "1:30"],
        "figure": {"value": "2"},
        "citations": [{"source": "no", "quote": "- x"}],
    }
    entries: list[tuple[Steps, Value]] = [
        (("entities", entity, "facts", facts), fact),
        (("entities", NEW), {"kind": "place", "name": "null"}),
        (("moved", f"{entity}.old"), f"{entity}.new"),
        (("topics", NEW), {"label": "2024-05"}),
    ]
    for steps, value in entries:
        after = file.changed([addition(file, steps, value, levels=random.choice([0, 1]))])
        assert plain(after.root) == with_entry(raw, steps, value), steps
        assert is_one_insertion(file.text, after.text)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_new_id_stands_wherever_the_old_one_did_and_nothing_else_changes(seed: int, tmp_path: Path) -> None:
    file, _, random = odd(seed, tmp_path)
    desk = Desk(tmp_path, file.file, TODAY)
    sections = ["entities", "facts", "sources", "properties", "topics", "kinds"]
    section = random.choice([section for section in sections if ids(desk.sheet, section)])
    old = Name(section, random.choice(ids(desk.sheet, section)))
    new = Name(section, f"{old.id.rpartition('.')[0]}.{NEW}".lstrip("."))
    draft = renamed(desk, old, new)
    (after,) = draft.files
    assert is_one_insertion(file.text, after.text.replace(NEW, old.id.rpartition(".")[2]))
    problems = tried(desk, {file.file: after.written()})
    assert [one.check for one in problems] == [one.check for one in desk.problems()]
    assert new.is_in(loaded(after, tmp_path))


@pytest.mark.parametrize("facts", REAL, ids=lambda file: file.parent.name)
def test_in_real_files_too_nothing_but_the_id_changes(facts: Path) -> None:
    random = Random(facts.parent.name)  # noqa: S311 - it keeps no secrets
    desk = Desk(facts.parent, facts, TODAY)
    for section in ("entities", "facts", "facts", "sources", "properties", "topics", "kinds"):
        old = Name(section, random.choice(ids(desk.sheet, section)))
        (after,) = renamed(desk, old, Name(section, f"{old.id.rpartition('.')[0]}.{NEW}".lstrip("."))).files
        assert is_one_insertion(desk.files[0].text, after.text.replace(NEW, old.id.rpartition(".")[2])), old


@pytest.mark.parametrize("seed", SEEDS)
def test_a_fact_that_moves_keeps_its_words_and_its_comments(seed: int, tmp_path: Path) -> None:
    file, raw, random = odd(seed, tmp_path)
    desk = Desk(tmp_path, file.file, TODAY)
    fact = random.choice(ids(desk.sheet, "facts"))
    home, _, fact_id = fact.partition(".")
    entity = random.choice([name for name in raw["entities"] if name != home])
    try:
        (after,) = moved(desk, Name("facts", fact), Name("facts", f"{entity}.{NEW}")).files
    except EditError as error:
        if "comments would be lost" in str(error):
            return
        raise
    wanted = next(one for one in raw["entities"][home]["facts"] if one["id"] == fact_id)
    about = [one for one in wanted.get("about", ()) if one != entity]
    wanted = {**wanted, "id": NEW, **({"about": about} if about else {})}
    if not about:
        wanted.pop("about", None)
    moved_fact = texts_in(after.text)["entities"][entity]["facts"][-1]
    assert moved_fact == renamed_in(wanted, fact, f"{entity}.{NEW}")
    if len(raw["entities"][home]["facts"]) > 1 and entity not in str(about):
        assert sorted(comments(after.text)) == sorted(comments(file.text))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_one_form_keeps_every_word_and_comment_and_is_reached_at_once(seed: int, tmp_path: Path) -> None:
    file, raw, _ = odd(seed, tmp_path)
    after = formatted(file)
    assert plain(after.root) == raw
    assert sorted(comments(after.text)) == sorted(comments(file.text))
    assert formatted(after).text == after.text
    assert "\r" not in after.text
    assert not [line for line in after.text.splitlines() if line != line.rstrip()]


def comments(text: str) -> list[str]:
    """The numbered comments of an odd file."""
    return [line.rpartition("# ")[2].strip() for line in text.splitlines() if "# " in line and line[-1].isdigit()]


def loaded(file: FactsText, folder: Path) -> Sheet:
    path = folder / "after.yaml"
    path.write_bytes(file.written())
    return load(path, folder).sheet


def without(raw: dict[str, Any], steps: Steps) -> dict[str, Any]:
    raw = deepcopy(raw)
    parents: list[Any] = [raw]
    for step in steps[:-1]:
        parents.append(parents[-1][step])
    for parent, step in reversed(list(zip(parents, steps, strict=True))):
        del parent[step]
        if parent:
            break
    return raw


def with_entry(raw: dict[str, Any], steps: Steps, value: Any) -> dict[str, Any]:
    raw = deepcopy(raw)
    parent: Any = raw
    for step, after in pairwise(steps):
        parent = parent.setdefault(step, [] if isinstance(after, int) else {})
    if isinstance(parent, list):
        parent.append(value)
    else:
        parent[steps[-1]] = value
    return raw


def renamed_in(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {key: renamed_in(one, old, new) for key, one in value.items()}
    if isinstance(value, list):
        return [renamed_in(one, old, new) for one in value]
    return new if value == old else value
