"""A file that keeps the results of an earlier run. It is safe to delete, and never wrong: at worst it is empty.

It ends with a digest of its key and content. A file that was cut short, emptied, or written with another key counts as
none.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from factsheet.core import output

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
    for draft in cache.rglob(f".*.{_PROCESS}*"):
        if not _is_alive(draft.name.rpartition(".")[2]):
            with suppress(OSError):
                draft.unlink()


_PROCESS = "[0-9]"
"""How the name of a draft goes on behind its last point: with the number of its process (`core.output`)."""


def _is_alive(process: str) -> bool:
    """Tell whether a process, by its number, still runs; True for a name that is no number, as that is no draft."""
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except (PermissionError, ValueError):
        return True
    return True


def _with_digest(key: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    digest = _digest(key)
    for chunk in chunks:
        digest.update(chunk)
        yield chunk
    yield digest.digest()


def _digest(key: str) -> blake2b:
    return blake2b(key.encode() + b"\0", digest_size=_SIZE)
