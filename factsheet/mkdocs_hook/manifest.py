"""The build of a shard -> the manifest that the merge needs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from mkdocs.utils.yaml import yaml_load

from factsheet.build import shards
from factsheet.build.shards import Manifest, Shard
from factsheet.core import digest
from factsheet.core.problems import BuildError, label_of
from factsheet.load import sheet
from factsheet.mkdocs_hook.config_errors import file_of
from factsheet.mkdocs_hook.inputs import hooks
from factsheet.mkdocs_hook.site import Build


def leave_manifest(build: Build, shard: Shard) -> None:
    """Write the manifest of a finished shard: the files in its folder, and digests of its inputs.

    Raises BuildError with what browsers would refuse on its pages by hand: the merge does not know the settings.
    """
    assert build.staging
    if problems := list(build.inspection(build.staging).refused()):
        raise BuildError(problems)
    root = build.settings.root
    Manifest(
        shard=shard,
        made_from=_made_from(build),
        counts=build.counts,
        facts=label_of(build.settings.facts, root),
        templates=tuple(label_of(folder, root) for folder in build.theme.folders),
        is_framed=build.theme.is_framed,
        written={page: label_of(file, root) for page, file in build.written.items()},
        files=shards.files_in(build.staging),
        link_graph=build.link_graph,
    ).write(build.staging)


def _made_from(build: Build) -> Mapping[str, str]:
    """Return digests of all that the text of a page may depend on, and the date, each by what a reader calls it."""
    settings, config = build.settings, build.config
    root = settings.root
    files = [*build.theme.files(), *Path(config.docs_dir).rglob("*")]
    return {
        "code": digest.digest_of(hooks(config), root, text=digest.fingerprint()),
        "facts": digest.digest_of(sheet.files_of(settings.facts, root), root, text=build.prepared.site.lock_digest),
        "pages or templates": digest.digest_of(files, root),
        "settings": digest.digest_of([], root, text=_settings(file_of(config))),
        "history": " ".join((*build.prepared.site.history.scope, build.prepared.site.history.last)),
        "date": settings.today.isoformat(),
    }


def _settings(file: Path) -> str:
    """Return the settings in mkdocs.yml as JSON, with the values of environment variables filled in."""
    with file.open("rb") as opened:
        return json.dumps(yaml_load(opened), default=lambda thing: type(thing).__name__)
