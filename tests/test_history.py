"""The history of every fact along the commits of a made repository, and what the site tells of it."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from time import process_time
from unittest.mock import Mock

import fastfeedparser
import feedparser
import jinja2
import pytest
from jsonschema import Draft202012Validator

from factsheet.audit.digits import gate
from factsheet.audit.digits.evidence import Evidence
from factsheet.core import cache_file
from factsheet.core.digest import fingerprint
from factsheet.core.problems import Problem
from factsheet.history import folding, steps
from factsheet.history.folding import history
from factsheet.history.history import EMPTY, History
from factsheet.load import commits, yaml
from factsheet.load.sheet import load
from factsheet.load.tree import Tree
from factsheet.render import pages
from factsheet.render.theme import Theme
from factsheet.view import pagination, routes
from factsheet.view.changes import url_of
from factsheet.view.index import SiteView, view
from factsheet.view.pages.home import home_page
from factsheet.view.publication import Publication
from tests.support.making import made
from tests.support.past import HEAD, NEW, SHELBY, SPRINGFIELD, STORY, Past
from tests.support.project import ROOT, TODAY
from tests.support.views import content_of, exported

pytestmark = pytest.mark.slow

FILES = ("head", "springfield", "shelby")
GOLDEN = ROOT / "tests" / "golden" / "changes.json"
COMMITS = "https://code.example/commit/{id}"
PUBLICATION = Publication("Towns", url="https://facts.example/repo/", feeds="entities", commit=COMMITS)


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Past:
    made = Past(tmp_path_factory.mktemp("past"))
    for part in STORY:
        part(made)
    return made


@pytest.fixture(scope="module")
def whole(past: Past) -> History:
    return history(past.project / "towns")


@pytest.fixture(scope="module")
def site(past: Past, whole: History) -> SiteView:
    sheet = load(past.project / "towns", past.project).sheet
    return replace(view(sheet, TODAY), history=whole, publication=PUBLICATION)


@pytest.fixture(scope="module")
def files(site: SiteView) -> dict[str, bytes]:
    return exported(site)


def test_all_changes_of_a_repository(files: dict[str, bytes]) -> None:
    """`UPDATE_GOLDEN=1` writes them anew. Its commits have the same ids wherever they are made."""
    changes = files["data/changes.json"]
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_bytes(changes)
    assert changes == GOLDEN.read_bytes()


def test_a_fact_tells_when_it_came_and_what_has_changed(files: dict[str, bytes]) -> None:
    facts = {fact["id"]: fact for fact in json.loads(files["api/v1/facts.json"])["facts"]}
    assert {name: (fact["added"], fact.get("changes", [])) for name, fact in facts.items()} == {
        "springfield.companies": (
            "2026-01-05",
            [{"on": "2026-02-05", "what": ["address"]}, {"on": "2026-01-10", "what": ["value", "date"]}],
        ),
        "springfield.people": (
            "2026-01-05",
            [{"on": "2026-02-09", "what": ["points"]}, {"on": "2026-02-07", "what": ["points"]}],
        ),
        "springfield.mill": ("2026-02-04", []),
        "shelbyville.bridge": ("2026-01-05", [{"on": "2026-02-08", "what": ["evidence"]}]),
    }
    schema = Draft202012Validator(json.loads(files["api/v1/schema/facts.json"]))
    schema.validate(json.loads(files["api/v1/facts.json"]))


def content(site: SiteView, url: str = "changes/") -> str:
    env = pages.prepare(jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "templates")), site)  # noqa: S701
    listing = {page.url: page for page in routes.listing(site, Theme((ROOT / "templates",)).names())}
    return " ".join(content_of(env, listing[url]).split())


def test_the_page_of_changes(site: SiteView) -> None:
    html = content(site)
    days = [part.partition("</time>")[0] for part in html.split('<h2 id="day:')[1:]]
    assert [day.rpartition(">")[2] for day in days] == [
        "9 February 2026", "8 February 2026", "7 February 2026", "5 February 2026", "4 February 2026",
        "10 January 2026",
    ]  # fmt: skip
    assert "value of 2001: 3,240 → 3,241" in html
    assert "value: 2,400 → 2,600<br>date: 2024 → February 2025" in html
    assert "evidence: “an old bridge” → “the old bridge”" in html
    assert "reason: It said too little." in html
    assert 'href="../towns/springfield/#mayor" data-change="springfield.mayor@' in html
    commit = site.history.changes[0].commit.id
    assert f'<a href="https://code.example/commit/{commit}" rel="external"><code>{commit[:7]}</code></a>' in html
    assert 'begins on <time datetime="2026-01-05">5 January 2026</time>; what stood here' in html


def test_the_home_page_tells_what_is_new_of_each_page_once(site: SiteView) -> None:
    """New facts stand before changed ones of the same day; those that are gone are not told."""
    news = [(one.change.fact, one.change.change.sort, one.what) for one in home_page(site).news]
    assert news == [
        ("springfield.people", "changed", ["points"]),
        ("shelbyville.bridge", "changed", ["evidence"]),
    ]
    assert home_page(replace(site, history=EMPTY)).news == ()


def test_a_long_list_of_changes_falls_into_parts(site: SiteView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagination.by_year, "__defaults__", (2, ""))
    parts = {page.url: page for page in routes.listing(site, frozenset()) if page.url.startswith("changes/")}
    assert list(parts)[:3] == ["changes/", "changes/2026/", "changes/2026/month.02/"]
    assert parts["changes/2026/month.02/"].title == "Changes, 2026, February"
    assert parts["changes/2026/"].change in {change.id for change in site.history.changes}


def test_the_gate_works_out_each_number_of_a_change_again(
    site: SiteView, files: dict[str, bytes], tmp_path: Path
) -> None:
    for path, one in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(one)
    api = Evidence.of(tmp_path / "api" / "v1")
    change = next(one.id for one in site.history.changes if one.commit.day == "2026-01-10")

    def reasons(main: str) -> set[str]:
        page = f"<!doctype html><html><head></head><body><main>{main}</main></body></html>"
        return {one.reason for one in gate.unsupported_numbers(page, api)}

    assert reasons(content(site)) == set()
    assert reasons(f'<p data-change="{change}">2,400 → 2,600</p>') == set()
    assert reasons(f'<p data-change="{change}">2,400 → 2,500</p>') == {f"it is not in the change {change}"}
    assert reasons('<p data-change="springfield.firms@0">2,400</p>') == {"it is not in the change springfield.firms@0"}
    assert reasons('<p data-fact="springfield.companies">2,400</p>') == {"it is not in the fact springfield.companies"}
    assert reasons('<p><time datetime="2026-02-03">3 February 2026</time></p>') == {
        "no fact, source or change has the date 2026-02-03"
    }
    assert gate.inputs_digest(f'<p data-change="{change}">', api) != gate.inputs_digest(
        f'<p data-change="{change}">', replace(api, changes={})
    )


ODD = """\
      - id: lamps
        statement: Springfield has **many** lamps.
        citations: [{source: post, quote: many lamps}]
