"""An observer of a preview's files that never goes deaf: told of a save at once where the system can, it also looks.

Twice a second it compares the files with what they were when the last build began. That finds every change, whatever
was moved, removed, put back or linked elsewhere before. The system's own reports (inotify) come sooner, but it watches
folders that it knows by number, not by name: once others are in their places, it is told of these.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence
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

from factsheet.mkdocs_hook.inputs import Stamps, folders, stamps

_CHANGES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""The events that count. Such an observer would also hear of files that are only read."""

PAUSE = 0.01
"""Seconds without a further change after which a build begins. An editor empties a file, then writes it."""

_BETWEEN, _SHARE = 0.5, 20
"""Seconds between two looks at the files; and how many times as long as a look this is at least, in a large project."""


class Watched:
    """The files that a preview watches, with their stamps when the last build began. Threads may share it."""

    def __init__(self) -> None:
        self.places: tuple[str, ...] = ()
        self._by_place: dict[str, Stamps] = {}
        self._reported: dict[str, Stamps] = {}
        self._lock = threading.Lock()

    def begin(self, places: Sequence[str]) -> None:
        """Note the stamps of places that were not watched before: settings name them that have just been read."""
        with self._lock:
            self.places = tuple(places)
            self._by_place |= {place: stamps([place]) for place in places if place not in self._by_place}

    def renew(self) -> None:
        """Note the stamps of all files, as a build begins."""
        with self._lock:
            self._by_place = {place: stamps([place]) for place in self.places}

    def has_changed(self) -> bool:
        """Tell whether a file is not as it was when the last build began, and this was not told before."""
        with self._lock:
            now = {place: stamps([place]) for place in self.places}
            is_news = now not in (self._by_place, self._reported)
            self._reported = now
            return is_news and self._by_place != {}


def watch_always(server: LiveReloadServer, watched: Watched) -> None:
    """Give a server that does not watch yet an observer that sees every change."""
    server.build_delay = PAUSE
    observer = _SteadyObserver(watched)
    looking = server.observer
    for path, watch in server._watch_refs.items():
        for handler in looking._handlers[watch]:
            server._watch_refs[path] = observer.schedule(handler, path, recursive=watch.is_recursive)
    server.observer = observer  # type: ignore[assignment]


def show_now(server: LiveReloadServer) -> None:
    """Tell browsers to reload now, not only at the end of the build."""
    with server._epoch_cond:
        server._visible_epoch = server._wanted_epoch
        server._epoch_cond.notify_all()


class _OneFile(FileSystemEventHandler):
    """A handler that passes on the events of one file in a folder."""

    def __init__(self, file: str, handler: FileSystemEventHandler) -> None:
        self._file, self._handler = file, handler

    def dispatch(self, event: FileSystemEvent) -> None:
        """Pass on an event about the file, or one that puts another file in its place."""
        if self._file in (os.fsdecode(event.src_path), os.fsdecode(event.dest_path)):
            self._handler.dispatch(event)


class _SteadyObserver:
    """An observer like MkDocs' own, which looks at the files, and is told of most changes sooner by the system."""

    def __init__(self, watched: Watched) -> None:
        self._watched = watched
        self._handlers: dict[str, FileSystemEventHandler] = {}
        self._told: BaseObserver | None = None
        self._armed: list[tuple[str, int, int]] = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, name="watch", daemon=True)

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> ObservedWatch:
        """Watch a file or a folder, with all that is in it. It need not be there yet."""
        self._handlers[path] = handler
        return ObservedWatch(path, recursive=recursive)

    def unschedule(self, watch: ObservedWatch) -> None:
        """Stop watching one folder or file."""
        self._handlers.pop(watch.path, None)

    def start(self) -> None:
        """Start watching."""
        self._arm()
        self._thread.start()

    def stop(self) -> None:
        """Stop watching everything."""
        self._ended.set()
        if self._told:
            self._told.stop()

    def join(self, timeout: float | None = None) -> None:
        """Wait until it has stopped."""
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _look(self) -> None:
        """Look at the files again and again, until the preview ends."""
        while not self._ended.is_set():
            began = time.monotonic()
            if self._watched.has_changed():
                for handler in list(self._handlers.values()):
                    handler.dispatch(FileModifiedEvent(""))
                    break  # they all do the same
            if _folders(self._paths()) != self._armed:
                self._arm()
            self._ended.wait(max(_BETWEEN, _SHARE * (time.monotonic() - began)))

    def _paths(self) -> list[str]:
        return sorted({*self._handlers, *self._watched.places})

    def _arm(self) -> None:
        """Ask the system to report changes in the folders that are there now. Where it cannot, looking has to do."""
        before, self._told = self._told, None
        if before:
            before.stop()
        self._armed = _folders(self._paths())
        observer = Observer()
        if type(observer).__name__ != "InotifyObserver":
            return
        try:
            for path in self._paths():
                self._report(observer, path)
            observer.start()
        except OSError:  # it has no room for one more, or a folder went away meanwhile
            observer.stop()
            return
        self._told = observer

    def _report(self, observer: BaseObserver, path: str) -> None:
        """Let the system report changes of a folder, or of a file by its folder, as editors may put another there."""
        handler = self._handlers.get(path) or next(iter(self._handlers.values()))
        if os.path.isdir(path):
            observer.schedule(handler, path, recursive=True, event_filter=_CHANGES)
            return
        for target in {Path(path), Path(path).resolve()}:
            if target.parent.is_dir():
                observer.schedule(_OneFile(str(target), handler), str(target.parent), event_filter=_CHANGES)


def _folders(paths: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return the folders to watch, each with the numbers by which the system knows it."""
    known = []
    for path in paths:
        for folder in folders(path) if os.path.isdir(path) else (os.path.dirname(path),):
            try:
                status = os.stat(folder)
            except OSError:
                continue
            known.append((folder, status.st_dev, status.st_ino))
    return known
