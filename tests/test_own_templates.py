"""Templates of a site's own beside those of the generator: what they extend, and the blocks that they fill."""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
import pytest

from factsheet.render import template_errors
from factsheet.render.theme import Theme
from tests.support.project import ROOT

GENERATOR = {
    "main.html": "{% block head %}{% endblock %}{% block body %}{% endblock %}",
    "entity.html": "{% extends 'main.html' %}{% block body %}{% block points %}{% endblock %}{% endblock %}",
}


def told(own: dict[str, str], folder: Path) -> list[str]:
    """The problems and warnings of a site with templates of its own."""
    for part, templates in (("generator", GENERATOR), ("templates", own)):
        for name, text in templates.items():
            (folder / part / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / part / name).write_text(text, encoding="utf-8")
    theme = Theme((folder / "templates", folder / "generator"))
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(theme.folders), autoescape=True)
    broken = template_errors.syntax(env, theme, folder)
    return [str(problem) for problem in (*broken, *template_errors.in_vain(env, theme, {"city"}, folder))]


def test_a_template_that_takes_the_place_of_what_it_extends_is_told_of(tmp_path: Path) -> None:
    assert told({"entity.html": "\n{% extends 'entity.html' %}"}, tmp_path) == [
        "templates/entity.html:2:1: [template] `entity.html` extends itself, as it takes the place of the generator’s "
        "`entity.html`; copy generator/entity.html here and change that, or give one kind a template, kinds/<kind>.html"
    ]


@pytest.mark.parametrize(
    ("block", "hint"),
    [("point", "did you mean `points`?"), ("sidebar", "it has body, head, points")],
)
def test_a_block_that_no_page_shows_is_a_warning(block: str, hint: str, tmp_path: Path) -> None:
    own = "{% extends 'entity.html' %}\n{% block " + block + " %}A fine city{% endblock %}"
    assert told({"kinds/city.html": own}, tmp_path) == [
        f"templates/kinds/city.html:2:1: [template] warning: `entity.html` has no block `{block}`: no page shows it; "
        + hint
    ]


def test_blocks_that_are_shown_and_new_ones_within_them_are_fine(tmp_path: Path) -> None:
    own = "{% extends 'entity.html' %}{% block points %}{% block mine %}{% endblock %}{% endblock %}"
    whole = "<p>{% block anything %}{% endblock %}</p>"
    assert told({"kinds/city.html": own, "main.html": whole + "{% block body %}{% endblock %}"}, tmp_path) == []


def test_the_variables_that_the_docs_name_are_those_of_the_style_sheet() -> None:
    styles = (ROOT / "templates/assets/site.css").read_text(encoding="utf-8").partition("\n}\n")[0]
    docs = (ROOT / "docs/mkdocs.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`?(--[a-z]+)[`:]", docs)) == set(re.findall(r"(--[a-z]+):", styles))
