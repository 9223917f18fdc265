"""Plain YAML is read line by line, and what comes of it is what libyaml makes of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from factsheet import lines
from factsheet.load import load
from factsheet.tree import Node, compose
from tests.conftest import LIGHTHOUSES, ROOT
from tests.test_cases import CASES

FILES = [ROOT / "facts.yaml", LIGHTHOUSES, *sorted((CASES / "load").glob("*.yaml"))]


def agree(text: str) -> bool:
    """Whether a text was read here; then libyaml must have read the same, found the same places and no fault."""
    found = lines.read(text)
    if not found:
        return False
    tree, problems = compose(text, "facts.yaml")
    assert tree
    assert problems == []
    assert found.root == tree.root
    for mine, theirs in lists(found.root, tree.root):
        if id(mine) in found.entries:
            assert found.entries[id(mine)] == [(mark.line, mark.column) for mark in tree.marks[id(theirs)][1:]]
    return True


def lists(one: Node, other: Node) -> Iterator[tuple[Node, Node]]:
    """The lists of two equal trees, side by side."""
    if isinstance(one, list) and isinstance(other, list):
        yield one, other
        pairs = [*zip(one, other, strict=True)]
    elif isinstance(one, dict) and isinstance(other, dict):
        pairs = [*zip(one.values(), other.values(), strict=True)]
    else:
        return
    for pair in pairs:
        yield from lists(*pair)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_agrees_on_files(file: Path) -> None:
    agree(file.read_text(encoding="utf-8", errors="replace"))


def test_real_files_are_read_here() -> None:
    assert agree((ROOT / "facts.yaml").read_text(encoding="utf-8"))
    assert agree(LIGHTHOUSES.read_text(encoding="utf-8"))


@pytest.mark.parametrize("size", [1, 40, 1000])
def test_it_does_not_matter_where_a_text_is_cut(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_AT_ONCE", size)
    assert agree((ROOT / "facts.yaml").read_text(encoding="utf-8"))
    assert agree(LIGHTHOUSES.read_text(encoding="utf-8"))


def test_facts_in_brackets_have_their_places(tmp_path: Path) -> None:
    """Those are not noted here."""
    file = tmp_path / "facts.yaml"
    file.write_text(BRACKETS.replace("[]", "[{source: s, quote: two}]"), encoding="utf-8")
    found = load(file, tmp_path).places.facts()
    assert {name: (place.line, place.column) for name, place in found.items()} == {"x.a": (9, 13), "x.b": (9, 77)}


BRACKETS = """\
kinds: {city: {label: City, plural: Cities}}
sources:
  s: {type: webpage, title: T, publisher: P, issued: "2020", url: "https://example.org/", retrieved: "2020-02-02"}
entities:
  x:
    kind: city
    name: X
    summary: A place.
    facts: [{id: a, statement: One., citations: [{source: s, quote: one}]}, {id: b, statement: Two., citations: []}]
