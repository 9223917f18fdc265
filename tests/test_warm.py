"""A build that takes pages from the last site gives, byte for byte, what one that makes everything gives."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any

import jinja2
import pytest
import yaml
from hypothesis import Phase, given, settings, strategies as st

from bench import synthetic
from factsheet import exports, links, pages, patch, plans, rows
from factsheet.exports import EditLinks
from factsheet.kept import Kept, keep
from factsheet.keys import Keys
from factsheet.load import Loaded, load
from factsheet.pieces import Pieces
from factsheet.press import Press
from factsheet.problems import Place
from factsheet.view import SiteView, view
from tests.conftest import LIGHTHOUSES, ROOT, TODAY, run

Raw = dict[str, Any]
Edit = Callable[[Raw, Random], None]


def entity(raw: Raw, random: Random) -> Raw:
    found: Raw = random.choice(list(raw["entities"].values()))
    return found


def fact(raw: Raw, random: Random) -> Raw:
    facts = [fact for entity in raw["entities"].values() for fact in entity.get("facts", ())]
    found: Raw = random.choice(facts)
    return found


def some(raw: Raw, section: str, random: Random) -> str:
    return str(random.choice(list(raw[section])))


def other_fact(raw: Raw, random: Random) -> str:
    name = str(random.choice([name for name, found in raw["entities"].items() if found.get("facts")]))
    return f"{name}.{random.choice(raw['entities'][name]['facts'])['id']}"


def new_words(raw: Raw, random: Random) -> None:
    fact(raw, random)["statement"] += f" It was said by {random.choice('abcdefgh')}."


def new_figure(raw: Raw, random: Random) -> None:
    figure = fact(raw, random).get("figure")
    if figure:
        figure["value"] = str(random.randrange(1, 99))


def new_date(raw: Raw, random: Random) -> None:
    fact(raw, random)["as_of"] = str(random.randrange(1990, 2030))


def new_subject(raw: Raw, random: Random) -> None:
    fact(raw, random)["about"] = random.sample(list(raw["entities"]), random.randrange(3))


def new_link(raw: Raw, random: Random) -> None:
    fact(raw, random)["relation"] = {"predicate": "knows", "object": some(raw, "entities", random)}


def new_speaker(raw: Raw, random: Random) -> None:
    agency = some(raw, "entities", random)
    fact(raw, random)["attributed_to"] = {"name": random.choice(["Ann", "Bo"]), "role": "head", "agency": agency}


def new_topic(raw: Raw, random: Random) -> None:
    fact(raw, random)["topics"] = [some(raw, "topics", random)]


def new_dispute(raw: Raw, random: Random) -> None:
    fact(raw, random)["disputed_by"] = [other_fact(raw, random)]


def new_successor(raw: Raw, random: Random) -> None:
    fact(raw, random)["superseded_by"] = other_fact(raw, random)


def new_nature(raw: Raw, random: Random) -> None:
    fact(raw, random)["nature"] = random.choice(["reported", "target", "claim"])


def less(raw: Raw, random: Random) -> None:
    facts = entity(raw, random).get("facts")
    if facts:
        facts.pop(random.randrange(len(facts)))


def more(raw: Raw, random: Random) -> None:
    entity(raw, random).setdefault("facts", []).append(
        {**deepcopy(fact(raw, random)), "id": f"new-{random.randrange(10**6)}"}
    )


def order(raw: Raw, random: Random) -> None:
    random.shuffle(entity(raw, random).get("facts", []))


def new_name(raw: Raw, random: Random) -> None:
    entity(raw, random)["name"] += random.choice([" Town", " 5G"])


def new_kind(raw: Raw, random: Random) -> None:
    entity(raw, random)["kind"] = some(raw, "kinds", random)


def new_title(raw: Raw, random: Random) -> None:
    raw["sources"][some(raw, "sources", random)]["title"] += " again"


def new_label(raw: Raw, random: Random) -> None:
    raw["properties"][some(raw, "properties", random)]["label"] += " now"


def mend(raw: Raw) -> None:
    """Drop what leads to facts that are gone: the checks would refuse it."""
    there = {f"{name}.{fact['id']}" for name, found in raw["entities"].items() for fact in found.get("facts", ())}
    for found in raw["entities"].values():
        for fact in found.get("facts", ()):
            if "disputed_by" in fact:
                fact["disputed_by"] = [other for other in fact["disputed_by"] if other in there]
            if fact.get("superseded_by") not in there:
                fact.pop("superseded_by", None)
    for gone in raw.get("retired", {}).values():
        if "." in gone.get("replaced_by", "") and gone["replaced_by"] not in there:
            del gone["replaced_by"]


EDITS: list[Edit] = [
    new_words, new_figure, new_date, new_subject, new_link, new_speaker, new_topic, new_dispute, new_successor,
    new_nature, less, more, order, new_name, new_kind, new_title, new_label,
]  # fmt: skip


@cache
def sheet(name: str) -> str:
    """The small site, or forty synthetic entities in one file."""
    files = [LIGHTHOUSES]
    if name == "synthetic":
        folder = Path(mkdtemp())
        synthetic.write(folder, 40)
        files = sorted(folder.iterdir())
    whole: Raw = {}
    for file in files:
        for section, content in texts_in(file.read_text(encoding="utf-8")).items():
            whole.setdefault(section, {}).update(content)
    return text_of(whole)


def texts_in(text: str) -> Raw:
    """A sheet in which every scalar is text, as we read it."""
    found: Raw = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes only texts
    return found


def text_of(raw: Raw) -> str:
    return str(yaml.safe_dump(raw, allow_unicode=True, sort_keys=False))


def made(text: str, folder: Path, before: Kept, *, lines: bool) -> tuple[dict[str, bytes], Kept]:
    """All pages and exports of a sheet, made with what was kept `before`, and what is kept now.

    With `lines`, pages link to where each fact is edited, which moves often.
    """
    folder.mkdir(parents=True)
    loaded = loaded_from(texts_in(text), folder.with_suffix(".yaml"))
    press = press_for(loaded, view(loaded.sheet, TODAY), folder, before, loaded.places.facts() if lines else {})
    done = list(press.run(plans.listing(press.site, frozenset())))
    keep(folder, folder.with_suffix(".cache"), {path: note for one in done for path, note in one.notes.items()}, {})
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return found, Kept.of(folder, folder.with_suffix(".cache"))


def press_for(loaded: Loaded, site: SiteView, folder: Path, before: Kept, places: dict[str, Place]) -> Press:
    """A press whose pages have no shell."""
    loader = jinja2.FileSystemLoader(ROOT / "templates")
    env = pages.prepare(jinja2.Environment(loader=loader), site, pages.Host(edits=bool(places)))  # noqa: S701 - prepare
    edits = EditLinks("edit/{file}#L{line}", places)
    row = lambda name: edits.put_in(rows.render(env, site.fact(name)))  # noqa: E731
    pieces = Pieces(row=row, **exports.makers(site, edits))
    keys = Keys(site, loaded.places.digests(), places, b"")
    finish = lambda page, seen: str(pages.render(env, page, seen))  # noqa: E731
    return Press(site, pieces, finish, folder, "/", keys, before, links.read)


def hold(raw: Raw, kept: Kept, folder: Path, *, lines: bool) -> None:
    """Whether what is made with what was kept is what is made without."""
    mend(raw)
    warm, _ = made(text_of(raw), folder / "warm" / "facts", kept, lines=lines)
    cold, _ = made(text_of(raw), folder / "cold" / "facts", Kept(folder), lines=lines)
    assert sorted(warm) == sorted(cold)
    assert [path for path in cold if warm[path] != cold[path]] == []


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The synthetic site before any edit."""
    return made(sheet("synthetic"), tmp_path_factory.mktemp("base") / "facts", Kept(Path()), lines=False)[1]


