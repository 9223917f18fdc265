"""Commands that add to the facts: `new` declares an entity, a property and so on, `add` brings a source or a fact."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factsheet.cli.completion import SuggestingGroup, ids_of
from factsheet.cli.writing import edit, ids, writing
from factsheet.core.problems import printable

if TYPE_CHECKING:
    from factsheet.edit.draft import Desk, Draft
    from factsheet.edit.proposal import Proposal, Question
    from factsheet.edit.text.layout import Value


@click.group(cls=SuggestingGroup)
def new() -> None:
    """Declare an entity, a property, a topic or a predicate."""


@new.command()
@click.argument("name", metavar="ID", callback=ids)
@click.option("--kind", required=True, help="A key of `kinds`.")
@click.option("--name", "title", required=True, help="Its name on pages.")
@click.option("--summary", required=True, help="What it is, in one sentence of your own without digits.")
@writing
def entity(name: str, kind: str, title: str, summary: str, **options: Any) -> None:
    """Add an entity, which has a page and no facts yet.

    For example: new entity southquay --kind place --name Southquay --summary "A quay across the river."
    """
    _declare("entities", name, {"kind": kind, "name": title, "summary": summary}, options)
    if not options["show"]:
        click.echo(f"Next: add fact {name} --source ID --quote WORDS")


@new.command("property")
@click.argument("name", metavar="ID", callback=ids)
@click.option("--label", required=True, help="What pages call it.")
@click.option("--unit", required=True, help="What it counts in: a key of `units`, or a word such as people.")
@writing
def property_(name: str, label: str, unit: str, **options: Any) -> None:
    """Add a property: a quantity that figures measure. It has a page once a fact uses it.

    For example: new property beds --label "Beds of hospitals" --unit beds
    """
    _declare("properties", name, {"label": label, "unit": unit}, options)


@new.command()
@click.argument("name", metavar="ID", callback=ids)
@click.option("--label", required=True, help="What pages call it.")
@writing
def topic(name: str, label: str, **options: Any) -> None:
    """Add a topic, by which facts are grouped.

    For example: new topic harbour --label "The harbour"
    """
    _declare("topics", name, {"label": label}, options)


@new.command()
@click.argument("name", metavar="PREDICATE")
@click.option("--inverse", required=True, help="The same link, read from its other end.")
@writing
def predicate(name: str, inverse: str, **options: Any) -> None:
    """Add a predicate: a kind of link between two entities.

    For example: new predicate "run by" --inverse runs
    """
    _declare("predicates", name, {"inverse": inverse}, options)


def _declare(section: str, name: str, fields: Mapping[str, Value], options: dict[str, Any]) -> None:
    from factsheet.edit.add import declared
    from factsheet.edit.names import Name

    edit(lambda desk: declared(desk, Name(section, name), fields), passed=["nothing-known", "name-digits"], **options)


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

    def make(desk: Desk) -> Draft:
        captured = capture(file)
        known = {**fields(captured.declared, hash_of(captured.text), today()), "outlet": ""}
        entry = {field: given.get(field) or known[field] for field in _ORDER}
        wanted = {field: hint for field, hint in _SOURCE.items() if not entry[field] and field != "outlet"}
        lines = captured.text.splitlines()
        if not entry["language"] and 2 * sum(bool(foreign_script(line, None)) for line in lines) > len(lines):
            wanted["language"] = "the language it is in, which says how its words are read: ar, fa, hi, ru, zh ..."
        answers = _answers(wanted)
        draft = with_source(desk, name, {**entry, **answers})
        for field, (written, assumed) in _ASSUMED.items():
            if not given.get(field) and field not in answers and entry[field] == written:
                click.echo(f"{field}: {assumed}, as nothing says another; --{field} gives one", err=True)
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

_ASSUMED = {"type": ("webpage", "webpage"), "outlet": ("", "none"), "language": ("", "en")}
"""Field of a source -> its value where neither the source nor an option says more, and the value as it is told."""

_ORDER = ("type", "title", "publisher", "outlet", "author", "issued", "url", "retrieved", "language", "text_sha256")


def _answers(missing: Mapping[str, str]) -> dict[str, str]:
    """Ask for fields on a terminal. Raises UsageError elsewhere, with the options that give them."""
    if missing and not sys.stdin.isatty():
        lines = "\n".join(f"  --{field}: {hint}" for field, hint in missing.items())
        raise click.UsageError(f"this is not declared:\n{lines}")
    return {field: click.prompt(hint) for field, hint in missing.items()}


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

    def make(desk: Desk) -> Draft:
        proposed = _settled(proposal(desk, entity_id, given))
        if sys.stdin.isatty() and not yes:
            proposed = _settled(_named(proposed))
            _confirm(proposed)
        return with_fact(desk, proposed)

    edit(make, **common)
    if not common["sources"]:
        click.echo("the quote was not looked up: --sources names the texts", err=True)


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
