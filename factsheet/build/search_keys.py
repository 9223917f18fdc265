"""The pages of an index -> its key: a digest of all that it depends on.

A page that was taken from the last site is not read again: a file keeps the digest of what search reads of it.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from factsheet.build import search_pages
from factsheet.core import cache_file
from factsheet.core.digest import Stamp, fingerprint, stamp

_Note = tuple[tuple[tuple[int, ...], ...], bytes]
"""The stamps of the files that search reads of a page, and a digest of what it reads."""


def version() -> str:
    """Return the version of Pagefind; empty if it is not installed."""
    try:
        return metadata.version("pagefind")
    except metadata.PackageNotFoundError:
        return ""


@dataclass(frozen=True)
class IndexPages:
    """The pages of an index in a finished folder. Each is read once at most.

    `as_left` are the stamps of the files that are the last site's, which had been left as they were.
    """

    folder: Path
    pages: Sequence[str]
    as_left: Mapping[str, Stamp]
    notes: Path  # the file that keeps their digests
    _texts: dict[str, str] = field(default_factory=dict)

    @cached_property
    def key(self) -> str:
        """A digest of what search reads of all pages, of our code and of Pagefind's version."""
        content = cache_file.read(self.notes, f"words {fingerprint()}")
        known: dict[str, _Note] = marshal.loads(content) if content else {}  # noqa: S302 - our own, under a digest
        noted = {page: self._note(page, known.get(page)) for page in self.pages}
        if noted != known:
            cache_file.write(self.notes, f"words {fingerprint()}", [marshal.dumps(noted)])
        hasher = sha256(f"{version()}\0{fingerprint()}".encode())
        for page, (_, digest) in noted.items():
            hasher.update(f"\0{page}\0".encode() + digest)
        return hasher.hexdigest()

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield what Pagefind reads of each page that search finds, behind the path of the page, in their order."""
        for page in self.pages:
            if text := self._text(page):
                yield page, text

    def _note(self, page: str, known: _Note | None) -> _Note:
        files = (page, search_pages.record_of(page))
        stamps = [stamp(f"{self.folder}/{file}") for file in files]
        plain = tuple(tuple(one or ()) for one in stamps)
        are_left = all(one is None or one == self.as_left.get(file) for file, one in zip(files, stamps, strict=True))
        if known and are_left and known[0] == plain:
            return known
        return plain, sha256(self._text(page).encode()).digest()

    def _text(self, page: str) -> str:
        if page not in self._texts:
            self._texts[page] = search_pages.text_of(self.folder, page)
        return self._texts[page]
