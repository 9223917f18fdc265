"""The history of the facts, as the site tells it: the page of changes, the API, feeds, the home page, the gate."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import fastfeedparser
import feedparser
import pytest

from factsheet.audit.digits import gate
from factsheet.audit.digits.evidence import Evidence
from factsheet.history.folding import history
from factsheet.history.history import EMPTY
from factsheet.load.sheet import load
from factsheet.view import pagination, routes
from factsheet.view.changes import url_of
from factsheet.view.index import SiteView, view
from factsheet.view.pages.home import home_page
from factsheet.view.publication import Publication
from tests.support.changes import content, site_of
from tests.support.past import HEAD, SHELBY, SPRINGFIELD, Past
from tests.support.project import ROOT, TODAY
from tests.support.verdicts import stands
from tests.support.views import exported

pytestmark = pytest.mark.slow

GOLDEN = ROOT / "tests" / "golden" / "changes.json"


@pytest.fixture(scope="module")
def site(past: Past) -> SiteView:
    return site_of(past)


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
    from jsonschema import Draft202012Validator  # slow to import: only who needs it does

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
    assert not stands(f'<p data-change="{change}">', api, replace(api, changes={}))


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
    assert "<b>谢尔比</b>" in html  # the name of what is gone
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