@pytest.mark.parametrize("seed", [1, 8])
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_after_an_edit_warm_is_cold(edit: Edit, seed: int, base: Kept, tmp_path: Path) -> None:
    raw = texts_in(sheet("synthetic"))
    edit(raw, Random(seed))  # noqa: S311 - the same each time
    hold(raw, base, tmp_path, lines=False)


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(
    seed=st.integers(0, 10**9),
    name=st.sampled_from(["lighthouses", "synthetic"]),
    edits=st.lists(st.sampled_from(EDITS), min_size=2, max_size=4),
    lines=st.booleans(),
)
def test_after_random_edits_warm_is_cold(seed: int, name: str, edits: list[Edit], lines: bool) -> None:
    folder, random = Path(mkdtemp()), Random(seed)  # noqa: S311 - the same each time
    _, kept = made(sheet(name), folder / "last" / "facts", Kept(folder), lines=lines)
    raw = texts_in(sheet(name))
    for edit in edits:
        edit(raw, random)
    hold(raw, kept, folder, lines=lines)
    shutil.rmtree(folder)


def loaded_from(raw: Raw, file: Path) -> Loaded:
    file.write_text(text_of(raw), encoding="utf-8")
    return load(file, file.parent)


FACTS = [edit for edit in EDITS if edit not in (new_name, new_kind, new_title, new_label)]


