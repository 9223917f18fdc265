"""Pages and exports of a sheet, made in memory of what was made last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import jinja2

from factsheet.audit import links
from factsheet.build import pipeline, publish
from factsheet.build.artifacts import PreviousSite
from factsheet.build.builder import Builder
from factsheet.build.invalidation import Affected
from factsheet.build.making import Making
from factsheet.build.pipeline import Prepared, Settings
from factsheet.core.output import Output
from factsheet.history.history import EMPTY, History
from factsheet.load.sheet import Loaded, load
from factsheet.render import pages
from factsheet.render.cards.files import CardMaker
from factsheet.render.fragments import Fragments
from factsheet.view import routes
from factsheet.view.index import SiteView, view
from factsheet.view.page_spec import PageSpec
from factsheet.view.publication import UNNAMED, Publication
from tests.support.project import ROOT, TODAY


def loaded_from(text: str, root: Path) -> Loaded:
    file = root / "facts.yaml"
    file.write_text(text, encoding="utf-8")
    return load(file, root, root / ".cache" / "facts")


def made(
    text: str,
    root: Path,
    site: str,
    *,
    lines: bool,
    warm: bool = True,
    past: History = EMPTY,
    publication: Publication = UNNAMED,
) -> dict[str, bytes]:
    """All pages and exports of a sheet; if `warm` they may be taken from the folder `site` as it was made last.

    With `lines`, the API says where each fact is edited, which moves often. `past` is the history of the facts.
    """
    loaded = loaded_from(text, root)
    edit = "edit/{file}#L{line}" if lines else ""
    shown = replace(view(loaded.sheet, TODAY), history=past, publication=publication)
    after = Prepared(loaded, shown, Settings(root, root / "facts.yaml", TODAY, edit), ())
    kept, reach = PreviousSite.of(root / site, root / ".cache", "") if warm else PreviousSite(root), Affected()
    builder = builder_for(after, root / f"{site}.new", kept, reach)
    if kept.artifacts and (found := pipeline.since(kept.facts, kept.commit, after)):
        builder = replace(builder, affected=found[1])
        pipeline.recall(builder.fragments, *found, kept.file)
    elif kept.artifacts:
        builder = replace(builder, previous=PreviousSite(root))
    (root / f"{site}.new").mkdir()
    making = Making(builder, routes.listing(builder.site, frozenset(), "figures"))
    made = [*making.entities(), *making.lists()]
    notes = {path: note for done in made for path, note in done.artifacts.items()}
    publish.publish(root / f"{site}.new", root / site)
    PreviousSite(root / site, loaded.locations.files(), notes, commit=past.last).as_published().keep(
        root / ".cache", ""
    )
    files = [path for path in (root / site).rglob("*") if path.is_file()]
    return {path.relative_to(root / site).as_posix(): path.read_bytes() for path in files}


def builder_for(prepared: Prepared, folder: Path, kept: PreviousSite, reach: Affected) -> Builder:
    """A builder whose pages have no shell."""
    edits = pipeline.edit_links(prepared)
    loader = jinja2.FileSystemLoader(ROOT / "templates")
    env = pages.prepare(jinja2.Environment(loader=loader), prepared.site)  # noqa: S701 - prepare
    fragments = pipeline.fragments(prepared, env, edits)
    renderer = Unshelled(prepared.site, fragments, env, CardMaker(env, "Lights", "", folder))
    return Builder(renderer, folder, links.LinkGraph(), kept, reach, reads_links_fast=True)


@dataclass(frozen=True)
class Unshelled:
    """A renderer of pages without their shells."""

    site: SiteView
    fragments: Fragments
    env: jinja2.Environment
    maker: CardMaker

    def render_pages(self, wanted: Sequence[PageSpec]) -> list[bytes]:
        """The contents of pages."""
        return [pages.render(self.env, page, page.show()).encode() for page in wanted]

    def cards(self, page: PageSpec) -> Iterator[Output]:
        """The files of a page's card."""
        return self.maker.outputs(page)
