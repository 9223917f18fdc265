"""The observer of a preview, apart from one: what the system reports to it, and how often it looks itself."""

from __future__ import annotations

import sys
import time
from itertools import islice
from pathlib import Path
from types import SimpleNamespace

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from factsheet.mkdocs_hook.inputs import folders, stamps
from factsheet.mkdocs_hook.observer import Watched, _SteadyObserver
from tests.support.server import PATIENCE


class Told(FileSystemEventHandler):
    """A handler that notes which files it was told of."""

    def __init__(self) -> None:
        self.files: set[str] = set()

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.files.add(Path(str(event.src_path)).name)


class Blind(Watched):
    """Files that nobody sees change by looking."""

    def has_changed(self) -> bool:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="this system's reports are not used")
def test_the_system_reports_saves_in_the_folder_that_has_the_name_now(tmp_path: Path) -> None:
    for name in ("facts", "new"):
        (tmp_path / name).mkdir()
    told, observer = Told(), _SteadyObserver(Blind())
    observer.schedule(told, str(tmp_path / "facts"), recursive=True)
    observer.start()
    try:
        (tmp_path / "facts").rename(tmp_path / "old")
        (tmp_path / "new").rename(tmp_path / "facts")
        limit = time.monotonic() + PATIENCE
        while "all.yaml" not in told.files:
            assert time.monotonic() < limit, "no save was reported"
            (tmp_path / "facts" / "all.yaml").write_text("kinds: {}", encoding="utf-8")
            time.sleep(0.1)
    finally:
        observer.stop()
        observer.join(PATIENCE)


@pytest.mark.parametrize(("seconds", "pause"), [(0.0, 0.5), (0.01, 0.5), (2.0, 40.0)])
def test_the_longer_a_look_takes_the_longer_it_waits_for_the_next(
    seconds: float, pause: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look is a twentieth of the time at most."""
    moments = iter((100.0, 100.0 + seconds))
    clock = SimpleNamespace(monotonic=lambda: next(moments))
    monkeypatch.setattr("factsheet.mkdocs_hook.observer.time", clock)
    pauses: list[float] = []

    class Ended:
        """The end of a preview, which comes with its first pause."""

        def is_set(self) -> bool:
            return bool(pauses)

        def wait(self, seconds: float) -> None:
            pauses.append(seconds)

    observer = _SteadyObserver(Blind())
    monkeypatch.setattr(observer, "_ended", Ended())
    observer._look()
    assert pauses == [pause]


def test_files_are_looked_at_through_links_to_folders_and_no_folder_twice(tmp_path: Path) -> None:
    content, elsewhere = tmp_path / "content", tmp_path / "elsewhere"
    content.mkdir()
    elsewhere.mkdir()
    (elsewhere / "one.md").write_text("One", encoding="utf-8")
    (content / "linked").symlink_to(elsewhere)
    (elsewhere / "up").symlink_to(content)
    (elsewhere / "again").symlink_to(content)
    assert list(islice(folders(str(content)), 9)) == [str(content), str(content / "linked")]
    assert list(stamps([str(content)])) == [str(content / "linked" / "one.md")]
