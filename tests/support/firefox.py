"""The Firefox of the system, spoken to in WebDriver BiDi: Playwright brings one of its own, which no reader has."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tools import processes

FIREFOX = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
_READY = "WebDriver BiDi listening on "


class Firefox:
    """One tab of a running Firefox."""

    def __init__(self, socket: ClientConnection, width: int, height: int) -> None:
        self._socket, self._number = socket, 0
        self._send("session.new", capabilities={})
        self._tab = self._send("browsingContext.getTree")["contexts"][0]["context"]
        self._send("browsingContext.setViewport", context=self._tab, viewport={"width": width, "height": height})

    def goto(self, address: str) -> None:
        """Open an address and wait until it is loaded."""
        self._send("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def before(self, script: str) -> None:
        """Run a script in every page that is opened from now on, before any of its own."""
        self._send("script.addPreloadScript", functionDeclaration=f"() => {{{script}}}")

    def evaluate(self, expression: str) -> Any:
        """Return the text that an expression of JavaScript gives."""
        target = {"context": self._tab}
        found = self._send("script.evaluate", expression=expression, target=target, awaitPromise=True)
        return found["result"]["value"]

    def screenshot(self) -> bytes:
        """Return a picture of what is in sight, as PNG."""
        return base64.b64decode(self._send("browsingContext.captureScreenshot", context=self._tab)["data"])

    def _send(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while (answer := json.loads(self._socket.recv(timeout=60))).get("id") != self._number:
            pass  # an event
        if answer["type"] == "error":
            raise RuntimeError(f"{method}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result


@contextmanager
def launched(width: int, height: int) -> Iterator[Firefox]:
    """Start Firefox with a fresh profile, and end it."""
    assert FIREFOX
    with TemporaryDirectory() as profile:
        command = [FIREFOX, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            assert process.stderr
            address = next(line.partition(_READY)[2].strip() for line in process.stderr if _READY in line)
            threading.Thread(target=process.stderr.read, daemon=True).start()  # a full pipe would stop it
            with connect(f"{address}/session", max_size=None) as socket:
                yield Firefox(socket, width, height)
        finally:
            processes.end(process)
