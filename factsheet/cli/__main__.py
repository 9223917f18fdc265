"""docs/commands.md, from the commands themselves: `make commands` writes it, a test keeps it up to date."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from factsheet.cli.commands import main

_WIDTH = 100
_HEAD = """# Commands

In this repository each is written `python build.py COMMAND`, with the Python of `.venv/bin`; in a site of your own
`factsheet COMMAND`, which is in its `.venv/bin`.

## Exit status

| status | means |
|---|---|
| 0 | done; warnings may have been printed |
| 1 | problems, each as `file:line:column: [rule] found; expected; how to mend it`. Nothing was written |
| 2 | the command cannot be asked for so: an unknown name, a missing option. Nothing was written |

A command that writes facts tries the change first. It writes nothing if the facts could not be read then, or if a rule
would find more than before. `new entity` may leave two things to its first fact, and prints them: no fact is about it
yet (`nothing-known`), and none quotes the numbers of its name (`name-digits`). `--show` prints the change as a patch
instead. Comments stay where they belong, and no other byte changes.

## Completion

`eval "$(_FACTSHEET_COMPLETE=bash_source factsheet)"` in a shell (or `zsh_source`, `fish_source`) completes commands,
options and the names of facts.
"""


def page() -> str:
    """Return the page on all commands."""
    return "\n".join([_HEAD, *_sections(main, click.Context(main, info_name="factsheet", max_content_width=_WIDTH))])


def _sections(group: click.Group, context: click.Context) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.commands[name]
        inner = click.Context(command, parent=context, info_name=name, terminal_width=_WIDTH)
        if isinstance(command, click.Group):
            yield from _sections(command, inner)
        else:
            title = inner.command_path.removeprefix("factsheet ")
            yield f"## `{title}`\n\n```\n{inner.get_help()}\n```\n"


if __name__ == "__main__":
    sys.stdout.write(page())
