"""The command `upgrade`: how the files that `init` wrote differ from those that it would write now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factsheet.core.problems import BuildError, Place, Problem
from factsheet.edit import init
from factsheet.edit.patch import patch


def differences(site: Path) -> Iterator[str]:
    """Yield a unified diff for each file that differs, from the site's own to that of the installed version.

    The facts are the owner's, and are left out. Raises BuildError if the site has no note of the answers to `init`.
    """
    for name, content in sorted(init.files_for(_answers(site), _pin(site)).items()):
        if name in init.OWN:
            continue
        file = site / name
        before = file.read_text(encoding="utf-8") if file.is_file() else ""
        after = content.decode("utf-8")
        if before != after:
            yield patch(name, before, after, is_new=not file.is_file())


def _answers(site: Path) -> init.Answers:
    try:
        return init.Answers.read((site / init.NOTE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        message, hint = "this file is not here: it has the answers that `init` was given", "begin a site with `init`"
    except (ValueError, KeyError, TypeError):
        message, hint = "the answers that `init` was given are not in this file", "bring it back from git"
    raise BuildError([Problem(Place(init.NOTE), "upgrade", message, hint)])


def _pin(site: Path) -> init.Pin:
    """Return the site's own pin of the generator: it says what is installed, so it is no difference."""
    file = site / init.REQUIREMENTS
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return init.Pin(next((line for line in lines if line and not line.startswith("#")), ""))