"""


def test_odd_pasts_are_told_too(tmp_path: Path) -> None:
    """Values of other shapes, Markdown, clocks that run back, a link, and settings of git that hide commits."""
    past = Past(tmp_path)
    past.git("config", "log.showSignature", "true")
    past.git("config", "log.diffMerges", "off")
    odd = ODD.replace("statement", 'as_of: ["1999"]\n        statement')
    past.write("facts.yaml", f"{HEAD}entities:\n{SPRINGFIELD}{odd}{SHELBY}")
    past.commit("2026-01-05T10:00:00Z")
    past.git("checkout", "--quiet", "-b", "lamps")
    past.edit("facts.yaml", ('["1999"]', '"1999"'), ("**many**", "_many_"), when="2026-01-06T10:00:00Z")
    past.git("checkout", "--quiet", "main")
    past.git("merge", "--quiet", "--no-ff", "--message", "Merge", "lamps", when="2026-01-07T10:00:00Z")
    past.edit("facts.yaml", (SHELBY, ""), ("value: 3149", "value: 3150"), when="2026-01-04T10:00:00Z")
    gone = "retired: {shelby: {name: 谢尔比, kind: town, reason: It is part of Springfield.}}\n"
    series = SPRINGFIELD[SPRINGFIELD.index("      - id: people") :]
    series = series.replace("value: 3149", "value: 3150")
    past.edit("facts.yaml", (series, ""), ("properties:", f"{gone}properties:"), when="2026-01-07T11:00:00Z")
    (tmp_path / "link.yaml").symlink_to("facts.yaml")
    told = history(tmp_path / "link.yaml")
    assert told == history(tmp_path / "facts.yaml")
    assert [(one.fact, one.change.sort, one.commit.time[5:13], len(one.points)) for one in told.news] == [
        ("springfield.people", "removed", "01-07T11", 0),
        ("shelby.bridge", "removed", "01-07T10", 0),
        ("springfield.lamps", "changed", "01-07T10", 0),
    ]
    site = replace(view(load(tmp_path / "facts.yaml", tmp_path).sheet, TODAY), history=told)
    assert [url_of(site, one) for one in told.news] == [
        "changes/", "towns/shelby/", "towns/springfield/#lamps",
    ]  # fmt: skip
    html = content(site)
    assert "date: 1999" in html
    assert "**" not in html
    for path, one in exported(site).items():
        (tmp_path / "made" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "made" / path).write_bytes(one)
    api = Evidence.of(tmp_path / "made" / "api" / "v1")
    page = f"<!doctype html><html><head></head><body><main>{html}</main></body></html>"
    assert [*gate.unsupported_numbers(page, api)] == []


def test_feeds_as_readers_see_them(site: SiteView, files: dict[str, bytes]) -> None:
    """Of the site and of an entity: ids that stay, true times, the newest first."""
    expected = [(one.commit.time, one.change.sort) for one in site.history.news]
    atom = feedparser.parse(files["changes/feed.xml"])
    assert (atom.bozo, atom.version) == (False, "atom10")
    assert [(entry.updated, entry.tags[0].term) for entry in atom.entries] == expected
    assert atom.feed.updated == expected[0][0]
    assert len({entry.id for entry in atom.entries}) == len(expected)
    assert atom.entries[-1].link == "https://facts.example/repo/towns/springfield/#companies"
    assert "value: 2,400 → 2,600" in atom.entries[-1].content[0].value
    read = fastfeedparser.parse(files["changes/feed.json"].decode())
    assert [(entry.id, entry.title, entry.link) for entry in read.entries] == [
        (entry.id, entry.title, entry.link) for entry in atom.entries
    ]
    own = feedparser.parse(files["towns/springfield/feed.xml"])
    assert [entry.id for entry in own.entries] == [
        entry.id for entry, one in zip(atom.entries, site.history.news, strict=True) if one.entity == "springfield"
    ]


def test_feeds_of_a_site_without_an_address(site: SiteView) -> None:
    files = exported(replace(site, publication=Publication("Towns")))
    assert "towns/springfield/feed.xml" not in files
    where = {"content-location": "http://localhost:8000/sub/changes/feed.xml"}
    atom = feedparser.parse(files["changes/feed.xml"], response_headers=where)
    assert atom.entries[-1].link == "http://localhost:8000/sub/towns/springfield/#companies"
    with_address = feedparser.parse(exported(site)["changes/feed.xml"])
    assert [entry.id for entry in atom.entries] == [entry.id for entry in with_address.entries]


def test_what_is_kept_is_what_is_worked_out(past: Past, whole: History, tmp_path: Path) -> None:
    """Also if it was kept some commits ago, or is damaged; a new commit is compared, the others are not."""
    line = commits.main_line(past.project / "towns")
    for count in (0, 5, 9, len(line.states)):
        steps.steps(replace(line, states=line.states[:count]), tmp_path)
        assert history(past.project / "towns", tmp_path) == whole
        assert cache_file.read(tmp_path / "history", fingerprint())
    (tmp_path / "history").write_bytes(b"cut")
    assert history(past.project / "towns", tmp_path) == whole


def test_nothing_is_compared_that_is_kept(past: Past, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = commits.main_line(past.project / "towns")
    steps.steps(replace(line, states=line.states[:-1]), tmp_path)
    compare = Mock(return_value=([], {}))
    monkeypatch.setattr("factsheet.history.compare.facts", compare)
    steps.steps(line, tmp_path)
    assert compare.call_count == 1


def test_no_version_of_a_file_is_read_twice(
    past: Past, whole: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of HEAD are read by the loader, those before by the history."""
    read = []

    def compose(text: str, label: str) -> tuple[Tree | None, list[Problem]]:
        read.append(text)
        return yaml.compose(text, label)

    monkeypatch.setattr("factsheet.load.files.compose", compose)
    monkeypatch.setattr("factsheet.load.plain.compose", compose)
    loaded = load(past.project / "towns", past.project, tmp_path / "facts")
    by_the_loader = len(read)
    assert by_the_loader == len(loaded.locations.loaded_files)
    assert history(past.project / "towns", tmp_path) == whole
    assert len(read) > by_the_loader
    assert len(read) == len(set(read))


