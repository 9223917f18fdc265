"""facts.yaml -> checked facts, their view, the specs of all pages and the exports: the stages, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment

from factsheet.build import invalidation
from factsheet.build.invalidation import Affected, SheetDiff
from factsheet.checks import runner
from factsheet.checks.cache import Checked
from factsheet.checks.context import Context
from factsheet.core import digest, entries, workers
from factsheet.core.licences import DEEDS, Licence
from factsheet.core.model import Sheet
from factsheet.core.problems import BuildError, Problem, label_of
from factsheet.evidence import lock as evidence_lock
from factsheet.evidence.lock import Lock
from factsheet.history.folding import history
from factsheet.history.history import History
from factsheet.load import sheet
from factsheet.load.sheet import Loaded, Loading, earlier, load
from factsheet.render import fact_rows, index_links
from factsheet.render.edit_links import EditLinks
from factsheet.render.exports import files
from factsheet.render.fragments import Fragments
from factsheet.render.pages import host_of
from factsheet.render.policy import Policy
from factsheet.view import routes
from factsheet.view.card import Cards
from factsheet.view.index import SiteView, Tables
from factsheet.view.page_spec import PageSpec
from factsheet.view.pages.home import HomeChoice, choose
from factsheet.view.publication import UNNAMED, Publication
from factsheet.view.update import renewed


@dataclass(frozen=True, slots=True)
class Settings:
    """The inputs of a build besides the facts."""

    root: Path  # the project: problems name files relative to it
    facts: Path  # facts.yaml, or a folder of such files
    today: date
    edit: str = ""  # the address that edits {file} at {line}; empty without a repository
    report: str = ""  # the address that reports a problem with the fact {id} at {url}; empty without a repository
    publication: Publication = UNNAMED
    cards: Cards = "entities"  # the pages that have a card
    tables: Tables = "site"  # the tables under /data
    licence: Licence = "CC-BY-4.0"  # under which facts may be reused
    policy: Policy = field(default_factory=Policy)  # what pages may load and run
    drawn_with: str = ""  # what cards are drawn with as PNG, as a key; empty where none can be drawn


def nothing_chosen() -> None:
    """Say that nothing was chosen for the home page: it chooses by itself."""


@dataclass(frozen=True)
class Prepared:
    """Facts that passed the checks, ready to be shown. `warnings` are problems that stop nothing.

    `pages` are the specs of all pages made from facts; empty if they are not listed yet.
    """

    loaded: Loaded
    site: SiteView
    settings: Settings
    warnings: tuple[Problem, ...]
    pages: tuple[PageSpec, ...] = ()
    home: Callable[[], HomeChoice | None] = nothing_chosen  # what the home page shows, once that is chosen


def begin(settings: Settings) -> Loading:
    """Let other processes begin to read the facts."""
    digest.fingerprint()  # each of them asks for it
    return sheet.begin(settings.facts, settings.root, settings.root / ".cache" / "facts")


def prepare(loading: Loading, settings: Settings, templates: frozenset[str]) -> Prepared:
    """Take the facts that were read, check them and make their view. Raises BuildError with every problem.

    `templates` are the names of the templates that exist.
    """
    cache = settings.root / ".cache"
    loaded = loading.finished()
    past = history(settings.facts, cache)  # of files that are read by now
    file = evidence_lock.path_beside(settings.facts)
    entries.refuse_outside(file, settings.root)
    lock = evidence_lock.read(file, label_of(file, settings.root))
    site = _view(loaded.sheet, settings, lock, past)
    checked = Checked(cache / "checked", loaded.sheet, settings.today, site.lock_digest)
    digests, context = loaded.locations.entity_digests(), Context(loaded.sheet, settings.today, lock=lock)
    checking = runner.begin(loaded, context, only=checked.others(digests))
    pages, home = _listed(site, templates, settings.cards)  # while other processes check
    problems = sorted(checking)
    if not problems:
        checked.save(digests.values())
    return Prepared(loaded, site, settings, _passed(problems), pages, home)


def _view(sheet_: Sheet, settings: Settings, lock: Lock | None, past: History) -> SiteView:
    deed = DEEDS[settings.licence]
    return SiteView(sheet_, settings.today, lock, settings.tables, deed, settings.publication, past)


def _listed(
    site: SiteView, templates: frozenset[str], cards: Cards
) -> tuple[tuple[PageSpec, ...], Callable[[], HomeChoice | None]]:
    """Make the indexes that all pages need, and list the pages; none of facts that the checks will refuse anyway.

    Let another process choose, from then on, what the home page shows, where there is much to choose from.
    """
    try:
        site.indexed()
        pages = tuple(routes.listing(site, templates, cards))
        jobs = workers.processes() if len(site.records) > _MANY else 1
        choosing = workers.spread(lambda _: choose(site), [None], jobs=jobs, least=1, beside=True)
        return pages, cache(partial(_only, choosing))
    except (LookupError, ValueError):
        return (), nothing_chosen


def _only(results: Iterable[HomeChoice]) -> HomeChoice:
    """Wait for the only result. Whoever made it ends."""
    (one,) = results
    return one


_MANY = 5_000
"""Facts past which a choice among all of them is worth a process."""


def prepare_again(before: Prepared) -> tuple[Prepared, SheetDiff] | None:
    """Load the facts again and check the changed entities. Return the new state and the change.

    Return None if more than facts has changed. The rules on the whole sheet are left to `check_whole`. Raises
    BuildError with every problem.
    """
    settings = before.settings
    loaded = load(settings.facts, settings.root, settings.root / ".cache" / "facts", before.loaded)
    change = invalidation.diff(before.loaded.sheet, loaded.sheet)
    if not change or not change.is_of_facts:
        return None
    context = Context(loaded.sheet, settings.today, lock=before.site.lock)
    warnings = _passed(runner.check(loaded, context, only=list(change.entities), whole=False))
    site = renewed(before.site, loaded.sheet, change.entities)
    return Prepared(loaded, site, settings, warnings), change


def check_whole(prepared: Prepared) -> None:
    """Check the rules on the whole sheet. Raises BuildError with every problem."""
    context = Context(prepared.loaded.sheet, prepared.settings.today, lock=prepared.site.lock)
    _passed(runner.check(prepared.loaded, context, only=()))


def _passed(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return the problems if all are warnings. Raises BuildError with all of them if one is not."""
    if any(not problem.is_warning for problem in problems):
        raise BuildError(problems)
    return tuple(problems)


