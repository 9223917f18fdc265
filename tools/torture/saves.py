"""A preview under saves and readers: no half page, no failure, every save is shown at last, memory stays flat."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tools import processes
from tools.torture.process import CASE
from tools.torture.project import CHANGED, FACTS, make
from tools.torture.report import Outcome, Tally
from tools.torture.vocabulary import ROOT

PAGE = "ferries/long-ferry/"
PAGES = (PAGE, "", "api/v1/facts.json", "sources/", "timeline/")
"""Pages that are read all the time; the first shows every save."""

OVERLAY = 'id="factsheet-problems"'
PATIENCE = 120.0
"""Seconds after which a save counts as never shown."""

BREAKS = (("kind: ferry", "kind: fery"), ("facts:", "facts: ["), ("statement:", "statment:"), ("value:", "value"))
"""Slips of the pen: an unknown kind, a bracket that never ends, an unknown key, no colon."""

MOST_BROKEN = 5
"""Faults after which a run is given up."""

MOST_GROWTH = 40.0
"""Megabytes by which a preview may grow between the first fifth of the saves and the last."""


@dataclass
class Readers:
    """Threads that read pages as fast as they are given, and what they got that no reader should get."""

    url: str
    requests: int = 0
    broken: list[str] = field(default_factory=list)
    _done: threading.Event = field(default_factory=threading.Event)

    def read(self, start: int) -> None:
        """Read one page after the other until the run is done."""
        number = start
        while not self._done.is_set():
            page = PAGES[number % len(PAGES)]
            status, text = fetched(self.url + page)
            fault = _fault_of(page, status, text)
            if fault:
                self.broken.append(f"{page or 'home'}: {fault}")
            self.requests += 1
            number += 1
            time.sleep(0.02)

    @contextmanager
    def reading(self, count: int) -> Iterator[None]:
        """Let so many of them read while the block runs."""
        threads = [threading.Thread(target=self.read, args=(number,), daemon=True) for number in range(count)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._done.set()
            for thread in threads:
                thread.join()


def fetched(address: str) -> tuple[int, str]:
    """Return the status and the text of an answer; 0 and the reason if there is none."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - an address of this machine
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(errors="replace")
    except (OSError, UnicodeDecodeError, http.client.HTTPException) as error:
        return 0, f"{type(error).__name__}: {error}"


def _fault_of(page: str, status: int, text: str) -> str:
    if status != 200:
        return f"status {status}: {text[:200]}"
    is_whole = text.rstrip().endswith("}") if page.endswith(".json") else "</html>" in text[-200:]
    return "" if is_whole else f"half a page, {len(text)} characters: {text[-80:]!r}"


def run(seed: int, count: int) -> Tally:
    """Save so many times, by bursts, while three readers read. After each burst, wait until its last save is shown."""
    random = Random(f"{seed}/saves")  # noqa: S311 - a sample, no secret
    tally = Tally("saves", seed)
    with preview() as (process, url, folder):
        readers, sizes, number = Readers(url), [(0, 0.0)], 0
        late = _wait(url, CHANGED[0], process)
        assert not late, (folder / "serve.log").read_text()
        with readers.reading(3):
            while number < count and process.poll() is None and len(readers.broken) < MOST_BROKEN:
                burst = min(random.choice((1, 1, 2, 3, 5, 8, 20)), count - number)
                shown = save(folder / "facts.yaml", random, number, burst)
                number += burst
                missing = _wait(url, shown, process)
                readers.broken += [f"{missing} after save {number}"] if missing else []
                tally.sorts["saves"] += burst
                sizes.append((number, megabytes(process.pid)))
        readers.broken += _growth(sizes, count)
        readers.broken += (
            ["it ended: " + (folder / "serve.log").read_text()[-400:]] if process.poll() is not None else []
        )
        log = (folder / "serve.log").read_text(errors="replace")
        readers.broken += ["a traceback in its log"] if "Traceback" in log else []
    before, after = sizes[min(1, len(sizes) - 1)][1], sizes[-1][1]
    print(f"saves: {readers.requests:,} requests, {before:.0f} MB at first, {after:.0f} MB at last")
    tally.sorts["requests"] = readers.requests
    return tally.add([Outcome(0, "run", "; ".join(readers.broken[:MOST_BROKEN]))])


def save(file: Path, random: Random, number: int, burst: int) -> str:
    """Save a file several times: well or badly, in place or by a rename. Return what the page then has to show."""
    shown = ""
    for step in range(number, number + burst):
        mark = f"The company wants a {'better' if step % 2 else 'finer'} shore{'!' * (step % 7)}."
        text = FACTS.read_text(encoding="utf-8").replace(CHANGED[0], mark)
        shown = mark
        if random.random() < 0.25:
            text = text.replace(*random.choice(BREAKS), 1)
            shown = OVERLAY
        _written(file, text, by_rename=random.random() < 0.5)
        time.sleep(random.choice((0, 0, 0.01, 0.1)))
    return shown


def _written(file: Path, text: str, *, by_rename: bool) -> None:
    if by_rename:
        draft = file.with_name(".facts.yaml.draft")
        draft.write_text(text, encoding="utf-8")
        draft.replace(file)
    else:
        file.write_text(text, encoding="utf-8")


def _wait(url: str, shown: str, process: subprocess.Popen[bytes]) -> str:
    """Wait until the page shows a text, and no problems if these are not what is waited for."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit and process.poll() is None:
        status, text = fetched(url + PAGE)
        if status == 200 and shown in text and (OVERLAY in text) == (shown == OVERLAY):
            return ""
        time.sleep(0.05)
    return f"{shown!r} was never shown"


def megabytes(pid: int) -> float:
    """Return the memory that a process holds."""
    kilobytes = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text(encoding="ascii"))
    return int(kilobytes[1]) / 1024 if kilobytes else 0.0


def _growth(sizes: list[tuple[int, float]], count: int) -> list[str]:
    """Compare the least memory held in the first fifth and in the last, where a run is long enough to tell."""
    first = [size for number, size in sizes if count / 20 < number <= count / 5]
    last = [size for number, size in sizes if number > count * 4 / 5]
    growth = min(last) - min(first) if first and last else 0.0
    return [f"memory grew by {growth:.0f} MB"] if growth > MOST_GROWTH else []


@contextmanager
def preview() -> Iterator[tuple[subprocess.Popen[bytes], str, Path]]:
    """Run `mkdocs serve` on a small project. Yield its process, its address and its folder."""
    base = Path(tempfile.mkdtemp(prefix="torture-serve-"))
    folder = base / "project"
    make(folder)
    (base / "tmp").mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {**os.environ, **CASE, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "TMPDIR": str(base / "tmp")}
    with (folder / "serve.log").open("wb") as log:
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=log, stderr=subprocess.STDOUT)
    try:
        yield process, f"http://127.0.0.1:{port}/", folder
    finally:
        processes.end(process)
