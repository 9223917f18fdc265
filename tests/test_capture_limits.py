"""A page whose style sheets cost the square, or double at each level, is read, or refused, in a moment."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from factsheet.core.problems import BuildError
from factsheet.evidence.capture import capture, styles as styles_of_page
from factsheet.evidence.capture.sheets import Rule
from factsheet.evidence.capture.styles import _layers
from tests.support.captured import html_of


@pytest.mark.parametrize(
    ("before", "behind", "named"),
    [
        ("p", "{& &", "& & &"),  # each level has what is around it twice
        ("p, b", "{i, u", "& i"),  # each level has twice as many selectors
    ],
)
def test_rules_within_rules_are_named_where_they_would_grow_without_end(
    before: str, behind: str, named: str, tmp_path: Path
) -> None:
    sheet = before + behind * 60 + "{display: none}" + "}" * 60
    page = capture(html_of(tmp_path, "<p>One</p>", f"<style>{sheet}</style>"))
    assert page.lines == ("One",)
    assert f"the rule `{named}` hides or shows something, but could not be read" in page.remarks


def test_rules_within_rules_hold_as_long_as_they_are_short(tmp_path: Path) -> None:
    sheet = "p" + "{&, b" * 6 + "{display: none}" + "}" * 6
    assert capture(html_of(tmp_path, "<p>One</p><h1>Two</h1>", f"<style>{sheet}</style>")).lines == ("Two",)


class Read(str):
    """The name of a layer that counts how often it is compared with others."""

    compared = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        Read.compared += 1
        return str.__eq__(self, other)


def test_layers_are_not_compared_with_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(styles_of_page, "_and_outer", lambda layer: [Read(layer)])
    names = [f"layer-{number}" for number in range(200)]
    assert list(_layers(in_layers(names))) == [*names, ""]
    assert Read.compared < 10 * len(names)


@pytest.mark.parametrize(
    ("sheet", "lines"),
    [
        ("@layer a.b { p { display: none } } @layer a { p { display: block } }", ("One",)),
        ("@layer a, b; @layer b { p { display: none } } @layer a { p { display: block } }", ()),
        (f"@layer {'a.' * 50}b {{ p {{ display: none }} }} @layer {'a.' * 5}b {{ p {{ display: block }} }}", ("One",)),
    ],
)
def test_a_layer_is_stronger_than_those_in_it_and_than_earlier_ones(
    sheet: str, lines: tuple[str, ...], tmp_path: Path
) -> None:
    page = capture(html_of(tmp_path, "<p>One</p><h1>Two</h1>", f"<style>{sheet}</style>"))
    assert page.lines == (*lines, "Two")


def test_a_page_of_too_many_rules_and_elements_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(styles_of_page, "MOST_LOOKED_AT", 1_000)
    sheet = "".join(f"p:not(.a{number}) {{ display: block }}" for number in range(40))
    assert len(capture(html_of(tmp_path, "<p>One" * 10, f"<style>{sheet}</style>")).lines) == 10
    with pytest.raises(BuildError) as refused:
        capture(html_of(tmp_path, "<p>One" * 40, f"<style>{sheet}</style>"))
    (problem,) = refused.value.problems
    assert problem.message == "this page cannot be read: it has too many elements and rules of style"
    others = "".join(f".a{number} {{ display: block }}" for number in range(400))  # of classes that the page lacks
    assert capture(html_of(tmp_path, "<p>One" * 40, f"<style>{others}</style>")).lines


def in_layers(names: Iterable[str]) -> list[Rule]:
    return [Rule((), {}, {}, name) for name in names]
