"""Problems of templates, at their lines."""

from __future__ import annotations

import traceback
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

import jinja2
from jinja2 import nodes

from factsheet.core.problems import Place, Problem, label_of
from factsheet.render.theme import Theme


def syntax(env: jinja2.Environment, theme: Theme, root: Path) -> Iterator[Problem]:
    """Yield a problem for each template that does not compile, is not UTF-8 or extends itself."""
    for name in sorted(theme.names()):
        file = theme.file(name)
        try:
            env.get_template(name)
        except jinja2.TemplateSyntaxError as error:
            yield Problem(Place(label_of(file, root), error.lineno), "template", error.message or "does not compile")
        except UnicodeDecodeError:
            yield Problem(Place(label_of(file, root)), "encoding", "this template is not UTF-8", "save it as UTF-8")
    yield from _extending_themselves(env, theme, root)


def in_vain(env: jinja2.Environment, theme: Theme, kinds: Collection[str], root: Path) -> Iterator[Problem]:
    """Yield a warning for each template, and each block of one, that no page shows."""
    yield from _of_no_kind(theme, kinds, root)
    yield from _blocks_in_vain(env, theme, root)


def _of_no_kind(theme: Theme, kinds: Collection[str], root: Path) -> Iterator[Problem]:
    """Yield a warning for each template that is called like that of a kind, if there is no such kind."""
    for name in sorted(theme.names()):
        kind = name.removeprefix(_OF_KINDS).removesuffix(".html")
        if name.startswith(_OF_KINDS) and kind not in kinds and not kind.startswith("_"):
            near = get_close_matches(kind.lower(), kinds, n=1, cutoff=0.6)
            message = f"there is no kind `{kind}`: no page uses this template"
            hint = f"call it {_OF_KINDS}{near[0]}.html" if near else "call it by the id of a kind"
            yield Problem(Place(label_of(theme.file(name), root)), "template", message, hint, is_warning=True)


_OF_KINDS = "kinds/"


def _extending_themselves(env: jinja2.Environment, theme: Theme, root: Path) -> Iterator[Problem]:
    """Yield a problem for each template of a site's own that extends itself, as it takes the generator's place."""
    for line in _own_lineages(env, theme):
        name = line.names[0]
        if line.names.count(name) > 1:
            message = f"`{name}` extends itself, as it takes the place of the generator’s `{name}`"
            copied = label_of(theme.folders[-1] / name, root)
            hint = f"copy {copied} here and change that, or give one kind a template, {_OF_KINDS}<kind>.html"
            yield Problem(Place(label_of(theme.file(name), root), line.extends_at), "template", message, hint)


def _blocks_in_vain(env: jinja2.Environment, theme: Theme, root: Path) -> Iterator[Problem]:
    """Yield a warning for each block that nothing shows, as no template that is extended has one of that name."""
    for line in _own_lineages(env, theme):
        for block, number in line.blocks.items() if len(line.names) > 1 else ():
            if block not in line.inherited:
                near = get_close_matches(block, line.inherited, n=1, cutoff=0.6)
                message = f"`{line.names[1]}` has no block `{block}`: no page shows it"
                hint = f"did you mean `{near[0]}`?" if near else f"it has {', '.join(sorted(line.inherited))}"
                place = Place(label_of(theme.file(line.names[0]), root), number)
                yield Problem(place, "template", message, hint, is_warning=True)


def _own_lineages(env: jinja2.Environment, theme: Theme) -> Iterator[_Lineage]:
    own, *others = theme.folders
    for file in sorted(own.rglob("*.html")) if others else ():
        if line := _Lineage.of(env, theme, file.relative_to(own).as_posix()):
            yield line


class _Lineage(NamedTuple):
    """A template and those that it extends: their names, its own blocks with their lines, and the blocks of the others.

    A block within one of its own blocks is shown with that, so that it counts as inherited.
    """

    names: tuple[str, ...]
    extends_at: int
    blocks: dict[str, int]
    inherited: frozenset[str]

    @classmethod
    def of(cls, env: jinja2.Environment, theme: Theme, name: str) -> _Lineage | None:
        """Return the lineage of a template; None if one of them cannot be read, which another check reports."""
        names, trees = [name], []
        while names.count(names[-1]) == 1:
            try:
                trees.append(env.parse(theme.file(names[-1]).read_text(encoding="utf-8")))
            except (OSError, UnicodeDecodeError, jinja2.TemplateSyntaxError):
                return None
            extends = trees[-1].find(nodes.Extends)
            if not extends or not isinstance(extends.template, nodes.Const):
                break
            names.append(str(extends.template.value))
        own, *others = trees
        blocks = {block.name: block.lineno for block in own.body if isinstance(block, nodes.Block)}
        all_own = {block.name for block in own.find_all(nodes.Block)}
        above = {block.name for tree in others for block in tree.find_all(nodes.Block)}
        extends = own.find(nodes.Extends)
        return cls(tuple(names), extends.lineno if extends else 1, blocks, frozenset(above | (all_own - blocks.keys())))


def runtime(error: BaseException, theme: Theme, root: Path) -> Problem | None:
    """Return a problem at the place in a template at which an error came up; None if it came up in no template."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        file = Path(error.filename or theme.file(str(error.name or "")))
        return Problem(Place(label_of(file, root), error.lineno), "template", error.message or "does not compile")
    if isinstance(error, jinja2.TemplateNotFound):
        return Problem(
            Place(label_of(theme.file(str(error.name or "")), root)),
            "template",
            "this template is missing",
            "bring it back",
        )
    remote = getattr(error, "frames", ())  # where it came up in another process
    frames = [frame for frame in (*remote, *traceback.extract_tb(error.__traceback__)) if _is_in(frame.filename, theme)]
    if not frames:
        return None
    place = Place(label_of(Path(frames[-1].filename), root), frames[-1].lineno or 1)
    return Problem(place, "template", str(error) or type(error).__name__)


def _is_in(filename: str, theme: Theme) -> bool:
    file = Path(filename)
    return file.is_absolute() and any(file.is_relative_to(folder) for folder in theme.folders)
