"""Pagefind's index with its filters in order: it writes them as they come, so that no two builds would be the same.

A filter file is [name, [[value, [page, ...]], ...]], a meta file [version, pages, chunks, [[filter, hash], ...], ...]:
CBOR behind a mark, gzipped, under a name that holds its hash.
"""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from pathlib import Path

_MARK = b"pagefind_dcd"
_FILTERS = 3  # the place of the filters in a meta file
_NUMBER, _TEXT, _LIST = 0, 3, 4  # CBOR's major types; Pagefind uses no other here

Node = int | str | list["Node"]


def tidy(folder: Path) -> None:
    """Rewrite the filters of an index in the order of their values. Raises ValueError where its shape is another."""
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
    """Put the pairs at a place of a file in order; in a meta file the second of each pair has been renamed."""
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
    content = gzip.decompress(file.read_bytes()).removeprefix(_MARK)
    node, end = read(content, 0)
    if end != len(content):
        raise ValueError(f"{file.name} goes on after its end")
    return node


def _move(file: Path, node: Node, prefix: str, length: int) -> str:
    """Write a file anew under the name that its content gives it; returns that name."""
    content = _MARK + write(node)
    name = prefix + sha256(content).hexdigest()[:length]
    file.unlink()
    file.with_name(name + file.suffix).write_bytes(gzip.compress(content, mtime=0))
    return name


def read(data: bytes, at: int) -> tuple[Node, int]:
    """The CBOR value at a place, and where it ends."""
    major, short = data[at] >> 5, data[at] & 31
    size = 0 if short < 24 else 1 << (short - 24)
    number = int.from_bytes(data[at + 1 : at + 1 + size]) if size else short
    at += 1 + size
    if major == _NUMBER:
        return number, at
    if major == _TEXT:
        return data[at : at + number].decode(), at + number
    if major != _LIST:
        raise ValueError(f"CBOR of type {major} was not expected")
    items: list[Node] = []
    for _ in range(number):
        item, at = read(data, at)
        items.append(item)
    return items, at


def write(node: Node) -> bytes:
    """A value as CBOR, in the shortest form."""
    if isinstance(node, int):
        return _head(_NUMBER, node)
    if isinstance(node, str):
        text = node.encode()
        return _head(_TEXT, len(text)) + text
    return _head(_LIST, len(node)) + b"".join(map(write, node))


def _head(major: int, number: int) -> bytes:
    if number < 24:
        return bytes([major << 5 | number])
    size = next(size for size in (1, 2, 4, 8) if number < 1 << (8 * size))
    return bytes([major << 5 | (23 + size.bit_length())]) + number.to_bytes(size)
