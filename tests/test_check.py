"""`python build.py check` as an editor meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.git import committed, git
from tests.support.project import CANALS, LIGHTHOUSES, ROOT, in_process, mkdocs, run

pytestmark = pytest.mark.slow


def without_the_lit_lamp(project: Path) -> str:
    facts = project / "facts.yaml"
    text = facts.read_text(encoding="utf-8")
    start = text.index("      - id: lit\n")
    removed = text[start : text.index("      - id: new-lamps\n")]
    facts.write_text(text.replace(removed, ""), encoding="utf-8")
    return removed


def test_the_real_facts_have_no_problem(texts: dict[str, str], tmp_path: Path) -> None:
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    done = run("build.py", "check", "--sources", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "sources: no problems; " in done.stdout
    assert " quotes looked up" in done.stdout


def test_the_summary_says_what_was_not_looked_at() -> None:
    done = in_process("check", "--facts", LIGHTHOUSES, cwd=ROOT)
    assert done.stdout.startswith("3 entities, 8 facts, 2 sources: no problems; 9 of 9 quotes not looked up")


def test_a_text_that_differs_is_told(project: Path, tmp_path: Path) -> None:
    (tmp_path / "harbour-letter.txt").write_text("it is nearly 43 m in all\n", encoding="utf-8")
    done = in_process("check", "--sources", tmp_path, cwd=project)
    assert done.returncode == 1
    assert "[quote-found] these words are not in the text of `harbour-letter`" in done.stdout
    assert "the nearest words are `" in done.stdout


def test_an_id_that_was_published_may_not_vanish(project: Path) -> None:
    committed(project)
    without_the_lit_lamp(project)
    done = in_process("check", cwd=project)
    assert done.returncode == 1
    assert "[published-id] `north-cape.lit` was published before and is gone" in done.stdout
    facts = project / "facts.yaml"
    retired = "  north-cape.lit: {reason: It was another lamp.}\n"
    facts.write_text(facts.read_text(encoding="utf-8") + retired, encoding="utf-8")
    assert in_process("check", cwd=project).returncode == 0


def test_facts_that_were_split_are_compared_with_the_file_that_they_were(project: Path) -> None:
    committed(project)
    without_the_lit_lamp(project)
    (project / "facts").mkdir()
    (project / "facts.yaml").rename(project / "facts" / "lights.yaml")
    done = in_process("check", cwd=project)
    assert done.returncode == 1
    assert "facts/lights.yaml:" in done.stdout
    assert "[published-id] `north-cape.lit` was published before and is gone" in done.stdout


def test_facts_of_another_site_have_no_past_here(project: Path) -> None:
    """Somebody who puts facts of their own in the place of others does not answer for these."""
    committed(project)
    (project / "facts.yaml").write_bytes(CANALS.read_bytes())
    done = in_process("check", cwd=project)
    assert done.returncode == 0, done.stdout
    assert done.stdout.strip().endswith("not compared with a published version")
    assert in_process("check", "--since", "HEAD", cwd=project).returncode == 1


def test_the_line_that_keeps_an_old_address_can_be_pasted(project: Path) -> None:
    committed(project)
    facts = project / "facts.yaml"
    without = facts.read_text(encoding="utf-8").replace(
        "{label: Lighthouse, plural: Lighthouses,", "{label: Light, plural: Lights,"
    )
    facts.write_text(without, encoding="utf-8")
    told = in_process("check", cwd=project).stdout
    entry = told.partition("add under `moved`: `")[2].partition("`")[0]
    assert entry == "kinds.lighthouse: lighthouses"
    facts.write_text(f"{without}moved:\n  {entry}\n", encoding="utf-8")
    assert in_process("check", cwd=project).returncode == 0
    assert in_process(cwd=project).returncode == 0
    assert "#lit" in (project / "site/lights/north-cape/index.html").read_text(encoding="utf-8")
    assert (project / "site/lighthouses/north-cape/index.html").is_file()


def test_a_misspelt_kind_is_one_problem_also_where_its_page_was_published(project: Path) -> None:
    committed(project)
    facts = project / "facts.yaml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text.replace("kind: lighthouse\n", "kind: lighthous\n", 1), encoding="utf-8")
    told = in_process("check", cwd=project).stdout
    assert "[unknown-kind] there is no kind `lighthous`; did you mean `lighthouse`?" in told
    assert told.endswith("\n1 problem\n"), told


def test_since_names_any_revision(project: Path) -> None:
    committed(project)
    without_the_lit_lamp(project)
    git(project, "commit", "--quiet", "--all", "--message", "second")
    assert in_process("check", cwd=project).returncode == 0
    assert in_process("check", "--since", "HEAD~1", cwd=project).returncode == 1
    assert in_process("check", "--since", "no-such-revision", cwd=project).returncode == 2


def test_stale_facts_are_told_when_asked(project: Path) -> None:
    assert "[stale]" not in in_process("check", cwd=project).stdout
    done = in_process("check", "--stale", cwd=project)
    assert done.returncode == 0
    assert "[stale] warning: last reviewed on 2020-01-02, over a year ago" in done.stdout


def test_warnings_stop_a_strict_build_only(project: Path) -> None:
    facts = project / "facts.yaml"
    text = facts.read_text(encoding="utf-8").replace("topics:\n", "topics:\n  unused: {label: Unused}\n", 1)
    facts.write_text(text, encoding="utf-8")
    done = mkdocs("build", cwd=project)
    assert done.returncode == 0
    assert "[unused] warning: no fact uses `unused`" in done.stderr
    assert mkdocs("build", "--strict", cwd=project).returncode == 1


def test_no_more_than_a_screenful(project: Path) -> None:
    facts = project / "facts.yaml"
    text = facts.read_text(encoding="utf-8")
    kinds = "".join(f"  k{number}: {{label: K, plural: Lighthouses}}\n" for number in range(80))
    facts.write_text(text.replace("kinds:\n", f"kinds:\n{kinds}"), encoding="utf-8")
    lines = in_process("check", cwd=project).stdout.splitlines()
    assert len(lines) == 52
    assert lines[-2].startswith("... and ")
    annotations = in_process("check", "--format", "github", cwd=project).stdout.splitlines()
    assert len(annotations) == 51
    assert annotations[-1].startswith("::notice::... and ")


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_what_a_problem_quotes_is_no_line_of_its_own(form: str, project: Path) -> None:
    facts = project / "facts.yaml"
    text = facts.read_text(encoding="utf-8")
    for name, words in (("x\\n::error::y", "::error::y"), ("x\\x9b31m\\x1b[31m\\u202e", "U+009B")):
        named = f'  "{name}": {{kind: lighthouse, name: X, summary: Y}}\n'
        facts.write_text(text.replace("entities:\n", f"entities:\n{named}"), encoding="utf-8")
        output = in_process("check", "--format", form, cwd=project).stdout
        assert words in output
        assert [line for line in output.splitlines() if line.startswith("::error::")] == []
        assert not {"\x9b", "\x1b", "\u202e"} & set(output), "a terminal would obey"


@pytest.mark.parametrize("arguments", [("check", "--facts", "no-such.yaml"), ("frobnicate",), ("check", "--nothing")])
def test_wrong_usage_exits_with_2(arguments: tuple[str, ...]) -> None:
    done = in_process(*arguments, cwd=ROOT)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_help_and_version() -> None:
    assert "check" in run("build.py", "--help").stdout
    assert (ROOT / "factsheet/__init__.py").read_text(encoding="utf-8").count("0.1.0") == 1
    assert "0.1.0" in run("build.py", "--version").stdout