@settings(max_examples=30, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(
    seed=st.integers(0, 10**9),
    name=st.sampled_from(["lighthouses", "synthetic"]),
    edits=st.lists(st.sampled_from(FACTS), min_size=1, max_size=2),
)
def test_what_a_change_does_not_reach_is_the_same(seed: int, name: str, edits: list[Edit]) -> None:
    folder, random, raw = Path(mkdtemp()), Random(seed), texts_in(sheet(name))  # noqa: S311 - the same each time
    mend(raw)
    before = loaded_from(raw, folder / "facts.yaml")
    old = view(before.sheet, TODAY)
    old_keys = keys_of(old)
    known = {page.path: old_keys.page(page, page.show()) for page in listed(old)}
    for edit in edits:
        edit(raw, random)
    mend(raw)
    after = loaded_from(raw, folder / "facts.yaml")
    shutil.rmtree(folder)
    changed = patch.changed(before.sheet, after.sheet)
    assert changed is not None
    new, fresh = old.renewed(after.sheet, changed), view(after.sheet, TODAY)
    if not patch.shares_ground(old, new):
        return
    reach = patch.reach(old, new, changed)
    keys, shared = keys_of(fresh), keys_of(new)
    for page, again in zip(listed(fresh), listed(new), strict=True):
        key = keys.page(page, page.show())
        assert key == shared.page(again, again.show()), page.path
        assert reach.touches(page) or known.get(page.path) == key, page.path
    for entity in set(fresh.entities) - reach.entities:
        assert keys.entity(entity) == old_keys.entity(entity), entity


def keys_of(site: SiteView) -> Keys:
    """Keys by what records hold, not by how it is written: `nature: reported` may be left out."""
    return Keys(site, {name: repr(fact).encode() for name, fact in site.records.items()}, {}, b"")


def listed(site: SiteView) -> list[plans.Page]:
    return list(plans.listing(site, frozenset()))


def test_a_setting_that_templates_can_see_makes_pages_anew(project: Path) -> None:
    shell, page = project / "templates" / "main.html", project / "site" / "lighthouses" / "north-cape" / "index.html"
    shell.write_text(shell.read_text().replace("<body>", "<body>{{ extra_css | join }}"), encoding="utf-8")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    for name in ("one.css", "two.css"):
        (project / "mkdocs.yml").write_text(f"{config}\nextra_css: [{name}]\n", encoding="utf-8")
        assert run("build.py", cwd=project, FACTSHEET_SEARCH="off").returncode == 0
        assert name in page.read_text(encoding="utf-8")
