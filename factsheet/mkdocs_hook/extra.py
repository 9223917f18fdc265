"""`extra` in mkdocs.yml -> the values of our settings there, and a problem for each that is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from mkdocs.config.defaults import MkDocsConfig

from factsheet.core import urls
from factsheet.core.problems import BuildError, Problem
from factsheet.mkdocs_hook.config_errors import file_of, place_of
from factsheet.view.publication import Format

_KNOWN = (
    *("alternates", "cards", "content_security", "edit_fact", "facts", "feeds", "licence", "markdown"),
    *("report_fact", "scripts", "security_contact", "show_commit", "tables", *get_args(Format)),
)
"""The settings under `extra` that are ours. Others may have theirs there, such as a theme."""

_OF_OTHERS = frozenset({"alternate"})
"""Settings of well-known themes that are written almost like one of ours."""


class Extra:
    """The settings under `extra`. One that cannot be is kept as a problem, and its default holds until all are read."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config, self._values = config, config.extra
        self.problems: list[Problem] = []

    def refuse_problems(self) -> None:
        """Raise BuildError with all problems, if there are any."""
        if self.problems:
            raise BuildError(self.problems)

    def text(self, key: str, expected: str, unset: str = "") -> str:
        """Return a setting that is a text, such as a path; null is an empty one."""
        value = self._values.get(key, unset)
        if value is None or isinstance(value, str):
            return value or ""
        self.refuse(key, f"`{key}` is `{value}`; expected {expected}", "write it as a text, or leave it out")
        return unset

    def flag(self, key: str) -> bool:
        """Return a setting that is true or false, by default false."""
        value = self._values.get(key, False)
        if isinstance(value, bool):
            return value
        self.refuse(key, f"`{key}` is `{value}`; expected true or false", "leave it out for `false`")
        return False

    def choice(self, key: str, words: Any, unset: str = "") -> str:
        """Return a setting that is one of a few words, given as a `Literal`; by default the first."""
        default, *others = choices = get_args(words)
        chosen = self._values.get(key, unset or default)
        if chosen in choices:
            return str(chosen)
        expected = f"{', '.join([default, *others[:-1]])} or {others[-1]}"
        self.refuse(key, f"`{key}` is `{chosen}`; expected {expected}", f"leave it out for `{default}`")
        return str(default)

    def contacts(self, key: str) -> tuple[str, ...]:
        """Return addresses to which somebody is told of something: one, or a list."""
        value = self._values.get(key) or []
        contacts = tuple(map(str, value if isinstance(value, list) else [value]))
        for contact in contacts:
            if not _IS_CONTACT(contact):
                message = f"`{key}` has `{contact}`; expected an address with `mailto:`, `https:` or `tel:` before it"
                self.refuse(key, message, "write `mailto:security@example.org`")
        return contacts

    def alternates(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return the addresses of the site in other languages, by language."""
        value = self._values.get(key) or {}
        if not isinstance(value, Mapping):
            self.refuse(key, f"`{key}` is `{value}`; expected languages, each with an address", _ALTERNATES)
            return ()
        pairs = tuple((str(language), str(address)) for language, address in value.items())
        for language, address in pairs:
            if not _IS_LANGUAGE(language):
                message = f"`{key}` has `{language}`; expected a language such as `de` or `zh-Hant`"
                self.refuse(key, message, _ALTERNATES)
            if not urls.is_address(address):
                message = f"`{key}` has `{address}`; expected an address with `https:` before it"
                self.refuse(key, message, _ALTERNATES)
        return pairs

    def refuse(self, key: str, message: str, hint: str) -> None:
        """Keep a problem of a setting, at its place."""
        self.problems.append(Problem(place_of(key, file_of(self._config), below=True), "mkdocs", message, hint))


_ALTERNATES = "write `{de: https://example.org/de/}`, with `{url}` at the end if its pages have the addresses of these"

_IS_CONTACT = re.compile(r"(?:mailto:[^\s<>\"@]+@[^\s<>\"@]+|https://[^\s<>\"]+|tel:\+?[0-9.()-]+)").fullmatch
_IS_LANGUAGE = re.compile(r"x-default|[a-zA-Z]{2,3}(?:-[a-zA-Z]{4})?(?:-[a-zA-Z]{2})?").fullmatch
"""The words of `hreflang`: a language, a script, a region; `x-default` for readers of none of these."""


def misspelt(config: MkDocsConfig) -> Iterator[Problem]:
    """Yield a warning for each setting under `extra` that is almost, but not quite, one of ours: nobody heeds it."""
    for key in sorted(set(map(str, config.extra)) - {*_KNOWN, *_OF_OTHERS}):
        if near := get_close_matches(key, _KNOWN, n=1, cutoff=0.85):
            place = place_of(key, file_of(config), below=True)
            message = f"there is no setting `{key}` under `extra`"
            yield Problem(place, "mkdocs", message, f"did you mean `{near[0]}`?", is_warning=True)
