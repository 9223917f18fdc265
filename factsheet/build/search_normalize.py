"""Pagefind's index with its filters sorted. Pagefind writes them as they come, so that no two builds would be the same.

A filter file is [name, [[value, [page, ...]], ...]], a meta file [version, pages, chunks, [[filter, hash], ...], ...]:
CBOR behind a mark, gzipped, under a name that holds its hash.
"""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import cbor2

_SIGNATURE = b"pagefind_dcd"
_FILTERS = 3  # the place of the filters in a meta file

Node = Any
"""A number, a text or a list of nodes."""


def tidy(folder: Path) -> None:
    """Rewrite the filters of an index in the order of their values. Raises ValueError if its shape is another."""
    hashes = {}
    for file in sorted((folder / "filter").glob("*.pf_filter")):
        node = _load(file)
        _sort(node, 1)
        hashes[file.stem] = _move(file, node, f"{file.stem.rpartition('_')[0]}_", 7)
    entry = json.loads((folder / "pagefind-entry.json").read_bytes())
    for language in entry["languages"].values():
        file = folder / f"pagefind.{language['hash']}.pf_meta"
        node = _load(file)
        _sort(node, _FILTERS, hashes)
        language["hash"] = _move(file, node, f"pagefind.{language['hash'].rpartition('_')[0]}_", 10)[len("pagefind.") :]
    text = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (folder / "pagefind-entry.json").write_text(text, encoding="utf-8")


def _sort(node: Node, place: int, renamed: dict[str, str] | None = None) -> None:
    """Sort the pairs at one place of a file. In a meta file, first replace the second of each pair by its new name.

    Raises ValueError if there are no such pairs.
    """
    pairs = node[place] if isinstance(node, list) else None
    if not isinstance(pairs, list):
        raise ValueError("an index of another shape")
    for pair in pairs:
        if not (isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str)):
            raise ValueError("a filter of another shape")
        if renamed is not None:
            pair[1] = renamed[str(pair[1])]
    pairs.sort(key=str)


def _load(file: Path) -> Node:
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE))


def _move(file: Path, node: Node, prefix: str, length: int) -> str:
    """Write a file anew under the name that its content gives it. Return that name."""
    content = _SIGNATURE + cbor2.dumps(node)
    name = prefix + sha256(content).hexdigest()[:length]
    file.unlink()
    file.with_name(name + file.suffix).write_bytes(gzip.compress(content, mtime=0))
    return name
