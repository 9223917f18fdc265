"""A path into the facts, such as (entities, beijing, name) -> its file, line and column.

Problems and links for editing ask for it, and `build` for the digests by which it tells what has changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from factsheet.core.problems import Place
from factsheet.load import files
from factsheet.load.files import SECTIONS, SIZE, Document, LoadedFile
from factsheet.load.tree import Path as TreePath


@dataclass(frozen=True)
class Locations:
    """The place of everything in the facts. Files are read again to find it, as it is hardly ever needed."""

    loaded_files: tuple[LoadedFile, ...]

    def at(self, path: TreePath, *, key: bool = False, words: str = "") -> Place:
        """Return the place of the value (or key) at `path`, or of the nearest thing above it that is there.

        With `words` it is the place of these in the value, which may run over several lines.
        """
        answers = [(document, *document.tree.locate(path, key=key)) for document in self._documents_with(path)]
        document, mark, _ = max(answers, key=lambda answer: answer[2])
        return document.find(words, mark) if words else document.place(mark)

    def facts(self) -> dict[str, Place]:
        """Return the place of every fact, by global id."""
        return {
            f"{entity}.{fact.id}": Place(loaded.raw.label, line, column)
            for loaded in self.loaded_files
            for (entity, _, fact), line, column in zip(
                loaded.sheet.facts(), loaded.places[::2], loaded.places[1::2], strict=True
            )
        }

    def files(self) -> dict[str, str]:
        """Return a digest of every file, by its label."""
        return {loaded.raw.label: loaded.raw.digest for loaded in self.loaded_files}

    def entity_digests(self) -> dict[str, bytes]:
        """Return a digest of every entity with its facts, by id."""
        digests: dict[str, bytes] = {}
        for loaded in self.loaded_files:
            begin = 0
            for name, entity in loaded.sheet.entities.items():
                head, end = repr((name, *entity.head)).encode(), begin + SIZE * len(entity.facts)
                digests[name] = blake2b(head + loaded.digests[begin:end], digest_size=SIZE).digest()
                begin = end
        return digests

    def _documents_with(self, path: TreePath) -> Iterator[Document]:
        """Yield the files that hold the entry to which the path leads; if there are none, all."""
        holding = self._holding.get((str(path[0]), str(path[1]))) if len(path) > 1 else None
        for loaded in holding or self.loaded_files:
            yield self._document(loaded)

    @cached_property
    def _holding(self) -> dict[tuple[str, str], list[LoadedFile]]:
        """The files that hold an entry, by its section and id. A thousand files may have a problem each."""
        index: defaultdict[tuple[str, str], list[LoadedFile]] = defaultdict(list)
        for loaded in self.loaded_files:
            for section in SECTIONS:
                for name in getattr(loaded.sheet, section):
                    index[section, name].append(loaded)
        return index

    def _document(self, loaded: LoadedFile) -> Document:
        if loaded.raw.file not in self._documents:
            self._documents[loaded.raw.file] = files.document(loaded.raw.file, loaded.raw.label)
        return self._documents[loaded.raw.file]

    @cached_property
    def _documents(self) -> dict[Path, Document]:
        return {}
