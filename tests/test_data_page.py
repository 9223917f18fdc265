"""The page of all files with facts: it names each that is published, its sizes are true, its programs run."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from lxml import html as lxml_html

from factsheet.audit.digits import gate
from factsheet.audit.digits.evidence import Evidence
from factsheet.build import sizes
from factsheet.render.exports.columns import CSV
from factsheet.render.exports.fields import fields
from factsheet.render.exports.schema import shapes
from tests.support.git import committed
from tests.support.project import in_process
from tests.support.verdicts import stands

pytestmark = pytest.mark.slow

BASE = "https://example.org/"
"""The address in the programs of a site that does not know its own."""

EVERY = "  sqlite: true\n  turtle: true\n  jsonld: true\n  parquet: true\n  tables: all\n  feeds: entities\n"
FEW = "  sqlite: false\n  turtle: false\n  jsonld: true\n"


def begin(pattern: Path, folder: Path, forms: str) -> Path:
    """Write the small site, in git, with some forms of its facts."""
    project = Path(shutil.copytree(pattern, folder / "project"))
    config = project / "mkdocs.yml"
    kept = re.sub(r"^  (sqlite|turtle): .*\n", "", config.read_text("utf-8"), flags=re.MULTILINE)
    config.write_text(kept.replace("\nextra:\n", f"\nextra:\n{forms}"), "utf-8")
    committed(project)
    return project


def built(project: Path) -> Path:
    done = in_process("build", cwd=project, FACTSHEET_SEARCH="off", SITE_URL="")
    assert done.returncode == 0, done.stderr
    return project / "site"


@pytest.fixture(scope="module")
def every(pattern: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with its facts in every form."""
    return built(begin(pattern, tmp_path_factory.mktemp("every"), EVERY))


