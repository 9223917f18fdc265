"""Imports run one way, from the left to the right of the layers; each package is named where a newcomer looks."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

import factsheet
from tests.support.project import ROOT

PACKAGE = ROOT / "factsheet"
FILES = sorted(PACKAGE.rglob("*.py"))
LAYERS = [
    {"core"},
    {"load", "words"},
    {"evidence"},
    {"checks", "history"},
    {"view"},
    {"render"},
    {"audit"},
    {"build"},
    {"edit"},
    {"mkdocs_hook"},
    {"cli"},
]
"""A module imports from its own package and from layers before its own."""


@cache
def imports_of(file: Path) -> set[str]:
    """Return every module that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def layer_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_imports_run_one_way(file: Path) -> None:
    own = layer_of(file)
    at = next((at for at, layer in enumerate(LAYERS) if own in layer), 0)
    before = set().union(*LAYERS[:at])
    ours = {name.split(".")[1] for name in imports_of(file) if name.startswith("factsheet.")}
    assert ours - {own, "__version__"} <= before


def test_every_package_stands_in_the_map() -> None:
    entries = {layer_of(file) for file in FILES} - {"__init__"}
    assert entries == set().union(*LAYERS)
    assert re.findall(r"^(\w+)   ", factsheet.__doc__ or "", re.MULTILINE) == [
        name for layer in LAYERS for name in sorted(layer)
    ]
    assert len(list(PACKAGE.glob("[!_.]*"))) <= 14


def test_every_module_stands_in_the_map_of_its_package() -> None:
    for package in sorted({file.parent for file in FILES} - {PACKAGE}):
        names = {file.stem for file in package.glob("*.py")} - {"__init__", "__main__"}
        names |= {f"{folder.parent.name}/" for folder in package.glob("*/__init__.py")}
        text = (package / "__init__.py").read_text(encoding="utf-8")
        assert [name for name in sorted(names) if not re.search(rf"^{name}\s", text, re.MULTILINE)] == [], package


def test_files_and_functions_fit_in_a_glance() -> None:
    long_files = {file.name: count for file in FILES if (count := len(file.read_text().splitlines())) > 300}
    functions = [
        (file.name, node.name, (node.end_lineno or 0) - node.lineno + 1)
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]
    assert long_files == {}
    assert [one for one in functions if one[2] > 40] == []


def test_no_imports_run_in_a_circle() -> None:
    modules = {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in FILES}
    known: dict[str, bool] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, f"{' -> '.join(above)} -> {name}"
        if name in modules and not known.get(name):
            for other in imports_of(modules[name]) - {name}:
                visit(other if other in modules else other.rpartition(".")[0], (*above, name))
            known[name] = True

    for name in modules:
        visit(name, ())


REACHING = {"render/jinja_compiler.py", "load/yaml.py", "mkdocs_hook/hook.py", "mkdocs_hook/observer.py"}
"""Modules that may use private names of other packages; these are pinned below their next minor version."""
PINNED = {"jinja2", "pyyaml", "mkdocs", "watchdog"}
OF_TUPLES = {"_replace", "_fields", "_asdict"}  # public names of namedtuple


def test_private_names_of_other_packages_are_used_in_few_places_and_these_are_pinned() -> None:
    reaching = set()
    for file in FILES:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        attributes = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
        foreign = {
            node.attr
            for node in attributes
            if re.match(r"_[^_]", node.attr)
            and not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"))
        }
        private = {name for name in imports_of(file) if re.search(r"\._[^_]", name)}
        if foreign - OF_TUPLES or private:
            reaching.add(file.relative_to(PACKAGE).as_posix())
    assert reaching == REACHING
    required = (ROOT / "requirements.in").read_text(encoding="utf-8")
    assert {name for name in PINNED if re.search(rf"^{name}(==|.*,<\d+\.\d)", required, re.MULTILINE)} == PINNED


def test_what_is_imported_is_required() -> None:
    required = (ROOT / "requirements.in").read_text(encoding="utf-8")
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    lines = [*required.splitlines(), *chain(*extras.values())]
    names = {re.split(r"[\[>=<\s]", line)[0] for line in lines if line and not line.startswith("#")}
    imported = {name.split(".")[0] for file in FILES for name in imports_of(file)} - {"factsheet", "__future__"}
    called = {"yaml": "pyyaml", "markdown_it": "markdown-it-py"}
    foreign = {called.get(name, name.replace("_", "-")) for name in imported - set(sys.stdlib_module_names)}
    assert foreign - names == set()


def test_only_the_hook_knows_mkdocs() -> None:
    knowing = {layer_of(file) for file in FILES if any(name.split(".")[0] == "mkdocs" for name in imports_of(file))}
    assert knowing == {"mkdocs_hook"}


def test_only_the_edges_ask_for_the_time() -> None:
    texts = {file.stem: file.read_text(encoding="utf-8") for file in FILES}
    asking = {name for name, text in texts.items() if "datetime.now(" in text or "date.today()" in text}
    assert asking == {"clock"}


def test_no_test_imports_a_test() -> None:
    tests = {file: imports_of(file) for file in sorted((ROOT / "tests").rglob("*.py"))}
    borrowed = {name for names in tests.values() for name in names if re.match(r"tests\.(?:\w+\.)*test_", name)}
    assert borrowed == set()


def test_build_py_has_no_logic() -> None:
    tree = ast.parse((ROOT / "build.py").read_text(encoding="utf-8"))
    kinds = {type(node) for node in ast.walk(tree)}
    assert not kinds & {ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.Assign}


def test_no_docstring_begins_with_a_question() -> None:
    asking = []
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module):
                first = (ast.get_docstring(node) or "").partition(" ")[0]
                asking += (
                    [(file.name, node)] if first in ("What", "Whether", "Where", "Which", "How", "Who", "Why") else []
                )
    assert asking == []


VAGUE = {"item", "items", "data", "info", "reference", "claim", "told", "said", "found", "made"}
"""Names that say nothing of what they hold, or that the glossary gives to something else."""
_NAMED_BY = {ast.arg: "arg", ast.Name: "id", ast.FunctionDef: "name", ast.ClassDef: "name"}


def test_names_say_what_they_hold() -> None:
    vague = []
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = str(getattr(node, _NAMED_BY[type(node)])) if type(node) in _NAMED_BY else ""
            vague += [(file.name, name)] if name.strip("_").lower() in VAGUE else []
    assert vague == []
