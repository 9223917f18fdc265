"""A site of one's own: a wheel in an empty environment, `init`, its tests, its build, and the branch that shows it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from factsheet.core.licences import DEEDS
from factsheet.edit.init import Answers, Pin, begin
from factsheet.load.sheet import load
from tests.support.project import ROOT, TODAY, in_process, run

pytestmark = pytest.mark.slow


def done(*words: object, at: Path) -> str:
    """Run a command of somebody who has only the new site, and return what it says.

    What pip installs is compiled when it is first imported: most of it never is.
    """
    own = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
    own["PIP_COMPILE"] = "0"
    ended = subprocess.run(list(map(str, words)), cwd=at, env=own, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, f"{ended.stdout}\n{ended.stderr}"
    return ended.stdout + ended.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, ROOT, at=folder)
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site, with its generator installed by its own `make test`."""
    folder = tmp_path_factory.mktemp("own") / "halls"
    words = ("--name", 'Halls: "and" quays', "--kind", "Place:Places", "--kind", "Office:Offices")
    made = run("build.py", "init", folder, *words, "--licence", "CC0-1.0", "--wheel", wheel)
    assert made.returncode == 0, made.stderr
    told = done("make", "test", f"PYTHON={sys.executable}", at=folder)
    assert "5 facts, 1 source: no problems; 5 known from evidence.lock alone" in told
    return folder


def test_a_wheel_says_what_it_is_and_holds_all_that_a_site_needs(wheel: Path) -> None:
    assert "PASSED" in done(sys.executable, "-m", "twine", "check", "--strict", wheel, at=wheel.parent)
    names = set(zipfile.ZipFile(wheel).namelist())
    theme = {f"factsheet/mkdocs_hook/theme/{file.relative_to(ROOT / 'templates')}" for file in files_in("templates")}
    pages = {f"factsheet/edit/starter/content/{file.name}" for file in files_in("content")}
    examples = {f"factsheet/edit/starter/{file.relative_to(ROOT)}" for file in files_in("examples")}
    shared = {f"factsheet/edit/starter/{file.relative_to(ROOT)}" for file in files_in(".github/scripts")}
    assert theme | pages | examples | shared | {"factsheet/edit/starter/facts.schema.json"} <= names
    assert not [
        name for name in names if name.startswith(("tests", "bench")) or "/site/" in name or "__pycache__" in name
    ]


def files_in(folder: str) -> list[Path]:
    """The files of a folder that git knows."""
    listed = subprocess.run(["git", "ls-files", folder], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.splitlines()]


def test_what_commands_write_is_no_change_to_its_git(site: Path) -> None:
    ignored = (site / ".gitignore").read_text(encoding="utf-8").split()
    assert {"/.venv", ".cache/", "/site/", "/shards/", "/sbom.cdx.json"} <= set(ignored)


def test_its_site_has_its_name_its_kinds_and_its_licence(site: Path) -> None:
    told = done("make", "site", at=site)
    assert "2 entities, 5 facts, 1 source, 22 pages" in told
    assert "Next: `make serve` shows it at http://127.0.0.1:8000/ and follows each save" in told
    assert "Next:" not in done("make", "site", at=site)  # who has built it before knows
    page = (site / "site/places/northpoint/index.html").read_text(encoding="utf-8")
    assert 'Halls: "and" quays' in page.replace("&#34;", '"').replace("&quot;", '"')
    assert DEEDS["CC0-1.0"].url in page
    index = json.loads((site / "site/api/v1/index.json").read_text(encoding="utf-8"))
    assert (index["licence"], [kind["plural"] for kind in index["kinds"]]) == ("CC0-1.0", ["Places", "Offices"])


