"""Broken input: every problem at once, exit 1, and the old site stands untouched. By both commands."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.support.breaking import break_link_in_statement, state
from tests.support.project import Run, configure, in_process, mkdocs, run

pytestmark = pytest.mark.slow

COMMANDS: dict[str, Run] = {"build.py": in_process, "mkdocs": partial(mkdocs, "build")}


def break_facts(project: Path) -> None:
    facts = project / "facts.yaml"
    text = (
        facts.read_text(encoding="utf-8")
        .replace("value: 41.5}", 'value: "41,5"}')
        .replace("kind: keeper-body", "kind: keper")
    )
    facts.write_text(text, encoding="utf-8")


def break_schema_only(project: Path) -> None:
    facts = project / "facts.yaml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("kind: keeper-body", "kind: keper"), encoding="utf-8")


def break_template_syntax(project: Path) -> None:
    for name in ("entity.html", "topic.html"):
        file = project / "templates" / name
        file.write_text(file.read_text(encoding="utf-8") + "{% if %}", encoding="utf-8")


def break_template_name(project: Path) -> None:
    file = project / "templates" / "topic.html"
    file.write_text(file.read_text(encoding="utf-8").replace("page.label.label", "page.lable.label"), encoding="utf-8")


def break_shell(project: Path) -> None:
    file = project / "templates" / "partials" / "shell.html"
    file.write_text(file.read_text(encoding="utf-8").replace("kind.plural", "kind.plurals", 1), encoding="utf-8")


def break_link_in_content(project: Path) -> None:
    file = project / "content" / "glossary.md"
    file.write_text(
        "# Glossary\n\nSee [this](nowhere/else.md)\nand [that](methodology.md#no-such-heading).\n", encoding="utf-8"
    )


def take_an_address(project: Path) -> None:
    (project / "content" / "lighthouses").mkdir()
    (project / "content" / "lighthouses" / "index.md").write_text("# Mine\n", encoding="utf-8")


BREAKAGES: list[tuple[Callable[[Path], None], list[str]]] = [
    (break_facts, ["facts.yaml:42:49: [number] found `41,5`; expected a plain number such as 2400 or 8.1"]),
    (break_schema_only, ["facts.yaml:89:11: [unknown-kind] there is no kind `keper`; did you mean `keeper-body`?"]),
    (break_template_syntax, ["templates/entity.html:", "templates/topic.html:", "[template] "]),
    (break_template_name, ["templates/topic.html:6:1: [template] ", "has no attribute 'lable'"]),
    (break_shell, ["templates/partials/shell.html:", "[template] ", "has no attribute 'plurals'"]),
    (
        break_link_in_content,
        [
            "content/glossary.md:3:12: [link] the link `nowhere/else.md` leads nowhere: there is no such page",
            "content/glossary.md:4:26: [link] ",
            "the page has no anchor #no-such-heading",
        ],
    ),
    (break_link_in_statement, ["facts.yaml:63:76: [link] the link `methodologies/` leads nowhere"]),
    (take_an_address, ["content/lighthouses/index.md:1:1: [address] the facts have a page at lighthouses/ too"]),
]


@pytest.fixture(scope="module")
def first(pattern: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site is published. Nothing that breaks may change it, so it is built once."""
    project = Path(shutil.copytree(pattern, tmp_path_factory.mktemp("first") / "project"))
    assert in_process(cwd=project).returncode == 0
    return project


@pytest.fixture
def published(first: Path, pattern: Path) -> Iterator[Path]:
    """A project with a site, as it was before anything broke."""
    yield first
    for name in ("templates", "content"):
        shutil.rmtree(first / name)
        shutil.copytree(pattern / name, first / name)
    for name in ("facts.yaml", "mkdocs.yml"):
        shutil.copy2(pattern / name, first)


WAYS = [
    pytest.param(command, *breakage, id=f"{name}-{breakage[0].__name__}")
    for name, command in COMMANDS.items()
    for breakage in BREAKAGES
]


@pytest.mark.parametrize(("command", "breaking", "expected"), WAYS)
def test_breakage(breaking: Callable[[Path], None], expected: list[str], command: Run, published: Path) -> None:
    before = state(published / "site")
    assert before
    breaking(published)
    done = command(cwd=published)
    assert done.returncode == 1
    for words in expected:
        assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert state(published / "site") == before
    assert not list(published.glob(".site.*")), "the unfinished folder is thrown away"


def test_what_is_wrong_on_every_page_is_told_once(published: Path) -> None:
    config, main = published / "mkdocs.yml", published / "templates" / "main.html"
    config.write_text(config.read_text(encoding="utf-8") + "extra_css: [missing.css]\n", encoding="utf-8")
    more = "<p>4711 ships</p>\n<p><a href='/no/'>No</a></p>\n</main>"
    main.write_text(main.read_text(encoding="utf-8").replace("</main>", more), encoding="utf-8")
    lines = {file: file.read_text(encoding="utf-8").splitlines() for file in (config, main)}
    css, number, link = (
        next(n for n, line in enumerate(lines[file], 1) if words in line)
        for file, words in ((config, "missing.css"), (main, "4711"), (main, "/no/"))
    )
    problems = [line for line in in_process(cwd=published).stderr.splitlines() if ": [" in line]
    assert [" ".join(problem.split()[:4]) for problem in problems] == [
        f"mkdocs.yml:{css}:13: [link] the link",
        f"templates/main.html:{number}:4: [digit-gate] `4711` on",
        f"templates/main.html:{link}:14: [link] the link",
    ]


