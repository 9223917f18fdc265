"""No input costs more than n log n: calls are counted, not seconds. `python -m tools.scaling` measures seconds."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from factsheet.core.problems import Place
from factsheet.load import yaml
from factsheet.load.tree import START, Tree
from factsheet.words.reader import read_folded
from tests.support import shapes
from tools import scaling

SHAPES = shapes.named()
SLOW = {"different_quotes_not_there"}  # few of them are compared with their whole text
FEW = 80
SMALL = 30_000
"""Calls below which a ratio says nothing: tables of words, of each check."""


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.exhaustive] if name in SLOW else []) for name in sorted(SHAPES)]
)
def test_four_times_as_much_takes_about_four_times_as_many_calls(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "FACTSHEET_JOBS", "1")
    scaling.check(SHAPES[name](4), tmp_path)  # tables of words are made once
    few, many = (calls(name, n, tmp_path) for n in (FEW, 4 * FEW))
    assert many <= SMALL or many <= scaling.BOUND * few, f"{few:,} calls, then {many:,}"


def calls(name: str, n: int, folder: Path) -> int:
    """Count the calls of functions, ours and Python's, that a check makes."""
    shape, count = SHAPES[name](n), 0
    read_folded.cache_clear()  # texts that another shape has in common with this one

    def note(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        scaling.check(shape, folder)
    finally:
        sys.setprofile(None)
    return count


class Walked(dict[str, object]):
    """A mapping that counts how often somebody goes through it."""

    times = 0

    def __iter__(self) -> Iterator[str]:
        self.times += 1
        return super().__iter__()


def test_the_keys_of_a_mapping_are_gone_through_once_for_all_their_places() -> None:
    root = Walked({f"key-{number}": "x" for number in range(100)})
    tree = Tree(root, {id(root): [START] * 201})  # type: ignore[arg-type]
    for key in root:
        tree.locate((key,))
    assert root.times == 2  # one of them by this loop


def test_a_key_that_stands_twice_names_its_first_line_wherever_the_others_stand() -> None:
    text = "".join(f"k{number}: a\n" for number in (0, 1, 0, 2, 1, 3, 2, 3, 0))
    _, problems = yaml.compose(text, "facts.yaml")
    assert [(problem.place, problem.message) for problem in problems] == [
        (Place("facts.yaml", line, 1), f"`k{key}` stands here twice, first on line {first}")
        for line, key, first in ((3, 0, 1), (5, 1, 2), (7, 2, 4), (8, 3, 6), (9, 0, 1))
    ]
