"""A site of shares and of figures less than a number, from its facts to its pages, with the digit gate on."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from factsheet.load.sheet import load
from factsheet.view.highlights import highlights
from factsheet.view.index import SiteView, view
from factsheet.view.pictures.charts import charts
from tests.support.project import ROOT, TODAY, in_process

pytestmark = pytest.mark.slow

SHARES = ROOT / "tests" / "sites" / "shares.yaml"


@pytest.fixture(scope="module")
def valleys() -> SiteView:
    return view(load(SHARES, ROOT).sheet, TODAY)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("shares") / "site"
    done = in_process("build", "--facts", SHARES, "--site-dir", made, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return made


@pytest.mark.parametrize(
    ("fact", "words", "before"),
    [
        ("upper-valley.running-2020", "2/6", ""),
        ("upper-valley.running-2023", "2/3", ""),
        ("upper-valley.mills", "less than 40 mills", "< "),
        ("lower-valley.running", "about 1/4 to 0.5", "≈ "),
    ],
)
def test_figures_in_words_and_signs(valleys: SiteView, fact: str, words: str, before: str) -> None:
    figure = valleys.fact(fact).figure
    assert figure
    assert (figure.words, figure.before) == (words, before)


def test_bars_of_fractions_have_their_true_length(valleys: SiteView) -> None:
    (chart,) = charts("mills-running", "Share", "p/", valleys.facts_measuring("mills-running"))
    drawn = {bar.figure.amount: (bar.low, bar.width) for bar in chart.bars}
    assert drawn == {"2/3": (100, 100), "about 1/4 to 0.5": (50, 75), "2/6": (100, 50)}
    assert next(iter(drawn)) == "2/3"  # the largest first


def test_the_bar_of_less_than_a_number_is_open_towards_less(valleys: SiteView) -> None:
    (chart,) = charts("mills", "Mills", "p/", valleys.facts_measuring("mills"))
    assert [(bar.figure.amount, bar.open) for bar in chart.bars] == [("less than 50", "less"), ("less than 40", "less")]


def test_fractions_are_among_the_main_points(valleys: SiteView) -> None:
    found = [fact.id for fact in highlights(valleys, valleys.records, TODAY).points]
    assert found[:2] == ["upper-valley.running-2023", "lower-valley.mills"]


def test_pages_show_a_fraction_as_it_is_written(folder: Path) -> None:
    page = (folder / "valleys/upper-valley/index.html").read_text(encoding="utf-8")
    assert '<p class="number">2/3</p>' in page
    assert ">2/6</a>" in page
    assert '<span class="sign" aria-hidden="true">&lt; </span><span class="unseen">less than </span>40' in page
    table = (folder / "compare/valleys/index.html").read_text(encoding="utf-8")
    assert ">2/3</a>" in table


def test_files_hold_a_fraction_as_it_is_written(folder: Path) -> None:
    facts = json.loads((folder / "api/v1/facts.json").read_text(encoding="utf-8"))["facts"]
    values = {fact["id"]: fact["figure"]["value"] for fact in facts}
    assert values["upper-valley.running-2020"] == "2/6"
    assert values["lower-valley.running"] == {"from": "1/4", "to": "0.5"}
    with (folder / "data/facts.csv").open(encoding="utf-8", newline="") as opened:
        rows = {row["id"]: row for row in csv.DictReader(opened)}
    assert rows["upper-valley.running-2023"]["value"] == "2/3"
    assert rows["upper-valley.mills"]["bound"] == "less than"
    assert [rows["lower-valley.running"][end] for end in ("value", "from", "to")] == ["", "1/4", "0.5"]


def test_a_source_that_says_no_language_is_shown_in_english(valleys: SiteView, folder: Path) -> None:
    assert [source.language for source in valleys.sheet.sources.values()] == [None, "en-IN"]
    assert [source.language for source in valleys.sources.values()] == ["en", "en-IN"]
    sources = json.loads((folder / "api/v1/sources.json").read_text(encoding="utf-8"))["sources"]
    assert [source["language"] for source in sources] == ["en", "en-IN"]
    page = (folder / "valleys/upper-valley/index.html").read_text(encoding="utf-8")
    assert "<q>most of the mills</q>" in page  # the page's own language
    assert '<q lang="en-IN">some of the mills</q>' in page


def test_the_gate_refuses_another_fraction(project: Path) -> None:
    """Where a template turns a fraction round, nothing is published."""
    (project / "facts.yaml").write_bytes(SHARES.read_bytes())
    template = project / "templates" / "partials" / "show.html"
    shown = template.read_text(encoding="utf-8")
    template.write_text(shown.replace("{{ figure.number }}", "{{ figure.number | replace('2/3', '3/2') }}"), "utf-8")
    done = in_process(cwd=project)
    assert done.returncode == 1
    assert "[digit-gate] `3/2` on " in done.stderr + done.stdout
    assert not (project / "site").exists()
