"""mkdocs.yml -> the settings of the stages, and a digest of everything that all pages share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast, get_args

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
from factsheet.mkdocs_hook.config_errors import file_of, place_of
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

    Raises BuildError if one that is a choice is none of its words, or if what writes Parquet is not installed.
    """
    root = _root(config)
    repository = (config.repo_url or "").rstrip("/")
    edit, report = (config.extra.get(name) or "" for name in ("edit_fact", "report_fact"))
    return pipeline.Settings(
        root=root,
        policy=content_security.policy(config, is_framed=theme_of(config).is_framed),
        facts=_named_facts(config) or default_facts(root),
        today=clock.today(),
        edit=f"{repository}/{edit}" if repository and edit else "",
        report=f"{repository}/{report}" if repository and report else "",
        publication=_publication(config, repository),
        cards=(cards := cast("Cards", _choice(config, "cards", Cards, "none" if theme_of(config).is_framed else ""))),
        tables=cast("Tables", _choice(config, "tables", Tables)),
        licence=cast("Licence", _choice(config, "licence", Licence)),
        drawn_with="" if cards == "none" else paint.drawn_with(),
    )


_KNOWN = (
    *("alternates", "cards", "content_security", "edit_fact", "facts", "feeds", "licence", "markdown"),
    *("report_fact", "scripts", "security_contact", "show_commit", "tables", *get_args(Format)),
)
"""The settings under `extra` that are ours. Others may have theirs there, such as a theme."""

_OF_OTHERS = frozenset({"alternate"})
"""Settings of well-known themes that are written almost like one of ours."""


def misspelt(config: MkDocsConfig) -> Iterator[Problem]:
    """Yield a warning for each setting under `extra` that is almost, but not quite, one of ours: nobody heeds it."""
    for key in sorted(config.extra.keys() - {*_KNOWN, *_OF_OTHERS}):
        if near := get_close_matches(str(key), _KNOWN, n=1, cutoff=0.85):
            place = place_of(str(key), file_of(config), below=True)
            message = f"there is no setting `{key}` under `extra`"
            yield Problem(place, "mkdocs", message, f"did you mean `{near[0]}`?", is_warning=True)


def _publication(config: MkDocsConfig, repository: str) -> Publication:
    commit = config.extra.get("show_commit", "commit/{id}")
    return Publication(
        name=config.site_name,
        about=config.site_description or "",
        url=f"{config.site_url.rstrip('/')}/" if config.site_url else "",
        formats=_formats(config),
        feeds=cast("Feeds", _choice(config, "feeds", Feeds)),
        commit=f"{repository}/{commit}" if repository and commit else "",
        markdown=_flag(config, "markdown"),
        contacts=_contacts(config),
        alternates=_alternates(config),
    )


def _root(config: MkDocsConfig) -> Path:
    return file_of(config).resolve().parent


def _named_facts(config: MkDocsConfig) -> Path | None:
    """Return the path of the facts that the settings name. Raises BuildError if that is no text."""
    facts = config.extra.get("facts")
    if facts is not None and not isinstance(facts, str):
        message = f"`facts` is `{facts}`; expected the path of a file or folder"
        raise _refused(config, "facts", message, "leave it out for facts.yaml or facts/")
    return _root(config) / facts if facts else None


def watched_with(config: MkDocsConfig) -> list[str]:
    """Return what a preview watches besides pages by hand and settings: facts, their lock, templates.

    Some of it may not be there yet: facts.yaml may become a folder facts/. Names are kept as they are, as they may be
    links that come to lead elsewhere.
    """
    root = _root(config)
    try:
        named = _named_facts(config)
    except BuildError:  # said when the settings are read
        named = None
    facts = [named] if named else [root / "facts.yaml", root / "facts"]
    folders = [folder for folder in map(Path, config.theme.dirs) if folder.resolve() != _OF_MKDOCS]
    return [str(path) for path in (*facts, lock.path_beside(facts[0]), *folders, *theme_of(config).folders)]


