"""Pages -> the files of Pagefind's index of them, made by its service: `pagefind --service`.

The service takes pages one by one, and numbers them in that order. The command `pagefind --site` numbers them as the
file system lists them, so no two machines would make the same index. The API for Python, which drives the service too,
waits a tenth of a second for each page (findings/pagefind-*.sh). Files are asked for, not left to be written: version
1.5.2 says that it has written them before it has (its issue 1271).

A message is JSON in base64, with a comma behind it. Each gets one such answer.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

_END = b","
_AT_ONCE = 1 << 16  # bytes, as many as a pipe holds

_Message = dict[str, Any]


class EngineError(Exception):
    """Pagefind has failed. The text is what it said; it may be empty."""


def index(pages: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Return the files of an index, by their paths. Raises EngineError if Pagefind fails.

    `pages` are paths under the site's root and the HTML there. If this process is killed, the service ends by itself.
    """
    command, pipe = [str(_executable()), "--service"], subprocess.PIPE
    last_line_says_why = {**os.environ, "RUST_BACKTRACE": "0"}
    with tempfile.TemporaryFile() as errors:
        try:
            with subprocess.Popen(  # noqa: S603 - ours
                command, stdin=pipe, stdout=pipe, stderr=errors, env=last_line_says_why
            ) as service:
                assert service.stdin is not None, "it is a pipe"
                assert service.stdout is not None, "it is a pipe"
                return _indexed(pages, service.stdin, service.stdout)
        except (OSError, EOFError) as error:
            errors.seek(0)
            silent = "" if isinstance(error, BrokenPipeError) else str(error)
            raise EngineError(errors.read().decode(errors="replace").strip() or silent) from error


def _executable() -> Path:
    """Return the program. Raises EngineError if it is not installed."""
    try:
        from pagefind.service import get_executable  # slow to import, and not needed where an index is kept
    except ImportError as error:
        raise EngineError(str(error)) from error
    program = get_executable()
    if program is None:
        raise EngineError("its program is not installed")
    return program


def _indexed(pages: Iterable[tuple[str, str]], ask: IO[bytes], answers: IO[bytes]) -> dict[str, bytes]:
    number = _answer({"type": "NewIndex", "config": None}, ask, answers)["index_id"]
    for path, html in pages:
        page = {"file_path": path, "url": None, "file_contents": html}
        _answer({"type": "AddFile", "index_id": number, **page}, ask, answers)
    files = _answer({"type": "GetFiles", "index_id": number}, ask, answers)["files"]
    return {file["path"]: b64decode(file["content"]) for file in sorted(files, key=lambda file: str(file["path"]))}


def _answer(payload: _Message, ask: IO[bytes], answers: IO[bytes]) -> _Message:
    """Send a message and return the answer. Raises EngineError if it tells of an error, EOFError if there is none."""
    ask.write(b64encode(json.dumps({"message_id": 0, "payload": payload}).encode()) + _END)
    ask.flush()
    text = bytearray()
    while not text.endswith(_END):
        read = os.read(answers.fileno(), _AT_ONCE)
        if not read:
            raise EOFError(text.decode(errors="replace"))
        text += read
    answer: _Message = json.loads(b64decode(text.removesuffix(_END)))["payload"]
    if answer["type"] == "Error":
        raise EngineError(answer["message"])
    return answer