def test_a_shallow_clone_says_what_it_cannot_know(past: Past, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    past.git("clone", "--quiet", "--depth", "2", f"file://{past.project}", str(clone))
    short = history(clone / "towns")
    assert not short.is_whole
    assert short.begins
    assert {(one.fact, one.change.sort) for one in short.changes} == {
        ("springfield.mayor", "retired"),
        ("springfield.people", "changed"),
    }
    site = replace(view(load(clone / "towns", clone).sheet, TODAY), history=short)
    assert not any("added" in fact for fact in json.loads(exported(site)["api/v1/facts.json"])["facts"])
    assert 'begins on <time datetime="2026-02-08">8 February 2026</time>: what was before is not known' in content(site)


def test_without_git_or_commits_there_is_no_history(tmp_path: Path) -> None:
    facts = tmp_path / "facts.yaml"
    assert history(facts) == EMPTY
    past = Past(tmp_path)
    past.write("other.txt", "x")
    past.commit("2026-01-01T00:00:00Z")
    past.write("facts.yaml", "entities: {}\n")
    assert history(facts) == EMPTY


def test_only_what_is_committed_counts(past: Past, whole: History, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(past.project, tmp_path / "copy"))
    file = copy / "towns" / "springfield.yaml"
    file.write_text(file.read_text("utf-8").replace(NEW, "").replace("3241", "9999"), encoding="utf-8")
    assert history(copy / "towns") == whole
    site = replace(view(load(copy / "towns", copy).sheet, TODAY), history=whole)
    assert 'data-change="springfield.mill@' in content(site)
    assert 'data-fact="springfield.mill"' not in content(site)
    assert "9999" not in exported(site)["data/changes.json"].decode()


def test_after_a_commit_a_warm_build_is_a_cold_one(past: Past, tmp_path: Path) -> None:
    """Facts that were built before they were committed are as they were, and yet have another past."""
    done = steps.steps(commits.main_line(past.project / "towns"), None)
    head, *entities = ((past.project / "towns" / f"{name}.yaml").read_text("utf-8") for name in FILES)
    text = f"{head}entities:\n{''.join(entities).replace('entities:', '')}"
    earlier, now = folding.folded(done[:-3]), folding.folded(done)
    before = made(text, tmp_path, "site", lines=False, past=earlier)
    warm = made(text, tmp_path, "site", lines=False, past=now)
    assert warm == made(text, tmp_path, "cold", lines=False, past=now, warm=False)
    changed = {path for path in warm if warm[path] != before.get(path)}
    assert "api/v1/entities/springfield.json" in changed
    assert "towns/springfield/index.html" not in changed


def test_a_history_that_was_rewritten_is_another(whole: History) -> None:
    assert whole.since(whole.last) == frozenset()
    assert whole.since(whole.commits[-2]) == frozenset({"springfield.mayor", "springfield.people"})
    assert whole.since("0" * 40) is None


def test_three_hundred_commits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How long they take is printed, not held."""
    past, days = Past(tmp_path), ["0000"] * 100
    stream = b""
    for number in range(1, 301):
        days[number % 100] = f"{number:04}"
        facts = (f"  t{n}: {{kind: a, facts: [{{id: x, statement: S, as_of: '{day}'}}]}}" for n, day in enumerate(days))
        content = "\n".join(("entities:", *facts))
        at = f"committer T <t@e.org> {1_767_000_000 + number * 90_000} +0000\ndata 1\nx\n"
        stream += f"commit refs/heads/main\n{at}M 100644 inline facts.yaml\ndata {len(content)}\n{content}\n".encode()
    past.git("fast-import", "--quiet", given=stream)
    times = [process_time()]
    for _ in range(2):
        found = history(tmp_path / "facts.yaml", tmp_path / "cache")
        times.append(process_time())
    assert len(found.commits) == 300
    assert [len(own) for own in found.by_fact.values()] == [4] * 99 + [3]
    with capsys.disabled():
        print(f"\n300 commits: {times[1] - times[0]:.1f} s of CPU, then {times[2] - times[1]:.2f} s")
