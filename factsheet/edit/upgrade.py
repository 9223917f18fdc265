"""The command `upgrade`: how the files that `init` wrote have changed since, whatever the owner has made of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factsheet.core.problems import BuildError, Place, Problem
from factsheet.edit import init
from factsheet.edit.patch import patch


def differences(site: Path) -> Iterator[str]:
    """Yield a unified diff for each file that the installed version would write otherwise than `init` wrote it.

    Each comes once for the file itself, and once for the copy in `.factsheet/`, so that the next diff begins there.
    Raises BuildError if the site has no note of the answers to `init`.
    """
    begun = site / init.BEGUN
    for name, content in sorted(init.followed(init.files_for(_answers(site), _pin(begun))).items()):
        file = begun / name
        before = file.read_bytes().decode() if file.is_file() else ""
        for place in (name, f"{init.BEGUN}/{name}") if before.encode() != content else ():
            yield patch(place, before, content.decode(), is_new=not file.is_file())


def _answers(site: Path) -> init.Answers:
    try:
        return init.Answers.read((site / init.NOTE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        message, hint = "this file is not here: it has the answers that `init` was given", "begin a site with `init`"
    except (ValueError, KeyError, TypeError):
        message, hint = "the answers that `init` was given are not in this file", "bring it back from git"
    raise BuildError([Problem(Place(init.NOTE), "upgrade", message, hint)])


def _pin(begun: Path) -> init.Pin:
    """Return the pin of the generator that `init` wrote: a newer one is the owner's own change."""
    file = begun / init.REQUIREMENTS
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return init.Pin(next((line for line in lines if line and not line.startswith("#")), ""))
