"""The frame of all commands that write facts: their options, the trial of a draft, and the files that change."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import yaml

from factsheet.cli.places import Site, config_option, facts_option
from factsheet.cli.printing import print_text
from factsheet.core.clock import today
from factsheet.core.problems import BuildError, counted, label_of, printable
from factsheet.core.scalars import ID_PATTERN

if TYPE_CHECKING:
    from factsheet.edit.draft import Changes, Desk, Draft

_OPTIONS = (
    config_option,
    facts_option,
    click.option(
        "--sources",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help="Captured texts, named by source id: the change is held against them too.",
    ),
    click.option("--show", is_flag=True, help="Try the change, print it as a patch, and write nothing."),
)


def writing(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of all that write facts."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def edit(make: Callable[[Desk], Draft], *, show: bool, passed: Collection[str] = (), **where: Any) -> None:
    """Make a draft and write it. Exits with 1 if it does not pass, with 2 if it cannot be asked for."""
    from factsheet.edit.draft import changes_of, judged, write

    desk = _desk(**where)
    with _refusals("nothing was written"):
        draft = make(desk)
        changes = changes_of(desk, draft)
    with _refusals("nothing was written; the lines are those that the change would give"):
        verdict = judged(desk, changes, passed)
    if show:
        _show(desk, changes)
        return
    with _refusals("nothing was written"):
        files = write(desk, changes)
    names = printable(", ".join(label_of(file, desk.root) for file in files))
    click.echo(f"changed: {names}" if files else "nothing to change")
    new, old = ([problem for problem in problems if not problem.is_warning] for problems in verdict)
    print_text(new)
    if old:
        were = counted(len(old), "problem was", "problems were")
        click.echo(f"{were} there before; `check` shows all")


def changed(make: Callable[[Desk], Draft], **where: Any) -> list[str]:
    """Return the names of the files that a draft would change. Exits as `edit` does."""
    from factsheet.edit.draft import changes_of

    desk = _desk(**where)
    with _refusals("nothing was looked at"):
        return [label_of(file, desk.root) for file in changes_of(desk, make(desk))]


@contextmanager
def _refusals(end: str) -> Iterator[None]:
    """Print what stands against an edit, and exit."""
    from factsheet.edit.names import EditError

    try:
        yield
    except EditError as error:
        raise click.UsageError(printable(str(error))) from error
    except yaml.YAMLError as error:
        raise click.UsageError("the facts are written in a form that no command can change; do it by hand") from error
    except UnicodeEncodeError as error:
        raise click.UsageError("what was typed is no UTF-8") from error
    except BuildError as error:
        print_text(list(error.problems))
        click.echo(end)
        sys.exit(1)


def _desk(config_file: Path | None, facts: Path | None, sources: Path | None) -> Desk:
    from factsheet.edit.draft import Desk

    return Desk(*Site.of(config_file).where(facts), today(), sources)


def _show(desk: Desk, changes: Changes) -> None:
    from factsheet.edit.patch import patch

    for file, content in changes.items():
        if content is None or file.suffix == ".txt":
            continue  # the text of a source, which stays outside of the project
        before = file.read_bytes().decode() if file.exists() else ""
        click.echo(patch(label_of(file, desk.root), before, content.decode(), is_new=not file.exists()), nl=False)


def ids(_context: click.Context, _option: click.Parameter, text: str) -> str:
    """Return an id that is one. Raises BadParameter."""
    if len(text) > _LONGEST or not re.match(ID_PATTERN, text):
        raise click.BadParameter(f"`{text}` is no id; expected small letters, digits and hyphens, as in beacon-2024-05")
    return text


_LONGEST = 64
