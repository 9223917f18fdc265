"""An entity that many pages name: the list of them is folded, small, and in the order of names."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.load.sheet import load
from factsheet.view.index import SiteView, view
from factsheet.view.pages.entity import OFTEN, entity_page
from tests.support.project import TODAY
from tests.support.roll import SOURCES

_HEAD = f"""kinds:
  member: {{label: Member, plural: Members}}
{SOURCES}predicates:
  sat for: {{inverse: seat of}}
entities:
  iowa: {{kind: member, name: Iowa, summary: A state.}}
"""


def _member(number: int) -> str:
    """A member whose sort is the later, the earlier it stands in the file."""
    return f"""  member-{number}:
    kind: member
    name: Member {chr(65 + number % 26)}
    sort: {900 - number}
    summary: A member.
    facts:
      - id: term
        statement: The member sat for Iowa.
        relation: {{predicate: sat for, object: iowa}}
        citations: [{{source: roll, quote: sat for Iowa}}]
"""


def site_of(members: int, folder: Path) -> SiteView:
    file = folder / "facts.yaml"
    file.write_text(_HEAD + "".join(map(_member, range(members))), encoding="utf-8")
    return view(load(file, folder).sheet, TODAY)


@pytest.mark.parametrize(("members", "is_long"), [(OFTEN, False), (OFTEN + 1, True)])
def test_a_long_list_of_pages_is_in_the_order_of_names(members: int, is_long: bool, tmp_path: Path) -> None:
    page = entity_page(site_of(members, tmp_path), "iowa")
    assert page.is_named_often == is_long
    ids = [ref.id for ref, _ in page.elsewhere]
    assert ids == [f"member-{number}" for number in (reversed(range(members)) if is_long else range(members))]


def test_the_box_names_a_few_of_many_and_how_many_there_are(tmp_path: Path) -> None:
    (row,) = entity_page(site_of(60, tmp_path), "iowa").box
    assert (row.label, len(row.values), row.count) == ("Seat of", 4, 60)
