"""Templates as they are compiled here: what they show is what Jinja shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
import pytest
from markupsafe import Markup

from factsheet.render import fact_rows, jinja_compiler, pages
from factsheet.view.index import SiteView
from tests.support.project import ROOT

SOURCES = {
    "text": "{{ '<' }}{{ value }}{{ html }}{{ number }}",
    "macro": "{% macro m(a, b='<', c=none) %}{{ a }}{{ b }}{{ c }}{% endmacro %}"
    "{{ m(value) }}{{ m(value, html) }}{{ m(1, c=2) }}",
    "asks": "{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, x='<') }}",
    "calls": "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ value }}{% endcall %}",
    "joined": "{{ value ~ html }}{{ value | upper }}{{ values.items() | list }}",
    "base": "{{ value }}{% block a %}<{{ value }}>{% endblock %}{% if number %}{{ self.a() }}{% endif %}",
    "child": "{% extends 'base' %}lost"
    "{% block a %}{{ super() }}{% for name in values %}{{ name }}{% endfor %}{% endblock %}",
    "maybe": "{% if html %}{% extends 'base' %}{% endif %}{% block a %}{{ html }}{% endblock %}",
    "parts": "{% include 'text' %}{% set kept %}{{ value }}{% endset %}{{ kept }}"
    "{% filter upper %}{{ value }}{% endfilter %}",
    "tree": "{% for one in tree recursive %}{{ one.name }}{{ loop(one.below) }}{% endfor %}",
    "at": "{% for at in places %}{{ at.number }}{% endfor %}",
}


def test_a_later_build_compiles_only_templates_that_are_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = jinja2.Environment.compile

    def noted(env: jinja2.Environment, source: str, name: str, *others: Any) -> Any:
        compiled.append(name)
        return compile_(env, source, name, *others)

    monkeypatch.setattr(jinja2.Environment, "compile", noted)
    for sources, expected in (
        (SOURCES, [*SOURCES]),
        (SOURCES, []),
        ({**SOURCES, "text": "{{ number }}"}, ["text"]),
        ({"text": SOURCES["text"]}, ["text"]),  # what was not used the last time is not kept
    ):
        monkeypatch.setattr(jinja_compiler, "COMPILED", jinja_compiler._Compiled())
        env = pages.prepare(jinja2.Environment(loader=jinja2.DictLoader(sources)))  # noqa: S701 - prepare
        with jinja_compiler.COMPILED.kept(tmp_path / "templates"):
            for name in sources:
                env.get_template(name)
        assert compiled == expected
        compiled.clear()


@pytest.mark.parametrize("name", SOURCES)
def test_it_shows_what_jinja_shows(name: str) -> None:
    given: dict[str, Any] = {
        "value": "a & 'b' <c>",
        "html": Markup("<b>&amp;</b>"),
        "number": 2.5,
        "values": {"<": 1},
        "places": [{"number": "7 <"}],
        "tree": [{"name": "<", "below": [{"name": ">", "below": []}]}],
    }
    loader = jinja2.DictLoader(SOURCES)
    ours = pages.prepare(jinja2.Environment(loader=loader, autoescape=True))
    theirs = jinja2.Environment(loader=loader, autoescape=True)
    assert ours.get_template(name).render(given) == theirs.get_template(name).render(given)


def test_a_row_may_take_more_than_its_fact(site: SiteView) -> None:
    row = "{% macro row(fact, short=false) %}{{ at.away }}{{ fact.id }}{{ short }}{% endmacro %}"
    env = pages.prepare(jinja2.Environment(loader=jinja2.DictLoader({"fact.html": row}), autoescape=True), site)
    name = site.fact_ids[0]
    assert fact_rows.render(env, "row", site.fact(name)) == f"\x01{name}False"


def test_what_is_added_to_an_environment_later_is_seen_by_others() -> None:
    loader = jinja2.FileSystemLoader(ROOT / "tests" / "golden")
    env = pages.prepare(jinja2.Environment(loader=loader, autoescape=True))
    kept = jinja_compiler.template(env, "topics.towers.html")
    env.globals["badge"] = "new"
    assert "badge" not in kept.globals
    assert env.get_template("topics.towers.html").globals["badge"] == "new"
    assert jinja_compiler.template(env, "topics.towers.html") is kept
