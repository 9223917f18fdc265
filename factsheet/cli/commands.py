"""The command line: build (the default), merge, check, lock, capture, and the commands of `owner` and `reviewer`."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from factsheet import __version__
from factsheet.build.shards import Shard
from factsheet.cli import adding, declaring, editor, owner, reviewer
from factsheet.cli.completion import SuggestingGroup
from factsheet.cli.places import Site, config_option, facts_option, site_option, sources_option
from factsheet.cli.printing import PRINTERS, next_step, print_text, progress, report, summary_of
from factsheet.cli.writing import ids
from factsheet.core import system_errors
from factsheet.core.clock import today
from factsheet.core.problems import BuildError, Problem, are, label_of, printable


class _BuildByDefault(SuggestingGroup):
    """A group of commands in which `build` may be left out."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        is_option = bool(args) and args[0].startswith("-") and args[0] not in ("--help", "--version")
        if is_option or not (args or ctx.resilient_parsing):  # a shell that asks for completions names none yet
            args = ["build", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. What the system refuses, such as a full disk, is a problem of one line."""
        try:
            return super().invoke(ctx)
        except (OSError, MemoryError) as error:
            problem = system_errors.problem_of(error)
            if not problem or isinstance(error, BrokenPipeError):
                raise
            print_text([problem])
            ctx.exit(1)


@click.group(cls=_BuildByDefault)
@click.version_option(version=__version__, prog_name="factsheet")
def main() -> None:
    """Turn facts.yaml into a website of cited facts. Without a command: build."""


_EDITING = (declaring.new, adding.add, editor.rename, editor.move, editor.retire, editor.fmt)
_OWNERS = (owner.init, owner.test, owner.upgrade, owner.links)
_REVIEWERS = (reviewer.diff, reviewer.explain)
for _command in (*_EDITING, *_REVIEWERS, *_OWNERS):
    main.add_command(_command)


def _shard(_context: click.Context, _option: click.Parameter, text: str | None) -> Shard | None:
    try:
        return Shard.parse(text) if text else None
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


@main.command()
@config_option
@facts_option
@site_option
@click.option(
    "--shard",
    metavar="I/N",
    callback=_shard,
    help="Make only the I-th of N parts, for `merge`; by default into shards/I-of-N/.",
)
def build(config_file: Path | None, facts: Path | None, site_dir: Path | None, shard: Shard | None) -> None:
    """Check, render and publish the whole site, or nothing at all.

    For example: build --site-dir /tmp/site
    """
    from factsheet.mkdocs_hook import run  # here, because MkDocs takes a while to import and `check` does without

    started = time.perf_counter()
    site = Site.of(config_file)
    # A shard is never put in the place of a site.
    default = site.root / "shards" / f"{shard.number}-of-{shard.count}" if shard else None
    target = site_dir.resolve() if site_dir else default
    built = run.build_site(site.config, facts, target, progress(), shard)
    report(built.summary, started, built.folder)
    if built.is_new and not target:
        click.echo(next_step(site.root), err=True)


@main.command()
@click.argument(
    "folders",
    metavar="DIR...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
)
@config_option
@site_option
def merge(folders: tuple[Path, ...], config_file: Path | None, site_dir: Path | None) -> None:
    """Put all shards of a site together, check and publish the whole, or nothing at all.

    For example: merge shards/1-of-2 shards/2-of-2
    """
    from factsheet.build import merge
    from factsheet.mkdocs_hook import process, run
    from factsheet.mkdocs_hook.refusal import Refused

    started = time.perf_counter()
    site = Site.of(config_file)
    target = run.published(site.config, site_dir.resolve() if site_dir else None)
    process.clean_up_on_signals(is_preview=False)
    try:
        summary = merge.merge(folders, target, site.settings, partial(click.echo, err=True))
    except BuildError as error:
        raise Refused(error.problems) from error
    report(summary, started, target)


@main.command()
@config_option
@facts_option
@sources_option
@click.option("--since", metavar="REV", help="The git revision whose ids must still be there; by default HEAD.")
@click.option("--locked", is_flag=True, help="Refuse what evidence.lock does not have; by default warn of it.")
@click.option("--stale", is_flag=True, help="Warn of facts that nobody reviewed for a year.")
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text", show_default=True)
def check(
    config_file: Path | None,
    facts: Path | None,
    sources: Path | None,
    since: str | None,
    locked: bool,
    stale: bool,
    form: str,
) -> None:
    """Check the facts and say everything that is wrong. Exits with 1 if anything is.

    For example: check --sources ~/texts
    """
    from factsheet.checks import runner
    from factsheet.checks.beside import context_of
    from factsheet.core.addresses import Outline
    from factsheet.load import git
    from factsheet.load.sheet import load

    root, path = Site.of(config_file).where(facts)
    published = git.published(path, since or "HEAD")
    if since and published is None:
        raise click.UsageError(printable(f"git has no facts at {path.name} in {since}"))
    context = None
    try:
        loaded = load(path, root)
        if published and not since and not published.shares_names(Outline.of(loaded.sheet)):
            published = None  # the past of another site, from which this one has its generator
        context, of_texts = context_of(loaded, path, root, today(), sources, published, locked=locked, stale=stale)
        problems = [*of_texts, *runner.check(loaded, context)]
    except BuildError as error:
        problems = list(error.problems)
    problems = _not_in_lock(problems) if locked else problems
    PRINTERS[form](problems)
    if any(not problem.is_warning for problem in problems):
        sys.exit(1)
    if form == "text" and context:
        click.echo(summary_of(context, problems))


def _not_in_lock(problems: list[Problem]) -> list[Problem]:
    """Make problems of the warnings that evidence.lock lacks something."""
    from factsheet.evidence.lock import RULE

    return [replace(problem, is_warning=False) if problem.check == RULE else problem for problem in problems]


@main.command()
@config_option
@facts_option
@click.option(
    "--sources",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Captured texts, named by source id: all of them are locked.",
)
@click.option(
    "--source",
    metavar="ID FILE",
    type=(str, click.Path(path_type=Path, exists=True, dir_okay=False)),
    help="One source and its text; what is locked of the others stays.",
)
def lock(config_file: Path | None, facts: Path | None, sources: Path | None, source: tuple[str, Path] | None) -> None:
    """Write what the captured texts tell into evidence.lock. Exits with 1, and writes nothing, if anything is wrong.

    For example: lock --sources ~/texts
    """
    from factsheet.edit.lock import relock
    from factsheet.evidence import lock as evidence_lock, texts
    from factsheet.load.sheet import load

    if (sources is None) == (source is None):
        raise click.UsageError("name the texts with --sources DIR, or one of them with --source ID FILE")
    root, path = Site.of(config_file).where(facts)
    try:
        loaded = load(path, root)
        known = loaded.sheet.sources
        captured_texts = texts.read_one(*source, known) if source else texts.read_texts(sources or Path(), known)
        file = evidence_lock.path_beside(path)
        click.echo(relock(loaded, today(), captured_texts, file, label_of(file, root), whole=source is None))
    except BuildError as error:
        print_text(list(error.problems))
        click.echo(f"{evidence_lock.NAME} stays as it was")
        sys.exit(1)


@main.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--id",
    "source_id",
    metavar="ID",
    required=True,
    callback=ids,
    help="The id of the source; its text becomes ID.txt.",
)
@click.option(
    "--to",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of captured texts, made if it is not there; by default that of FILE.",
)
@click.option("--replace", "may_replace", is_flag=True, help="Write over a text that is there and differs.")
def capture(file: Path, source_id: str, folder: Path | None, may_replace: bool) -> None:
    """Turn a page (HTML), a PDF or a text into the text of a source, and print the entry that facts.yaml wants.

    Save the page from a browser that shows it, styles and all.

    For example: capture page.html --id beacon-2024
    """
    from factsheet.evidence.capture import capture as captured
    from factsheet.evidence.capture.entry import written
    from factsheet.evidence.lock import hash_of
    from factsheet.evidence.texts import write_text

    target = (folder or file.parent) / f"{source_id}.txt"
    if target.exists() and target.samefile(file):
        raise click.UsageError(f"the text would take the place of {file} itself; name another folder with --to")
    try:
        result = captured(file)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_text(target, result.text, may_replace=may_replace)
    except BuildError as error:
        print_text(list(error.problems))
        sys.exit(1)
    click.echo(printable(f"{target}: {are(result.lines, 'line')}; read them beside the original"), err=True)
    for remark in result.remarks:
        click.echo(printable(f"look at this: {remark}"), err=True)
    click.echo(written(source_id, result.declared, hash_of(result.text), today()))
