"""Commands that write facts: rename, move and retire, new and add, and fmt."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factsheet.cli.places import Site, config_option, facts_option
from factsheet.cli.printing import print_text
from factsheet.core.clock import today
from factsheet.core.problems import BuildError, label_of, printable

if TYPE_CHECKING:
    from factsheet.edit.draft import Desk, Draft

_OPTIONS = (
    config_option,
    facts_option,
    click.option(
        "--sources",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help="Captured texts, named by source id: the change is held against them too.",
    ),
    click.option("--show", is_flag=True, help="Print the change as a patch, and write nothing."),
)


def _writing(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of all that write facts."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _edit(make: Callable[[Desk], Draft], *, show: bool, **where: Any) -> None:
    """Make a draft and write it. Exits with 1 if it does not pass, with 2 if it cannot be asked for."""
    from factsheet.edit.draft import changes_of, finish
    from factsheet.edit.names import EditError

    desk = _desk(**where)
    try:
        draft = make(desk)
        if show:
            _show(desk, changes_of(desk, draft))
            return
        files, problems = finish(desk, draft)
    except EditError as error:
        raise click.UsageError(printable(str(error))) from error
    except BuildError as error:
        print_text(list(error.problems))
        click.echo("nothing was written")
        sys.exit(1)
    click.echo(f"changed: {', '.join(label_of(file, desk.root) for file in files)}" if files else "nothing to change")
    print_text([problem for problem in problems if not problem.is_warning])


def _desk(config_file: Path | None, facts: Path | None, sources: Path | None) -> Desk:
    from factsheet.edit.draft import Desk

    return Desk(*Site.of(config_file).where(facts), today(), sources)


def _show(desk: Desk, changes: dict[Path, bytes]) -> None:
    from factsheet.edit.patch import patch

    for file, content in changes.items():
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        click.echo(patch(label_of(file, desk.root), before, content.decode(), is_new=not file.exists()), nl=False)


@click.command()
@click.argument("old")
@click.argument("new")
@_writing
def rename(old: str, new: str, **options: Any) -> None:
    """Give something another id: an entity, `entity.fact`, or `sources.paper` (so too kinds, units, properties ...).

    All that names it follows, also evidence.lock and docs/curation.md. Its old address leads on, if it was published.

    For example: rename northpoint.halls-2024 northpoint.halls
    """
    from factsheet.edit.names import Name, known
    from factsheet.edit.rename import renamed

    _edit(lambda desk: renamed(desk, known(desk.sheet, old), Name.of(new)), **options)


@click.command()
@click.argument("name")
@click.argument("target")
@_writing
def move(name: str, target: str, **options: Any) -> None:
    """Move a fact to the page of another entity, or an entity to another kind. The old address leads on.

    For example: move northpoint.ferry southquay, or with another id southquay.old-ferry, or move northpoint kinds.town
    """
    from factsheet.edit.names import Name, known
    from factsheet.edit.rename import moved, rehoused

    def make(desk: Desk) -> Draft:
        entry = known(desk.sheet, name)
        if entry.section == "entities" and target.startswith("kinds."):
            return rehoused(desk, entry, target.partition(".")[2])
        if entry.section != "facts":
            raise click.UsageError("a fact moves to an entity, and an entity to `kinds.KIND`")
        same = f"{target}.{entry.id.partition('.')[2]}"
        return moved(desk, entry, Name.of(target if "." in target else same))

    _edit(make, **options)


@click.command()
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option("--reason", required=True, help="Why it goes, in a sentence that readers see.")
@click.option("--replaced-by", "replacement", metavar="ID", help="What to read instead: an entity, a fact or a source.")
@_writing
def retire(names: tuple[str, ...], reason: str, replacement: str | None, **options: Any) -> None:
    """Remove something for good: facts, points of series, entities, sources or properties.

    If it was published, its address says why. What still names it is listed, and then nothing is written: a fact and
    the property that it alone measures go together.

    For example: retire northpoint.halls-2019 --reason "It counted sheds too." --replaced-by northpoint.halls
    """
    from factsheet.edit.names import known
    from factsheet.edit.retire import retired

    def make(desk: Desk) -> Draft:
        instead = known(desk.sheet, replacement) if replacement else None
        return retired(desk, [known(desk.sheet, name) for name in dict.fromkeys(names)], reason, instead)

    _edit(make, **options)
