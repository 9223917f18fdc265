"""Commands for reviewers: diff and explain. They write nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from factsheet.cli.completion import ids_of
from factsheet.cli.places import Site, config_option, facts_option, sources_option
from factsheet.cli.printing import print_text
from factsheet.core.clock import today
from factsheet.core.problems import BuildError, printable

FORMS = ("text", "markdown", "json")


@click.command()
@click.argument("old")
@click.argument("new", required=False)
@config_option
@facts_option
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
def diff(old: str, new: str | None, config_file: Path | None, facts: Path | None, form: str) -> None:
    """Show what has changed in the facts from OLD to NEW, by meaning: each a git revision, or a path of facts.

    NEW is by default what stands in the working tree. A path that is there comes before a revision of its name.
    Changed hashes of texts and lines of evidence.lock come first. Another order, form or division into files is no
    change. Markdown is for a comment on a pull request.

    For example: diff main --format markdown
    """
    from factsheet.edit.diff import json, markdown, text
    from factsheet.history.compare import compare
    from factsheet.history.versions import NoVersionError, written

    root, path = Site.of(config_file).where(facts)
    try:
        before, after = written(old, path, root), written(new, path, root)
        changes = compare(before.as_far_as_possible()[0], after.read())
    except NoVersionError as error:
        raise click.UsageError(printable(str(error))) from error
    except BuildError as error:
        print_text(list(error.problems))
        sys.exit(1)
    if form == "text":
        click.echo("\n".join(text.lines(changes)))
    else:
        click.echo(markdown.markdown(changes) if form == "markdown" else json.as_json(changes), nl=form == "json")


@click.command()
@click.argument("fact", metavar="FACT", shell_complete=ids_of("facts"))
@config_option
@facts_option
@sources_option
def explain(fact: str, config_file: Path | None, facts: Path | None, sources: Path | None) -> None:
    """Show all that stands behind a fact, or a point of a series: its words, its quotes, what bears out each number.

    FACT is entity.fact or entity.fact.point. With --sources the paragraph of each quote is shown too, and the rules
    that need the texts are asked. It also says which rules complain, and on which pages the fact is shown.

    For example: explain springfield.population.2000 --sources ../texts
    """
    from factsheet.checks import runner
    from factsheet.checks.beside import context_of
    from factsheet.edit.explain.asked import UnknownFactError, asked
    from factsheet.edit.explain.explanation import explanation
    from factsheet.load.sheet import load
    from factsheet.view.index import view

    root, path = Site.of(config_file).where(facts)
    try:
        loaded = load(path, root)
        context, of_texts = context_of(loaded, path, root, today(), sources)
        at = asked(context, fact)
    except UnknownFactError as error:
        raise click.UsageError(printable(str(error))) from error
    except BuildError as error:
        print_text(list(error.problems))
        sys.exit(1)
    for problem in of_texts:
        click.echo(str(problem), err=True)
    is_sound = all(problem.is_warning for problem in (*of_texts, *runner.check(loaded, context)))
    site = view(loaded.sheet, context.today, context.lock) if is_sound else None
    click.echo("\n".join(explanation(at, loaded.locations, site)))
