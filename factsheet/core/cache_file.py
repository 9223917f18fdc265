"""A file that keeps the results of an earlier run. It is safe to delete, and never wrong: at worst it is empty.

It ends with a digest of its key and content. A file that was cut short, emptied, or written with another key counts as
none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from factsheet.core import output, workers

_SIZE = 16  # bytes of the digest


def read(file: Path, key: str) -> memoryview | None:
    """Return the content that was written with this key, or None if there is no such file or it is not whole."""
    try:
        whole = memoryview(file.read_bytes())
    except OSError:
        return None
    content, digest = whole[:-_SIZE], whole[-_SIZE:]
    expected = _digest(key)
    expected.update(content)
    return content if digest == expected.digest() else None


def write(file: Path, key: str, chunks: Iterable[bytes]) -> None:
    """Write content whole or not at all. If the folder cannot be written to, do nothing: that costs only time."""
    with suppress(OSError):
        output.replace(file, _with_digest(key, chunks))


def drop_drafts(cache: Path) -> None:
    """Delete what killed processes began to write in a folder of caches and below. Those alive keep their drafts."""
    for draft in cache.rglob(".*.[0-9]*"):
        process = draft.name.rpartition(".")[2]  # its number ends the name of a draft (see core.output)
        if process.isdecimal() and not workers.is_running(process):
            with suppress(OSError):
                draft.unlink()


def _with_digest(key: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    digest = _digest(key)
    for chunk in chunks:
        digest.update(chunk)
        yield chunk
    yield digest.digest()


def _digest(key: str) -> blake2b:
    return blake2b(key.encode() + b"\0", digest_size=_SIZE)