"""


@pytest.mark.parametrize(
    "text",
    [
        "a: b\n",
        "a:\n  b: c\n  d:\n    - e\n    - f: g\n      h: i\n    - k: l\nm: n\n",
        "a: {b: c, d: -5}\ne: [f, 12, g h]\n",
        'a: {b: {c: 1, d: [e, "f, g"]}} # said twice\n',
        "a: \"b: c\" \nd: 'e'\n",
        "a: >-\n  some words\n  and # more\nb: c\n",
        "a:\n  - b: >-\n      some words:\n      more\n\n  # a note\n  - b: c\n",
        "per cent: it's 5 o'clock, or 17:00\n",
    ],
)
def test_these_forms_are_read_here(text: str) -> None:
    assert agree(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: b",
        "a: b\na: c\n",
        "a:\nb: c\n",
        "a: null\n",
        "a: [~]\n",
        "a: {b: c, b: d}\n",
        "a: b\n  c\n",
        "a: b: c\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !!str b\n",
        "a: |\n  b\n",
        "a: >-\n  b\n    c\n",
        "a: >-\n  b\n\n  c\n",
        "a: >-\n  b\n\n  # text too\nc: d\n",
        "a: >-\n b\n\n   ",
        "a: >-\n  b\n\nc: d\n",
        "a:\n  - b: >-\n      c\n\n    d: e\n",
        "a: >-\nb: c\n",
        "a: [b,\n  c]\n",
        'a: "b\n  c"\n',
        "a:\n- b\n",
        "a:\n  - b\n c: d\n",
        "a:\n  - - b\n",
        "a:\tb\n",
        "- a\n",
        "---\na: b\n",
        "a: b\u200b\n",
        "a: e\u0301\n",
        "<<: {a: b}\n",
        "a: [{b: c}]\n",
        "a: " + "[" * 9 + "]" * 9 + "\n",
        "".join(f"{' ' * at}a:\n" for at in range(20)) + " " * 20 + "a: b\n",
    ],
)
def test_it_agrees_on_other_forms(text: str) -> None:
    agree(text)


WORD = st.text(alphabet="ab:#-'\"[]{},&*!|>%@~ 0.北\t", max_size=8)
VALUE = st.one_of(
    st.sampled_from(
        ["b", "a b", "null", "[a, -1]", "{a: b, c d: -1}", "[a, [b]]", '"a: b"', "'b' # x", "a # b", "a:b"]
    ),
    st.sampled_from([">-", "|", "[a,", "", "- b", "{a: b, a: c}", "[~]", "-", "x: y", '"a']),
    WORD,
)
LINE = st.tuples(
    st.sampled_from(["", " ", "  ", "    ", "      "]),
    st.sampled_from(["", "- ", "a: ", "b:", "- a: ", "c d: ", "# ", '"a": ', "? "]),
    VALUE,
).map("".join)


@st.composite
def blocks(draw: st.DrawFn, indent: int = 0, *, is_list: bool = False) -> list[str]:
    """The lines of a mapping or a list."""
    found = []
    for key in draw(st.lists(st.sampled_from(["a", "b", "c d", "e.f", "1"]), min_size=1, max_size=4, unique=True)):
        start = f"{' ' * indent}-" if is_list else f"{' ' * indent}{key}:"
        sort = draw(st.sampled_from(["value", "value", "value", "text", "mapping", "list", "note"]))
        deeper = indent + draw(st.integers(1, 4))
        if sort == "note":
            found += draw(st.sampled_from([[""], ["# note"], [f"{start} b", f"{' ' * deeper}# note"]]))
        elif sort == "text":
            words = draw(st.lists(st.sampled_from(["a", "a: b", "- c # d", "北 ", " e", ""]), min_size=1, max_size=3))
            found += [f"{start} >-", *(f"{' ' * deeper}{text}" for text in words)]
            found += draw(st.sampled_from([[], [], [""], ["", f"{' ' * deeper}# text"], [f"{' ' * (deeper + 1)}"]]))
        elif sort == "value" or indent > 12:
            found.append(f"{start} {draw(VALUE)}")
        elif is_list and sort == "mapping":
            first, *others = draw(blocks(indent + 2))
            found += [f"{start} {first[indent + 2 :]}", *others]
        else:
            found += [start, *draw(blocks(deeper, is_list=sort == "list"))]
    return found


@settings(max_examples=1000)
@given(blocks().map("\n".join))
def test_it_agrees_on_documents(text: str) -> None:
    agree(text)


@settings(max_examples=500)
@given(st.lists(LINE, max_size=8).map("\n".join))
def test_it_agrees_on_any_lines(text: str) -> None:
    agree(text)


REAL = LIGHTHOUSES.read_text(encoding="utf-8").split("\n")


@settings(max_examples=300)
@given(data=st.data())
def test_it_agrees_on_spoiled_files(data: st.DataObject) -> None:
    text = list(REAL)
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from(REAL) | LINE)
    column = data.draw(st.integers(0, len(text[at])))
    text[at] = data.draw(st.sampled_from([other, text[at][:column] + other, text[at][column:], f"{text[at]} {other}"]))
    agree("\n".join(text))