def files_of(folder: Path) -> dict[str, bytes]:
    """The files of a site; what is compressed holds a time."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.suffix != ".gz")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_mkdocs_builds_the_same_site(site: Path, tmp_path: Path) -> None:
    done(".venv/bin/factsheet", "build", "--site-dir", tmp_path / "one", at=site)
    done(".venv/bin/mkdocs", "build", "--strict", "--site-dir", tmp_path / "other", at=site)
    one, other = (files_of(folder) for folder in (tmp_path / "one", tmp_path / "other"))
    assert one == other


def test_a_wrong_fact_is_refused_at_its_line(site: Path) -> None:
    facts = site / "facts.yaml"
    good = facts.read_text(encoding="utf-8")
    facts.write_text(good.replace("value: 12}", "value: 13}"), encoding="utf-8")
    ended = subprocess.run([".venv/bin/factsheet", "check"], cwd=site, capture_output=True, text=True, check=False)
    facts.write_text(good, encoding="utf-8")
    line = next(n for n, text in enumerate(good.splitlines(), 1) if "value: 12}" in text)
    assert ended.returncode == 1
    assert ended.stdout.startswith(f"facts.yaml:{line}:")
    assert "[figure-value] no quote gives 13" in ended.stdout


def test_a_template_of_its_own_takes_the_place_of_the_generator_s(site: Path, tmp_path: Path) -> None:
    (site / "templates/kinds").mkdir(parents=True)
    own = "{% extends 'entity.html' %}{% block points %}<p>Our own points.</p>{% endblock %}"
    (site / "templates/kinds/place.html").write_text(own, encoding="utf-8")
    settings = site / "mkdocs.yml"
    good = settings.read_text(encoding="utf-8")
    settings.write_text(good.replace("# custom_dir", "custom_dir"), encoding="utf-8")
    done(".venv/bin/mkdocs", "build", "--site-dir", tmp_path / "site", at=site)
    settings.write_text(good, encoding="utf-8")
    assert "Our own points." in (tmp_path / "site/places/northpoint/index.html").read_text(encoding="utf-8")
    assert "Our own points." not in (tmp_path / "site/offices/southpoint/index.html").read_text(encoding="utf-8")


def test_upgrade_brings_what_has_changed_since_init_and_leaves_the_owner_s_changes(site: Path) -> None:
    asked = ".venv/bin/factsheet", "upgrade"
    assert done(*asked, at=site) == "no file has changed up to version 0.1.0; nothing was written\n"
    names = ("Makefile", ".factsheet/Makefile", ".factsheet/content/glossary.md", "content/glossary.md", "mkdocs.yml")
    new = {name: (site / name).read_bytes() for name in names}
    for name in names[:2]:  # as an older version wrote it
        (site / name).write_bytes(new[name].replace(b"\trm -rf", b"\trm -r"))
    for name in names[2:4]:  # that version had no such page
        (site / name).unlink()
    for name, mine in (("Makefile", b"\n# mine\n"), ("mkdocs.yml", b"\n# mine\n"), ("facts.yaml", b"# mine\n")):
        (site / name).write_bytes((site / name).read_bytes() + mine)
    ended = subprocess.run(asked, cwd=site, capture_output=True, text=True, check=True)
    assert ended.stderr.startswith("2 files have changed up to version 0.1.0")
    heads = [line for line in ended.stdout.splitlines() if line.startswith(("--- ", "+++ "))]
    assert heads == [
        "--- a/Makefile", "+++ b/Makefile",
        "--- a/.factsheet/Makefile", "+++ b/.factsheet/Makefile",
        "--- /dev/null", "+++ b/content/glossary.md",
        "--- /dev/null", "+++ b/.factsheet/content/glossary.md",
    ]  # fmt: skip
    assert "mine" not in ended.stdout
    subprocess.run(["git", "apply", "-"], cwd=site, input=ended.stdout, text=True, check=True)
    assert done(*asked, at=site).startswith("no file has changed")
    own = {name: new[name] + b"\n# mine\n" for name in ("Makefile", "mkdocs.yml")}
    assert {name: (site / name).read_bytes() for name in names} == {**new, **own}


def test_upgrade_wants_the_answers_that_init_was_given(tmp_path: Path) -> None:
    ended = in_process("upgrade", tmp_path, cwd=ROOT)
    assert ended.returncode == 1
    assert ended.stdout.startswith(".factsheet/answers.json:1:1: [upgrade] this file is not here")
    (tmp_path / ".factsheet").mkdir()
    (tmp_path / ".factsheet/answers.json").write_text("[]", encoding="utf-8")
    assert "are not in this file; bring it back from git" in in_process("upgrade", tmp_path, cwd=ROOT).stdout


def test_gh_deploy_publishes_it(site: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.git"
    done("git", "init", "-q", "--bare", bare, at=tmp_path)
    for words in (
        ("init", "-q", "-b", "main"),
        ("config", "user.email", "owner@example.org"),
        ("config", "user.name", "Owner"),
        ("add", "."),
        ("commit", "-qm", "A site"),
        ("remote", "add", "origin", bare.as_uri()),
    ):
        done("git", *words, at=site)
    done(".venv/bin/mkdocs", "gh-deploy", "--force", at=site)
    names = done("git", "--git-dir", bare, "ls-tree", "-r", "--name-only", "gh-pages", at=tmp_path).splitlines()
    assert {"index.html", "places/northpoint/index.html", "api/v1/facts.json"} <= set(names)


def test_it_can_begin_with_an_example(wheel: Path, tmp_path: Path) -> None:
    folder = tmp_path / "poets"
    made = in_process("init", folder, "--name", "Poets", "--wheel", wheel, "--from", "tang-poets", cwd=ROOT)
    assert made.returncode == 0, made.stderr
    told = in_process("check", "--facts", folder / "facts.yaml", "--sources", folder / "sources", "--locked", cwd=ROOT)
    assert told.returncode == 0, told.stdout
    assert (folder / "content/index.md").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "name the generator with --wheel FILE, or with --release ADDRESS"),
        (["--kind", "Place"], "write what one of them and several are called, as in `Place:Places`"),
        (["--licence", "MIT"], "'MIT' is not one of"),
        (["--release", "ftp://example.org/x"], "is no address; expected http or https"),
        (["--wheel", "WHEEL", "--from", "nothing"], "there is no example `nothing`; name one of "),
    ],
)
def test_what_cannot_be_is_said(words: list[str], message: str, wheel: Path, tmp_path: Path) -> None:
    words = [str(wheel) if word == "WHEEL" else word for word in words]
    ended = in_process("init", tmp_path / "new", "--name", "X", *words, cwd=ROOT)
    assert ended.returncode in (1, 2)
    assert message in ended.stdout + ended.stderr
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("kinds", "folders"),
    [
        ([("诗人", "诗人"), ("城市", "城市")], ["kind", "kind-2"]),
        ([("Place", "Places"), ("place", "Halls")], [None, None]),
        ([("Source", "Sources"), ("Bay", "Bays"), ("Cove", "bays")], ["source", None, "cove"]),
    ],
)
def test_kinds_have_ids_and_folders_of_their_own(
    kinds: list[tuple[str, str]], folders: list[str | None], tmp_path: Path
) -> None:
    begin(tmp_path / "new", Answers("X", kinds, "CC0-1.0", TODAY), Pin("factsheet"))
    checked = in_process("check", "--facts", tmp_path / "new/facts.yaml", cwd=ROOT)
    assert checked.returncode == 0, checked.stdout
    declared = load(tmp_path / "new/facts.yaml", tmp_path).sheet.kinds.values()
    assert [kind.folder for kind in declared] == folders


def test_a_folder_with_something_in_it_is_left_alone(wheel: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    ended = in_process("init", tmp_path, "--name", "X", "--wheel", wheel, cwd=ROOT)
    assert ended.returncode == 1
    assert "this folder is not empty; name a new one" in ended.stdout
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_a_release_is_pinned_by_its_address_and_hash(wheel: Path, tmp_path: Path) -> None:
    server = subprocess.Popen(
        [sys.executable, "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(wheel.parent)],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert server.stdout
    port = urlsplit(server.stdout.readline().split("(")[1].split(")")[0]).port
    address = f"http://127.0.0.1:{port}/{wheel.name}"
    ended = run("build.py", "init", tmp_path / "new", "--name", "X", "--release", address)
    server.terminate()
    server.wait()
    assert ended.returncode == 0, ended.stderr
    first = (tmp_path / "new/requirements.txt").read_text(encoding="utf-8").splitlines()[1]
    assert first.startswith(f"factsheet @ {address} --hash=sha256:")
