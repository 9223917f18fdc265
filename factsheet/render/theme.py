"""The folders of a theme as one: a file of a site's own takes the place of the generator's of the same name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Theme:
    """The folders in which templates are looked for, the site's own first."""

    folders: tuple[Path, ...]
    is_framed: bool = False  # another theme makes the pages, in which these templates make the content

    def names(self) -> frozenset[str]:
        """Return the names of all templates."""
        files = ((folder, file) for folder in self.folders for file in folder.rglob("*.html"))
        return frozenset(file.relative_to(folder).as_posix() for folder, file in files)

    def file(self, name: str) -> Path:
        """Return the file of a template; where it would be if there is none."""
        files = [folder / name for folder in self.folders]
        return next((file for file in files if file.is_file()), files[0])

    def templates(self) -> list[Path]:
        """Return the files of all templates, in the order of their names."""
        return [self.file(name) for name in sorted(self.names())]

    def files(self) -> Iterator[Path]:
        """Yield every file in every folder."""
        for folder in self.folders:
            yield from folder.rglob("*")
