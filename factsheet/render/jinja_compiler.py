"""A compiler of templates to quicker code: most outputs hold nothing to escape, and most names need no search.

Jinja wraps each output in a Markup, which takes longer than all the rest of the work, and joins them to one string
anyway. At each call of a macro, and each import, it finds out anew what sort of thing that is. The compiler of
templates is an extension point of Jinja's (`Environment.code_generator_class`, as its NativeEnvironment uses it).
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any, NoReturn

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

from factsheet.core import cache_file, digest
from factsheet.core.plain import is_plain
from factsheet.render.undefined import without


def escaped(value: Any) -> Any:
    """Return a value as HTML. HTML stays as it is, everything else is escaped."""
    kind = value.__class__
    if kind is str:
        return _escape_inner(value)
    if kind is Markup:
        return value
    is_number = kind is int or kind is float
    return str(value) if is_number else str(escape(value))


def called(context: Context, around: dict[str, Any], function: Any, /, *arguments: Any, **named: Any) -> Any:
    """Call a function from a template: directly if it is a plain one, else through Jinja.

    `around` are the variables of loops and blocks that some functions want to see.
    """
    if function.__class__ in _FUNCTIONS and not hasattr(function, "jinja_pass_arg"):
        return function(*arguments, **named)
    return context.call(function, *arguments, **named, **around)


_FUNCTIONS = (FunctionType, MethodType)


def shown(context: Context, around: dict[str, Any], function: Any, /, *arguments: Any, **named: Any) -> Any:
    """Call a function, and return its result as HTML. A macro without named arguments has escaped its own already."""
    if function.__class__ is Macro and not named:
        return macro_html(function, *arguments)
    return escaped(called(context, around, function, *arguments, **named))


def _asks_for_more(macro: Macro) -> bool:
    return macro.caller or macro.catch_kwargs or macro.catch_varargs


def macro_html(macro: Macro, *arguments: Any) -> str:
    """Call a macro, and return its HTML as a plain string."""
    left = macro._argument_count - len(arguments)
    if left < 0 or _asks_for_more(macro):
        return str(macro(*arguments))
    return str(macro._func(*arguments, *[missing] * left))


_PAGES = ("compare-kind", "entity", "fact", "kind", "property", "source", "timeline", "topic")
_PARTIALS = ("entity", "highlights", "lists", "pictures", "show")
_VIEWS_ALONE = frozenset((*(f"{name}.html" for name in _PAGES), *(f"partials/{name}.html" for name in _PARTIALS)))
"""Templates that come up for every fact or entity, and look by a dot into views and modules of macros alone: never into
a mapping."""


_OF_ROWS = ("fact.html", "partials/show.html")
"""Templates in which `at` stands for the placeholders."""


class _QuickCode(CodeGenerator):
    """A generator of quicker code.

    `{{ value }}` becomes a call of `escaped`, unless it is text or HTML. `{{ macro(value) }}` becomes one of `shown`,
    `macro(value)` elsewhere one of `called`. `view.name` stays just that in some templates.
    """

    def visit_Template(self, node: Any, frame: Any = None) -> None:  # noqa: N802 - Jinja's name
        """Make the functions that every output calls names of the module: nothing is found more quickly."""
        self._is_shown = False  # whether what is to come is a call, and is shown
        self.writeline(f"from {__name__} import _escape_inner, called, escaped, shown")
        super().visit_Template(node, frame)

    def blockvisit(self, nodes: Any, frame: Any) -> None:
        """Yield a template or a block as one string, not output by output: nobody reads the first half."""
        if frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def visit_Getattr(self, node: Any, frame: Any) -> None:  # noqa: N802 - Jinja's name
        """Write `view.name` as it is in some templates. Elsewhere Jinja may look for an item: a call each time."""
        if self.name not in _VIEWS_ALONE:
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: Any, frame: Any, forward_caller: bool = False) -> None:  # noqa: N802
        """Write a call of `shown` or `called`. Calls with `*` or `**` arguments, or with a caller, stay as they are."""
        if forward_caller or not _is_simple_call(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        around = [("_loop_vars", frame.loop_frame), ("_block_vars", frame.block_frame)]
        seen = ", ".join(f"{name!r}: {name}" for name, is_there in around if is_there)
        function, self._is_shown = "shown" if self._is_shown else "called", False
        self.write(f"{function}(context, {{{seen}}}, ")
        self.visit(node.node, frame)
        self.signature(node, frame)
        self.write(")")

    def _import_common(self, node: Any, frame: Any) -> None:
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.imported(")
        self.visit(node.template, frame)
        self.write(f", {self.name!r})")

    def _output_child_to_const(self, node: Any, frame: Any, finalize: Any) -> Any:
        """Treat a placeholder as a constant: it always holds the same (see fact_rows)."""
        is_of_name = self.name in _OF_ROWS and isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name)
        if is_of_name and node.node.name == "at":
            return getattr(self.environment.globals["at"], node.attr)
        return super()._output_child_to_const(node, frame, finalize)

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:  # noqa: ARG002 - Jinja's signature
        """Begin an output. Most that are no call of a macro are text or HTML: the code tells these without a call."""
        self._is_shown = _is_simple_call(node)
        self.write("" if self._is_shown else "(_html if (_kind := (_html := ")

    def _output_child_post(self, node: Any, frame: Any, finalize: Any) -> None:  # noqa: ARG002 - Jinja's signature
        asked = ").__class__) is Markup else _escape_inner(_html) if _kind is str else escaped(_html))"
        self.write("" if _is_simple_call(node) else asked)


def _is_simple_call(node: Any) -> bool:
    return isinstance(node, nodes.Call) and not node.dyn_args and not node.dyn_kwargs


def template(env: jinja2.Environment, name: str) -> jinja2.Template:
    """Return a template, kept after its first use: Jinja would look each time whether its file has changed."""
    template_: jinja2.Template = env.template_of(name)  # type: ignore[attr-defined]
    return template_


def _template_of(env: jinja2.Environment, name: str) -> jinja2.Template:
    copy = object.__new__(jinja2.Template)  # another one: Jinja's own still sees what is added later
    vars(copy).update(vars(env.get_template(name)))
    copy.globals = dict(copy.globals)  # copied for each page, which takes ten times as long from a chain of them
    return copy


class _Compiled(jinja2.BytecodeCache):
    """A store of compiled templates, for every environment and process of a build, and for later ones."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], Any] = {}  # by digests of a template's name and source
        self._used: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the code of a template, if it is there."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))
        if bucket.code:
            self._used[bucket.key, bucket.checksum] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._codes[bucket.key, bucket.checksum] = self._used[bucket.key, bucket.checksum] = bucket.code

    @contextmanager
    def kept(self, file: Path) -> Iterator[None]:
        """Know the templates that are in a file, and keep in it afterwards those that were compiled or used."""
        content = cache_file.read(file, digest.fingerprint())
        before = marshal.loads(content) if content else {}  # noqa: S302 - our own, under a digest
        self._codes |= before
        self._used = {}
        yield
        if self._used.keys() != before.keys():
            cache_file.write(file, digest.fingerprint(), [marshal.dumps(self._used)])


COMPILED = _Compiled()


def use(env: jinja2.Environment) -> None:
    """Turn on escaping, and this compiler, in an environment that has compiled nothing yet."""
    env.autoescape = True
    env.bytecode_cache = COMPILED
    if not is_plain():
        env.code_generator_class = _QuickCode
    env.imported = cache(lambda name, parent: env.get_template(name, parent).module)  # type: ignore[attr-defined]
    env.template_of = cache(partial(_template_of, env))  # type: ignore[attr-defined]
    env.handle_exception = partial(_handle, env.handle_exception)  # type: ignore[method-assign]


def _handle(handle: Callable[[str | None], NoReturn], source: str | None = None) -> NoReturn:
    """Raise Jinja's own error for a name that is not there: whoever asks for a page's content as an attribute of it
    would take an AttributeError to mean that there is no such attribute."""
    try:
        handle(source)
    except AttributeError as error:
        message = without(error.obj, error.name) if error.name else str(error)
        raise jinja2.UndefinedError(message).with_traceback(error.__traceback__) from None
