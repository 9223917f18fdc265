"""A preview that survives broken saves: the last good site stays up, with the problems on top of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any

from factsheet.core.problems import Problem, are

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

SHOWN = 20
"""The number of problems that are shown. The rest is only counted."""

_STYLE = (
    "position:sticky;top:0;z-index:9999;max-height:40vh;overflow:auto;margin:0;padding:12px 16px;"
    "background:Canvas;color:CanvasText;border-bottom:3px solid #c0392b;font:15px/1.5 ui-monospace,monospace"
)


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
            if not self.problems or not _is_html(headers):
                start_response(status, headers)
                return body
            html = _insert(b"".join(body), _section(self.problems, has_site=self.has_site))
            other_headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
            start_response(status, [*other_headers, ("Content-Length", str(len(html)))])
            return [html]

        return covered


def _insert(html: bytes, section: str) -> bytes:
    match = re.search(rb"<body[^>]*>", html)
    at = match.end() if match else 0
    return html[:at] + section.encode() + html[at:]


def _waiting() -> bytes:
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Problems</title></head>'
    return f"{head}<body><p>The site appears here once its problems are mended.</p></body></html>".encode()


def _section(problems: tuple[Problem, ...], *, has_site: bool) -> str:
    rows = "".join(f"<li>{escape(str(problem))}</li>" for problem in problems[:SHOWN])
    more = f"<p>and {len(problems) - SHOWN} more</p>" if len(problems) > SHOWN else ""
    below = " Below is the last good site." if has_site else ""
    lead = f"<strong>{are(problems)} to mend.{below}</strong>"
    return f'<section id="factsheet-problems" role="alert" style="{_STYLE}">{lead}<ol>{rows}</ol>{more}</section>'


def _is_html(headers: list[tuple[str, str]]) -> bool:
    return any(name.lower() == "content-type" and "html" in value for name, value in headers)
