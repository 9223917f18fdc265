"""A small part of `make torture`, the same each time, and the faults that it has found, each as a small case."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from factsheet.core import cache_file, system_errors
from factsheet.words.reader import read
from tests.support.project import ROOT, run
from tools.torture import coverage, mutate, process, properties, saves, targets, tracing, variants
from tools.torture.__main__ import COUNTS
from tools.torture.process import Ended
from tools.torture.report import Outcome, Tally

SEED = 20261130


def broken(tally: Tally) -> list[Outcome]:
    return tally.broken


def tortured(**counts: int) -> str:
    """Return what a run prints, with so many cases of some kinds. A process of its own has the memory that it wants.

    Each case has a time of its own; hundreds of them take some minutes.
    """
    asked = [word for kind in COUNTS for word in (f"--{kind}", str(counts.get(kind, 0)))]
    command = [sys.executable, "-m", "tools.torture", "--seed", str(SEED), "--jobs", "1", *asked]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


@pytest.mark.slow
def test_a_hundred_variants_are_clean_or_refused_at_a_place() -> None:
    output = tortured(variants=100)
    assert "100 tried, 0 broken" in output, output
    for way in ("refused", "clean", "clean and built"):
        assert f" {way}" in output


@pytest.mark.slow
def test_hypothesis_breaks_neither_the_loader_nor_the_reader() -> None:
    assert broken(properties.run(SEED, 400)) == []


@pytest.mark.slow
@pytest.mark.skipif(not tracing.may_trace(), reason="strace is not here, or may not watch processes")
def test_builds_that_are_killed_or_refused_something_leave_a_whole_site() -> None:
    output = tortured(kills=3, faults=3)
    assert "6 tried, 0 broken" in output, output


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives orphans to another process than the first")
def test_what_a_killed_process_leaves_running_is_seen() -> None:
    """A process starts two that wait, one of them for long, and is killed."""
    script = (
        "import os, signal, subprocess; from tools.torture import orphans; orphans.adopt()\n"
        "first = subprocess.Popen(['sh', '-c', 'sleep 0.1 & sleep 59 & echo & wait'], stdout=subprocess.PIPE)\n"
        "first.stdout.readline(); first.kill(); first.wait()\n"
        "print(orphans.left(1)); print(repr(orphans.left(1)))"
    )
    assert run("-c", script).stdout == "after 1 seconds there still runs sleep 59\n''\n"


@pytest.mark.exhaustive
def test_a_few_hundred_of_each_kind() -> None:
    output = tortured(variants=300, kills=200, faults=200)
    assert "700 tried, 0 broken" in output, output


@pytest.mark.exhaustive
def test_a_preview_lives_through_two_hundred_saves() -> None:
    assert broken(saves.run(SEED, 200)) == []


@pytest.mark.exhaustive
def test_inputs_led_by_coverage_break_nothing() -> None:
    """Where atheris is not installed, the run says that it has tried nothing."""
    assert broken(coverage.run(SEED, 10_000)) == []


@settings(max_examples=60)
@given(st.randoms(use_true_random=False))
def test_a_variant_is_the_same_for_the_same_chance(random: object) -> None:
    state = random.getstate()  # type: ignore[attr-defined]
    first = mutate.variant(random)  # type: ignore[arg-type]
    random.setstate(state)  # type: ignore[attr-defined]
    assert mutate.variant(random) == first  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ended", "fault"),
    [
        (Ended(0, "fine"), ""),
        (Ended(1, "facts.yaml:1:1: [yaml] no"), ""),
        (Ended(1, "Traceback (most recent call last):\n  File\nKeyError: 'x'"), "traceback: KeyError: 'x'"),
        (Ended(3, ""), "exit code 3"),
        (Ended(-9, "", hung=True), "hung for 180 seconds"),
    ],
)
def test_what_no_ending_may_show_is_seen(ended: Ended, fault: str) -> None:
    assert ended.fault() == fault


@pytest.mark.parametrize(
    ("output", "fault"),
    [
        ("facts.yaml:2:1: [yaml] this is not YAML\n1 problem\n", ""),
        ("facts.yaml:9:1: [yaml] this is not YAML\n1 problem\n", "no such place"),
        ("this is not YAML\n", "no file:line:column"),
        ("1 problem\n", "exit code 1 and no problem"),
        ("facts.yaml:2:1: [yaml] \x1b[31m\n1 problem\n", "control characters"),
    ],
)
def test_an_answer_without_a_place_is_seen(output: str, fault: str) -> None:
    assert variants.fault_of_output(Ended(1, output), b"a: b\nc: d", "text").startswith(fault or "")
    assert bool(variants.fault_of_output(Ended(1, output), b"a: b\nc: d", "text")) == bool(fault)


def test_a_traceback_inside_is_seen_by_whoever_waits(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    ended = process.command(["check", "-f", str(tmp_path / "mkdocs.yml")])
    assert (ended.code, ended.fault()) == (1, "")
    assert "[file]" in ended.output or ":1:1: [" in ended.output


# What it has found.


@pytest.mark.parametrize("text", ["3e9999999 km", "3 x 10^9999999", "3 × 10⁹⁹⁹⁹⁹⁹⁹", "10^9999999", "3e" + "9" * 5000])
@pytest.mark.parametrize("tag", ["en", "zh", None])
def test_a_power_out_of_all_proportion_cannot_be_read(text: str, tag: str | None) -> None:
    targets.read_words(text, tag)
    reading = read(text, tag)
    assert reading.numbers == ()
    assert reading.unreadable
    assert read("3 x 10^6 km", tag).numbers[0].value == 3_000_000


@pytest.mark.parametrize("text", ["9" * 5000, "in " + "1" * 5000, "1" * 5000 + "st", "9" * 5000 + "/" + "8" * 5000])
@pytest.mark.parametrize("tag", ["en", "zh", "fr", None])
def test_more_digits_than_python_reads_are_no_year(text: str, tag: str | None) -> None:
    """A captured text may hold them, in the remains of a picture, say."""
    targets.read_words(text, tag)
    assert read(text, tag).dates == ()


def test_a_long_word_before_a_digit_is_read_once() -> None:
    """A word of 300 letters, an accent that joins no letter, and a digit: each letter more once doubled the time."""
    started = time.process_time()
    assert read("f" * 300 + "\u0301" + "3", "ko").text
    assert time.process_time() - started < 60


def test_drafts_of_killed_builds_are_deleted_and_those_of_living_ones_stay(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    stay = {f".gate-pages.{os.getpid()}", "gate-pages", ".hidden", ".version.2.x"}
    (tmp_path / "facts").mkdir()
    for folder in (tmp_path, tmp_path / "facts"):
        for name in (*stay, f".gate-pages.{ended.pid}"):
            (folder / name).touch()
    cache_file.drop_drafts(tmp_path)
    assert {file.name for file in tmp_path.iterdir() if file.is_file()} == stay
    assert {file.name for file in (tmp_path / "facts").iterdir()} == stay


@pytest.mark.slow
def test_a_build_deletes_the_drafts_of_killed_ones(project: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    draft = project / ".cache" / "facts" / f".x.tree.{ended.pid}"
    draft.parent.mkdir(parents=True)
    draft.touch()
    assert run("build.py", cwd=project, FACTSHEET_SEARCH="off").returncode == 0
    assert not draft.exists()


def test_an_error_of_ours_is_none_of_the_system() -> None:
    assert system_errors.problem_of(ValueError("x")) is None
    assert system_errors.problem_of(OSError("x")) is None


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="`ulimit` is a word of POSIX shells")
def test_a_full_disk_is_one_line_and_the_old_site_stays(project: Path) -> None:
    assert run("build.py", cwd=project, FACTSHEET_SEARCH="off").returncode == 0
    before = (project / "site" / "api" / "v1" / "facts.json").read_bytes()
    facts = project / "facts.yaml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("northern cape", "northernmost cape"), encoding="utf-8")
    script = "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); "
    script += "sys.argv = ['build.py']; runpy.run_path('build.py', run_name='__main__')"
    done = run("-c", script, cwd=project, FACTSHEET_SEARCH="off", FACTSHEET_JOBS="1")
    assert done.returncode == 1
    assert "[system] File too large; allow larger files" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert (project / "site" / "api" / "v1" / "facts.json").read_bytes() == before
