"""Work in several processes, and pages that somebody else wants to see."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from factsheet import parallel
from tests.conftest import run


def test_results_come_in_order_whoever_is_first() -> None:
    def squares(numbers: Sequence[int]) -> tuple[int, list[int]]:
        return os.getpid(), [number**2 for number in numbers]

    done = list(parallel.spread(squares, range(10), each=3, jobs=2))
    assert [squared for _, squared in done] == [[0, 1, 4], [9, 16, 25], [36, 49, 64], [81]]
    assert len({process for process, _ in done} | {os.getpid()}) == 5, "each run has a process of its own"


def test_one_job_and_one_run_need_no_process() -> None:
    def where(_: Sequence[int]) -> int:
        return os.getpid()

    assert set(parallel.spread(where, range(10), each=3, jobs=1)) == {os.getpid()}
    assert list(parallel.spread(where, range(10), each=10, jobs=2)) == [os.getpid()]
    assert list(parallel.spread(where, [], each=10, jobs=2)) == []


@pytest.mark.parametrize(("things", "jobs"), [(range(10), 2), (range(10), 1), (range(0), 2)])
def test_something_else_is_done_here_once_meanwhile(things: Sequence[int], jobs: int) -> None:
    done: list[int] = []
    assert sum(parallel.spread(sum, things, each=2, jobs=jobs, meanwhile=lambda: done.append(os.getpid()))) in (0, 45)
    assert done == [os.getpid()]


def test_what_is_raised_there_is_raised_here() -> None:
    def refuse(numbers: Sequence[int]) -> int:
        if 5 in numbers:
            raise ValueError("five")
        return 0

    with pytest.raises(ValueError, match="five"):
        list(parallel.spread(refuse, range(10), each=2, jobs=2))


def test_a_killed_process_is_told() -> None:
    def end(_: Sequence[int]) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(ChildProcessError, match="killed"):
        list(parallel.spread(end, range(4), each=2, jobs=2))


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
