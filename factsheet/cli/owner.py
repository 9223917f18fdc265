"""Commands for owners of a site of their own: init, test, upgrade and links."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from factsheet import __version__
from factsheet.cli.places import Site, config_option, facts_option
from factsheet.cli.printing import PRINTERS, print_text
from factsheet.core.clock import today
from factsheet.core.licences import DEEDS
from factsheet.core.problems import BuildError, are, counted

_KIND, _LICENCE = "Place:Places", "CC-BY-4.0"


def _kinds(_context: click.Context, _option: click.Parameter, texts: tuple[str, ...]) -> list[tuple[str, str]]:
    return _pairs(texts)


def _pairs(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Return the names of kinds, each what one is called and what several are. Raises BadParameter."""
    pairs = [text.partition(":")[::2] for text in texts]
    if any(not (label.strip() and plural.strip()) for label, plural in pairs):
        raise click.BadParameter(f"write what one of them and several are called, as in `{_KIND}`")
    return [(label.strip(), plural.strip()) for label, plural in pairs]


def _address(_context: click.Context, _option: click.Parameter, text: str | None) -> str | None:
    if text and not re.match("https?://", text):
        raise click.BadParameter(f"`{text}` is no address; expected http or https")
    return text


def _asked_for_kinds() -> list[tuple[str, str]]:
    """Ask for the kinds of pages on a terminal, one after the other; elsewhere return the one that is usual."""
    kinds = [_asked("A kind of page: what one is called, and several", _KIND)]
    while sys.stdin.isatty() and (more := click.prompt("Another kind, or Enter", default="", show_default=False)):
        kinds.append(more)
    return _pairs(kinds)


def _asked(question: str, usual: str, type_: click.Choice[str] | None = None) -> str:
    """Ask on a terminal; elsewhere return what is usual."""
    return str(click.prompt(question, default=usual, type=type_)) if sys.stdin.isatty() else usual


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", help="What the site is called; asked for if it is not given.")
@click.option(
    "--kind",
    "kinds",
    metavar="ONE:SEVERAL",
    multiple=True,
    callback=_kinds,
    help=f"A kind of page, such as {_KIND}; may be given several times.",
)
@click.option("--licence", type=click.Choice(list(DEEDS)), help="Of the facts; asked for if it is not given.")
@click.option(
    "--wheel", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The generator: a wheel at hand."
)
@click.option("--release", metavar="ADDRESS", callback=_address, help="The generator: an archive on the web.")
@click.option("--from", "example", metavar="NAME", default="", help="Begin with the facts of an example.")
def init(
    folder: Path,
    name: str | None,
    kinds: list[tuple[str, str]],
    licence: str | None,
    wheel: Path | None,
    release: str | None,
    example: str,
) -> None:
    """Write a small site of your own into DIR: facts, pages, settings, workflows, and the generator's pinned version.

    For example: init my-site --name "Halls and quays" --kind Place:Places --wheel factsheet-0.1.0-py3-none-any.whl
    """
    from factsheet.edit import init

    if (wheel is None) == (release is None):
        raise click.UsageError("name the generator with --wheel FILE, or with --release ADDRESS")
    try:
        name = name or click.prompt("Name of the site")
        kinds = kinds or _asked_for_kinds()
        pin = init.Pin.of_wheel(wheel) if wheel else init.Pin.of_release(release or "")
        licence = licence or _asked("Licence of the facts", _LICENCE, click.Choice(list(DEEDS)))
        answers = init.Answers(name, kinds, licence, today())
        files = init.begin(folder, answers, pin, example)
    except BuildError as error:
        print_text(list(error.problems))
        sys.exit(1)
    except OSError as error:
        raise click.ClickException(f"{release or folder}: {error}") from error
    click.echo(f"{folder}: {len(files)} files. Next: cd {folder} && git init && make test && make serve")


@click.command()
@config_option
@click.pass_context
def test(context: click.Context, config_file: Path | None) -> None:
    """Check the facts and docs/curation.md, if there is one; then build the site in a temporary folder.

    That asks every rule, and looks at every link and every number of a page. Nothing is published.

    For example: test -f other/mkdocs.yml
    """
    group = context.parent.command if context.parent else None
    assert isinstance(group, click.Group)
    context.invoke(group.commands["check"], config_file=config_file, form="text", locked=False, stale=False)
    with TemporaryDirectory() as place:
        context.invoke(group.commands["build"], config_file=config_file, site_dir=Path(place) / "site")


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path, exists=True, file_okay=False))
def upgrade(folder: Path) -> None:
    """Show what has changed in the files that `init` wrote, from the version that wrote them to this one.

    Changes nothing: what is printed is a patch, which leaves your own changes alone. Name the new version in
    requirements.txt first, and install it; then apply the patch with `git apply --3way`.

    For example: upgrade > new.patch
    """
    from factsheet.edit.upgrade import differences

    try:
        patches = list(differences(folder))
    except BuildError as error:
        print_text(list(error.problems))
        sys.exit(1)
    for patch in patches:
        click.echo(patch, nl=False)
    number = len(patches) // 2  # each file comes with its copy
    changed = counted(number, "file has", "files have") if number else "no file has"
    click.echo(f"{changed} changed up to version {__version__}; nothing was written", err=True)


@click.command()
@config_option
@facts_option
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=20,
    show_default=True,
    help="How long to wait for a connection, and then for an answer.",
)
@click.option("--format", "form", type=click.Choice(list(PRINTERS)), default="text", show_default=True)
def links(config_file: Path | None, facts: Path | None, timeout: float, form: str) -> None:
    """Ask the address of each source, and of its archived copy, whether it still answers. Exits with 1 if one does not.

    Needs a network, so `check` leaves it out. A server hears one request at a time, at most one each second.

    For example: links --timeout 10
    """
    from factsheet.edit import links
    from factsheet.load.sheet import load

    root, path = Site.of(config_file).where(facts)
    try:
        loaded = load(path, root)
        answers = links.ask_all(links.addresses(loaded), timeout)
        if links.is_offline(answers):
            raise click.ClickException(f"none of {len(answers)} addresses answers; is there a network?")
        problems = links.problems(loaded, answers)
    except BuildError as error:
        answers, problems = {}, list(error.problems)
    PRINTERS[form](problems)
    if any(not problem.is_warning for problem in problems):
        sys.exit(1)
    if form == "text":
        warnings = are(problems, "warning") if problems else "no problems"
        click.echo(f"{counted(len(answers), 'address', 'addresses')} asked: {warnings}")