def test_strict_warnings_publish_nothing(published: Path) -> None:
    before = state(published / "site")
    assert before
    config = published / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("glossary.md", "no-such.md"), encoding="utf-8")
    done = mkdocs("build", "--strict", cwd=published)
    assert done.returncode == 1
    assert state(published / "site") == before


def test_without_the_generator_among_the_plugins_the_site_stays(published: Path) -> None:
    before = state(published / "site")
    assert before
    config = published / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("hooks: [build.py]", ""), encoding="utf-8")
    done = in_process(cwd=published)
    assert done.returncode == 1
    assert "[mkdocs] nothing here makes pages of facts; expected `factsheet` among the plugins; write " in done.stderr
    assert state(published / "site") == before


def test_an_entry_of_the_menu_that_leads_nowhere_is_told(project: Path) -> None:
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("glossary.md", "no-such.md"), encoding="utf-8")
    done = in_process(cwd=project, FACTSHEET_SEARCH="off")
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("[mkdocs] warning: A reference to 'no-such.md' is included in the 'nav'") == 1


def test_a_setting_that_is_almost_one_of_ours_is_a_warning(project: Path) -> None:
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("extra:\n", "extra:\n  sqllite: true\n  alternate: []\n", 1)
    config.write_text(text, encoding="utf-8")
    done = in_process(cwd=project, FACTSHEET_SEARCH="off")
    assert done.returncode == 0, done.stderr
    line = text.splitlines().index("  sqllite: true") + 1
    assert [told for told in done.stderr.splitlines() if "[mkdocs]" in told] == [
        f"mkdocs.yml:{line}:3: [mkdocs] warning: there is no setting `sqllite` under `extra`; did you mean `sqlite`?"
    ]


def test_broken_settings_are_told_at_their_line(project: Path) -> None:
    config = project / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8") + "docs_dirr: x\nuse_directory_urls: perhaps\n", encoding="utf-8"
    )
    done = in_process(cwd=project)
    assert done.returncode == 1
    assert "mkdocs.yml:" in done.stderr
    assert "[mkdocs] `use_directory_urls`: " in done.stderr
    config.write_text("site_name: [\n", encoding="utf-8")
    done = in_process(cwd=project)
    assert done.returncode == 1
    assert "mkdocs.yml:2:1: [mkdocs] " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        (
            'repo_url: "https://[bad"',
            "mkdocs.yml:1:1: [mkdocs] the settings cannot be read: Invalid IPv6 URL; mend the ",
        ),
        (
            'repo_url: https://a.example/b\nedit_uri: "//[x"',
            "[mkdocs] `edit_uri` is no address: Invalid IPv6 URL; write a",
        ),
    ],
)
def test_an_address_that_mkdocs_cannot_read_is_a_line(settings: str, line: str, project: Path) -> None:
    configure(project, settings)
    done = in_process(cwd=project)
    assert done.returncode == 1
    assert line in done.stderr


def test_check_prints_every_problem_in_three_formats(project: Path) -> None:
    break_schema_only(project)
    text = in_process("check", cwd=project)
    assert (text.returncode, text.stdout.splitlines()[-1]) == (1, "1 problem")
    github = in_process("check", "--format", "github", cwd=project)
    assert "::error file=facts.yaml,line=89,col=11,title=unknown-kind::there is no kind `keper`" in github.stdout
    as_json = in_process("check", "--format", "json", cwd=project)
    assert '"file": "facts.yaml", "line": 89, "column": 11, "level": "error", "rule": "unknown-kind"' in as_json.stdout


def test_a_killed_build_leaves_nothing_behind_for_long(project: Path) -> None:
    leaving = project / ".site.building-999999999"
    leaving.mkdir()
    assert in_process(cwd=project).returncode == 0
    assert not leaving.exists()


def test_a_build_killed_between_its_two_moves_loses_no_site(project: Path) -> None:
    assert in_process(cwd=project).returncode == 0
    before = state(project / "site")
    (project / "site").rename(project / ".site.old-999999999")
    break_schema_only(project)
    assert in_process(cwd=project).returncode == 1
    assert state(project / "site") == before


def test_a_site_folder_that_is_a_link_stays_one(project: Path) -> None:
    (project / "elsewhere").mkdir()
    (project / "site").symlink_to("elsewhere")
    assert in_process(cwd=project).returncode == 0
    assert (project / "site").is_symlink()
    assert (project / "elsewhere" / "index.html").is_file()


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_missing_template_is_named(project: Path, command: Run) -> None:
    (project / "templates" / "topic.html").unlink()
    done = command(cwd=project)
    assert done.returncode == 1
    assert "templates/topic.html:1:1: [template] this template is missing" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SOURCE_DATE_EPOCH", "yesterday"),
        ("SOURCE_DATE_EPOCH", "9" * 30),
        ("FACTSHEET_JOBS", "two"),
        ("FACTSHEET_JOBS", "0"),
    ],
)
@pytest.mark.parametrize("words", [("check",), (), ("-m", "mkdocs", "build")])
def test_a_variable_that_says_nothing_is_one_line(words: tuple[str, ...], name: str, value: str, project: Path) -> None:
    done = (run if "mkdocs" in words else in_process)(*words, cwd=project, **{name: value})
    assert done.returncode == 1
    assert f"environment:1:1: [variable] `{value}` is no value of {name}; expected " in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
