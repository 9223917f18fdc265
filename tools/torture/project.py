"""A small project of two versions, and what must hold after anything that stopped a build."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tools.torture import process
from tools.torture.vocabulary import ROOT

FACTS = ROOT / "tests" / "sites" / "ferries.yaml"
CHANGED = ("The company wants a better shore.", "The company wants a finer shore.")
"""A text of the facts, and what it is in the other version: it reaches several pages and exports."""

OWN = frozenset(
    {
        "build.py",
        "mkdocs.yml",
        "content",
        "templates",
        "facts.yaml",
        "site",
        ".cache",
        "__pycache__",
        ".site.building-lock",
    }
)
"""What a project holds after a build that went well; the lock is a file that stays, for builds to take turns."""

_DRAFT = re.compile(r"\.\d+$")
"""The end of the name of a file that is not written to its end."""


def make(folder: Path, facts: str = "") -> None:
    """Copy the project's own files, and write the facts."""
    folder.mkdir(exist_ok=True)
    for name in ("templates", "content"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("build.py", "mkdocs.yml"):
        shutil.copy(ROOT / name, folder)
    (folder / "facts.yaml").write_text(facts or FACTS.read_text(encoding="utf-8"), encoding="utf-8")


def versions() -> tuple[str, str]:
    """Return the facts of both versions."""
    text = FACTS.read_text(encoding="utf-8")
    assert CHANGED[0] in text
    return text, text.replace(*CHANGED)


def digest(folder: Path) -> str:
    """Return a digest of the names and bytes of everything in a folder; empty if it is not there."""
    if not folder.is_dir():
        return ""
    known = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        known.update(f"{file.relative_to(folder)}\0{file.is_dir()}\0".encode())
        known.update(file.read_bytes() if file.is_file() else b"")
    return known.hexdigest()


@dataclass(eq=False)
class Sandbox:
    """A project whose site is one version while its facts are already the other."""

    folder: Path
    temporary: Path
    env: dict[str, str] = field(default_factory=dict)
    digests: tuple[str, str] = ("", "")

    @classmethod
    def new(cls, env: dict[str, str] | None = None) -> Sandbox:
        """Make one in a new folder; both versions are built once, from nothing, and their digests kept."""
        base = Path(tempfile.mkdtemp(prefix="torture-"))
        (base / "tmp").mkdir()
        sandbox = cls(base / "project", base / "tmp", env or {})
        make(sandbox.folder)
        sandbox.digests = (sandbox._from_nothing(0), sandbox._from_nothing(1))
        assert sandbox.digests[0] != sandbox.digests[1]
        return sandbox

    @property
    def site(self) -> Path:
        """The published site."""
        return self.folder / "site"

    def arguments(self) -> list[str]:
        """Return the command that builds it."""
        return ["build", "-f", str(self.folder / "mkdocs.yml"), "--site-dir", str(self.site)]

    def running(self, limits: dict[int, int] | None = None) -> process.Running:
        """Return a build that waits to begin."""
        return process.Running(self.arguments(), self.env, limits, self.temporary)

    def write(self, version: int) -> None:
        """Write the facts of a version."""
        (self.folder / "facts.yaml").write_text(versions()[version], encoding="utf-8")

    def prepare(self, before: int, after: int) -> None:
        """Let the site be one version and the facts another."""
        if digest(self.site) != self.digests[before]:
            self.write(before)
            ended = self.running().begin().ended()
            assert ended.code == 0, ended.output
        self.write(after)

    def state(self, before: int, after: int) -> str:
        """Return what the site is now: `old site`, `new site`, `no site` or `BROKEN`."""
        now = digest(self.site)
        return {self.digests[before]: "old site", self.digests[after]: "new site", "": "no site"}.get(now, "BROKEN")

    def recovery(self, after: int, *, cleans: bool = True) -> str:
        """Build once more. Return what is wrong: it fails, gives another site, or, if it `cleans`, leaves something."""
        ended = self.running().begin().ended()
        if ended.fault() or ended.code:
            return f"the next build fails: {ended.fault() or ended.output[:600]}"
        if digest(self.site) != self.digests[after]:
            return "the next build gives another site"
        left = self.leftovers() if cleans else []
        return f"the next build leaves {', '.join(left)}" if left else ""

    def leftovers(self) -> list[str]:
        """Return the names of files that belong to no finished build.

        What a killed process left in the system's folder for temporary files is the system's to clean.
        """
        beside = [name for name in os.listdir(self.folder) if name not in OWN]
        halves = [
            str(file.relative_to(self.folder))
            for file in (self.folder / ".cache").rglob(".*.*")
            if _DRAFT.search(file.name)
        ]
        return sorted([*beside, *halves])

    def renew(self) -> None:
        """Throw away what builds have left, so that a fault does not follow into the next case."""
        for name in set(os.listdir(self.folder)) - (OWN - {"site", ".cache"}):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        for name in os.listdir(self.temporary):
            shutil.rmtree(self.temporary / name, ignore_errors=True)

    def _from_nothing(self, version: int) -> str:
        self.renew()
        self.write(version)
        ended = self.running().begin().ended()
        assert ended.code == 0, ended.output
        return digest(self.site)


@cache
def sandbox_of(pid: int, *env: tuple[str, str]) -> Sandbox:
    """Return the sandbox of this process for an environment."""
    assert pid == os.getpid()
    return Sandbox.new(dict(env))