def edit_links(prepared: Prepared) -> EditLinks:
    """Return the addresses at which each fact is edited."""
    settings = prepared.settings
    return EditLinks(settings.edit, prepared.loaded.locations.facts() if settings.edit else {})


def fragments(prepared: Prepared, env: Environment, edits: EditLinks) -> Fragments:
    """Return the fragments of all facts, for exports and for pages that this Jinja environment renders."""
    site = prepared.site
    html = {sort: partial(_html, env, sort, site) for sort in fact_rows.SORTS}
    return Fragments(**html, **files.makers(site, edits, prepared.settings.cards))


def _html(env: Environment, sort: fact_rows.Sort, site: SiteView, name: str) -> bytes:
    return index_links.named(fact_rows.render(env, sort, site.fact(name)).encode(), host_of(env).index)


def affected_by(before: Prepared, after: Prepared, change: SheetDiff, past: Iterable[str] = ()) -> Affected | None:
    """Return what a change affects, and facts whose `past` is another. Return None if that is what all pages show."""
    if not invalidation.share_menu(before.site, after.site):
        return None
    return invalidation.affected(before.site, after.site, change, [*_shifted(before, after), *past])


def since(files: Mapping[str, str], commit: str, after: Prepared) -> tuple[Prepared, Affected] | None:
    """Return the facts as they were when their files had these digests (by label), and what all changes since affect.

    `commit` is the last one that the history had then. Return None if those facts are no longer in the cache, or if all
    pages may have changed.
    """
    settings, past = after.settings, after.site.history.since(commit)
    loaded = earlier(files, after.loaded, settings.root / ".cache" / "facts")
    change = invalidation.diff(loaded.sheet, after.loaded.sheet) if loaded else None
    if not loaded or not change or past is None:
        return None
    of_facts = change.is_of_facts
    site = (
        renewed(after.site, loaded.sheet, change.entities)
        if of_facts
        else _view(loaded.sheet, settings, after.site.lock, after.site.history)
    )
    before = Prepared(loaded, site, settings, ())
    affected = affected_by(before, after, change, past)
    return (before, affected) if affected else None


def recall(fragments: Fragments, before: Prepared, affected: Affected, file_of: Callable[[str], Path | None]) -> None:
    """Reuse the fragments of facts that are not `affected`: find them in the exports of the site made `before`."""
    ids = before.site.fact_ids
    same = {name: at for at, name in enumerate(ids) if name not in affected.facts}
    fragments.recall(same, files.facts_in(file_of, len(ids)))


def _shifted(before: Prepared, after: Prepared) -> list[str]:
    """Return the facts whose place in the files has changed. Return none if the API does not tell these places."""
    if not before.settings.edit:
        return []
    old, new = before.loaded.locations.facts(), after.loaded.locations.facts()
    return [name for name, place in new.items() if old.get(name) != place]


def exports_of_all(prepared: Prepared) -> list[str]:
    """Return the paths of the exports that belong to no single entity."""
    return [export.path for export in files.of_site(prepared.site, Fragments())]


def listing(prepared: Prepared, templates: frozenset[str]) -> Iterable[PageSpec]:
    """Return the spec of every page that is made from facts."""
    return prepared.pages or routes.listing(prepared.site, templates, prepared.settings.cards)
