"""Escaping for templates that costs little: most of what a page says holds nothing to escape.

Jinja wraps each output in a Markup, which takes longer than all the rest of it and is joined to one string anyway. How
templates are compiled is an extension point of Jinja's (`Environment.code_generator_class`, as its NativeEnvironment
uses it).
"""

from __future__ import annotations

import re
from typing import Any

import jinja2
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

_has_special = re.compile("[&<>'\"]").search


def escaped(value: Any) -> Any:
    """A value as HTML: what is HTML already as it is, everything else escaped."""
    kind = value.__class__
    if kind is str:
        return str(escape(value)) if _has_special(value) else value
    if kind is Markup:
        return value
    is_number = kind is int or kind is float
    return str(value) if is_number else str(escape(value))


class _PlainCode(CodeGenerator):
    """Compiles `{{ value }}` to a call of `escaped`."""

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:  # noqa: ARG002 - Jinja's signature
        self.write("environment.escaped(")


def use(env: jinja2.Environment) -> None:
    """Turn escaping on in an environment that has compiled nothing yet."""
    env.autoescape = True
    env.code_generator_class = _PlainCode
    env.escaped = escaped  # type: ignore[attr-defined]
