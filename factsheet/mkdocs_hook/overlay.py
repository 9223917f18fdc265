"""A preview that survives broken saves: the last good site stays up, with the problems on top of it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import Any
from wsgiref.util import FileWrapper

from factsheet.core.problems import Problem, are
from factsheet.render import policy

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Headers = list[tuple[str, str]]

SHOWN = 20
"""The number of problems that are shown. The rest is only counted."""

_STYLE = (
    "#factsheet-problems{position:sticky;top:0;z-index:9999;max-height:40vh;overflow:auto;margin:0;padding:12px 16px;"
    "background:Canvas;color:CanvasText;border-bottom:3px solid #c0392b;font:15px/1.5 ui-monospace,monospace}"
)
_LIVE_RELOAD = re.compile(r"<script>(\s*var livereload = (?:(?!</script).)*)</script>\s*</body>", re.DOTALL)
"""The script that MkDocs puts in at the end of each page: it has a number for each answer."""


class Preview:
    """A preview: the folder that it serves, and the problems of the last save."""

    def __init__(self, explain: Callable[[BaseException], tuple[Problem, ...]]) -> None:
        """Take `explain`, which turns an error of a build into problems."""
        self.problems: tuple[Problem, ...] = ()
        self.folder: Path | None = None
        self._explain = explain

    @property
    def has_site(self) -> bool:
        """True if a whole site was ever built: only then is there a 404.html."""
        return self.folder is not None and (self.folder / "404.html").exists()

    def guard(self, build: Callable[..., None]) -> Callable[..., None]:
        """Return a build that cannot fail. Instead of raising an error it sets `problems`."""

        def guarded(*args: Any, **kwargs: Any) -> None:
            self.problems = ()
            try:
                build(*args, **kwargs)
            except (Exception, SystemExit) as error:
                self.problems = self._explain(error)
                if self.folder and not self.has_site:
                    with suppress(OSError):  # of a full disk: it has nothing to show then
                        (self.folder / "index.html").write_bytes(_waiting())

        return guarded

    def cover(self, app: App, home: str) -> App:
        """Return a WSGI app like `app` whose pages show the problems. Without a site, every address shows `home`."""

        def covered(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            if not self.has_site and not environ["PATH_INFO"].startswith("/livereload/"):
                environ = {**environ, "PATH_INFO": home}
            answer: list[Any] = []
            body = app(environ, lambda *args: answer.extend(args))
            status, headers = answer[0], answer[1]
            if not _is_html(headers):
                start_response(status, _measured(headers, body))
                return body
            html = _with_live_reload(b"".join(body))
            if self.problems:
                html = _insert(html, _section(self.problems, has_site=self.has_site))
            start_response(status, _with_length(headers, len(html)))
            return [html]

        return covered


def _measured(headers: Headers, body: Iterable[bytes]) -> Headers:
    """Return headers with the length of the very file that is sent.

    MkDocs 1.6.1 measures the file that has its name by then, which a save may just have put in its place.
    """
    if not isinstance(body, FileWrapper):
        return headers
    return _with_length(headers, os.fstat(body.filelike.fileno()).st_size)


def _with_length(headers: Headers, length: int) -> Headers:
    others = [(name, value) for name, value in headers if name.lower() != "content-length"]
    return [*others, ("Content-Length", str(length))]


def _with_live_reload(html: bytes) -> bytes:
    """Let a page run the script of MkDocs that reloads it, by its hash. Any other inline script stays refused."""
    page = html.decode("utf-8", errors="surrogateescape")
    match = _LIVE_RELOAD.search(page)
    hashed = policy.with_source(page, "script-src", policy.hash_of(match[1])) if match else page
    return hashed.encode("utf-8", errors="surrogateescape")


def _insert(html: bytes, section: str) -> bytes:
    page = html.decode("utf-8", errors="surrogateescape")
    page = policy.with_source(page, "style-src", policy.hash_of(_STYLE))
    match = re.search(r"<body[^>]*>", page)
    at = match.end() if match else 0
    return f"{page[:at]}{section}{page[at:]}".encode("utf-8", errors="surrogateescape")


def _waiting() -> bytes:
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy.Policy()}"><title>Problems</title></head>'
    return f"{head}{meta}<body><p>The site appears here once its problems are mended.</p></body></html>".encode()


def _section(problems: tuple[Problem, ...], *, has_site: bool) -> str:
    rows = "".join(f"<li>{escape(str(problem))}</li>" for problem in problems[:SHOWN])
    more = f"<p>and {len(problems) - SHOWN} more</p>" if len(problems) > SHOWN else ""
    below = " Below is the last good site." if has_site else ""
    lead = f"<strong>{are(problems)} to mend.{below}</strong>"
    style = f"<style>{_STYLE}</style>"
    return f'{style}<section id="factsheet-problems" role="alert">{lead}<ol>{rows}</ol>{more}</section>'


def _is_html(headers: Headers) -> bool:
    return any(name.lower() == "content-type" and "html" in value for name, value in headers)
