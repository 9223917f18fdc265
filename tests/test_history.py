"""The history of every fact along the commits of a made repository: what is told, what is kept, what is not known."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from time import process_time
from unittest.mock import Mock

import pytest

from factsheet.core import cache_file
from factsheet.core.digest import fingerprint
from factsheet.core.problems import Problem
from factsheet.history import folding, steps
from factsheet.history.folding import history
from factsheet.history.history import EMPTY, History
from factsheet.load import commits, yaml
from factsheet.load.sheet import load
from factsheet.load.tree import Tree
from factsheet.view.index import view
from tests.support.changes import content
from tests.support.making import made
from tests.support.past import HEAD, NEW, SPRINGFIELD, Past
from tests.support.project import TODAY
from tests.support.views import exported

pytestmark = pytest.mark.slow

FILES = ("head", "springfield", "shelby")


@pytest.fixture(scope="module")
def whole(past: Past) -> History:
    return history(past.project / "towns")


def test_git_may_follow_renames_by_itself(tmp_path: Path) -> None:
    past = Past(tmp_path)
    past.write("old.yaml", f"{HEAD}entities:\n{SPRINGFIELD}")
    past.commit("2026-01-05T10:00:00Z")
    past.git("mv", "old.yaml", "data.yaml")
    past.commit("2026-01-06T10:00:00Z")
    past.edit("data.yaml", ("value: 3149", "value: 3150"), when="2026-01-07T10:00:00Z")
    told = history(tmp_path / "data.yaml")
    past.git("config", "log.follow", "true")
    assert history(tmp_path / "data.yaml") == told


def test_what_is_kept_is_what_is_worked_out(past: Past, whole: History, tmp_path: Path) -> None:
    """Also if it was kept some commits ago, or is damaged; a new commit is compared, the others are not."""
    line = commits.main_line(past.project / "towns")
    for count in (0, 5, 9, len(line.states)):
        steps.steps(replace(line, states=line.states[:count]), tmp_path)
        assert history(past.project / "towns", tmp_path) == whole
        assert cache_file.read(tmp_path / "history", fingerprint())
    (tmp_path / "history").write_bytes(b"cut")
    assert history(past.project / "towns", tmp_path) == whole


def test_nothing_is_compared_that_is_kept(past: Past, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = commits.main_line(past.project / "towns")
    steps.steps(replace(line, states=line.states[:-1]), tmp_path)
    compare = Mock(return_value=([], {}))
    monkeypatch.setattr("factsheet.history.compare.facts", compare)
    steps.steps(line, tmp_path)
    assert compare.call_count == 1


def test_no_version_of_a_file_is_read_twice(
    past: Past, whole: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of HEAD are read by the loader, those before by the history."""
    read = []

    def compose(text: str, label: str) -> tuple[Tree | None, list[Problem]]:
        read.append(text)
        return yaml.compose(text, label)

    def compose_sound(text: str) -> Tree | None:
        read.append(text)
        return yaml.compose_sound(text)

    monkeypatch.setattr("factsheet.load.files.compose_sound", compose_sound)
    monkeypatch.setattr("factsheet.load.files.compose", compose)
    monkeypatch.setattr("factsheet.load.plain.compose", compose)
    loaded = load(past.project / "towns", past.project, tmp_path / "facts")
    by_the_loader = len(read)
    assert by_the_loader == len(loaded.locations.loaded_files)
    assert history(past.project / "towns", tmp_path) == whole
    assert len(read) > by_the_loader
    assert len(read) == len(set(read))


def test_a_shallow_clone_says_what_it_cannot_know(past: Past, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    past.git("clone", "--quiet", "--depth", "2", f"file://{past.project}", str(clone))
    short = history(clone / "towns")
    assert not short.is_whole
    assert short.begins
    assert {(one.fact, one.change.sort) for one in short.changes} == {
        ("springfield.mayor", "retired"),
        ("springfield.people", "changed"),
    }
    site = replace(view(load(clone / "towns", clone).sheet, TODAY), history=short)
    assert not any("added" in fact for fact in json.loads(exported(site)["api/v1/facts.json"])["facts"])
    assert 'begins on <time datetime="2026-02-08">8 February 2026</time>: what was before is not known' in content(site)


def test_without_git_or_commits_there_is_no_history(tmp_path: Path) -> None:
    facts = tmp_path / "facts.yaml"
    assert history(facts) == EMPTY
    past = Past(tmp_path)
    past.write("other.txt", "x")
    past.commit("2026-01-01T00:00:00Z")
    past.write("facts.yaml", "entities: {}\n")
    assert history(facts) == EMPTY


def test_only_what_is_committed_counts(past: Past, whole: History, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(past.project, tmp_path / "copy"))
    file = copy / "towns" / "springfield.yaml"
    file.write_text(file.read_text("utf-8").replace(NEW, "").replace("3241", "9999"), encoding="utf-8")
    assert history(copy / "towns") == whole
    site = replace(view(load(copy / "towns", copy).sheet, TODAY), history=whole)
    assert 'data-change="springfield.mill@' in content(site)
    assert 'data-fact="springfield.mill"' not in content(site)
    assert "9999" not in exported(site)["data/changes.json"].decode()


def test_after_a_commit_a_warm_build_is_a_cold_one(past: Past, tmp_path: Path) -> None:
    """Facts that were built before they were committed are as they were, and yet have another past."""
    done = steps.steps(commits.main_line(past.project / "towns"), None)
    head, *entities = ((past.project / "towns" / f"{name}.yaml").read_text("utf-8") for name in FILES)
    text = f"{head}entities:\n{''.join(entities).replace('entities:', '')}"
    earlier, now = folding.folded(done[:-3]), folding.folded(done)
    before = made(text, tmp_path, "site", lines=False, past=earlier)
    warm = made(text, tmp_path, "site", lines=False, past=now)
    assert warm == made(text, tmp_path, "cold", lines=False, past=now, warm=False)
    changed = {path for path in warm if warm[path] != before.get(path)}
    assert "api/v1/entities/springfield.json" in changed
    assert "towns/springfield/index.html" not in changed


def test_a_history_that_was_rewritten_is_another(whole: History) -> None:
    assert whole.since(whole.last) == frozenset()
    assert whole.since(whole.commits[-2]) == frozenset({"springfield.mayor", "springfield.people"})
    assert whole.since("0" * 40) is None


def test_three_hundred_commits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How long they take is printed, not held."""
    past, days = Past(tmp_path), ["0000"] * 100
    stream = b""
    for number in range(1, 301):
        days[number % 100] = f"{number:04}"
        facts = (f"  t{n}: {{kind: a, facts: [{{id: x, statement: S, as_of: '{day}'}}]}}" for n, day in enumerate(days))
        content = "\n".join(("entities:", *facts))
        at = f"committer T <t@e.org> {1_767_000_000 + number * 90_000} +0000\ndata 1\nx\n"
        stream += f"commit refs/heads/main\n{at}M 100644 inline facts.yaml\ndata {len(content)}\n{content}\n".encode()
    past.git("fast-import", "--quiet", given=stream)
    times = [process_time()]
    for _ in range(2):
        found = history(tmp_path / "facts.yaml", tmp_path / "cache")
        times.append(process_time())
    assert len(found.commits) == 300
    assert [len(own) for own in found.by_fact.values()] == [4] * 99 + [3]
    with capsys.disabled():
        print(f"\n300 commits: {times[1] - times[0]:.1f} s of CPU, then {times[2] - times[1]:.2f} s")
