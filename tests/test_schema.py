"""facts.schema.json: made from the model, never edited."""

from __future__ import annotations

import json
from string import Template

from factsheet.core.json_schema import schema
from tests.support.project import ROOT


def test_the_schema_is_fresh() -> None:
    assert (ROOT / "facts.schema.json").read_text(encoding="utf-8") == schema(), "run `make schema`"


def test_every_field_says_what_it_is_for() -> None:
    records = json.loads(schema())["$defs"]
    silent = [(r, f) for r, d in records.items() for f, shape in d["properties"].items() if "description" not in shape]
    assert silent == []


def test_the_facts_file_of_a_new_site_names_it() -> None:
    starter = ROOT / "factsheet" / "edit" / "starter" / "facts.yaml"
    first = Template(starter.read_text(encoding="utf-8").partition("\n")[0]).substitute()
    assert first == "# yaml-language-server: $schema=facts.schema.json"
