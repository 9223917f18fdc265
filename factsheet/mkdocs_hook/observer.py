"""Saves noticed at once, where the system tells of them; MkDocs looks twice a second."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

_CHANGES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""What counts: an observer that the system tells also hears of files that are read."""

PAUSE = 0.01
"""Seconds without a further change after which a build begins: an editor empties a file and then writes it."""


def watch_at_once(server: LiveReloadServer) -> None:
    """Give a server that does not watch yet an observer that is told of changes, if there is one here."""
    server.build_delay = PAUSE
    observer = _Prompt()
    if not observer.works(server.root):
        return
    looking = server.observer
    for path, watch in server._watch_refs.items():
        for handler in looking._handlers[watch]:
            server._watch_refs[path] = observer.schedule(handler, path, recursive=watch.is_recursive)
    server.observer = observer  # type: ignore[assignment]


class _OneFile(FileSystemEventHandler):
    """Hears of one file in a folder."""

    def __init__(self, file: str, handler: FileSystemEventHandler) -> None:
        self._file, self._handler = file, handler

    def dispatch(self, event: FileSystemEvent) -> None:
        """Pass on what is about the file, or puts another in its place."""
        if self._file in (os.fsdecode(event.src_path), os.fsdecode(event.dest_path)):
            self._handler.dispatch(event)


class _Prompt:
    """An observer like MkDocs' own. A file is watched by its folder: an editor may put another file in its place."""

    def __init__(self) -> None:
        self._observer: BaseObserver = Observer()

    def works(self, folder: str) -> bool:
        """Whether the system tells of changes, and has room for one more who asks."""
        if type(self._observer).__name__ != "InotifyObserver":
            return False
        trial = Observer()
        try:
            trial.schedule(FileSystemEventHandler(), folder)
            trial.start()
            trial.stop()
        except OSError:
            return False
        return True

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> ObservedWatch:
        """Watch a folder, or a file and what it is a link to."""
        file = Path(path)
        if file.is_dir():
            return self._observer.schedule(handler, path, recursive=recursive, event_filter=_CHANGES)
        for one in {file.absolute(), file.resolve()}:
            watch = self._observer.schedule(_OneFile(str(one), handler), str(one.parent), event_filter=_CHANGES)
        return watch

    def unschedule(self, watch: ObservedWatch) -> None:
        """Leave off watching."""
        self._observer.unschedule(watch)

    def start(self) -> None:
        """Begin to watch."""
        self._observer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._observer.stop()

    def join(self, timeout: float | None = None) -> None:
        """Wait until it has stopped."""
        if self._observer.is_alive():
            self._observer.join(timeout)