def _choice(config: MkDocsConfig, key: str, of: Any, unset: str = "") -> str:
    """Return a setting that is one of a few words, by default the first. Raises BuildError if it is none of them."""
    default, *others = choices = get_args(of)
    chosen = config.extra.get(key, unset or default)
    if chosen in choices:
        return str(chosen)
    expected = f"{', '.join([default, *others[:-1]])} or {others[-1]}"
    raise _refused(config, key, f"`{key}` is `{chosen}`; expected {expected}", f"leave it out for `{default}`")


def _formats(config: MkDocsConfig) -> tuple[Format, ...]:
    """Return the forms of all facts besides CSV that are wanted, always in one order: the fingerprint holds them."""
    chosen = tuple(name for name in get_args(Format) if _flag(config, name))
    if "parquet" in chosen and not parquet.can_be_written():
        raise _refused(config, "parquet", "`parquet` is `true`, and pyarrow is not installed", parquet.MISSING)
    return chosen


def _flag(config: MkDocsConfig, key: str) -> bool:
    """Return a setting that is true or false, by default false. Raises BuildError if it is neither."""
    value = config.extra.get(key, False)
    if not isinstance(value, bool):
        raise _refused(config, key, f"`{key}` is `{value}`; expected true or false", "leave it out for `false`")
    return value


def _contacts(config: MkDocsConfig) -> tuple[str, ...]:
    """Return the addresses to which holes in the site's security are told. Raises BuildError if one is no address."""
    value, key = config.extra.get("security_contact") or [], "security_contact"
    for contact in (contacts := value if isinstance(value, list) else [value]):
        if not _IS_CONTACT(str(contact)):
            message = f"`{key}` has `{contact}`; expected an address with `mailto:`, `https:` or `tel:` before it"
            raise _refused(config, key, message, "write `mailto:security@example.org`")
    return tuple(map(str, contacts))


def _alternates(config: MkDocsConfig) -> tuple[tuple[str, str], ...]:
    """Return the addresses of the site in other languages, by language. Raises BuildError if one is none."""
    value, key = config.extra.get("alternates") or {}, "alternates"
    hint = "write `{de: https://example.org/de/}`, with `{url}` at the end if its pages have the addresses of these"
    if not isinstance(value, dict):
        raise _refused(config, key, f"`{key}` is `{value}`; expected languages, each with an address", hint)
    for language, address in value.items():
        if not _IS_LANGUAGE(str(language)):
            raise _refused(
                config, key, f"`{key}` has `{language}`; expected a language such as `de` or `zh-Hant`", hint
            )
        if not urls.is_address(str(address)):
            raise _refused(config, key, f"`{key}` has `{address}`; expected an address with `https:` before it", hint)
    return tuple((str(language), str(address)) for language, address in value.items())


_IS_CONTACT = re.compile(r"(?:mailto:[^\s<>\"@]+@[^\s<>\"@]+|https://[^\s<>\"]+|tel:\+?[0-9.()-]+)").fullmatch
_IS_LANGUAGE = re.compile(r"x-default|[a-zA-Z]{2,3}(?:-[a-zA-Z]{4})?(?:-[a-zA-Z]{2})?").fullmatch
"""The words of `hreflang`: a language, a script, a region; `x-default` for readers of none of these."""


def _refused(config: MkDocsConfig, key: str, message: str, hint: str) -> BuildError:
    return BuildError([Problem(place_of(key, file_of(config), below=True), "mkdocs", message, hint)])


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
    files = [*theme.files(), file_of(config), *hooks(config)]
    menu = [(entry.title, getattr(entry, "url", "")) for entry in nav]
    values = {name: value for name, value in config.items() if isinstance(value, str | bool | list | None)}
    values["site_dir"] = ""
    inputs = (digest.fingerprint(), known, sorted(values.items()), menu, config.extra, more)
    return digest.digest_of(files, known.root, text=repr(inputs))
