"""Loading: what the golden cases cannot show."""

from __future__ import annotations

import errno
import string
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings, strategies as st

from factsheet.core.entries import read_file
from factsheet.core.problems import BuildError, Problem
from factsheet.load import files
from factsheet.load.sheet import Loaded, load
from factsheet.load.tree import Node, Tree
from factsheet.load.yaml import compose, compose_sound
from tests.support.cases import CASES
from tests.support.project import LIGHTHOUSES, ROOT


def load_text(text: str | bytes, folder: Path) -> Loaded:
    file = folder / "facts.yaml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return load(file, folder)


def problems_of(text: str | bytes, folder: Path) -> list[str]:
    with pytest.raises(BuildError) as refused:
        load_text(text, folder)
    return [str(problem) for problem in refused.value.problems]


def test_scalars_mean_what_they_look_like() -> None:
    sheet = load(CASES / "load" / "quoted-and-plain-scalars-are-text.yaml", ROOT).sheet
    assert sheet.kinds["no"].label == "no"
    assert sheet.kinds["no"].plural == "1:30"
    assert sheet.sources["010"].title == "2.0"
    assert sheet.sources["010"].retrieved == "2024-02-01"
    assert sheet.entities["2024"].summary == "0x1F"
    assert sheet.entities["2024"].facts[0].citations[0].quote == "on"


def test_every_fact_knows_its_line(lighthouses: Loaded) -> None:
    lines = LIGHTHOUSES.read_text(encoding="utf-8").splitlines()
    places = lighthouses.locations.facts()
    assert len(places) == len(list(lighthouses.sheet.facts()))
    for name, place in places.items():
        assert lines[place.line - 1].strip() == f"- id: {name.partition('.')[2]}"


def test_exact_decimals(lighthouses: Loaded) -> None:
    figure = lighthouses.sheet.entities["north-cape"].facts[0].figure
    assert figure
    assert str(figure.value) == "41.5"


def test_records_are_frozen(lighthouses: Loaded) -> None:
    with pytest.raises(FrozenInstanceError):
        lighthouses.sheet.entities["north-cape"].name = "other"  # type: ignore[misc]


def test_a_folder_is_one_sheet(tmp_path: Path) -> None:
    whole = yaml.safe_load(LIGHTHOUSES.read_text(encoding="utf-8"))
    entities = whole.pop("entities")
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "base.yaml").write_text(yaml.safe_dump(whole), encoding="utf-8")
    for name, entity in entities.items():
        text = yaml.safe_dump({"entities": {name: entity}})
        (tmp_path / "facts" / f"{name}.yaml").write_text(text, encoding="utf-8")
    merged = load(tmp_path / "facts", tmp_path)
    assert {name: fact.id for name, _, fact in merged.sheet.facts()}
    assert set(merged.sheet.entities) == set(entities)
    assert merged.locations.at(("entities", "coast-office", "name")).file == "facts/coast-office.yaml"


def test_files_that_are_not_read_are_named(tmp_path: Path) -> None:
    facts, elsewhere = tmp_path / "facts", tmp_path / "elsewhere"
    facts.mkdir()
    elsewhere.mkdir()
    (facts / "good.yaml").write_text(LIGHTHOUSES.read_text(encoding="utf-8"), encoding="utf-8")
    (facts / "MORE.YAML").write_text("entities: {}", encoding="utf-8")
    (facts / "notes.txt").write_text("for ourselves", encoding="utf-8")
    (elsewhere / "other.yaml").write_text("entities: {}", encoding="utf-8")
    (facts / "linked").symlink_to(elsewhere)
    assert list(map(str, load(facts, tmp_path).not_read)) == [
        "facts/MORE.YAML:1:1: [not-read] warning: `.YAML` files are not read; call it MORE.yaml",
        "facts/linked:1:1: [not-read] warning: this is a link to a folder, which is not followed; "
        "put the folder itself here",
    ]


def test_two_files_may_not_define_the_same_thing(tmp_path: Path) -> None:
    facts = tmp_path / "facts"
    facts.mkdir()
    (facts / "a.yaml").write_text("kinds:\n  city: {label: City, plural: Cities}\n", encoding="utf-8")
    (facts / "b.yaml").write_text("kinds:\n  city: {label: City, plural: Cities}\n", encoding="utf-8")
    with pytest.raises(BuildError) as refused:
        load(facts, tmp_path)
    assert str(refused.value) == "facts/b.yaml:2:3: [duplicate-key] `city` is in another file too; keep one"


def test_no_file_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"facts\.yaml:1:1: \[no-facts\]"):
        load(tmp_path / "facts.yaml", tmp_path)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    assert problems_of(b"kinds:\n  a\xff: {}\n", tmp_path) == [
        "facts.yaml:2:4: [encoding] this byte is not UTF-8; save the file as UTF-8"
    ]


def test_a_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    assert load_text(b"\xef\xbb\xbf" + LIGHTHOUSES.read_bytes(), tmp_path).sheet.entities


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_25000_levels_are_refused_at_their_line(opening: str, tmp_path: Path) -> None:
    found = problems_of("kinds: " + opening * 25_000 if opening != "- " else opening * 25_000, tmp_path)
    assert len(found) == 1
    assert found[0].startswith("facts.yaml:1:")


