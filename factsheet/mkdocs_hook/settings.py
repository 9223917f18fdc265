"""mkdocs.yml -> the settings of the stages, and a digest of everything that all pages share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import cast, get_args
from urllib.parse import urljoin

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from factsheet.build import pipeline
from factsheet.core import clock, digest, urls
from factsheet.core.licences import Licence
from factsheet.core.problems import BuildError, Problem
from factsheet.evidence import lock
from factsheet.load.sheet import default_facts
from factsheet.mkdocs_hook import content_security
from factsheet.mkdocs_hook.config_errors import file_of, files_of, place_of
from factsheet.mkdocs_hook.extra import Extra
from factsheet.mkdocs_hook.inputs import hooks
from factsheet.render import pages
from factsheet.render.cards import paint
from factsheet.render.exports import parquet
from factsheet.render.theme import Theme
from factsheet.view.card import Cards
from factsheet.view.index import Tables
from factsheet.view.publication import Feeds, Format, Publication


def settings(config: MkDocsConfig) -> pipeline.Settings:
    """Read the settings that stand under `extra` in mkdocs.yml, and the addresses of site and repository.

    Raises BuildError with a problem for each that cannot be, or if what writes Parquet is not installed.
    """
    _refuse_no_address(config)
    root, extra, is_framed = _root(config), Extra(config), theme_of(config).is_framed
    repository = (config.repo_url or "").rstrip("/")
    edit, report = (extra.text(name, _ADDRESS) for name in ("edit_fact", "report_fact"))
    known = pipeline.Settings(
        root=root,
        policy=content_security.policy(config, extra, is_framed=is_framed),
        facts=_named_facts(config, extra) or default_facts(root),
        today=clock.today(),
        edit=f"{repository}/{edit}" if repository and edit else "",
        report=f"{repository}/{report}" if repository and report else "",
        publication=_publication(config, extra, repository),
        cards=(cards := cast("Cards", extra.choice("cards", Cards, "none" if is_framed else ""))),
        tables=cast("Tables", extra.choice("tables", Tables)),
        licence=cast("Licence", extra.choice("licence", Licence)),
        drawn_with="" if cards == "none" else paint.drawn_with(),
    )
    extra.refuse_problems()
    return known


_ADDRESS = "an address that is added to `repo_url`"


def _publication(config: MkDocsConfig, extra: Extra, repository: str) -> Publication:
    commit = extra.text("show_commit", _ADDRESS, unset="commit/{id}")
    return Publication(
        name=config.site_name,
        about=config.site_description or "",
        url=f"{config.site_url.rstrip('/')}/" if config.site_url else "",
        formats=_formats(extra),
        feeds=cast("Feeds", extra.choice("feeds", Feeds)),
        commit=f"{repository}/{commit}" if repository and commit else "",
        markdown=extra.flag("markdown"),
        contacts=extra.contacts("security_contact"),
        alternates=extra.alternates("alternates"),
    )


def _refuse_no_address(config: MkDocsConfig) -> None:
    """Refuse what MkDocs would put behind `repo_url` and cannot; the addresses themselves it has read."""
    for key in ("edit_uri", "edit_uri_template"):
        try:
            urljoin(config.repo_url or "", config.get(key) or "")
        except ValueError as error:
            message, hint = f"`{key}` is no address: {error}", "write a path such as edit/main/docs/"
            raise BuildError([Problem(place_of(key, file_of(config)), "mkdocs", message, hint)]) from error


def _root(config: MkDocsConfig) -> Path:
    return file_of(config).resolve().parent


def _named_facts(config: MkDocsConfig, extra: Extra) -> Path | None:
    """Return the path of the facts that the settings name."""
    facts = extra.text("facts", "the path of a file or folder")
    return _root(config) / facts if facts else None


def watched_with(config: MkDocsConfig) -> list[str]:
    """Return what a preview watches besides pages by hand and settings: facts, their lock, templates.

    Some of it may not be there yet: facts.yaml may become a folder facts/. Names are kept as they are, as they may be
    links that come to lead elsewhere.
    """
    root = _root(config)
    named = _named_facts(config, Extra(config))  # a problem of it is said when the settings are read
    facts = [named] if named else [root / "facts.yaml", root / "facts"]
    folders = [folder for folder in map(Path, config.theme.dirs) if folder.resolve() != _OF_MKDOCS]
    return [str(path) for path in (*facts, lock.path_beside(facts[0]), *folders, *theme_of(config).folders)]


def _formats(extra: Extra) -> tuple[Format, ...]:
    """Return the forms of all facts besides CSV that are wanted, always in one order: the fingerprint holds them."""
    chosen = tuple(name for name in get_args(Format) if extra.flag(name))
    if "parquet" in chosen and not parquet.can_be_written():
        extra.refuse("parquet", "`parquet` is `true`, and pyarrow is not installed", parquet.MISSING)
    return chosen


NO_FULL_TEXT = (
    "Python’s SQLite here has no FTS5 with trigrams (it came with SQLite 3.34): `data/facts.sqlite` is made without "
    "its full-text index. Take a newer one, or leave `sqlite` under `extra` in mkdocs.yml out."
)

NO_PICTURES = (
    "There are no fonts on this machine, or no libvips: cards are made as SVG alone, and pages name no picture. "
    "Install fonts (on Debian fonts-noto-core and fonts-noto-cjk), or set `cards: none` under `extra` in mkdocs.yml."
)


def theme_of(config: MkDocsConfig) -> Theme:
    """Return the folders of the theme. MkDocs has one of its own behind them, which has no template of ours.

    Around a theme that is not made for facts they are the folder `factsheet` in its `custom_dir`, then our own.
    """
    folders = tuple(folder for folder in map(Path, config.theme.dirs) if folder.resolve() != _OF_MKDOCS)
    if any((folder / name).is_file() for folder in folders for name in _NEEDED):
        return Theme(tuple(folder.resolve() for folder in folders))
    own = Path(config.theme.custom_dir or "") / "factsheet"
    has_own = bool(config.theme.custom_dir) and own.is_dir()
    return Theme((own.resolve(), templates()) if has_own else (templates(),), is_framed=True)


_NEEDED = ("entity.html", "fact.html", "kind.html")
"""Templates of which a theme made for facts has at least one."""

_OF_MKDOCS = Path(mkdocs.__file__).resolve().parent / "templates"


def templates() -> Path:
    """Return the folder of our own templates, which a wheel has in the package and the repository at its top."""
    here = Path(__file__).resolve()
    packed = here.parent / "theme"
    return packed if (packed / "main.html").is_file() else here.parents[2] / "templates"


def host(config: MkDocsConfig, known: pipeline.Settings, files: Files) -> pages.Host:
    """Return what templates know of the site around the facts: its name, and the pages by hand that they link to."""
    written = {name: files.get_file_from_path(f"{name}.md") for name in ("glossary", "contribute")}
    glossary, contribute = (file.url if file else "" for file in written.values())
    terms = _headings(written["glossary"].content_string) if written["glossary"] else ()
    picture, docs = paint.SIZE if known.drawn_with else None, Path(config.docs_dir).name
    return pages.Host(
        policy=known.policy,
        name=config.site_name,
        url=known.publication.url,
        report=known.report,
        glossary=glossary,
        terms=frozenset(terms),
        contribute=contribute,
        picture=picture,
        edits_pages=bool(config.edit_uri_template) or config.edit_uri not in _GUESSES or docs == "docs",
        index="" if config.use_directory_urls else "index.html",
        is_framed=theme_of(config).is_framed,
    )


_GUESSES = ("edit/master/docs/", "src/default/docs/")
"""The folders on GitHub, GitLab and Bitbucket that MkDocs takes for that of the pages, where `edit_uri` is not set."""


def _headings(markdown: str) -> list[str]:
    """Return the anchors of the headings of a page by hand, as MkDocs makes them."""
    return [urls.folder(title) for title in re.findall(r"^##+ +(.+?)#*$", markdown, re.MULTILINE)]


def fingerprint(
    config: MkDocsConfig, known: pipeline.Settings, theme: Theme, nav: Navigation, more: Sequence[str]
) -> str:
    """Return a digest of what all pages share besides the facts: code, hooks, templates, settings, menu.

    `more` are further texts on which they depend: digests of evidence.lock and of the beginning of the history.
    """
    files = [*theme.files(), *files_of(config), *hooks(config)]
    menu = [(entry.title, getattr(entry, "url", "")) for entry in nav]
    values = {name: value for name, value in config.items() if isinstance(value, str | bool | list | None)}
    values["site_dir"] = ""
    inputs = (digest.fingerprint(), known, sorted(values.items()), menu, config.extra, more)
    return digest.digest_of(files, known.root, text=repr(inputs))
