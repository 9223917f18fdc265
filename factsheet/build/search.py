"""The search index over a finished folder of pages, made by Pagefind. It reads plain pages (search_pages)."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from factsheet.build import search_normalize, search_pages
from factsheet.core import cache_file
from factsheet.core.digest import fingerprint
from factsheet.core.problems import BuildError, Place, Problem

FOLDER = "pagefind"
"""The folder of the index in the site."""

USED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "*.pf_meta", "*.pf_fragment", "*.pf_index",
        "*.pf_filter", "wasm.*.pagefind")  # fmt: skip
"""Patterns of the files of Pagefind that the site needs. The rest is a user interface that we do not use."""


def is_wanted() -> bool:
    """Tell whether to index the full text. FACTSHEET_SEARCH=off switches that off."""
    return os.environ.get("FACTSHEET_SEARCH") != "off"


def index(folder: Path, cache: Path) -> None:
    """Write the index of a finished folder into it. Raises BuildError with Pagefind's own words if it fails.

    `cache` is a file that keeps the last index. It is used again as long as nothing that Pagefind reads has changed.
    """
    index_folder, key = folder / FOLDER, digest(folder)
    if _restore(index_folder, cache, key):
        return
    shutil.rmtree(index_folder, ignore_errors=True)
    _run(folder, index_folder)
    _drop_unused(index_folder)
    try:
        search_normalize.tidy(index_folder)
    except (ValueError, LookupError) as error:
        raise BuildError(
            [_problem(f"its files are not what version {_version()} is known to write: {error}")]
        ) from error
    _keep(index_folder, cache, key)


def digest(folder: Path) -> str:
    """Return a digest of all that an index depends on: pages, the API's entities, our code, Pagefind's version."""
    hasher = sha256(f"{_version()}\0{fingerprint()}".encode())
    for file in sorted([*folder.rglob("*.html"), *folder.glob("api/v1/entities/*.json")]):
        hasher.update(f"\0{file.relative_to(folder).as_posix()}\0".encode())
        hasher.update(sha256(file.read_bytes()).digest())
    return hasher.hexdigest()


def _version() -> str:
    try:
        return metadata.version("pagefind")
    except metadata.PackageNotFoundError:
        return ""


def _run(folder: Path, index_folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="search-") as plain:
        search_pages.write(folder, Path(plain))
        _pagefind(Path(plain), index_folder)


def _pagefind(site: Path, index_folder: Path) -> None:
    paths: tuple[str | Path, ...] = ("--site", site, "--output-path", index_folder)
    command = [sys.executable, "-m", "pagefind", *paths, "--quiet"]
    # --silent would also hide why it failed
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")  # noqa: S603 - ours
    except subprocess.CalledProcessError as error:
        raise BuildError([_problem(f"{error.stderr}\n{error.stdout}")]) from error
    except OSError as error:
        raise BuildError([_problem(str(error))]) from error


def _problem(output: str) -> Problem:
    """Return the problem that there is no index. Its message quotes the last line that Pagefind said."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    words = lines[-1] if lines else "it said nothing"
    hint = "install what requirements.txt lists (`make site` does), or build with FACTSHEET_SEARCH=off"
    return Problem(Place("requirements.txt"), "search", f"Pagefind made no search index: {words}", hint)


def _drop_unused(index_folder: Path) -> None:
    """Delete the files that the site does not use.

    There is an engine for each language, and one (`unknown`) for pages of no known language. Of several, keep those
    that have pages.
    """
    engines = sorted(index_folder.glob("wasm.*.pagefind"))
    spare = {engine for engine in engines if len(engines) > 1 and not _has_pages(index_folder, engine)}
    for file in [file for file in index_folder.rglob("*") if file.is_file()]:
        if file in spare or not any(file.match(pattern) for pattern in USED):
            file.unlink()


def _has_pages(index_folder: Path, engine: Path) -> bool:
    return any(index_folder.glob(f"fragment/{engine.name.split('.')[1]}_*"))


def _restore(index_folder: Path, cache: Path, key: str) -> bool:
    """Unpack the kept index if it was made with this key. Tell whether it was."""
    packed = cache_file.read(cache, key)
    if packed is None:
        return False
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(index_folder)
    return True


def _keep(index_folder: Path, cache: Path, key: str) -> None:
    """Keep an index as one zip file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in _files(index_folder):
            archive.write(file, file.relative_to(index_folder))
    cache_file.write(cache, key, [packed.getvalue()])


def _files(folder: Path) -> Iterable[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())
