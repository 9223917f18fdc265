"""The stages in order: load -> check -> view -> pages and exports."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment

from factsheet import checks, exports, patch, plans, rows
from factsheet.checked import Checked
from factsheet.exports import EditLinks
from factsheet.keys import Keys, digest
from factsheet.load import Loaded, load
from factsheet.pieces import Pieces
from factsheet.problems import BuildError, Problem
from factsheet.view import SiteView, view


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build depends on besides the facts."""

    root: Path  # the project: problems name files relative to it
    facts: Path  # facts.yaml, or a folder of such files
    today: date
    edit: str = ""  # the address that edits {file} at {line}; empty without a repository
    report: str = ""  # the address that reports a problem with the fact {id} at {url}; empty without a repository
    site_url: str = ""  # where the site is published, with a closing slash, if that is known


@dataclass(frozen=True)
class Prepared:
    """Facts that passed the checks, ready to be shown; `warnings` stopped nothing."""

    loaded: Loaded
    site: SiteView
    settings: Settings
    warnings: tuple[Problem, ...]


def prepare(settings: Settings) -> Prepared:
    """Load, check and view. Raises BuildError with every problem."""
    cache = settings.root / ".cache"
    loaded = load(settings.facts, settings.root, cache / "facts")
    checked, digests = Checked(cache / "checked", loaded.sheet, settings.today), loaded.places.entity_digests()
    problems = checks.check(loaded, checks.Context(loaded.sheet, settings.today), only=checked.others(digests))
    if not problems:
        checked.save(digests.values())
    return Prepared(loaded, view(loaded.sheet, settings.today), settings, _passed(problems))


def prepare_again(before: Prepared) -> tuple[Prepared, list[str]] | None:
    """The same with the facts as they are now, and the entities whose facts have changed; these are checked.

    None where anything else has changed too. The rules on the whole sheet are left to `check_whole`. Raises BuildError.
    """
    settings = before.settings
    loaded = load(settings.facts, settings.root, settings.root / ".cache" / "facts", before.loaded)
    changed = patch.changed(before.loaded.sheet, loaded.sheet)
    if changed is None:
        return None
    context = checks.Context(loaded.sheet, settings.today)
    warnings = _passed(checks.check(loaded, context, only=changed, whole=False))
    return Prepared(loaded, before.site.renewed(loaded.sheet, changed), settings, warnings), changed


def check_whole(prepared: Prepared) -> None:
    """The rules on the whole sheet. Raises BuildError."""
    _passed(checks.check(prepared.loaded, checks.Context(prepared.loaded.sheet, prepared.settings.today), only=()))


def _passed(problems: list[Problem]) -> tuple[Problem, ...]:
    """Problems that stop nothing. Raises BuildError where one of them does."""
    if any(not problem.is_warning for problem in problems):
        raise BuildError(problems)
    return tuple(problems)


def edit_links(prepared: Prepared) -> EditLinks:
    """Where each fact is edited and reported."""
    settings, site = prepared.settings, prepared.site
    places = prepared.loaded.places.facts() if settings.edit or settings.report else {}
    return EditLinks(settings.edit, places, settings.report, lambda name: settings.site_url + site.fact(name).url)


def pieces(prepared: Prepared, env: Environment, edits: EditLinks) -> Pieces:
    """What each fact is shown with, for the pages of an environment and for exports."""
    site = prepared.site
    return Pieces(row=lambda name: edits.put_in(rows.render(env, site.fact(name))), **exports.makers(site, edits))


def keys(prepared: Prepared, ground: bytes) -> Keys:
    """The keys of pages and exports; `ground` is a digest of what all of them depend on besides the facts."""
    settings, found = prepared.settings, prepared.loaded.places
    told = repr((settings.edit, settings.report, settings.site_url)).encode()
    places = found.facts() if settings.edit or settings.report else {}
    return Keys(prepared.site, found.digests(), places, digest(ground, told))


def moved(before: Prepared, after: Prepared) -> list[str]:
    """The facts that stand at another place than before, where pages link there."""
    if not (before.settings.edit or before.settings.report):
        return []
    old, new = before.loaded.places.facts(), after.loaded.places.facts()
    return [name for name, place in new.items() if old.get(name) != place]


def keys_again(keys: Keys, after: Prepared, changed: Set[str]) -> Keys:
    """The keys of facts of which these have changed, and perhaps others that were not shown yet."""
    settings, found = after.settings, after.loaded.places
    places = found.facts() if settings.edit or settings.report else {}
    return keys.renewed(after.site, found.digests(), places, changed)


def exports_of_all(prepared: Prepared) -> list[str]:
    """The exports that are not of one entity, by their paths."""
    return [made.path for made in exports.of_site(prepared.site, Pieces())]


def listing(prepared: Prepared, templates: frozenset[str]) -> Iterator[plans.Page]:
    """Every page that is made from facts."""
    return plans.listing(prepared.site, templates)
