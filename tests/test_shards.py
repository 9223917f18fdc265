"""A site made in shards is the site made at once, byte for byte; shards that do not make one whole publish nothing."""

from __future__ import annotations

import json
import shutil
from functools import partial
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from bench import synthetic
from factsheet.build.making import FEW
from factsheet.build.shards import MANIFEST, Shard
from tests.support.breaking import break_link_in_statement, state
from tests.support.project import LIGHTHOUSES, ROOT, Run, in_process, run

pytestmark = pytest.mark.slow

COUNT = 3
DAY = {"SOURCE_DATE_EPOCH": "1800000000"}
NOW = "1800086400"  # a day later


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files. One process makes a shard of so many entities, several make the whole site."""
    folder = tmp_path_factory.mktemp("synthetic") / "facts"
    synthetic.write(folder, FEW + 10)
    return folder


def build_by(command: Run, site: Path, facts: Path, *more: str, **env: str) -> None:
    done = command("build", "--facts", facts, "--site-dir", site, *more, cwd=ROOT, **{**DAY, **env})
    assert done.returncode == 0, done.stderr


def build(site: Path, facts: Path, *more: str, **env: str) -> None:
    build_by(in_process, site, facts, *more, **env)


PUBLISHED = {"SITE_URL": "https://facts.example/repo/", "REPO_URL": "https://code.example/facts"}


def build_shards(folder: Path, facts: Path, **env: str) -> list[Path]:
    made = [folder / f"{number}" for number in range(1, COUNT + 1)]
    for number, site in enumerate(made, 1):
        build(site, facts, "--shard", f"{number}/{COUNT}", **env)
    return made


def merge(shards: list[Path], site: Path) -> CompletedProcess[str]:
    return in_process("merge", *shards, "--site-dir", site, cwd=ROOT)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file, by path."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The shards of the small site."""
    return build_shards(tmp_path_factory.mktemp("made"), LIGHTHOUSES)


