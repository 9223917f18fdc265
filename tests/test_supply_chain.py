"""What a build runs on: every fetch is pinned by hash or commit, listed as an SBOM, and a build fetches nothing."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.support.fetches import files, unpinned
from tests.support.project import ROOT, run

LOCKED = (
    "requirements",
    "requirements-dev",
    "requirements-tools",
    "requirements-torture",
    "bench/requirements-readers",
)
PINNED = re.compile(
    r"^([a-z0-9.-]+)(?:\[[a-z,]+\])?==(\S+)([^\n]*\\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def locked(name: str) -> list[tuple[str, str]]:
    """The packages of a lock, each with its version; one may stand there for several versions of Python."""
    return [(match[1], match[2]) for match in PINNED.finditer(read(f"{name}.txt"))]


def test_whatever_is_fetched_is_pinned() -> None:
    fetches = [
        f"{file.relative_to(ROOT)}: {one}" for file in files() for one in unpinned(file.read_text(encoding="utf-8"))
    ]
    assert fetches == []


@pytest.mark.parametrize(
    "line",
    [
        "\t.venv/bin/python -m pip install --quiet uv==0.13.9",
        "  run: pip install requests",
        "- uses: actions/checkout@v6",
        "- uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd",
        "npm install --no-audit",
        "npm ci --no-audit",
        "npx vnu-jar site",
        "curl -L https://example.org/install | sh",
        "pipx run pre-commit",
        "uvx ruff",
        "uv pip install --python .venv/bin/python ruff",
        "python -m pip --python .venv/bin/python install ruff",
        "pip wheel --no-deps .",
    ],
)
def test_a_fetch_that_is_not_pinned_is_seen(line: str) -> None:
    assert len(list(unpinned(line))) == 1


@pytest.mark.parametrize("name", LOCKED)
def test_a_lock_is_all_hashes_and_in_step_with_what_is_asked_for(name: str) -> None:
    text, versions = read(f"{name}.txt"), locked(name)
    assert len(versions) == len(re.findall(r"^[^\s#-]", text, re.MULTILINE)), "each package has a version and hashes"
    asked = [line.partition("#")[0].strip() for line in read(f"{name}.in").splitlines()]
    for line in filter(None, asked):
        if not line.startswith("-r"):
            wanted = Requirement(line)
            fitting = [v for known, v in versions if known == wanted.name.lower() and wanted.specifier.contains(v)]
            assert fitting, f"{name}.txt has no {line}: run `make lock`"


def test_every_lock_is_made_by_the_locker_and_the_locker_is_locked() -> None:
    makefile = read("Makefile")
    line = re.search(r"^LOCKED := (.*)$", makefile, re.MULTILINE)
    assert line
    assert tuple(line[1].split()) == LOCKED
    assert "uv" in dict(locked("requirements-tools"))
    on_disk = {
        file.relative_to(ROOT).as_posix()
        for file in (*ROOT.glob("requirements*.txt"), *ROOT.glob("bench/requirements*.txt"))
    }
    assert on_disk == {f"{name}.txt" for name in LOCKED}


@pytest.mark.parametrize(
    "lock", sorted((ROOT / "tools" / "npm").glob("*/package-lock.json")), ids=lambda file: file.parent.name
)
def test_every_package_of_npm_has_a_hash(lock: Path) -> None:
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    names = [name for name in packages if name]
    assert names
    assert [name for name in names if not packages[name].get("integrity", "").startswith("sha512-")] == []
    assert "npm ci " in read("Makefile")


def sbom(folder: Path) -> bytes:
    """The SBOM as `make sbom` makes it."""
    recipe = re.search(
        r"^sbom: .*\n\t\$\(BIN\)/python (.*) \$\(TOOLS\)/bin/cyclonedx-py (.*)$", read("Makefile"), re.MULTILINE
    )
    assert recipe
    made = folder / recipe[2]
    command = Path(sys.executable).parent / "cyclonedx-py"
    done = subprocess.run(
        [sys.executable, *recipe[1].split(), command, made], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return made.read_bytes()


def is_installed(component: dict[str, str]) -> bool:
    """Tell whether a locked package is there: some are for other systems."""
    try:
        return version(component["name"]) == component["version"]
    except PackageNotFoundError:
        return False


@pytest.mark.slow
@pytest.mark.exhaustive
def test_the_sbom_is_valid_lists_what_is_locked_and_is_the_same_each_time(tmp_path: Path) -> None:
    from cyclonedx.schema import SchemaVersion  # slow to import: only who needs it does
    from cyclonedx.validation.json import JsonStrictValidator

    made = sbom(tmp_path)
    bom = json.loads(made)
    assert JsonStrictValidator(SchemaVersion.from_version(bom["specVersion"])).validate_str(made.decode()) is None
    assert bom["metadata"]["component"]["name"] == "factsheet"
    assert sorted((one["name"], one["version"]) for one in bom["components"]) == sorted(locked("requirements"))
    hashes = [len(ref.get("hashes", ())) for one in bom["components"] for ref in one["externalReferences"]]
    assert len(hashes) == len(bom["components"])
    assert all(hashes)
    without = {one["name"] for one in bom["components"] if is_installed(one) and not one.get("licenses")}
    assert without <= {"pypdfium2"}  # it names several, in words of its own
    licences = {one["name"]: json.dumps(one.get("licenses")) for one in bom["components"]}
    assert "BSD" in licences["jinja2"]
    assert str(ROOT) not in made.decode()
    assert sbom(tmp_path) == made


REFUSING = """
import socket

def refuse(*_, **__):
    raise OSError("this build has no network")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse
"""
"""What a machine without namespaces puts in the way instead, in every process of Python."""


def cut_off(folder: Path) -> tuple[list[str], dict[str, str]]:
    """The words before a command, and the variables, that cut it off from every network, loopback and all."""
    unshare = shutil.which("unshare")
    if unshare and subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode == 0:
        return [unshare, "-rn"], {}
    (folder / "sitecustomize.py").write_text(REFUSING, encoding="utf-8")
    return [], {"PYTHONPATH": str(folder)}


@pytest.mark.slow
def test_a_build_needs_no_network(project: Path, tmp_path: Path) -> None:
    """With its search, cards and exports, from nothing: what is cut off gives the bytes of what is not."""
    assert run("build.py", "--site-dir", tmp_path / "open", cwd=project).returncode == 0
    shutil.rmtree(project / ".cache")
    words, variables = cut_off(tmp_path)
    env = {**os.environ, **variables}
    asking = "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9', timeout=5)"
    asked = subprocess.run([*words, sys.executable, "-c", asking], env=env, capture_output=True, text=True, check=False)
    assert re.search("unreachable|no network", asked.stderr), "it is cut off"
    command = [*words, sys.executable, "build.py", "--site-dir", str(tmp_path / "cut-off")]
    done = subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert content(tmp_path / "cut-off") == content(tmp_path / "open")


def content(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
