"""Work in several processes, and pages that somebody else wants to see."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings, strategies as st

from factsheet.core import workers
from tests.support.project import run

pytestmark = pytest.mark.slow


def test_results_come_in_order_whoever_is_first() -> None:
    def squares(numbers: Sequence[int]) -> tuple[int, list[int]]:
        return os.getpid(), [number**2 for number in numbers]

    done = list(workers.spread(squares, range(10), jobs=2, least=3, growth=0))
    assert [squared for _, squared in done] == [[0, 1, 4], [9, 16, 25], [36, 49, 64], [81]]
    assert len({process for process, _ in done} | {os.getpid()}) == 5, "a process that is full made another run"


@pytest.mark.exhaustive
@given(
    things=st.integers(0, 60),
    jobs=st.integers(1, 3),
    least=st.integers(1, 5),
    growth=st.sampled_from([0, 10**6, 10**9]),
)
@settings(max_examples=40)
def test_every_thing_is_worked_on_once_in_order(things: int, jobs: int, least: int, growth: int) -> None:
    def grow(run: Sequence[int]) -> list[int]:
        held.append(bytearray(400_000))
        return list(run)

    held: list[bytearray] = []
    found = list(workers.spread(grow, range(things), jobs=jobs, least=least, growth=growth))
    assert [number for run in found for number in run] == list(range(things))


def test_what_a_full_process_leaves_is_made_once_by_another(tmp_path: Path) -> None:
    log = os.open(tmp_path / "begun", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def begun(numbers: Sequence[int]) -> list[int]:
        os.write(log, b"%d %d\n" % (numbers[0], os.getpid()))
        return list(numbers)

    assert list(workers.spread(begun, range(48), jobs=2, least=1, growth=0)) == [[number] for number in range(48)]
    numbers, processes = zip(*(map(int, line.split()) for line in (tmp_path / "begun").open()), strict=True)
    assert sorted(numbers) == list(range(48))
    assert len(set(processes)) == 48, "a process that is full makes no other run"


def test_where_something_was_raised_is_told_here() -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        list(workers.spread(lambda run: 1 // len([n for n in run if n < 0]), range(10), jobs=2, least=2))
    assert any("test_workers.py" in frame.filename for frame in raised.value.frames)  # type: ignore[attr-defined]


def test_one_job_and_one_run_need_no_process() -> None:
    def where(_: Sequence[int]) -> int:
        return os.getpid()

    assert set(workers.spread(where, range(10), jobs=1, least=3)) == {os.getpid()}
    assert list(workers.spread(where, range(10), jobs=2, least=10)) == [os.getpid()]
    assert list(workers.spread(where, [], jobs=2, least=10)) == []


def test_one_run_has_a_process_if_the_caller_has_something_to_do_beside_it() -> None:
    def where(_: Sequence[int]) -> int:
        return os.getpid()

    (there,) = workers.spread(where, range(10), jobs=2, least=10, beside=True)
    assert there != os.getpid()
    assert list(workers.spread(where, range(10), jobs=1, least=10, beside=True)) == [os.getpid()]
    assert list(workers.spread(where, [], jobs=2, least=10, beside=True)) == []


def test_processes_go_on_while_nobody_asks(tmp_path: Path) -> None:
    """Half of the work is done before the first result is asked for, however large results are."""

    def touch(numbers: Sequence[int]) -> str:
        for number in numbers:
            (tmp_path / str(number)).touch()
        return "large" * 100_000

    made = workers.spread(touch, range(80), jobs=2, least=1)
    until = time.monotonic() + 20
    while len(list(tmp_path.iterdir())) < 40:
        assert time.monotonic() < until, "they wait"
        time.sleep(0.01)
    assert len(list(made)) >= 40
    assert len(list(tmp_path.iterdir())) == 80


def test_processes_end_when_nobody_wants_their_results(tmp_path: Path) -> None:
    def stay(_: Sequence[int]) -> None:
        (tmp_path / str(os.getpid())).touch()
        time.sleep(60)

    made = workers.spread(stay, range(80), jobs=2, least=1)
    until = time.monotonic() + 20
    while len(list(tmp_path.iterdir())) < 2 and time.monotonic() < until:
        time.sleep(0.01)
    children = multiprocessing.active_children()
    del made
    for process in children:
        process.join(20)
    assert [process.exitcode for process in children] == [0, 0]


def test_a_process_that_hears_nothing_is_killed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def deaf() -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        (tmp_path / "deaf").touch()
        time.sleep(60)

    monkeypatch.setattr(workers, "_PATIENCE", 0.2)
    process = multiprocessing.get_context("fork").Process(target=deaf)
    process.start()
    until = time.monotonic() + 20
    while not (tmp_path / "deaf").exists() and time.monotonic() < until:
        time.sleep(0.01)
    workers.end([process])
    assert process.exitcode == -signal.SIGKILL


def test_on_windows_no_process_is_asked_whether_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "os", SimpleNamespace(name="nt"))
    assert workers.is_running("1")


def test_what_is_raised_there_is_raised_here() -> None:
    def refuse(numbers: Sequence[int]) -> int:
        if 5 in numbers:
            raise ValueError("five")
        return 0

    with pytest.raises(ValueError, match="five"):
        list(workers.spread(refuse, range(10), jobs=2, least=2))


@pytest.mark.parametrize("growth", [0, 10**9])
def test_a_killed_process_is_told(growth: int) -> None:
    def end(things: Sequence[int]) -> None:
        if 8 in things:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(ChildProcessError, match="killed"):
        list(workers.spread(end, range(40), jobs=2, least=2, growth=growth))


SLOW = """
import os, time
from factsheet.core import workers

def work(things):
    os.write(1, b"%d\\n" % os.getpid())  # at once: two of them write
    time.sleep(0.2)

list(workers.spread(work, range(1000), jobs=2, least=1))
"""


@pytest.mark.exhaustive
def test_processes_end_when_the_one_that_asked_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", SLOW], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        made = {int(process.stdout.readline()) for _ in range(6)}
        process.kill()
        assert len(made) == 2
        process.stdout.read()  # ends when nobody holds it any more: they do as long as they live


COUNTING = """
from pathlib import Path
from mkdocs.plugins import event_priority

@event_priority(100)
def on_post_build(config):
    found = sorted(path.name for path in Path(config.site_dir).rglob("*.*"))
    Path("counted").write_text("\\n".join(found))
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_another_hook_finds_a_whole_site(jobs: str, project: Path) -> None:
    (project / "own.py").write_text(COUNTING, encoding="utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("hooks: [build.py]", "hooks: [own.py, build.py]"))
    done = run("build.py", cwd=project, FACTSHEET_JOBS=jobs, FACTSHEET_SEARCH="off")
    assert done.returncode == 0, done.stderr
    assert (project / "counted").read_text().split("\n") == sorted(
        path.name for path in (project / "site").rglob("*.*")
    )


PLUGIN = """
def on_post_page(html, page, config):
    return html.replace("</main>", "<p>Seen by a hook.</p></main>")
"""


def test_another_hook_sees_every_page(project: Path) -> None:
    assert run("build.py", cwd=project).returncode == 0
    plain = {path.relative_to(project / "site"): path.read_text() for path in (project / "site").rglob("index.html")}
    (project / "own.py").write_text(PLUGIN, encoding="utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("hooks: [build.py]", "hooks: [build.py, own.py]"))
    done = run("build.py", cwd=project)
    assert done.returncode == 0, done.stderr
    for path, html in plain.items():
        changed = (project / "site" / path).read_text()
        assert changed == html.replace("</main>", "<p>Seen by a hook.</p></main>")
