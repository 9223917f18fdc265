"""Problems of templates, at their lines."""

from __future__ import annotations

import traceback
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path

import jinja2

from factsheet.core.problems import Place, Problem, label_of
from factsheet.render.theme import Theme


def syntax(env: jinja2.Environment, theme: Theme, root: Path) -> Iterator[Problem]:
    """Yield a problem for each template that does not compile or is not UTF-8."""
    for name in sorted(theme.names()):
        file = theme.file(name)
        try:
            env.get_template(name)
        except jinja2.TemplateSyntaxError as error:
            yield Problem(Place(label_of(file, root), error.lineno), "template", error.message or "does not compile")
        except UnicodeDecodeError:
            yield Problem(Place(label_of(file, root)), "encoding", "this template is not UTF-8", "save it as UTF-8")


def of_no_kind(theme: Theme, kinds: Collection[str], root: Path) -> Iterator[Problem]:
    """Yield a warning for each template that is called like that of a kind, if there is no such kind."""
    for name in sorted(theme.names()):
        kind = name.removeprefix(_OF_KINDS).removesuffix(".html")
        if name.startswith(_OF_KINDS) and kind not in kinds and not kind.startswith("_"):
            near = get_close_matches(kind.lower(), kinds, n=1, cutoff=0.6)
            message = f"there is no kind `{kind}`: no page uses this template"
            hint = f"call it {_OF_KINDS}{near[0]}.html" if near else "call it by the id of a kind"
            yield Problem(Place(label_of(theme.file(name), root)), "template", message, hint, is_warning=True)


_OF_KINDS = "kinds/"


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
