"""Views, exports and pages as tests want them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from jinja2 import Environment

from factsheet.render import fact_rows, pages
from factsheet.render.edit_links import EditLinks
from factsheet.render.exports import files
from factsheet.render.fragments import Fragments
from factsheet.view.fact import FactView
from factsheet.view.index import SiteView
from factsheet.view.page_spec import PageSpec


def altered(fact: FactView, **shown: object) -> FactView:
    """The fact as it would be if something that it shows were another: a field of its record, or of its view."""
    of_record = {name: shown.pop(name) for name in ("nature", "of", "superseded_by") if name in shown}
    record = replace(fact.fact, **of_record)  # type: ignore[arg-type]
    view_ = replace(fact, fact=record, id=str(shown.pop("id", fact.id)))
    vars(view_).update(shown)  # what a view works out once it keeps there
    return view_


def exported(site: SiteView, edits: EditLinks | None = None) -> dict[str, bytes]:
    """Every export of a site, by path."""
    fragments = Fragments(**files.makers(site, edits or EditLinks("", {})))
    own = (made for entity in site.entities for made in files.of_entity(site, entity, fragments))
    return {made.path: made.content for made in (*files.of_site(site, fragments), *own)}


def api_of(site: SiteView) -> dict[str, Any]:
    """The contents of the API’s files of the whole site, by name, as the digit gate reads them."""
    files = {PurePosixPath(path): content for path, content in exported(site).items()}
    return {path.name: json.loads(content) for path, content in files.items() if str(path.parent) == "api/v1"}


def content_of(env: Environment, page: PageSpec) -> str:
    """The content of a page with its rows, as a reader gets it."""
    site: SiteView = env.globals["site"]  # type: ignore[assignment]
    return fact_rows.whole(
        pages.render(env, page, page.show()), lambda sort, name: fact_rows.render(env, sort, site.fact(name)).encode()
    )
