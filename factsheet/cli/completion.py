"""Help for the fingers: names completed in a shell, as click does commands and options, and wrong commands mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches

import click

from factsheet.cli.places import Site
from factsheet.core.problems import BuildError

Completer = Callable[[click.Context, click.Parameter, str], list[str]]
EVERYTHING = ("entities", "facts", "kinds", "sources", "units", "properties", "topics", "predicates")


class SuggestingGroup(click.Group):
    """A group of commands that knows what a mistyped one may mean."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command. Raises UsageError with the nearest one if there is none."""
        close = get_close_matches(args[0], self.list_commands(ctx), n=1)
        if close and args[0] not in self.commands:
            ctx.fail(f"there is no command `{args[0]}`; did you mean `{close[0]}`?")
        return super().resolve_command(ctx, args)


def ids_of(*sections: str) -> Completer:
    """Return a completer of the names in some sections; it gives none where the facts cannot be read."""

    def complete(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
        return [name for name in _names(context, sections) if name.startswith(incomplete)]

    return complete


def _names(context: click.Context, sections: Sequence[str]) -> list[str]:
    from factsheet.edit.names import Name, ids
    from factsheet.load.sheet import load

    root, facts = Site.of(context.params.get("config_file")).where(context.params.get("facts"))
    try:
        sheet = load(facts, root).sheet
    except BuildError:
        return []
    return [
        str(Name(section, id_)) if len(sections) > 1 else id_ for section in sections for id_ in ids(sheet, section)
    ]
