"""Pagefind's index with its filters sorted. Pagefind writes them as they come, so that no two builds would be the same.

A filter file is [name, [[value, [page, ...]], ...]], a meta file [version, pages, chunks, [[filter, hash], ...], ...]:
CBOR behind a mark, gzipped, under a name that holds its hash.
"""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from typing import Any

import cbor2

_SIGNATURE = b"pagefind_dcd"
_FILTERS = 3  # the place of the filters in a meta file
_ENTRY = "pagefind-entry.json"

Files = dict[str, bytes]
"""The files of an index, by their paths in it."""

Node = Any
"""A number, a text or a list of nodes."""


def tidied(files: Files) -> Files:
    """Return the files of an index with its filters in the order of their values.

    Raises ValueError or LookupError if they have another shape.
    """
    tidy, renamed = dict(files), {}
    for path in [path for path in files if path.endswith(".pf_filter")]:
        node = _load(tidy.pop(path))
        _sort(node, 1)
        old = path.removeprefix("filter/").removesuffix(".pf_filter")
        renamed[old], content = _dumped(node, old, 7)
        tidy[f"filter/{renamed[old]}.pf_filter"] = content
    entry = json.loads(files[_ENTRY])
    for language in entry["languages"].values():
        node = _load(tidy.pop(f"pagefind.{language['hash']}.pf_meta"))
        _sort(node, _FILTERS, renamed)
        language["hash"], content = _dumped(node, language["hash"], 10)
        tidy[f"pagefind.{language['hash']}.pf_meta"] = content
    tidy[_ENTRY] = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return tidy


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


def _load(content: bytes) -> Node:
    return cbor2.loads(gzip.decompress(content).removeprefix(_SIGNATURE))


def _dumped(node: Node, old: str, length: int) -> tuple[str, bytes]:
    """Return the hash of a file, behind the language as in its old one, and its content."""
    content = _SIGNATURE + cbor2.dumps(node)
    new = f"{old.rpartition('_')[0]}_{sha256(content).hexdigest()[:length]}"
    return new, gzip.compress(content, mtime=0)
