"""The process of a build or a preview: how it begins, and the signals that end it, so that nothing is left behind."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from types import FrameType

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from factsheet.core import clock, workers
from factsheet.core.problems import BuildError, Problem
from factsheet.mkdocs_hook.config_errors import file_of, place_of
from factsheet.mkdocs_hook.refusal import Refused

_SIGNALS = ("SIGTERM", "SIGHUP")
"""Signals of those who end a process in good order: a service manager, a terminal that is closed."""


def clean_up_on_signals(*, is_preview: bool) -> None:
    """Let the signals that end this process end it as Ctrl-C does, so that it deletes what it was making.

    A signal that is ignored (`nohup`), or that somebody else handles, stays so.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end_preview if is_preview else _end_build)


def _end_preview(*_: object) -> None:
    raise KeyboardInterrupt  # MkDocs then shuts its server down


def _end_build(number: int, _frame: FrameType | None) -> None:
    sys.stderr.write("stopped; nothing was published\n")
    sys.exit(128 + number)


def refuse_to_begin(config: MkDocsConfig) -> None:
    """Raise Refused if a preview could never work: a variable says nothing, or its address cannot be listened on."""
    try:
        clock.today()
        workers.processes()
        host, port = config.dev_addr
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            if os.name == "posix":  # as the server does; elsewhere it would share the address
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except BuildError as error:
        raise Refused(error.problems) from error
    except (OSError, OverflowError) as error:
        raise _not_there(config, error) from error


def refuse_used_address(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Let a server say it in one line if somebody else took its address after the first build had begun."""
    bind: Callable[[], None] = server.server_bind

    def bound() -> None:
        try:
            bind()
        except OSError as error:
            raise _not_there(config, error) from error

    server.server_bind = bound  # type: ignore[method-assign]


def _not_there(config: MkDocsConfig, error: Exception) -> Refused:
    host, port = config.dev_addr
    reason = getattr(error, "strerror", None) or str(error)
    message = f"nobody can listen on {host}:{port}: {reason}"
    hint = f"end what uses it, or name another address: `mkdocs serve -a 127.0.0.1:{port % 60000 + 1}`"
    return Refused((Problem(place_of("dev_addr", file_of(config)), "address", message, hint),))
