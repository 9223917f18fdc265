"""An observer that notices saves at once, if the system reports them. MkDocs itself looks twice a second."""

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
"""The events that count. Such an observer would also hear of files that are only read."""

PAUSE = 0.01
"""Seconds without a further change after which a build begins. An editor empties a file, then writes it."""


def watch_at_once(server: LiveReloadServer) -> None:
    """Give a server that does not watch yet an observer that the system tells of changes, if this system can."""
    server.build_delay = PAUSE
    observer = _InstantObserver()
    if not observer.works(server.root):
        return
    looking = server.observer
    for path, watch in server._watch_refs.items():
        for handler in looking._handlers[watch]:
            server._watch_refs[path] = observer.schedule(handler, path, recursive=watch.is_recursive)
    server.observer = observer  # type: ignore[assignment]


class _OneFile(FileSystemEventHandler):
    """A handler that passes on the events of one file in a folder."""

    def __init__(self, file: str, handler: FileSystemEventHandler) -> None:
        self._file, self._handler = file, handler

    def dispatch(self, event: FileSystemEvent) -> None:
        """Pass on an event about the file, or one that puts another file in its place."""
        if self._file in (os.fsdecode(event.src_path), os.fsdecode(event.dest_path)):
            self._handler.dispatch(event)


class _InstantObserver:
    """An observer like MkDocs' own, but told of changes by the system instead of looking twice a second.

    A file is watched by its folder: an editor may put another file in its place.
    """

    def __init__(self) -> None:
        self._observer: BaseObserver = Observer()

    def works(self, folder: str) -> bool:
        """Tell whether the system reports changes (by inotify), and has room for one more observer."""
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
        """Watch a folder, or a file and the file that it links to."""
        file = Path(path)
        if file.is_dir():
            return self._observer.schedule(handler, path, recursive=recursive, event_filter=_CHANGES)
        for target in {file.absolute(), file.resolve()}:
            watch = self._observer.schedule(_OneFile(str(target), handler), str(target.parent), event_filter=_CHANGES)
        return watch

    def unschedule(self, watch: ObservedWatch) -> None:
        """Stop watching one folder or file."""
        self._observer.unschedule(watch)

    def start(self) -> None:
        """Start watching."""
        self._observer.start()

    def stop(self) -> None:
        """Stop watching everything."""
        self._observer.stop()

    def join(self, timeout: float | None = None) -> None:
        """Wait until it has stopped."""
        if self._observer.is_alive():
            self._observer.join(timeout)
