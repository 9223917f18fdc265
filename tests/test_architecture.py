"""Imports run one way: each module may import only what stands before it (design: data flow)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "factsheet"
BASE = {"problems", "output", "days", "dates", "addresses", "memo", "amounts"}  # import nothing of ours but one another
MAY_IMPORT: dict[str, set[str]] = {
    **{name: set() for name in BASE},
    "dates": {"days"},
    "model": {"amounts"},
    "encoding": {"problems"},
    "tree": {"problems"},
    "markdown": set(),
    "explain": {"model"},
    "parallel": set(),
    "lines": {"tree"},
    "parts": {"encoding", "explain", "lines", "model", "problems", "tree"},
    "load": {"model", "parallel", "parts", "problems", "tree"},
    "schema": {"model"},
    "changes": {"encoding", "tree"},
    "clock": set(),
    "words": {"dates", "days"},
    "evidence": {*BASE, "model", "words"},
    "checks": {*BASE, "encoding", "evidence", "explain", "load", "markdown", "model", "parallel", "tree", "words"},
    "checked": {"checks", "model", "shards"},
    "view": {*BASE, "evidence", "markdown", "model"},
    "plans": {"addresses", "view"},
    "patch": {"model", "plans", "view"},
    "pieces": set(),
    "rows": {"escaping", "view"},
    "escaping": set(),
    "direction": set(),
    "pages": {"direction", "escaping", "markdown", "plans", "rows", "view"},
    "exports": {*BASE, "model", "pieces", "view"},
    "whence": {"problems"},
    "links": {"problems"},
    "gate": {"problems", "whence"},
    "cache": set(),
    "canonical": set(),
    "shards": {"links", "problems"},
    "search": {"canonical", "problems"},
    "templating": {"problems"},
    "pipeline": {*BASE, "checked", "checks", "evidence", "exports", "load", "patch", "pieces", "plans", "rows", "view"},
    "kept": set(),
    "press": {"exports", "kept", "links", "output", "parallel", "patch", "pieces", "plans", "rows", "shards", "view"},
    "configuration": {"problems"},
    "preview": {"problems"},
    "inspection": {"cache", "gate", "links", "load", "markdown", "parallel", "problems", "templating", "whence"},
    "merging": {"inspection", "links", "load", "output", "problems", "search", "shards"},
    "mkdocs_hook": {
        *BASE,
        "clock",
        "configuration",
        "escaping",
        "evidence",
        "exports",
        "inspection",
        "kept",
        "links",
        "load",
        "pages",
        "parallel",
        "patch",
        "pipeline",
        "plans",
        "press",
        "preview",
        "rows",
        "search",
        "shards",
        "templating",
        "view",
    },
    "locking": {"checks", "evidence", "load", "problems"},
    "cli": {
        *BASE,
        "changes",
        "checks",
        "clock",
        "evidence",
        "load",
        "locking",
        "merging",
        "mkdocs_hook",
        "model",
        "pipeline",
        "shards",
    },
}


def imports_of(file: Path) -> set[str]:
    """Every module that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "factsheet":
            found |= {f"factsheet.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def stage_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_imports_run_one_way(file: Path) -> None:
    stage = stage_of(file)
    ours = {name.split(".")[1] for name in imports_of(file) if name.startswith("factsheet.")}
    assert ours - {stage, "__version__"} <= MAY_IMPORT.get(stage, set())


def test_only_the_hook_knows_mkdocs() -> None:
    knowing = {stage_of(file) for file in FILES if any(name.split(".")[0] == "mkdocs" for name in imports_of(file))}
    assert knowing == {"mkdocs_hook"}


def test_only_the_edges_ask_for_the_time() -> None:
    texts = {stage_of(file): file.read_text(encoding="utf-8") for file in FILES}
    asking = {stage for stage, text in texts.items() if "datetime.now(" in text or "date.today()" in text}
    assert asking == {"clock"}


def test_build_py_has_no_logic() -> None:
    tree = ast.parse((ROOT / "build.py").read_text(encoding="utf-8"))
    kinds = {type(node) for node in ast.walk(tree)}
    assert not kinds & {ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.Assign}
