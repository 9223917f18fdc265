"""A copy of the project with synthetic facts, where builds are timed: nothing of the project itself is touched."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench import measure, spent, synthetic
from bench.measure import Run
from factsheet.core.clock import today
from factsheet.load.sheet import load
from factsheet.view.index import SiteView, view
from tools import processes

ROOT = Path(__file__).resolve().parent.parent
OWN = ("build.py", "mkdocs.yml", "factsheet", "templates", "content", "bench")
MKDOCS, OURS = ("-m", "mkdocs", "build", "--quiet"), ("build.py",)
PATIENCE = 600.0
"""Seconds after which we stop waiting for something that never comes."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """The copy. `url` is the page of the entity whose fact is edited, `file` the file that holds the fact."""

    folder: Path
    file: Path
    url: str

    @classmethod
    def of(cls, folder: Path, entities: int) -> Workplace:
        """Make a copy with that many synthetic entities, which offers what a new site does, but for cards.

        The peer makes neither cards nor databases. With 0 entities it has the real facts and our own settings.
        """
        folder.mkdir(exist_ok=True)
        for name in OWN:
            source = ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copy2)(source, folder / name)
        if not entities:
            shutil.copy2(ROOT / "facts.yaml", folder)
            return cls(folder, folder / "facts.yaml", "cities/beijing/")
        synthetic.write(folder / "facts", entities)
        first = synthetic.entity(entities // 2 // synthetic.IN_A_FILE * synthetic.IN_A_FILE)  # of its file
        url = f"{synthetic.FOLDERS[first.kind]}/{first.id}/"
        place = cls(folder, folder / "facts" / f"entities-{entities // 2 // synthetic.IN_A_FILE:04}.yaml", url)
        place.offer({"cards": "none"})
        return place

    def offer(self, extra: Mapping[str, str]) -> None:
        """Set the forms of the facts that the site offers, in the settings under `extra`; without git, no history."""
        shutil.rmtree(self.folder / ".git", ignore_errors=True)
        config = self.folder / "mkdocs.yml"
        lines = [line for line in config.read_text("utf-8").splitlines() if not _IS_OF_FORMS(line)]
        at = lines.index("extra:") + 1
        lines[at:at] = [f"  {name}: {value}" for name, value in extra.items()]
        config.write_text("\n".join(lines) + "\n", "utf-8")

    def commit(self) -> None:
        """Give the facts a history of two commits, of which the second changes one fact."""
        env = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "2026-01-01T12:00:00Z")
        shutil.rmtree(self.folder / ".git", ignore_errors=True)
        _git(self.folder, env, "init", "--quiet")
        for day, mark in enumerate(("committed", "committed again"), 1):
            self.edit(mark)
            _git(self.folder, env, "add", self.file.parent.name)
            _git(self.folder, dict.fromkeys(env, f"2026-01-{day:02}T12:00:00Z"), "commit", "--quiet", "-m", mark)

    def site(self) -> SiteView:
        """Return the view of its facts."""
        facts = self.folder / "facts"
        return view(load(facts if facts.exists() else self.file, self.folder).sheet, today())

    def clear(self) -> None:
        """Delete the site and the cache, which a first build does not find."""
        for name in ("site", ".cache"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def first(self, *command: str, gate: bool = False, search: bool = False) -> Run:
        """Run a build as the first one. Return what it took."""
        self.clear()
        return self.build(*command, gate=gate, search=search)

    def peak(self, *command: str, gate: bool = False, search: bool = False) -> int:
        """Run a build as the first one. Return the most memory that it took, in bytes."""
        self.clear()
        return measure.peak([sys.executable, *command], cwd=self.folder, env=_switched(gate=gate, search=search))

    def build(self, *command: str, gate: bool = False, search: bool = False) -> Run:
        """Run a build, by `mkdocs build` or `build.py`. Return what it took."""
        return measure.run([sys.executable, *command], cwd=self.folder, env=_switched(gate=gate, search=search))

    def spent_on(self, *command: str) -> dict[str, float]:
        """Run a whole build. Return what its CPU time was spent on, as parts of 1."""
        looks = self.folder / "looks"
        shutil.rmtree(looks, ignore_errors=True)
        looks.mkdir()
        self.clear()
        self.build("-m", "bench.spent", str(looks), *command, gate=True, search=True)
        return spent.total(looks)

    def edit(self, mark: str) -> None:
        """Change the words of one fact."""
        text = self.file.read_text(encoding="utf-8")
        at = text.index("statement: ", text.index("    facts:")) + len("statement: ")
        end = text.index(".\n", at)
        changed = f"{text[:at]}{text[at:end].partition(' (')[0]} ({mark}){text[end:]}"
        draft = self.file.with_suffix(".draft")
        draft.write_text(changed, encoding="utf-8")
        draft.replace(self.file)  # as editors save

    def seconds_to_show(self, edits: int) -> list[float]:
        """Edit a fact so often. Return the seconds from each save until `mkdocs serve` shows the changed page."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{probe.getsockname()[1]}"
        command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address]
        server = subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        page = f"http://{address}/{self.url}"
        try:
            _wait(page, "Facts of this page", 0.2)
            taken = []
            for number in range(edits):
                time.sleep(2)
                mark = f"edit {'abcdefghij'[number]}"
                self.edit(mark)
                taken.append(_wait(page, mark, 0.005))
            return taken
        finally:
            processes.end(server)


_IS_OF_FORMS = re.compile(r"  (cards|sqlite|turtle|jsonld|parquet|tables|feeds): ").match


def _git(folder: Path, env: Mapping[str, str], *command: str) -> None:
    named = ("-c", "user.name=bench", "-c", "user.email=bench@localhost", "-c", "gc.auto=0")
    subprocess.run(["git", *named, *command], cwd=folder, env={**os.environ, **env}, check=True)  # noqa: S607


def _switched(*, gate: bool, search: bool) -> dict[str, str]:
    """Return the environment of a build. In it Python keeps its compiled modules, as it does unless told not to."""
    switches = {"FACTSHEET_GATE": "on" if gate else "off", "FACTSHEET_SEARCH": "on" if search else "off"}
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | switches


def _wait(page: str, words: str, pause: float) -> float:
    """Wait until a page holds some words. Return the seconds. Raises TimeoutError after PATIENCE."""
    started = time.perf_counter()
    while time.perf_counter() - started < PATIENCE:
        try:
            with urllib.request.urlopen(page, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
                if words in answer.read().decode():
                    return time.perf_counter() - started
        except OSError:
            pass
        time.sleep(pause)
    raise TimeoutError(f"{page} never said {words!r}")
