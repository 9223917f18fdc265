"""The end of a build that has problems, and the lines that say so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import click
from mkdocs import exceptions

from factsheet.core.problems import Problem, are, screenful


class Refused(exceptions.Abort):
    """The end of a build that has problems; MkDocs shows it and exits with 1."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(f"{are(problems)} to mend; nothing was published")

    def show(self, *args: Any, **kwargs: Any) -> None:
        """Print every problem, then how many there are."""
        report(self.problems)
        click.echo(self.format_message(), err=True)


@cache
def say_once(text: str) -> None:
    """Print a text, unless this process has printed it before. It is no warning: `strict` builds go on."""
    click.echo(text, err=True)


def report(problems: Sequence[Problem]) -> None:
    """Print problems, one line each. Past a screenful, print only their number."""
    for line in screenful(problems):
        click.echo(line, err=True)
