"""A name that a template asks for and that is not there -> a message with the names that are."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

import jinja2
from jinja2.utils import missing

_MOST = 40
"""The most names that a message lists."""


class Undefined(jinja2.StrictUndefined):
    """A value that is not there: an error wherever a template shows it or looks into it."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        """Name the attributes that there are. Those of all variables would be too many."""
        if self._undefined_hint:
            return self._undefined_hint
        name = str(self._undefined_name)
        return f"'{name}' is undefined" if self._undefined_obj is missing else without(self._undefined_obj, name)


def without(owner: object, name: str) -> str:
    """Say that something has no attribute of a name, and which ones it has.

    >>> without({"label": 1, "url": 2}, "lable")
    "dict has no attribute 'lable'; did you mean `label`? It has label, url"
    """
    names = _names(owner)
    near = get_close_matches(name, names, n=1, cutoff=0.6)
    more = f"; did you mean `{near[0]}`? It has " if near else "; it has "
    listed = ", ".join([*names[:_MOST], *(["..."] if len(names) > _MOST else [])])
    called = getattr(owner, "__name__", type(owner).__name__)
    return f"{called} has no attribute '{name}'" + (more + listed if names else "")


def _names(owner: object) -> list[str]:
    """Return the names that a template may ask something for, without its methods; none of texts and numbers."""
    if isinstance(owner, Mapping):
        return sorted(str(key) for key in owner)
    if type(owner).__module__ == "builtins":
        return []
    kind = type(owner)
    return [name for name in dir(owner) if not name.startswith("_") and not callable(getattr(kind, name, None))]
