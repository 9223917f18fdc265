"""A file that keeps what an earlier run worked out. Safe to delete; never wrong, only empty.

A digest of its key and content stands at its end, so one that was cut short, emptied, or made of other things counts
as none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from factsheet.core import output

_SIZE = 16  # bytes of the digest


def read(file: Path, key: str) -> memoryview | None:
    """Return the content that was written with a key; None where there is none that is whole."""
    try:
        whole = memoryview(file.read_bytes())
    except OSError:
        return None
    content, found = whole[:-_SIZE], whole[-_SIZE:]
    expected = _digest(key)
    expected.update(content)
    return content if found == expected.digest() else None


def write(file: Path, key: str, parts: Iterable[bytes]) -> None:
    """Write content, whole or not at all. A folder that cannot be written to costs only time."""
    with suppress(OSError):
        output.replace(file, _with_digest(key, parts))


def _with_digest(key: str, parts: Iterable[bytes]) -> Iterator[bytes]:
    found = _digest(key)
    for part in parts:
        found.update(part)
        yield part
    yield found.digest()


def _digest(key: str) -> blake2b:
    return blake2b(key.encode() + b"\0", digest_size=_SIZE)
