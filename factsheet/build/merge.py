"""The shards of one site -> the site, checked as a whole and published; or nothing at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from factsheet.audit.inspection import Inspection
from factsheet.audit.links import LinkGraph
from factsheet.build import publish, search, shards, sizes
from factsheet.build.shards import MANIFEST, Manifest, Shard
from factsheet.build.turn import turn
from factsheet.core.problems import BuildError, Problem, are, label_of, tally
from factsheet.render.theme import Theme

ONE_STATE = "build every shard from one state of the project, with one SOURCE_DATE_EPOCH"


def merge(folders: Sequence[Path], site_dir: Path, settings: tuple[Path, ...], say: Callable[[str], None]) -> str:
    """Publish the site whose shards are in `folders`, which stay as they are. Return a summary.

    `settings` are the files of settings that they were made with; `say` is told of a wait for another build. Raises
    BuildError with all that is wrong.
    """
    root = settings[0].parent
    manifests = _read(folders, root)
    if problems := [*_strangers(manifests, root), *_missing(manifests, root), *_incomplete(manifests, root)]:
        raise BuildError(problems)
    links = _joined(manifests)
    with turn(site_dir, say) as is_alone:
        publish.prepare(site_dir, is_alone=is_alone)
        staging = publish.staging(site_dir)
        try:
            _put_together(manifests, staging)
            sizes.put_in(staging)
            _inspection(manifests, links, staging, settings).check()
            if search.is_wanted():
                search.index(staging, root / ".cache" / "search")
            publish.publish(staging, site_dir)
        except BaseException:
            publish.discard(staging)
            raise
    return tally({**_first(manifests).counts, "pages": len(links.anchors)})


def _read(folders: Sequence[Path], root: Path) -> dict[Path, Manifest]:
    manifests: dict[Path, Manifest] = {}
    problems: list[Problem] = []
    for folder in map(Path.resolve, folders):
        try:
            manifests[folder] = Manifest.read(folder, root)
        except BuildError as error:
            problems += error.problems
    if problems:
        raise BuildError(problems)
    return manifests


def _first(manifests: Mapping[Path, Manifest]) -> Manifest:
    return next(iter(manifests.values()))


def _strangers(manifests: Mapping[Path, Manifest], root: Path) -> Iterator[Problem]:
    """Yield a problem for each shard that is of another site than the first, or is there twice."""
    model, beside = _first(manifests), label_of(next(iter(manifests)), root)
    folders: dict[Shard, str] = {}
    for folder, manifest in manifests.items():
        file, shard = label_of(folder / MANIFEST, root), manifest.shard
        others = [name for name, digest in model.made_from.items() if manifest.made_from.get(name) != digest]
        if shard.count != model.shard.count:
            message = f"this is a shard of {shard.count}, in {beside} there is one of {model.shard.count}"
            yield shards.problem(file, message, "merge shards of one build")
        elif others:
            message = f"shard {shard} was made with other {', '.join(others)} than that in {beside}"
            yield shards.problem(file, message, ONE_STATE)
        elif shard in folders:
            yield shards.problem(file, f"shard {shard} is in {folders[shard]} too", "name each shard once")
        folders.setdefault(shard, label_of(folder, root))


def _missing(manifests: Mapping[Path, Manifest], root: Path) -> Iterator[Problem]:
    """Yield a problem for each shard that nobody named, placed at the first one."""
    count, there = _first(manifests).shard.count, {manifest.shard for manifest in manifests.values()}
    for shard in (Shard(number, count) for number in range(1, count + 1)):
        if shard not in there:
            hint = f"make it with `build.py build --shard {shard}` and name its folder"
            yield shards.problem(label_of(next(iter(manifests)) / MANIFEST, root), f"shard {shard} is missing", hint)


def _incomplete(manifests: Mapping[Path, Manifest], root: Path) -> Iterator[Problem]:
    """Yield a problem for each shard that lost files on the way."""
    for folder, manifest in manifests.items():
        if lost := sorted({*manifest.files} - {*shards.files_in(folder)}):
            are_not = "is not there," if len(lost) == 1 else "are not there, first"
            message = f"{are(lost, 'file')} of shard {manifest.shard} {are_not} `{lost[0]}`"
            yield shards.problem(label_of(folder / MANIFEST, root), message, "copy the shard's folder whole")


def _put_together(manifests: Mapping[Path, Manifest], staging: Path) -> None:
    """Put the files of all shards in one folder; if several shards have a file, that of the first."""
    for folder, manifest in manifests.items():
        for name in manifest.files:
            if not (staging / name).exists():
                _put(folder / name, staging / name)


def _put(file: Path, into: Path) -> None:
    """Link a file under another name, which takes neither time nor room; copy it if that cannot be."""
    into.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, into)
    except OSError:
        shutil.copyfile(file, into)


def _joined(manifests: Mapping[Path, Manifest]) -> LinkGraph:
    links = LinkGraph(_first(manifests).link_graph.base)
    for manifest in manifests.values():
        links.join(manifest.link_graph)
    return links


def _inspection(
    manifests: Mapping[Path, Manifest], links: LinkGraph, folder: Path, settings: tuple[Path, ...]
) -> Inspection:
    model, root = _first(manifests), settings[0].parent
    return Inspection(
        folder=folder,
        link_graph=links,
        files=frozenset(name for manifest in manifests.values() for name in manifest.files),
        written={page: root / file for page, file in model.written.items()},
        theme=Theme(tuple(root / folder for folder in model.templates), model.is_framed),
        facts=root / model.facts,
        settings=settings,
    )