@pytest.fixture(scope="module")
def few(pattern: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with its facts in few forms."""
    return built(begin(pattern, tmp_path_factory.mktemp("few"), FEW))


def page_of(site: Path) -> lxml_html.HtmlElement:
    return lxml_html.fromstring((site / sizes.PAGE).read_text("utf-8"))


def measured(site: Path) -> dict[str, str]:
    """The sizes on the page, by the patterns of paths that each is of."""
    return {
        span.get("data-size", ""): span.text_content()
        for span in page_of(site).iter("span")
        if "data-size" in span.attrib
    }


def files_with_facts(site: Path) -> Iterator[str]:
    for file in (file for file in site.rglob("*") if file.is_file()):
        path = file.relative_to(site).as_posix()
        is_cited = path.startswith("sources/") and file.stem == "cite"
        if path.startswith(("api/", "data/")) or file.name in ("feed.xml", "feed.json") or is_cited:
            yield path


@pytest.mark.parametrize("name", ["every", pytest.param("few", marks=pytest.mark.exhaustive)])
def test_every_file_with_facts_stands_on_the_page_and_no_other(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    patterns = [pattern for one in measured(site) for pattern in one.split()]
    files = set(files_with_facts(site)) - {sizes.PAGE}
    assert len(files) > 20
    assert [file for file in files if not any(fnmatchcase(file, pattern) for pattern in patterns)] == []
    assert [one for one in measured(site) if not any(fnmatchcase(f, p) for f in files for p in one.split())] == []


def test_what_a_site_does_not_make_is_not_offered(every: Path, few: Path) -> None:
    words, fewer = (page_of(site).text_content() for site in (every, few))
    for form in ("SQLite", "Parquet", "Turtle", "Datasette", "points.parquet", "kinds/lighthouse.csv"):
        assert form in words
        assert form not in fewer
    assert "JSON-LD" in fewer


def test_sizes_are_those_of_the_files(every: Path) -> None:
    shown = measured(every)
    size = (every / "data/facts.parquet").stat().st_size
    assert shown["data/facts.parquet"] == f"{size / 1000:.1f} kB"
    entities = sum(file.stat().st_size for file in (every / "api/v1/entities").iterdir())
    assert shown["api/v1/entities/*.json"] == f"{entities / 1000:.1f} kB"


def test_the_gate_measures_again(every: Path) -> None:
    page, api = (every / sizes.PAGE).read_text("utf-8"), Evidence.of(every / "api" / "v1")
    size = measured(every)["data/facts.csv"]
    assert list(gate.unsupported_numbers(page, api)) == []
    wrong = page.replace(f">{size}<", ">99.9 kB<")
    assert [(one.number, one.reason) for one in gate.unsupported_numbers(wrong, api)] == [
        ("99.9", f"measuring data/facts.csv again gives {size}")
    ]
    assert not stands(page, api, api), "sizes are measured in each build"
    outside = (
        '<!doctype html><html><head></head><body><main><b data-size="../project/mkdocs.yml">3</b></main></body></html>'
    )
    assert [one.number for one in gate.unsupported_numbers(outside, api)] == ["3"]


def test_a_size_is_put_in_however_the_tag_is_written(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/facts.csv").write_bytes(b"x" * 2_345)
    for written in ("<span data-size=data/facts.csv>", "<b class=n data-size='data/facts.csv'>"):
        (tmp_path / sizes.PAGE).write_text(f"<p>{written}old</p> <i>x</i>")
        sizes.put_in(tmp_path)
        assert (tmp_path / sizes.PAGE).read_text() == f"<p>{written}2.3 kB</p> <i>x</i>"


def test_putting_sizes_in_leaves_a_file_of_another_folder_alone(tmp_path: Path) -> None:
    """A merge links the files of shards."""
    shard, page = tmp_path / "shard.html", tmp_path / sizes.PAGE
    page.parent.mkdir()
    shard.write_text('<b data-size="data/none.csv">…</b>')
    page.hardlink_to(shard)
    sizes.put_in(tmp_path)
    assert page.read_text() == '<b data-size="data/none.csv">0 bytes</b>'
    assert "…" in shard.read_text()


def test_every_column_and_every_key_of_a_fact_is_explained_once(every: Path) -> None:
    section = page_of(every).get_element_by_id("columns").getparent()
    columns, others, keys = section.iter("table")
    names = [
        row.findtext("th/code") for table in (columns, others) for row in table.iter("tr") if row.find("td") is not None
    ]
    assert sorted(filter(None, names)) == sorted(column.name for column in CSV)
    assert [column.name for column in fields().first] == names[: len(fields().first)]
    bodies = keys.findall("tbody")
    assert [body.findtext("tr/th/b") for body in bodies][:2] == ["Fact", "Figure"]
    explained = [row.findtext("th/code") for row in bodies[0].iter("tr") if row.find("td") is not None]
    assert explained == list(shapes()["Fact"]["properties"])
    assert all(cell.text_content().strip() for cell in section.iter("td"))


def example(site: Path, name: str) -> str:
    """A program, as the page shows it, but for the address of the site."""
    (program,) = page_of(site).xpath(f"//pre[@data-example='{name}']")
    text: str = program.text_content()
    assert BASE in text
    return text.replace(BASE, f"{site.as_uri()}/")


def test_there_are_no_other_programs_than_those_that_run(every: Path, few: Path) -> None:
    named = [[pre.get("data-example") for pre in page_of(site).iter("pre")] for site in (every, few)]
    assert named[0] == ["curl", "pandas", "duckdb", "datasette", "rdflib", None]
    assert named[1] == ["curl", "pandas", "duckdb", "rdflib", None]


Shell = Callable[[str], str]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell in an empty folder, with the programs of the environment."""

    def says(program: str) -> str:
        done = subprocess.run(["bash", "-euc", program], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return says


def python(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_curl(every: Path, shell: Shell, tmp_path: Path) -> None:
    entity = shell(example(every, "curl"))
    assert '"name":"North Cape Light"' in entity
    assert (tmp_path / "facts.csv").read_bytes() == (every / "data/facts.csv").read_bytes()


@pytest.mark.parametrize("name", ["every", pytest.param("few", marks=pytest.mark.exhaustive)])
def test_pandas(name: str, request: pytest.FixtureRequest) -> None:
    printed = python(example(request.getfixturevalue(name), "pandas"))
    assert re.search(r"0 +North Cape Light +41\.5 +m +1999", printed), printed


@pytest.mark.parametrize("name", ["every", pytest.param("few", marks=pytest.mark.exhaustive)])
def test_duckdb(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    program = example(site, "duckdb")
    assert ("parquet" in program) == (name == "every")
    printed = python(program)
    assert "decimal(38,10)" in printed
    assert "41.5000000000" in printed


@pytest.mark.parametrize("name", ["every", pytest.param("few", marks=pytest.mark.exhaustive)])
def test_rdflib(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    program = example(site, "rdflib")
    assert ("facts.ttl" in program) == (name == "every")
    assert "stands 41.5 metres tall" in python(program)


def test_datasette(every: Path, tmp_path: Path) -> None:
    """It serves until somebody stops it, at its usual port: whoever has that must leave first."""
    page = "http://127.0.0.1:8001/facts/facts"
    _wait(lambda: not _answer(page), "another server has the port of Datasette")
    program = ["bash", "-euc", f"export PATH={Path(sys.executable).parent}:$PATH\n{example(every, 'datasette')}"]
    server = subprocess.Popen(
        program, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        _wait(lambda: "stands 41.5 metres tall" in _answer(page), "Datasette serves no facts")
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.communicate()


def _answer(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def _wait(is_so: Callable[[], bool], otherwise: str) -> None:
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end, otherwise
        time.sleep(0.2)
