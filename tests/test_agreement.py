"""What `check` lets pass the build publishes, and what it refuses the build refuses in the same words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.edits import texts_in
from tests.support.fields import records
from tests.support.hostile import text_fields
from tests.support.project import LIGHTHOUSES, in_process

pytestmark = pytest.mark.slow

LONE = "  lone-light: {kind: lighthouse, name: Lone Light, summary: A light of its own.}\n  coast-office:\n    kind"
SPARE = (
    "  spare: {type: report, title: Spare, publisher: Nobody, issued: '2001', url: 'https://example.org/spare',"
    " retrieved: '2020-01-01'}\n  harbour-letter:\n    type"
)
ALTERED = {
    "an entity without facts": {"  coast-office:\n    kind": LONE},
    "one that a fact is about": {"  coast-office:\n    kind": LONE, "about: [coast-office]": "about: [lone-light]"},
    "one that is linked to": {"  coast-office:\n    kind": LONE, "object: coast-office": "object: lone-light"},
    "one that speaks": {
        "  coast-office:\n    kind": LONE,
        "role: head keeper, agency: coast-office": "agency: lone-light",
    },
    "a source that no fact cites": {"  harbour-letter:\n    type": SPARE},
    "an alias with digits that a quote bears out": {"name: Pier 7 Light": "name: Pier 7 Light\n    aliases: [Light 7]"},
    "digits in a name that is not ours": {"name: Pier 7 Light": "name: Pier 7 Light\n    names: {fr: Phare 7}"},
    "a publisher with digits": {"publisher: Coast Herald": "publisher: Coast 24"},
    "a predicate with digits": {"kept by": "kept by 2", "keeps": "keeps"},
    "a predicate that is not declared": {"predicate: kept by": "predicate: kep by"},
    "a topic twice": {"topics: [towers]": "topics: [towers, towers]"},
    "an entity twice": {"about: [coast-office]": "about: [coast-office, coast-office]"},
    "a property whose range runs down": {"range: [0, 200]": "range: [200, 0]"},
    "an amount as an alias": {"name: Pier 7 Light": "name: Pier 7 Light\n    aliases: [Hundreds]"},
    "an alias that is a date": {"name: Pier 7 Light": "name: Pier 7 Light\n    aliases: [Third of March]"},
    "a piece of a quoted number as an alias": {"name: Pier 7 Light": "name: Pier 7 Light\n    aliases: [Light 41]"},
    "an amount as the label of a kind": {"label: Lighthouse,": "label: Daily dozen,"},
    "a half as the label of a kind": {"label: Lighthouse,": "label: ½ Lighthouse,"},
    "an exception for a name that is not there": {
        "about: [coast-office]": "about: [nobody]\n        allow: {unknown-entity: we know}"
    },
    "a link to an anchor alone": {"(keepers-offices/coast-office/)": "(#nope)"},
    "a link with a title": {"(keepers-offices/coast-office/)": '(keepers-offices/coast-office/ "seventy ships")'},
    "a link to a page of facts that is not made": {"(keepers-offices/coast-office/)": "(keepers-offices/nobody/)"},
    "a number behind a name that ends in one": {"Between 2 and 3 new lamps": "Pier 7 million and 2 to 3 new lamps"},
    "a successor of an earlier date": {'as_of: "1999"': 'as_of: "2005"', "in 1999": "in 2005"},
}
PASSED = {
    "one that a fact is about",
    "one that is linked to",
    "one that speaks",
    "a source that no fact cites",
    "an alias with digits that a quote bears out",
    "digits in a name that is not ours",
    "a publisher with digits",
}
REFUSED = {name: name not in PASSED for name in ALTERED}


@pytest.mark.parametrize("name", ALTERED)
def test_check_and_build_say_the_same(name: str, project: Path) -> None:
    facts = project / "facts.yaml"
    text = facts.read_text(encoding="utf-8")
    for old, new in ALTERED[name].items():
        assert old in text
        text = text.replace(old, new)
    facts.write_text(text, encoding="utf-8")
    checked = in_process("check", cwd=project)
    built = in_process(cwd=project, FACTSHEET_SEARCH="off")
    assert [checked.returncode, built.returncode] == [REFUSED[name]] * 2, checked.stdout + built.stderr
    told = [line for line in checked.stdout.splitlines() if line.startswith("facts.yaml:")]
    assert [line for line in built.stderr.splitlines() if ".yaml:" in line or ".html:" in line] == told
    assert any("warning:" not in line for line in told) == REFUSED[name]


def texts() -> list[tuple[str, str, object]]:
    """The records of the small site that take text, each with the name and the type of the field."""
    raw = texts_in(LIGHTHOUSES.read_text(encoding="utf-8"))
    return [(record, key, hint) for record, key, hint in text_fields() if any(True for _ in records(raw, record))]


@pytest.mark.parametrize(("record", "key", "hint"), texts(), ids=[f"{record}.{key}" for record, key, _ in texts()])
@pytest.mark.parametrize("number", ["A 4711", pytest.param("½ of 4,711", marks=pytest.mark.exhaustive)])
def test_a_number_in_any_text_is_let_pass_by_both_or_neither(
    record: str, key: str, hint: object, number: str, project: Path
) -> None:
    raw = texts_in(LIGHTHOUSES.read_text(encoding="utf-8"))
    each = list(records(raw, record))[-1]
    is_many, is_named = str(hint).startswith("tuple"), str(hint).startswith("dict")
    each[key] = [number] if is_many else {"de": number} if is_named else f"{each.get(key, '')} {number}".strip()
    (project / "facts.yaml").write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
    checked = in_process("check", cwd=project)
    built = in_process(cwd=project, FACTSHEET_SEARCH="off")
    assert checked.returncode == built.returncode, checked.stdout + built.stderr
