"""The search index over a finished folder of pages, made by Pagefind. It reads the pages of search_pages.

A large site has several indexes, each of the pages whose addresses have the same hash: they are made side by side, and
of a site that has changed a little only some are made anew. Browsers put their answers together.
"""

from __future__ import annotations

import json
import marshal
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase as fnmatch
from hashlib import blake2b
from pathlib import Path

from factsheet.build import search_engine, search_keys, search_normalize, search_pages
from factsheet.build.search_keys import IndexPages
from factsheet.build.search_normalize import Files
from factsheet.build.shards import files_in
from factsheet.core import cache_file, output, workers
from factsheet.core.digest import Stamp
from factsheet.core.problems import BuildError, Place, Problem

FOLDER = "pagefind"
"""The folder of the first index in the site. The others lie inside, and PARTS lists all of them."""

PARTS = "parts.json"

PAGES = 1_000
"""The pages of an index, more or less. With fewer a reader's browser has to fetch more files."""

ENGINE = ("pagefind.js", "pagefind-worker.js", "wasm.*.pagefind")
"""Patterns of the files that one index has for all."""

USED = ("pagefind-entry.json", "*.pf_meta", "*.pf_fragment", "*.pf_index", "*.pf_filter")
"""Patterns of the files of Pagefind that each index needs. The rest is a user interface that we do not use."""

_Index = tuple[str, Sequence[str]]
"""The folder of an index inside FOLDER, and the pages in it, as paths under the site's root."""

_NOTHING: Mapping[str, Stamp] = {}


def is_wanted() -> bool:
    """Tell whether to index the full text. FACTSHEET_SEARCH=off switches that off."""
    return os.environ.get("FACTSHEET_SEARCH") != "off"


def index(folder: Path, cache: Path) -> None:
    """Write the indexes of a finished folder into it. Raises BuildError with Pagefind's own words if it fails."""
    finish(folder, begin(folder, cache))


def begin(folder: Path, cache: Path, as_left: Mapping[str, Stamp] = _NOTHING) -> Iterator[Sequence[str]]:
    """Let other processes begin with the indexes of a finished folder, if there are several; `finish` waits for them.

    `cache` is a folder that keeps the last indexes. Each is used again as long as nothing that it depends on changes.
    `as_left` are the stamps of the files that are the last site's, and are not read again.
    """

    def make(run: Sequence[_Index]) -> Sequence[str]:
        for name, own in run:
            kept = cache / f"{name or 'first'}.index"
            pages = IndexPages(folder, own, as_left, kept.with_suffix(".pages"))
            _make(pages, folder / FOLDER / name, kept)
        return [name for name, _ in run]

    def new(index: _Index) -> int:
        return sum(search_pages.record_of(page) in new_files for page in index[1])

    shutil.rmtree(folder / FOLDER, ignore_errors=True)
    files = files_in(folder)
    new_files = frozenset(files).difference(as_left)
    indexes = sorted(_divided(files), key=new, reverse=True)  # those of new entities take longest, so they come first
    return workers.spread(make, indexes, jobs=workers.processes(), least=1)


def finish(folder: Path, begun: Iterator[Sequence[str]]) -> None:
    """Wait for the indexes, and list them. Raises BuildError with Pagefind's own words if one failed."""
    names = sorted((name for run in begun for name in run), key=lambda name: int(name or 0))
    (folder / FOLDER / PARTS).write_text(json.dumps([f"{name}/" for name in names if name]), encoding="utf-8")


def _divided(files: Iterable[str]) -> list[_Index]:
    """Divide pages among indexes: one that comes or goes moves no other unless their number changes."""
    pages = [file for file in files if file.endswith(".html")]
    count = max(1, -(-len(pages) // PAGES))
    indexes: list[list[str]] = [[] for _ in range(count)]
    for page in pages:
        indexes[int.from_bytes(blake2b(page.encode(), digest_size=8).digest()) % count].append(page)
    return [(str(number) if number else "", own) for number, own in enumerate(indexes)]


def _make(pages: IndexPages, index_folder: Path, cache: Path) -> None:
    """Make the index of some pages, or take the kept one."""
    files = _kept_index(cache, pages.key)
    if files is None:
        files = _new_index(pages, is_first=index_folder.name == FOLDER)
        cache_file.write(cache, pages.key, [marshal.dumps(files)])
    for path, content in files.items():
        output.write(index_folder, path, [content])


def _new_index(pages: IndexPages, *, is_first: bool) -> Files:
    texts = list(pages.texts())
    if not texts:
        raise BuildError([_problem("no page is marked for search")])
    try:
        files = search_engine.index(texts)
        needed = _needed(files, (*ENGINE, *USED) if is_first else USED)
        return search_normalize.tidied(needed)
    except search_engine.EngineError as error:
        raise BuildError([_problem(str(error))]) from error
    except (ValueError, LookupError) as error:
        message = f"its files are not what version {search_keys.version()} is known to write: {error}"
        raise BuildError([_problem(message)]) from error


def _problem(output: str) -> Problem:
    """Return the problem that there is no index. Its message quotes the last line that Pagefind said."""
    lines = [line.strip() for line in output.splitlines() if line.strip() and not line.startswith("note: ")]
    words = lines[-1] if lines else "it said nothing"
    hint = "install what requirements.txt lists (`make site` does), or build with FACTSHEET_SEARCH=off"
    return Problem(Place("requirements.txt"), "search", f"Pagefind made no search index: {words}", hint)


def _needed(files: Files, patterns: Sequence[str]) -> Files:
    """Return the files that the site uses.

    There is an engine for each language, and one (`unknown`) for pages of no known language. Of several, keep those
    that have pages.
    """
    engines = [path for path in files if fnmatch(path, "wasm.*.pagefind")]
    spare = {engine for engine in engines if len(engines) > 1 and not _has_pages(files, engine)}
    names = {path: path.rpartition("/")[2] for path in files.keys() - spare}
    return {path: files[path] for path, name in sorted(names.items()) if any(fnmatch(name, one) for one in patterns)}


def _has_pages(files: Files, engine: str) -> bool:
    return any(path.startswith(f"fragment/{engine.split('.')[1]}_") for path in files)


def _kept_index(cache: Path, key: str) -> Files | None:
    """Return the kept index if it was made with this key."""
    packed = cache_file.read(cache, key)
    files: Files | None = marshal.loads(packed) if packed else None  # noqa: S302 - our own, under a digest
    return files
