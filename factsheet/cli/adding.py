"""The commands `add source` and `add fact`."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factsheet.cli.completion import SuggestingGroup, ids_of
from factsheet.cli.writing import edit, ids, writing
from factsheet.core.problems import printable

if TYPE_CHECKING:
    from factsheet.edit.draft import Desk, Draft
    from factsheet.edit.proposal import Proposal, Question


NONE = "none"
"""The answer that a source has no such field."""


@click.group(cls=SuggestingGroup)
def add() -> None:
    """Add a source, or a fact from one."""


@add.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--id", "name", metavar="ID", required=True, callback=ids, help="The id of the source.")
@click.option("--to", "folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), required=True,
              help="The folder of captured texts; its text becomes ID.txt there.")  # fmt: skip
@click.option("--replace", "may_replace", is_flag=True, help="Write over a text that is there and differs.")
@click.option("--type", "type_", help="The CSL type, such as article-newspaper or report.")
@click.option("--title", help="Its title, as printed.")
@click.option("--publisher", help="Who published it.")
@click.option("--outlet", help="What sort of publisher: government, news, company ...")
@click.option("--author", help="Who wrote it; semicolons part several authors.")
@click.option("--issued", help="When it appeared: 2025-03-21, 2025-03, or 2024-04~ for about.")
@click.option("--url", help="Where it is to be read.")
@click.option("--language", help="The language it is in: en, en-IN, de ...")
@writing
def source(file: Path, name: str, folder: Path, may_replace: bool, **options: Any) -> None:
    """Capture a page, a PDF or a text, and add it as a source. What it does not declare is asked for.

    For example: add source page.html --id beacon-2024 --to ~/texts --outlet news
    """
    from factsheet.checks.scripts import foreign_script
    from factsheet.core.clock import today
    from factsheet.edit.add import with_source
    from factsheet.evidence.capture import capture
    from factsheet.evidence.capture.entry import fields
    from factsheet.evidence.lock import hash_of
    from factsheet.evidence.texts import refuse_another

    options["type"] = options.pop("type_")
    given = {field: options.pop(field) for field in (*_SOURCE, "author", "language")}
    _refuse_slip(given["type"] or "")

    def make(desk: Desk) -> Draft:
        captured = capture(file)
        known = {**fields(captured.declared, hash_of(captured.text), today()), "outlet": ""}
        entry = {field: given.get(field) or known[field] for field in _ORDER}
        wanted = {field: hint for field, hint in _SOURCE.items() if not entry[field] and field != "outlet"}
        lines = captured.text.splitlines()
        if not entry["language"] and 2 * sum(bool(foreign_script(line, None)) for line in lines) > len(lines):
            wanted["language"] = "the language it is in, which says how its words are read: ar, fa, hi, ru, zh ..."
        unsure = _unsure(entry, {*wanted, *(field for field, value in given.items() if value)})
        draft = with_source(desk, name, {**entry, **_answers(wanted), **_assumed(unsure)})
        text = folder.resolve() / f"{name}.txt"
        if not may_replace:
            refuse_another(text, captured.text)
        for remark in captured.remarks:
            click.echo(printable(f"look at this: {remark}"), err=True)
        return replace(draft, others={**draft.others, text: captured.text})

    edit(make, **options)
    click.echo(f"Next: read {folder / f'{name}.txt'} beside the original", err=True)


_SOURCE = {
    "type": "the CSL type, such as article-newspaper or report",
    "title": "its title, as printed",
    "publisher": "who published it",
    "outlet": "",
    "issued": "when it appeared, such as 2025-03-21 or 2024-04~",
    "url": "where it is to be read",
}
"""The fields of a source that are asked for where they are not known, but for `outlet`."""

_NOTHING_SAYS = ("", "webpage", "document", "report")
"""Values of type, outlet and language that a source has by the format of its file alone."""

_OPEN = {
    "type": _SOURCE["type"],
    "outlet": "the sort of its publisher: government, statistics office, state media, news, trade press, company ...",
    "language": "the language it is in: en, en-IN, de ...",
}

_ORDER = ("type", "title", "publisher", "outlet", "author", "issued", "url", "retrieved", "language", "text_sha256")


def _answers(missing: Mapping[str, str]) -> dict[str, str]:
    """Ask for fields on a terminal. Raises UsageError elsewhere, with the options that give them."""
    if missing and not sys.stdin.isatty():
        lines = "\n".join(f"  --{field}: {hint}" for field, hint in missing.items())
        raise click.UsageError(f"this is not declared:\n{lines}")
    return {field: click.prompt(hint) for field, hint in missing.items()}


def _unsure(entry: Mapping[str, str], known: Collection[str]) -> dict[str, str]:
    """Return what fields are taken for which nothing says for sure, but for those that are `known` or asked for."""
    taken = {"type": entry["type"], "outlet": NONE, "language": "en"}
    return {name: value for name, value in taken.items() if name not in known and entry[name] in _NOTHING_SAYS}


def _assumed(missing: Mapping[str, str]) -> dict[str, str]:
    """Ask for fields that may stay as they are taken for, on a terminal; elsewhere say what they are taken for."""
    if sys.stdin.isatty():
        asked = {field: click.prompt(_OPEN[field], default=default).strip() for field, default in missing.items()}
    else:
        asked = dict(missing)
        for field, default in missing.items():
            click.echo(f"{field}: {default}, as nothing says another; --{field} gives one", err=True)
    return {field: "" if answer == NONE else answer for field, answer in asked.items()}


def _refuse_slip(type_: str) -> None:
    """Raise UsageError for a type that is nearly one of CSL. A word of its own is one too: CSL calls it a document."""
    from factsheet.render.exports.citations.csl import TYPES

    close = get_close_matches(type_, sorted(TYPES), n=1, cutoff=0.75) if type_ not in TYPES else []
    if close:
        raise click.UsageError(f"`{type_}` is no type of CSL; did you mean `{close[0]}`?")


@add.command()
@click.argument("entity_id", metavar="ENTITY", shell_complete=ids_of("entities"))
@click.option("--source", required=True, shell_complete=ids_of("sources"), help="The id of the source.")
@click.option("--quote", required=True, help="The source's own words, to the letter: 12 at most, never a sentence.")
@click.option("--statement", help="The fact in your own words.")
@click.option(
    "--property",
    "property_id",
    shell_complete=ids_of("properties"),
    help="The property that its figure measures, or none.",
)
@click.option("--dated", help="The words that date it, when the quote does not.")
@click.option("--value", help="The value, where the quote gives several: 2400, '300 billion', '2 to 3'.")
@click.option("--bound", help="The hedge, where it is not plain: more than, about ...")
@click.option("--unit", help="The unit, where it is not that of the property.")
@click.option("--as-of", help="The date, where the words can mean several, or none.")
@click.option("--id", "fact_id", help="Its id; by default of its property and year, or of its statement.")
@click.option("--nature", help="target, forecast, estimate or claim; a plan is taken for a target.")
@click.option("--event", is_flag=True, help="The date is when it happened.")
@click.option("--of", help="The part measured, when not the whole entity.")
@click.option(
    "--topic", "topics", multiple=True, shell_complete=ids_of("topics"), help="A topic; may be given several times."
)
@click.option("--about", multiple=True, help="Another entity that it is about; may be given several times.")
@click.option("--relation", nargs=2, metavar="PREDICATE ENTITY", help="A link to another entity.")
@click.option("--speaker", "name", help="Who said it.")
@click.option("--role", help="The speaker's office.")
@click.option("--agency", help="The entity that the speaker speaks for.")
@click.option("--prefix", help="The words just before the quote, where it occurs twice.")
@click.option("--suffix", help="The words just after it.")
@click.option("--heading", help="Of a cell in a table: the heading of its column.")
@click.option("--row", help="Of a cell in a table: another cell of its row.")
@click.option("--locator", help="Its page or section.")
@click.option("--yes", is_flag=True, help="Add it without asking once more.")
@writing
def fact(entity_id: str, yes: bool, **options: Any) -> None:
    """Add a fact from a quote: value, unit, scale, hedge, date and id are read from its words.

    What the words do not say for sure is asked for, and never guessed.

    For example: add fact northpoint --source beacon-2024 --quote "over 2,400 beds" --property beds
    --statement "The hospitals of Northpoint had more than 2,400 beds." --dated "As of 2024"
    """
    from factsheet.edit.add import proposal, with_fact

    options["property"] = options.pop("property_id")
    options["id"] = options.pop("fact_id")
    options["event"] = "true" if options["event"] else ""
    options["predicate"], options["object"] = options.pop("relation") or ("", "")
    common = {name: options.pop(name) for name in ("config_file", "facts", "sources", "show")}
    given = {name: value for name, value in options.items() if value}

    answered: dict[str, Any] = {}

    def make(desk: Desk) -> Draft:
        proposed = _settled(proposal(desk, entity_id, given))
        if sys.stdin.isatty() and not yes:
            proposed = _settled(_named(proposed))
            _confirm(proposed)
        answered.update(proposed.given)
        return with_fact(desk, proposed)

    try:
        edit(make, **common)
    except SystemExit:
        if answered != given and answered:
            click.echo(printable(f"to go on from these answers: {_command(entity_id, answered)}"), err=True)
        raise
    if not common["sources"]:
        click.echo("the quote was not looked up: --sources names the texts", err=True)


def _command(entity_id: str, answers: Mapping[str, Any]) -> str:
    """Return the command that gives these answers at once."""
    words = ["add", "fact", entity_id]
    for field, answer in answers.items():
        if field == "event":
            words.append("--event")
        elif field == "predicate":
            words += ["--relation", answer, answers["object"]]
        elif field != "object":
            option = _OPTION_OF.get(field, f"--{field.replace('_', '-')}")
            words += [word for one in ([answer] if isinstance(answer, str) else answer) for word in (option, one)]
    return shlex.join(words)


_OPTION_OF = {"topics": "--topic", "name": "--speaker"}


def _settled(proposed: Proposal) -> Proposal:
    """Ask until nothing is open. Raises UsageError where there is no terminal, with the options that answer."""
    while questions := list(proposed.questions()):
        if not sys.stdin.isatty():
            raise click.UsageError("\n".join(["this is to be said first:", *_asked(questions)]))
        question = questions[0]
        for choice in question.choices:
            click.echo(printable(f"  {choice}{_explained(proposed, question.field, choice)}"))
        answer = click.prompt(question.text).strip()  # without a default: what the words do not say is nobody's guess
        given = answer.replace(",", " ").split() if question.field == "topics" else answer
        answered = replace(proposed, given={**proposed.given, question.field: given})
        if question.field == "statement" and (fault := answered.fault):
            click.echo(printable(f"  {fault}"))
            continue
        proposed = answered
    return proposed


def _explained(proposed: Proposal, field: str, choice: str) -> str:
    """Return what a choice means: the label of a property, a date in words."""
    from factsheet.checks.dating import parsed

    property_ = proposed.context.sheet.properties.get(choice) if field == "property" else None
    date = parsed(choice) if field == "as_of" else None
    meaning = property_.label if property_ else date.words() if date else ""
    return f": {meaning}" if meaning else ""


def _asked(questions: Iterable[Question]) -> Iterable[str]:
    for field, text, choices in questions:
        likely = f": {', '.join(choices)}" if choices else ""
        yield f"  --{field.replace('_', '-')}: {text}{likely}"


def _named(proposed: Proposal) -> Proposal:
    """Ask for what a fact keeps for ever, its id, and for its topics, if they are not given."""
    topics = ", ".join(proposed.context.sheet.topics)
    given = dict(proposed.given)
    if "id" not in given:
        proper = str(proposed.entry()["id"])
        given["id"] = click.prompt("its id, which is its address for ever", default=proper, value_proc=_no_answer)
    if "topics" not in given and topics:
        words = click.prompt(f"its topics, parted by spaces ({topics})", default="", show_default=False)
        given["topics"] = tuple(words.replace(",", " ").split())
    return replace(proposed, given=given)


def _no_answer(text: str) -> str:
    """Return an id as it was typed. Raises UsageError for what answers another question, so that it is asked again."""
    if text.strip().lower() in ("y", "yes", "n", "no"):
        raise click.UsageError(f"`{text}` is no id to keep for ever; Enter takes the one in brackets")
    return text.strip()


def _confirm(proposed: Proposal) -> None:
    from factsheet.edit.text import layout

    click.echo("\n".join(layout.block([proposed.entry()])))
    click.confirm("Add this?", default=True, abort=True)
