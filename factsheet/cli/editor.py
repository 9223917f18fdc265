"""Commands that change what is there: rename, move, retire and fmt."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factsheet.cli.completion import EVERYTHING, ids_of
from factsheet.cli.places import config_option, facts_option
from factsheet.cli.writing import changed, edit, writing
from factsheet.core.problems import printable

if TYPE_CHECKING:
    from factsheet.edit.draft import Desk, Draft


@click.command()
@click.argument("old", shell_complete=ids_of(*EVERYTHING))
@click.argument("new")
@writing
def rename(old: str, new: str, **options: Any) -> None:
    """Give something another id: an entity, `entity.fact`, or `sources.paper` (so too kinds, units, properties ...).

    All that names it follows, also evidence.lock and docs/curation.md. Its old address leads on, if it was published.

    For example: rename northpoint.halls-2024 northpoint.halls
    """
    from factsheet.edit.names import Name, known
    from factsheet.edit.rename import renamed

    edit(lambda desk: renamed(desk, known(desk.sheet, old), Name.of(new)), **options)
    if Name.of(old).section == "entities" and not options["show"]:
        click.echo("its name on pages stays as it was: that is `name` in the facts", err=True)
    if Name.of(old).section == "sources" and not options["show"] and not options["sources"]:
        texts = f"{Name.of(old).id}.txt to {Name.of(new).id}.txt"
        click.echo(printable(f"Next: rename its captured text {texts}; with --sources this command does"), err=True)


@click.command()
@click.argument("name", shell_complete=ids_of("entities", "facts"))
@click.argument("target", shell_complete=ids_of("entities", "kinds"))
@writing
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

    edit(make, **options)


@click.command()
@click.argument("names", metavar="NAME...", nargs=-1, required=True, shell_complete=ids_of(*EVERYTHING))
@click.option("--reason", required=True, help="Why it goes, in a sentence that readers see.")
@click.option("--replaced-by", "replacement", metavar="ID", help="What to read instead: an entity, a fact or a source.")
@writing
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

    edit(make, **options)


@click.command()
@config_option
@facts_option
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit with 1 if a file is not in the form.")
def fmt(config_file: Path | None, facts: Path | None, only_check: bool) -> None:
    """Write the facts in one form: spaces, order of keys and quotes. Words and comments stay.

    For example: fmt --check
    """
    from factsheet.edit.draft import Draft
    from factsheet.edit.text.form import formatted

    def make(desk: Desk) -> Draft:
        assert desk.sheet  # a file that cannot be read has no form
        return Draft(tuple(map(formatted, desk.files)))

    where: dict[str, Any] = {"config_file": config_file, "facts": facts, "sources": None}
    if not only_check:
        edit(make, show=False, **where)
    elif files := changed(make, **where):
        click.echo(printable(f"not in the form: {', '.join(files)}; write it with `fmt`"))
        sys.exit(1)