def test_an_alias_bomb_is_not_set_off(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    found = problems_of("\n".join(lines), tmp_path)
    assert sum("aliases" in problem for problem in found) == 110


@settings(max_examples=150)
@given(st.text(alphabet=string.printable + "é北\x85\u2028\ufeff", max_size=200))
def test_any_text_loads_or_is_refused_with_places(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    refused: tuple[Problem, ...] = ()
    try:
        assert load_text(text, folder).sheet
    except BuildError as error:
        refused = error.problems
    lines = text.count("\n") + 2
    assert all(1 <= problem.place.line <= lines and problem.place.column >= 1 for problem in refused)


FORMS = [file.read_text(encoding="utf-8") for file in sorted((CASES / "load").glob("*.yaml"))]


@settings(max_examples=150)
@given(st.sampled_from(FORMS), st.data())
def test_what_is_read_without_places_is_read_with_them(text: str, data: st.DataObject) -> None:
    """Files with and without a problem, each changed somewhere."""
    at = data.draw(st.integers(0, len(text)))
    text = text[:at] + data.draw(st.sampled_from(["", "~", "&a ", "*a", "a: 1", "\\", '"', "\u200b", "\n"])) + text[at:]
    tree, problems = compose(text, "facts.yaml")
    sound = compose_sound(text)
    assert (sound.root if sound else None) == (tree.root if tree and not problems else None)
    if sound and tree:
        assert _places_of_lists(sound, sound.root) == _places_of_lists(tree, tree.root)


def _places_of_lists(tree: Tree, node: Node) -> list[tuple[int, int]]:
    """The line and column of each list and entry of a list, in order."""
    if isinstance(node, str):
        return []
    own = [(mark.line, mark.column) for mark in tree.marks[id(node)]] if isinstance(node, list) else []
    inside = node if isinstance(node, list) else node.values()
    return own + [place for one in inside for place in _places_of_lists(tree, one)]


def test_a_key_that_stands_twice_is_told_before_a_fault_behind_it(tmp_path: Path) -> None:
    assert problems_of("units: {}\nunits:\n  km: {label: km}\n  - m\n", tmp_path) == [
        "facts.yaml:2:1: [duplicate-key] `units` stands here twice, first on line 1; keep one",
        "facts.yaml:4:3: [yaml] this is not YAML: while parsing a block mapping did not find expected key; "
        "line the keys of this mapping up, close every quote and bracket, and put text that begins with a quote mark "
        "in quotes of the other kind",
    ]


words = st.text(alphabet="abcdefghij ´é北0123456789:#-'\"{}[]&*!|>%@`~", min_size=1, max_size=30).filter(str.strip)


def _as_text(node: object) -> object:
    """The same tree with every scalar as text, which YAML quotes where it must."""
    if isinstance(node, dict):
        return {str(key): _as_text(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_as_text(value) for value in node]
    return str(node).lower() if isinstance(node, bool) else str(node)


@pytest.mark.slow
@settings(max_examples=60)
@given(statement=words, name=words, value=st.decimals(-(10**20), 10**20, places=3))
def test_what_yaml_writes_we_read_back(
    tmp_path_factory: pytest.TempPathFactory, statement: str, name: str, value: object
) -> None:
    raw = yaml.safe_load(LIGHTHOUSES.read_text(encoding="utf-8"))
    raw["entities"]["north-cape"]["name"] = name
    raw["entities"]["north-cape"]["facts"][0]["statement"] = statement
    raw["entities"]["north-cape"]["facts"][0]["figure"]["value"] = f"{value:f}"
    text = yaml.safe_dump(_as_text(raw), allow_unicode=True)
    fact = load_text(text, tmp_path_factory.mktemp("round")).sheet.entities["north-cape"].facts[0]
    assert fact.statement == statement
    assert fact.figure
    assert fact.figure.value == value


def test_what_files_held_is_kept_and_never_wrong(tmp_path: Path) -> None:
    file, cache = tmp_path / "facts.yaml", tmp_path / "cache"
    file.write_bytes(LIGHTHOUSES.read_bytes())
    first = load(file, tmp_path, cache)
    (kept,) = cache.iterdir()
    assert load(file, tmp_path, cache).sheet == first.sheet
    kept.write_bytes(kept.read_bytes()[:100])  # cut short
    assert load(file, tmp_path, cache).sheet == first.sheet
    kept.unlink()
    cache.rmdir()
    cache.write_text("no folder")
    assert load(file, tmp_path, cache).sheet == first.sheet


def test_what_is_kept_of_former_files_goes(tmp_path: Path) -> None:
    file, cache = tmp_path / "facts.yaml", tmp_path / "cache"
    for number in range(60):
        file.write_text(LIGHTHOUSES.read_text(encoding="utf-8") + f"# {number}\n", encoding="utf-8")
        load(file, tmp_path, cache)
    assert len(list(cache.iterdir())) < 60


def test_a_file_that_the_system_could_not_read_at_first_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """It was taken for an empty one, and the site was published without facts."""
    failures = iter([OSError(errno.EIO, "a fault of the disk")])

    def failing(file: Path, most: int) -> bytes:
        for error in failures:
            raise error
        return read_file(file, most)

    monkeypatch.setattr(files, "read_file", failing)
    assert load(LIGHTHOUSES, ROOT).sheet.entities
