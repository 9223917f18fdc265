"""Settings under `extra` in mkdocs.yml, or in a file that it inherits: what cannot be is told at its line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from mkdocs.config import load_config

from factsheet.cli.places import Site
from factsheet.core.problems import BuildError, Place
from factsheet.mkdocs_hook.config_errors import place_of
from factsheet.mkdocs_hook.extra import misspelt
from factsheet.mkdocs_hook.refusal import Refused
from factsheet.mkdocs_hook.run import published
from factsheet.mkdocs_hook.settings import settings
from tests.support.project import ROOT, in_process, inherit


def problems_with(folder: Path, *lines: str) -> list[str]:
    """Return the problems of settings of which some stand under `extra`, in lines 6 and further."""
    (folder / "content").mkdir()
    theme = f"{{name: null, custom_dir: '{ROOT / 'templates'}'}}"
    text = f"site_name: Lights\ndocs_dir: content\nplugins: []\ntheme: {theme}\nextra:\n"
    (folder / "mkdocs.yml").write_text(text + "".join(f"  {line}\n" for line in lines), encoding="utf-8")
    with pytest.raises(BuildError) as refused:
        settings(load_config(str(folder / "mkdocs.yml")))
    return list(map(str, refused.value.problems))


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("markdown: maybe", "`markdown` is `maybe`; expected true or false"),
        ("security_contact: me@example.org", "`security_contact` has `me@example.org`; expected an address with"),
        ("security_contact: [https://a.example/, 'mailto: x']", "`security_contact` has `mailto: x`; expected"),
        ("alternates: https://de.example.org/", "`alternates` is `https://de.example.org/`; expected languages"),
        ("alternates: {german: https://de.example.org/}", "`alternates` has `german`; expected a language such as"),
        ("alternates: {de: de.example.org}", "`alternates` has `de.example.org`; expected an address"),
    ],
)
def test_a_setting_that_cannot_be_is_a_problem_at_its_line(setting: str, message: str, tmp_path: Path) -> None:
    (problem,) = problems_with(tmp_path, setting)
    assert problem.startswith(f"mkdocs.yml:6:3: [mkdocs] {message}")


def test_all_settings_that_cannot_be_are_told_at_once(tmp_path: Path) -> None:
    lines = ("feeds: all", "cards: some", "edit_fact: 5", "markdown: maybe", "facts: [a, b]", "scripts: perhaps")
    assert sorted(problem.partition(" is ")[0] for problem in problems_with(tmp_path, *lines)) == [
        "mkdocs.yml:10:3: [mkdocs] `facts`",
        "mkdocs.yml:11:3: [mkdocs] `scripts`",
        "mkdocs.yml:6:3: [mkdocs] `feeds`",
        "mkdocs.yml:7:3: [mkdocs] `cards`",
        "mkdocs.yml:8:3: [mkdocs] `edit_fact`",
        "mkdocs.yml:9:3: [mkdocs] `markdown`",
    ]


@pytest.mark.slow
def test_a_setting_that_is_inherited_is_told_where_it_stands(project: Path) -> None:
    base = inherit(project, "cards: some")
    line = base.read_text(encoding="utf-8").splitlines().index("  cards: some") + 1
    done = in_process(cwd=project, FACTSHEET_SEARCH="off")
    assert f"base.yml:{line}:3: [mkdocs] `cards` is `some`; expected entities, figures or none" in done.stderr
    base.write_text("site_name: [\n", encoding="utf-8")
    assert "base.yml:2:1: [mkdocs] " in in_process(cwd=project).stderr


def test_settings_that_inherit_each_other_are_one_problem(tmp_path: Path) -> None:
    for one, other in (("mkdocs.yml", "base.yml"), ("base.yml", "mkdocs.yml")):
        (tmp_path / one).write_text(f"site_name: Lights\nINHERIT: {other}\n", encoding="utf-8")
    assert Site.of(tmp_path / "mkdocs.yml").where(None) == (tmp_path, tmp_path / "facts.yaml")
    with pytest.raises(Refused) as refused:
        published(tmp_path / "mkdocs.yml", None)
    (problem,) = refused.value.problems
    assert str(problem).startswith("mkdocs.yml:2:1: [mkdocs] `mkdocs.yml` is inherited by what it inherits itself")


def test_settings_that_no_file_holds_say_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "base.yml")
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\n", encoding="utf-8")
    assert Site.of(tmp_path / "mkdocs.yml").where(None) == (tmp_path, tmp_path / "facts.yaml")


def test_a_setting_is_looked_for_under_extra_alone(tmp_path: Path) -> None:
    text = "plugins:\n  - search:\n      cards: true\nextra:\n  cards: some\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert place_of("cards", tmp_path / "mkdocs.yml", below=True) == Place("mkdocs.yml", 5, 3)


def test_keys_that_are_no_texts_are_not_ours(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    text = "site_name: Lights\ndocs_dir: content\nextra: {1: a, on: b, markdwn: true}\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    (warning,) = misspelt(load_config(str(tmp_path / "mkdocs.yml")))
    assert warning.message == "there is no setting `markdwn` under `extra`"
