"""A file of the site and its bytes -> the disk. Every file of a site or cache that we make is written here.

`Output` is such a file with a function that makes its bytes; `write` puts them into a folder in which a site is built,
`replace` in the place of a file that people or later runs keep.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site. `path` is relative to its root. `chunks` makes its content in UTF-8 when it is written."""

    path: str
    chunks: Callable[[], Iterable[bytes]]
    facts: Callable[[], Iterable[str]] | None = None  # global ids, if it is made of facts alone
    of_sheet: bool = False  # whether it is made of the whole sheet and nothing else
    source: str = ""  # the source that it is made of, if it is one's

    @property
    def list_digest(self) -> bytes:
        """A digest of the ids of its facts, in order; empty if it is not made of facts alone."""
        return blake2b("\n".join(self.facts()).encode(), digest_size=16).digest() if self.facts else b""

    @property
    def content(self) -> bytes:
        """The whole content."""
        return b"".join(self.chunks())


def write(folder: Path, path: str, chunks: Iterable[bytes]) -> os.stat_result:
    """Write a file of the site into a folder. Return its status.

    A file that is there already is replaced, not written into, as it may be a hard link to a file of the previous site.
    """
    name = f"{folder}/{path}"
    try:
        opened = open(name, "xb")  # noqa: SIM115 - closed below
    except FileNotFoundError:
        os.makedirs(os.path.dirname(name), exist_ok=True)
        opened = open(name, "xb")  # noqa: SIM115
    except FileExistsError:
        os.unlink(name)
        opened = open(name, "xb")  # noqa: SIM115
    with opened:
        opened.writelines(chunks)
    return os.stat(name)


def replace_in_place(file: Path, content: bytes) -> None:
    """Write a file that people keep, as `replace` does: where a link leads, with its rights. Raises OSError."""
    target = file.resolve()
    rights = target.stat().st_mode & 0o7777 if target.exists() else None
    if rights is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    replace(target, [content])
    if rights is not None:
        target.chmod(rights)


def put(file: Path, content: bytes | None) -> None:
    """Write a file that people keep, as `replace_in_place` does; with None remove it. Raises OSError."""
    if content is None:
        file.unlink(missing_ok=True)
    else:
        replace_in_place(file, content)


def replace(file: Path, chunks: Iterable[bytes]) -> None:
    """Write a file that people or later runs keep. Write a draft beside it first, so that it is never there in part.

    Raises OSError.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with draft.open("wb") as opened:
            opened.writelines(chunks)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
