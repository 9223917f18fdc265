"""The addresses of sources, asked on a server of this machine."""

from __future__ import annotations

import json
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from factsheet.edit import links
from factsheet.edit.links import Answer
from factsheet.load.sheet import load
from tests.support.project import LIGHTHOUSES, ROOT, in_process

pytestmark = pytest.mark.slow


@dataclass
class Sources:
    """A server whose addresses answer with the status that they name, and the requests that it has had."""

    address: str = ""
    asked: list[tuple[str, str, str]] = field(default_factory=list)


@pytest.fixture(scope="module")
def sources() -> Iterator[Sources]:
    sources = Sources()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            sources.asked.append((self.command, self.path, self.headers["User-Agent"]))
            name = self.path.strip("/")
            if name == "slow":
                time.sleep(0.6)
            status = {"no-head": 405 if self.command == "HEAD" else 200, "circle": 302, "away": 302}.get(name)
            self.send_response(status or int(name.partition("-")[0]) if name != "slow" else 200)
            onward = {"301": "/200", "308-far": "/301", "circle": "/circle", "away": "/200"}.get(name)
            if onward:
                self.send_header("Location", onward)
            if name == "503":
                self.send_header("Retry-After", "86400")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    Handler.do_HEAD = Handler.do_GET = Handler.answer  # type: ignore[attr-defined]
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    sources.address = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield sources
    server.shutdown()
    server.server_close()


def answers(sources: Sources, *names: str, patience: float = 5) -> list[Answer]:
    sources.asked.clear()
    by_address = links.ask_all([sources.address + name for name in names], patience, pause=0)
    return [by_address[sources.address + name] for name in names]


def test_each_answer_is_told_apart(sources: Sources) -> None:
    names = ("200", "403", "404", "410", "500", "503", "no-head")
    assert [answer.status for answer in answers(sources, *names)] == [200, 403, 404, 410, 500, 503, 200]


def test_permanent_redirects_name_where_they_end(sources: Sources) -> None:
    end = f"{sources.address}200"
    assert answers(sources, "301", "308-far", "away", "circle") == [
        Answer(200, moved=end), Answer(200, moved=end), Answer(200), Answer(0, fault="it redirects without end"),
    ]  # fmt: skip


def test_a_server_is_asked_as_little_as_can_be(sources: Sources) -> None:
    """A page that is there: one request, without content. Gone: a second, as some know no HEAD. Broken: a third."""
    answers(sources, "200", "404", "500")
    assert Counter((method, path) for method, path, _ in sources.asked) == {
        ("HEAD", "/200"): 1, ("HEAD", "/404"): 1, ("GET", "/404"): 1, ("HEAD", "/500"): 1, ("GET", "/500"): 2,
    }  # fmt: skip
    assert {agent for _, _, agent in sources.asked} == {
        "factsheet/0.1.0 (looks once a week whether a cited page is there)"
    }


def test_what_does_not_answer_is_told_in_words(sources: Sources) -> None:
    assert answers(sources, "slow", patience=0.1) == [Answer(0, fault="no answer came in time")]
    nowhere = ["http://127.0.0.1:1/", "http://[", "http://灯台.invalid/"]
    assert [answer.fault for answer in links.ask_all(nowhere, 5, pause=0).values()] == [
        "its server takes no connection", "no request can be made of it", "the name of its server is not known",
    ]  # fmt: skip


def test_a_machine_without_a_network_says_nothing_of_the_sources() -> None:
    silent = Answer(0, fault="no answer came in time")
    assert links.is_offline({"http://a/": silent, "http://b/": silent})
    assert not links.is_offline({"http://a/": silent, "http://b/": Answer(404)})
    assert not links.is_offline({"http://a/": silent})


def sheet(folder: Path, sources: Sources, url: str, archived: str = "") -> Path:
    """The small site, one of whose sources has these addresses and the other one that answers."""
    text = LIGHTHOUSES.read_text(encoding="utf-8").replace("https://example.org/letter", f"{sources.address}200")
    own = f"    url: {sources.address}{url}\n" + (f"    archived: {sources.address}{archived}\n" if archived else "")
    text, count = re.subn("    url: https://example.org/herald.*\n    archived: .*\n", own, text)
    assert count == 1
    facts = folder / "facts.yaml"
    facts.write_text(text, encoding="utf-8")
    return facts


@pytest.mark.parametrize(
    ("url", "archived", "message", "is_warning"),
    [
        ("404", "", "answers 404 (Not Found)", False),
        ("404", "200", "answers 404 (Not Found)", True),
        ("404", "410", "answers 404 (Not Found)", False),
        ("403", "", "answers 403 (Forbidden): it lets no program in", True),
        ("301", "", "has moved to", True),
    ],
)
def test_a_problem_stands_at_the_address(
    url: str, archived: str, message: str, is_warning: bool, sources: Sources, tmp_path: Path
) -> None:
    facts = sheet(tmp_path, sources, url, archived)
    loaded = load(facts, tmp_path)
    found = links.problems(loaded, links.ask_all(links.addresses(loaded), 5, pause=0))
    line = facts.read_text(encoding="utf-8").splitlines()[found[0].place.line - 1]
    assert line.strip() == f"url: {sources.address}{url}"
    assert message in found[0].message
    assert found[0].is_warning == is_warning
    assert len(found) == (2 if archived == "410" else 1)


def test_the_command_exits_with_1_where_a_source_is_gone(sources: Sources, tmp_path: Path) -> None:
    well = in_process("links", "--facts", sheet(tmp_path, sources, "200"), cwd=ROOT)
    assert (well.returncode, well.stdout) == (0, "1 address asked: no problems\n")
    gone = in_process("links", "--facts", sheet(tmp_path, sources, "404"), "--format", "json", cwd=ROOT)
    assert gone.returncode == 1
    problem = json.loads(gone.stdout)
    assert (problem["rule"], problem["level"]) == ("link", "error")
