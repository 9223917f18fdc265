"""Shapes of hostile input: each makes a facts file with about n of something, and perhaps a captured text.

`tools/scaling` measures what n and 4n of each cost to check.

shape     what a shape is
syntax    the file as YAML
values    keys and values that the model does not take, or hardly
links     what leads to something else
figures   figures and statements that are compared with each other
quotes    quotes, and the texts in which they are looked for
words     texts in which numbers, dates and names are read
declared  what a sheet declares and lists
"""

from __future__ import annotations

from collections.abc import Callable

from tests.support.shapes import declared, figures, links, quotes, syntax, values, words
from tests.support.shapes.shape import Shape


def named() -> dict[str, Callable[[int], Shape]]:
    """Every shape by its name: the functions of the modules that make one of a number."""
    return {
        name: shape
        for module in (syntax, values, links, figures, quotes, words, declared)
        for name, shape in vars(module).items()
        if getattr(shape, "__module__", "") == module.__name__ and shape.__annotations__.get("return") == "Shape"
    }
