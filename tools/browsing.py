"""The Chromium of the system, and a built site served as a project page under /repo/."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
BASE = "/repo/"
ROOT = Path(__file__).resolve().parent.parent


class _UnderPath(SimpleHTTPRequestHandler):
    """A silent handler that serves a folder under BASE as a static host would: an unknown address gets 404.html."""

    def translate_path(self, path: str) -> str:
        inside = "/" + path.removeprefix(BASE) if path.startswith(BASE) else "/no-such-page"
        return super().translate_path(inside)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not lost.is_file():
            super().send_error(code, message, explain)
            return
        body = lost.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    """A server that does not mind a browser leaving in the middle of an answer."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine. Yield the address, with a closing slash.

    The folder may still be empty: a build for this very address can write into it now.
    """
    server = _Server(("127.0.0.1", 0), partial(_UnderPath, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def built_and_served() -> Iterator[tuple[Path, str]]:
    """Build the site for the very address at which it is served, so that canonical links lead to itself. Yield both."""
    with TemporaryDirectory() as folder, served(Path(folder) / "site") as address:
        site = Path(folder) / "site"
        command = [sys.executable, "build.py", "--site-dir", str(site)]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "SITE_URL": address}, check=True)
        yield site, address