@pytest.fixture(scope="module")
def made_of_many(many: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The shards of many entities, as they are published with a repository."""
    return build_shards(tmp_path_factory.mktemp("made"), many, **PUBLISHED)


def test_merged_shards_are_the_site(made: list[Path], tmp_path: Path) -> None:
    build(tmp_path / "whole", LIGHTHOUSES)
    is_whole(made, tmp_path)


def test_merged_shards_of_many_entities_are_the_site(many: Path, made_of_many: list[Path], tmp_path: Path) -> None:
    build_by(partial(run, "build.py"), tmp_path / "whole", many, **PUBLISHED)  # in several processes
    is_whole(made_of_many, tmp_path)


def is_whole(shards: list[Path], folder: Path) -> None:
    """Merge shards, in whatever order, and find the site that was built at once."""
    done = merge(shards[::-1], folder / "merged")
    assert done.returncode == 0, done.stderr
    whole, merged = contents(folder / "whole"), contents(folder / "merged")
    assert sorted(merged) == sorted(whole)
    assert [name for name in whole if whole[name] != merged[name]] == []
    assert "pagefind/pagefind-entry.json" in merged


@pytest.mark.exhaustive
def test_shards_that_take_pages_from_their_last_build_are_the_site_too(tmp_path: Path) -> None:
    facts, text = tmp_path / "facts.yaml", LIGHTHOUSES.read_text(encoding="utf-8")
    facts.write_text(text, encoding="utf-8")
    build_shards(tmp_path / "shards", facts)
    changed = text.replace("coast-office", "coastal-office")
    assert changed != text
    facts.write_text(changed, encoding="utf-8")
    done = merge(build_shards(tmp_path / "shards", facts), tmp_path / "merged")
    assert done.returncode == 0, done.stderr
    build(tmp_path / "whole", facts)
    assert contents(tmp_path / "merged") == contents(tmp_path / "whole")


def test_every_page_and_export_of_facts_is_made_by_one_shard(made_of_many: list[Path]) -> None:
    parts = [{*contents(shard)} for shard in made_of_many]
    common = set.intersection(*parts)
    assert {name for name in common if name.endswith(".html")} == {
        "index.html", "404.html", "methodology/index.html", "glossary/index.html", "contribute/index.html",
    }  # fmt: skip
    assert not [name for name in common if name.startswith(("api/", "data/"))]
    own = [part - common for part in parts]
    assert all(own)
    assert sum(map(len, own)) == len(set.union(*own))


@pytest.mark.parametrize("count", [1, 2, 3, 7, 12])
def test_parts_are_all_things_in_their_order(count: int) -> None:
    things = list(range(10))
    parts = [Shard(number, count).of(things) for number in range(1, count + 1)]
    assert [thing for part in parts for thing in part] == things
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


@pytest.mark.parametrize("text", ["0/3", "4/3", "3", "1/0", "a/b", "1/3/5", "-1/3"])
def test_what_is_no_shard_is_wrong_usage(text: str) -> None:
    done = in_process("build", "--shard", text, cwd=ROOT)
    assert done.returncode == 2
    assert f"{text} is no shard; expected the second of three as 2/3, the last as 3/3" in done.stderr


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert merge([tmp_path / "no-such"], tmp_path / "site").returncode == 2
    assert merge([], tmp_path / "site").returncode == 2


@pytest.fixture
def old(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the old site", encoding="utf-8")
    (tmp_path / "site" / MANIFEST).write_text("{}", encoding="utf-8")  # so that it is one of ours
    return tmp_path / "site"


def refused(shards: list[Path], site: Path) -> list[str]:
    before = state(site)
    done = merge(shards, site)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert state(site) == before
    assert not list(site.parent.glob(".site.*")), "the unfinished folder is thrown away"
    *problems, last = done.stderr.splitlines()
    assert last.endswith("to mend; nothing was published")
    return problems


def test_a_missing_shard(made: list[Path], old: Path) -> None:
    assert refused([made[0], made[2]], old) == [
        f"{made[0] / MANIFEST}:1:1: [shard] shard 2/3 is missing; "
        "make it with `build.py build --shard 2/3` and name its folder"
    ]


def test_a_shard_twice(made: list[Path], old: Path, tmp_path: Path) -> None:
    again = shutil.copytree(made[1], tmp_path / "again")
    assert refused([*made, again], old) == [
        f"{again / MANIFEST}:1:1: [shard] shard 2/3 is in {made[1]} too; name each shard once"
    ]


def test_shards_of_two_builds(made: list[Path], old: Path, tmp_path: Path) -> None:
    build(tmp_path / "half", LIGHTHOUSES, "--shard", "2/2")
    assert (
        f"{tmp_path / 'half' / MANIFEST}:1:1: [shard] this is a shard of 2, in {made[0]} there is one of 3; "
        "merge shards of one build"
    ) in refused([*made, tmp_path / "half"], old)


def test_a_shard_of_other_facts_settings_and_another_day(made: list[Path], old: Path, tmp_path: Path) -> None:
    facts = tmp_path / "facts.yaml"
    facts.write_text(LIGHTHOUSES.read_text(encoding="utf-8") + "# one line more\n", encoding="utf-8")
    later = {"SOURCE_DATE_EPOCH": NOW, "SITE_URL": "https://facts.example/"}
    build(tmp_path / "other", facts, "--shard", "2/3", **later)
    assert refused([made[0], tmp_path / "other", made[2]], old) == [
        f"{tmp_path / 'other' / MANIFEST}:1:1: [shard] shard 2/3 was made with other facts, settings, history, date "
        f"than that in {made[0]}; build every shard from one state of the project, with one "
        "SOURCE_DATE_EPOCH"
    ]


def test_a_folder_without_a_shard_and_one_with_another_file(made: list[Path], old: Path, tmp_path: Path) -> None:
    told = json.loads((made[0] / MANIFEST).read_text(encoding="utf-8"))
    told["link_graph"]["anchors"] = {page: text.split() for page, text in told["link_graph"]["anchors"].items()}
    former = json.dumps(told)  # as a former version wrote it
    for name, text in {"none": "", "other": '{"shard": "2/3"}', "broken": "{", "former": former}.items():
        (tmp_path / name).mkdir()
        if text:
            (tmp_path / name / MANIFEST).write_text(text, encoding="utf-8")
    names = ("none", "other", "broken", "former")
    broken, was, none, other = refused([made[0], *(tmp_path / name for name in names)], old)
    assert f"{tmp_path / 'former' / MANIFEST}:1:1: [shard] this is not what this version writes" in was
    assert f"{tmp_path / 'none' / MANIFEST}:1:1: [shard] there is no shard in this folder; make one with" in none
    assert f"{tmp_path / 'other' / MANIFEST}:1:1: [shard] this is not what this version writes of a shard" in other
    assert f"{tmp_path / 'broken' / MANIFEST}:1:1: [shard] this is not what this version writes" in broken


def test_a_shard_that_lost_files(made: list[Path], old: Path, tmp_path: Path) -> None:
    torn = shutil.copytree(made[1], tmp_path / "torn")
    (torn / "404.html").unlink()
    (torn / "index.html").unlink()
    assert refused([made[0], torn, made[2]], old) == [
        f"{torn / MANIFEST}:1:1: [shard] 2 files of shard 2/3 are not there, first `404.html`; "
        "copy the shard's folder whole"
    ]


def test_a_manifest_leads_to_no_file_outside_its_folder(made: list[Path], old: Path, tmp_path: Path) -> None:
    odd = shutil.copytree(made[1], tmp_path / "odd")
    told = json.loads((odd / MANIFEST).read_text(encoding="utf-8"))
    told["files"].append("../site/index.html")
    (odd / MANIFEST).write_text(json.dumps(told), encoding="utf-8")
    (problem,) = refused([made[0], odd, made[2]], old)
    assert "1 file of shard 2/3 is not there, `../site/index.html`" in problem


def test_a_page_with_a_number_that_nothing_bears_out(made: list[Path], old: Path, tmp_path: Path) -> None:
    odd = shutil.copytree(made[1], tmp_path / "odd")
    page = next(file for file in sorted(odd.rglob("*.html")) if not (made[0] / file.relative_to(odd)).exists())
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", "<p>4711 ships</p></main>"), "utf-8")
    (problem,) = refused([made[0], odd, made[2]], old)
    assert f"[digit-gate] `4711` on {page.relative_to(odd).as_posix()}" in problem


def test_a_link_that_is_broken_across_shards(project: Path) -> None:
    """A shard cannot know what the others have, so it is the merge that says so, at the very words."""
    assert in_process(cwd=project, **DAY).returncode == 0
    before = state(project / "site")
    break_link_in_statement(project)
    for number in range(1, COUNT + 1):
        assert in_process("build", "--shard", f"{number}/{COUNT}", cwd=project, **DAY).returncode == 0
    folders = [f"shards/{number}-of-{COUNT}" for number in range(1, COUNT + 1)]
    done = in_process("merge", *folders, cwd=project, **DAY)
    assert done.returncode == 1
    assert "facts.yaml:63:76: [link] the link `methodologies/` leads nowhere" in done.stderr
    assert "Traceback" not in done.stderr
    assert state(project / "site") == before


def test_an_anchor_that_another_shard_does_not_have(project: Path) -> None:
    facts = project / "facts.yaml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text.replace("(keepers-offices/coast-office/)", "(keepers-offices/coast-office/#gone)"), "utf-8")
    for number in range(1, COUNT + 1):
        assert in_process("build", "--shard", f"{number}/{COUNT}", cwd=project, **DAY).returncode == 0
    done = in_process("merge", *sorted(map(str, (project / "shards").iterdir())), cwd=project, **DAY)
    assert done.returncode == 1
    assert "facts.yaml:63:76: [link] " in done.stderr
    assert "the page has no anchor #gone" in done.stderr


def test_shards_of_two_checkouts_belong_together(project: Path, tmp_path: Path) -> None:
    """Machines differ in where the project lies."""
    shutil.copytree(project, tmp_path / "another" / "place")
    for number, place in enumerate((project, tmp_path / "another" / "place"), 1):
        done = run(
            "build.py", "build", "--shard", f"{number}/2", "--site-dir", tmp_path / f"{number}", cwd=place, **DAY
        )
        assert done.returncode == 0, done.stderr
    done = in_process("merge", tmp_path / "1", tmp_path / "2", cwd=project, **DAY)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_merge_publishes_where_the_settings_say(project: Path) -> None:
    (project / "mkdocs.yml").rename(project / "lights.yml")
    (project / "public.yml").write_text("INHERIT: lights.yml\nsite_dir: public\n", encoding="utf-8")
    assert in_process("build", "-f", "public.yml", "--shard", "1/1", cwd=project, **DAY).returncode == 0
    done = in_process("merge", "-f", "public.yml", "shards/1-of-1", cwd=project, **DAY)
    assert (done.returncode, (project / "public" / "index.html").is_file()) == (0, True), done.stderr


def test_a_shard_of_bad_facts_leaves_the_folder_as_it_was(project: Path) -> None:
    command = ("build.py", "build", "--shard", "1/2")
    assert run(*command, cwd=project, **DAY).returncode == 0
    before = state(project / "shards")
    facts = project / "facts.yaml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("kind: keeper-body", "kind: keper"), encoding="utf-8")
    done = run(*command, cwd=project, **DAY)
    assert done.returncode == 1
    assert "facts.yaml:89:11: [unknown-kind] there is no kind `keper`" in done.stderr
    assert state(project / "shards") == before
