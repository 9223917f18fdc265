"""mkdocs.yml -> the policy of pages: `content_security` and `scripts` under `extra`, `extra_css`, `extra_javascript`.

Nothing comes from elsewhere unless one of these names its origin. None of them can let inline scripts or styles in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from factsheet.core.problems import Place, Problem
from factsheet.mkdocs_hook.config_errors import file_of, place_of
from factsheet.mkdocs_hook.extra import Extra
from factsheet.render.policy import OPEN, Policy

KEY = "content_security"

_ORIGIN = re.compile(r"https?://(?:\*\.)?[a-zA-Z0-9.-]+(?::\d+)?(?:/[^\s;,'\"?#*]*)?")
_WITH_DATA = ("img-src", "media-src", "font-src")
"""Directives to which `data:` may be added: what an address holds itself, and what is no program."""

_EXAMPLE = f'write `{KEY}: {{img-src: ["https://images.example"]}}`'


def policy(config: MkDocsConfig, extra: Extra, *, is_framed: bool) -> Policy:
    """Return the policy of all pages; a setting that is none becomes a problem of `extra`, and counts for nothing.

    Under another theme pages have no policy, and a setting for it is a problem: it would promise what does not hold.
    """
    problems = list(_of_other_theme(config) if is_framed else _problems(config))
    if problems:
        extra.problems += problems
        return Policy()
    added = {name: tuple(sources) for name, sources in (config.extra.get(KEY) or {}).items()}
    named = {"style-src": config.extra_css, "script-src": config.extra_javascript}
    for directive, files in named.items():
        sources = tuple(source for file in files if (source := _source_of(str(file))))
        added[directive] = (*added.get(directive, ()), *sources)
    return Policy(
        tuple((name, sources) for name, sources in added.items() if sources), config.extra.get("scripts", False)
    )


def _source_of(address: str) -> str:
    """Return the source that allows one file from elsewhere; empty for a file of the site.

    >>> _source_of("https://a.example/b;c.js?v=2"), _source_of("own.js")
    ('https://a.example/b%3Bc.js', '')
    """
    parts = urlsplit(address)
    scheme = f"{parts.scheme}://" if parts.scheme else ""
    path = parts.path.replace(";", "%3B").replace(",", "%2C")
    return f"{scheme}{parts.netloc}{path}" if parts.netloc else ""


def _problems(config: MkDocsConfig) -> Iterator[Problem]:
    scripts, added = config.extra.get("scripts", False), config.extra.get(KEY, {})
    if not isinstance(scripts, bool):
        message = f"`scripts` is `{scripts}`; expected true or false"
        yield Problem(_place(config, "scripts"), "mkdocs", message, "leave it out for `false`")
    if not isinstance(added, Mapping):
        yield Problem(
            _place(config, KEY), "mkdocs", f"`{KEY}` is `{added}`; expected directives with origins", _EXAMPLE
        )
        return
    for name, sources in added.items():
        if name not in OPEN:
            message = f"`{name}` is no directive that can be set; expected {', '.join(OPEN[:-1])} or {OPEN[-1]}"
            yield Problem(_place(config, str(name)), "mkdocs", message, _EXAMPLE)
        elif not isinstance(sources, list):
            message = f"`{name}` is `{sources}`; expected a list of origins"
            yield Problem(_place(config, name), "mkdocs", message, _EXAMPLE)
        else:
            yield from (_bad(config, name, source) for source in sources if not _is_source(name, source))


def _is_source(directive: str, source: object) -> bool:
    if source == "data:":
        return directive in _WITH_DATA
    return isinstance(source, str) and bool(_ORIGIN.fullmatch(source))


def _bad(config: MkDocsConfig, directive: str, source: object) -> Problem:
    hint = "name the site that the files come from; what stands in a page itself goes into a file of the site"
    message = f"`{source}` in `{directive}` is no origin; expected one such as `https://images.example`"
    return Problem(_place(config, directive), "mkdocs", message, hint)


def _of_other_theme(config: MkDocsConfig) -> Iterator[Problem]:
    for key in (KEY, "scripts"):
        if key in config.extra:
            message = f"`{key}` is for the theme `factsheet`; pages of the theme `{config.theme.name}` have no policy"
            yield Problem(_place(config, key), "mkdocs", message, "leave it out, and see docs/mkdocs.md")


def _place(config: MkDocsConfig, key: str) -> Place:
    """Return the place of a setting below `extra`: of a directive on the line of others, that of all."""
    file = file_of(config)
    place = place_of(key, file, below=True)
    return place if place.line > 1 else place_of(KEY, file, below=True)
